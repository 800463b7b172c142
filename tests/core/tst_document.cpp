// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/document.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"
#include "tests/support/small_world.h"

#include <QTemporaryDir>
#include <QTest>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

using namespace entente;
using entente::test::smallWorld;
namespace fs = std::filesystem;

namespace
{

std::string bytesOf(const fs::path &file)
{
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

void writeBytes(const fs::path &file, std::string_view bytes)
{
    std::ofstream(file, std::ios::binary).write(bytes.data(), std::streamsize(bytes.size()));
}

std::size_t filesIn(const fs::path &folder)
{
    return std::size_t(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

void run(const fs::path &file, const char *sql)
{
    Result<sqlite::Database> database =
        sqlite::Database::open(file, sqlite::Database::Mode::Create);
    QVERIFY(database);
    const Outcome done = database->run(sql);
    QVERIFY2(done, done ? "" : done.error().text().c_str());
}

Dataset manyEvents(int count)
{
    Dataset data;
    for (int i = 0; i < count; ++i) {
        Event event;
        event.key = "event-" + std::to_string(i);
        event.title = std::string(200, 'x');
        event.start = Date::fromEdtf("2001-02-03").value();
        data.events.push_back(std::move(event));
    }
    return data;
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsEverything();
    void numbersEventsInOrder();
    void isOneFileWhenClosed();
    void isMarkedAndReadableBySqlite();
    void storesBoundsBesideDates();
    void createsOnlyWhatIsNotThere();
    void appendsAllOrNothing();
    void appendStopsWithoutTrace();
    void refusesTwoEventsOfOneId();
    void migratesAnOlderDocument();
    void readsAnOlderDocumentWithoutChangingIt();
    void undoesAMigrationThatFails();
    void opensANewerDocumentReadOnly();
    void opensInAFolderThatCannotBeWritten();
    void opensAWriteAheadFileInSuchAFolder();
    void leavesTheOldFileWhenTheDiskIsFull();
    void leavesTheDocumentWhenTheDiskIsFullWhileAppending();
    void findsNothingInAGoodDocument();
    void findsWhatIsWrong();
    void survivesValuesOfTheWrongType();
    void refusesAViewInPlaceOfATable();

private:
    fs::path path(const char *name) const { return m_folder / name; }
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

void TestDocument::init()
{
    m_temporary = std::make_unique<QTemporaryDir>();
    m_folder = m_temporary->path().toStdString();
}

#define VERIFY_OUTCOME(...)                                                                        \
    do {                                                                                           \
        const auto &verified = (__VA_ARGS__);                                                      \
        QVERIFY2(verified.hasValue(), verified.hasValue() ? "" : verified.error().text().c_str()); \
    } while (false)

void TestDocument::keepsEverything()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), smallWorld()));
    const auto document = Document::open(path("a.entente"), Document::Access::ReadOnly);
    VERIFY_OUTCOME(document);
    const auto read = document->read();
    VERIFY_OUTCOME(read);
    QVERIFY(*read == smallWorld());
}

void TestDocument::numbersEventsInOrder()
{
    Dataset data = manyEvents(3);
    data.events[1].id = EventId{7};
    VERIFY_OUTCOME(Document::write(path("a.entente"), data));
    const auto read = Document::open(path("a.entente"), Document::Access::ReadOnly)->read();
    VERIFY_OUTCOME(read);
    QCOMPARE(read->events[0].id.value, 7);
    QCOMPARE(read->events[1].key, std::string("event-0"));
    QCOMPARE(read->events[1].id.value, 8);

    VERIFY_OUTCOME(Document::write(path("b.entente"), manyEvents(3)));
    const auto fresh = Document::open(path("b.entente"), Document::Access::ReadOnly)->read();
    QCOMPARE(fresh->events[0].id.value, 1);
    QCOMPARE(fresh->events[2].id.value, 3);
}

void TestDocument::isOneFileWhenClosed()
{
    {
        auto document = Document::create(path("a.entente"));
        VERIFY_OUTCOME(document);
        VERIFY_OUTCOME(document->append(manyEvents(10)));
    }
    QCOMPARE(filesIn(m_folder), std::size_t(1));
}

void TestDocument::isMarkedAndReadableBySqlite()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), smallWorld()));
    auto database = sqlite::Database::open(path("a.entente"), sqlite::Database::Mode::ReadOnly);
    VERIFY_OUTCOME(database);
    QCOMPARE(database->number("PRAGMA application_id"), documentApplicationId);
    QCOMPARE(database->number("PRAGMA user_version"), documentVersion);
    QCOMPARE(database->number("SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
                              " AND sql NOT LIKE '%STRICT%'"),
             0);
    QCOMPARE(database->number("SELECT count(*) FROM party WHERE actor = 'JPN'"), 1);
}

