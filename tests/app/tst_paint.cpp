// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/style/thin_lines.h"
#include "tests/support/golden.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QTest>

#include <thread>

using namespace entente;

namespace
{

constexpr Rgba white = Rgba::rgb(0xffffff);
constexpr Rgba black = Rgba::rgb(0x000000);
constexpr Rgba blue = Rgba::rgb(0x0f6b8d);

Drawing canvas(double width, double height)
{
    Drawing drawing;
    drawing.width = width;
    drawing.height = height;
    drawing.background = white;
    return drawing;
}

Mark glyphMark(Glyph glyph, PointF at, double size = 9)
{
    Mark mark;
    mark.shape = GlyphShape{glyph, at, size};
    mark.fill = blue;
    mark.box = {at.x - size / 2, at.y - size / 2, size, size};
    return mark;
}

Mark lineMark(PointF from, PointF to)
{
    Mark mark;
    mark.role = Role::Grid;
    mark.shape = PathShape{{{from, to}}, false};
    mark.stroke = {black, 1, LineStyle::Solid};
    return mark;
}

/// Every glyph filled, hollow and crossed; bars that fade, end and go on; a disc in sectors; lines.
Drawing allShapes()
{
    Drawing drawing = canvas(420, 130);
    for (int g = 0; g <= int(Glyph::Dot); ++g) {
        drawing.marks.push_back(glyphMark(Glyph(g), {16.0 + g * 27, 16}));
        Mark hollow = glyphMark(Glyph(g), {16.0 + g * 27, 38}, 12);
        hollow.fill = white;
        hollow.stroke = {blue, 1.5, LineStyle(1 + g % 3)};
        drawing.marks.push_back(hollow);
        hollow.struckThrough = true;
        std::get<GlyphShape>(hollow.shape).center.y = 60;
        hollow.box.y += 22;
        drawing.marks.push_back(hollow);
    }
    const FadedBar bars[] = {{{10, 76, 120, 8}, 40, 100, false, false},
                             {{140, 76, 120, 8}, 240, 170, false, false},
                             {{270, 76, 120, 8}, 300, 390, false, true},
                             {{10, 90, 120, 8}, 10, 130, true, true}};
    for (const FadedBar &bar : bars) {
        Mark mark;
        mark.shape = bar;
        mark.fill = blue;
        mark.box = bar.rect;
        drawing.marks.push_back(mark);
    }
    const LineStyle lines[] = {LineStyle::Solid, LineStyle::Dashed, LineStyle::Dotted};
    for (int i = 0; i < 3; ++i) { // planned, contingent, speculated
        Mark mark;
        mark.shape = FadedBar{{10, 102.0 + 6 * i, 60, 4}, 30, 70, false, i == 0};
        mark.stroke = {blue, 1, lines[i]};
        drawing.marks.push_back(mark);
    }
    Mark pie;
    pie.shape = PieShape{{160, 105}, 12, {{0.5, blue}, {0.3, black}, {0.2, Rgba::rgb(0xc0392b)}}};
    pie.stroke = {white, 1, LineStyle::Solid};
    drawing.marks.push_back(pie);
    Mark band;
    band.shape = RectShape{{190, 94, 80, 14}, 0};
    band.fill = blue.withAlpha(0.3);
    band.stroke = {blue, 1, LineStyle::Dashed};
    drawing.marks.push_back(band);
    drawing.marks.push_back(lineMark({10, 121.4}, {410, 121.4}));
    Mark area;
    area.shape = PathShape{
        {{{300, 92}, {360, 92}, {340, 116}, {310, 116}}, {{320, 98}, {340, 98}, {330, 110}}}, true};
    area.fill = Rgba::rgb(0xebe8e1);
    area.stroke = {Rgba::rgb(0xcfcac0), 0.7, LineStyle::Solid};
    drawing.marks.push_back(area);
    return drawing;
}

int differentPixels(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 40;
    }
    return count;
}

/// A drawing of thin lines as ThinLines paints it.
QImage webOf(const Drawing &drawing, double scale = 1, QPointF at = {})
{
    QImage image(qRound(drawing.width * scale), qRound(drawing.height * scale),
                 QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(at);
    ThinLines().paint(painter, drawing, drawing.marks.size());
    return image;
}

int inked(const QImage &image)
{
    QImage blank = image;
    blank.fill(Qt::white);
    return differentPixels(image, blank);
}

} // namespace

