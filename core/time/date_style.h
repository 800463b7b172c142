// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace entente
{

/// How years, months and days are written for people.
enum class DateStyle
{
    DayMonth,  ///< 11 Jan 2023
    LongMonth, ///< 11 January 2023
    MonthDay,  ///< Jan 11, 2023
    Iso        ///< 2023-01-11; years before 1 are written as in DayMonth, for their minus misleads
};

/// "day-month", "long-month", "month-day", "iso": for settings.
std::string_view nameOf(DateStyle style);
std::optional<DateStyle> dateStyleNamed(std::string_view name);

/// The style of all dates in words, everywhere in the process: a matter of the reader, as the
/// language is, and not of any picture. DayMonth unless somebody chose. May be asked from any
/// thread; whoever sets it has what is on screen written anew.
DateStyle dateStyle();
void setDateStyle(DateStyle style);

} // namespace entente
