// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"

#include <string>
#include <vector>

namespace entente
{

enum class CalendarMode
{
    Months,       ///< years by months
    Anniversaries ///< months by days, of all years together
};

/// The bins that a calendar of `extent` is counted in: months, or days. Of an extent longer than
/// 3,000 years (months) or 400 years (days), the last ones.
std::vector<Instant> calendarEdges(TimeSpan extent, CalendarMode mode);

/// The spans that a cell's key stands for, of those that hold events, from the first.
std::vector<TimeSpan> spansOfCell(const std::string &key, const HistogramAnswer &answer,
                                  const std::vector<Instant> &edges);
/// "May 2022: 12 events"; "8 May: 5 events in 4 years, 1945–2023".
std::string wordsOfCell(const std::string &key, const HistogramAnswer &answer,
                        const std::vector<Instant> &edges);

/// "May".
std::string monthWord(int month);

} // namespace entente