class TestPaint : public QObject
{
    Q_OBJECT

private slots:
    void thinLinesLookAsThoseOfAPainter()
    {
        // A fan of lines: as much ink as the painter's, and where the painter puts it.
        Drawing fan;
        fan.width = fan.height = 200;
        fan.background = Theme::light().canvas;
        for (int i = 0; i < 24; ++i) {
            const double angle = i * std::acos(-1.0) / 12 + 0.05;
            Mark mark;
            mark.role = Role::Tie;
            mark.shape = PathShape{{{{100 + 20 * std::cos(angle), 100 + 20 * std::sin(angle)},
                                     {100 + 120 * std::cos(angle), 100 + 120 * std::sin(angle)}}},
                                   false}; // and out of the picture
            mark.stroke = {{20, 60, 140, 255}, 1.0, LineStyle::Solid};
            fan.marks.push_back(mark);
            QVERIFY(isThinLine(mark, 1));
            QVERIFY(!isThinLine(mark, 3)); // three pixels wide there
        }
        const QImage ours = webOf(fan);
        const QImage theirs = toImage(fan).convertToFormat(QImage::Format_RGB32);
        double ink = 0;
        double off = 0;
        for (int y = 0; y < 200; ++y) {
            for (int x = 0; x < 200; ++x) {
                const int a = 255 - qRed(ours.pixel(x, y));
                const int b = 255 - qRed(theirs.pixel(x, y));
                ink += b;
                off += std::abs(a - b);
            }
        }
        QVERIFY2(off < 0.35 * ink, qPrintable(QString::number(off / ink)));
        Mark dashed = fan.marks[0];
        dashed.stroke.style = LineStyle::Dashed;
        QVERIFY(!isThinLine(dashed, 1));
    }

    void thinLinesHaveNoSeams()
    {
        // They are painted band by band. Moved by whole pixels they are the same, whatever the
        // bands then are; and so are they beyond the edges.
        const auto web = [](double right, double down) {
            Drawing drawing;
            drawing.width = 700;
            drawing.height = 900;
            drawing.background = Theme::light().canvas;
            for (int i = 0; i < 60; ++i) {
                const double angle = i * std::acos(-1.0) / 30 + 0.01;
                const PointF from{350 + right + 0.3 * i, 450 + down};
                Mark mark;
                mark.shape = PathShape{
                    {{from, {from.x + 600 * std::cos(angle), from.y + 600 * std::sin(angle)}}},
                    false};
                mark.stroke = {
                    {std::uint8_t(4 * i), 60, 140, 255}, 0.8 + i * 0.01, LineStyle::Solid};
                drawing.marks.push_back(mark);
            }
            for (const double side : {0.2, 699.6}) { // along the edges and on them
                Mark mark;
                mark.shape = PathShape{{{{side + right, -5}, {side + right, 905}},
                                        {{-5, side + down}, {705, side + down}}},
                                       false};
                mark.stroke = {{0, 0, 0, 255}, 1.3, LineStyle::Solid};
                drawing.marks.push_back(mark);
            }
            return drawing;
        };
        const QImage still = webOf(web(0, 0));
        const QImage moved = webOf(web(-13, -37));
        QCOMPARE(still.copy(13, 37, 687, 863), moved.copy(0, 0, 687, 863));
        QVERIFY(inked(still.copy(0, 100, 1, 600)) > 500);
        QVERIFY(inked(still.copy(699, 100, 1, 600)) > 500);
        // In a window whose pixels are not the drawing's.
        const QImage large = webOf(web(0, 0), 1.25);
        QCOMPARE(large.size(), QSize(875, 1125));
        QCOMPARE(QColor(large.pixel(2, 1120)), toQColor(Theme::light().canvas));
        QCOMPARE(webOf(web(0, 0), 1, {0, 20}).copy(0, 20, 700, 880), still.copy(0, 0, 700, 880));
    }

    void theProgramWritesInInter()
    {
        const QFontInfo info(fontFor(TextStyle::Body));
        QCOMPARE(info.family(), QStringLiteral("Inter"));
    }

    void boldTextIsWiderThanRegularText()
    {
        const FontMeasure measure;
        QVERIFY(measure.width("Reciprocal", TextStyle::LabelBold) >
                measure.width("Reciprocal", TextStyle::Label));
        QVERIFY(measure.lineHeight(TextStyle::Title) > measure.lineHeight(TextStyle::Caption));
    }

    void widthsAreTheSameInEveryThread()
    {
        const FontMeasure measure;
        double there = 0;
        std::thread([&] { there = measure.width("Tower of London", TextStyle::Label); }).join();
        QCOMPARE(FontMeasure().width("Tower of London", TextStyle::Label), there);
    }

