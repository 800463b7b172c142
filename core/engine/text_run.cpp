// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/text_run.h"

#include "core/engine/engine.h"
#include "core/engine/text_bytes.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace entente
{

namespace
{

constexpr std::size_t checkBytes = 8;

/// How many bytes may be read between two looks at a stop token.
constexpr std::size_t stopBytes = 64 * 1024;

struct Entry
{
    std::string_view suffix;
    std::size_t shared = 0;
    std::uint64_t size = 0;
    bool isBits = false;
};

Entry nextEntry(ByteReader &reader)
{
    Entry entry;
    entry.shared = std::size_t(reader.number());
    entry.suffix = reader.take(reader.number());
    const std::uint64_t postings = reader.number();
    entry.size = postings / 2;
    entry.isBits = postings % 2 != 0;
    return entry;
}

/// The sum that stands behind the bytes fits them. Takes it off.
bool takeCheck(std::string_view &bytes, std::uint64_t seed)
{
    if (bytes.size() < checkBytes)
        return false;
    const std::uint64_t sum = loadLittle(bytes.data() + bytes.size() - checkBytes);
    bytes.remove_suffix(checkBytes);
    return sum == mixed(bytes, seed);
}

bool addBits(std::string_view bits, Bitmap &found)
{
    if (bits.size() != (found.size() + 7) / 8)
        return false;
    const std::span<std::uint64_t> words = found.openWords();
    std::size_t i = 0;
    for (; i + 8 <= bits.size(); i += 8)
        words[i / 8] |= loadLittle(bits.data() + i);
    for (; i < bits.size(); ++i)
        words[i / 8] |= std::uint64_t(static_cast<unsigned char>(bits[i])) << (8 * (i % 8));
    const std::size_t used = found.size() % 64;
    return used == 0 || (words.back() >> used) == 0;
}

/// The inner loop of every search: a byte or two for each event that holds the word.
bool addNumbers(std::string_view postings, Bitmap &found)
{
    std::uint64_t *words = found.openWords().data();
    const std::uint64_t size = found.size();
    const char *at = postings.data();
    const char *const end = at + postings.size();
    std::uint64_t event = 0;
    while (at != end) {
        auto byte = static_cast<unsigned char>(*at++);
        std::uint64_t left = byte & 0x7FU;
        for (unsigned shift = 7; byte >= 0x80; shift += 7) {
            if (at == end || shift > 28)
                return false;
            byte = static_cast<unsigned char>(*at++);
            left |= std::uint64_t(byte & 0x7FU) << shift;
        }
        event += left;
        if (event >= size)
            return false;
        words[event / 64] |= std::uint64_t(1) << (event % 64);
        ++event;
    }
    return true;
}

} // namespace

Result<std::shared_ptr<const TextRun>> TextRun::open(std::shared_ptr<const Sections> sections,
                                                     std::int64_t part)
{
    Result<std::string> bytes = sections->read(textWordsSection, part);
    if (!bytes)
        return bytes.error();
    const std::shared_ptr<TextRun> run(new TextRun);
    run->m_sections = std::move(sections);
    run->m_bytes = *std::move(bytes);
    if (!run->parse() || std::int64_t(run->m_first) != part)
        return Error{"the index of words is damaged",
                     std::string(textWordsSection) + ", part " + std::to_string(part)};
    return std::shared_ptr<const TextRun>(run);
}

Error TextRun::damaged(std::string_view section) const
{
    return {"the index of words is damaged",
            std::string(section) + " of the events from " + std::to_string(m_first)};
}

bool TextRun::parse()
{
    std::string_view bytes = m_bytes;
    if (!takeCheck(bytes, 0) || !bytes.starts_with(textRunMark))
        return false;
    bytes.remove_prefix(textRunMark.size());
    ByteReader reader(bytes);
    const std::uint64_t first = reader.number();
    const std::uint64_t size = reader.number();
    constexpr std::uint64_t most = std::numeric_limits<EventIndex>::max();
    if (first > most || size > most - first)
        return false;
    m_first = EventIndex(first);
    m_size = std::size_t(size);
    std::uint64_t total = 0;
    for (std::uint64_t parts = reader.number(); parts > 0 && !reader.hasFailed(); --parts) {
        const std::uint64_t part = reader.number();
        if (part > std::numeric_limits<std::uint32_t>::max())
            return false;
        m_partEnds.push_back(total += part);
    }
    std::uint64_t postings = 0;
    for (Words &words : m_words) {
        const std::uint64_t count = reader.number();
        const std::string_view entries = bytes.substr(bytes.size() - reader.left());
        if (!parseWords(words, entries, count, postings))
            return false;
        reader.take(words.entries.size());
    }
    return !reader.hasFailed() && reader.atEnd() && postings == total;
}

/// Walks all entries once: they ascend, and the postings of each lie within one part.
bool TextRun::parseWords(Words &words, std::string_view entries, std::uint64_t count,
                         std::uint64_t &postings)
{
    ByteReader reader(entries);
    std::string word;
    std::string head;
    std::size_t part = std::size_t(
        std::upper_bound(m_partEnds.begin(), m_partEnds.end(), postings) - m_partEnds.begin());
    for (std::uint64_t n = 0; n < count; ++n) {
        const std::size_t place = entries.size() - reader.left();
        const Entry entry = nextEntry(reader);
        const bool isHead = n % textWordsPerBlock == 0;
        if (reader.hasFailed() || entry.suffix.empty() || entry.shared > word.size() ||
            (isHead && entry.shared != 0))
            return false;
        // What follows the shared beginning decides the order; a head shares nothing on paper.
        const std::string_view rest = std::string_view(word).substr(entry.shared);
        if (isHead ? entry.suffix <= rest
                   : !rest.empty() && static_cast<unsigned char>(entry.suffix.front()) <=
                                          static_cast<unsigned char>(rest.front()))
            return false;
        if (isHead)
            words.blocks.push_back({place, postings});
        word.resize(entry.shared);
        word += entry.suffix;
        while (part < m_partEnds.size() && m_partEnds[part] == postings)
            ++part;
        if (entry.size == 0 || part == m_partEnds.size() ||
            entry.size > m_partEnds[part] - postings)
            return false;
        postings += entry.size;
    }
    words.entries = entries.substr(0, entries.size() - reader.left());
    return true;
}

std::string_view TextRun::headOf(const Words &words, std::size_t block) const
{
    ByteReader reader(words.entries.substr(words.blocks[block].entry));
    return nextEntry(reader).suffix;
}

std::vector<TextRun::Postings> TextRun::lookUp(const Words &words, std::string_view word,
                                               bool asPrefix, const std::stop_token &stop) const
{
    std::size_t low = 0; // the blocks before it begin with a word before `word`, or with `word`
    for (std::size_t high = words.blocks.size(); low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        if (headOf(words, middle) <= word)
            low = middle + 1;
        else
            high = middle;
    }
    std::vector<Postings> result;
    if (words.blocks.empty())
        return result;
    const Block &start = words.blocks[low == 0 ? 0 : low - 1];
    ByteReader reader(words.entries.substr(start.entry));
    std::uint64_t begin = start.postings;
    std::string entryWord;
    for (std::size_t n = 0; !reader.atEnd(); ++n) {
        if (n % stopStride == stopStride - 1 && stop.stop_requested())
            break;
        const Entry entry = nextEntry(reader);
        entryWord.resize(entry.shared);
        entryWord += entry.suffix;
        if (asPrefix ? entryWord.starts_with(word) : entryWord == word)
            result.push_back({begin, entry.size, entry.isBits});
        else if (entryWord > word)
            break;
        begin += entry.size;
    }
    return result;
}

std::size_t TextRun::partOf(std::uint64_t place) const
{
    return std::size_t(std::upper_bound(m_partEnds.begin(), m_partEnds.end(), place) -
                       m_partEnds.begin());
}

Result<std::string> TextRun::readPart(std::size_t number) const
{
    const std::int64_t part = textPostingsPart(m_first, number);
    Result<std::string> bytes = m_sections->read(textPostingsSection, part);
    if (!bytes)
        return bytes;
    std::string_view checked = *bytes;
    const std::uint64_t size = m_partEnds[number] - (number == 0 ? 0 : m_partEnds[number - 1]);
    if (!takeCheck(checked, std::uint64_t(part)) || checked.size() != size)
        return damaged(textPostingsSection);
    return bytes;
}

Outcome TextRun::find(TextPart part, std::string_view word, bool asPrefix, Bitmap &found,
                      const std::stop_token &stop) const
{
    std::string bytes;
    std::uint64_t begin = 0; // of `bytes` among all postings
    std::uint64_t end = 0;
    std::size_t unseen = 0;
    for (const Postings &postings : lookUp(m_words[std::size_t(part)], word, asPrefix, stop)) {
        if (postings.begin >= end) {
            if (stop.stop_requested())
                return Engine::cancelled();
            const std::size_t number = partOf(postings.begin);
            Result<std::string> read = readPart(number);
            if (!read)
                return read.error();
            bytes = *std::move(read);
            begin = number == 0 ? 0 : m_partEnds[number - 1];
            end = m_partEnds[number];
        }
        unseen += std::size_t(postings.size);
        if (unseen >= stopBytes) {
            unseen = 0;
            if (stop.stop_requested())
                return Engine::cancelled();
        }
        const std::string_view own = std::string_view(bytes).substr(
            std::size_t(postings.begin - begin), std::size_t(postings.size));
        if (!(postings.isBits ? addBits(own, found) : addNumbers(own, found)))
            return damaged(textPostingsSection);
    }
    if (stop.stop_requested())
        return Engine::cancelled();
    return Done{};
}

} // namespace entente
