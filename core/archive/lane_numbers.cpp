// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/lane_numbers.h"

#include "core/base/text.h"
#include "core/engine/lane_words.h"
#include "core/engine/pair_index.h"

#include <algorithm>

namespace entente::archive
{

namespace
{

constexpr int pairShift = 31; // stored numbers are int

/// The field of words whose numbers are the keys.
std::optional<WordField> wordFieldOf(LaneField field)
{
    switch (field) {
    case LaneField::Party:
    case LaneField::Region:
        return WordField::Actor;
    case LaneField::Kind:
        return WordField::Kind;
    case LaneField::Place:
        return WordField::Place;
    case LaneField::Tag:
        return WordField::Tag;
    case LaneField::Thread:
        return WordField::Thread;
    default:
        return std::nullopt;
    }
}

std::string listKeys(const std::string &list)
{
    return "CASE WHEN " + list + " = '{}' THEN '{-1}'::bigint[] ELSE " + list + "::bigint[] END";
}

std::string pairKeys()
{
    const std::string many = std::to_string(LaneNumbers::many);
    return "CASE WHEN cardinality(e.parties) < 2 THEN '{-1}'::bigint[] WHEN"
           " cardinality(e.parties) > " +
           std::to_string(mostPartiesInPairs) + " THEN '{" + many +
           "}'::bigint[] ELSE ARRAY(SELECT (a::bigint << " + std::to_string(pairShift) +
           ") + b FROM unnest(e.parties) a CROSS JOIN unnest(e.parties) b WHERE a < b"
           " ORDER BY 1) END";
}

} // namespace

LaneNumbers::LaneNumbers(const Lexicon &lexicon, LaneField field)
    : m_lexicon(lexicon)
    , m_field(field)
    , m_blocs(lexicon.actors())
{}

std::int64_t LaneNumbers::pairKey(std::int64_t a, std::int64_t b)
{
    return (std::min(a, b) << pairShift) + std::max(a, b);
}

std::pair<std::int64_t, std::int64_t> LaneNumbers::actorsOf(std::int64_t pairKey)
{
    return {pairKey >> pairShift, pairKey & ((std::int64_t(1) << pairShift) - 1)};
}

std::string LaneNumbers::keys(Statement &statement) const
{
    switch (m_field) {
    case LaneField::Party:
        return listKeys("e.parties");
    case LaneField::Tag:
        return listKeys("e.tags");
    case LaneField::Kind:
        return "ARRAY[e.kind::bigint]";
    case LaneField::Region:
        return "ARRAY[e.country::bigint]";
    case LaneField::Place:
        return "ARRAY[e.place::bigint]";
    case LaneField::Status:
        return "ARRAY[e.status::bigint]";
    case LaneField::Thread:
        return "ARRAY[e.thread::bigint]";
    case LaneField::Pair:
        return pairKeys();
    case LaneField::Bloc:
        return blocKeys(statement);
    case LaneField::None:
        break;
    }
    return "'{-1}'::bigint[]";
}

std::string LaneNumbers::blocKeys(Statement &statement) const
{
    // Memberships lie one actor after the other; places in lists of the server begin at 1.
    std::vector<std::int32_t> begins;
    std::vector<std::int32_t> blocs;
    std::vector<std::int32_t> always;
    std::vector<std::int64_t> since;
    std::vector<std::int64_t> until;
    for (std::size_t stored = 0; stored < m_lexicon.size(WordField::Actor); ++stored) {
        begins.push_back(std::int32_t(blocs.size()) + 1);
        const std::uint32_t actor = m_lexicon.actorOf(std::int64_t(stored));
        if (actor == noValue)
            continue;
        for (const BlocIndex::Membership &own : m_blocs.memberships(actor)) {
            blocs.push_back(std::int32_t(own.bloc));
            always.push_back(own.isAlways ? 1 : 0);
            since.push_back(own.span.begin.seconds);
            until.push_back(own.span.end.seconds);
        }
    }
    begins.push_back(std::int32_t(blocs.size()) + 1);
    const std::string from = statement.integers(begins);
    const std::string bloc = "(" + statement.integers(blocs) + ")[m]";
    return "COALESCE((SELECT array_agg(DISTINCT " + bloc +
           "::bigint) FROM unnest(e.parties) p CROSS JOIN LATERAL generate_series((" + from +
           ")[p + 1], (" + from + ")[p + 2] - 1) m WHERE (" + statement.integers(always) +
           ")[m] = 1 OR NOT e.dated OR ((" + statement.bigints(since) +
           ")[m] < e.end_fuzzy_end AND e.start_fuzzy_begin < (" + statement.bigints(until) +
           ")[m])), '{-1}'::bigint[])";
}

std::size_t LaneNumbers::listedKeys() const
{
    switch (m_field) {
    case LaneField::Party:
    case LaneField::Region:
    case LaneField::Kind:
        return m_lexicon.size(*wordFieldOf(m_field));
    case LaneField::Status:
        return allStatuses().size();
    case LaneField::Bloc:
        return m_blocs.size();
    default:
        return 0;
    }
}

std::int64_t LaneNumbers::laneOf(std::int64_t key) const
{
    if (key < 0)
        return m_field == LaneField::Pair ? key : none;
    switch (m_field) {
    case LaneField::Party: {
        const std::uint32_t actor = m_lexicon.actorOf(key);
        return actor == noValue ? none : std::int64_t(actor);
    }
    case LaneField::Kind: {
        const std::uint32_t kind = m_lexicon.kindOf(key);
        return kind == noValue ? none : std::int64_t(m_lexicon.kinds().top(kind));
    }
    case LaneField::Region: {
        const std::uint32_t country = m_lexicon.actorOf(key);
        const std::optional<Region> region =
            country == noValue ? std::nullopt : m_lexicon.actors().region(country);
        return region ? std::int64_t(*region) : none;
    }
    default:
        return key;
    }
}

std::string LaneNumbers::value(std::int64_t lane) const
{
    if (lane == many)
        return manyPartiesLane;
    if (lane < 0)
        return {};
    const auto number = std::uint32_t(lane);
    switch (m_field) {
    case LaneField::Party:
        return m_lexicon.actors().id(number).value;
    case LaneField::Kind:
        return m_lexicon.kinds().id(number).value;
    case LaneField::Region:
        return std::string(labelFor(Region(number)));
    case LaneField::Pair: {
        const auto [a, b] = actorsOf(lane);
        return pairWords(m_lexicon.actors(), m_lexicon.actorOf(a), m_lexicon.actorOf(b)).value;
    }
    case LaneField::Bloc:
        return m_lexicon.actors().id(m_blocs.actor(number)).value;
    case LaneField::Status:
        return std::string(wordFor(Status(number)));
    case LaneField::Place:
    case LaneField::Tag:
    case LaneField::Thread:
        return m_lexicon.words().label(*wordFieldOf(m_field), number);
    case LaneField::None:
        break;
    }
    return {};
}

std::string LaneNumbers::label(std::int64_t lane) const
{
    if (lane == many)
        return std::string(manyPartiesLabel());
    if (lane < 0)
        return std::string(labelWithoutValue(m_field));
    const auto number = std::uint32_t(lane);
    switch (m_field) {
    case LaneField::Party:
        return m_lexicon.actors().label(number);
    case LaneField::Kind:
        return m_lexicon.kinds().label(number);
    case LaneField::Pair: {
        const auto [a, b] = actorsOf(lane);
        return pairWords(m_lexicon.actors(), m_lexicon.actorOf(a), m_lexicon.actorOf(b)).label;
    }
    case LaneField::Bloc:
        return m_lexicon.actors().label(m_blocs.actor(number));
    case LaneField::Status:
        return std::string(labelFor(Status(number)));
    case LaneField::Thread:
        return m_lexicon.threadTitle(value(lane));
    default:
        return value(lane);
    }
}

std::vector<ActorId> LaneNumbers::pair(std::int64_t lane) const
{
    if (m_field != LaneField::Pair || lane < 0)
        return {};
    const auto [a, b] = actorsOf(lane);
    const PairWords words =
        pairWords(m_lexicon.actors(), m_lexicon.actorOf(a), m_lexicon.actorOf(b));
    return {words.first, words.second};
}

std::optional<std::int64_t> LaneNumbers::lane(const std::string &value) const
{
    const bool canLack = m_field == LaneField::None || !labelWithoutValue(m_field).empty();
    if (value.empty() && canLack)
        return none;
    const ActorIndex &actors = m_lexicon.actors();
    const auto wide = [](std::optional<std::uint32_t> number) {
        return number ? std::optional(std::int64_t(*number)) : std::nullopt;
    };
    switch (m_field) {
    case LaneField::Party:
        return wide(actors.find(ActorId{value}));
    case LaneField::Pair: {
        if (value == manyPartiesLane)
            return many;
        const auto pair = pairFrom(actors, value);
        if (!pair)
            return std::nullopt;
        const std::vector<std::int32_t> stored =
            m_lexicon.storedActors({pair->first, pair->second});
        return stored.size() == 2 ? std::optional(pairKey(stored[0], stored[1])) : std::nullopt;
    }
    case LaneField::Bloc: {
        const std::optional<std::uint32_t> actor = actors.find(ActorId{value});
        return actor ? wide(m_blocs.blocOf(*actor)) : std::nullopt;
    }
    case LaneField::Tag:
        return wide(m_lexicon.words().of(WordField::Tag).find(folded(trimmed(value))));
    case LaneField::Place:
    case LaneField::Thread:
        return wide(m_lexicon.words().of(*wordFieldOf(m_field)).find(value));
    case LaneField::Kind:
        for (std::uint32_t kind = 0; kind < m_lexicon.kinds().size(); ++kind) {
            if (m_lexicon.kinds().id(kind).value == value && m_lexicon.kinds().top(kind) == kind)
                return kind;
        }
        return std::nullopt;
    case LaneField::Region:
        for (const Region region : allRegions()) {
            if (labelFor(region) == value)
                return std::int64_t(region);
        }
        return std::nullopt;
    case LaneField::Status: {
        const std::optional<Status> status = statusFrom(value);
        return status ? std::optional(std::int64_t(*status)) : std::nullopt;
    }
    case LaneField::None:
        break;
    }
    return std::nullopt;
}

} // namespace entente::archive
