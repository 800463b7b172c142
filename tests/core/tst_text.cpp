// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"

#include <QTest>

using namespace entente;
using Words = std::vector<std::string>;

class TestText : public QObject
{
    Q_OBJECT

private slots:
    void foldsCaseMarksAndForms_data();
    void foldsCaseMarksAndForms();
    void splitsIntoWords();
    void splitsScriptsWithoutSpaces();
    void knowsUtf8_data();
    void knowsUtf8();
    void repairsUtf8();
    void readsWindows1252();
    void trimsWhiteSpace();
    void splitsKeepingEmptyParts();
};

void TestText::foldsCaseMarksAndForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("macron") << "Kōno"
                            << "kono";
    QTest::newRow("capitals") << "ÀÉÎ"
                              << "aei";
    QTest::newRow("sharp s") << "Straße"
                             << "strasse";
    QTest::newRow("strokes") << "Łódź, Sørlandet"
                             << "lodz, sorlandet";
    QTest::newRow("ligature") << "ﬁn"
                              << "fin";
    QTest::newRow("full width") << "ＡＢＣ"
                                << "abc";
    QTest::newRow("dotless and dotted i") << "İstanbul ılık"
                                          << "istanbul ilik";
    QTest::newRow("Vietnamese") << "Đà Nẵng"
                                << "da nang";
    QTest::newRow("Greek") << "ΆΘΗΝΑΣ"
                           << "αθηνασ";
    QTest::newRow("composed or not") << QString::fromUtf8("e\u0301") << "e";
    QTest::newRow("empty") << ""
                           << "";
}

void TestText::foldsCaseMarksAndForms()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(folded(text.toStdString())), expected);
}

void TestText::splitsIntoWords()
{
    QCOMPARE(foldedWords("US–Japan \"2+2\" talks, 11.Jan"),
             (Words{"us", "japan", "2", "2", "talks", "11", "jan"}));
    QCOMPARE(foldedWords("Côte d'Ivoire"), (Words{"cote", "d", "ivoire"}));
    QCOMPARE(foldedWords("Япония и Корея"), (Words{"япония", "и", "корея"}));
    QCOMPARE(foldedWords("  ,;  "), Words{});
    QCOMPARE(foldedWords(""), Words{});
    QCOMPARE(foldedWords("\xFF\xFE broken"), Words{"broken"});
}

void TestText::splitsScriptsWithoutSpaces()
{
    const Words japanese = foldedWords("日本と英国の円滑化協定");
    QVERIFY(japanese.size() > 3);
    QVERIFY(std::find(japanese.begin(), japanese.end(), "日本") != japanese.end());
    QVERIFY(foldedWords("ฉันรักภาษาไทย").size() >= 2);
    QCOMPARE(foldedWords("한국 정부").size(), std::size_t(2));
}

void TestText::knowsUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("expected");
    QTest::newRow("ascii") << QByteArray("plain") << true;
    QTest::newRow("two, three, four") << QByteArray("é€🎌") << true;
    QTest::newRow("latin-1") << QByteArray("caf\xE9") << false;
    QTest::newRow("cut") << QByteArray("\xE2\x82") << false;
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << false;
    QTest::newRow("overlong three") << QByteArray("\xE0\x80\xAF") << false;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
    QTest::newRow("beyond") << QByteArray("\xF4\x90\x80\x80") << false;
    QTest::newRow("last one") << QByteArray("\xF4\x8F\xBF\xBF") << true;
    QTest::newRow("lone continuation") << QByteArray("a\x80") << false;
}

void TestText::knowsUtf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, expected);
    QCOMPARE(isUtf8(bytes.toStdString()), expected);
    QVERIFY(isUtf8(withValidUtf8(bytes.toStdString())));
}

void TestText::repairsUtf8()
{
    QCOMPARE(withValidUtf8("caf\xE9!"), std::string("caf\xEF\xBF\xBD!"));
    QCOMPARE(withValidUtf8("é€"), std::string("é€"));
}

void TestText::readsWindows1252()
{
    QCOMPARE(utf8FromCp1252("caf\xE9 \x80 \x93quoted\x94 \x96"), std::string("café € “quoted” –"));
    QCOMPARE(utf8FromCp1252("\x81"), std::string("\xEF\xBF\xBD"));
}

void TestText::trimsWhiteSpace()
{
    QCOMPARE(trimmed(" \t a b \r\n"), std::string_view("a b"));
    QCOMPARE(trimmed("\xC2\xA0 a\xC2\xA0"), std::string_view("a"));
    QCOMPARE(trimmed(" \n "), std::string_view());
}

void TestText::splitsKeepingEmptyParts()
{
    using Parts = std::vector<std::string_view>;
    QCOMPARE(split("a;;b", ';'), (Parts{"a", "", "b"}));
    QCOMPARE(split("", ';'), (Parts{""}));
    QCOMPARE(split(";", ';'), (Parts{"", ""}));
}

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
