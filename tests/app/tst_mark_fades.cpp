// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/mark_fades.h"

#include <QTest>

using namespace entente;

namespace
{

constexpr Rgba blue = Rgba::rgb(0x0f6b8d);

Mark dotAt(double x, double y)
{
    Mark mark;
    mark.role = Role::Event;
    mark.box = {x - 5, y - 5, 10, 10};
    mark.shape = GlyphShape{Glyph::Dot, {x, y}, 10};
    mark.fill = blue;
    return mark;
}

TextMark textAt(const char *words, double x, double y)
{
    TextMark text;
    text.role = Role::Event;
    text.text = words;
    text.color = blue;
    text.box = {x, y, 40, 12};
    return text;
}

Drawing drawing(std::vector<Mark> marks, std::vector<TextMark> texts = {})
{
    Drawing made;
    made.marks = std::move(marks);
    made.texts = std::move(texts);
    return made;
}

int alphaAt(const MarkFades &fades, const Drawing &now, double time, std::size_t mark)
{
    return fades.at(now, time).marks.at(mark).fill->a;
}

} // namespace

class TestMarkFades : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNewAppearsWhatWasThereStays()
    {
        const Drawing before = drawing({dotAt(10, 10)});
        const Drawing now = drawing({dotAt(12, 9), dotAt(100, 100)});
        MarkFades fades;
        fades.change(before, now, 1000);
        QCOMPARE(alphaAt(fades, now, 1000, 0), 255);
        QCOMPARE(alphaAt(fades, now, 1000, 1), 0);
        const int half = alphaAt(fades, now, 1100, 1);
        QVERIFY(half > 100 && half < 160);
        QVERIFY(fades.isRunning(1199));
        QVERIFY(!fades.isRunning(1200));
        QVERIFY(fades.at(now, 1200) == now);
    }

    void whatIsGoneFadesAway()
    {
        const Drawing before = drawing({dotAt(10, 10), dotAt(100, 100)});
        const Drawing now = drawing({dotAt(10, 10)});
        MarkFades fades;
        fades.change(before, now, 0);
        QCOMPARE(int(fades.at(now, 20).marks.size()), 2);
        QVERIFY(alphaAt(fades, now, 150, 1) < 128);
        QCOMPARE(int(fades.at(now, 200).marks.size()), 1);
    }

    void aNewAnswerDoesNotBeginAgainWhatIsOnItsWay()
    {
        const Drawing none = drawing({});
        const Drawing one = drawing({dotAt(10, 10)});
        MarkFades fades;
        fades.change(none, one, 0);
        double last = 0;
        for (int time = 20; time <= 220; time += 20) { // an answer with every frame
            fades.change(one, one, time);
            const int alpha = alphaAt(fades, one, time, 0);
            QVERIFY(alpha >= last);
            last = alpha;
        }
        QCOMPARE(last, 255.0);
    }

    void whatComesBackNeedNotGo()
    {
        const Drawing one = drawing({dotAt(10, 10)});
        MarkFades fades;
        fades.change(one, drawing({}), 0);
        fades.change(drawing({}), one, 50);
        QCOMPARE(int(fades.at(one, 60).marks.size()), 1);
    }

    void labelsAreTheSameByTheirWords()
    {
        const Drawing before = drawing({}, {textAt("Tokyo", 10, 10)});
        const Drawing now = drawing({}, {textAt("Tokyo 2", 10, 10)});
        MarkFades fades;
        fades.change(before, now, 0);
        const Drawing shown = fades.at(now, 100);
        QCOMPARE(int(shown.texts.size()), 2);
        QVERIFY(shown.texts[0].color.a < 255);
    }

    void layingOutTheSameDataAnewFadesNothingMore()
    {
        const Drawing before = drawing({dotAt(10, 10)});
        const Drawing now = drawing({dotAt(10, 10), dotAt(100, 100)});
        MarkFades fades;
        fades.follow(before, now, 0);
        QVERIFY(!fades.isRunning(0));
        fades.change(before, now, 0);
        fades.follow(now, now, 100);
        const int half = alphaAt(fades, now, 100, 1);
        QVERIFY(half > 0 && half < 255);
        QVERIFY(!fades.isRunning(200));
    }

    void largeDrawingsDoNotFade()
    {
        std::vector<Mark> many(MarkFades::mostMarks + 1, dotAt(5, 5));
        MarkFades fades;
        fades.change(drawing({}), drawing(many), 0);
        QVERIFY(!fades.isRunning(0));
    }
};

QTEST_GUILESS_MAIN(TestMarkFades)
#include "tst_mark_fades.moc"
