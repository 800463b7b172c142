// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente
{

/// Eight bytes, the lowest first, on any machine.
inline std::uint64_t loadLittle(const char *bytes)
{
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 8; ++i)
        value |= std::uint64_t(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return value;
}

inline void appendLittle(std::string &to, std::uint64_t value)
{
    for (unsigned i = 0; i < 8; ++i)
        to += char((value >> (8 * i)) & 0xFF);
}

/// A number that differs for any two texts that differ within one aligned group of eight bytes, and
/// for nearly all others. Every step can be undone, so that no change gets lost on the way.
inline std::uint64_t mixed(std::string_view bytes, std::uint64_t seed = 0)
{
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
    std::uint64_t sum = (seed ^ (bytes.size() + 1)) * odd;
    const auto add = [&sum](std::uint64_t value) {
        sum = (sum ^ value) * odd;
        sum ^= sum >> 32U;
    };
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8)
        add(loadLittle(bytes.data() + i));
    std::uint64_t tail = 0;
    for (unsigned shift = 0; i < bytes.size(); ++i, shift += 8)
        tail |= std::uint64_t(static_cast<unsigned char>(bytes[i])) << shift;
    add(tail);
    return sum;
}

/// Seven bits a byte, the lowest first.
inline void appendNumber(std::string &to, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7U)
        to += char(value | 0x80);
    to += char(value);
}

/// Takes numbers and texts off the front of bytes that may be anything. After a failure everything
/// is 0 or empty.
class ByteReader
{
public:
    explicit ByteReader(std::string_view bytes) : m_bytes(bytes) {}

    bool hasFailed() const { return m_hasFailed; }
    bool atEnd() const { return m_bytes.empty(); }
    std::size_t left() const { return m_bytes.size(); }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned i = 0; i < m_bytes.size() && i < 10; ++i) {
            const auto byte = static_cast<unsigned char>(m_bytes[i]);
            if (i == 9 && byte > 1)
                break;
            value |= std::uint64_t(byte & 0x7FU) << (7 * i);
            if (byte < 0x80) {
                m_bytes.remove_prefix(i + 1);
                return value;
            }
        }
        fail();
        return 0;
    }

    std::string_view take(std::uint64_t size)
    {
        if (size > m_bytes.size()) {
            fail();
            return {};
        }
        const std::string_view taken = m_bytes.substr(0, std::size_t(size));
        m_bytes.remove_prefix(std::size_t(size));
        return taken;
    }

private:
    void fail()
    {
        m_hasFailed = true;
        m_bytes = {};
    }

    std::string_view m_bytes;
    bool m_hasFailed = false;
};

} // namespace entente
