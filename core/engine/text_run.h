// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sections.h"
#include "core/engine/bitmap.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

enum class TextPart
{
    Title,
    Description
};

/// Which of consecutive events hold which folded words, as a TextRunBuilder wrote it. The list of
/// words is held in memory as written, the postings are read when they are asked for. Immutable;
/// thread-safe as its sections are.
class TextRun
{
public:
    /// Reads part `part` of "text.words"; fails when it is not a run that a builder wrote.
    static Result<std::shared_ptr<const TextRun>> open(std::shared_ptr<const Sections> sections,
                                                       std::int64_t part);

    EventIndex first() const { return m_first; }
    std::size_t size() const { return m_size; }

    /// Adds the events whose `part` holds `word`, or a word beginning with it, to `found`, which
    /// has size() bits: the event first() is its bit 0. Fails when the sections cannot be read or
    /// are not what a builder wrote (`found` is then of no use), and on a stop.
    Outcome find(TextPart part, std::string_view word, bool asPrefix, Bitmap &found,
                 const std::stop_token &stop) const;

private:
    /// Every so many words one stands in full.
    struct Block
    {
        std::size_t entry = 0;      ///< where its first entry is
        std::uint64_t postings = 0; ///< where the postings of its first word are
    };

    struct Words
    {
        std::string_view entries;
        std::vector<Block> blocks;
    };

    /// A stretch of the postings of one word.
    struct Postings
    {
        std::uint64_t begin = 0;
        std::uint64_t size = 0;
        bool isBits = false;
    };

    TextRun() = default;
    bool parse();
    bool parseWords(Words &words, std::string_view entries, std::uint64_t count,
                    std::uint64_t &postings);
    std::string_view headOf(const Words &words, std::size_t block) const;
    std::vector<Postings> lookUp(const Words &words, std::string_view word, bool asPrefix,
                                 const std::stop_token &stop) const;
    Result<std::string> readPart(std::size_t number) const;
    std::size_t partOf(std::uint64_t place) const;
    Error damaged(std::string_view section) const;

    std::shared_ptr<const Sections> m_sections;
    std::string m_bytes;
    EventIndex m_first = 0;
    std::size_t m_size = 0;
    std::vector<std::uint64_t> m_partEnds;
    std::array<Words, 2> m_words;
};

// --- How a run is written -----------------------------------------------------------------------

constexpr std::string_view textWordsSection = "text.words";
constexpr std::string_view textPostingsSection = "text.postings";
constexpr std::string_view textRunMark = "entextr1";
constexpr std::size_t textWordsPerBlock = 16;
/// A part of postings ends with the word that would make it longer than this.
constexpr std::size_t textPartBytes = 256 * 1024;

constexpr std::int64_t textPostingsPart(EventIndex first, std::size_t number)
{
    return (std::int64_t(first) << 24) + std::int64_t(number);
}

} // namespace entente
