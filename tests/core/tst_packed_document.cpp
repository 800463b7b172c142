// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/document.h"
#include "core/store/event_sink.h"
#include "core/store/sqlite.h"
#include "tests/support/random_world.h"
#include "tests/support/scratch.h"
#include "tests/support/small_world.h"

#include <QTest>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstring>
#include <thread>

using namespace entente;
using entente::test::Dice;
using entente::test::randomWorld;
using entente::test::Scratch;
using entente::test::smallWorld;
namespace fs = std::filesystem;

#define VERIFY_OUTCOME(...)                                                                        \
    do {                                                                                           \
        const auto &verified = (__VA_ARGS__);                                                      \
        QVERIFY2(verified.hasValue(), verified.hasValue() ? "" : verified.error().text().c_str()); \
    } while (false)

namespace
{

/// Random events repeated under new keys until there are enough.
std::vector<Event> manyEvents(std::size_t count, const std::string &prefix = "e")
{
    static const std::vector<Event> some = randomWorld(7, 500).events;
    std::vector<Event> events;
    events.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        events.push_back(some[i % some.size()]);
        events.back().id = EventId{};
        events.back().key = prefix + std::to_string(i);
        events.back().title += ' ' + std::to_string(i * 7919 % 1000);
        events.back().note.clear();
    }
    return events;
}

std::vector<Event> numbered(std::vector<Event> events)
{
    for (std::size_t i = 0; i < events.size(); ++i)
        events[i].id = EventId{std::int64_t(i) + 1};
    return events;
}

Dataset withEvents(std::vector<Event> events)
{
    Dataset data = smallWorld();
    data.events = std::move(events);
    return data;
}

/// Adds up the titles: a part a batch, and the number of batches at the end.
class TitleSizes final : public Deriver
{
public:
    std::unique_ptr<Part> derive(EventIndex first, std::span<const Event> events) const override
    {
        auto part = std::make_unique<Sum>();
        part->first = first;
        for (const Event &event : events)
            part->bytes += event.title.size() + event.note.size();
        return part;
    }
    Outcome append(std::unique_ptr<Part> part, SectionWriter &writer) override
    {
        const auto &sum = static_cast<const Sum &>(*part);
        return writer.write("sizes", m_parts++,
                            std::to_string(sum.first) + ':' + std::to_string(sum.bytes));
    }
    Outcome finish(const Dataset &tables, SectionWriter &writer) override
    {
        return writer.write("end", 0, tables.title + ' ' + std::to_string(m_parts));
    }

private:
    struct Sum : Part
    {
        EventIndex first = 0;
        std::size_t bytes = 0;
    };
    std::int64_t m_parts = 0;
};

const MakeDeriver makeTitleSizes = [] { return std::make_unique<TitleSizes>(); };

/// The parts that are stored, each with the events that it begins with and the bytes of theirs.
std::vector<std::string> storedSizes(const Document &document)
{
    std::vector<std::string> sizes;
    const auto sections = document.sections();
    if (!sections)
        return sizes;
    const auto parts = (*sections)->parts("sizes").value();
    for (const std::int64_t part : parts)
        sizes.push_back((*sections)->read("sizes", part).value());
    return sizes;
}

/// What should be stored of `events` in parts that begin as those of the document do. Empty when
/// these do not begin with the first event or one of them is larger than a pack may be.
std::vector<std::string> sizesOf(const std::vector<Event> &events, const Document &document)
{
    constexpr std::int64_t largest = 4096;
    std::vector<std::string> sizes;
    std::vector<std::int64_t> firsts;
    for (const std::string &stored : storedSizes(document))
        firsts.push_back(std::stoll(stored));
    firsts.push_back(std::int64_t(events.size()));
    if (firsts.front() != 0)
        return sizes;
    for (std::size_t n = 0; n + 1 < firsts.size(); ++n) {
        if (firsts[n + 1] <= firsts[n] || firsts[n + 1] - firsts[n] > largest)
            return {};
        std::size_t bytes = 0;
        for (auto i = firsts[n]; i < firsts[n + 1]; ++i)
            bytes += events[std::size_t(i)].title.size() + events[std::size_t(i)].note.size();
        sizes.push_back(std::to_string(firsts[n]) + ':' + std::to_string(bytes));
    }
    return sizes;
}

