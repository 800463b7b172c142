// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/csv_format.h"
#include "core/formats/import.h"
#include "core/formats/import_pace.h"
#include "core/formats/piece_workers.h"
#include "core/formats/row_batch.h"
#include "core/formats/seen_table.h"
#include "core/opening/opening.h"
#include "tests/support/scratch.h"
#include "tests/support/small_world.h"

#include <QTest>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <random>

using namespace entente;
using entente::test::Scratch;
using entente::test::smallWorld;
namespace fs = std::filesystem;

namespace
{

/// A table in which everything happens that rows can do: ids that come again, rows without id that
/// repeat others, cells of several lines, broken rows, new kinds and actors, dates of all sorts.
std::string wildTable(int rows)
{
    std::string table = "id,title,date,kind,actor_a,actor_b,tags,notes\n";
    for (int i = 0; i < rows; ++i) {
        const std::string n = std::to_string(i);
        const std::string day = std::to_string(1 + i % 28);
        switch (i % 11) {
        case 0:
            table += "k" + std::to_string(i % 700) + ",Again,2001,talks,JPN,GBR,t" + n + ",\n";
            break;
        case 1:
            table += ",Same " + std::to_string(i % 97) + ",2002,visit,FRA,DEU,u" + n + ",\n";
            break;
        case 2:
            table += "m" + n + ",\"Lines \"\"and\"\"\nlines, " + n + "\"," + day +
                     "/12/2003,meeting,USA,CHN,,\"a\r\nb\"\r\n";
            break;
        case 3:
            table += "x" + n + ",No date,soon,visit,,,,\n";
            break;
        case 4:
            table += "o" + n + ",\"Open,2004,visit,,,,\n";
            break;
        case 5:
            table += "p" + n + ",Picnic,May 2005,picnic " + std::to_string(i % 5) + ",Club " +
                     std::to_string(i % 13) + ",JPN;KOR,,\n";
            break;
        case 6:
            table += "\n";
            break;
        case 7:
            table += ",Slug,2006,visit,,,," + n + "\n";
            break;
        default:
            table +=
                "p" + n + ",Plain,2004-06-" + (i % 28 < 9 ? "0" : "") + day + ",visit,IND,PAK,,\n";
        }
    }
    return table;
}

/// Bytes from memory, a few at a time; counts what was read.
class TextSource final : public ByteSource
{
public:
    TextSource(std::string text, std::atomic<std::size_t> *read = nullptr)
        : m_text(std::move(text))
        , m_read(read)
    {}

    Result<std::size_t> read(std::span<char> into) override
    {
        const std::size_t count = std::min({into.size(), m_text.size() - m_at, std::size_t(777)});
        std::copy_n(m_text.begin() + std::ptrdiff_t(m_at), count, into.begin());
        m_at += count;
        if (m_read)
            *m_read += count;
        return count;
    }
    std::int64_t size() const override { return std::int64_t(m_text.size()); }

private:
    std::string m_text;
    std::atomic<std::size_t> *m_read;
    std::size_t m_at = 0;
};

/// Into memory, and tells what was asked of it. Fails from the event `mostEvents` on.
class WatchedSink final : public EventSink
{
public:
    explicit WatchedSink(Dataset &into) : m_sink(memorySink(into)) {}

    const Dataset &tables() const override { return m_sink->tables(); }
    std::int64_t size() const override { return m_sink->size(); }
    Outcome forEach(const Visit &visit, std::stop_token stop) const override
    {
        return m_sink->forEach(visit, stop);
    }
    Outcome forEachKey(const VisitKey &visit, std::stop_token stop) const override
    {
        return m_sink->forEachKey(visit, stop);
    }
    Outcome add(std::vector<Event> events) override
    {
        largestBatch = std::max(largestBatch, events.size());
        if (m_sink->size() + std::int64_t(events.size()) > mostEvents)
            return Error{"the disk is full", {}};
        return m_sink->add(std::move(events));
    }
    Result<Event> fetch(std::int64_t place) override { return m_sink->fetch(place); }
    Outcome replace(std::int64_t place, Event event) override
    {
        ++replaced;
        return m_sink->replace(place, std::move(event));
    }
    Outcome finish(const Dataset &tables, std::stop_token stop, const ProgressSink &step) override
    {
        isFinished = true;
        if (step)
            step({1, 2, "Writing"});
        return m_sink->finish(tables, stop, step);
    }

