// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/filter.h"
#include "core/time/calendar.h"

#include <QTest>

#include <random>

using namespace entente;

namespace
{

Filter parsed(const char *text)
{
    const ParsedQuery query = parseQuery(text);
    if (query.error)
        qWarning("%s", query.error->message.c_str());
    return query.filter;
}

Term term(Field field, std::vector<std::string> values, bool negated = false,
          Certainty certainty = Certainty::Possibly)
{
    return {field, std::move(values), negated, certainty};
}

constexpr Field allFields[] = {
    Field::Text,       Field::Kind,   Field::Status, Field::Phase, Field::Party,   Field::Member,
    Field::Person,     Field::Place,  Field::In,     Field::Near,  Field::Tag,     Field::Source,
    Field::Confidence, Field::Thread, Field::Layer,  Field::Has,   Field::Without, Field::Before,
    Field::After,      Field::During, Field::Event};

} // namespace

class TestQuery : public QObject
{
    Q_OBJECT

private slots:
    void theExampleOfTheDesignIsRead()
    {
        const Filter filter = parsed("kind:agreement party:JPN party:GBR,AUS after:2015 "
                                     "status:planned \"access agreement\" -tag:exercise");
        const std::vector<Term> terms = {
            term(Field::Kind, {"agreement"}),    term(Field::Party, {"JPN"}),
            term(Field::Party, {"GBR", "AUS"}),  term(Field::After, {"2015"}),
            term(Field::Status, {"planned"}),    term(Field::Text, {"access agreement"}),
            term(Field::Tag, {"exercise"}, true)};
        QVERIFY(filter.terms() == terms);
    }

    void termsKnowWhereTheyStand()
    {
        const ParsedQuery query = parseQuery("  kind:visit  -\"a b\",c ");
        QCOMPARE(query.places.size(), std::size_t(2));
        QVERIFY((query.places[0] == std::pair<std::size_t, std::size_t>(2, 12)));
        QVERIFY((query.places[1] == std::pair<std::size_t, std::size_t>(14, 22)));
        QVERIFY(parseQuery("").filter.isEmpty());
        QVERIFY(!parseQuery("   ").error);
    }

    void fieldsAreReadInAnyCaseAndEachHasAWord()
    {
        QVERIFY(parsed("KIND:visit") == parsed("kind:visit"));
        QVERIFY(wordFor(Field::Text).empty());
        for (const Field field : allFields) {
            if (field != Field::Text)
                QVERIFY(fieldFrom(wordFor(field)) == field);
        }
        QVERIFY(!fieldFrom("knd") && !fieldFrom(""));
    }

    void vagueDatesCountAsSaid()
    {
        QVERIFY(parsed("certainly:during:2015..2020").terms().front() ==
                term(Field::During, {"2015..2020"}, false, Certainty::Certainly));
        QVERIFY(parsed("possibly:after:2015") == parsed("after:2015"));
        QVERIFY(parsed("-certainly:before:\"11 Jan 2023\"").terms().front() ==
                term(Field::Before, {"11 Jan 2023"}, true, Certainty::Certainly));
    }

    void quotesHoldWhatWouldSplit()
    {
        QVERIFY(parsed("\"a, b\",\"say \\\"hi\\\"\",\"c:\\\\x\"").terms().front() ==
                term(Field::Text, {"a, b", "say \"hi\"", "c:\\x"}));
        QVERIFY(parsed("“curly quotes”").terms().front() == term(Field::Text, {"curly quotes"}));
        QVERIFY(parsed("source:https://example.org/a?b=c").terms().front() ==
                term(Field::Source, {"https://example.org/a?b=c"}));
        QVERIFY(parsed("\"https://example.org\"").terms().front() ==
                term(Field::Text, {"https://example.org"}));
        QVERIFY(parsed("party:Ōsaka").terms().front() == term(Field::Party, {"Ōsaka"}));
    }

