// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bitmap.h"
#include "core/engine/dictionary.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace entente
{

/// A set of the numbers of a dictionary.
class NumberSet
{
public:
    NumberSet(std::size_t size, std::span<const std::uint32_t> numbers) : m_has(size, 0)
    {
        for (const std::uint32_t number : numbers)
            m_has[number] = 1;
    }
    bool has(std::uint32_t number) const { return number < m_has.size() && m_has[number] != 0; }

private:
    std::vector<unsigned char> m_has;
};

/// Adds the events for which `matches(EventIndex)`; false when a stop was requested first.
template <class Matches>
bool scan(Bitmap &found, const std::stop_token &stop, Matches matches)
{
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (i % stopStride == 0 && stop.stop_requested())
            return false;
        if (matches(EventIndex(i)))
            found.set(i);
    }
    return true;
}

/// Adds the events whose number in `column` is one of `numbers`.
bool scanColumn(const std::vector<std::uint32_t> &column, const NumberSet &numbers, Bitmap &found,
                const std::stop_token &stop);
/// Adds the events whose list holds one of `numbers`.
bool scanLists(const Lists &lists, const NumberSet &numbers, Bitmap &found,
               const std::stop_token &stop);

} // namespace entente
