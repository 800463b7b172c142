// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_links.h"
#include "tests/support/timeline_stage.h"

#include <QTest>

#include <algorithm>

using namespace entente;
using test::kinds;
using test::laidOut;
using test::lane;
using test::laneMark;
using test::lookAt;
using test::markOf;
using test::ruler;

namespace
{

std::vector<LaneMark> steps(int count)
{
    std::vector<LaneMark> marks;
    for (int i = 0; i < count; ++i)
        marks.push_back(
            laneMark(i + 1, "Step of a long way to a pact", std::to_string(1990 + i) + "-06-01"));
    return marks;
}

LanesAnswer threads(std::vector<LaneMark> marks)
{
    LanesAnswer answer;
    answer.lanes = {
        lane("pact", "A pact", std::move(marks)),
        lane("", "No thread",
             {laneMark(50, "Elsewhere", "1991-02-01"), laneMark(51, "Elsewhere", "1994-02-01")})};
    return answer;
}

std::vector<const Mark *> linksIn(const Drawing &drawing)
{
    std::vector<const Mark *> links;
    for (const Mark &mark : drawing.marks) {
        if (mark.role == Role::Link)
            links.push_back(&mark);
    }
    return links;
}

PointF centerOf(const Mark &mark)
{
    return std::get<GlyphShape>(mark.shape).center;
}

bool joins(const Mark &link, const Mark &from, const Mark &to)
{
    const auto &rings = std::get<PathShape>(link.shape).rings;
    return std::abs(rings.front().front().x - centerOf(from).x) < 0.01 &&
           std::abs(rings.back().back().x - centerOf(to).x) < 0.01;
}

TimelineLook threadLook(int from, int to)
{
    TimelineLook look = lookAt(from, to);
    look.threadBands = true;
    return look;
}

} // namespace

class TestTimelineLinks : public QObject
{
    Q_OBJECT

private slots:
    void theStepsOfAThreadAreLinkedInItsLane()
    {
        const LanesAnswer answer = threads(steps(5));
        const Drawing drawing = laidOut(answer, threadLook(1989, 1996)).drawing;
        const auto links = linksIn(drawing);
        QCOMPARE(links.size(), std::size_t(4));
        for (int i = 0; i < 4; ++i)
            QVERIFY(joins(*links[std::size_t(i)], *markOf(drawing, EventId{i + 1}),
                          *markOf(drawing, EventId{i + 2})));
        // Lanes of other things have none by themselves.
        QVERIFY(linksIn(laidOut(answer, lookAt(1989, 1996)).drawing).empty());
    }

    void linksLieUnderTheMarksAndTheLegendExplainsThem()
    {
        const LanesAnswer answer = threads(steps(5));
        TimelineLook look = threadLook(1989, 1996);
        look.legend = true;
        const Drawing drawing = laidOut(answer, look).drawing;
        std::size_t lastLink = 0;
        std::size_t firstEvent = drawing.marks.size();
        for (std::size_t i = 0; i < drawing.marks.size(); ++i) {
            if (drawing.marks[i].role == Role::Link)
                lastLink = i;
            else if (drawing.marks[i].role == Role::Event)
                firstEvent = std::min(firstEvent, i);
        }
        QVERIFY(lastLink > 0 && lastLink < firstEvent);
        const auto explains = [](const Drawing &drawn) {
            return std::any_of(drawn.texts.begin(), drawn.texts.end(), [](const TextMark &text) {
                return text.role == Role::Legend && text.text == "Related events";
            });
        };
        QVERIFY(explains(drawing));
        look.threadBands = false;
        QVERIFY(!explains(laidOut(answer, look).drawing));
        // No link can be pointed at, nor takes what it lies under.
        for (const Mark *link : linksIn(drawing))
            QVERIFY(link->ids.empty() && link->key.empty());
    }

