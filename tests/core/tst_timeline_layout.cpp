// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/lane_rows.h"
#include "tests/support/timeline_stage.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace entente;
using test::kinds;
using test::labelOf;
using test::laidOut;
using test::lane;
using test::laneMark;
using test::lookAt;
using test::markOf;
using test::oneLane;
using test::ruler;

namespace
{

/// Every mark that stands for events: not the bars and rings beside them.
std::vector<const Mark *> eventMarks(const Drawing &drawing)
{
    std::vector<const Mark *> marks;
    for (const Mark &mark : drawing.marks) {
        if (mark.role == Role::Event || mark.role == Role::Cluster)
            marks.push_back(&mark);
    }
    return marks;
}

/// The ids in marks of a lane touch the window, and no event of the answer that does is missing.
std::set<std::pair<std::string, EventId>> expectedMarks(const LanesAnswer &answer,
                                                        const TimelineLook &look)
{
    const auto touches = [&](const LaneMark &mark) {
        TimeSpan span = mark.span.fuzzy();
        if (mark.status == Status::Ongoing &&
            (mark.span.end == mark.span.start || span.end.isOpen()))
            span.end = std::max(mark.span.start.fuzzy.end, *look.playhead);
        return span.intersects(look.window);
    };
    std::set<std::pair<std::string, EventId>> expected;
    for (const Lane &each : answer.lanes) {
        for (const LaneMark &mark : each.marks) {
            if (touches(mark))
                expected.emplace(each.value, mark.id);
        }
    }
    return expected;
}

} // namespace

