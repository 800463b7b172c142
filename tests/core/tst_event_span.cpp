// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/date_match.h"
#include "core/time/calendar.h"

#include <QTest>

#include <random>

using namespace entente;

namespace
{

Date date(const char *edtf)
{
    return *edtf ? Date::fromEdtf(edtf).value() : Date();
}

EventSpan span(const char *start, const char *end = "")
{
    return eventSpan(date(start), date(end));
}

TimeSpan years(std::int64_t first, std::int64_t last)
{
    return {startOfYear(first), startOfYear(last + 1)};
}

constexpr auto possibly = Certainty::Possibly;
constexpr auto certainly = Certainty::Certainly;

} // namespace

class TestEventSpan : public QObject
{
    Q_OBJECT

private slots:
    void aSingleDateIsStartAndEnd()
    {
        const EventSpan event = span("1951");
        QVERIFY(event.isKnown);
        QVERIFY(event.start == event.end);
        QVERIFY(event.strict() == years(1951, 1951));
        QVERIFY(!span("").isKnown);
    }

    void anIntervalSplitsIntoStartAndEnd()
    {
        const EventSpan event = span("1951/1960~");
        QVERIFY(event.start.strict == years(1951, 1951));
        QVERIFY(event.end.strict == years(1960, 1960));
        QVERIFY(event.fuzzy() == years(1951, 1961));
        QVERIFY(event == span("1951", "1960~"));
        QVERIFY(span("1951/..", "1960") == span("1951", "1960"));
    }

    void orderNarrowsVagueEnds()
    {
        // It cannot have ended before it began, nor begun after it ended.
        const EventSpan event = span("1951-06", "1951");
        QVERIFY(event.end.strict.begin == startOf({1951, 6, 1}));
        const EventSpan other = span("1951", "1951-06");
        QVERIFY(other.start.strict.end == startOf({1951, 7, 1}));
    }

    void anUnknownStartIsOpen()
    {
        const EventSpan event = span("", "1951");
        QVERIFY(event.isKnown);
        QVERIFY(event.start.strict.begin == Instant::openPast());
        QVERIFY(event.start.strict.end == startOfYear(1952));
    }

    void aPairThatContradictsItselfIsReadTheOtherWayRound()
    {
        QVERIFY(span("1960", "1951") == span("1951", "1960"));
        QVERIFY(span("1960", "1951").strict() == years(1951, 1960));
    }

    void duringMeansAMomentInTheRange()
    {
        const EventSpan event = span("2010", "2020");
        QVERIFY(matchesDate(event, Field::During, years(2015, 2015), possibly));
        QVERIFY(matchesDate(event, Field::During, years(2015, 2015), certainly));
        QVERIFY(matchesDate(event, Field::During, years(2000, 2010), certainly));
        QVERIFY(!matchesDate(event, Field::During, years(2021, 2030), possibly));
        // A month of 2010: in its spring perhaps.
        const TimeSpan spring{startOf({2010, 3, 1}), startOf({2010, 6, 1})};
        QVERIFY(matchesDate(span("2010"), Field::During, spring, possibly));
        QVERIFY(!matchesDate(span("2010"), Field::During, spring, certainly));
        QVERIFY(matchesDate(span("2010-04"), Field::During, spring, certainly));
    }

    void vaguenessCountsOnlyForPossibly()
    {
        const EventSpan event = span("1951~");
        QVERIFY(matchesDate(event, Field::During, years(1952, 1952), possibly));
        QVERIFY(!matchesDate(event, Field::During, years(1951, 1951), certainly));
        QVERIFY(matchesDate(event, Field::During, years(1950, 1952), certainly));
        QVERIFY(!matchesDate(event, Field::During, years(1953, 1953), possibly));
    }

    void afterMeansStartingLaterThanAllOfTheRange()
    {
        QVERIFY(matchesDate(span("2016"), Field::After, years(2015, 2015), certainly));
        QVERIFY(!matchesDate(span("2015-12-31"), Field::After, years(2015, 2015), possibly));
        QVERIFY(!matchesDate(span("2010", "2020"), Field::After, years(2015, 2015), possibly));
        QVERIFY(matchesDate(span("2015~"), Field::After, years(2015, 2015), possibly));
        QVERIFY(!matchesDate(span("2016~"), Field::After, years(2015, 2015), certainly));
    }

    void beforeMeansEndingEarlierThanAnyOfTheRange()
    {
        QVERIFY(matchesDate(span("2014"), Field::Before, years(2015, 2015), certainly));
        QVERIFY(!matchesDate(span("2015-01-01"), Field::Before, years(2015, 2015), possibly));
        QVERIFY(!matchesDate(span("2010", "2020"), Field::Before, years(2015, 2015), possibly));
        QVERIFY(!matchesDate(span("2010/.."), Field::Before, years(2015, 2015), possibly));
        QVERIFY(matchesDate(span("2010/"), Field::Before, years(2015, 2015), possibly));
        QVERIFY(!matchesDate(span("2010/"), Field::Before, years(2015, 2015), certainly));
    }

    void whatIsOpenGoesOn()
    {
        QVERIFY(matchesDate(span("2010/.."), Field::During, years(2090, 2090), certainly));
        QVERIFY(matchesDate(span("2010/"), Field::During, years(2090, 2090), possibly));
        QVERIFY(!matchesDate(span("2010/"), Field::During, years(2090, 2090), certainly));
    }

    void anUndatedEventMeetsNoDateTerm()
    {
        for (const Field field : {Field::During, Field::After, Field::Before})
            QVERIFY(!matchesDate(span(""), field, TimeSpan::all(), possibly));
    }

    void possiblyAndCertainlyAreEachOthersDenials()
    {
        const char *dates[] = {"",      "1951",    "1951~",   "1950/1953", "1950/..",
                               "1950/", "/1955",   "../1955", "[..1949]",  "[1951..]",
                               "195X",  "1952-24", "1951-05", "1951-05?",  "1951-05-08"};
        std::mt19937 random(7); // any seed will do
        std::uniform_int_distribution<int> year(1945, 1960);
        for (const char *start : dates) {
            for (const char *end : dates) {
                const EventSpan event = span(start, end);
                if (!event.isKnown)
                    continue;
                for (int i = 0; i < 20; ++i) {
                    const int first = year(random);
                    const TimeSpan range = years(first, first + i % 3);
                    const auto is = [&](Field field, Certainty certainty) {
                        return matchesDate(event, field, range, certainty);
                    };
                    QCOMPARE(is(Field::During, possibly),
                             !is(Field::Before, certainly) && !is(Field::After, certainly));
                    QCOMPARE(is(Field::During, certainly),
                             !is(Field::Before, possibly) && !is(Field::After, possibly));
                    QVERIFY(!is(Field::After, certainly) || is(Field::After, possibly));
                    QVERIFY(!is(Field::Before, certainly) || is(Field::Before, possibly));
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestEventSpan)
#include "tst_event_span.moc"
