// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/calendar_layout.h"
#include "core/time/calendar.h"
#include "tests/support/ruler.h"

#include <QTest>

#include <algorithm>

using namespace entente;

namespace
{

const test::Ruler ruler;

TimeSpan years(int from, int to)
{
    return {startOfYear(from), startOfYear(to)};
}

/// Some events in every third month, more in later years.
HistogramAnswer answerFor(const std::vector<Instant> &edges)
{
    HistogramAnswer answer;
    answer.counts.resize(edges.empty() ? 0 : edges.size() - 1);
    for (std::size_t i = 0; i < answer.counts.size(); i += 3)
        answer.counts[i] = std::int64_t(1 + i / 20);
    answer.selected = answer.counts;
    answer.vague = 7;
    answer.undated = 2;
    return answer;
}

CalendarLook lookAt(double width, double height, bool fits = false)
{
    CalendarLook look;
    look.width = width;
    look.height = height;
    look.fits = fits;
    return look;
}

const Mark *cell(const CalendarDrawing &calendar, const std::string &key)
{
    for (const Mark &mark : calendar.drawing.marks) {
        if (mark.role == Role::Bar && mark.key == key)
            return &mark;
    }
    return nullptr;
}

} // namespace

class TestCalendarLayout : public QObject
{
    Q_OBJECT

private slots:
    void binsAreMonthsOrDaysOfWholeYears()
    {
        const TimeSpan extent{startOf({1951, 9, 8}), startOf({1953, 2, 1})};
        const std::vector<Instant> months = calendarEdges(extent, CalendarMode::Months);
        QCOMPARE(months.size(), std::size_t(3 * 12 + 1));
        QCOMPARE(isoDay(months.front()), std::string("1951-01-01"));
        QCOMPARE(isoDay(months.back()), std::string("1954-01-01"));
        QCOMPARE(calendarEdges(extent, CalendarMode::Anniversaries).size(),
                 std::size_t(365 + 366 + 365 + 1));
        QVERIFY(calendarEdges(TimeSpan::all(), CalendarMode::Months).empty());
        const TimeSpan ages{startOfYear(-5000), startOfYear(2026)};
        QCOMPARE(calendarEdges(ages, CalendarMode::Months).size(), std::size_t(3000 * 12 + 1));
    }

    void cellsStandInRowsOfYearsAndColumnsOfMonths()
    {
        const std::vector<Instant> edges = calendarEdges(years(2020, 2024), CalendarMode::Months);
        const HistogramAnswer answer = answerFor(edges);
        const CalendarDrawing calendar =
            layoutCalendar(answer, edges, lookAt(900, 300), Theme::light(), ruler);
        const Mark *first = cell(calendar, "2020-01");
        const Mark *below = cell(calendar, "2021-01");
        const Mark *beside = cell(calendar, "2020-04");
        QVERIFY(first && below && beside);
        QCOMPARE(first->count, std::int64_t(1));
        QVERIFY(below->box.y > first->box.y && below->box.x == first->box.x);
        QVERIFY(beside->box.x > first->box.x && beside->box.y == first->box.y);
        std::int64_t sum = 0;
        for (const Mark &mark : calendar.drawing.marks)
            sum += mark.role == Role::Bar ? mark.count : 0;
        QCOMPARE(calendar.drawing.events, sum + answer.vague + answer.undated);
        QCOMPARE(spansOfCell("2020-04", answer, edges),
                 (std::vector<TimeSpan>{{startOf({2020, 4, 1}), startOf({2020, 5, 1})}}));
        QCOMPARE(wordsOfCell("2020-04", answer, edges), std::string("Apr 2020: 1 event"));
        QVERIFY(calendar.drawing.words.find("7 events are dated less exactly") !=
                std::string::npos);
    }

