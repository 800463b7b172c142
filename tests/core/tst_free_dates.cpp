// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/edtf.h"

#include <QTest>

using namespace entente;

class TestFreeDates : public QObject
{
    Q_OBJECT

private slots:
    void whatPeopleTypeIsUnderstood_data()
    {
        QTest::addColumn<QString>("edtf");
        const auto row = [](const char *typed, const char *edtf) {
            QTest::newRow(typed) << QString::fromLatin1(edtf);
        };
        // EDTF itself comes first.
        row("2022-12?", "2022-12?");
        row("1950-12", "1950-12");
        row(" 2022-11-06 ", "2022-11-06");
        // Days, months, years.
        row("11 Jan 2023", "2023-01-11");
        row("January 11, 2023", "2023-01-11");
        row("Jan. 11 2023", "2023-01-11");
        row("11-Jan-2023", "2023-01-11");
        row("the 3rd of November 2022", "2022-11-03");
        row("2022 Nov 3", "2022-11-03");
        row("Thursday 3 November 2022", "2022-11-03");
        row("Thu, 3 Nov 2022", "2022-11-03");
        row("May 2022", "2022-05");
        row("in Sept 2022", "2022-09");
        row("2 May 2016, 16:54:59", "2016-05-02T16:54:59");
        row("2023-01-11 9:30", "2023-01-11T09:30");
        row("2 May 2016 16:54 UTC", "2016-05-02T16:54Z");
        // Eras.
        row("44 BC", "-0043");
        row("44 B.C.E.", "-0043");
        row("1 BC", "0000");
        row("AD 79", "0079");
        row("79 CE", "0079");
        row("15 March 44 BC", "-0043-03-15");
        row("12,000 BC", "Y-11999");
        // Doubt.
        row("c. 1951", "1951~");
        row("c.1951", "1951~");
        row("circa 1951", "1951~");
        row("about May 1951", "1951-05~");
        row("~ 1951", "1951~");
        row("possibly 1951", "1951?");
        row("May 1951?", "1951-05?");
        row("1951 (?)", "1951?");
        row("possibly about 1951", "1951%");
        // Parts of a year and longer stretches.
        row("spring 1951", "1951-21");
        row("Fall of 1951", "1951-23");
        row("winter 1951-52", "[1951-12..1952-02]");
        row("Q1 2022", "2022-33");
        row("2022-Q3", "2022-35");
        row("second quarter of 2022", "2022-34");
        row("first half of 2022", "2022-40");
        row("2010s", "201X");
        row("the 1950s", "195X");
        row("1950's", "195X");
        row("12th century", "11XX");
        row("twelfth century BC", "-11XX");
        row("1st century BC", "[-0099..0000]");
        row("c. 12th century", "11XX~");
        // Bounds on one side and on both.
        row("before 1950", "[..1949]");
        row("before May 1951", "[..1951-04]");
        row("before 1 January 1951", "[..1950-12-31]");
        row("before 44 BC", "[..-0044]");
        row("before the 1950s", "[..1949]");
        row("after 1950", "[1951..]");
        row("after spring 1951", "[1951-06..]");
        row("possibly before c. 1950", "[..1949%]");
        row("by 1950", "[..1950]");
        row("no later than 3 May 1951", "[..1951-05-03]");
        row("not before 1951", "[1951..]");
        row("1951 or later", "[1951..]");
        row("between 1950 and 1953", "[1950..1953]");
        row("between 3 and 5 Nov 2022", "[2022-11-03..2022-11-05]");
        row("1950 or 1951", "[1950,1951]");
        // Stretches from one date to another.
        row("since 1960", "1960/..");
        row("1960 onwards", "1960/..");
        row("1960 to present", "1960/..");
        row("until 1955", "../1955");
        row("1950-1953", "1950/1953");
        row("1950–1953", "1950/1953");
        row("1950-53", "1950/1953");
        row("2001–21", "2001/2021");
        row("from 1950 to 1953", "1950/1953");
        row("3-5 Nov 2022", "2022-11-03/2022-11-05");
        row("Nov 3–5, 2022", "2022-11-03/2022-11-05");
        row("3 Nov - 5 Dec 2022", "2022-11-03/2022-12-05");
        row("Nov-Dec 2022", "2022-11/2022-12");
        row("30 Dec 2022 – 2 Jan 2023", "2022-12-30/2023-01-02");
        row("2022-11-06 to 2022-11-08", "2022-11-06/2022-11-08");
        row("Jan 2021 – about 2023", "2021-01/2023~");
        row("50–44 BC", "-0049/-0043");
        row("AD 79–85", "0079/0085");
        row("27 BC – AD 14", "-0026/0014");
        row("12th–13th century", "11XX/12XX");
        // Numbers alone, when there is one way to read them.
        row("13/7/2008", "2008-07-13");
        row("7/13/2008", "2008-07-13");
        row("7/7/2008", "2008-07-07");
        row("2008/7/13", "2008-07-13");
        row("2008.07.13", "2008-07-13");
        row("2022-1-5", "2022-01-05");
        row("10/2008", "2008-10");
        row("2008/7", "2008-07");
    }
    void whatPeopleTypeIsUnderstood()
    {
        QFETCH(QString, edtf);
        const Result<Date> date = understandDate(QTest::currentDataTag());
        QVERIFY2(date, date ? "" : date.error().text().c_str());
        QCOMPARE(QString::fromStdString(date->edtf()), edtf);
    }