void run(const fs::path &file, const char *sql)
{
    auto database = sqlite::Database::open(file, sqlite::Database::Mode::ReadWrite);
    QVERIFY(database);
    VERIFY_OUTCOME(database->run(sql));
}

Result<Document> openToRead(const fs::path &file)
{
    return Document::open(file, Document::Access::ReadOnly);
}

Outcome addInBatches(EventSink &sink, const std::vector<Event> &events, std::size_t batch = 700)
{
    for (std::size_t i = 0; i < events.size(); i += batch) {
        const auto begin = events.begin() + std::ptrdiff_t(i);
        const auto end = events.begin() + std::ptrdiff_t(std::min(i + batch, events.size()));
        if (Outcome added = sink.add({begin, end}); !added)
            return added;
    }
    return Done{};
}

} // namespace

class TestPackedDocument : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_scratch = std::make_unique<Scratch>(); }
    void keepsFewEventsAsRows();
    void keepsManyEventsPacked();
    void keepsTheNumbersOfEvents();
    void streamsThroughASink();
    void readsEventsByPlace();
    void readsFromManyThreads();
    void findsKeys_data();
    void findsKeys();
    void convertsRowsWhenTheLineIsCrossed();
    void addsToPackedEvents();
    void replacesEventsBeforeAndAfterTheyArePacked();
    void fetchesWhateverWasAdded();
    void leavesNothingWithoutFinish();
    void leavesTheDocumentWhenCancelled();
    void refusesADocumentThatChangedMeanwhile();
    void survivesBeingKilled_data();
    void survivesBeingKilled();
    void knowsSectionsThatAreStale();
    void derivesSectionsAgain();
    void appendsToPackedEvents();
    void appendsAcrossTheLine();
    void staysWithItsFileWhenAnotherIsRenamedOverIt();
    void readsWhileAnotherProcessWrites();
    void letsOneOfTwoImportsThrough();
    void saysWhatIsDamaged();
    void findsWhatIsWrongWithEvents();
    void cutsPacksByWeight();

private:
    fs::path path(const char *name) const { return m_scratch->path(name); }
    std::unique_ptr<Scratch> m_scratch;
    std::vector<Event> m_events;
};

void TestPackedDocument::initTestCase()
{
    m_events = manyEvents(25'000);
}

void TestPackedDocument::keepsFewEventsAsRows()
{
    const std::vector<Event> events(m_events.begin(), m_events.begin() + mostRows);
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(events)));
    const auto document = openToRead(path("a.entente"));
    VERIFY_OUTCOME(document);
    QVERIFY(!document->isPacked());
    QCOMPARE(document->eventCount(), mostRows);
    QVERIFY(!document->records());
    QVERIFY(!document->sectionsAreFresh());
    QVERIFY(document->read()->events == numbered(events));
}

void TestPackedDocument::keepsManyEventsPacked()
{
    const Dataset data = withEvents(m_events);
    VERIFY_OUTCOME(Document::write(path("a.entente"), data, makeTitleSizes));
    const auto document = openToRead(path("a.entente"));
    VERIFY_OUTCOME(document);
    QVERIFY(document->isPacked());
    QCOMPARE(document->eventCount(), std::int64_t(m_events.size()));
    const auto read = document->read();
    VERIFY_OUTCOME(read);
    QVERIFY(*read == withEvents(numbered(m_events)));
    QVERIFY(*document->readTables() == withEvents({}));
    QVERIFY(document->sectionsAreFresh());
    QCOMPARE(storedSizes(*document), sizesOf(m_events, *document));
    QCOMPARE(m_scratch->fileCount(), std::size_t(1));
    auto database = sqlite::Database::open(path("a.entente"), sqlite::Database::Mode::ReadOnly);
    QCOMPARE(database->number("SELECT count(*) FROM event"), 0);
    QCOMPARE(database->number("SELECT sum(count) FROM pack"), std::int64_t(m_events.size()));
    QCOMPARE(database->number("SELECT value = 'packed' FROM property WHERE name = '.storage'"), 1);
}