    void errorsPointAndSayWhatWasExpected_data()
    {
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *text, int position, int length, const char *message) {
            QTest::newRow(text) << position << length << QString::fromLatin1(message);
        };
        row("kind:visit knd:talks", 11, 3, "did you mean 'kind'");
        row("aftre:2015", 0, 5, "did you mean 'after'");
        row("country:JPN", 0, 7, "did you mean 'in'");
        row("foo:bar", 0, 3, "quotes");
        row("https://example.org", 0, 5, "quotes");
        row("a,b:c", 2, 1, "quotes");
        row("kind:", 5, 0, "value is expected right after 'kind:'");
        row("kind: visit", 5, 0, "value is expected right after 'kind:'");
        row("kind:a, b", 6, 1, "after the comma");
        row("-", 0, 1, "after '-'");
        row("--x", 1, 2, "quotes");
        row("say \"hi", 4, 1, "not closed");
        row("a\"b\"", 1, 1, "whole value");
        row("\"a\"b", 3, 1, "space or a comma");
        row("during:10/7/2008", 7, 9, "10 Jul 2008 or 7 Oct 2008");
        row("during:May 2022", 7, 3, "year is missing");
        row("during:2020..2015", 7, 10, "ends before it starts");
        row("during:..", 7, 2, "expected before or after");
        row("certainly:kind:x", 10, 4, "during: is expected after 'certainly:'");
        row("certainly:x", 0, 10, "is expected after 'certainly:'");
    }
    void errorsPointAndSayWhatWasExpected()
    {
        QFETCH(int, position);
        QFETCH(int, length);
        QFETCH(QString, message);
        const ParsedQuery query = parseQuery(QTest::currentDataTag());
        QVERIFY(query.error);
        const QString text = QString::fromStdString(query.error->message);
        QVERIFY2(text.contains(message), qPrintable(text));
        QCOMPARE(int(query.error->position), position);
        QCOMPARE(int(query.error->length), length);
    }

    void anyFilterComesBackFromItsText()
    {
        std::mt19937 random(42); // any seed will do
        const auto upTo = [&](int last) {
            return std::uniform_int_distribution<int>(0, last)(random);
        };
        const std::string alphabet = "ab ,:\"\\-\t\n'()[]{}..~?“”é\xff";
        const std::vector<std::string> dates = {"2015",   "2015..2020", "May 2022",
                                                "..2020", "c. 1951",    "44 BC",
                                                "2015..", "1951~",      "[1950..1953]"};
        for (int round = 0; round < 3000; ++round) {
            std::vector<Term> terms;
            for (int i = upTo(4); i >= 0; --i) {
                Term one = term(allFields[upTo(int(std::size(allFields)) - 1)], {}, upTo(1) == 1,
                                upTo(1) == 1 ? Certainty::Certainly : Certainty::Possibly);
                for (int v = upTo(2); v >= 0; --v) {
                    std::string value;
                    for (int c = upTo(6); c > 0; --c)
                        value += alphabet[std::size_t(upTo(int(alphabet.size()) - 1))];
                    one.values.push_back(one.field >= Field::Before
                                             ? dates[std::size_t(upTo(int(dates.size()) - 1))]
                                             : value);
                }
                terms.push_back(std::move(one));
            }
            const Filter filter(std::move(terms));
            const std::string text = toText(filter);
            const ParsedQuery again = parseQuery(text);
            QVERIFY2(!again.error, text.c_str());
            QVERIFY2(again.filter == filter, text.c_str());
        }
    }

    void togglingAddsRemovesMakesAndDrops()
    {
        Filter filter = parsed("-party:USA kind:visit");
        filter = filter.toggled(Field::Party, "JPN").toggled(Field::Party, "GBR");
        QCOMPARE(toText(filter), "-party:USA kind:visit party:JPN,GBR");
        QVERIFY(filter.has(Field::Party, "GBR") && !filter.has(Field::Party, "USA"));
        filter = filter.toggled(Field::Party, "JPN");
        QCOMPARE(toText(filter), "-party:USA kind:visit party:GBR");
        filter = filter.toggled(Field::Party, "GBR");
        QCOMPARE(toText(filter), "-party:USA kind:visit");
    }

    void partsAreLeftOutOnDemand()
    {
        const Filter filter = parsed("kind:visit after:2015 kind:talks -during:2020 x");
        QCOMPARE(toText(filter.withoutField(Field::Kind)), "after:2015 -during:2020 x");
        QCOMPARE(toText(filter.withoutDates()), "kind:visit kind:talks x");
        QCOMPARE(toText(filter.without(1)), "kind:visit kind:talks -during:2020 x");
        QVERIFY(filter.without(99) == filter);
        QVERIFY(Filter({term(Field::Kind, {})}).isEmpty());
    }

    void aBrushedRangeIsADuringTerm()
    {
        const TimeSpan range{startOf({2015, 1, 1}), startOf({2021, 1, 1})};
        const Filter filter = parsed("kind:visit after:1999").withRange(range);
        QCOMPARE(toText(filter), "kind:visit during:2015-01-01..2020-12-31");
        QVERIFY(filter.range() == range);
        QCOMPARE(toText(filter.withRange(std::nullopt)), "kind:visit");
        const TimeSpan far{startOfYear(-20000), Instant::openFuture()};
        QVERIFY(Filter().withRange(far).range() == far);
        QVERIFY(!parseQuery(toText(Filter().withRange(far))).error);
        QVERIFY(!parsed("during:2015 after:2010").range());
        QVERIFY(!parsed("-during:2015").range());
        QVERIFY(!parsed("during:2015,2017").range());
        QVERIFY(!parsed("kind:visit").range());
    }

    void dateValuesNameInclusiveDays()
    {
        const auto is = [](const char *value, CivilDate first, CivilDate dayAfter) {
            const Result<TimeSpan> range = dateRange(value);
            return range && *range == TimeSpan{startOf(first), startOf(dayAfter)};
        };
        QVERIFY(is("2015", {2015, 1, 1}, {2016, 1, 1}));
        QVERIFY(is("2015..2020", {2015, 1, 1}, {2021, 1, 1}));
        QVERIFY(is("May 2022", {2022, 5, 1}, {2022, 6, 1}));
        QVERIFY(is("2015-03 .. 11 Jan 2016", {2015, 3, 1}, {2016, 1, 12}));
        QVERIFY(is("2015/2020", {2015, 1, 1}, {2021, 1, 1}));
        QVERIFY(is("1951~", {1950, 1, 1}, {1953, 1, 1}));
        QVERIFY(is("[1950..1953]", {1950, 1, 1}, {1954, 1, 1}));
        QVERIFY(is("Y170000002-01-01..Y170000002-01-31", {170000002, 1, 1}, {170000002, 2, 1}));
        QVERIFY(dateRange("..2020")->begin == Instant::openPast());
        QVERIFY(dateRange("2020..")->end == Instant::openFuture());
        QVERIFY(!dateRange("") && !dateRange("..") && !dateRange("2020..2015"));
        QVERIFY(!dateRange("10/7/2008"));
    }
};

QTEST_APPLESS_MAIN(TestQuery)
#include "tst_query.moc"
