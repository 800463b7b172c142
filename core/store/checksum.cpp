// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/checksum.h"

#include <array>
#include <cstddef>

namespace entente::store
{

namespace
{

constexpr std::size_t lanes = 8;
using Tables = std::array<std::array<std::uint32_t, 256>, lanes>;

constexpr Tables makeTables()
{
    Tables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320U : 0U);
        tables[0][i] = value;
    }
    for (std::size_t lane = 1; lane < lanes; ++lane) {
        for (std::size_t i = 0; i < 256; ++i) {
            const std::uint32_t value = tables[lane - 1][i];
            tables[lane][i] = (value >> 8) ^ tables[0][value & 255];
        }
    }
    return tables;
}

constexpr Tables tables = makeTables();

} // namespace

std::uint32_t crc32(std::string_view bytes, std::uint32_t before)
{
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.data());
    std::size_t left = bytes.size();
    std::uint32_t value = ~before;
    // Eight bytes a step: the one table at a time is four times slower.
    for (; left >= lanes; left -= lanes, at += lanes) {
        const std::uint32_t low = value ^ (std::uint32_t(at[0]) | std::uint32_t(at[1]) << 8 |
                                           std::uint32_t(at[2]) << 16 | std::uint32_t(at[3]) << 24);
        value = tables[7][low & 255] ^ tables[6][(low >> 8) & 255] ^ tables[5][(low >> 16) & 255] ^
                tables[4][low >> 24] ^ tables[3][at[4]] ^ tables[2][at[5]] ^ tables[1][at[6]] ^
                tables[0][at[7]];
    }
    for (; left > 0; --left, ++at)
        value = (value >> 8) ^ tables[0][(value ^ *at) & 255];
    return ~value;
}

} // namespace entente::store