    void whatCouldMeanTwoThingsIsRefused_data()
    {
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *typed, const char *reason) {
            QTest::newRow(typed) << QString::fromUtf8(reason);
        };
        row("10/7/2008", "10 Jul 2008 or 7 Oct 2008");
        row("10.7.2008", "10 Jul 2008 or 7 Oct 2008");
        row("1/2/99", "four digits");
        row("2008/13/7", "no month 13");
        row("31/2/2008", "no day 31");
        row("Friday 3 November 2022", "was a Thursday, not a Friday");
        row("Friday, May 2022", "needs a full date");
        row("1900s", "19XX or 190X");
        row("the 50s", "1950s");
        row("early 1950s", "no agreed length");
        row("late 2022", "no agreed length");
        row("today", "depends on the day");
        row("last year", "depends on the day");
        row("before 476", "AD 476");
        row("12345", "Y12345");
        row("2016–13", "2016–13");
        row("3 May", "year is missing");
        row("hello", "'hello'");
        row("0 BC", "count from 1");
        row("", "expected");
        row("2023-02-30", "no day 30");
        row("5 Nov - 3 Nov 2022", "before it starts");
    }
    void whatCouldMeanTwoThingsIsRefused()
    {
        QFETCH(QString, reason);
        const Result<Date> date = understandDate(QTest::currentDataTag());
        QVERIFY2(!date, date ? date->edtf().c_str() : "");
        const QString text = QString::fromStdString(date.error().text());
        QVERIFY2(text.contains(reason), qPrintable(text));
    }

    void wordsAreUnderstoodAsWhatTheyCameFrom_data()
    {
        QTest::addColumn<QString>("edtf");
        for (const char *edtf : {"2022-11-06",
                                 "2022-05",
                                 "1951",
                                 "1951~",
                                 "1951?",
                                 "1951%",
                                 "1951-05~",
                                 "-0043",
                                 "-0043-03-15",
                                 "0079",
                                 "Y170000002",
                                 "Y-11999",
                                 "195X",
                                 "11XX",
                                 "-11XX",
                                 "1951-21",
                                 "2022-33",
                                 "2022-40",
                                 "[..1949]",
                                 "[1951..]",
                                 "[..1949~]",
                                 "[..1949?]",
                                 "[1951-06..]",
                                 "[..1951-05-03]",
                                 "[1950..1953]",
                                 "1950/1953",
                                 "1960/..",
                                 "../1955",
                                 "1951~/..",
                                 "2022-11-03/2022-11-05",
                                 "2022-11-03/2022-12-05",
                                 "2022-11/2022-12",
                                 "-0049/-0043",
                                 "-0026/0014",
                                 "0079/0085",
                                 "2022-12-30/2023-01-02",
                                 "2021-01/2023~",
                                 "2016-05-02T16:54",
                                 "[1950,1951]",
                                 "195X~"})
            QTest::newRow(edtf) << QString::fromLatin1(edtf);
    }
    void wordsAreUnderstoodAsWhatTheyCameFrom()
    {
        QFETCH(QString, edtf);
        const std::string words = inWords(Date::fromEdtf(edtf.toStdString()).value());
        const Result<Date> again = understandDate(words);
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        QCOMPARE(QString::fromStdString(again->edtf()), edtf);
    }

    void hostileTextIsRefusedInWords()
    {
        for (const std::string &text :
             {std::string(100000, '1'), std::string(100000, '['), std::string(5000, ' ') + "x",
              std::string("\xff\xfe 1951"),
              std::string("19\0"
                          "51",
                          5),
              std::string("– – –"), std::string("99999999999999999999 BC"),
              std::string("before before before 1951"), std::string("possibly possibly possibly"),
              std::string("1951 - - 1952")}) {
            const Result<Date> date = understandDate(text);
            QVERIFY(!date);
            QVERIFY(!date.error().what.empty());
        }
    }
};

QTEST_APPLESS_MAIN(TestFreeDates)
#include "tst_free_dates.moc"
