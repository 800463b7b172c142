// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/event_style.h"
#include "tests/support/timeline_stage.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace entente;
using test::labelOf;
using test::laidOut;
using test::laneMark;
using test::lookAt;
using test::markOf;
using test::oneLane;
using test::ruler;

namespace
{

} // namespace

/// How sure things are: statuses, dates of some width, open ends, what goes on, and the legend of
/// it.
class TestTimelineCertainty : public QObject
{
    Q_OBJECT

private slots:
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

    void whatMayHaveBeenAtAnyTimeStandsInTheCorner()
    {
        std::vector<LaneMark> marks{laneMark(1, "Visit", "2022-03-05"),
                                    laneMark(2, "A hub of its own", "../..", {}, Status::Ongoing)};
        TimelineLook look = lookAt(2022, 2023);
        look.legend = true;
        look.today = startOf({2022, 12, 7});
        const auto cornerOf = [&](const LanesAnswer &answer) {
            const TimelineDrawing result = laidOut(answer, look);
            for (const Mark &mark : result.drawing.marks) {
                const auto *bar = std::get_if<FadedBar>(&mark.shape);
                if (bar == nullptr || !bar->openLeft || !bar->openRight || mark.ids.empty())
                    continue;
                if (mark.box.x < result.plot.x || mark.box.width > 30 ||
                    mark.box.bottom() > result.lanes[0].box.bottom())
                    return std::size_t(99);
                return mark.ids.size();
            }
            return std::size_t(0);
        };
        const auto says = [&](const LanesAnswer &answer, Role role, const std::string &words) {
            const auto texts = laidOut(answer, look).drawing.texts;
            return std::any_of(texts.begin(), texts.end(), [&](const TextMark &text) {
                return text.role == role && text.text == words;
            });
        };
        QCOMPARE(cornerOf(oneLane({marks[0]})), std::size_t(0));
        QVERIFY(!says(oneLane({marks[0]}), Role::Legend, "At an unknown time"));
        QCOMPARE(cornerOf(oneLane(marks)), std::size_t(1));
        QVERIFY(says(oneLane(marks), Role::Legend, "At an unknown time"));
        marks.push_back(laneMark(3, "A fighter", "../..", {}, Status::Planned));
        const LanesAnswer answer = oneLane(marks);
        QCOMPARE(cornerOf(answer), std::size_t(2));
        const Drawing drawing = laidOut(answer, look).drawing;
        QCOMPARE(drawing.events, 3);
        QCOMPARE(drawing.hiddenLabels, 2);
        // It fills no row, and is counted at the lane's head, which may have no room for much.
        QVERIFY(says(answer, Role::Lane, "2 of unknown time") ||
                says(answer, Role::Lane, "2 at any time"));
        QVERIFY(markOf(drawing, EventId{1}) != nullptr);
        // Also before and after what the window shows of others.
        look.window = {startOfYear(2030), startOfYear(2031)};
        QCOMPARE(cornerOf(answer), std::size_t(2));
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
};

QTEST_GUILESS_MAIN(TestTimelineCertainty)
#include "tst_timeline_certainty.moc"