void TestDocument::storesBoundsBesideDates()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), smallWorld()));
    auto database = sqlite::Database::open(path("a.entente"), sqlite::Database::Mode::ReadOnly);
    const Event event = smallWorld().events[0];
    QCOMPARE(database->number("SELECT start_earliest FROM event WHERE key = 'signing'"),
             event.start.bounds().strict.begin.seconds);
    QCOMPARE(database->number("SELECT end_latest FROM event WHERE key = 'signing'"),
             event.end.bounds().strict.end.seconds);
    QCOMPARE(database->number("SELECT start_earliest FROM event WHERE key = 'undated'"),
             std::nullopt);
}

void TestDocument::createsOnlyWhatIsNotThere()
{
    writeBytes(path("a.entente"), "precious");
    QVERIFY(!Document::create(path("a.entente")));
    QCOMPARE(bytesOf(path("a.entente")), std::string("precious"));
    QCOMPARE(filesIn(m_folder), std::size_t(1));
}

void TestDocument::appendsAllOrNothing()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), smallWorld()));
    auto document = Document::open(path("a.entente"), Document::Access::ReadWrite);
    VERIFY_OUTCOME(document);
    VERIFY_OUTCOME(document->append(manyEvents(2)));
    QCOMPARE(document->read()->events.size(), std::size_t(5));
    QCOMPARE(document->read()->events.back().id.value, 5);
    QCOMPARE(document->read()->title, std::string("A small world"));

    Dataset clash = manyEvents(4); // the first two are there already
    std::reverse(clash.events.begin(), clash.events.end());
    const Outcome refused = document->append(clash);
    QVERIFY(!refused);
    QVERIFY(refused.error().what.find("event-1") != std::string::npos);
    QCOMPARE(document->read()->events.size(), std::size_t(5));
}

void TestDocument::appendStopsWithoutTrace()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), smallWorld()));
    auto document = Document::open(path("a.entente"), Document::Access::ReadWrite);
    std::stop_source stop;
    const auto atHalf = [&](const Progress &progress) {
        if (progress.done > 500)
            stop.request_stop();
    };
    const Outcome outcome = document->append(manyEvents(2000), stop.get_token(), atHalf);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().what, std::string("cancelled"));
    QVERIFY(*document->read() == smallWorld());
}

void TestDocument::refusesTwoEventsOfOneId()
{
    Dataset data = manyEvents(2);
    data.events[1].key = data.events[0].key;
    const Outcome outcome = Document::write(path("a.entente"), data);
    QVERIFY(!outcome);
    QVERIFY(outcome.error().what.find("event-0") != std::string::npos);
    QCOMPARE(filesIn(m_folder), std::size_t(0));
}

void TestDocument::migratesAnOlderDocument()
{
    // Version 0: a document that was made and never filled.
    run(path("old.entente"), "PRAGMA application_id = 0x456E7465; CREATE TABLE later (x);");
    auto document = Document::open(path("old.entente"), Document::Access::ReadWrite);
    VERIFY_OUTCOME(document);
    VERIFY_OUTCOME(document->append(smallWorld()));
    auto database = sqlite::Database::open(path("old.entente"), sqlite::Database::Mode::ReadOnly);
    QCOMPARE(database->number("PRAGMA user_version"), documentVersion);
}

void TestDocument::readsAnOlderDocumentWithoutChangingIt()
{
    run(path("old.entente"), "PRAGMA application_id = 0x456E7465; CREATE TABLE later (x);");
    const std::string before = bytesOf(path("old.entente"));
    const auto document = Document::open(path("old.entente"), Document::Access::ReadOnly);
    VERIFY_OUTCOME(document);
    QVERIFY(document->read()->events.empty());
    QCOMPARE(bytesOf(path("old.entente")), before);
}

