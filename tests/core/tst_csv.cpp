// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/csv_cells.h"
#include "core/formats/csv_dates.h"
#include "core/formats/csv_format.h"
#include "core/formats/csv_parser.h"

#include <QTest>

#include <fstream>

using namespace entente;
using Cells = std::vector<std::string_view>;

namespace
{

std::vector<CsvRecord> parse(std::string_view text, char delimiter = ',')
{
    CsvParser parser(text, delimiter);
    std::vector<CsvRecord> records;
    for (CsvRecord record; parser.next(record); record = {})
        records.push_back(std::move(record));
    return records;
}

Result<ImportedFile> table(std::string text, std::string_view recipe = "{}")
{
    const Result<Recipe> read = recipeFromJson(recipe);
    return read ? readCsv(std::move(text), *read, {}) : Result<ImportedFile>(read.error());
}

ImportedFile good(std::string text, std::string_view recipe = "{}")
{
    Result<ImportedFile> file = table(std::move(text), recipe);
    if (!file)
        qFatal("%s", file.error().text().c_str());
    return std::move(*file);
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT

private slots:
    void splitsRecords_data();
    void splitsRecords();
    void splitsLongCells();
    void readsTheFirstCellsAlone();
    void losesOnlyTheRecordOfAnUnclosedQuote();
    void losesOnlyTheRecordWhoseQuoteClosesInAnother();
    void takesAQuoteInsideACellAsItIs();
    void isLinearInHostileQuotes_data();
    void isLinearInHostileQuotes();
    void findsTheDelimiter_data();
    void findsTheDelimiter();
    void readsEncodings_data();
    void readsEncodings();
    void warnsOfWindows1252();
    void readsUsualHeaders();
    void readsListsInCells();
    void readsParallelSources();
    void commasSeparateCountriesOnly();
    void keepsUnknownColumns();
    void refusesTablesWithoutDateOrTitle();
    void rejectsRowsWithLineAndReason_data();
    void rejectsRowsWithLineAndReason();
    void decidesTheDateOrderFromTheWholeColumn();
    void refusesAmbiguousDates();
    void refusesMixedDates();
    void readsDates_data();
    void readsDates();
    void readsYearMonthDayColumns();
    void readsByRecipe();
    void refusesRecipes_data();
    void refusesRecipes();
    void neutralizesFormulasReversibly_data();
    void neutralizesFormulasReversibly();
    void escapesListsReversibly();
    void readsTheSampleTable();
};

void TestCsv::splitsRecords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("records");
    QTest::addColumn<QString>("last");
    QTest::newRow("LF") << "a,b\nc,d\n" << 2 << "d";
    QTest::newRow("CRLF") << "a,b\r\nc,d" << 2 << "d";
    QTest::newRow("CR") << "a,b\rc,d\r" << 2 << "d";
    QTest::newRow("quoted") << "a,\"b,\"\"c\"\"\nd\"\n" << 1 << "b,\"c\"\nd";
    QTest::newRow("empty cells") << ",,\n" << 1 << "";
    QTest::newRow("empty quotes") << "\"\",\"\"" << 1 << "";
    QTest::newRow("nothing") << "" << 0 << "";
    QTest::newRow("spaces kept") << "a, b " << 1 << " b ";
}

void TestCsv::splitsRecords()
{
    QFETCH(QString, text);
    QFETCH(int, records);
    QFETCH(QString, last);
    const std::string bytes = text.toStdString();
    const auto parsed = parse(bytes);
    QCOMPARE(int(parsed.size()), records);
    if (records > 0)
        QCOMPARE(parsed.back().cells.back(), last.toStdString());
}

