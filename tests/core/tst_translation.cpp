// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translation.h"
#include "core/time/edtf.h"

#include <QTest>

using namespace entente;

class TestTranslation : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { setTranslator({}); }

    void withoutATranslatorEnglishComesBack()
    {
        QCOMPARE(translate("Test", "until %1"), std::string("until %1"));
        QCOMPARE(translate("Test", "%n event(s)", nullptr, 1), std::string("1 event"));
        QCOMPARE(translate("Test", "%n event(s)", nullptr, 0), std::string("0 events"));
        QCOMPARE(translate("Test", "%n event(s) in %n place(s)", nullptr, 3),
                 std::string("3 events in 3 places"));
    }

    void aTranslatorGetsContextTextAndNumber()
    {
        std::string heard;
        setTranslator([&](const char *context, const char *text, const char *, std::int64_t n) {
            heard = std::string(context) + '|' + text + '|' + std::to_string(n);
            return std::string("jusqu'en %1");
        });
        QCOMPARE(translate("Dates", "until %1", nullptr, 7), std::string("jusqu'en %1"));
        QCOMPARE(heard, std::string("Dates|until %1|7"));
    }

    void datesAreWrittenInTheReadersLanguage()
    {
        setTranslator([](const char *, const char *text, const char *, std::int64_t) {
            const std::string english = text;
            return english == "Feb"        ? std::string("févr.")
                   : english == "until %1" ? std::string("jusqu'en %1")
                                           : english;
        });
        QCOMPARE(inWords(Date::fromEdtf("../1951-02").value()), std::string("jusqu'en févr. 1951"));
    }

    void whatIsFilledInIsNotFilledInAgain()
    {
        QCOMPARE(filledIn("%2 of %1", "%2", "%1"), std::string("%1 of %2"));
        QCOMPARE(filledIn("%1 – %2", "a", "b"), std::string("a – b"));
        QCOMPARE(filledIn("nothing", "a"), std::string("nothing"));
    }
};

QTEST_GUILESS_MAIN(TestTranslation)
#include "tst_translation.moc"