void TestPackedDocument::keepsTheNumbersOfEvents()
{
    std::vector<Event> events = m_events;
    events[0].id = EventId{30'000};
    events[1].id = EventId{70};
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(events)));
    const auto read = openToRead(path("a.entente"))->read();
    VERIFY_OUTCOME(read);
    QCOMPARE(read->events[0].key, std::string("e1"));
    QCOMPARE(read->events[0].id.value, 70);
    QCOMPARE(read->events[1].key, std::string("e0"));
    QCOMPARE(read->events[1].id.value, 30'000);
    QCOMPARE(read->events[2].id.value, 30'001);
}

void TestPackedDocument::streamsThroughASink()
{
    {
        auto sink = documentSink(path("a.entente"), {}, {}, makeTitleSizes);
        VERIFY_OUTCOME(sink);
        VERIFY_OUTCOME(addInBatches(**sink, m_events));
        QCOMPARE((*sink)->size(), std::int64_t(m_events.size()));
        VERIFY_OUTCOME((*sink)->finish(withEvents({})));
    }
    const auto document = openToRead(path("a.entente"));
    VERIFY_OUTCOME(document);
    QVERIFY(*document->read() == withEvents(numbered(m_events)));
    QVERIFY(document->sectionsAreFresh());
    QCOMPARE(storedSizes(*document), sizesOf(m_events, *document));
    QCOMPARE((*document->sections())->read("end", 0).value(),
             "A small world " + std::to_string(storedSizes(*document).size()));
    QCOMPARE(m_scratch->fileCount(), std::size_t(1));
}

void TestPackedDocument::readsEventsByPlace()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events)));
    const std::vector<Event> expected = numbered(m_events);
    const auto records = openToRead(path("a.entente"))->records();
    VERIFY_OUTCOME(records);
    for (const EventIndex i : {0U, 511U, 512U, 4095U, 4096U, 24'999U})
        QVERIFY(*(*records)->event(i) == expected[i]);
    QVERIFY(!(*records)->event(25'000));

    std::vector<EventIndex> places;
    std::vector<std::string> titles;
    Dice dice(3);
    for (int i = 0; i < 2000; ++i) {
        places.push_back(EventIndex(dice.below(expected.size())));
        titles.push_back(expected[places.back()].title);
    }
    QVERIFY((*records)->titles(places, {}).value() == titles);
    QVERIFY((*records)->titles({}, {})->empty());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!(*records)->titles(places, stop.get_token()));

    EventIndex next = 4000;
    const bool isDone = (*records)->forEach(4000, 13'000,
                                            [&](EventIndex i, const Event &event) {
                                                next += i == next && event == expected[i] ? 1 : 0;
                                            },
                                            {});
    QVERIFY(isDone);
    QCOMPARE(next, EventIndex(13'000));
    QVERIFY(!(*records)->forEach(
        0, 10, [](EventIndex, const Event &) {}, stop.get_token()));
}

void TestPackedDocument::readsFromManyThreads()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events), makeTitleSizes));
    const std::vector<Event> expected = numbered(m_events);
    std::shared_ptr<const Records> records;
    std::shared_ptr<const Sections> sections;
    {
        const auto document = openToRead(path("a.entente"));
        records = document->records().value();
        sections = document->sections().value();
    }
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (std::uint64_t seed = 0; seed < 8; ++seed) {
            threads.emplace_back([&, seed] {
                Dice dice(seed);
                for (int i = 0; i < 150; ++i) {
                    const auto place = EventIndex(dice.below(expected.size()));
                    if (!(records->event(place).value() == expected[place]))
                        ++wrong;
                    const std::vector<EventIndex> places{place, EventIndex(dice.below(25'000))};
                    if (records->titles(places, {}).value()[0] != expected[place].title)
                        ++wrong;
                    if (records->find(expected[place].key).value() != place)
                        ++wrong;
                    if (sections->read("end", 0).value().empty())
                        ++wrong;
                }
            });
        }
    }
    QCOMPARE(wrong, 0);
}

void TestPackedDocument::findsKeys_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<bool>("isFresh");
    for (const char *form : {"words", "from 0", "from 1", "backwards", "mixed"}) {
        QTest::addRow("%s, with an index", form) << form << true;
        QTest::addRow("%s, without one", form) << form << false;
    }
}

void TestPackedDocument::findsKeys()
{
    QFETCH(QString, form);
    QFETCH(bool, isFresh);
    std::vector<Event> events = m_events;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (form == "from 0")
            events[i].key = std::to_string(i);
        else if (form == "from 1")
            events[i].key = std::to_string(i + 1);
        else if (form == "backwards")
            events[i].key = std::to_string(1'000'000 - 3 * i);
        else if (form == "mixed" && i % 5000 > 2500)
            events[i].key = std::to_string(i * 11);
    }
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(events),
                                   isFresh ? makeTitleSizes : MakeDeriver()));
    const auto records = openToRead(path("a.entente"))->records().value();
    for (std::size_t i = 0; i < events.size(); i += 1237)
        QCOMPARE(records->find(events[i].key).value(), std::optional(EventIndex(i)));
    for (const char *none : {"", "nobody", "-1", "007", "999999999999", "2999997"})
        QCOMPARE(records->find(none).value(), std::nullopt);
}