void TestCsv::splitsLongCells()
{
    // Cells are told eight characters at a time: ends at every distance, and characters of which
    // the bytes resemble those of the ends.
    for (std::size_t length = 0; length < 40; ++length) {
        for (const char *const filling : {"x", "\x8A", "\x0B", "-", "\x8D", "\xAC"}) {
            std::string cell;
            while (cell.size() < length)
                cell += filling;
            const std::string text = cell + "," + cell + "\n" + cell + ",\r\n";
            const auto parsed = parse(text);
            QCOMPARE(parsed.size(), std::size_t(2));
            QCOMPARE(parsed[0].cells, (std::vector<std::string_view>{cell, cell}));
            QCOMPARE(parsed[1].cells, (std::vector<std::string_view>{cell, ""}));
        }
    }
}

void TestCsv::readsTheFirstCellsAlone()
{
    const std::string text = "1,a,b,c\n2,\"x,\ny\",z\r\n3,a,\"b\n b\",c\r4\n\n5,a \"b,c";
    const auto whole = parse(text);
    for (std::size_t wanted = 1; wanted < 5; ++wanted) {
        CsvParser parser(text, ',');
        CsvRecord record;
        for (const CsvRecord &expected : whole) {
            QVERIFY(parser.next(record, wanted));
            QCOMPARE(record.line, expected.line);
            QCOMPARE(record.text, expected.text);
            QVERIFY(record.cells.size() >= std::min(wanted, expected.cells.size()));
            for (std::size_t i = 0; i < record.cells.size(); ++i)
                QCOMPARE(record.cells[i], expected.cells[i]);
        }
        QVERIFY(!parser.next(record, wanted));
    }
}

void TestCsv::losesOnlyTheRecordOfAnUnclosedQuote()
{
    const auto records = parse("a,b\n1,\"x\n2,y\n3,z\n");
    QCOMPARE(records.size(), std::size_t(4));
    QVERIFY(records[1].problem.find("line 2") != std::string::npos);
    QCOMPARE(records[1].text, std::string_view("1,\"x"));
    QCOMPARE(records[2].cells, (Cells{"2", "y"}));
    QCOMPARE(records[2].line, 3);
    QCOMPARE(records[3].line, 4);
}

void TestCsv::losesOnlyTheRecordWhoseQuoteClosesInAnother()
{
    const auto records = parse("1,\"x\n2,\"y\"\n3,\"z\nz\"\n4,w\n");
    QCOMPARE(records.size(), std::size_t(4));
    QVERIFY(!records[0].problem.empty());
    QCOMPARE(records[1].cells, (Cells{"2", "y"}));
    QCOMPARE(records[2].cells, (Cells{"3", "z\nz"}));
    QCOMPARE(records[3].line, 5);
}

void TestCsv::takesAQuoteInsideACellAsItIs()
{
    QCOMPARE(parse("5\" gun,\"Quad\" meets,z")[0].cells, (Cells{"5\" gun", "\"Quad\" meets", "z"}));
}

void TestCsv::isLinearInHostileQuotes_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"a,\"b", "\"", "\"\"\"", ",\"\"", "\"a\"\"b", "a\"b\"", "\"a\"b\"",
                             "\",\"", "\"\"a", "\"x,\"\"\"y\""})
        QTest::newRow(line) << line;
}

void TestCsv::isLinearInHostileQuotes()
{
    QFETCH(QString, line);
    std::string text;
    for (int i = 0; i < 300000; ++i)
        text += line.toStdString() + "\n";
    // A quadratic reader would not come back within the time limit of the test.
    QVERIFY(!parse(text).empty());
}

void TestCsv::findsTheDelimiter_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("comma") << "title,date\nA;b,2001";
    QTest::newRow("semicolon") << "title;date\n\"A,b\";2001";
    QTest::newRow("tab") << "title\tdate\nA,b;c\t2001";
    QTest::newRow("commas in an unknown header") << "title;what, where, why;date\nA;x;2001";
    QTest::newRow("blank lines before") << "\n\n;;\ntitle;date\nA;2001";
}

void TestCsv::findsTheDelimiter()
{
    QFETCH(QString, text);
    const ImportedFile file = good(text.toStdString());
    QCOMPARE(file.rows.size(), std::size_t(1));
    QCOMPARE(file.rows[0].event.start.edtf(), std::string("2001"));
}

