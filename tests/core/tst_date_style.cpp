// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/date_style.h"
#include "core/time/edtf.h"

#include <QTest>

using namespace entente;

/// Every date in words follows one choice.
class TestDateStyle : public QObject
{
    Q_OBJECT

    static QString words(const char *start, const char *end = nullptr)
    {
        const Date from = Date::fromEdtf(start).value();
        return QString::fromStdString(end ? inWords(from, Date::fromEdtf(end).value())
                                          : inWords(from));
    }

private slots:
    void cleanup() { setDateStyle(DateStyle::DayMonth); }

    void datesFollowTheStyle_data()
    {
        QTest::addColumn<QString>("style");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("month");
        QTest::addColumn<QString>("days");
        QTest::addColumn<QString>("apart");
        QTest::addColumn<QString>("vague");
        const auto row = [](const char *style, const char *day, const char *month, const char *days,
                            const char *apart, const char *vague) {
            QTest::newRow(style) << QString::fromUtf8(style) << QString::fromUtf8(day)
                                 << QString::fromUtf8(month) << QString::fromUtf8(days)
                                 << QString::fromUtf8(apart) << QString::fromUtf8(vague);
        };
        row("day-month", "11 Jan 2023", "Sep 2022", "3–5 Nov 2022", "3 Nov – 5 Dec 2022",
            "about Sep 1951");
        row("long-month", "11 January 2023", "September 2022", "3–5 November 2022",
            "3 November – 5 December 2022", "about September 1951");
        row("month-day", "Jan 11, 2023", "Sep 2022", "Nov 3–5, 2022", "Nov 3 – Dec 5, 2022",
            "about Sep 1951");
        row("iso", "2023-01-11", "2022-09", "2022-11-03 – 2022-11-05", "2022-11-03 – 2022-12-05",
            "about 1951-09");
    }

    void datesFollowTheStyle()
    {
        QFETCH(QString, style);
        const auto chosen = dateStyleNamed(style.toStdString());
        QVERIFY(chosen.has_value());
        QCOMPARE(QString::fromStdString(std::string(nameOf(*chosen))), style);
        setDateStyle(*chosen);
        QTEST(words("2023-01-11"), "day");
        QTEST(words("2022-09"), "month");
        QTEST(words("2022-11-03", "2022-11-05"), "days");
        QTEST(words("2022-11-03", "2022-12-05"), "apart");
        QTEST(words("1951-09~"), "vague");
        QCOMPARE(words("1951"), QStringLiteral("1951"));
    }

    void whatIsWrittenIsUnderstoodAgain()
    {
        for (const DateStyle style :
             {DateStyle::DayMonth, DateStyle::LongMonth, DateStyle::MonthDay, DateStyle::Iso}) {
            setDateStyle(style);
            for (const char *edtf : {"2023-01-11", "1951-09", "2022"}) {
                const Date date = Date::fromEdtf(edtf).value();
                const Result<Date> again = understandDate(inWords(date));
                QVERIFY2(again.hasValue(), inWords(date).c_str());
                QCOMPARE(again->edtf(), std::string(edtf));
            }
        }
    }

    void yearsBeforeOurEraAreNeverWrittenWithAMinus()
    {
        setDateStyle(DateStyle::Iso);
        QCOMPARE(words("-0043-03-15"), QStringLiteral("15 Mar 44 BC"));
    }

    void anUnknownNameIsNoStyle() { QVERIFY(!dateStyleNamed("american")); }
};

QTEST_GUILESS_MAIN(TestDateStyle)
#include "tst_date_style.moc"