void TestPackedDocument::convertsRowsWhenTheLineIsCrossed()
{
    const std::vector<Event> few(m_events.begin(), m_events.begin() + 9'000);
    const std::vector<Event> more = manyEvents(15'000, "more");
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(few)));
    {
        auto sink = documentSink(path("a.entente"), {}, {}, makeTitleSizes);
        VERIFY_OUTCOME(sink);
        QVERIFY((*sink)->tables() == withEvents({}));
        QCOMPARE((*sink)->size(), 9'000);
        VERIFY_OUTCOME(addInBatches(**sink, more));
        std::int64_t seen = 0;
        VERIFY_OUTCOME((*sink)->forEachKey(
            [&](std::int64_t place, std::string_view key) {
                seen += few[std::size_t(place)].key == key ? 1 : 0;
            },
            {}));
        QCOMPARE(seen, 9'000);
        VERIFY_OUTCOME((*sink)->finish((*sink)->tables()));
    }
    std::vector<Event> all = few;
    all.insert(all.end(), more.begin(), more.end());
    const auto document = openToRead(path("a.entente"));
    QVERIFY(document->isPacked());
    QVERIFY(*document->read() == withEvents(numbered(all)));
    QCOMPARE(storedSizes(*document), sizesOf(all, *document));
}

void TestPackedDocument::addsToPackedEvents()
{
    const std::vector<Event> more = manyEvents(9'000, "more");
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events), makeTitleSizes));
    {
        auto sink = documentSink(path("a.entente"), {}, {}, makeTitleSizes);
        VERIFY_OUTCOME(sink);
        QCOMPARE((*sink)->size(), std::int64_t(m_events.size()));
        std::int64_t seen = 0;
        VERIFY_OUTCOME((*sink)->forEach(
            [&](std::int64_t place, const Event &event) {
                seen += m_events[std::size_t(place)].title == event.title ? 1 : 0;
            },
            {}));
        QCOMPARE(seen, std::int64_t(m_events.size()));
        VERIFY_OUTCOME(addInBatches(**sink, more));
        QCOMPARE((*sink)->size(), std::int64_t(m_events.size() + more.size()));
        VERIFY_OUTCOME((*sink)->finish((*sink)->tables()));
    }
    std::vector<Event> all = m_events;
    all.insert(all.end(), more.begin(), more.end());
    const auto document = openToRead(path("a.entente"));
    VERIFY_OUTCOME(document);
    QVERIFY(*document->read() == withEvents(numbered(all)));
    QVERIFY(document->sectionsAreFresh());
    QCOMPARE(storedSizes(*document), sizesOf(all, *document));
}

