// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/event_builder.h"
#include "tests/support/timeline_stage.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace entente;
using test::kinds;
using test::laidOut;
using test::laneMark;
using test::oneLane;
using test::ruler;

namespace
{

TimelineLook lookAt(int fromYear, int toYear, double height = 500)
{
    TimelineLook look;
    look.width = 1200;
    look.height = height;
    look.headWidth = 120;
    look.window = {startOfYear(fromYear), startOfYear(toYear)};
    return look;
}

std::vector<const TextMark *> textsOf(const Drawing &drawing, std::int64_t id)
{
    std::vector<const TextMark *> texts;
    for (const TextMark &text : drawing.texts) {
        if (text.role == Role::Event && text.ids == std::vector<EventId>{{id}})
            texts.push_back(&text);
    }
    return texts;
}

RectF glyphOf(const Drawing &drawing, std::int64_t id)
{
    for (const Mark &mark : drawing.marks) {
        if (mark.role == Role::Event && mark.ids == std::vector<EventId>{{id}})
            return mark.box;
    }
    return {};
}

bool overlaps(const Drawing &drawing)
{
    for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (drawing.texts[i].box.intersects(drawing.texts[j].box))
                return true;
        }
    }
    return false;
}

LanesAnswer fewEvents()
{
    return oneLane({laneMark(1, "Talks in Tokyo", "2022-02-05"),
                    laneMark(2, "Reciprocal Access Agreement signed", "2022-05-05"),
                    laneMark(3, "Exercise off Sydney", "2022-08-05", "2022-10-01"),
                    laneMark(4, "Review of the pact", "2022-11")});
}

} // namespace

class TestTimelineLabels : public QObject
{
    Q_OBJECT

private slots:
    void whereThereIsRoomEventsAreCards()
    {
        TimelineLook look = lookAt(2022, 2023);
        look.details[{2}] = "5 May 2022 · Japan, United Kingdom";
        const TimelineDrawing result = laidOut(fewEvents(), look);
        QVERIFY(result.hasCards);
        const auto texts = textsOf(result.drawing, 2);
        QCOMPARE(texts.size(), std::size_t(2));
        QCOMPARE(texts[0]->text, std::string("Reciprocal Access Agreement signed"));
        QCOMPARE(texts[1]->text, std::string("5 May 2022 · Japan, United Kingdom"));
        QCOMPARE(texts[1]->box.x, texts[0]->box.x);
        QVERIFY(texts[1]->box.y >= texts[0]->box.bottom());
        // Of the others nobody has said more than their kind yet.
        QCOMPARE(textsOf(result.drawing, 1).at(1)->text, std::string("Meeting"));
        // A bar stands under both lines, a ground reaches behind both.
        for (const Mark &mark : result.drawing.marks) {
            if (mark.role == Role::Band && mark.ids == std::vector<EventId>{{3}})
                QVERIFY(mark.box.y >= textsOf(result.drawing, 3).at(1)->box.bottom() - 0.5);
            if (mark.role == Role::Band && mark.ids == std::vector<EventId>{{4}})
                QVERIFY(mark.box.bottom() >= textsOf(result.drawing, 4).at(1)->box.bottom() - 0.5);
        }
        QVERIFY(!overlaps(result.drawing));
    }