void TestCsv::readsEncodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString text = QStringLiteral("title,date\nKōno – 日本,2001\n");
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with a mark") << "\xEF\xBB\xBF" + text.toUtf8();
    QByteArray little("\xFF\xFE");
    QByteArray big("\xFE\xFF");
    for (const QChar c : text) {
        little += char(c.unicode() & 0xFF);
        little += char(c.unicode() >> 8);
        big += char(c.unicode() >> 8);
        big += char(c.unicode() & 0xFF);
    }
    QTest::newRow("UTF-16, little end first") << little;
    QTest::newRow("UTF-16, big end first") << big;
}

void TestCsv::readsEncodings()
{
    QFETCH(QByteArray, bytes);
    const ImportedFile file = good(bytes.toStdString());
    QCOMPARE(file.rows[0].event.title, std::string("Kōno – 日本"));
    QVERIFY(file.warnings.sentences().empty());
}

void TestCsv::warnsOfWindows1252()
{
    const ImportedFile file = good("title,date\nCaf\xE9 \x80,2001\n");
    QCOMPARE(file.rows[0].event.title, std::string("Café €"));
    QCOMPARE(file.warnings.sentences().size(), std::size_t(1));
    QVERIFY(file.warnings.sentences()[0].find("Windows-1252") != std::string::npos);

    const ImportedFile named =
        good("title,date\n\x8Al\xF3,2001\n", R"({"encoding": "windows-1250"})");
    QCOMPARE(named.rows[0].event.title, std::string("Šló"));
    QVERIFY(named.warnings.sentences().empty());
}

