// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/calendar.h"
#include "core/time/edtf.h"

#include <QFile>
#include <QTest>

using namespace entente;

namespace
{

QString dayOf(Instant edge, bool isEnd)
{
    if (edge.isOpen())
        return QStringLiteral("open");
    return QString::fromStdString(isoDay({edge.seconds - (isEnd ? 1 : 0)}));
}

QString days(const TimeSpan &span)
{
    return dayOf(span.begin, false) + QLatin1Char(' ') + dayOf(span.end, true);
}

QString strictDays(const char *edtf)
{
    const Result<Date> date = Date::fromEdtf(edtf);
    return date ? days(date->bounds().strict) : QString::fromStdString(date.error().text());
}

QString fuzzyDays(const char *edtf)
{
    const Result<Date> date = Date::fromEdtf(edtf);
    return date ? days(date->bounds().fuzzy) : QString::fromStdString(date.error().text());
}

/// The rows of a table with a header line; lines that begin with '#' are left out.
QList<QStringList> rowsOf(const QString &path)
{
    QFile file(path);
    QList<QStringList> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            rows << QString::fromUtf8(line).split(QLatin1Char('\t'));
    }
    rows.removeFirst();
    return rows;
}

} // namespace

class TestEdtf : public QObject
{
    Q_OBJECT

private slots:
    void everyPublicCaseIsDecided_data()
    {
        QTest::addColumn<QStringList>("row");
        for (const QStringList &row : rowsOf(QStringLiteral(ENTENTE_TEST_DATA "/edtf_cases.tsv")))
            QTest::newRow(qPrintable(row[0])) << row;
    }
    void everyPublicCaseIsDecided()
    {
        QFETCH(QStringList, row);
        QCOMPARE(row.size(), 9);
        const Result<Date> date = Date::fromEdtf(row[0].toStdString());
        QCOMPARE(bool(date), row[1] == QLatin1String("valid"));
        if (!date) {
            QVERIFY(!date.error().what.empty());
            QVERIFY(date.error().where.starts_with("character "));
            return;
        }
        QCOMPARE(date->edtf(), row[0].toStdString());
        QCOMPARE(QString::number(date->level()), row[2]);
        QCOMPARE(days(date->bounds().strict), row[3] + QLatin1Char(' ') + row[4]);
        QCOMPARE(days(date->bounds().fuzzy), row[5] + QLatin1Char(' ') + row[6]);
        QCOMPARE(QString::fromStdString(inWords(*date)), row[7]);
    }

    void nothingInvalidIsTakenForFreeText()
    {
        for (const QStringList &row : rowsOf(QStringLiteral(ENTENTE_TEST_DATA "/edtf_cases.tsv"))) {
            const bool isValid = row[1] == QLatin1String("valid");
            QVERIFY2(bool(understandDate(row[0].trimmed().toStdString())) == isValid ||
                         row[0] != row[0].trimmed(),
                     qPrintable(row[0]));
        }
    }

    void theSharedListSaysTheSame()
    {
        const QString path = QStringLiteral(ENTENTE_SHARED "/data/edtf_cases.tsv");
        if (!QFile::exists(path))
            QSKIP("the shared list of cases is not here");
        // Where this program reads a date in another way than a suite does (ARCHITECTURE.md).
        const QStringList otherBounds = {QStringLiteral("/2006")};
        const QStringList otherLevels = {QStringLiteral("2011-23~"), QStringLiteral("-9999")};
        int count = 0;
        for (const QStringList &row : rowsOf(path)) {
            const Result<Date> date = Date::fromEdtf(row[0].toStdString());
            QVERIFY2(bool(date) == (row[2] == QLatin1String("valid")), qPrintable(row[0]));
            ++count;
            if (!date)
                continue;
            const auto open = [](QString day) {
                return day.contains(QLatin1String("inf")) ? QStringLiteral("open") : day;
            };
            const auto bare = [](QString text) { return text.remove(QLatin1Char('Y')); };
            if (!row[3].isEmpty() && !otherLevels.contains(row[0]))
                QCOMPARE(QString::number(date->level()), row[3]);
            if (!row[4].isEmpty() && !otherBounds.contains(row[0]))
                QCOMPARE(bare(days(date->bounds().strict)),
                         open(row[4]) + QLatin1Char(' ') + open(row[5]));
            if (!row[6].isEmpty())
                QCOMPARE(bare(days(date->bounds().fuzzy)),
                         open(row[6]) + QLatin1Char(' ') + open(row[7]));
        }
        QCOMPARE(count, 424);
    }