    void aCardStandsWhereThereIsRoomForIt()
    {
        // A crowd in the spring, one event in the autumn.
        std::vector<LaneMark> marks;
        for (int i = 1; i <= 60; ++i)
            marks.push_back(laneMark(i, "Meeting of the foreign ministers", "2022-03-02"));
        marks.push_back(laneMark(99, "Reciprocal Access Agreement signed", "2022-08-05"));
        marks.push_back(laneMark(98, "Exercise off Sydney", "2022-08-05", "2022-10-01"));
        TimelineLook look = lookAt(2022, 2023);
        look.details[{99}] = "5 Aug 2022 · Japan";
        look.details[{98}] = "Aug to Oct 2022 · Australia";
        LanesAnswer answer = oneLane(marks);
        answer.lanes.push_back(test::lane("GBR", "United Kingdom", {marks.back()}));
        const TimelineDrawing result = laidOut(answer, look);
        QVERIFY(result.hasCards);
        QCOMPARE(textsOf(result.drawing, 99).size(), std::size_t(2));
        const auto card = textsOf(result.drawing, 99);
        QCOMPARE(card[1]->text, std::string("5 Aug 2022 · Japan"));
        QCOMPARE(card[1]->box.x, card[0]->box.x);
        QVERIFY(card[1]->box.y >= card[0]->box.bottom());
        // A title under it is worth more: in the other lane alone.
        QCOMPARE(textsOf(result.drawing, 98).size(), std::size_t(3));
        for (int i = 1; i <= 60; ++i)
            QVERIFY(textsOf(result.drawing, i).size() < 2);
        QVERIFY(!overlaps(result.drawing));
        for (const TextMark &text : result.drawing.texts) {
            for (const Mark &mark : result.drawing.marks) {
                const bool isOther = (mark.role == Role::Event || mark.role == Role::Band) &&
                                     !mark.ids.empty() && mark.ids != text.ids;
                if (text.role == Role::Event && isOther && mark.key == text.key)
                    QVERIFY2(!mark.box.intersects(text.box), text.text.c_str());
            }
        }
        // Which are cards does not change while one pans.
        std::shared_ptr<TimelineArrangement> kept;
        for (int day = 0; day < 120; day += 10) {
            TimelineLook moved = look;
            moved.window.begin.seconds += day * secondsPerDay;
            moved.window.end.seconds += day * secondsPerDay;
            const TimelineDrawing then =
                layoutTimeline(answer, moved, kinds, Theme::light(), ruler, &kept);
            QCOMPARE(textsOf(then.drawing, 99).size(), std::size_t(2));
            QVERIFY(!overlaps(then.drawing));
        }
    }

    void aCardWithoutRoomForNamesSaysWhen()
    {
        TimelineLook look = lookAt(2022, 2023, 150);
        look.width = 700;
        look.details[{3}] = "1 Aug – 1 Oct 2022 · Commonwealth of Australia, Japan";
        look.details[{2}] = "5 May 2022 · Commonwealth of Australia and many more, Japan";
        const auto texts = laidOut(fewEvents(), look).drawing.texts;
        int cards = 0;
        for (const TextMark &text : texts) {
            if (text.full.find("2022 · ") == std::string::npos)
                continue;
            ++cards;
            QVERIFY2(!text.text.ends_with("·") && !text.text.ends_with("·…") &&
                         !text.text.ends_with("· …"),
                     text.text.c_str());
        }
        QVERIFY(cards > 0);
    }

    void crowdsHaveTitlesAlone()
    {
        std::vector<LaneMark> marks;
        for (int i = 1; i <= 60; ++i)
            marks.push_back(laneMark(i, "Meeting of the foreign ministers", "2022-07-02"));
        const TimelineDrawing crowd = laidOut(oneLane(marks), lookAt(2022, 2023));
        QVERIFY(!crowd.hasCards);
        for (const LaneMark &mark : marks)
            QVERIFY(textsOf(crowd.drawing, mark.id.value).size() < 2);
        LaneMark cluster = laneMark(70, "", "2022-07-02");
        cluster.count = 5;
        QVERIFY(!laidOut(oneLane({cluster}), lookAt(2022, 2023)).hasCards);
    }

    void cardsStayWhileOnePans()
    {
        const LanesAnswer answer = fewEvents();
        std::shared_ptr<TimelineArrangement> kept;
        double top = -1;
        for (int day = 0; day < 60; day += 7) {
            TimelineLook look = lookAt(2022, 2023);
            look.window.begin.seconds += day * secondsPerDay;
            look.window.end.seconds += day * secondsPerDay;
            const TimelineDrawing result =
                layoutTimeline(answer, look, kinds, Theme::light(), ruler, &kept);
            QVERIFY(result.hasCards);
            const double y = glyphOf(result.drawing, 2).y;
            QVERIFY(top < 0 || top == y);
            top = y;
        }
    }

    void aCardSaysWhenAndWho()
    {
        Dataset words;
        for (const char *name : {"JPN", "GBR", "AUS", "USA", "IND"})
            words.actors.push_back(test::actor(name, std::string("The ") + name));
        Row row;
        row.start = Date::fromEdtf("2023-01-11").value();
        row.parties = {{{"JPN"}, {}}, {{"GBR"}, {}}};
        QCOMPARE(cardDetails(row, words), std::string("11 Jan 2023 · The JPN, The GBR"));
        row.parties.push_back({{"GBR"}, {}}); // in two roles: named once
        QCOMPARE(cardDetails(row, words), std::string("11 Jan 2023 · The JPN, The GBR"));
        row.parties = {{{"JPN"}, {}}, {{"GBR"}, {}}, {{"AUS"}, {}}, {{"USA"}, {}}, {{"IND"}, {}}};
        QCOMPARE(cardDetails(row, words),
                 std::string("11 Jan 2023 · The JPN, The GBR, The AUS and 2 more"));
        row.parties.clear();
        QCOMPARE(cardDetails(row, words), std::string("11 Jan 2023"));
    }

