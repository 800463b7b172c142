// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/calendar.h"
#include "core/time/ticks.h"
#include "core/time/time_scale.h"

#include <QTest>

#include <set>

using namespace entente;

namespace
{

QStringList labels(const std::vector<Tick> &ticks)
{
    QStringList result;
    for (const Tick &tick : ticks)
        result << QString::fromStdString(tick.label);
    return result;
}

CalendarTicks ticksFor(CivilDate from, CivilDate to, double widthPx = 1000)
{
    return calendarTicks({startOf(from), startOf(to)}, widthPx);
}

} // namespace

class TestTicks : public QObject
{
    Q_OBJECT

private slots:
    void aYearReadsAsMonthsUnderYears()
    {
        const CalendarTicks ticks = ticksFor({2022, 1, 1}, {2023, 1, 1});
        QCOMPARE(labels(ticks.major), QStringList{QStringLiteral("2022")});
        QCOMPARE(labels(ticks.minor),
                 QStringLiteral("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split(u' '));
        QCOMPARE(ticks.minor[6].shortLabel, "J");
        QVERIFY(ticks.minor[6].span.end == startOf({2022, 8, 1}));
    }

    void aMonthReadsAsDaysUnderMonths()
    {
        const CalendarTicks ticks = ticksFor({2022, 11, 20}, {2022, 12, 10});
        QCOMPARE(labels(ticks.major),
                 (QStringList{QStringLiteral("Nov 2022"), QStringLiteral("Dec 2022")}));
        QCOMPARE(ticks.minor.size(), std::size_t(20));
        QCOMPARE(ticks.minor.front().label, "20");
        // The current month is always named, even where it began long before.
        QVERIFY(ticks.major.front().at == startOf({2022, 11, 1}));
    }

    void aDayReadsAsHours()
    {
        const CalendarTicks ticks = ticksFor({2022, 11, 6}, {2022, 11, 7});
        QCOMPARE(labels(ticks.major), QStringList{QStringLiteral("6 Nov 2022")});
        QCOMPARE(ticks.minor[14].label, "14:00");
        QCOMPARE(ticks.minor[14].shortLabel, "14");
    }

    void anHourReadsAsMinutes()
    {
        const Instant noon{startOf({2022, 11, 6}).seconds + 12 * 3600};
        const CalendarTicks ticks = calendarTicks({noon, {noon.seconds + 3600}}, 1000);
        QCOMPARE(ticks.minor.front().label, "12:00");
        QCOMPARE(ticks.minor[1].label, "12:05");
    }

    void longerSpansReadAsDecadesAndCenturies()
    {
        QCOMPARE(labels(ticksFor({1995, 1, 1}, {2020, 1, 1}).major),
                 (QStringList{QStringLiteral("1990s"), QStringLiteral("2000s"),
                              QStringLiteral("2010s")}));
        QCOMPARE(labels(ticksFor({1850, 1, 1}, {2020, 1, 1}).major),
                 (QStringList{QStringLiteral("19th century"), QStringLiteral("20th century"),
                              QStringLiteral("21st century")}));
        QCOMPARE(ticksFor({1850, 1, 1}, {2020, 1, 1}).minor[1].label, "1860");
    }

    void theErasMeetWithoutAYearZero()
    {
        QCOMPARE(
            labels(ticksFor({-2, 1, 1}, {4, 1, 1}, 250).minor),
            (QStringList{QStringLiteral("3 BC"), QStringLiteral("2 BC"), QStringLiteral("1 BC"),
                         QStringLiteral("AD 1"), QStringLiteral("AD 2"), QStringLiteral("AD 3")}));
        const QStringList decades = labels(ticksFor({-29, 1, 1}, {31, 1, 1}, 300).minor);
        QVERIFY(decades.contains(QStringLiteral("10 BC")));
        QVERIFY(decades.contains(QStringLiteral("AD 10")));
        const QStringList ages = labels(ticksFor({-150000, 1, 1}, {150000, 1, 1}).minor);
        QVERIFY2(ages.contains(QStringLiteral("100,000 BC")), qPrintable(ages.join(u' ')));
    }

    void atEveryZoomTicksAreApartInOrderAndNamedOnce()
    {
        const std::int64_t centres[] = {
            startOf({2022, 11, 6}).seconds, 0, startOf({0, 12, 31}).seconds,
            startOf({-9999, 2, 28}).seconds, startOf({1999, 12, 31}).seconds};
        for (const double width : {200.0, 1000.0, 3840.0}) {
            for (double length = 10; length < 6e18; length *= 1.37) {
                for (const std::int64_t centre : centres)
                    checkTicks(centre, length, width);
            }
        }
    }

    void nothingVisibleHasNoTicks()
    {
        QVERIFY(calendarTicks({}, 1000).minor.empty());
        QVERIFY(calendarTicks(TimeSpan::all(), 0).minor.empty());
        QVERIFY(calendarTicks(TimeSpan::all(), -5).minor.empty());
        QVERIFY(calendarTicks(TimeSpan::all(), std::nan("")).minor.empty());
        QVERIFY(!calendarTicks(TimeSpan::all(), 1000).minor.empty());
    }

private:
    static Instant moved(std::int64_t centre, double by)
    {
        const double result = double(centre) + by;
        return {std::int64_t(std::clamp(result, -9e18, 9e18))};
    }

    void checkTicks(std::int64_t centre, double length, double width)
    {
        const TimeSpan visible{moved(centre, -length / 2), moved(centre, length / 2)};
        const CalendarTicks ticks = calendarTicks(visible, width);
        QVERIFY(!ticks.minor.empty() && !ticks.major.empty());
        QVERIFY(double(ticks.minor.size()) <= width / 34 + 2);
        const TimeScale scale(visible, 0, width);
        for (std::size_t i = 1; i < ticks.minor.size(); ++i) {
            QVERIFY(ticks.minor[i - 1].span.end == ticks.minor[i].at);
            const double gap =
                scale.toPixel(ticks.minor[i].at) - scale.toPixel(ticks.minor[i - 1].at);
            QVERIFY2(gap >= 34 - 0.01, ticks.minor[i].label.c_str());
        }
        std::set<std::string> names;
        for (const Tick &major : ticks.major) {
            QVERIFY2(names.insert(major.label).second, major.label.c_str());
            std::set<std::string> inside;
            for (const Tick &minor : ticks.minor) {
                if (major.span.contains(minor.at))
                    QVERIFY2(inside.insert(minor.label).second, minor.label.c_str());
            }
        }
        QVERIFY(ticks.major.front().at <= std::max(visible.begin, startOfYear(firstYear)));
    }
};

QTEST_APPLESS_MAIN(TestTicks)
#include "tst_ticks.moc"
