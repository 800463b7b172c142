// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/engine/engine.h"
#include "core/engine/extent.h"
#include "core/engine/sorting.h"
#include "core/geo/projection.h"
#include "core/layout/matrix_data.h"
#include "tests/support/engine_maker.h"
#include "tests/support/naive_engine.h"
#include "tests/support/random_world.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <ranges>
#include <span>
#include <tuple>

namespace entente
{

using test::Dice;
using test::NaiveEngine;

namespace
{

constexpr std::uint64_t worlds = 8;
constexpr int questionsPerWorld = 35;
constexpr std::size_t eventsPerWorld = 140; // more than two words of a bitmap

std::vector<EventId> idsOf(const std::vector<const Event *> &events)
{
    std::vector<EventId> ids;
    for (const Event *event : events)
        ids.push_back(event->id);
    return ids;
}

QByteArray describe(const Context &context, std::uint64_t world)
{
    return QByteArray::fromStdString("world " + std::to_string(world) + ": " +
                                     toText(context.filter) +
                                     (context.asKnown ? " (as known)" : ""));
}

Filter certain(const Filter &filter)
{
    std::vector<Term> terms = filter.terms();
    for (Term &term : terms) {
        if (!term.negated)
            term.certainty = Certainty::Certainly;
    }
    return Filter(terms);
}

} // namespace

/// The engine over columns says what plain loops over the records say, for random documents,
/// filters, days and windows.
class TestEngineDifferential : public QObject
{
    Q_OBJECT

private:
    struct Case
    {
        const NaiveEngine &naive;
        const Engine &engine;
        Context context;
        Dice &dice;
        QByteArray words;
    };