void TestCsv::readsUsualHeaders()
{
    const ImportedFile file =
        good("Headline,Category,Start Date,END_DATE,Countries,Venue,Latitude,Lng,Summary,Keywords,"
             "Link\nTalks,meeting,2001,2002,JPN,Kyoto,35.01,-135.7,Words,a;b,https://e.org\n");
    const Event &event = file.rows[0].event;
    QCOMPARE(event.title, std::string("Talks"));
    QCOMPARE(file.rows[0].kindWord, std::string("meeting"));
    QCOMPARE(event.start.edtf(), std::string("2001"));
    QCOMPARE(event.end.edtf(), std::string("2002"));
    QCOMPARE(event.parties.size(), std::size_t(1));
    QCOMPARE(event.place.name, std::string("Kyoto"));
    QCOMPARE(event.place.position->lon, -135.7);
    QCOMPARE(event.description, std::string("Words"));
    QCOMPARE(event.tags, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(event.sources[0].url, std::string("https://e.org"));
    QVERIFY(event.extra.empty());
}

void TestCsv::readsListsInCells()
{
    const ImportedFile file = good("title,date,parties,persons,related\n"
                                   "A,2001,JPN:host; GBR ;: ;,Kōno|Minister|JPN;Smith;|Envoy|,"
                                   "leads-to:b;part-of:c;purpose:d\n");
    const Event &event = file.rows[0].event;
    QCOMPARE(event.parties, (std::vector<Party>{{ActorId{"JPN"}, "host"}, {ActorId{"GBR"}, ""}}));
    QCOMPARE(event.persons,
             (std::vector<Person>{
                 {"Kōno", "Minister", ActorId{"JPN"}}, {"Smith", "", {}}, {"", "Envoy", {}}}));
    QCOMPARE(event.relations.size(), std::size_t(2));
    QCOMPARE(event.extra[0].second, std::string("purpose:d"));
}

void TestCsv::readsParallelSources()
{
    const ImportedFile file =
        good("title,date,source_publishers,source_titles,source_urls,source_dates,url_verified\n"
             "A,2001,P1 | P2 | P3,T1 |  | T3,u1 | u2?a=1|2 | u3, |  | 1999,true | false | \n");
    const std::vector<Source> expected = {{"P1", "T1", "u1", "", true},
                                          {"P2", "", "u2?a=1|2", "", false},
                                          {"P3", "T3", "u3", "1999", std::nullopt}};
    QCOMPARE(file.rows[0].event.sources, expected);
}

void TestCsv::commasSeparateCountriesOnly()
{
    const ImportedFile file = good("title;date;parties\nA;2001;Japan, United Kingdom\n"
                                   "B;2001;Korea, Republic of the\n");
    QCOMPARE(file.rows[0].event.parties.size(), std::size_t(2));
    QCOMPARE(file.rows[1].event.parties.size(), std::size_t(1));
}

void TestCsv::keepsUnknownColumns()
{
    const ImportedFile file = good("title,date,Treaty No.,title\nA,2001,17,second\n");
    using Pair = std::pair<std::string, std::string>;
    QCOMPARE(file.rows[0].event.extra,
             (std::vector<Pair>{{"Treaty No.", "17"}, {"title", "second"}}));
}

void TestCsv::refusesTablesWithoutDateOrTitle()
{
    const auto noDate = table("title,place\nA,B\n");
    QVERIFY(!noDate);
    QVERIFY(noDate.error().what.find("column for dates") != std::string::npos);
    const auto noTitle = table("date,place\n2001,B\n");
    QVERIFY(!noTitle);
    QVERIFY(noTitle.error().what.find("column for titles") != std::string::npos);
    QVERIFY(!table(""));
    QVERIFY(!table("\n\n"));
    QVERIFY(!table("\"title,date\n"));
    QVERIFY(!table(std::string("title,date\nA\0,2001", 18)));
}

void TestCsv::rejectsRowsWithLineAndReason_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("word");
    QTest::newRow("no title") << ",2001,,,"
                              << "no title";
    QTest::newRow("no date") << "A,someday,,,"
                             << "someday";
    QTest::newRow("31 February") << "A,2001-02-31,,,"
                                 << "2001-02-31";
    QTest::newRow("two digits") << "A,1/2/03,,,"
                                << "four digits";
    QTest::newRow("status") << "A,2001,perhaps,,"
                            << "no status";
    QTest::newRow("latitude") << "A,2001,,91,1"
                              << "latitude";
    QTest::newRow("not a number") << "A,2001,,1,nan"
                                  << "longitude";
    QTest::newRow("only one") << "A,2001,,1,"
                              << "not both";
    QTest::newRow("too many cells") << "A,2001,,1,1,surplus"
                                    << "6 cells";
    QTest::newRow("quote") << "A,\"2001,,1,1"
                           << "quote";
}

void TestCsv::rejectsRowsWithLineAndReason()
{
    QFETCH(QString, row);
    QFETCH(QString, word);
    const std::string line = row.toStdString();
    const ImportedFile file =
        good("title,date,status,lat,lon\nfirst,2000,,,\n" + line + "\nlast,2002,,,\n");
    QCOMPARE(file.rows.size(), std::size_t(2));
    QCOMPARE(file.rejects.size(), std::size_t(1));
    QCOMPARE(file.rejects[0].line, 3);
    QCOMPARE(file.rejects[0].text, line);
    QVERIFY2(file.rejects[0].reason.find(word.toStdString()) != std::string::npos,
             file.rejects[0].reason.c_str());
}

void TestCsv::decidesTheDateOrderFromTheWholeColumn()
{
    const ImportedFile dayFirst = good("title,date\nA,3/4/2005\nB,25.12.2005\n");
    QCOMPARE(dayFirst.rows[0].event.start.edtf(), std::string("2005-04-03"));
    const ImportedFile monthFirst = good("title,start,end\nA,3/4/2005,\nB,1/2/2005,12/25/2005\n");
    QCOMPARE(monthFirst.rows[0].event.start.edtf(), std::string("2005-03-04"));
    const ImportedFile told = good("title,date\nA,3/4/2005\n", R"({"date_order": "mdy"})");
    QCOMPARE(told.rows[0].event.start.edtf(), std::string("2005-03-04"));
    const ImportedFile wrong =
        good("title,date\nA,25/12/2005\nB,12/25/2005", R"({"date_order": "mdy"})");
    QCOMPARE(wrong.rejects.size(), std::size_t(1));
}

