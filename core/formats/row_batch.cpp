// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/row_batch.h"

#include "core/base/text.h"

#include <algorithm>
#include <functional>

namespace entente
{

namespace
{

std::vector<std::string_view> sortedParties(const Event &event)
{
    std::vector<std::string_view> ids;
    for (const Party &party : event.parties)
        ids.push_back(party.actor.value);
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

std::uint64_t hashOf(std::string_view text)
{
    return mixed(text.size(), std::hash<std::string_view>()(text));
}

std::uint64_t contentHashOfTexts(const Event &event)
{
    static const std::uint64_t ofNothing = hashOf({}); // which most of them are
    std::uint64_t hash = hashOf(event.title);
    for (const std::string_view part :
         {std::string_view(event.start.edtf()), std::string_view(event.end.edtf()),
          std::string_view(event.subkind), std::string_view(event.place.name),
          std::string_view(event.description)})
        hash = mixed(hash, part.empty() ? ofNothing : hashOf(part));
    for (const Person &person : event.persons)
        hash = mixed(hash, hashOf(person.name));
    return hash;
}

std::uint64_t contentHash(std::uint64_t ofTexts, const Event &event)
{
    std::uint64_t parties = 0; // a sum, so that their order does not matter
    for (const Party &party : event.parties)
        parties += mixed(0, hashOf(party.actor.value));
    return mixed(mixed(ofTexts, hashOf(event.kind.value)), parties);
}

bool hasSameContent(const Event &a, const Event &b)
{
    return a.title == b.title && a.start == b.start && a.end == b.end && a.kind == b.kind &&
           a.subkind == b.subkind && a.place.name == b.place.name &&
           a.description == b.description && a.persons == b.persons &&
           sortedParties(a) == sortedParties(b);
}

std::string slugFor(const Event &event)
{
    std::string slug;
    for (const char c : event.start.edtf()) {
        const bool isPlain = (c >= '0' && c <= '9') || c == '-' || (c >= 'A' && c <= 'Z');
        if (isPlain)
            slug += c;
    }
    constexpr std::size_t longest = 72;
    for (const std::string &word : foldedWords(event.title)) {
        if (slug.size() + 1 + word.size() > longest && !slug.empty())
            break;
        slug += slug.empty() ? "" : "-";
        slug += word;
    }
    return slug.empty() ? "event" : slug;
}

void RowBatch::add(ImportedRow row)
{
    if (row.tie) {
        ties.push_back(std::move(*row.tie));
        return;
    }
    RowNote &note = notes.emplace_back();
    note.kindWord = std::move(row.kindWord);
    note.statesStatus = row.statesStatus;
    note.line = row.line;
    note.counting = row.counting;
    note.contentHash = contentHashOfTexts(row.event);
    if (row.event.key.empty())
        note.slug = slugFor(row.event);
    else
        note.keyHash = hashOf(row.event.key);
    events.push_back(std::move(row.event));
}

void RowBatch::reject(const std::string &file, std::int64_t line, std::string reason,
                      std::string_view text)
{
    constexpr std::size_t longestText = 65536;
    rejects.push_back({file, line, std::move(reason), shortened(text, longestText)});
}

RowBatch batchFrom(const TextPiece &piece, const RowReader &reader, const TableLayout &layout,
                   const std::string &file, RowScratch &scratch, const std::stop_token &stop)
{
    RowBatch batch;
    batch.end = piece.end;
    if (piece.isTooLong) {
        batch.reject(file, piece.firstLine,
                     "the line is longer than " +
                         std::to_string(TextPieces::longestRecord / 1024 / 1024) + " megabytes",
                     piece.text);
        return batch;
    }
    constexpr std::size_t shortestRow = 32; // a million blank lines are no million events
    const std::size_t rows =
        std::min(std::size_t(piece.lines), piece.text.size() / shortestRow) + 1;
    batch.events.reserve(rows);
    batch.notes.reserve(rows);
    // The file was found to be UTF-8, but others may write to it while it is read.
    const std::string repaired = isUtf8(piece.text) ? "" : withValidUtf8(piece.text);
    CsvParser parser(repaired.empty() ? piece.text : repaired, layout.delimiter, layout.quotes());
    parser.beginAt(piece.firstLine);
    CsvRecord record;
    for (std::size_t count = 0; parser.next(record); ++count) {
        if (count % 256 == 0 && stop.stop_requested())
            break; // whoever stopped takes nothing of it
        if (record.problem.empty() && record.isBlank())
            continue;
        ImportedRow made;
        made.line = record.line;
        std::string refused = record.problem;
        if (refused.empty())
            refused = reader.read(record, made, scratch);
        if (refused.empty())
            batch.add(std::move(made));
        else
            batch.reject(file, record.line, std::move(refused), record.text);
    }
    batch.warnings = std::move(scratch.warnings);
    scratch.warnings = {};
    return batch;
}

} // namespace entente
