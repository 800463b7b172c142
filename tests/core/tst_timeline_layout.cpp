// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/event_style.h"
#include "core/layout/lane_rows.h"
#include "core/layout/timeline_layout.h"
#include "core/time/calendar.h"
#include "tests/support/lanes.h"
#include "tests/support/ruler.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace entente;
using test::lane;
using test::laneMark;

namespace
{

const KindTree kinds = KindTree::standard();
const test::Ruler ruler;

TimelineLook lookAt(int fromYear, int toYear, double width = 1200, double height = 500)
{
    TimelineLook look;
    look.width = width;
    look.height = height;
    look.window = {startOfYear(fromYear), startOfYear(toYear)};
    return look;
}

TimelineDrawing laidOut(const LanesAnswer &answer, const TimelineLook &look,
                        const Theme &theme = Theme::light())
{
    return layoutTimeline(answer, look, kinds, theme, ruler);
}

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

const Mark *markOf(const Drawing &drawing, EventId id, Role role = Role::Event)
{
    for (const Mark &mark : drawing.marks) {
        if (mark.role == role && mark.ids == std::vector<EventId>{id})
            return &mark;
    }
    return nullptr;
}

const TextMark *labelOf(const Drawing &drawing, EventId id)
{
    for (const TextMark &text : drawing.texts) {
        if (text.role == Role::Event && text.ids == std::vector<EventId>{id})
            return &text;
    }
    return nullptr;
}

LanesAnswer oneLane(std::vector<LaneMark> marks)
{
    LanesAnswer answer;
    answer.lanes = {lane("JPN", "Japan", std::move(marks))};
    return answer;
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
                for (const auto &[events, lanes] :
                     {std::pair(1, 1), {20, 3}, {354, 1}, {354, 9}, {354, 40}, {3000, 12}}) {
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
        const LanesAnswer answer = test::randomLanes(unsigned(seed), events, lanes);
        const TimelineDrawing result = laidOut(answer, look);
        const Drawing &drawing = result.drawing;

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

    void aDayIsAGlyphAtItsDate()
    {
        const TimelineDrawing result =
            laidOut(oneLane({laneMark(1, "Talks", "2022-07-02")}), lookAt(2022, 2023));
        const Mark *mark = markOf(result.drawing, {1});
        QVERIFY(mark != nullptr);
        const double x = std::get<GlyphShape>(mark->shape).center.x;
        const double noon = result.scale.toPixel({startOf({2022, 7, 2}).seconds + 43200});
        QVERIFY(std::abs(x - noon) < 0.01);
        QVERIFY(markOf(result.drawing, {1}, Role::Band) == nullptr);
        QCOMPARE(labelOf(result.drawing, {1})->text, std::string("Talks"));
    }

    void aMonthFadesWhereAMonthIsWide()
    {
        const LanesAnswer answer = oneLane({laneMark(1, "Talks", "2022-07")});
        const TimelineDrawing near = laidOut(answer, lookAt(2022, 2023));
        const Mark *bar = markOf(near.drawing, {1}, Role::Band);
        QVERIFY(bar != nullptr);
        const auto *faded = std::get_if<FadedBar>(&bar->shape);
        QVERIFY(faded != nullptr);
        QVERIFY(std::abs(faded->rect.x - near.scale.toPixel(startOf({2022, 7, 1}))) < 0.01);
        QVERIFY(std::abs(faded->rect.right() - near.scale.toPixel(startOf({2022, 8, 1}))) < 0.01);
        QVERIFY(markOf(laidOut(answer, lookAt(1950, 2030)).drawing, {1}, Role::Band) == nullptr);
    }

    void aSpanIsSolidBetweenItsCertainParts()
    {
        const LanesAnswer answer = oneLane({laneMark(1, "Crisis", "2021", "2024")});
        const TimelineDrawing result = laidOut(answer, lookAt(2020, 2026));
        const auto bar = std::get<FadedBar>(markOf(result.drawing, {1}, Role::Band)->shape);
        QVERIFY(std::abs(bar.solidFrom - result.scale.toPixel(startOfYear(2022))) < 0.01);
        QVERIFY(std::abs(bar.solidTo - result.scale.toPixel(startOfYear(2024))) < 0.01);
    }

    void anOpenEndIsAnArrowAtTheEdge()
    {
        const TimelineDrawing result =
            laidOut(oneLane({laneMark(1, "In force", "2021-03-01", "..")}), lookAt(2020, 2026));
        const auto bar = std::get<FadedBar>(markOf(result.drawing, {1}, Role::Band)->shape);
        QVERIFY(bar.openRight);
        QVERIFY(!bar.openLeft);
        QVERIFY(bar.rect.right() <= result.plot.right());
        QVERIFY(bar.rect.right() >= result.plot.right() - 2);
    }

    void whatGoesOnReachesToTheDayInForce()
    {
        const LanesAnswer answer =
            oneLane({laneMark(1, "Patrols", "2021-03-01", {}, Status::Ongoing)});
        TimelineLook look = lookAt(2020, 2026);
        look.playhead = startOf({2023, 1, 12});
        const TimelineDrawing result = laidOut(answer, look);
        const Mark *bar = markOf(result.drawing, {1}, Role::Band);
        QVERIFY(bar != nullptr);
        QVERIFY(std::abs(bar->box.right() - result.scale.toPixel(*look.playhead)) < 0.01);
    }

    void whatBeganBeforeTheWindowIsABarWithItsNameAtTheEdge()
    {
        const TimelineDrawing result =
            laidOut(oneLane({laneMark(1, "Long alliance", "1951-09-08", "2030-01-01")}),
                    lookAt(2020, 2022));
        const Mark *bar = markOf(result.drawing, {1});
        QVERIFY(bar != nullptr);
        QVERIFY(!std::holds_alternative<GlyphShape>(bar->shape));
        const TextMark *label = labelOf(result.drawing, {1});
        QVERIFY(label != nullptr);
        QVERIFY(label->box.x < result.plot.x + 20);
    }

    void statusShowsInTheOutline()
    {
        const std::vector<std::pair<Status, LineStyle>> expected{
            {Status::Occurred, LineStyle::None},     {Status::Ongoing, LineStyle::None},
            {Status::Planned, LineStyle::Solid},     {Status::Contingent, LineStyle::Dashed},
            {Status::Speculated, LineStyle::Dotted}, {Status::InNegotiation, LineStyle::Dotted},
            {Status::Cancelled, LineStyle::Solid}};
        for (const auto &[status, line] : expected) {
            const TimelineDrawing result =
                laidOut(oneLane({laneMark(1, "Visit", "2022-05-05", {}, status, "visit")}),
                        lookAt(2022, 2023));
            const Mark *mark = markOf(result.drawing, {1});
            QCOMPARE(mark->stroke.style, line);
            QCOMPARE(mark->struckThrough, status == Status::Cancelled);
            QCOMPARE(mark->status, std::optional(status));
            if (line == LineStyle::None)
                QCOMPARE(*mark->fill, Theme::light().encounters);
            else if (status == Status::InNegotiation) // talks are real: a breath of fill
                QVERIFY(*mark->fill != Theme::light().canvas);
            else
                QCOMPARE(*mark->fill, Theme::light().canvas);
            const TextMark *label = labelOf(result.drawing, {1});
            QCOMPARE(label->struckThrough, status == Status::Cancelled);
        }
    }

    void statusShowsInTheBar()
    {
        struct Look
        {
            Status status;
            bool filled;
            LineStyle line;
        };
        const Rgba canvas = Theme::light().canvas;
        for (const Look &expected : {Look{Status::Occurred, true, LineStyle::None},
                                     {Status::Ongoing, true, LineStyle::None},
                                     {Status::Planned, false, LineStyle::Solid},
                                     {Status::Contingent, false, LineStyle::Dashed},
                                     {Status::Speculated, false, LineStyle::Dotted},
                                     {Status::InNegotiation, false, LineStyle::Dotted},
                                     {Status::Terminated, true, LineStyle::Solid},
                                     {Status::Cancelled, true, LineStyle::None}}) {
            // Beside its glyph, and alone where the glyph lies before the window.
            for (const int from : {2022, 2023}) {
                const TimelineDrawing result =
                    laidOut(oneLane({laneMark(1, "Visit", "2022-05-05", "2023-11-01",
                                              expected.status, "visit")}),
                            lookAt(from, 2024));
                const Mark *bar =
                    markOf(result.drawing, {1}, from == 2022 ? Role::Band : Role::Event);
                QVERIFY(bar != nullptr);
                QCOMPARE(bar->fill && *bar->fill != canvas, expected.filled);
                QCOMPARE(bar->stroke.style, expected.line);
                QCOMPARE(bar->struckThrough, expected.status == Status::Cancelled);
            }
        }
    }

    void aDateOfSomeWidthIsASoftGround()
    {
        // A weekday seen from an afternoon, a month, a century: each wider than a glyph here.
        const auto pixelsOf = [](const Drawing &drawing) {
            const Mark *ground = markOf(drawing, {1}, Role::Band);
            return ground != nullptr && isGround(*ground) ? ground->box.width : 0;
        };
        TimelineLook day = lookAt(2023, 2024);
        day.window = {startOf({2023, 1, 11}), startOf({2023, 1, 13})};
        const TimelineDrawing signing = laidOut(oneLane({laneMark(1, "Sign", "2023-01-11")}), day);
        const double half = signing.plot.width / 2;
        QVERIFY(std::abs(pixelsOf(signing.drawing) - half) < 0.01);
        const auto drawingOf = [&](const std::string &date, int from, int to) {
            return laidOut(oneLane({laneMark(1, "Talks", date)}), lookAt(from, to)).drawing;
        };
        QVERIFY(pixelsOf(drawingOf("2022-07", 2022, 2023)) > 20);
        QVERIFY(pixelsOf(drawingOf("11XX", 1000, 1400)) > 200);
        QCOMPARE(pixelsOf(drawingOf("2022-07-02", 2022, 2023)), 0);
        // What is known of it shows also where its middle is out of sight.
        const Drawing inside = laidOut(oneLane({laneMark(1, "Talks", "11XX", {}, Status::Planned)}),
                                       lookAt(1101, 1103))
                                   .drawing;
        const Mark *alone = markOf(inside, {1});
        QVERIFY(alone != nullptr && isGround(*alone));
        QCOMPARE(alone->stroke.style, LineStyle::Solid);
        // Labels on a ground say what they stand on.
        const TextMark *label = labelOf(inside, {1});
        QVERIFY(label != nullptr && label->background != Theme::light().canvas);
        for (const Theme *theme : {&Theme::light(), &Theme::dark(), &Theme::print()}) {
            for (int family = 0; family <= int(Family::Crisis); ++family) {
                const Rgba under = blended(groundOf(Family(family), *theme), theme->canvas);
                QVERIFY(contrast(theme->ink, under) >= 4.5);
            }
        }
    }

    void daysThatThePictureIsAboutAreNamed()
    {
        const auto notes = [](const TimelineLook &look) {
            std::vector<std::string> words;
            for (const TextMark &text : laidOut(LanesAnswer{}, look).drawing.texts) {
                if (text.role == Role::Note || text.role == Role::Playhead)
                    words.push_back(text.text);
            }
            return words;
        };
        const auto has = [&](const TimelineLook &look, const std::string &words) {
            const std::vector<std::string> all = notes(look);
            return std::find(all.begin(), all.end(), words) != all.end();
        };
        TimelineLook look = lookAt(2020, 2024);
        look.today = startOf({2023, 7, 2});
        look.asKnown = startOf({2022, 11, 7});
        QVERIFY(has(look, "today"));
        QVERIFY(has(look, "as known on 6 Nov 2022"));
        look.playhead = look.today;
        QVERIFY(!has(look, "today"));
        QVERIFY(has(look, "1 Jul 2023"));
        // What goes on ends there, else where knowledge ends, else today.
        LanesAnswer answer = oneLane({laneMark(1, "Patrols", "2021-03-01", {}, Status::Ongoing)});
        for (int given = 3; given > 0; --given) {
            TimelineLook less = lookAt(2020, 2026);
            less.today = startOf({2025, 7, 2});
            if (given > 1)
                less.asKnown = startOf({2022, 11, 7});
            if (given > 2)
                less.playhead = startOf({2024, 1, 1});
            const TimelineDrawing result = laidOut(answer, less);
            const Instant end = given == 3   ? *less.playhead
                                : given == 2 ? *less.asKnown
                                             : *less.today;
            const Mark *bar = markOf(result.drawing, {1}, Role::Band);
            QVERIFY(std::abs(bar->box.right() - result.scale.toPixel(end)) < 0.01);
        }
    }

    void theLegendExplainsJustWhatIsOnScreen()
    {
        const auto legend = [](const LanesAnswer &answer, const TimelineLook &look) {
            std::set<std::string> words;
            for (const TextMark &text : laidOut(answer, look).drawing.texts) {
                if (text.role == Role::Legend)
                    words.insert(text.text);
            }
            return words;
        };
        using Words = std::set<std::string>;
        TimelineLook look = lookAt(2022, 2024);
        const LanesAnswer answer =
            oneLane({laneMark(1, "Sign", "2022-03-03", {}, Status::Occurred, "agreement"),
                     laneMark(2, "Call", "2022-05-03", {}, Status::Planned, "visit"),
                     laneMark(3, "Drill", "2023-05", {}, Status::Cancelled, "exercise"),
                     laneMark(4, "Talk", "2023-08-01", "2023-10", Status::Speculated, "talks")});
        QVERIFY(legend(answer, look).empty());
        look.legend = true;
        QCOMPARE(legend(answer, look),
                 (Words{"Planned", "Cancelled", "Speculated", "At some time within",
                        "Start or end not exact", "Agreement", "Visit", "Exercise", "Talks"}));
        look.window = {startOfYear(2022), startOf({2022, 5, 1})};
        QCOMPARE(legend(answer, look), (Words{"Agreement"}));
        QCOMPARE(legend(oneLane({laneMark(1, "Pact", "2021", "..")}), look),
                 (Words{"Goes on", "Start or end not exact"}));
        // Where it does not fit, it says how much is left out; it never leaves the picture.
        look.window.end = startOfYear(2024);
        look.width = 420;
        const Words few = legend(answer, look);
        QVERIFY(few.size() < 9);
        QVERIFY(std::any_of(few.begin(), few.end(), [](const std::string &words) {
            return words.starts_with("and ") && words.ends_with(" more");
        }));
        // Small pictures have more need of their lanes.
        look.height = 200;
        QVERIFY(legend(answer, look).empty());
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

    void thePlayheadCarriesItsDate()
    {
        TimelineLook look = lookAt(2022, 2024);
        look.playhead = startOf({2023, 1, 12}); // the end of 11 January
        const TimelineDrawing result = laidOut(LanesAnswer{}, look);
        const auto &texts = result.drawing.texts;
        const auto tag = std::find_if(texts.begin(), texts.end(),
                                      [](const TextMark &t) { return t.role == Role::Playhead; });
        QVERIFY(tag != texts.end());
        QCOMPARE(tag->text, std::string("11 Jan 2023"));
        look.playhead = startOfYear(1990);
        for (const TextMark &text : laidOut(LanesAnswer{}, look).drawing.texts)
            QVERIFY(text.role != Role::Playhead);
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