    void boundsAreHalfOpenInSeconds()
    {
        const Date year = Date::fromEdtf("2022").value();
        QVERIFY(year.bounds().strict.begin == startOf({2022, 1, 1}));
        QVERIFY(year.bounds().strict.end == startOf({2023, 1, 1}));
        const Date minute = Date::fromEdtf("2022-11-06T14:30").value();
        QCOMPARE(minute.bounds().strict.seconds(), 60.0);
        const Date second = Date::fromEdtf("2022-11-06T14:30:05").value();
        QCOMPARE(second.bounds().strict.seconds(), 1.0);
        const Date leap = Date::fromEdtf("2016-12-31T23:59:60Z").value();
        QVERIFY(leap.bounds().strict.end == startOf({2017, 1, 1}));
        const Date midnight = Date::fromEdtf("2016-12-31T24:00:00").value();
        QVERIFY(midnight.bounds().strict.begin == startOf({2017, 1, 1}));
    }

    void aZoneIsKeptInTheTextAndTheLocalDayStays()
    {
        QCOMPARE(strictDays("1963-11-22T23:30:00-06:00"), QStringLiteral("1963-11-22 1963-11-22"));
        QVERIFY(Date::fromEdtf("1963-11-22T23:30:00-06:00")->bounds() ==
                Date::fromEdtf("1963-11-22T23:30:00+09:00")->bounds());
    }

    void openAndUnknownEndsDiffer()
    {
        const Date open = Date::fromEdtf("1951/..").value();
        const Date unknown = Date::fromEdtf("1951/").value();
        QVERIFY(open.bounds() == unknown.bounds());
        QVERIFY(open.last().strict.begin == Instant::openFuture());
        QVERIFY(unknown.last().strict.begin == startOfYear(1951));
        QVERIFY(unknown.last().strict.end == Instant::openFuture());
        QVERIFY(Date::fromEdtf("/1951")->first().strict.end == startOfYear(1952));
    }

    void anIntervalKnowsItsEnds()
    {
        const Date date = Date::fromEdtf("1951-09-08~/1952-04").value();
        QVERIFY(date.isInterval());
        QCOMPARE(days(date.first().strict), QStringLiteral("1951-09-08 1951-09-08"));
        QCOMPARE(days(date.last().strict), QStringLiteral("1952-04-01 1952-04-30"));
        QCOMPARE(days(date.bounds().strict), QStringLiteral("1951-09-08 1952-04-30"));
        QCOMPARE(date.precision(), Precision::Month);
        // The latest end is that of the second date even if the first one reaches further.
        QCOMPARE(strictDays("2004-06~/2004-06-11"), QStringLiteral("2004-06-01 2004-06-11"));
    }

    void vaguenessHasAWidth()
    {
        QCOMPARE(fuzzyDays("1951~"), QStringLiteral("1950-01-01 1952-12-31"));
        QCOMPARE(fuzzyDays("1951?"), QStringLiteral("1950-01-01 1952-12-31"));
        QCOMPARE(fuzzyDays("1951%"), QStringLiteral("1949-01-01 1953-12-31"));
        QCOMPARE(fuzzyDays("2004-06-~11"), QStringLiteral("2004-06-10 2004-06-12"));
        QCOMPARE(fuzzyDays("195X~"), QStringLiteral("1940-01-01 1969-12-31"));
        QCOMPARE(fuzzyDays("Y17E7~"), QStringLiteral("Y160000000-01-01 Y180000000-12-31"));
        QCOMPARE(fuzzyDays("1951-21~"), QStringLiteral("1949-12-01 1952-08-31"));
        QCOMPARE(strictDays("1951%"), QStringLiteral("1951-01-01 1951-12-31"));
    }

