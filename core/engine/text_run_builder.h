// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sections.h"
#include "core/model/records.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// Collects which of consecutive events hold which folded words, in titles and descriptions apart,
/// and writes that as a run, the piece that a TextIndex is made of. Builders of neighbouring events
/// may be filled by several threads and put together. Takes about bytes() of memory: cut a run
/// every million events or so.
class TextRunBuilder
{
public:
    explicit TextRunBuilder(EventIndex first) : m_first(first) {}

    EventIndex first() const { return m_first; }
    std::size_t size() const { return m_size; }
    EventIndex end() const { return EventIndex(m_first + m_size); }
    std::size_t bytes() const { return m_parts[0].bytes + m_parts[1].bytes; }

    /// Adds the event end().
    void add(std::string_view title, std::string_view description);
    /// Adds the events of `next`, whose first is end().
    void append(const TextRunBuilder &next);

    /// Writes the run as part first() of "text.words" and as parts (first() << 24) + n of
    /// "text.postings".
    Outcome write(SectionWriter &writer) const;

private:
    struct Word
    {
        std::uint32_t hash = 0;
        std::uint32_t length = 0;
        std::size_t text = 0;
        std::uint32_t next = 0; ///< after the last event that holds it; from the first of the run
        std::string postings;   ///< for each event how many were left out since the one before
    };

    /// The words of titles, or of descriptions.
    struct Words
    {
        std::vector<Word> words;
        std::string texts;
        std::vector<std::uint32_t> table; ///< 1 + a number of `words` by hash, or 0
        std::size_t bytes = 0;

        std::string_view text(const Word &word) const
        {
            return std::string_view(texts).substr(word.text, word.length);
        }
        Word &find(std::string_view text, std::uint32_t hash);
        void post(Word &word, std::uint32_t event);
        void append(const Words &next, std::uint32_t at);
        void grow();
        /// The numbers of `words` in the order of their texts.
        std::vector<std::uint32_t> sorted() const;
    };

    class Writing;

    EventIndex m_first;
    std::size_t m_size = 0;
    std::array<Words, 2> m_parts;
};

} // namespace entente
