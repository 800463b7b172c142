// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/import_pace.h"

#include "core/base/text.h"

#include <cmath>
#include <cstdio>

namespace entente
{

namespace
{

std::string counted(std::int64_t rows)
{
    constexpr std::int64_t million = 1000000;
    if (rows < million)
        return grouped(rows) + (rows == 1 ? " row" : " rows");
    char text[48];
    std::snprintf(text, sizeof text, "%.1f million rows", double(rows) / double(million));
    return text;
}

std::string lasting(std::int64_t seconds)
{
    if (seconds < 120)
        return std::to_string(seconds) + " s left";
    return std::to_string((seconds + 30) / 60) + " min left";
}

/// Two figures say enough of a rate, and do not flicker.
std::int64_t rounded(double number)
{
    if (number < 100)
        return std::llround(number);
    const double unit = std::pow(10.0, std::floor(std::log10(number)) - 1);
    return std::llround(std::round(number / unit) * unit);
}

} // namespace

ImportPace paceOf(const ImportProgress &progress, double seconds)
{
    ImportPace pace;
    constexpr double shortest = 0.5;
    if (seconds < shortest)
        return pace;
    pace.rowsPerSecond = rounded(double(progress.rows) / seconds);
    if (progress.done > 0 && progress.total >= progress.done)
        pace.secondsLeft = std::llround(
            std::ceil(seconds * double(progress.total - progress.done) / double(progress.done)));
    return pace;
}

std::string inWords(const ImportProgress &progress, double seconds)
{
    if (progress.isWriting)
        return counted(progress.rows);
    const ImportPace pace = paceOf(progress, seconds);
    std::string words = counted(progress.rows);
    if (pace.rowsPerSecond > 0)
        words += " · " + grouped(pace.rowsPerSecond) + " rows/s";
    if (pace.secondsLeft)
        words += " · " + lasting(*pace.secondsLeft);
    return words;
}

} // namespace entente
