// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/network/series_table.h"

#include "core/time/calendar.h"

#include <algorithm>
#include <cstdio>

namespace entente
{

namespace
{

/// A name as one cell: control characters are blanks, commas and quotes stay inside.
std::string tableCell(std::string text)
{
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return (static_cast<unsigned char>(c) < 0x20) || c == 0x7F; }, ' ');
    if (text.find_first_of(",\"") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string inSixDecimals(double number)
{
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.6f", number);
    return digits;
}

} // namespace

std::string seriesTable(const NetworkSeries &series)
{
    std::string table =
        "from,ties,active,centralization,centralization_active,betweenness,density,triangles,"
        "communities,modularity,top,without_top,without_hub";
    for (const ActorId &actor : series.actors)
        table += "," + tableCell("degree_" + actor.value);
    for (const NetworkMoment &moment : series.moments) {
        table += "\n" + (moment.from.isOpen() ? std::string() : isoDay(moment.from));
        const auto add = [&](const std::string &cell) { table += "," + cell; };
        add(std::to_string(moment.ties));
        add(std::to_string(moment.active));
        add(inSixDecimals(moment.centralization));
        add(inSixDecimals(moment.centralizationActive));
        add(inSixDecimals(moment.betweenness));
        add(inSixDecimals(moment.density));
        add(std::to_string(moment.triangles));
        add(std::to_string(moment.communities));
        add(inSixDecimals(moment.modularity));
        add(moment.top < 0 ? "" : tableCell(series.actors[std::size_t(moment.top)].value));
        add(inSixDecimals(moment.withoutTop));
        add(inSixDecimals(moment.withoutHub));
        for (const int degree : moment.degrees)
            add(std::to_string(degree));
    }
    return table;
}

} // namespace entente