void TestCsv::refusesAmbiguousDates()
{
    const ImportedFile file = good("title,date\nA,10/7/2008\nB,5/5/2008\nC,2008-07-10\n");
    QCOMPARE(file.rows.size(), std::size_t(2));
    QCOMPARE(file.rejects.size(), std::size_t(1));
    QVERIFY(file.rejects[0].reason.find("date_order") != std::string::npos);
}

void TestCsv::refusesMixedDates()
{
    const ImportedFile file = good("title,date\nA,25/12/2005\nB,12/25/2005\nC,3/4/2005\n");
    QCOMPARE(file.rows.size(), std::size_t(2));
    QVERIFY(file.rejects[0].reason.find("mixes") != std::string::npos);
}

void TestCsv::readsDates_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("edtf");
    QTest::newRow("EDTF") << "1951~"
                          << "1951~";
    QTest::newRow("interval") << "1971-04-15/1971-04-16"
                              << "1971-04-15/1971-04-16";
    QTest::newRow("year first") << "2005/4/3"
                                << "2005-04-03";
    QTest::newRow("points") << "2005.04.03"
                            << "2005-04-03";
    QTest::newRow("midnight") << "2005-04-03 00:00:00"
                              << "2005-04-03";
    QTest::newRow("time") << "2005/4/3 14:05"
                          << "2005-04-03T14:05:00";
    QTest::newRow("BCE") << "'-0043-03-15"
                         << "-0043-03-15";
    QTest::newRow("words") << "11 Jan 2023"
                           << "2023-01-11";
    QTest::newRow("none") << ""
                          << "";
}

void TestCsv::readsDates()
{
    QFETCH(QString, cell);
    QFETCH(QString, edtf);
    const ImportedFile file = good("title,date\nA," + cell.toStdString() + "\n");
    QVERIFY2(file.rejects.empty(), file.rejects.empty() ? "" : file.rejects[0].reason.c_str());
    QCOMPARE(file.rows[0].event.start.edtf(), edtf.toStdString());
}

void TestCsv::readsYearMonthDayColumns()
{
    const ImportedFile file =
        good("Year,Month,Day,End Year,Headline\n1815,12,10,1852,Ada\n1951,,,,Spring\n"
             "1951,March,3,,Named\n-44,3,15,,Ides\n1951,13,1,,Bad\n,4,,,Bad\n1951,2,30,,Bad\n");
    QCOMPARE(file.rows.size(), std::size_t(4));
    QCOMPARE(file.rejects.size(), std::size_t(3));
    QCOMPARE(file.rows[0].event.start.edtf(), std::string("1815-12-10"));
    QCOMPARE(file.rows[0].event.end.edtf(), std::string("1852"));
    QCOMPARE(file.rows[1].event.start.edtf(), std::string("1951"));
    QCOMPARE(file.rows[2].event.start.edtf(), std::string("1951-03-03"));
    QCOMPARE(file.rows[3].event.start.edtf(), std::string("-0044-03-15"));
}

void TestCsv::readsByRecipe()
{
    const ImportedFile file = good("Wann|Wer|Gast|Nr\n3.4.2005|JPN|GBR,USA|7\n", R"({
        "delimiter": "|", "date_order": "dmy", "ignore": ["Nr"],
        "columns": {"start": "Wann", "parties": [{"column": "Wer", "role": "host"},
                                                 {"column": "Gast", "role": "guest"}]},
        "separators": {"parties": ","},
        "constants": {"title": "{Wer} meets {Gast}", "kind": "meeting"}})");
    QCOMPARE(file.rows.size(), std::size_t(1));
    const Event &event = file.rows[0].event;
    QCOMPARE(event.title, std::string("JPN meets GBR,USA"));
    QCOMPARE(event.start.edtf(), std::string("2005-04-03"));
    QCOMPARE(event.parties,
             (std::vector<Party>{
                 {ActorId{"JPN"}, "host"}, {ActorId{"GBR"}, "guest"}, {ActorId{"USA"}, "guest"}}));
    QCOMPARE(file.rows[0].kindWord, std::string("meeting"));
    QVERIFY(event.extra.empty());
}