    std::size_t largestBatch = 0;
    int replaced = 0;
    bool isFinished = false;
    std::int64_t mostEvents = std::numeric_limits<std::int64_t>::max();

private:
    std::unique_ptr<EventSink> m_sink;
};

/// A step of progress that does not come.
constexpr int never = 1000000;

struct Seen
{
    std::vector<std::string> cells;
    std::int64_t line;
    std::string text;
    std::string problem;
    bool operator==(const Seen &) const = default;
};

void addRecords(CsvParser parser, std::vector<Seen> &seen)
{
    for (CsvRecord record; parser.next(record);)
        seen.push_back({{record.cells.begin(), record.cells.end()},
                        record.line,
                        std::string(record.text),
                        record.problem});
}

std::string pretty(const ImportReport &report)
{
    std::string text;
    for (const std::string &warning : report.warnings)
        text += warning + "\n";
    for (const Reject &reject : report.rejects)
        text += std::to_string(reject.line) + " " + reject.reason + " " + reject.text + "\n";
    return text;
}

} // namespace

class TestImportStream : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        m_options = {};
    }

    void piecesHoldTheRecordsOfTheWhole()
    {
        std::mt19937 random(7);
        const std::string_view letters = "ab,,\"\"\"\n\n\r;";
        for (int round = 0; round < 6000; ++round) {
            std::string text;
            const std::size_t length =
                std::size_t(round) / 50; // the shortest that fails comes first
            for (std::size_t i = 0; i < length; ++i)
                text += letters[random() % letters.size()];
            const bool hasQuotes = round % 5 != 0;
            const TableLayout layout{',', hasQuotes, false};
            std::vector<Seen> whole;
            addRecords(CsvParser(text, ',', layout.quotes()), whole);
            std::vector<Seen> inPieces;
            TextPieces pieces(std::make_unique<TextSource>(text), layout, 1 + random() % 40);
            for (;;) {
                const auto piece = pieces.next();
                QVERIFY(piece.hasValue());
                if (!*piece)
                    break;
                CsvParser parser((*piece)->text, ',', layout.quotes());
                parser.beginAt((*piece)->firstLine);
                addRecords(parser, inPieces);
            }
            QVERIFY2(inPieces == whole, QByteArray::fromStdString(text).toPercentEncoding());
        }
    }

    void theOutcomeDependsNeitherOnThreadsNorOnPieces()
    {
        const fs::path file = m_scratch->write("wild.csv", wildTable(6000));
        Dataset expected = smallWorld();
        const ImportReport first = import(file, expected, 1, 1 << 20);
        QVERIFY2(first.merged > 300, qPrintable(QString::number(first.merged)));
        QVERIFY2(first.rejected > 500, qPrintable(QString::number(first.rejected)));
        QVERIFY2(first.imported > 3000, qPrintable(QString::number(first.imported)));
        for (const unsigned threads : {1u, 2u, 8u}) {
            for (const std::size_t pieceBytes : {std::size_t(300), std::size_t(20000)}) {
                Dataset data = smallWorld();
                const ImportReport report = import(file, data, threads, pieceBytes);
                QCOMPARE(pretty(report), pretty(first));
                QCOMPARE(report.imported, first.imported);
                QCOMPARE(report.merged, first.merged);
                QVERIFY(data == expected);
            }
        }
    }

    void aCellOfManyLinesMayLieOnAnyBorder()
    {
        const std::string table = "title,date,notes\r\nA,2001,\"one\r\ntwo\n\n\"\"three\"\",\r"
                                  "four\"\r\nB,2002,\"x\ny\"\r\nC,2003,\r\n";
        for (std::size_t pieceBytes = 1; pieceBytes < table.size() + 2; ++pieceBytes) {
            Dataset data;
            const ImportReport report =
                import(m_scratch->write("lines.csv", table), data, 2, pieceBytes);
            QCOMPARE(report.imported, 3);
            QCOMPARE(data.events[0].description, std::string("one\r\ntwo\n\n\"three\",\rfour"));
            QCOMPARE(data.events[1].description, std::string("x\ny"));
        }
    }

    void aBrokenLineLosesOnlyItself()
    {
        std::string table = "id,title,date\n";
        for (int i = 2; i < 3000; ++i) {
            const std::string n = std::to_string(i);
            if (i == 1500)
                table += n + ",\"Never closed,2001\n";
            else if (i == 1600)
                table += n + ",A,B,C,2001\n";
            else
                table += n + ",\"Title, " + n + "\",2001\n";
        }
        Dataset data;
        const ImportReport report = import(m_scratch->write("broken.csv", table), data, 3, 1000);
        QCOMPARE(report.imported, 2996);
        QCOMPARE(report.rejects.size(), std::size_t(2));
        QCOMPARE(report.rejects[0].line, 1500);
        QVERIFY(report.rejects[0].reason.find("line 1500") != std::string::npos);
        QCOMPARE(report.rejects[1].line, 1600);
    }

    void aLineWithoutEndLosesOnlyItself()
    {
        const std::string table = "title,date\nA,2001\n" +
                                  std::string(3 * TextPieces::longestRecord, 'x') +
                                  "\nB,soon\nC,2003\n";
        Dataset data;
        const ImportReport report = import(m_scratch->write("a.csv", table), data, 2, 1 << 20);
        QCOMPARE(report.imported, 2);
        QCOMPARE(report.rejects.size(), std::size_t(2));
        QCOMPARE(report.rejects[0].line, 3);
        QCOMPARE(report.rejects[1].line, 4);
    }

    void rowsWithoutIdMergeByContentWhereverTheyStand()
    {
        std::string table = "title,date,actor1,actor2,tags\nTwice,2001,JPN,GBR,a\n";
        for (int i = 0; i < 2000; ++i)
            table += "Other " + std::to_string(i) + ",2001,JPN,GBR,\n";
        table += "Twice,2001,Japan,United Kingdom,b\nTwice,2001,GBR,FRA,c\n";
        Dataset data;
        const fs::path file = m_scratch->write("twice.csv", table);
        QCOMPARE(import(file, data, 2, 500).merged, 1);
        QCOMPARE(data.events[0].tags, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(data.events.size(), std::size_t(2002));
        const Dataset once = data;
        WatchedSink sink(data);
        const auto again = importFiles(std::vector{file}, m_options, sink);
        QCOMPARE(again->merged, 2003);
        QVERIFY(data == once);
        QCOMPARE(sink.replaced, 0);
    }

    void changedEventsGoBackToTheSinkOnce()
    {
        std::string table = "id,title,date,tags\n";
        for (int i = 0; i < 3000; ++i)
            table += "a" + std::to_string(i % 10) + ",A,2001,t" + std::to_string(i) + "\n";
        Dataset data;
        WatchedSink sink(data);
        m_options.pieceBytes = 200;
        const auto report =
            importFiles(std::vector{m_scratch->write("a.csv", table)}, m_options, sink);
        QCOMPARE(report->imported, 10);
        QCOMPARE(data.events[3].tags.size(), std::size_t(300));
        QVERIFY(sink.replaced <= 10);
    }

    void aFileOfAnySizeTakesTheMemoryOfAFewPieces()
    {
        std::string text;
        for (int i = 0; i < 40000; ++i)
            text += "row " + std::to_string(i) + "\n";
        constexpr std::size_t pieceBytes = 2000;
        constexpr unsigned threads = 3;
        std::atomic<std::size_t> read = 0;
        TextPieces pieces(std::make_unique<TextSource>(text, &read), {',', true, false},
                          pieceBytes);
        std::atomic<int> live = 0;
        int most = 0;
        std::size_t taken = 0;
        std::size_t mostAhead = 0;
        PieceWorkers<std::size_t> workers(pieces, threads);
        const auto makeWork = [&] {
            return [&](const TextPiece &piece) {
                ++live;
                return piece.text.size();
            };
        };
        const auto take = [&](std::size_t size) -> Outcome {
            most = std::max(most, live--);
            mostAhead = std::max(mostAhead, read - taken);
            taken += size;
            std::this_thread::yield();
            return Done{};
        };
        QVERIFY(workers.run(makeWork, take, {}));
        QCOMPARE(taken, text.size());
        QVERIFY(most <= int(2 * threads + 1));
        QVERIFY(mostAhead <= (2 * threads + 3) * pieceBytes);
    }

    void batchesAreSmall()
    {
        std::string table = "id,title,date\n";
        for (int i = 0; i < 50000; ++i)
            table += std::to_string(i) + ",A,2001\n";
        Dataset data;
        WatchedSink sink(data);
        m_options.pieceBytes = 64 * 1024;
        QVERIFY(importFiles(std::vector{m_scratch->write("a.csv", table)}, m_options, sink));
        QVERIFY(sink.largestBatch <= 64 * 1024 / 10);
        QCOMPARE(data.events.size(), std::size_t(50000));
    }

    void cancelLeavesTheTargetAsItWas_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("in memory") << 3000;
        QTest::newRow("packed") << 45000;
    }

    void cancelLeavesTheTargetAsItWas()
    {
        QFETCH(int, rows);
        const fs::path target = m_scratch->path("target.entente");
        QVERIFY(Document::write(target, smallWorld()));
        const std::string before = Scratch::read(target);
        const fs::path file = m_scratch->write("wild.csv", wildTable(rows));
        m_options.pieceBytes = std::size_t(rows) * 4;
        for (int stopAt = 0;; stopAt += 1 + stopAt / 4) {
            auto sink = importTarget(target);
            QVERIFY(sink);
            std::stop_source stop;
            int heard = 0;
            const auto report = importFiles(std::vector{file}, m_options, **sink, stop.get_token(),
                                            [&](const Progress &) {
                                                if (heard++ == stopAt)
                                                    stop.request_stop();
                                            });
            if (report) { // there is no such step, or it came too late to stop anything
                QVERIFY(stopAt > 5);
                return;
            }
            QCOMPARE(report.error().what, std::string("cancelled"));
            sink = Error{"gone", {}};
            QCOMPARE(Scratch::read(target), before);
        }
    }

    void aKilledImportLeavesAllOrNothing_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("killAt");
        for (const int step : {0, 1, 3, 10, 17, never})
            QTest::addRow("in memory, step %d", step) << 4000 << step;
        for (const int step : {5, 170, 250, 310, never})
            QTest::addRow("packed, step %d", step) << 45000 << step;
    }

    void aKilledImportLeavesAllOrNothing()
    {
        QFETCH(int, rows);
        QFETCH(int, killAt);
        const fs::path fresh = m_scratch->path("fresh.entente");
        const fs::path known = m_scratch->path("known.entente");
        QVERIFY(Document::write(known, smallWorld()));
        const fs::path file = m_scratch->write("wild.csv", wildTable(rows));
        Dataset all;
        const std::size_t added = std::size_t(import(file, all, 2, 10000).imported);
        const std::size_t known0 = smallWorld().events.size();
        for (const fs::path &target : {fresh, known}) {
            const pid_t child = ::fork();
            if (child == 0) {
                auto sink = importTarget(target);
                int heard = 0;
                m_options.pieceBytes = 10000;
                if (sink)
                    (void)importFiles(std::vector{file}, m_options, **sink, {},
                                      [&](const Progress &) {
                                          if (heard++ == killAt)
                                              ::raise(SIGKILL);
                                      });
                ::raise(SIGKILL); // behind the last step
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
            if (!fs::exists(target)) {
                QVERIFY(target == fresh);
                continue;
            }
            const auto document = Document::open(target, Document::Access::ReadOnly);
            QVERIFY2(document.hasValue(), document ? "" : document.error().text().c_str());
            const Result<std::vector<std::string>> findings = document->check();
            QVERIFY(findings.hasValue());
            QVERIFY2(findings->empty(), findings->empty() ? "" : findings->front().c_str());
            const Result<Dataset> data = document->read();
            QVERIFY(data.hasValue());
            // What was durable before the last step may be all; what was killed on the way is none.
            const bool isAll = data->events.size() == added + (target == known ? known0 : 0);
            const bool isNone = data->events.size() == (target == known ? known0 : 0);
            QVERIFY(isAll || (isNone && killAt < never));
        }
    }

    void aSinkThatFailsEndsTheImport()
    {
        Dataset data = smallWorld();
        WatchedSink sink(data);
        sink.mostEvents = 500;
        m_options.pieceBytes = 2000;
        const auto report = importFiles(std::vector{m_scratch->write("wild.csv", wildTable(3000))},
                                        m_options, sink);
        QVERIFY(!report);
        QVERIFY(report.error().what.find("disk is full") != std::string::npos);
        QVERIFY(!sink.isFinished);
        QVERIFY(data == smallWorld());
    }

    void nothingIsWrittenWhenNoRowCouldBeTaken()
    {
        Dataset data = smallWorld();
        WatchedSink sink(data);
        const auto report = importFiles(
            std::vector{m_scratch->write("a.csv", "title,date\nA,soon\n")}, m_options, sink);
        QVERIFY(report.hasValue());
        QVERIFY(!report->isWritten);
        QVERIFY(!sink.isFinished);
        QCOMPARE(report->rejected, 1);
    }

    void allRejectsAreHeardAndTheFirstAreKept()
    {
        std::string table = "title,date\n";
        for (int i = 0; i < 25000; ++i)
            table += "A,soon\n";
        table += "A,2001\n";
        std::int64_t heard = 0;
        std::int64_t lastLine = 1;
        bool isInOrder = true;
        m_options.onReject = [&](const Reject &reject) -> Outcome {
            ++heard;
            isInOrder = isInOrder && reject.line == lastLine + 1;
            lastLine = reject.line;
            return Done{};
        };
        Dataset data;
        const ImportReport report = import(m_scratch->write("bad.csv", table), data, 4, 5000);
        QCOMPARE(report.rejected, 25000);
        QCOMPARE(report.read, 25001);
        QCOMPARE(report.rejects.size(), mostRejectsKept);
        QCOMPARE(heard, 25000);
        QVERIFY(isInOrder);

        m_options.onReject = [](const Reject &) { return Outcome(Error{"no room", {}}); };
        Dataset other;
        const auto failed = importFiles(std::vector{m_scratch->path("bad.csv")}, m_options, other);
        QVERIFY(!failed);
        QVERIFY(other == Dataset());
    }

    void doesNotTakeEveryTextForAnActor()
    {
        std::string table = "title,date,actor_a\n";
        for (int i = 0; i < 260000; ++i)
            table += "A,2001,somebody " + std::to_string(i) + "\n";
        Dataset data;
        const ImportReport report = import(m_scratch->write("a.csv", table), data, 0, 1 << 19);
        QCOMPARE(report.imported, 260000);
        QCOMPARE(data.actors.size(), std::size_t(250000));
        QCOMPARE(data.events.back().parties[0].actor.value, std::string("somebody 259999"));
        QVERIFY(report.warnings.size() <= 1001);
    }

    void rejectsAreWrittenAsTheyCome()
    {
        const fs::path file = m_scratch->path("rejects.csv");
        {
            Result<RejectWriter> writer = RejectWriter::create(file);
            QVERIFY(writer.hasValue());
            QVERIFY(writer->add({"a.csv", 3, "why", "=row"}));
        }
        QVERIFY(!fs::exists(file)); // nothing is left of what was not finished
        Result<RejectWriter> writer = RejectWriter::create(file);
        QVERIFY(writer->add({"a.csv", 3, "why", "=row"}));
        QVERIFY(writer->finish());
        QCOMPARE(Scratch::read(file),
                 std::string("file,line,reason,text\r\na.csv,3,why,'=row\r\n"));
    }

    void theLastByteMayDecideTheEncoding()
    {
        std::string table = "title,date,M\xC3\xBCnchen\nZ\xC3\xBCrich,2001,x\n";
        for (int i = 0; i < 500; ++i)
            table += "Plain,2001," + std::to_string(i) + "\n";
        Dataset asUtf8;
        import(m_scratch->write("a.csv", table), asUtf8, 2, 300);
        QCOMPARE(asUtf8.events[0].title, std::string("Z\xC3\xBCrich"));
        QCOMPARE(asUtf8.events[0].extra[0].first, std::string("M\xC3\xBCnchen"));
        Dataset asLatin;
        const ImportReport report =
            import(m_scratch->write("b.csv", table + "Caf\xE9,2002,\n"), asLatin, 2, 300);
        QCOMPARE(asLatin.events[0].title, std::string("Z\xC3\x83\xC2\xBCrich"));
        QCOMPARE(asLatin.events.back().title, std::string("Caf\xC3\xA9"));
        QVERIFY(report.warnings[0].find("Windows-1252") != std::string::npos);
    }

    void bytesThatChangedMeanwhileBecomeNoBrokenText()
    {
        const Recipe recipe;
        const auto reader = csvReaderFor("title,date\n", recipe);
        QVERIFY(reader);
        TextPiece piece;
        piece.text = "Caf\xE9,2001\nTea,2002\n";
        piece.firstLine = 2;
        piece.lines = 2;
        RowScratch scratch = (*reader)->makeScratch();
        const RowBatch batch =
            batchFrom(piece, **reader, (*reader)->layout(), "a.csv", scratch, {});
        QCOMPARE(batch.events[0].title, std::string("Caf\xEF\xBF\xBD"));
        QCOMPARE(batch.events[1].title, std::string("Tea"));
    }

    void otherEncodingsStreamAsWell()
    {
        const std::u16string wide = u"\uFEFFtitle,date\nZürich 🙂,2001\n";
        std::u16string all = wide;
        for (int i = 0; i < 30000; ++i)
            all += u"Łódź 🙂 " + std::u16string(std::size_t(i % 7), u'x') + u",2002\n";
        const std::string bytes(reinterpret_cast<const char *>(all.data()), all.size() * 2);
        Dataset data;
        const ImportReport report = import(m_scratch->write("wide.csv", bytes), data, 2, 4000);
        QCOMPARE(report.read, 30001);
        QCOMPARE(data.events[0].title, std::string("Zürich 🙂"));
        QCOMPARE(data.events.size(), std::size_t(8));
        QCOMPARE(data.events[7].title, std::string("Łódź 🙂 xxxxxx"));
    }

    void theLastDateMayDecideTheOrder()
    {
        std::string table = "title,date\n";
        for (int i = 0; i < 500; ++i)
            table += "A" + std::to_string(i) + ",3/4/2001\n";
        Dataset data;
        QCOMPARE(import(m_scratch->write("a.csv", table), data, 2, 300).rejected, 500);
        Dataset american;
        import(m_scratch->write("b.csv", table + "B,3/14/2001\n"), american, 2, 300);
        QCOMPARE(american.events[0].start.edtf(), std::string("2001-03-04"));
        Dataset european;
        import(m_scratch->write("c.csv", table + "B,14/3/2001\n"), european, 2, 300);
        QCOMPARE(european.events[0].start.edtf(), std::string("2001-04-03"));
    }

    void columnsOfTwoSidesBecomeRoles_data()
    {
        QTest::addColumn<QByteArray>("header");
        for (const char *header :
             {"actor_a,actor_b", "Actor1,Actor2", "source,target", "initiator,target",
              "from actor,to actor", "Source Actor,Target Actor"})
            QTest::newRow(header) << QByteArray(header);
    }

    void columnsOfTwoSidesBecomeRoles()
    {
        QFETCH(QByteArray, header);
        Dataset data;
        import(m_scratch->write("a.csv", "title,date," + header.toStdString() +
                                             "\nA,2001,USA,Japan;Rotary\n"),
               data, 1, 1000);
        QCOMPARE(data.events[0].parties, (std::vector<Party>{{ActorId{"USA"}, initiatorRole},
                                                             {ActorId{"JPN"}, targetRole},
                                                             {ActorId{"Rotary"}, targetRole}}));
        QVERIFY(data.events[0].extra.empty());
    }

    void aSourceWithoutTargetIsAPublisher()
    {
        Dataset data;
        import(m_scratch->write("a.csv", "title,date,source\nA,2001,The Gazette\n"), data, 1, 1000);
        QVERIFY(data.events[0].parties.empty());
        QCOMPARE(data.events[0].sources[0].publisher, std::string("The Gazette"));
    }

    void theSyntheticTableKeepsEverything()
    {
        Dataset data;
        const ImportReport report =
            import(m_scratch->write("a.csv", "id,start,end,kind,actor_a,actor_b,lat,lon,title\n"
                                             "0,1998-09-23,1998-10-16,armed clash,FRA,GBR,13.9574,"
                                             "73.4105,\"FRA GBR, trade\"\n"),
                   data, 1, 1000);
        QCOMPARE(report.imported, 1);
        const Event &event = data.events[0];
        QCOMPARE(event.key, std::string("0"));
        QCOMPARE(event.title, std::string("FRA GBR, trade"));
        QCOMPARE(event.start.edtf(), std::string("1998-09-23"));
        QCOMPARE(event.end.edtf(), std::string("1998-10-16"));
        QCOMPARE(event.kind.value, std::string("armed clash"));
        QVERIFY(event.place.position == (LatLon{13.9574, 73.4105}));
        QCOMPARE(event.parties.size(), std::size_t(2));
    }

    void largeDocumentsStreamAsWell()
    {
        const fs::path table = m_scratch->write("wild.csv", wildTable(45000));
        Dataset expected;
        import(table, expected, 2, 100000);
        QVERIFY(std::int64_t(expected.events.size()) > mostRows);
        const fs::path packed = m_scratch->path("packed.entente");
        QVERIFY(Document::write(packed, expected));
        QVERIFY(Document::open(packed, Document::Access::ReadOnly)->isPacked());
        Dataset data;
        WatchedSink sink(data);
        const auto report = importFiles(std::vector{packed}, m_options, sink);
        QVERIFY(report.hasValue());
        QVERIFY(sink.largestBatch <= 8192);
        QCOMPARE(report->imported, std::int64_t(expected.events.size()));
        for (Event &event : expected.events)
            event.id = {};
        QVERIFY(data == expected);
    }

    void aFolderMeansItsFilesByName()
    {
        fs::create_directory(m_scratch->path("folder"));
        m_scratch->write("folder/b.csv", "id,title,date\nb,B,2002\na,Not this,2009\n");
        m_scratch->write("folder/a.csv", "id,title,date\na,A,2001\n");
        m_scratch->write("folder/c.json", R"({"events": [{"id": "c", "title": "C"}]})");
        m_scratch->write("folder/readme.txt", "nothing of interest\n");
        m_scratch->write("folder/empty.csv", "");
        m_scratch->write("folder/other.json", R"({"name": "package", "version": 1})");
        m_scratch->write("folder/.hidden.csv", "id,title,date\nh,H,2001\n");
        Dataset data;
        const auto report = importFiles(std::vector{m_scratch->path("folder")}, m_options, data);
        QVERIFY2(report.hasValue(), report ? "" : report.error().text().c_str());
        QCOMPARE(data.events.size(), std::size_t(3));
        QCOMPARE(data.events[0].title, std::string("A"));
        QCOMPARE(data.events[2].key, std::string("c"));
        QVERIFY(pretty(*report).find("readme.txt is left out") != std::string::npos);
        QVERIFY(pretty(*report).find("empty.csv is left out") != std::string::npos);
        QVERIFY(pretty(*report).find("other.json is left out") != std::string::npos);

        fs::create_directory(m_scratch->path("nothing"));
        m_scratch->write("nothing/readme.txt", "nothing of interest\n");
        QVERIFY(!importFiles(std::vector{m_scratch->path("nothing")}, m_options, data));
    }

    void progressGrowsAndCountsRows()
    {
        std::vector<ImportProgress> heard;
        Dataset data;
        WatchedSink sink(data);
        m_options.pieceBytes = 5000;
        QVERIFY(importFiles(std::vector{m_scratch->write("a.csv", wildTable(3000)),
                                        m_scratch->write("b.csv", wildTable(3000))},
                            m_options, sink, {},
                            [&](const ImportProgress &step) { heard.push_back(step); }));
        QVERIFY(heard.size() > 10);
        for (std::size_t i = 1; i + 1 < heard.size(); ++i) {
            QVERIFY(heard[i].done >= heard[i - 1].done);
            QVERIFY(heard[i].rows >= heard[i - 1].rows);
            QVERIFY(heard[i].done <= heard[i].total);
        }
        QVERIFY(heard.back().isWriting);
        QVERIFY(heard.back().rows > 5000);
    }

    void saysHowFastItIs()
    {
        ImportProgress step;
        step.done = 25;
        step.total = 100;
        step.rows = 1200000;
        QCOMPARE(inWords(step, 2.5), std::string("1.2 million rows · 480,000 rows/s · 8 s left"));
        step.rows = 12345;
        QCOMPARE(inWords(step, 100), std::string("12,345 rows · 120 rows/s · 5 min left"));
        QCOMPARE(inWords(step, 0.1), std::string("12,345 rows"));
    }

    void eventsOfOneHashAreToldApart()
    {
        SeenTable table;
        for (std::uint32_t place = 0; place < 5000; ++place)
            table.add(place / 5 * 77, place);
        for (std::uint32_t place = 0; place < 5000; ++place) {
            const auto isIt = [place](std::uint32_t at) { return at == place; };
            QCOMPARE(table.find(place / 5 * 77, isIt), std::optional(place));
        }
        QVERIFY(!table.find(1, [](std::uint32_t) { return true; }));
    }

private:
    ImportReport import(const fs::path &file, Dataset &into, unsigned threads,
                        std::size_t pieceBytes)
    {
        m_options.threads = threads;
        m_options.pieceBytes = pieceBytes;
        Result<ImportReport> report = importFiles(std::vector{file}, m_options, into);
        if (!report)
            qFatal("%s", report.error().text().c_str());
        if (report->read != report->imported + report->merged + report->rejected)
            qFatal("rows were lost");
        return *report;
    }

    std::unique_ptr<Scratch> m_scratch;
    ImportOptions m_options;
};

QTEST_APPLESS_MAIN(TestImportStream)
#include "tst_import_stream.moc"
