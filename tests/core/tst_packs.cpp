// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/pack_codec.h"
#include "tests/support/random_world.h"
#include "tests/support/small_world.h"

#include <QTest>

#include <cmath>

using namespace entente;
using namespace entente::store;
using entente::test::Dice;
using entente::test::randomWorld;
using entente::test::smallWorld;

namespace
{

std::vector<Event> numbered(std::vector<Event> events, std::int64_t firstId)
{
    for (Event &event : events)
        event.id = EventId{firstId++};
    return events;
}

Event plainEvent(std::int64_t id, std::string key = {})
{
    Event event;
    event.id = EventId{id};
    event.key = std::move(key);
    return event;
}

Date dateOf(const char *edtf)
{
    return Date::fromEdtf(edtf).value();
}

/// An event in which everything is filled.
Event fullEvent()
{
    Event event;
    event.id = EventId{1};
    event.key = "full";
    event.title = "Łódź: the pact is signed";
    event.kind = KindId{"agreement"};
    event.subkind = "treaty";
    event.status = Status::Terminated;
    event.start = dateOf("2020-02-29");
    event.end = dateOf("2021~/..");
    event.parties = {{ActorId{"JPN"}, "signatory"}, {ActorId{"GBR"}, ""}};
    event.persons = {{"Kōno", "minister", ActorId{"JPN"}}, {"", "", {}}};
    event.place = {"Tokyo", ActorId{"JPN"}, LatLon{35.6895, 139.69171}, PlacePrecision::Virtual};
    event.description = std::string("with a zero \0 inside", 20);
    event.tags = {"a", "", "a"};
    event.confidence = Confidence::High;
    event.relations = {{RelationType::RespondsTo, "other"}, {RelationType::LeadsTo, ""}};
    event.sources = {{"Publisher", "Title", "https://example.org/?a=b", "May 2020", true},
                     {"", "", "", "", false},
                     {"", "", "", "", std::nullopt}};
    event.reports = {{"P", "T", "U", dateOf("2020-03-01"), "quote", Status::Planned, dateOf("2020"),
                      dateOf("2020-04")},
                     {"", "", "", {}, "", std::nullopt, {}, {}}};
    event.thread = ThreadId{"thread"};
    event.phase = Phase::Terminated;
    event.note = "doubtful";
    event.extra = {{"b", "1"}, {"a", "2"}, {"b", ""}, {"", "3"}, {"a", "2"}};
    return event;
}

bool survives(const std::vector<Event> &events, EventIndex first = 0)
{
    const auto pack = encodePack(first, events);
    if (!pack)
        return false;
    const auto decoded = decodePack(first, *pack);
    return decoded && *decoded == events;
}

} // namespace

class TestPacks : public QObject
{
    Q_OBJECT

private slots:
    void keepsEverything();
    void keepsRandomWorlds();
    void keepsPositionsToTheLastBit();
    void keepsKeysOfEveryForm();
    void keepsDaysOfAllYears();
    void findsEveryBrokenByte();
    void survivesBytesBehindARightChecksum();
    void keysThatCountCostNothing();
    void readsOneEventAsAll();
    void refusesAnEventWithoutMeasure();
    void readsPlainDaysAsOtherDates();
};

void TestPacks::keepsEverything()
{
    QVERIFY(survives({fullEvent()}));
    QVERIFY(survives({plainEvent(1)}));
    QVERIFY(survives({fullEvent(), plainEvent(2), plainEvent(9)}));
    QVERIFY(survives(numbered(smallWorld().events, 501), 500));
}

void TestPacks::keepsRandomWorlds()
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto events = numbered(randomWorld(seed, 700).events, 4097);
        QVERIFY2(survives(events, 4096), std::to_string(seed).c_str());
    }
}

void TestPacks::keepsPositionsToTheLastBit()
{
    const std::vector<std::vector<double>> cases{
        {0, 1, -90, 90},          {12.5, -0.25, 1e-9},
        {0.1 + 0.2, 1.0 / 3},     {-0.0, 5},
        {double(12.3456F), 1.5},  {1e-300, 3},
        {89.123456789, 0.000001}, {5e-324, 4.9406564584e-24},
    };
    for (const auto &values : cases) {
        std::vector<Event> events;
        for (const double value : values) {
            Event event;
            event.id = EventId{std::int64_t(events.size()) + 1};
            event.place.position = LatLon{value, -value};
            events.push_back(event);
            events.push_back(plainEvent(std::int64_t(events.size()) + 1));
        }
        const auto decoded = decodePack(0, encodePack(0, events).value());
        QVERIFY(decoded);
        QVERIFY(*decoded == events);
        for (std::size_t i = 0; i < events.size(); i += 2)
            QCOMPARE(std::signbit((*decoded)[i].place.position->lat),
                     std::signbit(events[i].place.position->lat));
    }
}

void TestPacks::keepsKeysOfEveryForm()
{
    const std::vector<std::vector<std::string>> cases{
        {"0", "1", "2"},
        {"1000000007", "1000000005", "999999999999999999"},
        {"1", "01"},
        {"1", "1e3"},
        {"-1", "2"},
        {"", "a"},
        {"99999999999999999999", "1"},
    };
    for (const auto &keys : cases) {
        std::vector<Event> events;
        for (const std::string &key : keys) {
            events.push_back(plainEvent(std::int64_t(events.size()) + 1, key));
        }
        QVERIFY2(survives(events), keys.front().c_str());
    }
}

