// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/brush_index.h"
#include "core/engine/engine_deriver.h"
#include "core/engine/local_engine.h"
#include "tests/support/memory_sections.h"
#include "tests/support/random_world.h"

#include <QTest>

#include <algorithm>

namespace entente
{

using test::Dice;
using test::MemorySections;

namespace
{

struct World
{
    explicit World(std::size_t events, std::uint64_t seed = 7)
        : data(test::randomWorld(seed, events))
        , records(std::make_shared<const MemoryRecords>(data.events))
    {
        tables = data;
        tables.events.clear();
    }

    /// As an import derives them: batch after batch.
    void derive(MemorySections &sections, std::size_t batch) const
    {
        const std::unique_ptr<Deriver> deriver = makeEngineDeriver();
        const std::span<const Event> events = records->events();
        for (std::size_t i = 0; i < events.size(); i += batch) {
            const auto part = events.subspan(i, std::min(batch, events.size() - i));
            QVERIFY(deriver->append(deriver->derive(EventIndex(i), part), sections));
        }
        QVERIFY(deriver->finish(tables, sections));
    }

    Dataset data;
    Dataset tables;
    std::shared_ptr<const MemoryRecords> records;
};

LanesQuestion lanesOf(const Context &context, Dice &dice)
{
    LanesQuestion question;
    question.context = context;
    question.window = test::randomSpan(dice);
    question.secondsPerPixel = question.window.seconds() / 1000 + 1;
    question.marksPerLane = 5;
    question.wantIds = true;
    return question;
}

} // namespace

/// Columns that were derived, written and loaded answer as those that were made in memory.
class TestColumns : public QObject
{
    Q_OBJECT

private slots:
    void loadedColumnsAnswerAsComputedOnes_data()
    {
        QTest::addColumn<int>("batch");
        QTest::newRow("one by one") << 1;
        QTest::newRow("odd batches") << 77;
        QTest::newRow("at once") << 10'000;
    }

    void loadedColumnsAnswerAsComputedOnes()
    {
        QFETCH(int, batch);
        const World world(500);
        const auto sections = std::make_shared<MemorySections>();
        world.derive(*sections, std::size_t(batch));
        const auto loaded = makeLocalEngine(world.tables, 500, world.records, sections);
        QVERIFY(loaded.hasValue());
        const auto computed = makeLocalEngine(world.tables, 500, world.records, nullptr);
        QVERIFY(computed.hasValue());
        const auto plain = makeLocalEngine(world.data);
        Dice dice(3);
        for (int i = 0; i < 40; ++i) {
            const Context context = test::randomContext(dice);
            const IdsAnswer ids = plain->answer(IdsQuestion{context}).value();
            QVERIFY((*loaded)->answer(IdsQuestion{context}).value() == ids);
            QVERIFY((*computed)->answer(IdsQuestion{context}).value() == ids);
            const LanesQuestion lanes = lanesOf(context, dice);
            QVERIFY((*loaded)->answer(lanes).value() == plain->answer(lanes).value());
            const FacetQuestion facets{context, {Field::Kind, Field::Initiator, Field::Near}};
            QVERIFY((*loaded)->answer(facets).value() == plain->answer(facets).value());
            SearchQuestion search;
            search.context = context;
            search.text = "access";
            QVERIFY((*loaded)->answer(search).value() == plain->answer(search).value());
        }
    }

    void idsThatAreNoPlacesAreKept()
    {
        World world(200);
        std::vector<Event> events = world.records->events();
        for (std::size_t i = 50; i < events.size(); ++i)
            events[i].id = EventId{std::int64_t(i) * 3};
        world.records = std::make_shared<const MemoryRecords>(events);
        const auto sections = std::make_shared<MemorySections>();
        world.derive(*sections, 33);
        const auto loaded = makeLocalEngine(world.tables, 200, world.records, sections);
        QVERIFY(loaded.hasValue());
        Context everything;
        everything.filter = parseQuery("kind:scenario,agreement,meeting,zzz").filter;
        const std::vector<EventId> ids = (*loaded)->answer(IdsQuestion{everything}).value().ids;
        Dataset data = world.tables;
        data.events = events;
        QVERIFY(!ids.empty());
        QVERIFY(ids == makeLocalEngine(data)->answer(IdsQuestion{everything}).value().ids);
    }

    void damagedSectionsAreComputedAgain()
    {
        const World world(300);
        MemorySections whole;
        world.derive(whole, 64);
        const std::int64_t total =
            makeLocalEngine(world.data)->answer(CountQuestion{}).value().count;
        Dice dice(5);
        for (int i = 0; i < 300; ++i) {
            const auto sections = std::make_shared<MemorySections>(whole);
            auto chosen = sections->bytes.begin();
            std::advance(chosen, std::ptrdiff_t(dice.below(sections->bytes.size())));
            std::string &bytes = chosen->second;
            if (dice.chance(30))
                bytes.resize(dice.below(bytes.size() + 1));
            else
                bytes[dice.below(bytes.size())] ^= char(1 + dice.below(255));
            const auto engine = makeLocalEngine(world.tables, 300, world.records, sections);
            QVERIFY(engine.hasValue());
            // Sound or not: nothing falls over, and nothing but what was changed is lost.
            QVERIFY((*engine)->answer(CountQuestion{}).value().count <= 300);
            SearchQuestion search;
            search.text = "acc";
            QVERIFY((*engine)->answer(search).hasValue());
            QVERIFY((*engine)->answer(lanesOf({}, dice)).hasValue());
        }
        const auto without =
            makeLocalEngine(world.tables, 300, world.records, std::make_shared<MemorySections>());
        QCOMPARE((*without)->answer(CountQuestion{}).value().count, total);
    }