    /// Runs `check` on many random contexts; the first failure ends it.
    template <class Check>
    void forRandomContexts(std::uint64_t salt, Check check)
    {
        for (std::uint64_t world = 0; world < worlds; ++world) {
            const Dataset data = test::randomWorld(world, eventsPerWorld);
            const NaiveEngine naive(data);
            const auto engine = test::makeEngine(data);
            Dice dice(world * 1000 + salt);
            for (int i = 0; i < questionsPerWorld; ++i) {
                const Context context = test::randomContext(dice);
                check(Case{naive, *engine, context, dice, describe(context, world)});
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

private slots:
    void initTestCase()
    {
        if (const char *why = test::whyNoEngine())
            QSKIP(why);
    }

    void countsAndIds()
    {
        forRandomContexts(1, [](const Case &c) {
            const std::vector<const Event *> expected = c.naive.passing(c.context);
            const IdsAnswer ids = c.engine.answer(IdsQuestion{c.context}).value();
            QVERIFY2(ids.ids == idsOf(expected), c.words);

            Context plain = c.context;
            plain.filter = Filter();
            const std::vector<const Event *> all = c.naive.passing(plain);
            CountAnswer count;
            Extent extent;
            Extent extentOfAll;
            count.count = std::int64_t(expected.size());
            count.total = std::int64_t(all.size());
            for (const Event *event : expected) {
                const EventSpan span = c.naive.spanOf(*event, c.context);
                count.withoutDate += span.isKnown ? 0 : 1;
                count.withoutPlace += event->place.position ? 0 : 1;
                count.onlyPossibly +=
                    c.naive.passes(*event, c.context, certain(c.context.filter)) ? 0 : 1;
                if (span.isKnown)
                    extent.add(span);
            }
            for (const Event *event : all) {
                if (c.naive.spanOf(*event, c.context).isKnown)
                    extentOfAll.add(c.naive.spanOf(*event, c.context));
            }
            count.extent = extent.span();
            count.extentOfAll = extentOfAll.span();
            QVERIFY2(c.engine.answer(CountQuestion{c.context}).value() == count, c.words);
        });
    }

    void histograms()
    {
        forRandomContexts(2, [](const Case &c) {
            HistogramQuestion question{c.context, {}, c.dice.chance(50), c.dice.chance(50)};
            for (std::size_t i = c.dice.below(20); i > 0; --i)
                question.edges.push_back(test::randomSpan(c.dice).begin);
            std::sort(question.edges.begin(), question.edges.end());
            const Filter filter =
                question.withoutOwnField ? c.context.filter.withoutDates() : c.context.filter;
            HistogramAnswer expected;
            expected.counts.resize(question.edges.empty() ? 0 : question.edges.size() - 1);
            expected.selected = expected.counts;
            for (const Event *event : c.naive.passing(c.context, filter)) {
                const EventSpan span = c.naive.spanOf(*event, c.context);
                const TimeSpan starts =
                    question.certainStarts ? span.start.fuzzy : span.start.strict;
                const Instant start = starts.begin;
                const bool isVague =
                    span.isKnown && question.certainStarts &&
                    std::any_of(question.edges.begin(), question.edges.end(), [&](Instant edge) {
                        return starts.begin < edge && edge < starts.end;
                    });
                bool isInside = isVague;
                expected.vague += isVague ? 1 : 0;
                for (std::size_t bin = 0; bin < expected.counts.size() && span.isKnown && !isVague;
                     ++bin) {
                    if (question.edges[bin] <= start && start < question.edges[bin + 1]) {
                        isInside = true;
                        ++expected.counts[bin];
                        expected.selected[bin] += c.naive.passes(*event, c.context) ? 1 : 0;
                    }
                }
                expected.undated += span.isKnown ? 0 : 1;
                expected.outside += span.isKnown && !isInside ? 1 : 0;
            }
            QVERIFY2(c.engine.answer(question).value() == expected, c.words);
        });
    }

    /// What a facet promises: choose this value, and you will see so many.
    void facets()
    {
        forRandomContexts(3, [](const Case &c) {
            const std::vector<Field> fields{
                Field::Kind,   Field::Status,    Field::Phase,  Field::Party,      Field::Tag,
                Field::In,     Field::Person,    Field::Place,  Field::Confidence, Field::Source,
                Field::Thread, Field::Initiator, Field::Target, Field::Near};
            const Field field = c.dice.oneOf(fields);
            FacetQuestion question{c.context, {field}, 0, c.dice.chance(80)};
            const Facet facet = c.engine.answer(question).value().facets.at(0);
            const Filter filter =
                question.withoutOwnField ? c.context.filter.withoutField(field) : c.context.filter;
            for (const FacetValue &value : facet.values) {
                // A country that is a bloc too stands for its members in a term, not in a facet.
                if (field == Field::In && (value.value == "EU" || value.value == "NATO"))
                    continue;
                const Filter chosen = filter.with(Term{field, {value.value}, false, {}});
                // Choosing a kind below scenario would let in more than the question did.
                const auto expected = c.naive.passing(c.context, chosen).size();
                QVERIFY2(value.count == std::int64_t(expected),
                         c.words + " " + value.value.c_str());
            }
            QVERIFY(std::is_sorted(
                facet.values.begin(), facet.values.end(),
                [](const FacetValue &a, const FacetValue &b) { return a.count > b.count; }));
            std::set<std::string> parties;
            if (field == Field::Party) {
                for (const Event *event : c.naive.passing(c.context, filter)) {
                    for (const Party &party : event->parties)
                        parties.insert(party.actor.value);
                }
                std::set<std::string> shown;
                for (const FacetValue &value : facet.values) {
                    if (value.count > 0)
                        shown.insert(value.value);
                }
                QVERIFY2(parties == shown, c.words);
            }
        });
    }

    /// A matrix counts each two different parties of every event that may touch the window.
    void matrix()
    {
        forRandomContexts(14, [](const Case &c) {
            const TimeSpan window = test::randomSpan(c.dice);
            std::map<std::pair<std::string, std::string>, std::int64_t> expected;
            std::int64_t many = 0;
            for (const Event *event : c.naive.passing(c.context)) {
                if (!c.naive.spanOf(*event, c.context).possiblyIn(window))
                    continue;
                std::set<std::string> parties;
                for (const Party &party : event->parties)
                    parties.insert(party.actor.value);
                if (parties.size() > mostPartiesInPairs) {
                    ++many;
                    continue;
                }
                for (auto a = parties.begin(); a != parties.end(); ++a) {
                    for (auto b = std::next(a); b != parties.end(); ++b)
                        ++expected[{*a, *b}];
                }
            }
            const auto answer = c.engine.answer(matrixQuestion(c.context, window));
            QVERIFY2(answer, c.words);
            const MatrixData data = matrixFrom(*answer, [](const ActorId &id) { return id.value; });
            std::map<std::pair<std::string, std::string>, std::int64_t> counted;
            for (const MatrixData::Cell &cell : data.cells) {
                const std::string &a = data.actors[cell.a].id.value;
                const std::string &b = data.actors[cell.b].id.value;
                if (cell.count > 0)
                    counted[{std::min(a, b), std::max(a, b)}] = cell.count;
            }
            QVERIFY2(counted == expected, c.words);
            QCOMPARE(data.manyParties, many);
            QCOMPARE(data.pairsUnknown, std::int64_t(0));
        });
    }

    void lanes()
    {
        forRandomContexts(4, [](const Case &c) {
            LanesQuestion question;
            question.context = c.context;
            question.window = test::randomSpan(c.dice);
            question.secondsPerPixel = question.window.seconds() / 500;
            question.lanes = LaneField(c.dice.below(10));
            question.order = LaneOrder(c.dice.below(4));
            question.maxLanes = c.dice.chance(30) ? 2 : 40;
            question.marksPerLane = c.dice.chance(50) ? 4 : 400;
            question.wantIds = true;

            LanesAnswer expected;
            std::map<std::string, std::set<EventId>> passing;
            std::map<std::string, std::set<EventId>> touching;
            std::map<std::string, Instant> firsts;
            for (const Event *event : c.naive.passing(c.context)) {
                const EventSpan span = c.naive.spanOf(*event, c.context);
                const bool touches = span.possiblyIn(question.window);
                expected.undated += span.isKnown ? 0 : 1;
                if (span.isKnown && !touches)
                    ++(span.fuzzy().end <= question.window.begin ? expected.before
                                                                 : expected.after);
                for (const std::string &lane : c.naive.lanesOf(*event, question.lanes, c.context)) {
                    passing[lane].insert(event->id);
                    if (touches)
                        touching[lane].insert(event->id);
                    Instant &first = firsts.try_emplace(lane, Instant::openFuture()).first->second;
                    if (span.isKnown)
                        first = std::min(first, span.start.strict.begin);
                }
            }
            for (const auto &[lane, ids] : passing) {
                if (c.dice.chance(10))
                    question.pinned.push_back(lane);
                if (c.dice.chance(10))
                    question.hidden.push_back(lane);
                if (c.dice.chance(50))
                    question.byHand.insert(question.byHand.begin(), lane);
            }
            const LanesAnswer answer = c.engine.answer(question).value();
            QCOMPARE(answer.undated, expected.undated);
            QCOMPARE(answer.before, expected.before);
            QCOMPARE(answer.after, expected.after);
            QCOMPARE(answer.hiddenLanes, std::int64_t(question.hidden.size()));
            checkOrder(answer, question, firsts);

            // Every event is in a lane, in the last one, or counted as hidden.
            const std::set<std::string> hidden(question.hidden.begin(), question.hidden.end());
            std::set<EventId> all;
            std::set<EventId> inSight;
            std::set<EventId> others;
            std::set<EventId> othersTouching;
            std::size_t inOthers = 0;
            for (const auto &[lane, ids] : passing) {
                all.insert(ids.begin(), ids.end());
                if (hidden.contains(lane))
                    continue;
                inSight.insert(ids.begin(), ids.end());
                const auto shown = std::find_if(
                    answer.lanes.begin(), answer.lanes.end(), [&, &lane = lane](const Lane &each) {
                        return !each.isOthers && asked(question, each.value) == lane;
                    });
                if (shown != answer.lanes.end()) {
                    checkLane(*shown, ids, touching[lane], question);
                    continue;
                }
                ++inOthers;
                others.insert(ids.begin(), ids.end());
                othersTouching.insert(touching[lane].begin(), touching[lane].end());
            }
            QCOMPARE(answer.hiddenEvents, std::int64_t(all.size() - inSight.size()));
            QCOMPARE(answer.lanesInOthers, std::int64_t(inOthers));
            const std::size_t most =
                std::max(std::size_t(question.maxLanes), pinnedOf(question, answer).size());
            QCOMPARE(answer.lanes.size(),
                     std::min(passing.size() - hidden.size(), most) + (inOthers > 0 ? 1 : 0));
            if (inOthers > 0) {
                QVERIFY(answer.lanes.back().isOthers);
                QCOMPARE(answer.lanes.back().label, std::string("Others"));
                checkLane(answer.lanes.back(), others, othersTouching, question);
            }
        });
    }

    void clusters()
    {
        forRandomContexts(5, [](const Case &c) {
            ClusterQuestion question;
            question.context = c.context;
            question.cellDegrees = c.dice.chance(50) ? 30 : 0.5;
            question.wantIds = true;
            question.maxArcs = 1000;
            const ClusterAnswer answer = c.engine.answer(question).value();

            std::map<EventId, const Event *> placed;
            std::int64_t withoutPlace = 0;
            std::map<std::pair<std::string, std::string>, std::int64_t> pairs;
            std::map<std::pair<std::string, std::string>, std::int64_t> pointing;
            for (const Event *event : c.naive.passing(c.context)) {
                if (event->place.position)
                    placed[event->id] = event;
                else
                    ++withoutPlace;
                std::set<std::string> parties;
                for (const Party &party : event->parties) {
                    const Actor *actor = c.naive.data().actor(party.actor);
                    if (actor && actor->position)
                        parties.insert(party.actor.value);
                }
                for (const std::string &a : parties) {
                    for (const std::string &b : parties) {
                        if (a < b)
                            ++pairs[{a, b}];
                        const auto is = [&](const std::string &actor, RoleSide side) {
                            return std::ranges::any_of(event->parties, [&](const Party &party) {
                                return party.actor.value == actor && sideOf(party.role) == side;
                            });
                        };
                        const auto points = [&](const std::string &x, const std::string &y) {
                            return is(x, RoleSide::From) && is(y, RoleSide::To);
                        };
                        if (a != b && points(a, b) && !points(b, a))
                            ++pointing[{a, b}];
                    }
                }
            }
            QCOMPARE(answer.withoutPlace, withoutPlace);
            std::set<EventId> seen;
            for (const PlaceCluster &cluster : answer.clusters) {
                QCOMPARE(cluster.members.size(), std::size_t(cluster.count));
                double lat = 0;
                double lon = 0;
                for (const EventId id : cluster.members) {
                    QVERIFY2(placed.contains(id) && seen.insert(id).second, c.words);
                    lat += placed[id]->place.position->lat / double(cluster.count);
                    lon += placed[id]->place.position->lon / double(cluster.count);
                }
                QVERIFY(std::abs(lat - cluster.position.lat) < 1e-9);
                QVERIFY(std::abs(lon - cluster.position.lon) < 1e-9);
                std::int64_t kinds = 0;
                for (const KindCount &kind : cluster.kinds)
                    kinds += kind.count;
                QCOMPARE(kinds, cluster.count);
            }
            QCOMPARE(seen.size(), placed.size());
            QCOMPARE(answer.arcs.size(), pairs.size());
            for (const Arc &arc : answer.arcs) {
                const auto pair = std::minmax(arc.a.value, arc.b.value);
                QCOMPARE(arc.count, pairs[pair]);
                QCOMPARE(arc.forward, (pointing[{arc.a.value, arc.b.value}]));
                QCOMPARE(arc.backward, (pointing[{arc.b.value, arc.a.value}]));
            }
        });
    }

    void arcsToVenues()
    {
        forRandomContexts(15, [](const Case &c) {
            ClusterQuestion question;
            question.context = c.context;
            question.maxArcs = 100'000;
            question.arcEnds = ArcEnds::Venue;
            const ClusterAnswer answer = c.engine.answer(question).value();

            using Venue = std::tuple<std::string, double, double>;
            const auto venueAt = [](const std::string &name, LatLon place) {
                const auto cell = [](double degrees) {
                    return std::floor(std::round(degrees * 1e7) / (venueCellDegrees * 1e7));
                };
                return Venue{name, cell(place.lat), cell(place.lon)};
            };
            std::map<Venue, LatLon> first; // events come in the order of their ids
            std::map<std::pair<std::string, Venue>, std::pair<std::int64_t, std::int64_t>> visits;
            for (const Event *event : c.naive.passing(c.context)) {
                if (!event->place.position)
                    continue;
                const LatLon place = *event->place.position;
                const Venue venue = venueAt(event->place.name, place);
                std::map<std::string, std::pair<bool, bool>> sides;
                for (const Party &party : event->parties) {
                    auto &[from, to] = sides[party.actor.value];
                    from = from || sideOf(party.role) == RoleSide::From;
                    to = to || sideOf(party.role) == RoleSide::To;
                }
                for (const auto &[id, side] : sides) {
                    const Actor *actor = c.naive.data().actor(ActorId{id});
                    if (!actor || !actor->position || event->place.country.value == id ||
                        distanceKm(*actor->position, place) <= 25)
                        continue;
                    first.try_emplace(venue, place);
                    auto &[count, pointing] = visits[{id, venue}];
                    ++count;
                    pointing += side.first && !side.second ? 1 : 0;
                }
            }
            QCOMPARE(answer.arcs.size(), visits.size());
            std::int64_t before = std::numeric_limits<std::int64_t>::max();
            for (const Arc &arc : answer.arcs) {
                QVERIFY2(arc.b.isEmpty() && arc.backward == 0, c.words);
                const Venue venue = venueAt(arc.venue, arc.to);
                const auto found = visits.find({arc.a.value, venue});
                QVERIFY2(found != visits.end(), c.words);
                QCOMPARE(arc.count, found->second.first);
                QCOMPARE(arc.forward, found->second.second);
                QVERIFY(distanceKm(arc.to, first[venue]) < 0.001);
                QVERIFY(arc.from == *c.naive.data().actor(arc.a)->position);
                QVERIFY(arc.count <= before);
                before = arc.count;
                visits.erase(found);
            }
            question.maxArcs = 3;
            const std::vector<Arc> most = c.engine.answer(question).value().arcs;
            QVERIFY2(std::ranges::equal(most, answer.arcs | std::views::take(3)), c.words);
        });
    }

    void lives()
    {
        forRandomContexts(9, [](const Case &c) {
            ThreadsQuestion question{{}, c.context.asKnown};
            ThreadsAnswer expected;
            for (const char *thread : {"raa", "nameless", "", "nowhere", "Loose", "bases"}) {
                question.threads.push_back(ThreadId{thread});
                expected.lives.push_back(c.naive.life(thread, c.context));
            }
            QVERIFY2(c.engine.answer(question).value() == expected, c.words);
        });
    }

    void changes()
    {
        forRandomContexts(8, [](const Case &c) {
            const test::DayPair days = test::randomDays(c.dice);
            ChangesQuestion question{c.context, days.from, days.to, std::int64_t(c.dice.below(40))};
            const std::vector<Change> expected = c.naive.changes(c.context, days.from, days.to);
            const ChangesAnswer few = c.engine.answer(question).value();
            QVERIFY2(few.total == std::int64_t(expected.size()), c.words);
            QVERIFY2(
                std::ranges::equal(few.changes, std::span(expected).first(std::min<std::size_t>(
                                                    expected.size(), std::size_t(question.limit)))),
                c.words);
            question.limit = 1000;
            QVERIFY2(c.engine.answer(question).value().changes == expected, c.words);
        });
    }

    void rows()
    {
        forRandomContexts(6, [](const Case &c) {
            RowsQuestion question;
            question.context = c.context;
            question.order = RowOrder(c.dice.below(8));
            question.descending = c.dice.chance(50);
            question.limit = 1000;
            const RowsAnswer all = c.engine.answer(question).value();
            std::vector<EventId> ids;
            for (const Row &row : all.rows)
                ids.push_back(row.id);
            std::vector<EventId> sorted = ids;
            std::sort(sorted.begin(), sorted.end());
            QVERIFY2(sorted == idsOf(c.naive.passing(c.context)), c.words);
            QCOMPARE(all.total, std::int64_t(ids.size()));

            bool wasMissing = false;
            const Row *before = nullptr;
            for (const Row &row : all.rows) {
                const bool isMissing = hasNothingFor(question.order, row);
                QVERIFY2(!wasMissing || isMissing, c.words);
                if (before && !isMissing && question.order == RowOrder::Start) {
                    const Instant a = eventSpan(before->start, before->end).start.strict.begin;
                    const Instant b = eventSpan(row.start, row.end).start.strict.begin;
                    QVERIFY2(question.descending ? a >= b : a <= b, c.words);
                }
                if (before && !isMissing && question.order == RowOrder::Sources)
                    QVERIFY(question.descending ? before->sources >= row.sources
                                                : before->sources <= row.sources);
                wasMissing = isMissing;
                before = &row;
            }

            question.offset = std::int64_t(c.dice.below(20));
            question.limit = 7;
            const RowsAnswer page = c.engine.answer(question).value();
            const std::size_t first = std::min(ids.size(), std::size_t(question.offset));
            QCOMPARE(page.rows.size(), std::min<std::size_t>(7, ids.size() - first));
            for (std::size_t i = 0; i < page.rows.size(); ++i) {
                QVERIFY(page.rows[i] == all.rows[first + i]);
                QCOMPARE(c.engine.answer(RowOfQuestion{question, page.rows[i].id}).value().row,
                         std::int64_t(first + i));
            }
        });
    }

    void searches()
    {
        const std::vector<std::string> texts{"acces",   "access agr", "kono",      "KŌNO t", "東京",
                                             "fumio",   "japan",      "tokyo",     "2 pact", "日本",
                                             "nothing", "",           "britain lo"};
        forRandomContexts(7, [&](const Case &c) {
            const std::string text = c.dice.oneOf(texts);
            SearchQuestion question{c.context, text, 0};
            question.facets = {Field::Confidence, Field::Status};
            const SearchAnswer answer = c.engine.answer(question).value();
            std::vector<EventId> expected;
            std::map<std::string, std::int64_t> confidences;
            for (const Event *event : c.naive.passing(c.context)) {
                if (c.naive.hasWords(*event, text)) {
                    expected.push_back(event->id);
                    ++confidences[std::string(wordFor(event->confidence))];
                }
            }
            QCOMPARE(answer.facets.size(), 2u);
            std::map<std::string, std::int64_t> counted;
            for (const FacetValue &value : answer.facets.front().values) {
                if (value.count > 0)
                    counted[value.value] = value.count;
            }
            QVERIFY2(counted == confidences, c.words + " " + text.c_str());
            std::vector<EventId> found;
            for (const SearchHit &hit : answer.hits)
                found.push_back(hit.id);
            std::sort(found.begin(), found.end());
            QVERIFY2(found == expected, c.words + " " + text.c_str());
            QCOMPARE(answer.total, std::int64_t(expected.size()));
            QVERIFY(std::is_sorted(
                answer.hits.begin(), answer.hits.end(),
                [](const SearchHit &a, const SearchHit &b) { return a.rank > b.rank; }));
        });
    }

private:
    static bool hasNothingFor(RowOrder order, const Row &row)
    {
        switch (order) {
        case RowOrder::Start:
            return row.start.isEmpty() && row.end.isEmpty();
        case RowOrder::Place:
            return row.place.empty();
        case RowOrder::Parties:
            return row.parties.empty();
        case RowOrder::Confidence:
            return row.confidence == Confidence::Unstated;
        default:
            return false;
        }
    }

    /// A lane's value as NaiveEngine has it: tags are written in several ways.
    static std::string asked(const LanesQuestion &question, const std::string &value)
    {
        return question.lanes == LaneField::Tag ? folded(trimmed(value)) : value;
    }

    static std::vector<std::string> pinnedOf(const LanesQuestion &question,
                                             const LanesAnswer &answer)
    {
        std::vector<std::string> pinned;
        for (const Lane &lane : answer.lanes) {
            if (lane.isPinned)
                pinned.push_back(asked(question, lane.value));
        }
        return pinned;
    }

    static void checkOrder(const LanesAnswer &answer, const LanesQuestion &question,
                           const std::map<std::string, Instant> &firsts)
    {
        std::vector<std::string> pinned;
        std::vector<std::string> byHand;
        const auto isIn = [](const std::vector<std::string> &values, const std::string &value) {
            return std::find(values.begin(), values.end(), value) != values.end();
        };
        for (const std::string &value : question.pinned) {
            if (!isIn(question.hidden, value))
                pinned.push_back(value);
        }
        for (const std::string &value : question.byHand) {
            if (!isIn(question.hidden, value) && !isIn(pinned, value))
                byHand.push_back(value);
        }
        QVERIFY(pinnedOf(question, answer) == pinned);
        std::vector<const Lane *> rest;
        for (std::size_t i = pinned.size(); i < answer.lanes.size(); ++i) {
            if (!answer.lanes[i].isOthers)
                rest.push_back(&answer.lanes[i]);
        }
        if (question.order == LaneOrder::ByHand) {
            const std::size_t first = std::min(byHand.size(), rest.size());
            for (std::size_t i = 0; i < first; ++i)
                QCOMPARE(asked(question, rest[i]->value), byHand[i]);
            rest.erase(rest.begin(), rest.begin() + std::ptrdiff_t(first));
        }
        for (std::size_t i = 1; i < rest.size(); ++i) {
            const Lane &a = *rest[i - 1];
            const Lane &b = *rest[i];
            if (question.order == LaneOrder::Count || question.order == LaneOrder::ByHand) {
                QVERIFY(a.count > b.count || (a.count == b.count && a.label <= b.label));
                continue;
            }
            const bool isLast = b.value.empty() && question.lanes != LaneField::Kind;
            QVERIFY(!a.value.empty() || question.lanes == LaneField::Kind);
            if (question.order == LaneOrder::FirstDate && !isLast)
                QVERIFY(firsts.at(asked(question, a.value)) <= firsts.at(asked(question, b.value)));
            if (question.order == LaneOrder::Name && !isLast) {
                const std::vector<std::string> labels{a.label, b.label};
                const std::vector<std::uint32_t> ranks = collationRanks(labels, {});
                QVERIFY(ranks[0] <= ranks[1]);
            }
        }
    }

    static void checkLane(const Lane &lane, const std::set<EventId> &passing,
                          const std::set<EventId> &touching, const LanesQuestion &question)
    {
        QCOMPARE(lane.count, std::int64_t(passing.size()));
        QCOMPARE(lane.inWindow, std::int64_t(touching.size()));
        std::set<EventId> shown;
        for (const LaneMark &mark : lane.marks) {
            if (mark.count == 1) {
                QVERIFY(shown.insert(mark.id).second);
                continue;
            }
            QVERIFY(lane.inWindow > question.marksPerLane);
            QCOMPARE(mark.members.size(), std::size_t(mark.count));
            QVERIFY(std::count(mark.members.begin(), mark.members.end(), mark.id) == 1);
            for (const EventId id : mark.members)
                QVERIFY(shown.insert(id).second);
        }
        QVERIFY(shown == touching);
        QVERIFY(std::is_sorted(lane.marks.begin(), lane.marks.end(),
                               [](const LaneMark &a, const LaneMark &b) {
                                   return a.span.start.strict.begin < b.span.start.strict.begin;
                               }));
    }
};

} // namespace entente

QTEST_APPLESS_MAIN(entente::TestEngineDifferential)
#include "tst_engine_differential.moc"