    void atTheRightEdgeTheLabelStandsLeftOfItsGlyph()
    {
        const TimelineDrawing result =
            laidOut(oneLane({laneMark(1, "Signed in the Tower of London", "2022-12-29")}),
                    lookAt(2022, 2023, 150));
        const auto texts = textsOf(result.drawing, 1);
        QCOMPARE(texts.size(), std::size_t(1));
        const RectF glyph = glyphOf(result.drawing, 1);
        QVERIFY(texts[0]->box.right() < glyph.x);
        QVERIFY(texts[0]->box.right() > glyph.x - 8); // beside it
        QCOMPARE(result.drawing.hiddenLabels, 0);
    }

    void whatHasNoRoomBesideItIsLedToFromTheNextRow()
    {
        // Two rows; the fifth event's own one is taken on both sides, the other one has a gap.
        const std::string title = "A meeting of some importance";
        std::vector<LaneMark> marks{
            laneMark(1, title, "2022-04-09"), laneMark(2, "Talks", "2022-01-01"),
            laneMark(3, title, "2022-01-01"), laneMark(4, title, "2022-03-09"),
            laneMark(5, title, "2022-02-27")};
        for (LaneMark &mark : marks)
            mark.importance = 1 - float(mark.id.value) / 10;
        TimelineLook look = lookAt(2022, 2023, 122);
        const TimelineDrawing result = laidOut(oneLane(marks), look);
        QVERIFY(!overlaps(result.drawing));
        int led = 0;
        for (const Mark &line : result.drawing.marks) {
            const auto *path = std::get_if<PathShape>(&line.shape);
            if (path == nullptr || path->rings.front().size() != 2)
                continue;
            const PointF from = path->rings[0][0];
            const PointF to = path->rings[0][1];
            if (from.x == to.x || from.y == to.y)
                continue; // a rule
            // It runs from a glyph to a label of the same event.
            bool found = false;
            for (const TextMark &text : result.drawing.texts) {
                if (text.role != Role::Event || std::abs(text.box.x - 2 - to.x) > 0.5 ||
                    to.y < text.box.y || to.y > text.box.bottom())
                    continue;
                const RectF glyph = glyphOf(result.drawing, text.ids.front().value);
                found = found || (std::abs(glyph.x + glyph.width / 2 - from.x) < 0.5 &&
                                  std::min(std::abs(glyph.y - from.y),
                                           std::abs(glyph.bottom() - from.y)) < 1);
            }
            QVERIFY(found);
            ++led;
        }
        QVERIFY(led > 0);
        // What is led to is not counted as hidden.
        std::int64_t labelled = 0;
        for (const TextMark &text : result.drawing.texts)
            labelled += text.role == Role::Event ? 1 : 0;
        QCOMPARE(result.drawing.hiddenLabels, std::int64_t(marks.size()) - labelled);
    }

    void otherScriptsKeepTheirPlace()
    {
        const LanesAnswer answer = oneLane(
            {laneMark(1, "معاهدة السلام بين مصر والحيثيين", "2022-01-05"),
             laneMark(2, "הסכם שלום בין ישראל למצרים", "2022-03-05"),
             laneMark(3, "日本国とアメリカ合衆国との間の相互協力及び安全保障条約", "2022-05-05"),
             laneMark(4, "Договор о дружбе, союзе и взаимной помощи", "2022-07-05"),
             laneMark(5, "भारत-सोवियत मैत्री संधि", "2022-09-05")});
        for (const double height : {150.0, 500.0}) {
            const TimelineDrawing result = laidOut(answer, lookAt(2022, 2023, height));
            QVERIFY(!overlaps(result.drawing));
            for (int id = 1; id <= 5; ++id) {
                const auto texts = textsOf(result.drawing, id);
                QVERIFY(!texts.empty());
                QVERIFY(result.plot.contains(texts[0]->box));
                // Shortened between letters, never inside one.
                QVERIFY(QString::fromStdString(texts[0]->text).toStdString() == texts[0]->text);
                QVERIFY(!QString::fromStdString(texts[0]->text).contains(QChar(0xFFFD)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestTimelineLabels)
#include "tst_timeline_labels.moc"
