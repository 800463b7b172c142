// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_layout.h"
#include "core/time/calendar.h"
#include "tests/support/lanes.h"
#include "tests/support/ruler.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace entente;
using test::lane;
using test::laneMark;

/// Lanes as small multiples: little charts of counts over time.
class TestLaneCounts : public QObject
{
    Q_OBJECT

    static LanesAnswer answer()
    {
        LanesAnswer lanes;
        lanes.cellSeconds = 0x1p21; // 24 days
        LaneMark many = laneMark(10, "", "2022-06-01", "2022-06-10");
        many.count = 7;
        lanes.lanes = {lane("JPN", "Japan",
                            {laneMark(1, "Talks", "2022-01-10"), laneMark(2, "Visit", "2022-03-01"),
                             laneMark(3, "Pact", "2022-03-02", ".."), many}),
                       lane("GBR", "United Kingdom", {laneMark(2, "Visit", "2022-03-01")})};
        return lanes;
    }

    static Drawing drawn(bool counts)
    {
        static const test::Ruler ruler;
        static const KindTree kinds = KindTree::standard();
        TimelineLook look;
        look.width = 1000;
        look.height = 400;
        look.window = {startOfYear(2022), startOfYear(2023)};
        look.lanes.counts = counts;
        return layoutTimeline(answer(), look, kinds, Theme::light(), ruler).drawing;
    }

    static std::map<std::string, std::vector<Mark>> columnsOf(const Drawing &drawing)
    {
        std::map<std::string, std::vector<Mark>> columns;
        for (const Mark &mark : drawing.marks) {
            if (std::holds_alternative<ColumnShape>(mark.shape))
                columns[mark.key].push_back(mark);
        }
        return columns;
    }

private slots:
    void eachLaneIsAChartWhereThatIsAskedFor()
    {
        QVERIFY(columnsOf(drawn(false)).empty()); // so few events are marks
        const auto columns = columnsOf(drawn(true));
        QCOMPARE(columns.size(), std::size_t(2));
        const std::vector<Mark> &japan = columns.at("JPN");
        std::int64_t sum = 0;
        const Mark *tallest = nullptr;
        for (const Mark &mark : japan) {
            sum += mark.count;
            if (tallest == nullptr || mark.box.height > tallest->box.height)
                tallest = &mark;
        }
        QCOMPARE(sum, std::int64_t(9)); // what goes on is longer than its column: it stays a mark
        QCOMPARE(tallest->count, std::int64_t(7));
        QCOMPARE(columns.at("GBR").size(), std::size_t(1));
        const std::vector<Mark> marks = drawn(true).marks;
        QVERIFY(std::any_of(marks.begin(), marks.end(), [](const Mark &mark) {
            return mark.role == Role::Event && mark.ids == std::vector<EventId>{EventId{3}};
        }));
    }

    void everyEventIsStillAccountedFor() { QCOMPARE(drawn(true).events, drawn(false).events); }
};

QTEST_GUILESS_MAIN(TestLaneCounts)
#include "tst_lane_counts.moc"