    void aBrushCountsAsALoopDoes()
    {
        const World world(6000, 11);
        ColumnWords words;
        ColumnRows rows;
        for (const Event &event : world.records->events())
            rows.add(event, words);
        const Columns columns(world.tables, std::move(words), std::move(rows), world.records);
        const SpanIndex spans(columns);
        const Moment moment{Reading(columns, nullptr), std::nullopt, Instant{0}};
        Dice dice(1);
        for (const Field field : {Field::Kind, Field::Party, Field::Near, Field::Status}) {
            Bitmap events(columns.size());
            for (EventIndex i = 0; i < columns.size(); ++i) {
                if (field == Field::Kind || dice.chance(60))
                    events.set(i);
            }
            const FacetSource source = *facetSource(field, moment);
            const auto counts = BrushCounts::make(
                spans, events, std::move(facetSource(field, moment)->numbers), source.size, {});
            for (int i = 0; i < 50; ++i) {
                TimeSpan range = test::randomSpan(dice);
                if (dice.chance(20))
                    range.begin = Instant::openPast();
                if (dice.chance(20))
                    range.end = Instant::openFuture();
                std::vector<std::int64_t> expected(source.size, 0);
                for (EventIndex e = 0; e < columns.size(); ++e) {
                    if (events.test(e) && columns.spans.at(e).possiblyIn(range))
                        source.numbers->count(std::span(&e, 1), 1, expected.data());
                }
                QVERIFY(counts->count(range) == expected);
            }
        }
    }

    void aChoiceOfKindsCountsAsALoopDoes()
    {
        const World world(6000, 12);
        ColumnWords words;
        ColumnRows rows;
        for (const Event &event : world.records->events())
            rows.add(event, words);
        const Columns columns(world.tables, std::move(words), std::move(rows), world.records);
        const Moment moment{Reading(columns, nullptr), std::nullopt, Instant{0}};
        Dice dice(2);
        for (const Field field : {Field::Kind, Field::Party, Field::Initiator, Field::Near}) {
            Bitmap events(columns.size());
            for (EventIndex i = 0; i < columns.size(); ++i) {
                if (dice.chance(70))
                    events.set(i);
            }
            const FacetSource source = *facetSource(field, moment, 30);
            QVERIFY(KindCounts::areFew(columns, source.size));
            const auto counts = KindCounts::make(columns, events, *source.numbers, source.size, {});
            for (int i = 0; i < 20; ++i) {
                std::vector<bool> isChosen(columns.kinds.size());
                for (std::size_t kind = 0; kind < isChosen.size(); ++kind)
                    isChosen[kind] = dice.chance(50);
                std::vector<std::int64_t> expected(source.size, 0);
                for (EventIndex e = 0; e < columns.size(); ++e) {
                    if (events.test(e) && isChosen[columns.kind[e]])
                        source.numbers->count(std::span(&e, 1), 1, expected.data());
                }
                QVERIFY(counts->count(isChosen) == expected);
            }
        }
    }

    void aNumberColumnGrowsWithItsNumbers()
    {
        NumberColumn column;
        std::vector<std::uint32_t> expected;
        for (const std::uint32_t number :
             {noValue, 0U, 254U, 255U, noValue, 65534U, 65535U, 70000U, noValue - 1}) {
            column.push(number);
            expected.push_back(number);
            for (std::size_t i = 0; i < expected.size(); ++i)
                QCOMPARE(column[i], expected[i]);
        }
        QCOMPARE(column.width(), 4);
    }

    void aNumberColumnTakesAnother()
    {
        const std::vector<std::uint32_t> numbers{0, 70000, 3};
        NumberColumn nothing;
        nothing.push(noValue);
        NumberColumn narrow;
        for (const std::uint32_t number : {2U, noValue, 0U, 1U})
            narrow.push(number);
        NumberColumn all;
        all.append(nothing);
        QCOMPARE(all.width(), 0);
        all.append(narrow);
        QCOMPARE(all.width(), 1);
        all.append(narrow, numbers);
        all.append(nothing, numbers);
        const std::vector<std::uint32_t> expected{noValue, 2,       noValue, 0,     1,
                                                  3,       noValue, 0,       70000, noValue};
        QCOMPARE(all.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(all[i], expected[i]);
        all.transform(
            1, 3, [](std::size_t i, std::uint32_t number) { return std::uint32_t(i) + number; });
        QCOMPARE(all[1], 3U);
        QCOMPARE(all[2], noValue);
        QCOMPARE(all[3], 0U);
    }

    void aTableOfBoundsKeepsEachOnce()
    {
        BoundsTable table;
        const auto bounds = [](std::int64_t day) {
            const TimeSpan span{{day * secondsPerDay}, {(day + 1) * secondsPerDay}};
            return Bounds{span, span};
        };
        for (int round = 0; round < 2; ++round) {
            for (std::int64_t day = -500; day < 500; ++day)
                QCOMPARE(table.add(bounds(day)), std::uint32_t(day + 500));
        }
        QCOMPARE(table.size(), std::size_t(1000));
        table.close();
        QVERIFY(table[3] == bounds(-497));
        QCOMPARE(table.add(bounds(7)), 507U);
        QCOMPARE(table.add(bounds(700)), 1000U);
    }
};

} // namespace entente

QTEST_GUILESS_MAIN(entente::TestColumns)
#include "tst_columns.moc"
