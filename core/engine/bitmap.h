// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace entente
{

/// How many events a loop may pass between two looks at its stop token.
constexpr std::size_t stopStride = 4096;

/// A set of events as one bit each, in 64-bit words. Bits beyond size() are always clear.
class Bitmap
{
public:
    Bitmap() = default;
    explicit Bitmap(std::size_t size, bool value = false)
        : m_size(size)
        , m_words((size + 63) / 64, value ? ~std::uint64_t(0) : 0)
    {
        clearTail();
    }

    std::size_t size() const { return m_size; }
    std::size_t bytes() const { return m_words.size() * sizeof(std::uint64_t); }
    bool test(std::size_t i) const { return (m_words[i / 64] >> (i % 64)) & 1U; }
    /// Event i is bit i % 64 of word i / 64.
    const std::vector<std::uint64_t> &words() const { return m_words; }
    /// To set bits; those beyond size() stay clear.
    std::span<std::uint64_t> openWords() { return m_words; }
    /// Sets the bits of `word` for the events from 64 * place on; they must lie below size().
    void addWord(std::size_t place, std::uint64_t word) { m_words[place] |= word; }
    void set(std::size_t i) { m_words[i / 64] |= std::uint64_t(1) << (i % 64); }

    Bitmap &operator&=(const Bitmap &other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        return *this;
    }
    Bitmap &operator|=(const Bitmap &other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        return *this;
    }
    Bitmap &subtract(const Bitmap &other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= ~other.m_words[i];
        return *this;
    }
    void clear(std::size_t i) { m_words[i / 64] &= ~(std::uint64_t(1) << (i % 64)); }
    void flip()
    {
        for (std::uint64_t &word : m_words)
            word = ~word;
        clearTail();
    }

    std::int64_t count() const
    {
        std::int64_t total = 0;
        for (const std::uint64_t word : m_words)
            total += std::popcount(word);
        return total;
    }

    /// Calls `visit(EventIndex)` for every set bit, ascending. False when a stop was requested
    /// before the end.
    template <class Visit>
    bool forEach(const std::stop_token &stop, Visit visit) const
    {
        constexpr std::size_t stride = stopStride / 64;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (i % stride == 0 && stop.stop_requested())
                return false;
            for (std::uint64_t word = m_words[i]; word != 0; word &= word - 1)
                visit(EventIndex(i * 64 + std::size_t(std::countr_zero(word))));
        }
        return true;
    }

    bool operator==(const Bitmap &) const = default;

private:
    void clearTail()
    {
        if (m_size % 64 != 0)
            m_words.back() &= (std::uint64_t(1) << (m_size % 64)) - 1;
    }

    std::size_t m_size = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace entente