void TestPackedDocument::replacesEventsBeforeAndAfterTheyArePacked()
{
    const std::vector<Event> more = manyEvents(30'000, "more");
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events), makeTitleSizes));
    std::vector<Event> all = m_events;
    all.insert(all.end(), more.begin(), more.end());
    {
        auto sink = documentSink(path("a.entente"), {}, {}, makeTitleSizes);
        VERIFY_OUTCOME(sink);
        const auto replace = [&](std::size_t place) {
            all[place].note = "replaced";
            return (*sink)->replace(std::int64_t(place), all[place]);
        };
        VERIFY_OUTCOME(replace(3));      // packed before
        VERIFY_OUTCOME(replace(24'990)); // in the last pack, which is filled up
        VERIFY_OUTCOME(addInBatches(**sink, {more.begin(), more.begin() + 500}));
        VERIFY_OUTCOME(replace(25'400)); // not yet packed
        VERIFY_OUTCOME(addInBatches(**sink, {more.begin() + 500, more.end()}));
        VERIFY_OUTCOME(replace(26'000)); // packed by now
        VERIFY_OUTCOME(replace(3));
        VERIFY_OUTCOME(replace(54'999));
        QCOMPARE((*sink)->fetch(26'000)->note, std::string("replaced"));
        std::int64_t seen = 0;
        VERIFY_OUTCOME((*sink)->forEach(
            [&](std::int64_t place, const Event &event) {
                seen += all[std::size_t(place)].note == event.note ? 1 : 0;
            },
            {}));
        QCOMPARE(seen, std::int64_t(m_events.size())); // as they are by now
        VERIFY_OUTCOME((*sink)->finish((*sink)->tables()));
    }
    const auto document = openToRead(path("a.entente"));
    QVERIFY(*document->read() == withEvents(numbered(all)));
    QCOMPARE(storedSizes(*document), sizesOf(all, *document));

    {
        auto sink = documentSink(path("b.entente"), {}, {}, makeTitleSizes);
        VERIFY_OUTCOME(addInBatches(**sink, all));
        all[100].title = "a new title";
        VERIFY_OUTCOME((*sink)->replace(100, all[100]));
        VERIFY_OUTCOME((*sink)->finish(withEvents({})));
    }
    const auto fresh = openToRead(path("b.entente"));
    QVERIFY(fresh->read()->events == numbered(all));
    QVERIFY(fresh->sectionsAreFresh());
    QCOMPARE(storedSizes(*fresh), sizesOf(all, *fresh));
}

void TestPackedDocument::fetchesWhateverWasAdded()
{
    const std::vector<Event> expected = numbered(m_events);
    auto sink = documentSink(path("a.entente"));
    for (std::size_t i = 0; i < m_events.size(); i += 1000) {
        const auto begin = m_events.begin() + std::ptrdiff_t(i);
        VERIFY_OUTCOME((*sink)->add({begin, begin + 1000}));
        for (const std::size_t back : {std::size_t(0), i / 2, i + 999})
            QVERIFY((*sink)->fetch(std::int64_t(back)).value() == expected[back]);
    }
}

void TestPackedDocument::leavesNothingWithoutFinish()
{
    {
        auto sink = documentSink(path("a.entente"), {}, {}, makeTitleSizes);
        VERIFY_OUTCOME(addInBatches(**sink, m_events));
        QCOMPARE(m_scratch->fileCount(), std::size_t(1)); // being written beside
    }
    QCOMPARE(m_scratch->fileCount(), std::size_t(0));

    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events), makeTitleSizes));
    const std::string before = Scratch::read(path("a.entente"));
    {
        auto sink = documentSink(path("a.entente"), {}, {}, makeTitleSizes);
        VERIFY_OUTCOME(addInBatches(**sink, manyEvents(9'000, "more")));
        VERIFY_OUTCOME((*sink)->replace(5, m_events[6]));
    }
    QVERIFY(Scratch::read(path("a.entente")) == before);
    QCOMPARE(m_scratch->fileCount(), std::size_t(1));
}

void TestPackedDocument::leavesTheDocumentWhenCancelled()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events), makeTitleSizes));
    const std::string before = Scratch::read(path("a.entente"));
    auto sink = documentSink(path("a.entente"), {}, {}, makeTitleSizes);
    VERIFY_OUTCOME(addInBatches(**sink, manyEvents(9'000, "more")));
    std::stop_source stop;
    const Outcome finished =
        (*sink)->finish((*sink)->tables(), stop.get_token(), [&](const Progress &progress) {
            if (progress.done > 10'000)
                stop.request_stop();
        });
    QVERIFY(!finished);
    QCOMPARE(finished.error().what, std::string("cancelled"));
    sink->reset();
    QVERIFY(Scratch::read(path("a.entente")) == before);
    QCOMPARE(m_scratch->fileCount(), std::size_t(1));
}

void TestPackedDocument::refusesADocumentThatChangedMeanwhile()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events)));
    auto sink = documentSink(path("a.entente"), {}, {}, makeTitleSizes);
    VERIFY_OUTCOME(addInBatches(**sink, manyEvents(10, "more")));
    bool isChanged = false;
    const Outcome finished = (*sink)->finish((*sink)->tables(), {}, [&](const Progress &) {
        // Late, while sections are being derived.
        if (!std::exchange(isChanged, true))
            run(path("a.entente"), "UPDATE property SET value = 'mine' WHERE name = '.title'");
    });
    QVERIFY(isChanged);
    QVERIFY(!finished);
    QVERIFY(finished.error().what.find("somebody else") != std::string::npos);
    QCOMPARE(openToRead(path("a.entente"))->readTables()->title, std::string("mine"));
}

void TestPackedDocument::survivesBeingKilled_data()
{
    QTest::addColumn<int>("moment");
    QTest::addColumn<bool>("isNew");
    for (const bool isNew : {true, false}) {
        for (const int moment : {0, 1, 2})
            QTest::addRow("%s document, moment %d", isNew ? "a new" : "an old", moment)
                << moment << isNew;
    }
}

void TestPackedDocument::survivesBeingKilled()
{
    QFETCH(int, moment);
    QFETCH(bool, isNew);
    std::string before;
    if (!isNew) {
        VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events), makeTitleSizes));
        before = Scratch::read(path("a.entente"));
    }
    const pid_t child = ::fork();
    if (child == 0) {
        auto sink = documentSink(path("a.entente"), {}, {}, makeTitleSizes);
        if (!sink)
            ::_exit(1);
        if (moment == 0)
            (void)addInBatches(**sink, manyEvents(22'000, "more"));
        if (moment == 0)
            ::raise(SIGKILL);
        (void)addInBatches(**sink, manyEvents(30'000, "more"));
        (void)(*sink)->replace(2, manyEvents(1, "e")[0]); // so that all is derived again
        (void)(*sink)->finish(withEvents({}), {}, [&](const Progress &progress) {
            if (moment == 1 || progress.done > 16'000)
                ::raise(SIGKILL);
        });
        ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    QVERIFY(Scratch::read(path("a.entente")) == before);
    QCOMPARE(m_scratch->fileCount(), std::size_t(isNew ? 1 : 2)); // and what was left behind
    {
        auto sink = documentSink(path("a.entente"));
        VERIFY_OUTCOME(sink);
        VERIFY_OUTCOME(addInBatches(**sink, manyEvents(22'000, "again")));
        QCOMPARE(m_scratch->fileCount(), std::size_t(isNew ? 1 : 2)); // its own, the other is gone
        VERIFY_OUTCOME((*sink)->finish(withEvents({})));
    }
    QCOMPARE(m_scratch->fileCount(), std::size_t(1));
    QCOMPARE(openToRead(path("a.entente"))->eventCount(), isNew ? 22'000 : 47'000);
}

void TestPackedDocument::knowsSectionsThatAreStale()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events), makeTitleSizes));
    QVERIFY(openToRead(path("a.entente"))->sectionsAreFresh());
    run(path("a.entente"), "UPDATE property SET value = 'x' WHERE name = '.title'");
    const auto stale = openToRead(path("a.entente"));
    QVERIFY(!stale->sectionsAreFresh());
    QVERIFY(!stale->sections());
    VERIFY_OUTCOME(stale->records());

    VERIFY_OUTCOME(Document::write(path("b.entente"), withEvents(m_events)));
    QVERIFY(!openToRead(path("b.entente"))->sectionsAreFresh());
}

void TestPackedDocument::derivesSectionsAgain()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events)));
    const std::string before = Scratch::read(path("a.entente"));
    auto document = Document::open(path("a.entente"), Document::Access::ReadWrite);
    TitleSizes cancelled;
    std::stop_source stop;
    QVERIFY(!document->deriveSections(cancelled, stop.get_token(), [&](const Progress &progress) {
        if (progress.done > 9'000)
            stop.request_stop();
    }));
    QVERIFY(!document->sectionsAreFresh());
    QVERIFY(Scratch::read(path("a.entente")) == before);
    for (int i = 0; i < 2; ++i) {
        TitleSizes deriver;
        VERIFY_OUTCOME(document->deriveSections(deriver));
        QVERIFY(document->sectionsAreFresh());
        QCOMPARE(storedSizes(*document), sizesOf(m_events, *document));
    }
    QVERIFY(openToRead(path("a.entente"))->sectionsAreFresh());
    TitleSizes another;
    QVERIFY(!openToRead(path("a.entente"))->deriveSections(another));
}

void TestPackedDocument::appendsToPackedEvents()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events), makeTitleSizes));
    auto document = Document::open(path("a.entente"), Document::Access::ReadWrite);
    Dataset more;
    more.events = manyEvents(6'000, "more");
    more.threads = {{ThreadId{"another"}, "Another"}};
    VERIFY_OUTCOME(document->append(more));
    QCOMPARE(document->eventCount(), 31'000);
    QVERIFY(!document->sectionsAreFresh());
    std::vector<Event> all = m_events;
    all.insert(all.end(), more.events.begin(), more.events.end());
    QVERIFY(document->read()->events == numbered(all));
    QCOMPARE(document->readTables()->threads.back().title, std::string("Another"));

    const std::string before = Scratch::read(path("a.entente"));
    const Outcome refused = document->append(more);
    QVERIFY(!refused);
    QVERIFY(refused.error().what.find("more0") != std::string::npos);
    QVERIFY(Scratch::read(path("a.entente")) == before);
}

void TestPackedDocument::appendsAcrossTheLine()
{
    const std::vector<Event> few(m_events.begin(), m_events.begin() + 15'000);
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(few)));
    auto document = Document::open(path("a.entente"), Document::Access::ReadWrite);
    Dataset more;
    more.events = {m_events.begin() + 15'000, m_events.end()};
    VERIFY_OUTCOME(document->append(more));
    QVERIFY(document->isPacked());
    QVERIFY(document->read()->events == numbered(m_events));
    QCOMPARE(document->readTables()->title, std::string("A small world"));
}

void TestPackedDocument::staysWithItsFileWhenAnotherIsRenamedOverIt()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events), makeTitleSizes));
    const auto records = openToRead(path("a.entente"))->records().value();
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(manyEvents(21'000, "other"))));
    for (const EventIndex i : {5U, 9'000U, 24'999U})
        QCOMPARE(records->event(i)->key, m_events[i].key);
}

void TestPackedDocument::readsWhileAnotherProcessWrites()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events), makeTitleSizes));
    const pid_t child = ::fork();
    if (child == 0) {
        auto document = Document::open(path("a.entente"), Document::Access::ReadWrite);
        bool isGood = document.hasValue();
        for (int i = 0; i < 5; ++i)
            isGood =
                isGood && document->append(withEvents(manyEvents(50, std::to_string(i) + '-')));
        ::_exit(isGood ? 0 : 1);
    }
    int status = 0;
    Dice dice(9);
    std::int64_t least = std::int64_t(m_events.size());
    while (::waitpid(child, &status, WNOHANG) == 0) {
        // Whatever moment this is, the document opens and its events are those of that moment.
        const auto document = openToRead(path("a.entente"));
        VERIFY_OUTCOME(document);
        QVERIFY(document->eventCount() >= least);
        least = document->eventCount();
        const auto records = document->records();
        if (!records)
            continue; // it was changed between the two
        const auto place = EventIndex(dice.below(m_events.size()));
        const auto event = (*records)->event(place);
        VERIFY_OUTCOME(event);
        QCOMPARE(event->key, m_events[place].key);
    }
    QCOMPARE(status, 0);
    const auto document = openToRead(path("a.entente"));
    QCOMPARE(document->eventCount(), 25'250);
    QVERIFY(!document->sectionsAreFresh());
}

