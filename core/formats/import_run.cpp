// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/import_run.h"

#include "core/base/text.h"
#include "core/formats/countries.h"
#include "core/formats/merging.h"

#include <algorithm>
#include <set>

namespace entente
{

namespace
{

/// Rows between two looks at the clock of the user: progress, and whether to stop.
constexpr std::size_t stride = 512;

/// Events that are kept at hand while rows are merged into them.
constexpr std::size_t mostTouched = 4096;
constexpr std::size_t mostTouchedItems = 1000000;

Dataset withoutEvents(const Dataset &data)
{
    return {data.title, data.description, data.kinds,     data.actors,
            {},         data.threads,     data.layers,    data.ties,
            data.eras,  data.stories,     data.properties};
}

} // namespace

ImportRun::ImportRun(EventSink &sink, const ImportOptions &options)
    : m_sink(sink)
    , m_options(options)
    , m_into(withoutEvents(sink.tables()))
    , m_isEmpty(sink.size() == 0 && m_into == Dataset())
{}

Outcome ImportRun::begin(std::stop_token stop)
{
    m_stop = stop;
    m_before = m_sink.size();
    m_keys.reserve(std::size_t(m_sink.size()));
    const auto note = [&](std::int64_t place, std::string_view key) {
        m_keys.add(hashOf(key), std::uint32_t(place));
    };
    if (Outcome noted = m_sink.forEachKey(note, stop); !noted)
        return noted;
    for (std::size_t i = 0; i < m_into.actors.size(); ++i)
        noteActor(i);
    noteKinds();
    for (const Thread &thread : m_into.threads)
        m_threads.insert(thread.id.value);
    return Done{};
}

void ImportRun::beginFile(ImportedTables tables, const RowReader *reader)
{
    takeTables(tables.tables);
    m_file = {{}, tables.hasKinds, tables.hasActors, tables.hasThreads};
    m_reader = reader;
    // A reader may know words that the one before did not.
    m_actorWords.clear();
    m_strangeWords.clear();
    m_kindWords.clear();
}

Outcome ImportRun::endFile(const WarningList &warnings, const std::filesystem::path &file)
{
    if (Outcome settled = settleTies(file); !settled)
        return settled;
    WarningList all = warnings;
    all.add(m_fileWarnings);
    m_warnings.add(all, file);
    m_fileWarnings = {};
    m_isEmpty = false;
    m_reader = nullptr;
    return Done{};
}

Outcome ImportRun::take(RowBatch batch, std::stop_token stop, const Step &step)
{
    m_fileWarnings.add(batch.warnings);
    m_base = m_sink.size();
    m_batch = &batch.events;
    m_batchSize = 0;
    for (std::size_t i = 0; i < batch.events.size(); ++i) {
        if (i % stride == 0) {
            if (stop.stop_requested())
                return Error{"cancelled", {}};
            step(i);
        }
        constexpr std::size_t ahead = 8;
        if (i + ahead < batch.notes.size())
            m_keys.prepare(batch.notes[i + ahead].keyHash);
        if (Outcome taken = takeRow(batch.events[i], batch.notes[i]); !taken)
            return taken;
    }
    batch.events.resize(m_batchSize);
    m_batch = nullptr;
    if (Outcome taken = takeTieRows(std::move(batch.ties)); !taken)
        return taken;
    if (Outcome rejected = takeRejects(std::move(batch.rejects)); !rejected)
        return rejected;
    if (stop.stop_requested())
        return Error{"cancelled", {}};
    return batch.events.empty() ? Outcome(Done{}) : m_sink.add(std::move(batch.events));
}

Outcome ImportRun::takeRow(Event &event, RowNote &note)
{
    ++m_report.read;
    const Result<Place> place = placeOf(event, note);
    if (!place)
        return place.error();
    if (*place) {
        ++m_report.merged;
        return merge(**place, event, note);
    }
    if (event.key.empty()) {
        Result<std::string> key = keyFor(note.slug);
        if (!key)
            return key.error();
        event.key = std::move(*key);
        note.keyHash = hashOf(event.key);
    }
    const auto at = std::uint32_t(m_base + std::int64_t(m_batchSize));
    m_keys.add(note.keyHash, at);
    const std::uint64_t content = contentHash(note.contentHash, event);
    if (m_hasContents)
        m_contents.add(content, at);
    else
        m_added.push_back(content);
    Event &kept = (*m_batch)[m_batchSize++];
    if (&kept != &event)
        kept = std::move(event);
    ++m_report.imported;
    return Done{};
}

Outcome ImportRun::takeRejects(std::vector<Reject> rejects)
{
    // Enough to read; the lines of a broken file of any size must not fill the memory.
    constexpr std::size_t mostBytes = 32 * 1024 * 1024;
    for (Reject &reject : rejects) {
        ++m_report.read;
        ++m_report.rejected;
        if (m_options.onReject) {
            if (Outcome heard = m_options.onReject(reject); !heard)
                return heard;
        }
        if (m_report.rejects.size() >= mostRejectsKept)
            continue;
        m_rejectBytes += reject.text.size();
        if (m_rejectBytes > mostBytes)
            reject.text = shortened(reject.text, 200);
        m_report.rejects.push_back(std::move(reject));
    }
    return Done{};
}

bool ImportRun::hasTakenRows() const
{
    return m_report.imported + m_report.merged > 0 || m_report.rejected == 0;
}

Result<ImportReport> ImportRun::finish(std::stop_token stop, const ProgressSink &progress)
{
    m_report.warnings = m_warnings.sentences();
    m_report.isWritten = hasTakenRows();
    if (!m_report.isWritten)
        return m_report;
    if (stop.stop_requested())
        return Error{"cancelled", {}};
    if (Outcome put = putBack(); !put)
        return put.error();
    if (m_into.title.empty())
        m_into.title = m_options.title;
    if (Outcome finished = m_sink.finish(m_into, stop, progress); !finished)
        return finished.error();
    return m_report;
}

/// Where the event that the row speaks of is. Finds out on the way what the row's words name: a row
/// of a known key may do without a kind, one without a key is known by its kind and its parties.
Result<ImportRun::Place> ImportRun::placeOf(Event &event, RowNote &note)
{
    const bool hasKey = !event.key.empty();
    Result<Place> place = hasKey ? placeOfKey(note.keyHash, event.key) : Result<Place>(Place());
    if (!place)
        return place;
    resolveKind(event, note, place->has_value());
    if (!m_file.hasActors)
        resolveActors(event);
    if (!m_file.hasThreads)
        noteThread(event);
    if (hasKey)
        return place;
    if (!m_hasContents) {
        if (Outcome noted = noteContents(); !noted)
            return noted.error();
    }
    return placeOfContent(contentHash(note.contentHash, event), event);
}

Result<ImportRun::Place> ImportRun::placeOfKey(std::uint64_t hash, std::string_view key)
{
    return placeIn(m_keys, hash, [&](const Event &there) { return there.key == key; });
}

Result<ImportRun::Place> ImportRun::placeOfContent(std::uint64_t hash, const Event &event)
{
    return placeIn(m_contents, hash,
                   [&](const Event &there) { return hasSameContent(there, event); });
}

template <class IsIt>
Result<ImportRun::Place> ImportRun::placeIn(const SeenTable &table, std::uint64_t hash,
                                            const IsIt &isIt)
{
    std::optional<Error> failure;
    const auto found = table.find(hash, [&](std::uint32_t place) {
        const Result<const Event *> there = eventAt(place);
        if (!there && !failure)
            failure = there.error();
        return there && isIt(**there);
    });
    if (failure)
        return *failure;
    return found ? Place(std::int64_t(*found)) : Place();
}

/// An event of the sink stays at hand for what may be merged into it.
Result<const Event *> ImportRun::eventAt(std::int64_t place)
{
    if (place >= m_base)
        return &(*m_batch)[std::size_t(place - m_base)];
    const auto known = m_touched.find(place);
    if (known != m_touched.end())
        return &known->second.event;
    if (m_touched.size() >= mostTouched || m_touchedItems > mostTouchedItems) {
        if (Outcome put = putBack(); !put)
            return put.error();
    }
    Result<Event> event = m_sink.fetch(place);
    if (!event)
        return event.error();
    m_touchedItems += itemsOf(*event);
    return &m_touched.emplace(place, Touched{std::move(*event)}).first->second.event;
}

Outcome ImportRun::merge(std::int64_t place, const Event &other, const RowNote &note)
{
    if (place >= m_base) {
        mergeEvent((*m_batch)[std::size_t(place - m_base)], other, note, m_fileWarnings);
        return Done{};
    }
    if (const Result<const Event *> there = eventAt(place); !there)
        return there.error();
    Touched &kept = m_touched.at(place);
    const std::size_t before = itemsOf(kept.event);
    const bool hasChanged = mergeEvent(kept.event, other, note, m_fileWarnings);
    kept.hasChanged = kept.hasChanged || hasChanged;
    m_touchedItems += itemsOf(kept.event) - before;
    return Done{};
}

/// Gives changed events back to the sink, in the order of their places.
Outcome ImportRun::putBack()
{
    std::vector<std::int64_t> places;
    for (const auto &[place, touched] : m_touched) {
        if (touched.hasChanged)
            places.push_back(place);
    }
    std::sort(places.begin(), places.end());
    for (const std::int64_t place : places) {
        if (Outcome put = m_sink.replace(place, std::move(m_touched.at(place).event)); !put)
            return put;
    }
    m_touched.clear();
    m_touchedItems = 0;
    return Done{};
}

Outcome ImportRun::noteContents()
{
    m_hasContents = true;
    if (Outcome put = putBack(); !put)
        return put;
    m_contents.reserve(std::size_t(m_sink.size()));
    const auto note = [&](std::int64_t place, const Event &event) {
        m_contents.add(contentHash(contentHashOfTexts(event), event), std::uint32_t(place));
    };
    if (m_before > 0) {
        if (Outcome noted = m_sink.forEach(note, m_stop); !noted)
            return noted;
    }
    for (std::size_t i = 0; i < m_added.size(); ++i)
        m_contents.add(m_added[i], std::uint32_t(m_before + std::int64_t(i)));
    m_added = {};
    return Done{};
}

Result<std::string> ImportRun::keyFor(const std::string &slug)
{
    const std::uint64_t hash = hashOf(slug);
    // Counting goes on where it stopped, so that a million rows of one title stay linear.
    if (!m_suffixes.contains(hash)) {
        const auto place = placeOfKey(hash, slug);
        if (!place)
            return place.error();
        if (!*place)
            return slug;
    }
    for (;;) {
        std::string key = slug + "-" + std::to_string(m_suffixes.countUp(hash));
        const auto place = placeOfKey(hashOf(key), key);
        if (!place)
            return place.error();
        if (!*place)
            return key;
    }
}

} // namespace entente