    void anniversariesCountADayOverAllYears()
    {
        const std::vector<Instant> edges =
            calendarEdges(years(2020, 2024), CalendarMode::Anniversaries);
        HistogramAnswer answer;
        answer.counts.resize(edges.size() - 1);
        answer.counts[std::size_t(TimeSpan{edges[0], startOf({2020, 2, 29})}.seconds() / 86400)] =
            2;
        answer.counts[std::size_t(TimeSpan{edges[0], startOf({2021, 5, 8})}.seconds() / 86400)] = 1;
        answer.counts[std::size_t(TimeSpan{edges[0], startOf({2023, 5, 8})}.seconds() / 86400)] = 3;
        answer.selected = answer.counts;
        CalendarLook look = lookAt(1000, 400);
        look.mode = CalendarMode::Anniversaries;
        const CalendarDrawing calendar = layoutCalendar(answer, edges, look, Theme::light(), ruler);
        QVERIFY(cell(calendar, "05-08") && cell(calendar, "02-29"));
        QCOMPARE(cell(calendar, "05-08")->count, std::int64_t(4));
        QCOMPARE(cell(calendar, "02-29")->count, std::int64_t(2));
        QVERIFY(!cell(calendar, "02-30") && !cell(calendar, "04-31"));
        QCOMPARE(wordsOfCell("05-08", answer, edges),
                 std::string("8 May: 4 events in 2 years, 2021–2023"));
        QCOMPARE(spansOfCell("05-08", answer, edges).size(), std::size_t(2));
    }

    void picturesPutYearsTogetherWhereTheyHaveNoRoom()
    {
        const std::vector<Instant> edges = calendarEdges(years(1300, 2026), CalendarMode::Months);
        const CalendarDrawing calendar =
            layoutCalendar(answerFor(edges), edges, lookAt(1280, 720, true), Theme::light(), ruler);
        QVERIFY(calendar.yearsPerRow > 10);
        QVERIFY(calendar.contentHeight <= calendar.plot.height + 1);
        const CalendarDrawing scrolled =
            layoutCalendar(answerFor(edges), edges, lookAt(1280, 720), Theme::light(), ruler);
        QCOMPARE(scrolled.yearsPerRow, 1);
        QVERIFY(scrolled.contentHeight > scrolled.plot.height);
    }

    /// At any size of text, in each theme: nothing overlaps, nothing is cut, all can be read.
    void textsKeepApartAndCanBeRead()
    {
        for (const Theme *theme : {&Theme::light(), &Theme::dark(), &Theme::print()}) {
            for (const double scale : {0.8, 1.0, 2.0}) {
                for (const CalendarMode mode :
                     {CalendarMode::Months, CalendarMode::Anniversaries}) {
                    const ScaledMeasure measure(ruler, scale);
                    const std::vector<Instant> edges = calendarEdges(years(1947, 2026), mode);
                    CalendarLook look = lookAt(1280, 420);
                    look.mode = mode;
                    look.scrollY = 133;
                    look.brush = years(1990, 2000);
                    HistogramAnswer answer = answerFor(edges);
                    std::fill(answer.selected.begin(), answer.selected.end(), 0);
                    answer.selected[600] = 1;
                    const Drawing drawing =
                        layoutCalendar(answer, edges, look, *theme, measure).drawing;
                    QVERIFY(drawing.texts.size() > 20);
                    const RectF all{0, 0, drawing.width, drawing.height};
                    for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
                        const TextMark &text = drawing.texts[i];
                        QVERIFY2(all.contains(text.box), text.text.c_str());
                        QVERIFY2(contrast(text.color, text.background) >= 4.5, text.text.c_str());
                        for (std::size_t j = 0; j < i; ++j)
                            QVERIFY2(!text.box.intersects(drawing.texts[j].box),
                                     (text.text + " on " + drawing.texts[j].text).c_str());
                    }
                }
            }
        }
    }

    void nothingIsNothing()
    {
        const CalendarDrawing calendar =
            layoutCalendar({}, {}, lookAt(600, 300), Theme::light(), ruler);
        QVERIFY(calendar.drawing.marks.empty());
        QCOMPARE(calendar.drawing.events, std::int64_t(0));
    }
};

QTEST_GUILESS_MAIN(TestCalendarLayout)
#include "tst_calendar_layout.moc"
