// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/fuzzy.h"

#include <QTest>

using namespace entente;

class TestFuzzy : public QObject
{
    Q_OBJECT

private slots:
    void itFinds_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *pattern, const char *text, bool found) {
            QTest::addRow("%s in %s", pattern, text)
                << QString::fromUtf8(pattern) << QString::fromUtf8(text) << found;
        };
        row("", "Show all", true);
        row("show", "Show all", true);
        row("all sho", "Show all", true);
        row("SHAL", "Show all", true);
        row("sa", "Show all", true);
        row("port", "Export image…", true);
        row("cote", "Côte d’Ivoire", true);
        row("zurich", "Zürich", true);
        row("eim", "Export image…", true);
        row("hl", "Show all", false); // letters alone are not enough
        row("shaw", "Show all", false);
        row("show none", "Show all", false);
        row("showallandmore", "Show all", false);
    }

    void itFinds()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QFETCH(bool, found);
        QCOMPARE(fuzzyMatch(pattern, text).has_value(), found);
    }

    void betterOnesScoreMore()
    {
        const QString pattern = QStringLiteral("pa");
        const auto score = [&](const char *text) {
            return fuzzyMatch(pattern, QString::fromUtf8(text)).value_or(-1);
        };
        QVERIFY(score("pa") > score("Party"));
        QVERIFY(score("Party") > score("By party"));
        QVERIFY(score("By party") > score("Pin all"));
        QVERIFY(score("Pin all") > score("Pin nearly all") - 1);
        QVERIFY(score("Pin all") > score("Japan"));
        QVERIFY(score("Japan") > 0);
    }
};

QTEST_APPLESS_MAIN(TestFuzzy)
#include "tst_fuzzy.moc"