void TestCsv::refusesRecipes_data()
{
    QTest::addColumn<QString>("recipe");
    QTest::addColumn<QString>("word");
    QTest::newRow("no JSON") << "{"
                             << "recipe";
    QTest::newRow("a list") << "[]"
                            << "recipe";
    QTest::newRow("unknown member") << R"({"colums": {}})"
                                    << "colums";
    QTest::newRow("unknown field") << R"({"columns": {"mood": "x"}})"
                                   << "mood";
    QTest::newRow("column not there") << R"({"columns": {"title": "Titel"}})"
                                      << "Titel";
    QTest::newRow("delimiter") << R"({"delimiter": "ab"})"
                               << "delimiter";
    QTest::newRow("order") << R"({"date_order": "ydm"})"
                           << "ydm";
    QTest::newRow("encoding") << R"({"encoding": "klingon"})"
                              << "klingon";
}

void TestCsv::refusesRecipes()
{
    QFETCH(QString, recipe);
    QFETCH(QString, word);
    const auto file = table("title,date\nA,2001\n", recipe.toStdString());
    QVERIFY(!file);
    QVERIFY2(file.error().text().find(word.toStdString()) != std::string::npos,
             file.error().text().c_str());
}

void TestCsv::neutralizesFormulasReversibly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isChanged");
    for (const char *text : {"=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\rx", "  =1", "'=1",
                             "''@x", "＝1", "-0043-03-15", "'  -x", "\n=1", "-"})
        QTest::newRow(text) << text << true;
    for (const char *text :
         {"-33.8", "+5", "12", "", "'Tis", "a=b", "'", "''", "-.5", "plain", "1-2", "'-33.8"})
        QTest::newRow(text) << text << false;
}

void TestCsv::neutralizesFormulasReversibly()
{
    QFETCH(QString, text);
    QFETCH(bool, isChanged);
    const std::string bytes = text.toStdString();
    const std::string safe = neutralized(bytes);
    QCOMPARE(safe != bytes, isChanged);
    QCOMPARE(std::string(unneutralized(safe)), bytes);
}

void TestCsv::escapesListsReversibly()
{
    for (const std::string text : {"a;b", "\\", "a\\;b", ";;", "x|y:z", "\\\\;"}) {
        const std::string joined = joinedList({escaped(text, ";|:"), "z"}, ";");
        const std::vector<std::string> items = splitList(joined, ";");
        QCOMPARE(items.size(), std::size_t(2));
        QCOMPARE(unescaped(items[0]), text);
    }
}

void TestCsv::readsTheSampleTable()
{
    std::ifstream input(ENTENTE_SHARED "/data/sample/indo_pacific.csv", std::ios::binary);
    if (!input)
        QSKIP("the shared sample is not here");
    const ImportedFile file = good({std::istreambuf_iterator<char>(input), {}});
    QCOMPARE(file.rows.size(), std::size_t(354));
    QVERIFY(file.rejects.empty());
    QVERIFY(file.warnings.sentences().empty());
    std::size_t relations = 0;
    std::size_t sources = 0;
    std::size_t verified = 0;
    std::size_t placed = 0;
    for (const ImportedRow &row : file.rows) {
        QVERIFY(row.event.extra.empty());
        relations += row.event.relations.size();
        sources += row.event.sources.size();
        placed += row.event.place.position ? 1 : 0;
        for (const Source &source : row.event.sources)
            verified += source.verified == true ? 1 : 0;
    }
    QCOMPARE(relations, std::size_t(452));
    QCOMPARE(sources, std::size_t(624));
    QCOMPARE(verified, std::size_t(512));
    QCOMPARE(placed, std::size_t(354 - 26));
}

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