void TestPacks::keepsDaysOfAllYears()
{
    std::vector<Event> events;
    for (const char *day : {"0000-01-01", "0000-12-31", "0001-02-28", "1600-02-29", "1900-02-28",
                            "1970-01-01", "1969-12-31", "9999-12-31"}) {
        events.push_back(plainEvent(std::int64_t(events.size()) + 1));
        events.back().start = dateOf(day);
        events.back().end = dateOf("0000-01-01");
    }
    events.push_back(plainEvent(20));
    events.back().end = dateOf("2020-01-01");
    const auto decoded = decodePack(0, encodePack(0, events).value());
    QVERIFY(decoded && *decoded == events);
    for (std::size_t i = 0; i < events.size(); ++i)
        QVERIFY((*decoded)[i].start.bounds() == events[i].start.bounds());
}

void TestPacks::findsEveryBrokenByte()
{
    const PackBytes good = encodePack(0, numbered(randomWorld(3, 40).events, 1)).value();
    for (std::string PackBytes::*part : {&PackBytes::titles, &PackBytes::records}) {
        for (std::size_t i = 0; i < (good.*part).size(); ++i) {
            PackBytes cut = good;
            (cut.*part).resize(i);
            QVERIFY(!decodePack(0, cut));
            for (int bit = 0; bit < 8; ++bit) {
                PackBytes flipped = good;
                (flipped.*part)[i] = char((flipped.*part)[i] ^ (1 << bit));
                QVERIFY(!decodePack(0, flipped));
            }
        }
    }
    PackBytes wrong = good;
    for (const std::size_t count :
         {std::size_t(0), good.count - 1, good.count + 1, std::size_t(5000), std::size_t(-1)}) {
        wrong.count = count;
        QVERIFY(!decodePack(0, wrong));
    }
}

void TestPacks::survivesBytesBehindARightChecksum()
{
    const std::vector<Event> events = numbered(randomWorld(4, 60).events, 1);
    const PackBytes good = encodePack(0, events).value();
    Dice dice(11);
    int read = 0;
    for (int i = 0; i < 6000; ++i) {
        std::string records = good.records;
        for (std::size_t changes = 1 + dice.below(3); changes > 0; --changes)
            records[dice.below(records.size())] = char(dice.below(256));
        if (dice.chance(20))
            records.resize(dice.below(records.size()));
        const auto opened = PackRecords::open(0, good.count, records);
        if (!opened)
            continue;
        ++read;
        for (std::size_t row = 0; row < good.count; ++row)
            (void)(*opened)->event(row);
    }
    QVERIFY(read > 0); // or the columns behind were never reached
    for (int i = 0; i < 2000; ++i) {
        PackBytes pack = good;
        pack.titles[dice.below(pack.titles.size())] = char(dice.below(256));
        const auto range = titleGroupIn(pack.titles, pack.count, 0);
        if (range && range->end <= pack.titles.size())
            (void)PackTitles::open(
                std::string_view(pack.titles).substr(range->begin, range->end - range->begin),
                pack.count);
    }
}

void TestPacks::keysThatCountCostNothing()
{
    std::vector<Event> plain;
    for (std::int64_t i = 0; i < 4096; ++i)
        plain.push_back(plainEvent(i + 1, std::to_string(i + 1)));
    const std::size_t size = encodePack(0, plain).value().records.size();
    QVERIFY2(size < 200, std::to_string(size).c_str());
}

void TestPacks::readsOneEventAsAll()
{
    const std::vector<Event> events = numbered(randomWorld(5, 1500).events, 1);
    const PackBytes pack = encodePack(0, events).value();
    const auto records = PackRecords::open(0, pack.count, pack.records).value();
    const auto keys = PackKeys::open(0, pack.count, pack.records).value();
    QCOMPARE(records->size(), events.size());
    for (const std::size_t row :
         {std::size_t(0), std::size_t(511), std::size_t(512), std::size_t(1499)}) {
        Event expected = events[row];
        expected.title.clear();
        QVERIFY(records->event(row) == expected);
        QCOMPARE(keys->key(row), expected.key);
        const auto range = titleGroupIn(pack.titles, pack.count, row / titlesPerGroup).value();
        const std::size_t begin = row / titlesPerGroup * titlesPerGroup;
        const auto titles =
            PackTitles::open(
                std::string_view(pack.titles).substr(range.begin, range.end - range.begin),
                std::min(titlesPerGroup, events.size() - begin))
                .value();
        QCOMPARE(titles->title(row - begin), events[row].title);
    }
}

void TestPacks::refusesAnEventWithoutMeasure()
{
    Event event = plainEvent(1, "novel");
    event.description = std::string(heaviestEvent + 1, 'x');
    const auto pack = encodePack(0, std::span(&event, 1));
    QVERIFY(!pack);
    QVERIFY(pack.error().what.find("novel") != std::string::npos);
}

void TestPacks::readsPlainDaysAsOtherDates()
{
    // A set of one day is read by the general parser and has the same bounds.
    for (const char *day : {"0000-02-29", "1582-10-10", "2023-01-11", "9999-12-31"}) {
        const Date plain = dateOf(day);
        const Date set = dateOf(('{' + std::string(day) + '}').c_str());
        QVERIFY(plain.bounds() == set.bounds());
        QVERIFY(plain.first() == plain.bounds() && plain.last() == plain.bounds());
        QVERIFY(plain.precision() == Precision::Day && plain.level() == 0 && !plain.isInterval());
    }
    for (const char *none : {"2023-02-29", "2023-13-01", "2023-00-10", "2023-01-00", "2023-1-011"})
        QVERIFY(!Date::fromEdtf(none));
}

QTEST_APPLESS_MAIN(TestPacks)
#include "tst_packs.moc"
