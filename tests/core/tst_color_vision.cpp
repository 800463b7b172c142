// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/color_vision.h"

#include <QTest>

#include <cmath>

using namespace entente;

class TestColorVision : public QObject
{
    Q_OBJECT

private slots:
    void greysLookTheSameToEveryEye()
    {
        for (const ColorVision vision :
             {ColorVision::Protanopia, ColorVision::Deuteranopia, ColorVision::Tritanopia}) {
            for (const std::uint32_t grey : {0x000000u, 0x777777u, 0xffffffu}) {
                const Rgba seen = asSeen(Rgba::rgb(grey), vision);
                QVERIFY2(colorDifference(seen, Rgba::rgb(grey)) < 1,
                         qPrintable(QString::fromStdString(toHex(seen))));
            }
        }
    }

    void redAndGreenAreCloserWithoutTheConesThatTellThem()
    {
        const Rgba red = Rgba::rgb(0xc0392b);
        const Rgba green = Rgba::rgb(0x4f8f4a);
        const double usual = colorDifference(red, green);
        const auto apart = [&](ColorVision vision) {
            return colorDifference(asSeen(red, vision), asSeen(green, vision));
        };
        QVERIFY(apart(ColorVision::Deuteranopia) < usual / 3);
        QVERIFY(apart(ColorVision::Protanopia) < usual / 2);
        QVERIFY(apart(ColorVision::Tritanopia) > usual / 2);
    }

    void pureColoursBecomeWhatTheMatricesSay()
    {
        // The first column of Machado's matrix, through the curve of sRGB.
        QCOMPARE(toHex(asSeen(Rgba::rgb(0xff0000), ColorVision::Protanopia)),
                 std::string("#6d5f00"));
        QCOMPARE(asSeen(Rgba::rgb(0x123456), ColorVision::Usual), Rgba::rgb(0x123456));
    }

    void differencesAreThoseOfTheFormula_data()
    {
        QTest::addColumn<quint32>("a");
        QTest::addColumn<quint32>("b");
        QTest::addColumn<double>("difference");
        QTest::newRow("the same") << 0x8a6fb0u << 0x8a6fb0u << 0.0;
        // By an implementation of its own in Python, which gives the 34 values of Sharma's table.
        QTest::newRow("black and white") << 0x000000u << 0xffffffu << 100.0;
        QTest::newRow("red and green") << 0xff0000u << 0x00ff00u << 86.6082;
        QTest::newRow("blue and violet") << 0x0000ffu << 0x8000ffu << 9.2123;
        QTest::newRow("two greys") << 0x777777u << 0x787878u << 0.3968;
        QTest::newRow("around the wheel") << 0xff0010u << 0xff1000u << 1.9675;
    }

    void differencesAreThoseOfTheFormula()
    {
        QFETCH(quint32, a);
        QFETCH(quint32, b);
        QFETCH(double, difference);
        QVERIFY2(std::abs(colorDifference(Rgba::rgb(a), Rgba::rgb(b)) - difference) < 0.01,
                 qPrintable(QString::number(colorDifference(Rgba::rgb(a), Rgba::rgb(b)))));
        QVERIFY(std::abs(colorDifference(Rgba::rgb(b), Rgba::rgb(a)) - difference) < 0.01);
    }

    void whatLooksAlikeIsNamedTheMostAlikeFirst()
    {
        FamilyColors colors = palettes()[1].light;
        QVERIFY(alikeFamilies(colors).empty());
        colors[3] = colors[0];
        colors[3].g += 6;
        const std::vector<AlikeFamilies> alike = alikeFamilies(colors);
        QCOMPARE(alike.size(), std::size_t(4)); // the same two, to all eyes
        for (std::size_t i = 0; i < alike.size(); ++i) {
            QVERIFY(alike[i].a == Family::Pacts && alike[i].b == Family::Forces);
            QVERIFY(i == 0 || alike[i - 1].difference <= alike[i].difference);
        }
    }

    void thePaletteForAllEyesKeepsItsPromise()
    {
        const Palette &apart = palettes()[1];
        QCOMPARE(QLatin1String(apart.name), QLatin1String("apart"));
        QVERIFY(alikeFamilies(apart.light).empty());
        QVERIFY(alikeFamilies(apart.dark).empty());
        QVERIFY(faintFamilies(withFamilyColors(Theme::light(), apart.light)).empty());
        QVERIFY(faintFamilies(withFamilyColors(Theme::dark(), apart.dark)).empty());
    }

    void coloursThatDoNotStandOutAreNamed()
    {
        FamilyColors colors = familyColors(Theme::light());
        QVERIFY(faintFamilies(withFamilyColors(Theme::light(), colors)).empty());
        colors[2] = Rgba::rgb(0xeeeeee);
        const std::vector<Family> faint = faintFamilies(withFamilyColors(Theme::light(), colors));
        QCOMPARE(faint.size(), std::size_t(1));
        QVERIFY(faint.front() == Family::Words);
    }
};

QTEST_GUILESS_MAIN(TestColorVision)
#include "tst_color_vision.moc"