class TestTimelineLayout : public QObject
{
    Q_OBJECT

private slots:
    void everyPictureKeepsItsPromises_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("lanes");
        QTest::addColumn<TimelineLook>("look");
        int seed = 0;
        for (const auto &[width, height] :
             {std::pair(1280.0, 720.0), {1920.0, 1080.0}, {3840.0, 2160.0}, {480.0, 200.0}}) {
            for (const auto &[from, to] : {std::pair(1946, 2026), {2015, 2025}, {2022, 2023}}) {
                for (const auto &[events, lanes] : {std::pair(1, 1),
                                                    {20, 3},
                                                    {354, 1},
                                                    {354, 9},
                                                    {354, 40},
                                                    {3000, 3},
                                                    {6000, 12}}) {
                    for (const bool all : {false, true}) {
                        TimelineLook look = lookAt(from, to, width, height);
                        look.allLanes = all;
                        look.selected = {EventId{3}, EventId{7}, EventId{11}};
                        look.playhead = startOf({2022, 7, 1});
                        look.legend = lanes % 2 == 1;
                        if (lanes == 3)
                            look.asKnown = startOf({2022, 11, 7});
                        if (lanes == 12)
                            look.today = startOf({2022, 12, 7});
                        if (events == 20)
                            look.brush = {{startOf({2022, 3, 1}), startOf({2022, 9, 1})}};
                        QTest::addRow("%gx%g, %d to %d, %d events in %d lanes%s", width, height,
                                      from, to, events, lanes, all ? ", all" : "")
                            << ++seed << events << lanes << look;
                    }
                }
            }
        }
    }

    void everyPictureKeepsItsPromises()
    {
        QFETCH(int, seed);
        QFETCH(int, events);
        QFETCH(int, lanes);
        QFETCH(TimelineLook, look);
        LanesAnswer answer = test::randomLanes(unsigned(seed), events, lanes);
        if (events >= 3000)
            answer.cellSeconds = 0x1p25; // about a year: lanes are too crowded for marks
        const TimelineDrawing result = laidOut(answer, look);
        const Drawing &drawing = result.drawing;
        if (events >= 3000)
            QVERIFY(std::any_of(drawing.marks.begin(), drawing.marks.end(), [](const Mark &mark) {
                return std::holds_alternative<ColumnShape>(mark.shape);
            }));

        // No two texts overlap, none is cut off, all can be read.
        const RectF page{0, 0, drawing.width, drawing.height};
        for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
            const TextMark &text = drawing.texts[i];
            QVERIFY2(page.contains(text.box), text.text.c_str());
            QVERIFY(!text.text.empty());
            QVERIFY(std::abs(ruler.width(text.text, text.style) - text.box.width) < 0.01);
            QVERIFY2(contrast(text.color, text.background) >= 4.5, text.text.c_str());
            if (text.role == Role::Event || text.role == Role::Cluster)
                QVERIFY2(result.plot.contains(text.box), text.text.c_str());
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY2(!text.box.intersects(drawing.texts[j].box),
                         (text.text + " over " + drawing.texts[j].text).c_str());
        }
        // No label lies on a mark of another event.
        for (const TextMark &text : drawing.texts) {
            if (text.role != Role::Event)
                continue;
            for (const Mark *mark : eventMarks(drawing))
                QVERIFY2(mark->ids == text.ids || !mark->box.intersects(text.box),
                         text.text.c_str());
        }
        if (!look.allLanes && result.contentHeight > result.plot.height)
            return; // scrolls: some lanes are out of sight

        // Every event that touches the window has one mark in each of its lanes, and no other has.
        std::set<std::pair<std::string, EventId>> drawn;
        std::set<EventId> shown;
        for (const Mark *mark : eventMarks(drawing)) {
            QVERIFY(result.plot.contains(mark->box));
            for (const EventId id : mark->ids) {
                QVERIFY(drawn.emplace(mark->key, id).second);
                shown.insert(id);
            }
        }
        QVERIFY(drawn == expectedMarks(answer, look));
        QCOMPARE(drawing.events,
                 std::int64_t(shown.size()) + drawing.outside + drawing.withoutDate);
        QCOMPARE(drawing.withoutDate, answer.undated);

        // What has no label is counted.
        std::set<std::pair<std::string, EventId>> labelled;
        for (const TextMark &text : drawing.texts) {
            if (text.role == Role::Event)
                labelled.emplace(text.key, text.ids.front());
        }
        QCOMPARE(drawing.hiddenLabels, std::int64_t(drawn.size() - labelled.size()));
    }

    void lanesThatFitDoNotScroll()
    {
        for (const double height : {150.0, 400.0, 720.0, 1080.0, 2160.0}) {
            const int lanes = lanesThatFit(height);
            const LanesAnswer answer = test::randomLanes(5, 900, lanes);
            const TimelineDrawing result = laidOut(answer, lookAt(1946, 2026, 1280, height));
            QVERIFY(result.contentHeight <= result.plot.height);
        }
    }

    void aCollapsedLaneIsALineThatAccountsForItsEvents()
    {
        const LanesAnswer answer = test::randomLanes(5, 200, 4);
        TimelineLook look = lookAt(1947, 2026);
        const TimelineDrawing plain = laidOut(answer, look);
        look.lanes.collapse(answer.lanes[1].value, true);
        const TimelineDrawing drawing = laidOut(answer, look);
        QCOMPARE(drawing.lanes.size(), answer.lanes.size());
        QVERIFY(drawing.lanes[1].isCollapsed);
        QVERIFY(drawing.lanes[1].box.height < plain.lanes[1].box.height / 2);
        QVERIFY(drawing.lanes[0].box.height >= plain.lanes[0].box.height); // the others may grow
        QCOMPARE(drawing.drawing.events, plain.drawing.events);
        std::set<std::pair<std::string, EventId>> shown;
        for (const Mark *mark : eventMarks(drawing.drawing)) {
            for (const EventId id : mark->ids)
                shown.emplace(mark->key, id);
        }
        QVERIFY(shown == expectedMarks(answer, look));
        const RectF &box = drawing.lanes[1].box;
        for (const Mark *mark : eventMarks(drawing.drawing)) {
            if (mark->key == answer.lanes[1].value)
                QVERIFY(mark->box.y >= box.y && mark->box.bottom() <= box.bottom());
        }
    }

    void aLaneHasTheHeightThatWasWished()
    {
        const LanesAnswer answer = test::randomLanes(5, 200, 4);
        TimelineLook look = lookAt(1947, 2026);
        look.lanes.resize(answer.lanes[2].value, 260);
        const TimelineDrawing drawing = laidOut(answer, look);
        QCOMPARE(drawing.lanes[2].box.height, 260.0);
        // The others share the rest, and what does not fit scrolls.
        double y = drawing.plot.y;
        for (const LanePlace &place : drawing.lanes) {
            QCOMPARE(place.box.y, y);
            y = place.box.bottom();
        }
        QCOMPARE(drawing.contentHeight, y - drawing.plot.y);
    }

    void aStrongRuleStandsUnderWhatIsPinned()
    {
        LanesAnswer answer = test::randomLanes(5, 60, 3);
        const auto strong = [&] {
            std::vector<double> rules;
            for (const Mark &mark : laidOut(answer, lookAt(1947, 2026)).drawing.marks) {
                if (mark.role == Role::Grid && mark.box.x == 0 && mark.box.height == 0 &&
                    mark.stroke.color == Theme::light().muted)
                    rules.push_back(mark.box.y);
            }
            return rules;
        };
        QVERIFY(strong().empty());
        answer.lanes[0].isPinned = true;
        const TimelineDrawing drawing = laidOut(answer, lookAt(1947, 2026));
        QVERIFY(strong() == std::vector{drawing.lanes[0].box.bottom()});
    }

    void whatIsPinnedStaysWhileOthersScrollUnderIt()
    {
        LanesAnswer answer = test::randomLanes(5, 600, 20);
        answer.lanes[0].isPinned = answer.lanes[1].isPinned = true;
        TimelineLook look = lookAt(1947, 2026);
        const TimelineDrawing before = laidOut(answer, look);
        QVERIFY(before.contentHeight > before.plot.height + 130);
        look.scrollY = 130;
        const TimelineDrawing after = laidOut(answer, look);
        QCOMPARE(after.scrollTop, before.lanes[1].box.bottom());
        for (std::size_t i = 0; i < answer.lanes.size(); ++i) {
            QCOMPARE(after.lanes[i].stays, i < 2);
            QCOMPARE(after.lanes[i].box.y, before.lanes[i].box.y - (i < 2 ? 0 : 130));
        }
        const auto isOfPinned = [&](const std::string &key) {
            return key == answer.lanes[0].value || key == answer.lanes[1].value;
        };
        for (const Mark *mark : eventMarks(after.drawing))
            QVERIFY(isOfPinned(mark->key) == (mark->box.bottom() <= after.scrollTop) ||
                    mark->box.height == 0);
        for (std::size_t i = 0; i < after.drawing.texts.size(); ++i) {
            const TextMark &text = after.drawing.texts[i];
            if (text.role == Role::Event || text.role == Role::Lane)
                QVERIFY(isOfPinned(text.key) == (text.box.bottom() <= after.scrollTop));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!text.box.intersects(after.drawing.texts[j].box));
        }
        // Where they would leave the others no room, all scroll.
        for (std::size_t i = 0; i < 15; ++i)
            answer.lanes[i].isPinned = true;
        const TimelineDrawing most = laidOut(answer, look);
        QCOMPARE(most.scrollTop, most.plot.y);
        QVERIFY(std::none_of(most.lanes.begin(), most.lanes.end(),
                             [](const LanePlace &place) { return place.stays; }));
    }

    void hiddenLanesAreSpokenOf()
    {
        LanesAnswer answer = oneLane({laneMark(1, "Visit", "2022-03-05")});
        answer.hiddenLanes = 2;
        TimelineLook look = lookAt(2022, 2023);
        const auto says = [](const TimelineDrawing &drawing) {
            const auto &texts = drawing.drawing.texts;
            return std::any_of(texts.begin(), texts.end(),
                               [](const TextMark &text) { return text.text == "2 lanes hidden"; });
        };
        QVERIFY(says(laidOut(answer, look)));
        QVERIFY(laidOut(answer, look).drawing.words.find("2 lanes are hidden") !=
                std::string::npos);
        look.saysHiddenLanes = false;
        QVERIFY(!says(laidOut(answer, look)));
    }

    void nothingJumpsWhilePanning()
    {
        const LanesAnswer answer = test::randomLanes(4, 354, 4);
        std::map<std::pair<std::string, EventId>, double> before;
        for (int day = 0; day < 400; day += 7) {
            TimelineLook look = lookAt(2019, 2021);
            look.headWidth = 120;
            look.window.begin.seconds += day * secondsPerDay;
            look.window.end.seconds += day * secondsPerDay;
            const TimelineDrawing result = laidOut(answer, look);
            for (const Mark *mark : eventMarks(result.drawing)) {
                if (mark->role != Role::Event || !std::holds_alternative<GlyphShape>(mark->shape))
                    continue;
                const double y = std::get<GlyphShape>(mark->shape).center.y;
                const auto known = before.emplace(std::pair(mark->key, mark->ids.front()), y).first;
                QCOMPARE(known->second, y);
            }
        }
        QVERIFY(before.size() > 20);
    }

    void theMoreImportantLabelStays()
    {
        std::vector<LaneMark> marks;
        for (int i = 1; i <= 40; ++i) {
            marks.push_back(laneMark(i, "Meeting of the foreign ministers", "2022-07-02"));
            marks.back().importance = i == 23 ? 1.0F : 0.1F;
        }
        const TimelineDrawing result = laidOut(oneLane(marks), lookAt(2022, 2023, 1200, 130));
        QVERIFY(labelOf(result.drawing, {23}) != nullptr);
        QVERIFY(result.drawing.hiddenLabels > 30);
    }

    void whatIsSelectedGetsItsLabelAndARing()
    {
        std::vector<LaneMark> marks;
        for (int i = 1; i <= 60; ++i)
            marks.push_back(laneMark(i, "Meeting of the foreign ministers",
                                     "2022-07-" + std::string(i % 28 + 1 < 10 ? "0" : "") +
                                         std::to_string(i % 28 + 1)));
        TimelineLook look = lookAt(2022, 2023, 1200, 160);
        look.selected = {EventId{37}};
        const TimelineDrawing result = laidOut(oneLane(marks), look);
        const TextMark *label = labelOf(result.drawing, {37});
        QVERIFY(label != nullptr);
        QCOMPARE(label->style, TextStyle::LabelBold);
        const Mark *ring = markOf(result.drawing, {37}, Role::Chosen);
        QVERIFY(ring != nullptr);
        QCOMPARE(ring->stroke.color, Theme::light().accent);
    }

    void aClusterCountsAndNamesItsMembers()
    {
        LaneMark cluster = laneMark(4, "Meeting", "2022-07-02");
        cluster.count = 12;
        for (int i = 1; i <= 12; ++i)
            cluster.members.push_back({i});
        cluster.kinds = {{{"meeting"}, 9}, {{"agreement"}, 3}};
        LanesAnswer answer = oneLane({cluster});
        const TimelineDrawing result = laidOut(answer, lookAt(2022, 2023));
        QCOMPARE(result.drawing.events, 12);
        const std::vector<const Mark *> marks = eventMarks(result.drawing);
        QCOMPARE(marks.size(), std::size_t(1));
        QCOMPARE(marks.front()->count, 12);
        QCOMPARE(std::get<PieShape>(marks.front()->shape).shares.size(), std::size_t(2));
    }

    void theWordsSayWhatIsThere()
    {
        LanesAnswer answer;
        answer.lanes = {lane("JPN", "Japan",
                             {laneMark(1, "Talks", "2022-07-02"),
                              laneMark(2, "Pact", "2022-08-02", {}, Status::Planned)}),
                        lane("GBR", "United Kingdom", {laneMark(1, "Talks", "2022-07-02")})};
        answer.undated = 3;
        const std::string words = laidOut(answer, lookAt(2022, 2023)).drawing.words;
        for (const char *part : {"1 Jan 2022", "31 Dec 2022", "2 events in 2 lanes", "Japan (2)",
                                 "Pact (planned)", "3 events have no date"})
            QVERIFY2(words.find(part) != std::string::npos, (words + " / " + part).c_str());
    }

    void thePictureIsBoundedByItsPixels()
    {
        std::vector<LaneMark> marks;
        for (int i = 1; i <= 20000; ++i)
            marks.push_back(
                laneMark(i, "Talks",
                         "2022-0" + std::to_string(1 + i % 9) + "-" + std::to_string(10 + i % 19)));
        const TimelineDrawing result = laidOut(oneLane(marks), lookAt(2022, 2023, 800, 300));
        QVERIFY(result.drawing.marks.size() < 2000);
        QCOMPARE(result.drawing.events, 20000);
    }

    void aKeptArrangementDrawsTheSamePicture()
    {
        const LanesAnswer answer = test::randomLanes(3, 300, 9);
        const auto words = [](const TimelineDrawing &drawing) {
            return describe(drawing.drawing, [](EventId id) { return std::to_string(id.value); });
        };
        std::shared_ptr<TimelineArrangement> kept;
        TimelineLook look = lookAt(2020, 2022);
        for (int step = 0; step < 12; ++step) {
            const std::int64_t by = 11 * secondsPerDay * (step % 5 - 1);
            look.window = {{look.window.begin.seconds + by}, {look.window.end.seconds + by}};
            if (step == 6)
                look.scrollY = 40;
            if (step == 8)
                look.playhead = startOfYear(2021);
            if (step == 9)
                look.height = 400;
            if (step == 11) {
                look.selected.clear();
                look.window.end.seconds -= 200 * secondsPerDay;
            }
            if (step == 10)
                look.selected = {answer.lanes.front().marks.front().id};
            const TimelineDrawing again =
                layoutTimeline(answer, look, kinds, Theme::light(), ruler, &kept);
            QVERIFY(kept);
            QCOMPARE(words(again), words(laidOut(answer, look)));
        }
    }

    void aKeptArrangementFollowsTheSizeOfText()
    {
        const LanesAnswer answer = test::randomLanes(3, 300, 9);
        const auto words = [](const TimelineDrawing &drawing) {
            return describe(drawing.drawing, [](EventId id) { return std::to_string(id.value); });
        };
        const TimelineLook look = lookAt(2020, 2022);
        std::shared_ptr<TimelineArrangement> kept;
        for (const double scale : {1.0, 2.0, 0.8, 1.0}) {
            const ScaledMeasure measure(ruler, scale);
            const Theme theme = Theme::light();
            const auto again = layoutTimeline(answer, look, kinds, theme, measure, &kept);
            QCOMPARE(words(again), words(layoutTimeline(answer, look, kinds, theme, measure)));
        }
    }

    void rowsAreFoundAsByAPlainSearch()
    {
        std::mt19937 random(5);
        const auto upTo = [&](int most) {
            return std::uniform_real_distribution<double>(0, most)(random);
        };
        for (const int most : {1, 5, 70}) {
            LaneRows rows({150, 0, 800, 300});
            std::vector<std::vector<std::pair<double, double>>> taken(
                static_cast<std::size_t>(most));
            for (int i = 0; i < 4000; ++i) {
                const double begin = upTo(3600) - 1200;
                const double end = begin + 1 + upTo(i % 50 == 0 ? 3000 : 60);
                const auto isFree = [&](int row) {
                    return std::none_of(
                        taken[std::size_t(row)].begin(), taken[std::size_t(row)].end(),
                        [&](const auto &span) { return span.first < end && begin < span.second; });
                };
                int first = -1;
                int last = -1;
                for (int row = 0; row < most; ++row) {
                    if (!isFree(row))
                        continue;
                    first = first < 0 ? row : first;
                    last = row;
                }
                QCOMPARE(rows.topmostFree(begin, end, most), first);
                QCOMPARE(rows.lowestFree(begin, end, most), last);
                QVERIFY(first < 0 || rows.mayBeFree(begin, end, most));
                if (first >= 0) {
                    rows.take(first, begin, end);
                    taken[std::size_t(first)].emplace_back(begin, end);
                }
            }
        }
    }

    void oddSizesAndSpansAreHarmless()
    {
        const LanesAnswer answer = test::randomLanes(1, 50, 5);
        for (const double size : {-5.0, 0.0, 1.0, 17.0, 60.0}) {
            TimelineLook look = lookAt(2020, 2022, size, size);
            laidOut(answer, look);
            look.window.end = look.window.begin;
            laidOut(answer, look);
        }
        TimelineLook far = lookAt(2020, 2022);
        far.window = {startOfYear(-200000), startOfYear(200000)};
        laidOut(answer, far);
        far.window = {startOf({2022, 7, 2}), {startOf({2022, 7, 2}).seconds + 60}};
        laidOut(answer, far);
    }
};

QTEST_GUILESS_MAIN(TestTimelineLayout)
#include "tst_timeline_layout.moc"
