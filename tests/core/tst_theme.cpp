// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/theme.h"

#include <QTest>

using namespace entente;

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void contrastFollowsWcag()
    {
        QCOMPARE(contrast(Rgba::rgb(0x000000), Rgba::rgb(0xffffff)), 21.0);
        QCOMPARE(contrast(Rgba::rgb(0x777777), Rgba::rgb(0x777777)), 1.0);
        QVERIFY(std::abs(contrast(Rgba::rgb(0x767676), Rgba::rgb(0xffffff)) - 4.54) < 0.01);
    }

    void hexNamesAlphaOnlyWhenItMatters()
    {
        QCOMPARE(toHex(Rgba::rgb(0xa8324a)), std::string("#a8324a"));
        QCOMPARE(toHex(Rgba::rgb(0xa8324a).withAlpha(0.5)), std::string("#a8324a80"));
    }

    void blendingGoesFromUnderToTop()
    {
        const Rgba under = Rgba::rgb(0xffffff);
        QCOMPARE(blended(Rgba::rgb(0x000000).withAlpha(0), under), under);
        QCOMPARE(blended(Rgba::rgb(0x123456), under), Rgba::rgb(0x123456));
        QCOMPARE(blended(Rgba::rgb(0x000000).withAlpha(0.5), under).r, std::uint8_t(127));
    }

    void allTextCanBeRead_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"light", "dark", "print"})
            QTest::newRow(name) << name;
    }

    void allTextCanBeRead()
    {
        QFETCH(QString, name);
        const Theme *theme = Theme::named(name.toStdString());
        QVERIFY(theme != nullptr);
        for (const Rgba ground : {theme->canvas, theme->panel}) {
            for (const Rgba text : {theme->ink, theme->muted, theme->accent})
                QVERIFY2(contrast(text, ground) >= 4.5,
                         qPrintable(QString::fromStdString(toHex(text) + " on " + toHex(ground))));
            // Marks need 3:1 (WCAG 1.4.11).
            for (const Family family : {Family::Pacts, Family::Encounters, Family::Words,
                                        Family::Forces, Family::States, Family::Crisis})
                QVERIFY2(contrast(theme->of(family), ground) >= 3.0,
                         qPrintable(QString::fromStdString(toHex(theme->of(family)))));
        }
        for (const Rgba ground : {theme->hovered(), theme->chip(), theme->marked(), theme->chosen(),
                                  theme->chosenOnPanel()}) {
            for (const Rgba text : {theme->ink, theme->muted, theme->accent})
                QVERIFY2(contrast(text, ground) >= 4.5,
                         qPrintable(QString::fromStdString(toHex(text) + " on " + toHex(ground))));
        }
        for (const Rgba ground : {theme->canvas, theme->panel}) {
            QVERIFY(contrast(theme->crisis, ground) >= 4.5); // what went wrong
            QVERIFY(contrast(theme->pacts, ground) >= 4.5);  // links
        }
        QVERIFY(contrast(theme->ink, theme->land) >= 4.5);
        QVERIFY(contrast(theme->muted, theme->land) >= 4.5);
        QVERIFY(contrast(theme->onAccent, theme->accent) >= 4.5);
    }

    void onlyKnownThemesHaveNames()
    {
        QCOMPARE(Theme::named("dark"), &Theme::dark());
        QCOMPARE(Theme::named("sepia"), nullptr);
    }
};

QTEST_GUILESS_MAIN(TestTheme)
#include "tst_theme.moc"