void TestDocument::undoesAMigrationThatFails()
{
    constexpr store::Migration steps[] = {
        {1, "CREATE TABLE one (x INTEGER) STRICT; INSERT INTO one VALUES (1)"},
        {2, "CREATE TABLE two (x INTEGER) STRICT; INSERT INTO two VALUES ('no number')"},
    };
    auto database = sqlite::Database::open(path("a.db"), sqlite::Database::Mode::Create);
    VERIFY_OUTCOME(database);
    QVERIFY(!store::migrate(*database, steps));
    QCOMPARE(store::versionOf(*database), 0);
    QCOMPARE(database->number("SELECT count(*) FROM sqlite_schema"), 0);

    VERIFY_OUTCOME(store::migrate(*database, std::span(steps).first(1)));
    QCOMPARE(store::versionOf(*database), 1);
    QVERIFY(!store::migrate(*database, steps));
    QCOMPARE(store::versionOf(*database), 1);
    QCOMPARE(database->number("SELECT count(*) FROM one"), 1);

    constexpr store::Migration good[] = {steps[0], {2, "INSERT INTO one VALUES (2)"}};
    VERIFY_OUTCOME(store::migrate(*database, good));
    VERIFY_OUTCOME(store::migrate(*database, good));
    QCOMPARE(store::versionOf(*database), 2);
    QCOMPARE(database->number("SELECT count(*) FROM one"), 2);
}

void TestDocument::opensANewerDocumentReadOnly()
{
    VERIFY_OUTCOME(Document::write(path("new.entente"), smallWorld()));
    run(path("new.entente"), "PRAGMA user_version = 99; ALTER TABLE event ADD COLUMN mood TEXT");
    auto document = Document::open(path("new.entente"), Document::Access::ReadWrite);
    VERIFY_OUTCOME(document);
    QVERIFY(document->isReadOnly());
    QVERIFY(document->warning().find("newer") != std::string::npos);
    QVERIFY(*document->read() == smallWorld());
    QVERIFY(!document->append(manyEvents(1)));
}

void TestDocument::opensInAFolderThatCannotBeWritten()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), smallWorld()));
    fs::permissions(m_folder, fs::perms(0555));
    fs::permissions(path("a.entente"), fs::perms(0444));
    const bool isRoot = ::geteuid() == 0;
    if (isRoot)
        QVERIFY(::seteuid(65534) == 0);
    const auto document = Document::open(path("a.entente"), Document::Access::ReadWrite);
    const auto read = document ? document->read() : Result<Dataset>(document.error());
    const Outcome written = Document::write(path("b.entente"), smallWorld());
    if (isRoot)
        QVERIFY(::seteuid(0) == 0);
    fs::permissions(m_folder, fs::perms(0755));
    VERIFY_OUTCOME(document);
    QVERIFY(document->isReadOnly());
    QVERIFY(!document->warning().empty());
    VERIFY_OUTCOME(read);
    QVERIFY(!written);
    QVERIFY(written.error().what.find("permission") != std::string::npos);
}

void TestDocument::opensAWriteAheadFileInSuchAFolder()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), smallWorld()));
    run(path("a.entente"), "PRAGMA journal_mode = WAL; CREATE TABLE more (x)");
    QCOMPARE(filesIn(m_folder), std::size_t(1));
    {
        const auto document = Document::open(path("a.entente"), Document::Access::ReadOnly);
        VERIFY_OUTCOME(document);
        QVERIFY(*document->read() == smallWorld());
        QCOMPARE(filesIn(m_folder), std::size_t(1)); // nothing appeared beside it
    }
    {
        auto document = Document::open(path("a.entente"), Document::Access::ReadWrite);
        VERIFY_OUTCOME(document);
        VERIFY_OUTCOME(document->append(manyEvents(1)));
        QCOMPARE(filesIn(m_folder), std::size_t(1));
    }
}

/// No file grows beyond `bytes` while this lives.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

void TestDocument::leavesTheOldFileWhenTheDiskIsFull()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), smallWorld()));
    const std::string before = bytesOf(path("a.entente"));
    const Outcome outcome = [&] {
        const SmallDisk disk(300 * 1024);
        return Document::write(path("a.entente"), manyEvents(5000));
    }();
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().what.find("the disk is full") != std::string::npos,
             outcome.error().text().c_str());
    QCOMPARE(bytesOf(path("a.entente")), before);
    QCOMPARE(filesIn(m_folder), std::size_t(1));
}

