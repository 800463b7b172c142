// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/timeline_stage.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace entente;
using test::kinds;
using test::laidOut;
using test::lane;
using test::laneMark;
using test::ruler;

namespace
{

constexpr double cell = 0x1p20; // 12 days

/// `events` events that begin on `day` of 2020, as the engine merges them.
LaneMark merged(std::int64_t id, int day, std::int64_t events)
{
    LaneMark mark = laneMark(id, "", "2020-01-01", {}, Status::Occurred, "meeting");
    const Instant begin{startOfYear(2020).seconds + day * secondsPerDay};
    const TimeSpan span{begin, {begin.seconds + secondsPerDay}};
    mark.span.start = mark.span.end = {span, span};
    mark.count = events;
    if (events > 1)
        mark.kinds = {{{"meeting"}, events - events / 4}, {{"agreement"}, events / 4}};
    return mark;
}

/// A lane that is as full as it gets, thrice a year of it.
std::vector<LaneMark> crowd()
{
    std::vector<LaneMark> marks;
    for (int n = 0; n < 90; ++n)
        marks.push_back(merged(n + 1, n * 12, 20 + 4 * (n * 7 % 50)));
    return marks;
}

LanesAnswer answerOf(std::vector<LaneMark> marks)
{
    LanesAnswer answer;
    answer.cellSeconds = cell;
    answer.lanes = {lane("USA", "United States", std::move(marks))};
    return answer;
}

TimelineLook yearLook(double height = 300)
{
    TimelineLook look;
    look.width = 1200;
    look.height = height;
    look.headWidth = 120;
    look.window = {startOfYear(2021), startOfYear(2022)};
    return look;
}

std::vector<const Mark *> columnsOf(const Drawing &drawing)
{
    std::vector<const Mark *> columns;
    for (const Mark &mark : drawing.marks) {
        if (std::holds_alternative<ColumnShape>(mark.shape))
            columns.push_back(&mark);
    }
    return columns;
}

} // namespace

class TestTimelineDensity : public QObject
{
    Q_OBJECT

private slots:
    void aCrowdedLaneIsColumnsByFamily()
    {
        const LanesAnswer answer = answerOf(crowd());
        const TimelineDrawing result = laidOut(answer, yearLook());
        const std::vector<const Mark *> columns = columnsOf(result.drawing);
        QVERIFY(columns.size() >= 30);
        std::int64_t events = 0;
        for (const Mark *column : columns) {
            QCOMPARE(column->role, Role::Cluster);
            QVERIFY(result.plot.contains(column->box));
            events += column->count;
            const auto &shape = std::get<ColumnShape>(column->shape);
            QCOMPARE(shape.shares.size(), std::size_t(2)); // meetings and agreements
            double sum = 0;
            for (const auto &[share, color] : shape.shares)
                sum += share;
            QVERIFY(std::abs(sum - 1) < 1e-9);
            QCOMPARE(partsOf(shape).front().first.bottom(), shape.rect.bottom());
            QVERIFY(std::abs(partsOf(shape).back().first.y - shape.rect.y) < 1e-9);
        }
        // Every event is in one of them, or said to be before or after.
        std::int64_t all = 0;
        for (const LaneMark &mark : answer.lanes.front().marks)
            all += mark.count;
        QCOMPARE(result.drawing.events, events + result.drawing.outside);
        std::int64_t inside = 0;
        for (const LaneMark &mark : answer.lanes.front().marks)
            inside += mark.span.fuzzy().intersects(yearLook().window) ? mark.count : 0;
        QCOMPARE(events, inside);
        QVERIFY(inside < all);
        QCOMPARE(result.drawing.hiddenLabels, events);
        // A head says what holds: in columns nothing is hidden.
        QStringList head;
        for (const TextMark &text : result.drawing.texts) {
            if (text.role == Role::Lane)
                head << QString::fromStdString(text.text).remove(QLatin1Char(','));
        }
        QVERIFY(head.contains(QStringLiteral("%1 in columns").arg(events)));
        QVERIFY(head.filter(QStringLiteral("hidden")).isEmpty());
    }

    void heightsAreCounts()
    {
        const TimelineDrawing result = laidOut(answerOf(crowd()), yearLook());
        std::vector<std::pair<std::int64_t, double>> heights;
        for (const Mark *column : columnsOf(result.drawing))
            heights.emplace_back(column->count, column->box.height);
        const auto most = *std::max_element(heights.begin(), heights.end());
        for (const auto &[count, height] : heights)
            QVERIFY(std::abs(height / most.second - double(count) / double(most.first)) < 0.02);
        // The fullest says how many it is.
        const auto &texts = result.drawing.texts;
        QVERIFY(std::any_of(texts.begin(), texts.end(), [&](const TextMark &text) {
            return text.role == Role::Cluster && text.text == std::to_string(most.first);
        }));
    }

    void nothingJumpsWhilePanning()
    {
        const LanesAnswer answer = answerOf(crowd());
        std::map<EventId, double> tops;
        for (int day = 0; day < 300; day += 5) {
            TimelineLook look = yearLook();
            look.window.begin.seconds += day * secondsPerDay;
            look.window.end.seconds += day * secondsPerDay;
            const TimelineDrawing result = laidOut(answer, look);
            for (const Mark *column : columnsOf(result.drawing)) {
                if (column->box.x < result.plot.x + 1 ||
                    column->box.right() > result.plot.right() - 1)
                    continue; // it names less of its events
                const auto known = tops.emplace(column->ids.front(), column->box.y).first;
                QCOMPARE(known->second, column->box.y);
            }
        }
        QVERIFY(tops.size() > 40);
    }