void TestPackedDocument::letsOneOfTwoImportsThrough()
{
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(m_events)));
    auto one = documentSink(path("a.entente"));
    auto other = documentSink(path("a.entente"));
    VERIFY_OUTCOME(addInBatches(**one, manyEvents(50, "one")));
    VERIFY_OUTCOME(addInBatches(**other, manyEvents(21'000, "other"))); // at work beside
    VERIFY_OUTCOME((*one)->finish(withEvents({})));
    QVERIFY(!(*other)->finish(withEvents({})));
    other->reset();
    QCOMPARE(openToRead(path("a.entente"))->eventCount(), 25'050);
    QCOMPARE(m_scratch->fileCount(), std::size_t(1));
}

void TestPackedDocument::saysWhatIsDamaged()
{
    const struct
    {
        const char *sql;
        const char *word;
        bool opens;
    } cases[] = {
        {"DELETE FROM pack WHERE first = 4096", "missing", false},
        {"UPDATE pack SET count = 4095 WHERE first = 0", "missing", false},
        {"UPDATE pack SET count = 5000 WHERE first = 24576", "order", false},
        {"INSERT INTO event (id, key, title, status, place_precision, confidence)"
         " VALUES (1, 'x', 'x', 'occurred', 'unknown', 'unstated')",
         "both", false},
        {"UPDATE pack SET records = zeroblob(100) WHERE first = 4096", "4096", true},
        {"UPDATE pack SET titles = records WHERE first = 8192", "8192", true},
        {"UPDATE pack SET checksum = 5 WHERE first = 8192", "8192", true},
    };
    VERIFY_OUTCOME(Document::write(path("good.entente"), withEvents(m_events)));
    for (const auto &[sql, word, opens] : cases) {
        fs::copy_file(path("good.entente"), path("a.entente"),
                      fs::copy_options::overwrite_existing);
        run(path("a.entente"), sql);
        const auto document = openToRead(path("a.entente"));
        QCOMPARE(document.hasValue(), opens);
        if (!opens) {
            QVERIFY2(document.error().what.find(word) != std::string::npos,
                     document.error().what.c_str());
            continue;
        }
        const auto read = document->read();
        QVERIFY(!read);
        QVERIFY2(read.error().what.find(word) != std::string::npos, read.error().what.c_str());
        const auto findings = document->check();
        VERIFY_OUTCOME(findings);
        const bool isFound =
            std::any_of(findings->begin(), findings->end(), [&](const std::string &finding) {
                return finding.find(word) != std::string::npos;
            });
        QVERIFY2(isFound, word);
    }
}

void TestPackedDocument::findsWhatIsWrongWithEvents()
{
    const auto findingsOf = [&](const Dataset &data) {
        return Document::write(path("a.entente"), data)
                   ? openToRead(path("a.entente"))->check().value()
                   : std::vector<std::string>{"not written"};
    };
    Dataset good = withEvents(manyEvents(mostRows + 1));
    good.ties.clear();
    for (Event &event : good.events) {
        Event plain;
        plain.key = event.key;
        plain.title = "Talks";
        plain.start = event.start;
        event = plain;
    }
    QVERIFY(findingsOf(good).empty());

    Dataset bad = good;
    bad.ties = smallWorld().ties; // of events that are not there
    for (std::size_t i = 0; i < 30; ++i)
        bad.events[i].kind = KindId{"unheard-of"};
    bad.events[5000].title = "  ";
    bad.events[5001].thread = ThreadId{"unravelled"};
    bad.events[5002].parties = {{ActorId{"ATL"}, ""}};
    bad.events[5003].relations = {{RelationType::Amends, "nowhere"}, {RelationType::Amends, "e7"}};
    bad.events[5004].start = Date::fromEdtf("2024").value();
    bad.events[5004].end = Date::fromEdtf("2023").value();
    const std::vector<std::string> findings = findingsOf(bad);
    const auto count = [&](const char *word) {
        return std::count_if(findings.begin(), findings.end(), [&](const std::string &finding) {
            return finding.find(word) != std::string::npos;
        });
    };
    QCOMPARE(count("unheard-of"), 20);
    QCOMPARE(count("10 more of this sort"), 1);
    for (const char *word : {"no title", "unravelled", "ATL", "nowhere", "before it starts"})
        QCOMPARE(count(word), 1);
    QVERIFY(count("tie ") > 0);
}

void TestPackedDocument::cutsPacksByWeight()
{
    std::vector<Event> events = m_events;
    for (std::size_t i = 0; i < 40; ++i)
        events[i].description = std::string(1'000'000, 'x');
    VERIFY_OUTCOME(Document::write(path("a.entente"), withEvents(events)));
    auto database = sqlite::Database::open(path("a.entente"), sqlite::Database::Mode::ReadOnly);
    QVERIFY(*database->number("SELECT count(*) FROM pack WHERE count < 30") >= 2);
    QVERIFY(openToRead(path("a.entente"))->read()->events == numbered(events));

    auto sink = documentSink(path("a.entente"), {}, {}, makeTitleSizes);
    for (std::size_t i = 5000; i < 5020; ++i) {
        events[i].description = std::string(2'000'000, 'y');
        VERIFY_OUTCOME((*sink)->replace(std::int64_t(i), events[i]));
    }
    VERIFY_OUTCOME((*sink)->finish((*sink)->tables()));
    const auto document = openToRead(path("a.entente"));
    QVERIFY(document->read()->events == numbered(events));
    QVERIFY(document->sectionsAreFresh());
    QCOMPARE(document->records().value()->event(5019)->title, events[5019].title);
}

QTEST_APPLESS_MAIN(TestPackedDocument)
#include "tst_packed_document.moc"
