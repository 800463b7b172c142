// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/memory_records.h"
#include "core/engine/text_ranking.h"
#include "tests/support/random_world.h"

#include <QTest>

#include <algorithm>

namespace entente
{

using test::Dice;

namespace
{

/// More than one thread looks through at a time.
constexpr std::size_t manyEvents = 150'000;

/// Columns of events of different importance.
class Ranked
{
public:
    explicit Ranked(std::size_t size) : columns(columnsOf(size)) {}
    const std::unique_ptr<const Columns> columns;

private:
    static std::unique_ptr<const Columns> columnsOf(std::size_t size)
    {
        const Dataset few = test::randomWorld(11, 300);
        std::vector<Event> events(size);
        for (std::size_t i = 0; i < size; ++i) {
            events[i] = few.events[(i * 7919) % few.events.size()];
            events[i].id = {};
            events[i].relations.clear();
        }
        const auto records = std::make_shared<const MemoryRecords>(std::move(events));
        ColumnWords words;
        ColumnRows rows;
        for (const Event &event : records->events())
            rows.add(event, words);
        Dataset tables;
        tables.kinds = few.kinds;
        return std::make_unique<const Columns>(std::move(tables), std::move(words), std::move(rows),
                                               records);
    }
};

TokenHits randomHits(Dice &dice, std::size_t size)
{
    TokenHits hits;
    for (std::size_t where = 0; where < TokenHits::Count; ++where) {
        if (where != TokenHits::TitlePrefix && dice.chance(40))
            continue;
        auto events = std::make_shared<Bitmap>(size);
        const std::size_t step = 1 + dice.below(4);
        for (std::size_t i = dice.below(5); i < size; i += 1 + dice.below(2 * step))
            events->set(i);
        hits.events[where] = std::move(events);
    }
    return hits;
}

/// The same by a plain loop and a sort of everything.
std::vector<RankedHit> rankedPlainly(const Columns &columns, const std::vector<TokenHits> &tokens,
                                     const Bitmap &found)
{
    std::vector<RankedHit> hits;
    for (EventIndex i = 0; i < found.size(); ++i) {
        if (!found.test(i))
            continue;
        float weight = 0;
        for (const TokenHits &token : tokens)
            weight += token.weight(i);
        hits.push_back(
            {i, double(weight) / double(tokens.size()) + 0.04 * double(columns.importance(i))});
    }
    std::sort(hits.begin(), hits.end(),
              [](const RankedHit &a, const RankedHit &b) { return a.isBefore(b); });
    return hits;
}

} // namespace

/// The best hits are those that come first when all are ranked and sorted.
class TestTextRanking : public QObject
{
    Q_OBJECT

private:
    static void check(const Columns &columns, std::size_t tokenCount, Dice &dice)
    {
        TextRanking ranking(columns);
        Bitmap found(columns.size(), true);
        std::vector<TokenHits> tokens;
        for (std::size_t i = 0; i < tokenCount; ++i) {
            tokens.push_back(randomHits(dice, columns.size()));
            tokens.back().narrow(found);
            QVERIFY(ranking.add(tokens.back(), found, {}));
        }
        std::vector<RankedHit> expected = rankedPlainly(columns, tokens, found);
        for (const std::size_t limit :
             {std::size_t(0), columns.size(), std::size_t(100), std::size_t(7), std::size_t(1)}) {
            const auto best = ranking.best(found, limit, {});
            QVERIFY(best);
            if (limit != 0 && limit < expected.size())
                expected.resize(limit);
            QCOMPARE(best->size(), expected.size());
            for (std::size_t i = 0; i < expected.size(); ++i) {
                QCOMPARE((*best)[i].event, expected[i].event);
                QCOMPARE((*best)[i].rank, expected[i].rank);
            }
        }
    }

private slots:
    void theBestAreThoseThatComeFirstWhenAllAreSorted()
    {
        Dice dice(1);
        for (const std::size_t size : {std::size_t(1), std::size_t(63), std::size_t(700)}) {
            const Ranked world(size);
            for (const std::size_t tokens : {1, 2, 3, 5, 8, 9, 10, 20}) {
                check(*world.columns, tokens, dice);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void threadsFindTheSameAsOne()
    {
        Dice dice(2);
        const Ranked world(manyEvents);
        for (const std::size_t tokens : {1, 2, 4, 9})
            check(*world.columns, tokens, dice);
    }

    void nothingFoundIsNothingRanked()
    {
        const Ranked world(100);
        TextRanking ranking(*world.columns);
        const auto best = ranking.best(Bitmap(100), 10, {});
        QVERIFY(best && best->empty());
    }

    void aStopEndsTheRanking()
    {
        Dice dice(3);
        const Ranked world(manyEvents);
        TextRanking ranking(*world.columns);
        Bitmap found(manyEvents, true);
        TokenHits hits = randomHits(dice, manyEvents);
        hits.narrow(found);
        QVERIFY(ranking.add(hits, found, {}));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!ranking.best(found, 10, stop.get_token()));
        QVERIFY(!ranking.best(found, 0, stop.get_token()));
    }
};

} // namespace entente

QTEST_APPLESS_MAIN(entente::TestTextRanking)
#include "tst_text_ranking.moc"
