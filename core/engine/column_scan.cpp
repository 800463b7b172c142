// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/column_scan.h"

#include <algorithm>

namespace entente
{

bool scanColumn(const NumberColumn &column, const NumberSet &numbers, Bitmap &found,
                const std::stop_token &stop)
{
    return column.visit([&](auto reader) {
        return scan(found, stop, [&](EventIndex i) { return numbers.has(reader[i]); });
    });
}

bool scanLists(const NumberLists &lists, const NumberSet &numbers, Bitmap &found,
               const std::stop_token &stop)
{
    if (lists.areEmpty())
        return !stop.stop_requested();
    return lists.values().visit([&](auto reader) {
        return scan(found, stop, [&](EventIndex i) {
            // Looks at all of a short list: leaving it early costs more than it saves.
            bool hasAny = false;
            const std::size_t end = lists.end(i);
            for (std::size_t n = lists.begin(i); n < end; ++n)
                hasAny |= numbers.has(reader[n]);
            return hasAny;
        });
    });
}

} // namespace entente
