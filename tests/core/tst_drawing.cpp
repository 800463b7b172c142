// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/drawing.h"
#include "tests/support/ruler.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace entente;

namespace
{

Mark glyphAt(PointF center, EventId id, double size = 10)
{
    Mark mark;
    mark.shape = GlyphShape{Glyph::Disc, center, size};
    mark.box = {center.x - size / 2, center.y - size / 2, size, size};
    mark.fill = Rgba::rgb(0xd1762b);
    mark.ids = {id};
    return mark;
}

TextMark label(const std::string &text, RectF box, EventId id)
{
    TextMark mark;
    mark.text = text;
    mark.box = box;
    mark.color = Rgba::rgb(0x1b1d21);
    mark.background = Rgba::rgb(0xffffff);
    mark.ids = {id};
    return mark;
}

Drawing smallDrawing()
{
    Drawing drawing;
    drawing.view = "timeline";
    drawing.width = 200;
    drawing.height = 100;
    Mark ground;
    ground.role = Role::Background;
    ground.key = "JPN";
    ground.box = {0, 0, 200, 100};
    ground.shape = RectShape{ground.box, 0};
    drawing.marks = {ground, glyphAt({20, 20}, {1}), glyphAt({24, 20}, {2})};
    drawing.texts = {label("Talks", {60, 14, 30, 13}, {1})};
    return drawing;
}

} // namespace

class TestDrawing : public QObject
{
    Q_OBJECT

private slots:
    void theTopmostMarkIsHit()
    {
        const Drawing drawing = smallDrawing();
        QCOMPARE(hitTest(drawing, {22, 20})->ids, std::vector<EventId>{EventId{2}});
        QCOMPARE(hitTest(drawing, {16, 20})->ids, std::vector<EventId>{EventId{1}});
    }

    void aNearMarkGoesBeforeTheGroundUnderThePointer()
    {
        const Drawing drawing = smallDrawing();
        QCOMPARE(hitTest(drawing, {13, 20})->ids, std::vector<EventId>{EventId{1}});
        const auto ground = hitTest(drawing, {150, 80});
        QVERIFY(ground);
        QCOMPARE(ground->key, std::string("JPN"));
    }

    void labelsAreHitAndSayTheirFullText()
    {
        Drawing drawing = smallDrawing();
        drawing.texts[0].full = "Talks in Tokyo";
        const auto hit = hitTest(drawing, {70, 20});
        QVERIFY(hit);
        QCOMPARE(hit->text, std::string("Talks in Tokyo"));
    }

    void nothingIsHitOutsideItsClip()
    {
        Drawing drawing = smallDrawing();
        drawing.clips.push_back({{100, 0, 100, 100}, 0, 3, 0, 1});
        QVERIFY(!hitTest(drawing, {20, 20}));
        QVERIFY(!hitTest(drawing, {70, 20}));
    }

    void anArcIsHitOnItsLineOnly()
    {
        Drawing drawing;
        Mark arc;
        arc.role = Role::Arc;
        arc.key = "GBR-JPN";
        arc.shape = PathShape{{{{0, 0}, {50, 50}, {100, 0}}}, false};
        arc.box = {0, 0, 100, 50};
        drawing.marks = {arc};
        QVERIFY(hitTest(drawing, {25, 26}));
        QVERIFY(!hitTest(drawing, {50, 10}));
    }

    void aPlacedPartMovesAndStaysInsideItsFrame()
    {
        Drawing page;
        page.width = 400;
        page.height = 400;
        Drawing part = smallDrawing();
        part.clips.push_back({{10, 0, 500, 100}, 1, 2, 0, 0});
        part.hiddenLabels = 3;
        part.withoutDate = 2;
        place(page, part, {100, 50});
        QCOMPARE(page.marks.size(), std::size_t(3));
        QCOMPARE(std::get<GlyphShape>(page.marks[1].shape).center, (PointF{120, 70}));
        QCOMPARE(page.texts[0].box, (RectF{160, 64, 30, 13}));
        QCOMPARE(page.hiddenLabels, 3);
        QCOMPARE(page.withoutDate, 2);
        // Every mark is clipped exactly once, and by the frame at most.
        for (std::size_t i = 0; i < page.marks.size(); ++i) {
            int clips = 0;
            for (const Drawing::Clip &clip : page.clips) {
                if (clip.markFrom <= i && i < clip.markTo) {
                    ++clips;
                    QVERIFY((RectF{100, 50, 200, 100}.contains(clip.rect)));
                }
            }
            QCOMPARE(clips, 1);
        }
    }

    void describedMarksNameTheirEvents()
    {
        Drawing drawing = smallDrawing();
        drawing.words = "Two events.";
        drawing.hiddenLabels = 1;
        drawing.events = 2;
        const auto keyOf = [](EventId id) { return "event-" + std::to_string(id.value); };
        const auto json = nlohmann::json::parse(describe(drawing, keyOf));
        QVERIFY(json["view"] == "timeline");
        QVERIFY(json["size"] == (nlohmann::json{200, 100}));
        QVERIFY(json["text"] == "Two events.");
        QVERIFY(json["hidden_labels"] == 1);
        QVERIFY(json["events"] == 2);
        QVERIFY(json["marks"][1]["ids"] == nlohmann::json{"event-1"});
        QVERIFY(json["marks"][1]["box"] == (nlohmann::json{15, 15, 10, 10}));
        QVERIFY(json["marks"][1]["color"] == "#d1762b");
        QVERIFY(json["marks"][1]["role"] == "event");
        QVERIFY(json["labels"][0]["text"] == "Talks");
        QVERIFY(json["labels"][0]["background"] == "#ffffff");
    }

    void brokenTextStillMakesValidJson()
    {
        Drawing drawing = smallDrawing();
        drawing.texts[0].text = "\xff\xfe broken";
        QVERIFY(
            nlohmann::json::accept(describe(drawing, [](EventId) { return std::string("\xc3"); })));
    }

    void elidedTextFitsAndEndsAtAWord()
    {
        const test::Ruler ruler;
        const std::string text = "Reciprocal Access Agreement, signed";
        for (double room = 0; room < 260; room += 3) {
            const std::string shown = elided(text, room, TextStyle::Label, ruler);
            QVERIFY(ruler.width(shown, TextStyle::Label) <= room || shown.empty());
            if (shown.size() > 14 && shown != text)
                QVERIFY2(shown == "Reciprocal Access…" || shown == "Reciprocal…" ||
                             shown == "Reciprocal Access Agreement…",
                         shown.c_str());
        }
        QCOMPARE(elided(text, 1000, TextStyle::Label, ruler), text);
        QCOMPARE(elided(text, 12, TextStyle::Label, ruler), std::string());
    }

    void elisionNeverCutsALetterInTwo()
    {
        const test::Ruler ruler;
        const std::string text = "日本国とグレートブリテン及び北アイルランド連合王国";
        for (double room = 0; room < 260; room += 3) {
            const std::string shown = elided(text, room, TextStyle::Label, ruler);
            const QByteArray bytes = QByteArray::fromStdString(shown);
            QCOMPARE(QString::fromUtf8(bytes).toUtf8(), bytes);
        }
    }
};

QTEST_GUILESS_MAIN(TestDrawing)
#include "tst_drawing.moc"
