// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/date_style.h"

#include <atomic>
#include <utility>

namespace entente
{

namespace
{

std::atomic<DateStyle> chosenStyle = DateStyle::DayMonth;

constexpr std::pair<DateStyle, std::string_view> styleNames[] = {
    {DateStyle::DayMonth, "day-month"},
    {DateStyle::LongMonth, "long-month"},
    {DateStyle::MonthDay, "month-day"},
    {DateStyle::Iso, "iso"}};

} // namespace

std::string_view nameOf(DateStyle style)
{
    for (const auto &[candidate, name] : styleNames) {
        if (candidate == style)
            return name;
    }
    return styleNames[0].second;
}

std::optional<DateStyle> dateStyleNamed(std::string_view name)
{
    for (const auto &[style, candidate] : styleNames) {
        if (candidate == name)
            return style;
    }
    return std::nullopt;
}

DateStyle dateStyle()
{
    return chosenStyle.load(std::memory_order_relaxed);
}

void setDateStyle(DateStyle style)
{
    chosenStyle.store(style, std::memory_order_relaxed);
}

} // namespace entente
