// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/days.h"

#include "core/time/calendar.h"

namespace entente
{

std::optional<Instant> endOfDay(const Date &date)
{
    const Instant end = date.bounds().strict.end;
    return end.isOpen() ? std::nullopt : std::optional(end);
}

QString dayInWords(Instant end)
{
    const std::string day = isoDay({end.seconds - 1});
    const Result<Date> date = Date::fromEdtf(day);
    return QString::fromStdString(date ? inWords(*date) : day);
}

} // namespace entente
