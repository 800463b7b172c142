// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"
#include "core/model/dataset.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace entente::test
{

/// The same numbers for the same seed on every machine (unlike the standard's distributions).
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    std::size_t below(std::size_t n) { return std::size_t(m_engine() % n); }
    bool chance(int percent) { return int(below(100)) < percent; }
    template <class T>
    const T &oneOf(const std::vector<T> &values)
    {
        return values[below(values.size())];
    }

private:
    std::mt19937_64 m_engine;
};

/// Events with every kind of date, vague, open, before our era or none; blocs, successors, reports,
/// threads with phases, subkinds, unknown kinds and actors, names in several scripts.
Dataset randomWorld(std::uint64_t seed, std::size_t events);

/// Up to four terms over all fields, with values that the random worlds use and some that nothing
/// has.
Filter randomFilter(Dice &dice);
/// A random filter, as known and in force on random days or not.
Context randomContext(Dice &dice);
TimeSpan randomSpan(Dice &dice);
/// Two ends of days, mostly the earlier one first; now and then moments within a day.
struct DayPair
{
    Instant from;
    Instant to;
};
DayPair randomDays(Dice &dice);

} // namespace entente::test
