// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/column_scan.h"

#include <algorithm>

namespace entente
{

bool scanColumn(const std::vector<std::uint32_t> &column, const NumberSet &numbers, Bitmap &found,
                const std::stop_token &stop)
{
    return scan(found, stop, [&](EventIndex i) { return numbers.has(column[i]); });
}

bool scanLists(const Lists &lists, const NumberSet &numbers, Bitmap &found,
               const std::stop_token &stop)
{
    return scan(found, stop, [&](EventIndex i) {
        const std::span<const std::uint32_t> list = lists[i];
        return std::any_of(list.begin(), list.end(),
                           [&](std::uint32_t number) { return numbers.has(number); });
    });
}

} // namespace entente
