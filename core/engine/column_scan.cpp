// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/column_scan.h"

#include <algorithm>
#include <array>

namespace entente
{

bool scanColumn(const NumberColumn &column, const NumberSet &numbers, Bitmap &found,
                const std::stop_token &stop)
{
    if (column.width() == 1) {
        // Most columns that people filter by have few values: one look into a table of all bytes.
        std::array<unsigned char, 256> isWanted{};
        for (std::uint32_t number = 0; number < 255; ++number)
            isWanted[number] = numbers.has(number) ? 1 : 0;
        return scan(found, stop, [rows = column.narrowRows(), &isWanted](EventIndex i) {
            return isWanted[rows[i]] != 0;
        });
    }
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
