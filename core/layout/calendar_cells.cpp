// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/calendar_cells.h"

#include "core/layout/timeline_parts.h"
#include "core/time/calendar.h"
#include "core/time/date_words.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace entente
{

namespace
{

constexpr std::int64_t mostYearsOfMonths = 3000;
constexpr std::int64_t mostYearsOfDays = 400;

std::int64_t numberInKey(std::string_view text)
{
    if (!text.empty() && text.front() == 'Y')
        text.remove_prefix(1);
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// What a key says: years (none for an anniversary), a month, a day (0: all).
struct CellKey
{
    bool hasYears = false;
    std::int64_t firstYear = 0;
    std::int64_t lastYear = 0;
    int month = 1;
    int day = 0;
};

CellKey keyFrom(const std::string &key)
{
    CellKey result;
    if (key.size() == 5 && key[2] == '-') {
        result.month = int(numberInKey(key.substr(0, 2)));
        result.day = int(numberInKey(key.substr(3)));
        return result;
    }
    result.hasYears = true;
    const std::size_t dash = key.rfind('-');
    const std::string years = key.substr(0, dash);
    const std::size_t slash = years.find('/');
    result.firstYear = numberInKey(years.substr(0, slash));
    result.lastYear =
        slash == std::string::npos ? result.firstYear : numberInKey(years.substr(slash + 1));
    result.month = int(numberInKey(key.substr(dash + 1)));
    return result;
}

template <class Use>
void forBinsOf(const CellKey &key, const HistogramAnswer &answer, const std::vector<Instant> &edges,
               const Use &use)
{
    for (std::size_t bin = 0; bin + 1 < edges.size() && bin < answer.counts.size(); ++bin) {
        if (answer.counts[bin] == 0)
            continue;
        const CivilDate date = civilDate(edges[bin]);
        const bool inYears =
            !key.hasYears || (date.year >= key.firstYear && date.year <= key.lastYear);
        if (inYears && date.month == key.month && (key.day == 0 || date.day == key.day))
            use(bin, date);
    }
}

} // namespace

std::string monthWord(int month)
{
    return edtf::shortMonth(month);
}

std::vector<Instant> calendarEdges(TimeSpan extent, CalendarMode mode)
{
    if (extent.begin.isOpen() || extent.end.isOpen() || extent.isEmpty())
        return {};
    const std::int64_t last = civilDate({extent.end.seconds - 1}).year;
    const std::int64_t most = mode == CalendarMode::Months ? mostYearsOfMonths : mostYearsOfDays;
    const std::int64_t first = std::max(civilDate(extent.begin).year, last - most + 1);
    std::vector<Instant> edges;
    const Instant end = startOfYear(last + 1);
    if (mode == CalendarMode::Months) {
        for (std::int64_t year = first; year <= last; ++year) {
            for (int month = 1; month <= 12; ++month)
                edges.push_back(startOf({year, month, 1}));
        }
    } else {
        for (Instant day = startOfYear(first); day < end; day.seconds += secondsPerDay)
            edges.push_back(day);
    }
    edges.push_back(end);
    return edges;
}

std::vector<TimeSpan> spansOfCell(const std::string &key, const HistogramAnswer &answer,
                                  const std::vector<Instant> &edges)
{
    std::vector<TimeSpan> spans;
    forBinsOf(keyFrom(key), answer, edges, [&](std::size_t bin, CivilDate) {
        spans.push_back({edges[bin], edges[bin + 1]});
    });
    return spans;
}

std::string wordsOfCell(const std::string &key, const HistogramAnswer &answer,
                        const std::vector<Instant> &edges)
{
    const CellKey cell = keyFrom(key);
    std::int64_t count = 0;
    std::int64_t years = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
    forBinsOf(cell, answer, edges, [&](std::size_t bin, CivilDate date) {
        first = count == 0 ? date.year : first;
        last = date.year;
        count += answer.counts[bin];
        ++years;
    });
    std::string words = cell.day > 0 ? std::to_string(cell.day) + " " : std::string();
    words += monthWord(cell.month);
    if (cell.hasYears)
        words += " " + edtf::yearWords(cell.firstYear) +
                 (cell.lastYear > cell.firstYear ? "–" + edtf::yearWords(cell.lastYear) : "");
    words += ": " + counted(count, "event", "events");
    if (!cell.hasYears && years > 1)
        words += " in " + counted(years, "year", "years") + ", " + edtf::yearWords(first) + "–" +
                 edtf::yearWords(last);
    else if (!cell.hasYears && years == 1)
        words += ", " + edtf::yearWords(first);
    return words;
}

} // namespace entente
