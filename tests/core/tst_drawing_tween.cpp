// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/drawing_tween.h"

#include <QTest>

using namespace entente;

namespace
{

const RectF area{0, 0, 400, 300};

Mark glyph(std::int64_t id, const char *lane, double y)
{
    Mark mark;
    mark.role = Role::Event;
    mark.ids = {EventId{id}};
    mark.key = lane;
    mark.shape = GlyphShape{Glyph::Square, {100, y + 5}, 10};
    mark.box = {95, y, 10, 10};
    mark.fill = Rgba::rgb(0x123456);
    return mark;
}

Drawing drawingOf(std::vector<Mark> marks)
{
    Drawing drawing;
    drawing.width = 400;
    drawing.height = 300;
    drawing.marks = std::move(marks);
    return drawing;
}

double glyphY(const Mark &mark)
{
    return std::get<GlyphShape>(mark.shape).center.y;
}

} // namespace

class TestDrawingTween : public QObject
{
    Q_OBJECT

private slots:
    void whatMovesGlidesToItsNewPlace()
    {
        const Drawing to = drawingOf({glyph(1, "JPN", 200)});
        const DrawingTween tween(drawingOf({glyph(1, "JPN", 100)}), to, area);
        QVERIFY(tween.isNeeded());
        QCOMPARE(tween.at(0).marks.front().box.y, 100.0);
        QCOMPARE(tween.at(0.5).marks.front().box.y, 150.0);
        QCOMPARE(glyphY(tween.at(0.5).marks.front()), 155.0); // its shape goes along
        QVERIFY(tween.at(1) == to);
    }

    void theSameEventInAnotherLaneIsAnotherMark()
    {
        const DrawingTween tween(drawingOf({glyph(1, "JPN", 100), glyph(1, "GBR", 200)}),
                                 drawingOf({glyph(1, "GBR", 120), glyph(1, "JPN", 180)}), area);
        const Drawing start = tween.at(0);
        QCOMPARE(start.marks.size(), std::size_t(2));
        QCOMPARE(start.marks[0].box.y, 200.0);
        QCOMPARE(start.marks[1].box.y, 100.0);
    }

    void whatComesAndGoesFades()
    {
        const DrawingTween tween(drawingOf({glyph(1, "JPN", 100)}),
                                 drawingOf({glyph(2, "JPN", 100)}), area);
        const Drawing quarter = tween.at(0.25);
        QCOMPARE(quarter.marks.size(), std::size_t(2));
        QCOMPARE(int(quarter.marks[0].fill->a), 64);
        QCOMPARE(int(quarter.marks[1].fill->a), 191);
        // What leaves answers no pointer, and stays inside the lanes.
        QVERIFY(quarter.marks[1].ids.empty());
        QCOMPARE(quarter.clips.back().markFrom, std::size_t(1));
        QVERIFY(quarter.clips.back().rect == area);
        const auto hit = hitTest(quarter, {100, 105});
        QVERIFY(hit && hit->ids == std::vector<EventId>{EventId{2}});
    }

    void nothingToDoIsKnown()
    {
        const Drawing same = drawingOf({glyph(1, "JPN", 100)});
        QVERIFY(!DrawingTween(same, same, area).isNeeded());
        std::vector<Mark> many(DrawingTween::mostMarks + 1, glyph(1, "JPN", 100));
        const DrawingTween tween(same, drawingOf(many), area);
        QVERIFY(!tween.isNeeded());
        QVERIFY(tween.at(0) == drawingOf(many));
    }
};

QTEST_APPLESS_MAIN(TestDrawingTween)
#include "tst_drawing_tween.moc"