    void seasonsAreNorthernThreeMonthsThatStayInTheirYear()
    {
        QCOMPARE(strictDays("1951-21"), QStringLiteral("1951-03-01 1951-05-31"));
        QCOMPARE(strictDays("1951-24"), QStringLiteral("1951-12-01 1951-12-31"));
        QCOMPARE(fuzzyDays("1951-24"), QStringLiteral("1951-12-01 1952-02-29"));
        QCOMPARE(strictDays("1951-28"), strictDays("1951-24"));
        QCOMPARE(strictDays("1951-29"), QStringLiteral("1951-09-01 1951-11-30"));
        QCOMPARE(strictDays("1951-32"), QStringLiteral("1951-06-01 1951-08-31"));
        QCOMPARE(strictDays("1951-33"), QStringLiteral("1951-01-01 1951-03-31"));
        QCOMPARE(strictDays("1951-36"), QStringLiteral("1951-10-01 1951-12-31"));
        QCOMPARE(strictDays("1951-38"), QStringLiteral("1951-05-01 1951-08-31"));
        QCOMPARE(strictDays("1951-41"), QStringLiteral("1951-07-01 1951-12-31"));
    }

    void seasonsRunForwardInBothHemispheres()
    {
        QVERIFY(Date::fromEdtf("2003-22/2003-23"));
        QVERIFY(Date::fromEdtf("2003-22/2003-24"));
        QVERIFY(!Date::fromEdtf("2003-21/2003-22"));
        QVERIFY(!Date::fromEdtf("2003-23/2003-22"));
        QVERIFY(Date::fromEdtf("2003-21/2004-22"));
        QVERIFY(Date::fromEdtf("2003-25/2003-26"));
    }

    void unspecifiedDigitsFindTheDaysThatExist()
    {
        QCOMPARE(strictDays("15XX-02-29"), QStringLiteral("1504-02-29 1596-02-29"));
        QCOMPARE(strictDays("XXXX-XX-31"), QStringLiteral("0000-01-31 9999-12-31"));
        QCOMPARE(strictDays("2004-X1-3X"), QStringLiteral("2004-01-30 2004-11-30"));
        QCOMPARE(strictDays("-000X"), QStringLiteral("-0009-01-01 -0001-12-31"));
        QVERIFY(!Date::fromEdtf("1501-02-29"));
        QVERIFY(!Date::fromEdtf("15X1-02-29"));
    }

    void farYearsSaturateAndNeverOverflow()
    {
        QCOMPARE(strictDays("Y170000002"), QStringLiteral("Y170000002-01-01 Y170000002-12-31"));
        for (const char *text : {"Y9E99", "Y99999999999999999999999999", "Y9E18%", "Y9E18S1~"}) {
            const Date date = Date::fromEdtf(text).value();
            QVERIFY(date.bounds().strict.end == Instant::openFuture());
            QVERIFY(!date.bounds().strict.isEmpty());
        }
        const Date past = Date::fromEdtf("Y-9E99%").value();
        QVERIFY(past.bounds().strict.begin == Instant::openPast());
        QVERIFY(!past.bounds().strict.isEmpty());
    }

    void flagsAndPrecisionAreThoseOfTheText()
    {
        const Date both = Date::fromEdtf("2004-06%").value();
        QVERIFY(both.isUncertain() && both.isApproximate());
        const Date parts = Date::fromEdtf("2004?-~06-04").value();
        QVERIFY(parts.isUncertain() && parts.isApproximate());
        QVERIFY(!Date::fromEdtf("2004")->isUncertain());
        QCOMPARE(Date::fromEdtf("19XX")->precision(), Precision::Century);
        QCOMPARE(Date::fromEdtf("195X")->precision(), Precision::Decade);
        QCOMPARE(Date::fromEdtf("1951-21")->precision(), Precision::Season);
        QCOMPARE(Date::fromEdtf("1951-09-XX")->precision(), Precision::Month);
        QCOMPARE(Date::fromEdtf("1951-09-08T10:00")->precision(), Precision::Minute);
        QCOMPARE(Date().precision(), Precision::None);
        QVERIFY(Date().isEmpty());
    }

    void errorsPointAtTheCharacter()
    {
        QCOMPARE(Date::fromEdtf("2016-13").error().where, "character 6");
        QCOMPARE(Date::fromEdtf("2022-11-06x").error().where, "character 11");
        QCOMPARE(Date::fromEdtf("1951/1950").error().where, "character 6");
        QCOMPARE(Date::fromEdtf("").error().where, "character 1");
        QVERIFY(!Date::fromEdtf(std::string(2000, '1')));
        QVERIFY(!Date::fromEdtf(std::string_view("2022\0", 5)));
    }
};

QTEST_APPLESS_MAIN(TestEdtf)
#include "tst_edtf.moc"