    void noLinkRunsThroughATitle()
    {
        TimelineLook look = threadLook(1989, 2003);
        look.width = 700;
        look.links = {{EventId{50}, EventId{9}}, {EventId{51}, EventId{3}}};
        const Drawing drawing = laidOut(threads(steps(12)), look).drawing;
        std::size_t pieces = 0;
        for (const Mark *link : linksIn(drawing)) {
            const auto &ways = std::get<PathShape>(link->shape).rings;
            pieces += ways.size();
            for (const auto &way : ways) {
                for (std::size_t i = 1; i < way.size(); ++i) {
                    for (const double t : {0.1, 0.3, 0.5, 0.7, 0.9}) {
                        const PointF at{way[i - 1].x + t * (way[i].x - way[i - 1].x),
                                        way[i - 1].y + t * (way[i].y - way[i - 1].y)};
                        for (const TextMark &text : drawing.texts)
                            QVERIFY2(!text.box.contains(at), text.text.c_str());
                    }
                }
            }
        }
        QVERIFY(pieces > linksIn(drawing).size()); // some had to give way
    }

    void aChainHasAGapWhereNobodyKnows()
    {
        std::vector<LaneMark> marks = steps(5);
        marks[2].count = 7; // a cluster
        marks[2].title.clear();
        const Drawing drawing = laidOut(threads(marks), threadLook(1989, 1996)).drawing;
        QCOMPARE(linksIn(drawing).size(), std::size_t(2)); // 1 to 2, 4 to 5
    }

    void manyStepsAreNoWeb()
    {
        const TimelineLook look = threadLook(1989, 2031);
        QVERIFY(linksIn(laidOut(threads(steps(40)), look).drawing).empty());
        QVERIFY(!linksIn(laidOut(threads(steps(20)), look).drawing).empty());
        TimelineLook chosen = lookAt(1989, 2031);
        for (int i = 1; i < 200; ++i)
            chosen.links.push_back({EventId{1 + i % 40}, EventId{1 + (7 * i) % 40}});
        QCOMPARE(linksIn(laidOut(threads(steps(40)), chosen).drawing).size(), std::size_t(40));
    }

    void whatIsChosenIsLinkedAcrossLanesOnceEach()
    {
        LanesAnswer answer;
        answer.lanes = {
            lane("JPN", "Japan",
                 {laneMark(1, "Sign", "1990-03-01"), laneMark(2, "Talk", "1992-01-01")}),
            lane("GBR", "United Kingdom",
                 {laneMark(1, "Sign", "1990-03-01"), laneMark(3, "Visit", "1994-01-01")}),
            lane("IND", "India", {laneMark(4, "Far", "1994-01-01")})};
        TimelineLook look = lookAt(1989, 1996);
        look.selected = {EventId{1}};
        look.links = {
            {EventId{1}, EventId{2}}, {EventId{3}, EventId{1}}, {EventId{1}, EventId{99}}};
        const Drawing drawing = laidOut(answer, look).drawing;
        const auto links = linksIn(drawing);
        QCOMPARE(links.size(), std::size_t(2)); // what is not on screen has none
        for (const Mark *link : links) {
            const auto &ways = std::get<PathShape>(link->shape).rings;
            QVERIFY(ways.front().front().x < ways.back().back().x);
            // In the lane that both stand in.
            QVERIFY(link->box.height < 120);
        }
        look.links = {{EventId{2}, EventId{4}}};
        QCOMPARE(linksIn(laidOut(answer, look).drawing).size(), std::size_t(1));
    }

    void anAnswerGivesTheThreadAndWhatIsRelated()
    {
        EventAnswer answer;
        answer.event.id = EventId{2};
        answer.thread = {{EventId{1}, {}, {}, {}, {}}, {EventId{2}, {}, {}, {}, {}}};
        answer.related = {{RelationType::LeadsTo, false, EventId{5}, {}, {}},
                          {RelationType::LeadsTo, true, EventId{1}, {}, {}},
                          {RelationType::LeadsTo, true, EventId{7}, {}, {}}};
        QVERIFY(linksOf(answer) == (std::vector<EventLink>{{EventId{1}, EventId{2}},
                                                           {EventId{2}, EventId{5}},
                                                           {EventId{7}, EventId{2}}}));
    }
};

QTEST_GUILESS_MAIN(TestTimelineLinks)
#include "tst_timeline_links.moc"