void TestDocument::leavesTheDocumentWhenTheDiskIsFullWhileAppending()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), smallWorld()));
    auto document = Document::open(path("a.entente"), Document::Access::ReadWrite);
    VERIFY_OUTCOME(document);
    const Outcome outcome = [&] {
        const SmallDisk disk(300 * 1024);
        return document->append(manyEvents(5000));
    }();
    QVERIFY(!outcome);
    const auto read = document->read();
    VERIFY_OUTCOME(read);
    QVERIFY(*read == smallWorld());
    VERIFY_OUTCOME(document->append(manyEvents(2)));
}

void TestDocument::findsNothingInAGoodDocument()
{
    Dataset world = smallWorld();
    world.ties.clear();
    for (Event &event : world.events)
        event.parties.clear();
    VERIFY_OUTCOME(Document::write(path("a.entente"), world));
    const auto findings = Document::open(path("a.entente"), Document::Access::ReadOnly)->check();
    VERIFY_OUTCOME(findings);
    QVERIFY2(findings->empty(), findings->empty() ? "" : findings->front().c_str());
}

void TestDocument::findsWhatIsWrong()
{
    const struct
    {
        const char *sql;
        const char *word;
    } cases[] = {
        {"UPDATE event SET start_date = 'soon' WHERE key = 'meeting'", "soon"},
        {"UPDATE event SET start_latest = 5 WHERE key = 'meeting'", "bounds"},
        {"UPDATE event SET status = 'perhaps' WHERE key = 'undated'", "perhaps"},
        {"UPDATE relation SET target = 'nowhere' WHERE position = 1", "nowhere"},
        {"UPDATE tie_event SET event = 'noevent'", "noevent"},
        {"UPDATE event SET thread = 'unravelled' WHERE key = 'signing'", "unravelled"},
        {"UPDATE tie SET b = 'ATL' WHERE id = 1", "ATL"},
        {"UPDATE event SET lat = 95 WHERE key = 'signing'", "position"},
        {"PRAGMA foreign_keys = OFF; INSERT INTO tag VALUES (77, 1, 'lost')", "belongs"},
    };
    for (const auto &[sql, word] : cases) {
        VERIFY_OUTCOME(Document::write(path("a.entente"), smallWorld()));
        run(path("a.entente"), sql);
        const auto findings =
            Document::open(path("a.entente"), Document::Access::ReadOnly)->check();
        VERIFY_OUTCOME(findings);
        const bool isFound =
            std::any_of(findings->begin(), findings->end(), [&](const std::string &finding) {
                return finding.find(word) != std::string::npos;
            });
        QVERIFY2(isFound, word);
    }
    Dataset backwards;
    backwards.events = {smallWorld().events[0]};
    backwards.events[0].start = Date::fromEdtf("2024").value();
    VERIFY_OUTCOME(Document::write(path("b.entente"), backwards));
    const auto findings = Document::open(path("b.entente"), Document::Access::ReadOnly)->check();
    QVERIFY(findings->front().find("before it starts") != std::string::npos);
}

void TestDocument::survivesValuesOfTheWrongType()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), smallWorld()));
    run(path("a.entente"), "UPDATE event SET title = CAST(x'ff00fe' AS TEXT), status = 'new-word',"
                           " start_date = 'rubbish' WHERE key = 'signing'");
    const auto read = Document::open(path("a.entente"), Document::Access::ReadOnly)->read();
    VERIFY_OUTCOME(read);
    QCOMPARE(read->events[0].title, std::string("\xEF\xBF\xBD\0\xEF\xBF\xBD", 7));
    QVERIFY(read->events[0].start.isEmpty());
    using Pair = std::pair<std::string, std::string>;
    const auto &extra = read->events[0].extra;
    QVERIFY(std::count(extra.begin(), extra.end(), Pair("start_date", "rubbish")) == 1);
    QVERIFY(std::count(extra.begin(), extra.end(), Pair("status", "new-word")) == 1);
}

void TestDocument::refusesAViewInPlaceOfATable()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), smallWorld()));
    run(path("a.entente"),
        "DROP TABLE thread; CREATE VIEW thread AS WITH RECURSIVE n(i) AS"
        " (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS position, '' AS id, '' AS title"
        " FROM n");
    const auto document = Document::open(path("a.entente"), Document::Access::ReadOnly);
    QVERIFY(!document);
    QVERIFY(document.error().what.find("thread") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestDocument)
#include "tst_document.moc"
