// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace entente::bench
{

/// The synthetic events that the benchmarks of other programs use as well: bursty days from 1945 to
/// 2023, 70 % points and 30 % spans with a tail to ten years, 12 kinds and 200 actors (Zipf),
/// titles of about 56 characters. The same numbers, to the bit, as the generator beside those
/// benchmarks.
struct SyntheticEvents
{
    std::vector<std::int32_t> start; ///< days since 1970-01-01
    std::vector<std::int32_t> end;   ///< last day, inclusive
    std::vector<std::uint16_t> kind;
    std::vector<std::uint16_t> actorA;
    std::vector<std::uint16_t> actorB;
    std::vector<float> lat;
    std::vector<float> lon;
    std::vector<std::uint32_t> titleSeed;

    std::size_t size() const { return start.size(); }
    std::string title(std::size_t row) const;
    std::string csvRow(std::size_t row) const;
};

SyntheticEvents syntheticEvents(std::size_t count);

const char *syntheticKind(std::uint16_t kind);
const char *syntheticActor(std::uint16_t actor);
extern const char *const syntheticCsvHeader;

/// "2023-12-31" from days since 1970-01-01.
std::string isoDayOf(std::int32_t day);

} // namespace entente::bench