    void fewEventsStayMarks()
    {
        std::vector<LaneMark> burst;
        for (int n = 0; n < 12; ++n)
            burst.push_back(merged(n + 1, 400 + n * 12, 50));
        QVERIFY(columnsOf(laidOut(answerOf(burst), yearLook()).drawing).empty());
        std::vector<LaneMark> thin;
        for (int n = 0; n < 60; ++n)
            thin.push_back(merged(n + 1, 370 + n * 6, 1));
        QVERIFY(columnsOf(laidOut(answerOf(thin), yearLook()).drawing).empty());
        // Nor do columns come where the engine merged nothing.
        LanesAnswer whole = answerOf(crowd());
        whole.cellSeconds = 0;
        QVERIFY(columnsOf(laidOut(whole, yearLook()).drawing).empty());
    }

    void whatIsLongStaysAMarkOverTheColumns()
    {
        std::vector<LaneMark> marks = crowd();
        marks.push_back(laneMark(900, "A long alliance", "2020-03-01", "2024-05-01",
                                 Status::Occurred, "agreement"));
        const TimelineDrawing result = laidOut(answerOf(marks), yearLook());
        QVERIFY(columnsOf(result.drawing).size() >= 30);
        double top = 1e9;
        for (const Mark *column : columnsOf(result.drawing))
            top = std::min(top, column->box.y);
        const auto &all = result.drawing.marks;
        const auto found = std::find_if(all.begin(), all.end(), [](const Mark &mark) {
            return mark.role == Role::Event && mark.ids == std::vector<EventId>{{900}};
        });
        QVERIFY(found != all.end());
        QVERIFY(found->box.bottom() <= top);
    }

    void longOnesThatAreMergedStandUnderTheColumns()
    {
        std::vector<LaneMark> marks = crowd();
        LaneMark pacts = laneMark(910, "", "2020-03-01", "2023-05-01");
        pacts.count = 7;
        pacts.kinds = {{{"agreement"}, 7}};
        marks.push_back(pacts);
        const TimelineDrawing result = laidOut(answerOf(marks), yearLook());
        double bottom = 0;
        for (const Mark *column : columnsOf(result.drawing))
            bottom = std::max(bottom, column->box.bottom());
        const auto &all = result.drawing.marks;
        const auto found = std::find_if(all.begin(), all.end(), [](const Mark &mark) {
            return std::holds_alternative<PieShape>(mark.shape) && mark.count == 7;
        });
        QVERIFY(found != all.end());
        QVERIFY(found->box.y >= bottom - 1);
    }

    void whatIsChosenComesOutOfItsColumn()
    {
        std::vector<LaneMark> marks = crowd();
        marks.push_back(merged(901, 500, 1));
        marks.back().title = "The summit";
        TimelineLook look = yearLook();
        look.selected = {EventId{901}};
        std::shared_ptr<TimelineArrangement> kept;
        const LanesAnswer answer = answerOf(marks);
        const auto drawn = [&] {
            return layoutTimeline(answer, look, kinds, Theme::light(), ruler, &kept).drawing;
        };
        const auto isAlone = [](const Drawing &drawing) {
            int marksOf = 0;
            bool alone = false;
            for (const Mark &mark : drawing.marks) {
                if (mark.role != Role::Event && mark.role != Role::Cluster)
                    continue;
                if (std::find(mark.ids.begin(), mark.ids.end(), EventId{901}) == mark.ids.end())
                    continue;
                ++marksOf;
                alone = mark.role == Role::Event;
            }
            return marksOf == 1 && alone;
        };
        const Drawing chosen = drawn();
        QVERIFY(isAlone(chosen));
        QCOMPARE(chosen.events, laidOut(answer, yearLook()).drawing.events);
        QVERIFY(std::any_of(chosen.texts.begin(), chosen.texts.end(), [](const TextMark &text) {
            return text.role == Role::Event && text.text == "The summit";
        }));
        look.selected.clear();
        QVERIFY(!isAlone(drawn()));
    }

    void lowLanesHaveColumnsToo()
    {
        LanesAnswer answer;
        answer.cellSeconds = cell;
        for (int n = 0; n < 12; ++n) {
            const std::string name = "lane " + std::to_string(n);
            answer.lanes.push_back(lane(name, name, crowd()));
        }
        for (const double height : {160.0, 400.0, 700.0, 1400.0}) {
            TimelineLook look = yearLook(height);
            look.allLanes = true;
            const TimelineDrawing result = laidOut(answer, look);
            std::map<std::string, double> most;
            for (const Mark *column : columnsOf(result.drawing))
                most[column->key] = std::max(most[column->key], column->box.height);
            QCOMPARE(most.size(), std::size_t(12));
            for (const auto &[key, tallest] : most)
                QVERIFY(tallest >= 20);
        }
    }
};

QTEST_GUILESS_MAIN(TestTimelineDensity)
#include "tst_timeline_density.moc"
