// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::store
{

/// Writes columns of numbers and texts one behind the other. README.md has the form of each.
class ColumnWriter
{
public:
    void byte(std::uint8_t value) { m_out.push_back(char(value)); }
    void varint(std::uint64_t value);
    /// Bytes of their own, compressed where that is shorter.
    void block(std::string_view bytes);
    /// The difference to the smallest in as many bytes as the largest needs, byte by byte of the
    /// numbers: all lowest bytes, all second ones, …
    void numbers(std::span<const std::int64_t> values);
    /// Each distinct text once, and which of them it is.
    void words(std::span<const std::string_view> texts);
    /// Every text for itself.
    void prose(std::span<const std::string_view> texts);

    std::string take() { return std::move(m_out); }

private:
    std::string m_out;
    std::string m_plane;
    std::vector<std::int64_t> m_lengths;
    std::vector<std::int64_t> m_indices;
    std::vector<std::string_view> m_entries;
    std::vector<std::uint32_t> m_slots;
};

/// A column of numbers inside the memory of its reader.
class Numbers
{
public:
    std::int64_t at(std::size_t i) const
    {
        std::uint64_t value = 0;
        for (std::size_t k = 0; k < m_width; ++k)
            value |= std::uint64_t(m_planes[k][i]) << (8 * k);
        return std::int64_t(m_least + value);
    }
    bool isConstant() const { return m_width == 0; }
    std::size_t size() const { return m_size; }

private:
    friend class ColumnReader;
    const unsigned char *m_planes[8] = {};
    std::size_t m_width = 0;
    std::size_t m_size = 0;
    std::uint64_t m_least = 0;
};

/// A column of texts inside the memory of its reader.
class Texts
{
public:
    std::string_view raw(std::size_t i) const
    {
        if (m_offsets.empty())
            return {};
        const std::size_t entry = m_isWords ? std::size_t(m_indices.at(i)) : i;
        return m_bytes.substr(m_offsets[entry], m_offsets[entry + 1] - m_offsets[entry]);
    }
    /// Always valid UTF-8.
    std::string text(std::size_t i) const;
    bool isEmpty() const { return m_offsets.empty(); }
    /// Of a column of words: how many there are, and which of them row `i` has.
    std::size_t words() const { return m_isWords ? m_offsets.size() - 1 : 0; }
    std::size_t word(std::size_t i) const { return std::size_t(m_indices.at(i)); }

private:
    friend class ColumnReader;
    Numbers m_indices;
    std::vector<std::uint32_t> m_offsets; ///< empty: all texts are
    std::string_view m_bytes;
    bool m_isWords = false;
    bool m_isAscii = true;
};

/// Reads what ColumnWriter wrote. The bytes may be anything: the first thing that cannot be sticks
/// as a failure, after which all columns are empty or zero. Holds the memory of the columns.
class ColumnReader
{
public:
    /// More than this is never unpacked from one pack, nor made of its texts.
    static constexpr std::size_t mostBytes = 64 * 1024 * 1024;

    explicit ColumnReader(std::string_view bytes) : m_left(bytes) {}

    std::uint8_t byte();
    std::uint64_t varint();
    std::string_view block();
    Numbers numbers(std::size_t count);
    Texts texts(std::size_t count);

    void fail() { m_failed = true; }
    bool hasFailed() const { return m_failed; }
    bool isAtEnd() const { return m_left.empty(); }
    /// Bytes that the columns take.
    std::size_t memory() const { return m_unpacked + m_overhead; }

private:
    std::string_view unpacked(std::size_t size, std::string_view stored);
    /// Offsets from lengths; empty on failure.
    std::vector<std::uint32_t> offsets(const Numbers &lengths, std::size_t bytes);
    void countText(const Texts &texts, std::size_t count);

    std::string_view m_left;
    std::deque<std::string> m_blocks;
    std::size_t m_unpacked = 0;
    std::size_t m_textBytes = 0;
    std::size_t m_overhead = 0;
    bool m_failed = false;
};

} // namespace entente::store