    void textStaysInsideItsMeasuredBox()
    {
        Drawing drawing = canvas(300, 40);
        TextMark text;
        text.text = "Agreement, quickly signed";
        text.style = TextStyle::Title;
        text.color = black;
        text.background = white;
        const double width = FontMeasure::shared().width(text.text, text.style);
        text.box = {4, 6, width, FontMeasure::shared().lineHeight(text.style)};
        drawing.texts.push_back(text);
        const QImage image = toImage(drawing, 2);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qGray(image.pixel(x, y)) < 200) {
                    QVERIFY(x >= 2 * 3 && x <= 2 * (4 + width + 1));
                    QVERIFY(y >= 2 * 6 && y <= 2 * text.box.bottom());
                }
            }
        }
        QVERIFY(inked(image) > 200);
    }

    void everyGlyphCanBeToldFromEveryOtherAtNinePixels()
    {
        std::vector<QImage> images;
        for (int g = 0; g <= int(Glyph::Dot); ++g) {
            Drawing drawing = canvas(13, 13);
            drawing.marks.push_back(glyphMark(Glyph(g), {6.5, 6.5}));
            images.push_back(toImage(drawing));
            QVERIFY(inked(images.back()) > 0);
        }
        for (std::size_t a = 0; a < images.size(); ++a) {
            for (std::size_t b = a + 1; b < images.size(); ++b) {
                const int difference = differentPixels(images[a], images[b]);
                QVERIFY2(difference >= 7, qPrintable(QStringLiteral("%1 and %2 differ in %3 pixels")
                                                         .arg(a)
                                                         .arg(b)
                                                         .arg(difference)));
            }
        }
    }

    void aHairlineIsOnePixelOfFullInk()
    {
        Drawing drawing = canvas(20, 20);
        drawing.marks.push_back(lineMark({2, 10.3}, {18, 10.3}));
        drawing.marks.push_back(lineMark({5.6, 2}, {5.6, 18}));
        const QImage image = toImage(drawing);
        QCOMPARE(image.pixelColor(12, 10), QColor(Qt::black));
        QCOMPARE(image.pixelColor(12, 9), QColor(Qt::white));
        QCOMPARE(image.pixelColor(12, 11), QColor(Qt::white));
        QCOMPARE(image.pixelColor(6, 15), QColor(Qt::black));
        QCOMPARE(image.pixelColor(5, 15), QColor(Qt::white));
    }

    void aFadedBarIsClearAtItsEndsAndFullInItsMiddle()
    {
        Drawing drawing = canvas(100, 10);
        Mark mark;
        mark.shape = FadedBar{{0, 0, 100, 10}, 40, 60, false, false};
        mark.fill = black;
        drawing.marks.push_back(mark);
        const QImage image = toImage(drawing);
        QVERIFY(qGray(image.pixel(0, 5)) > 240);
        QVERIFY(qGray(image.pixel(50, 5)) < 10);
        QVERIFY(qGray(image.pixel(99, 5)) > 240);
        QVERIFY(qGray(image.pixel(20, 5)) > 100 && qGray(image.pixel(20, 5)) < 160);
    }

    void overlappingFadesMeetBelowFullOpacity()
    {
        const FadedBar bar{{0, 0, 100, 10}, 80, 20, false, false};
        const std::vector<FadeStop> stops = fadeStops(bar);
        QCOMPARE(stops.size(), std::size_t(3));
        QCOMPARE(stops[1].at, 0.5);
        QVERIFY(stops[1].opacity < 1);
        QCOMPARE(stops.front().opacity, 0.0);
        QCOMPARE(stops.back().opacity, 0.0);
    }

    void openEndsDoNotFade()
    {
        const FadedBar bar{{0, 0, 100, 10}, 80, 20, true, true};
        for (const FadeStop &stop : fadeStops(bar))
            QCOMPARE(stop.opacity, 1.0);
    }

    void anOpenEndIsAHeadWiderThanItsBar()
    {
        const FadedBar bar{{0, 8, 60, 4}, 0, 60, false, true};
        QVERIFY(outlineOf(bar).boundingRect().height() >= 8);
        FadedBar closed = bar;
        closed.openRight = false;
        QCOMPARE(outlineOf(closed).boundingRect(), QRectF(0, 8, 60, 4));
    }

    void aBarWithoutAFillIsABrokenLineOrAnOutline()
    {
        const auto row = [](LineStyle line, int y) {
            Drawing drawing = canvas(100, 12);
            Mark mark;
            mark.shape = FadedBar{{10, 4, 80, 4}, 10, 90, false, false};
            mark.stroke = {black, 1, line};
            drawing.marks.push_back(mark);
            const QImage image = toImage(drawing);
            int dark = 0;
            int changes = 0;
            for (int x = 0; x < image.width(); ++x) {
                const bool isDark = qGray(image.pixel(x, y)) < 128;
                dark += isDark ? 1 : 0;
                changes += x > 0 && isDark != (qGray(image.pixel(x - 1, y)) < 128) ? 1 : 0;
            }
            return std::pair(dark, changes);
        };
        QVERIFY(row(LineStyle::Solid, 5).first <= 2); // hollow
        QVERIFY(row(LineStyle::Solid, 4).first >= 78);
        const auto dashes = row(LineStyle::Dashed, 5);
        const auto dots = row(LineStyle::Dotted, 5);
        QVERIFY(dashes.second >= 10 && dots.second > dashes.second);
        QVERIFY(dashes.first > 30 && dashes.first < 70);
    }

    void anOutlineFadesAsTheFillDoes()
    {
        Drawing drawing = canvas(100, 12);
        Mark mark;
        mark.shape = FadedBar{{0, 2, 100, 8}, 50, 100, false, false};
        mark.stroke = {black, 1, LineStyle::Solid};
        drawing.marks.push_back(mark);
        const QImage image = toImage(drawing);
        QVERIFY(qGray(image.pixel(2, 2)) > 200);
        QVERIFY(qGray(image.pixel(80, 2)) < 60);
    }

    void whatWasCalledOffHasALineThroughItsTitle()
    {
        Drawing drawing = canvas(80, 20);
        TextMark text;
        text.text = "Summit";
        text.color = black;
        text.background = white;
        text.box = {10, 2, 60, 14};
        drawing.texts.push_back(text);
        const QImage plain = toImage(drawing);
        drawing.texts[0].struckThrough = true;
        const QImage struck = toImage(drawing);
        const int y = int(strikeHeightOf(drawing.texts[0]));
        QVERIFY(y > 5 && y < 14);
        // Also past the letters, as far as the text's box goes.
        QVERIFY(qGray(plain.pixel(68, y)) > 200);
        QVERIFY(qGray(struck.pixel(68, y)) < 60 || qGray(struck.pixel(68, y + 1)) < 60);
    }

    void aClipKeepsItsMarksInside()
    {
        Drawing drawing = canvas(40, 40);
        Mark mark;
        mark.shape = RectShape{{0, 0, 40, 40}, 0};
        mark.fill = black;
        drawing.marks.push_back(mark);
        drawing.clips.push_back({{10, 10, 20, 20}, 0, 1, 0, 0});
        drawing.clips.push_back({{0, 0, 20, 40}, 0, 1, 0, 0});
        const QImage image = toImage(drawing);
        QCOMPARE(image.pixelColor(15, 15), QColor(Qt::black));
        QCOMPARE(image.pixelColor(5, 15), QColor(Qt::white));
        QCOMPARE(image.pixelColor(25, 15), QColor(Qt::white));
    }

    void aClipOfThePainterIsKept()
    {
        Drawing drawing = canvas(40, 40);
        drawing.background = black;
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setClipRect(0, 0, 20, 40);
        paintDrawing(painter, drawing);
        painter.end();
        QCOMPARE(image.pixelColor(10, 10), QColor(Qt::black));
        QCOMPARE(image.pixelColor(30, 10), QColor(Qt::white));
    }

    void cancelledMarksAreCrossedOut()
    {
        Drawing plain = canvas(20, 20);
        plain.marks.push_back(glyphMark(Glyph::Disc, {10, 10}));
        Drawing struck = plain;
        struck.marks[0].struckThrough = true;
        QVERIFY(differentPixels(toImage(plain), toImage(struck)) > 8);
    }

    void twiceTheScaleIsTwiceThePicture()
    {
        Drawing drawing = canvas(40, 40);
        drawing.marks.push_back(glyphMark(Glyph::Square, {20, 20}, 20));
        const QImage twice = toImage(drawing, 2);
        QCOMPARE(twice.size(), QSize(80, 80));
        QCOMPARE(twice.pixelColor(40, 40), toQColor(blue));
        QCOMPARE(twice.pixelColor(25, 25), toQColor(blue));
        QCOMPARE(twice.pixelColor(16, 40), QColor(Qt::white));
    }

    void anImageIsTheSameOffTheGuiThread()
    {
        Drawing drawing = canvas(60, 30);
        drawing.marks.push_back(glyphMark(Glyph::Star, {10, 10}));
        TextMark text;
        text.text = "Tokyo 東京";
        text.color = black;
        text.background = white;
        text.box = {18, 4, 40, 14};
        text.halo = 1.5;
        drawing.texts.push_back(text);
        QImage there;
        std::thread([&] { there = toImage(drawing); }).join();
        QCOMPARE(toImage(drawing), there);
    }

    void everyShapeLooksAsItDid()
    {
        const auto difference =
            test::differenceFromGolden(toImage(allShapes(), 2), QStringLiteral("shapes"));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void manyMarksAreQuick()
    {
        Drawing drawing = canvas(1920, 1080);
        for (int i = 0; i < 10000; ++i)
            drawing.marks.push_back(
                glyphMark(Glyph(i % 15), {double(i * 37 % 1920), double(i * 91 % 1080)}));
        QImage image = toImage(drawing);
        QBENCHMARK
        {
            QPainter painter(&image);
            paintDrawing(painter, drawing);
        }
    }
};

QTEST_MAIN(TestPaint)
#include "tst_paint.moc"
