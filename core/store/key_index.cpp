// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/key_index.h"

#include "core/store/checksum.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace entente::store
{

namespace
{

constexpr std::string_view sectionName = ".keys";
constexpr std::size_t pairsPerPart = 8192;
constexpr std::size_t rangeBytes = 8 + 8 + 4;
constexpr std::size_t pairBytes = 4 + 4;

std::uint32_t hashOf(std::string_view key)
{
    return crc32(key);
}

std::optional<std::uint64_t> keyNumber(std::string_view key)
{
    if (key.empty() || key.size() > 18 || (key[0] == '0' && key.size() > 1))
        return std::nullopt;
    std::uint64_t number = 0;
    for (const char c : key) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + std::uint64_t(c - '0');
    }
    return number;
}

void append(std::string &bytes, std::uint64_t value, int size)
{
    for (int i = 0; i < size; ++i)
        bytes.push_back(char(value >> (8 * i)));
}

std::uint64_t numberAt(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

} // namespace

PackKeySummary summaryOfKeys(EventIndex first, std::span<const Event> events)
{
    PackKeySummary summary;
    summary.first = first;
    summary.isNumbers = true;
    summary.least = std::numeric_limits<std::uint64_t>::max();
    summary.hashes.reserve(events.size());
    for (const Event &event : events) {
        summary.hashes.push_back(hashOf(event.key));
        const auto number = keyNumber(event.key);
        summary.isNumbers = summary.isNumbers && number;
        summary.least = std::min(summary.least, number.value_or(0));
        summary.most = std::max(summary.most, number.value_or(0));
    }
    return summary;
}

void KeyIndexBuilder::add(const PackKeySummary &pack)
{
    if (pack.isNumbers && (m_ranges.empty() || pack.least > m_ranges.back().most)) {
        m_ranges.push_back({pack.least, pack.most, pack.first});
        return;
    }
    for (std::size_t i = 0; i < pack.hashes.size(); ++i)
        m_pairs.emplace_back(pack.hashes[i], EventIndex(pack.first + i));
}

Outcome KeyIndexBuilder::write(SectionWriter &writer)
{
    std::sort(m_pairs.begin(), m_pairs.end());
    std::string directory;
    append(directory, m_ranges.size(), 4);
    for (const Range &range : m_ranges) {
        append(directory, range.least, 8);
        append(directory, range.most, 8);
        append(directory, range.first, 4);
    }
    std::int64_t part = 0;
    for (std::size_t begin = 0; begin < m_pairs.size(); begin += pairsPerPart) {
        const std::size_t end = std::min(begin + pairsPerPart, m_pairs.size());
        std::string bytes;
        bytes.reserve((end - begin) * pairBytes);
        for (std::size_t i = begin; i < end; ++i) {
            append(bytes, m_pairs[i].first, 4);
            append(bytes, m_pairs[i].second, 4);
        }
        append(directory, m_pairs[begin].first, 4);
        if (Outcome done = writer.write(sectionName, ++part, bytes); !done)
            return done;
    }
    return writer.write(sectionName, 0, directory);
}

Result<KeyCandidates> candidatesFor(const std::string &key, const Sections &sections)
{
    const Result<std::string> directory = sections.read(sectionName, 0);
    if (!directory)
        return directory.error();
    const Error damaged{"the index of ids is damaged", {}};
    if (directory->size() < 4)
        return damaged;
    const auto ranges = std::size_t(numberAt(*directory, 0, 4));
    if (ranges > (directory->size() - 4) / rangeBytes)
        return damaged;
    KeyCandidates candidates;
    if (const auto number = keyNumber(key)) {
        for (std::size_t i = 0; i < ranges; ++i) {
            const std::size_t at = 4 + i * rangeBytes;
            if (numberAt(*directory, at, 8) <= *number &&
                *number <= numberAt(*directory, at + 8, 8))
                candidates.packs.push_back(EventIndex(numberAt(*directory, at + 16, 4)));
        }
    }
    const std::string_view firsts = std::string_view(*directory).substr(4 + ranges * rangeBytes);
    const std::size_t parts = firsts.size() / 4;
    const std::uint32_t hash = hashOf(key);
    // Equal hashes may begin in the part before the first one that starts with this hash.
    for (std::size_t i = 0; i < parts; ++i) {
        const bool endsBefore = i + 1 < parts && numberAt(firsts, 4 * (i + 1), 4) < hash;
        if (endsBefore)
            continue;
        if (numberAt(firsts, 4 * i, 4) > hash)
            break;
        const Result<std::string> pairs = sections.read(sectionName, std::int64_t(i) + 1);
        if (!pairs)
            return pairs.error();
        for (std::size_t at = 0; at + pairBytes <= pairs->size(); at += pairBytes) {
            if (numberAt(*pairs, at, 4) == hash)
                candidates.events.push_back(EventIndex(numberAt(*pairs, at + 4, 4)));
        }
    }
    return candidates;
}

} // namespace entente::store
