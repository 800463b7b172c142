// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/byte_columns.h"
#include "core/store/frames.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace entente::store
{

namespace
{

constexpr std::size_t leastToCompress = 32;

std::uint64_t zigzag(std::int64_t value)
{
    return (std::uint64_t(value) << 1) ^ std::uint64_t(value >> 63);
}

} // namespace

void ColumnWriter::varint(std::uint64_t value)
{
    for (; value >= 128; value >>= 7)
        byte(std::uint8_t(value | 128));
    byte(std::uint8_t(value));
}

void ColumnWriter::block(std::string_view bytes)
{
    varint(bytes.size());
    if (bytes.size() >= leastToCompress) {
        std::string frame;
        if (appendFrame(frame, bytes) < bytes.size()) {
            varint(frame.size());
            m_out += frame;
            return;
        }
    }
    varint(0);
    m_out += bytes;
}

void ColumnWriter::numbers(std::span<const std::int64_t> values)
{
    if (values.empty())
        return;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const auto base = std::uint64_t(*least);
    const auto width = std::size_t(std::bit_width(std::uint64_t(*most) - base) + 7) / 8;
    byte(std::uint8_t(width));
    varint(zigzag(*least));
    m_plane.resize(values.size());
    for (std::size_t k = 0; k < width; ++k) {
        for (std::size_t i = 0; i < values.size(); ++i)
            m_plane[i] = char((std::uint64_t(values[i]) - base) >> (8 * k));
        block(m_plane);
    }
}

void ColumnWriter::prose(std::span<const std::string_view> texts)
{
    m_lengths.clear();
    std::string all;
    for (const std::string_view text : texts) {
        m_lengths.push_back(std::int64_t(text.size()));
        all += text;
    }
    byte(all.empty() ? 0 : 2);
    if (all.empty())
        return;
    numbers(m_lengths);
    block(all);
}

void ColumnWriter::words(std::span<const std::string_view> texts)
{
    const bool isEmpty = std::all_of(texts.begin(), texts.end(), [](auto t) { return t.empty(); });
    byte(isEmpty ? 0 : 1);
    if (isEmpty)
        return;
    m_slots.assign(std::bit_ceil(texts.size() * 2), 0);
    m_entries.clear();
    m_indices.clear();
    for (const std::string_view text : texts) {
        std::size_t slot = std::hash<std::string_view>()(text);
        for (;; ++slot) {
            std::uint32_t &entry = m_slots[slot & (m_slots.size() - 1)];
            if (entry == 0) {
                m_entries.push_back(text);
                entry = std::uint32_t(m_entries.size());
            }
            if (m_entries[entry - 1] == text) {
                m_indices.push_back(entry - 1);
                break;
            }
        }
    }
    m_lengths.clear();
    std::string all;
    for (const std::string_view text : m_entries) {
        m_lengths.push_back(std::int64_t(text.size()));
        all += text;
    }
    varint(m_entries.size());
    numbers(m_lengths);
    block(all);
    numbers(m_indices);
}

} // namespace entente::store
