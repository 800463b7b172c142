// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/store/byte_columns.h"
#include "core/store/frames.h"

#include <algorithm>

namespace entente::store
{

namespace
{

bool isAscii(std::string_view bytes)
{
    unsigned char all = 0;
    for (const char c : bytes)
        all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
    return all < 128;
}

} // namespace

std::string Texts::text(std::size_t i) const
{
    const std::string_view bytes = raw(i);
    return m_isAscii || isUtf8(bytes) ? std::string(bytes) : withValidUtf8(bytes);
}

std::uint8_t ColumnReader::byte()
{
    if (m_failed || m_left.empty()) {
        m_failed = true;
        return 0;
    }
    const auto value = static_cast<std::uint8_t>(m_left.front());
    m_left.remove_prefix(1);
    return value;
}

std::uint64_t ColumnReader::varint()
{
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const std::uint8_t next = byte();
        value |= std::uint64_t(next & 127) << shift;
        if (next < 128)
            return m_failed ? 0 : value;
    }
    m_failed = true;
    return 0;
}

std::string_view ColumnReader::unpacked(std::size_t size, std::string_view stored)
{
    if (size > mostBytes - m_unpacked) {
        m_failed = true;
        return {};
    }
    m_unpacked += size;
    std::string &bytes = m_blocks.emplace_back(size, '\0');
    if (stored.size() == size)
        bytes.assign(stored);
    else
        m_failed = !readFrame(stored, bytes.data(), size);
    return m_failed ? std::string_view() : std::string_view(bytes);
}

std::string_view ColumnReader::block()
{
    const std::uint64_t size = varint();
    const std::uint64_t frame = varint();
    const std::uint64_t stored = frame == 0 ? size : frame;
    // A frame is always shorter than what it holds, so that the two forms are told apart.
    if (m_failed || stored > m_left.size() || (frame != 0 && frame >= size)) {
        m_failed = true;
        return {};
    }
    const std::string_view bytes = m_left.substr(0, std::size_t(stored));
    m_left.remove_prefix(std::size_t(stored));
    return unpacked(std::size_t(size), bytes);
}

Numbers ColumnReader::numbers(std::size_t count)
{
    Numbers numbers;
    numbers.m_size = count;
    if (count == 0)
        return numbers;
    const std::uint8_t width = byte();
    const std::uint64_t least = varint();
    if (m_failed || width > 8) {
        m_failed = true;
        return numbers;
    }
    Numbers read = numbers;
    read.m_least = (least >> 1) ^ (~(least & 1) + 1);
    read.m_width = width;
    for (std::size_t k = 0; k < width; ++k) {
        const std::string_view plane = block();
        if (m_failed || plane.size() != count) {
            m_failed = true;
            return numbers;
        }
        read.m_planes[k] = reinterpret_cast<const unsigned char *>(plane.data());
    }
    return read;
}

std::vector<std::uint32_t> ColumnReader::offsets(const Numbers &lengths, std::size_t bytes)
{
    std::vector<std::uint32_t> offsets{0};
    offsets.reserve(lengths.size() + 1);
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const std::int64_t length = lengths.at(i);
        if (length < 0 || std::uint64_t(length) > bytes - offsets.back()) {
            m_failed = true;
            return {};
        }
        offsets.push_back(offsets.back() + std::uint32_t(length));
    }
    m_failed = m_failed || offsets.back() != bytes;
    m_overhead += offsets.size() * sizeof offsets[0];
    return offsets;
}

void ColumnReader::countText(const Texts &texts, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        if (texts.m_isWords && (texts.m_indices.at(i) < 0 ||
                                std::size_t(texts.m_indices.at(i)) + 1 >= texts.m_offsets.size())) {
            m_failed = true;
            return;
        }
        m_textBytes += texts.raw(i).size();
        if (m_textBytes > mostBytes) {
            m_failed = true;
            return;
        }
    }
}

Texts ColumnReader::texts(std::size_t count)
{
    Texts texts;
    const std::uint8_t form = byte();
    if (m_failed || form == 0)
        return {};
    texts.m_isWords = form == 1;
    const std::uint64_t entries = texts.m_isWords ? varint() : count;
    if (form > 2 || entries > count) {
        m_failed = true;
        return {};
    }
    const Numbers lengths = numbers(std::size_t(entries));
    texts.m_bytes = block();
    if (texts.m_isWords)
        texts.m_indices = numbers(count);
    if (m_failed)
        return {};
    texts.m_offsets = offsets(lengths, texts.m_bytes.size());
    texts.m_isAscii = isAscii(texts.m_bytes);
    if (!m_failed)
        countText(texts, count);
    return m_failed ? Texts() : std::move(texts);
}

} // namespace entente::store
