// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_keys.h"

#include "core/base/text.h"
#include "core/engine/lane_words.h"

#include <utility>

namespace entente
{

LaneKeys::LaneKeys(const Reading &reading, LaneField field, std::shared_ptr<const PairIndex> pairs)
    : m_columns(&reading.columns())
    , m_reading(reading)
    , m_field(field)
    , m_pairs(std::move(pairs))
{
    std::size_t values = 0;
    switch (field) {
    case LaneField::None:
        break;
    case LaneField::Party:
        values = m_columns->actors.size();
        break;
    case LaneField::Kind: // each event has one
        values = m_columns->kinds.size();
        break;
    case LaneField::Region:
        values = allRegions().size();
        break;
    case LaneField::Pair:
        values = m_pairs->size() + 1; // the last one of many parties
        break;
    case LaneField::Bloc:
        m_blocs = std::make_shared<const BlocIndex>(m_columns->actors);
        values = m_blocs->size();
        break;
    case LaneField::Place:
        values = m_columns->places.names().size();
        break;
    case LaneField::Tag:
        values = m_columns->tags.size();
        break;
    case LaneField::Status: // each event has one
        values = allStatuses().size();
        break;
    case LaneField::Thread:
        values = m_columns->threads.size();
        for (const Thread &thread : m_columns->vocabulary.threads) {
            if (!thread.title.empty())
                m_threadTitles.try_emplace(thread.id.value, thread.title);
        }
        break;
    }
    m_size = values + 1;
}

std::uint32_t LaneKeys::single(EventIndex i) const
{
    switch (m_field) {
    case LaneField::Kind:
        return m_columns->top(i);
    case LaneField::Region: {
        const std::uint32_t country = m_columns->country[i];
        const std::optional<Region> region =
            country == noValue ? std::nullopt : m_columns->actors.region(country);
        return region ? std::uint32_t(*region) : none();
    }
    case LaneField::Place:
        return orNone(m_columns->place[i]);
    case LaneField::Status:
        return std::uint32_t(m_reading.status(i));
    case LaneField::Thread:
        return orNone(m_columns->thread[i]);
    default:
        return none();
    }
}

std::string LaneKeys::value(std::uint32_t lane) const
{
    if (lane == none())
        return {};
    switch (m_field) {
    case LaneField::Party:
        return m_columns->actors.id(lane).value;
    case LaneField::Kind:
        return m_columns->kinds.id(lane).value;
    case LaneField::Region:
        return std::string(labelFor(Region(lane)));
    case LaneField::Pair: {
        if (isMany(lane))
            return manyPartiesLane;
        const auto [a, b] = m_pairs->actors(lane);
        return pairWords(m_columns->actors, a, b).value;
    }
    case LaneField::Bloc:
        return m_columns->actors.id(m_blocs->actor(lane)).value;
    case LaneField::Place:
        return m_columns->places.names()[lane];
    case LaneField::Tag:
        return m_columns->tagLabels[lane];
    case LaneField::Status:
        return std::string(wordFor(Status(lane)));
    case LaneField::Thread:
        return m_columns->threads[lane];
    case LaneField::None:
        break;
    }
    return {};
}

std::string LaneKeys::label(std::uint32_t lane) const
{
    if (lane == none())
        return std::string(labelWithoutValue(m_field));
    switch (m_field) {
    case LaneField::Party:
        return m_columns->actors.label(lane);
    case LaneField::Kind:
        return m_columns->kinds.label(lane);
    case LaneField::Pair: {
        if (isMany(lane))
            return std::string(manyPartiesLabel());
        const auto [a, b] = m_pairs->actors(lane);
        return pairWords(m_columns->actors, a, b).label;
    }
    case LaneField::Bloc:
        return m_columns->actors.label(m_blocs->actor(lane));
    case LaneField::Status:
        return std::string(labelFor(Status(lane)));
    case LaneField::Thread: {
        const auto found = m_threadTitles.find(m_columns->threads[lane]);
        return found == m_threadTitles.end() ? m_columns->threads[lane] : found->second;
    }
    default:
        return value(lane);
    }
}

std::vector<ActorId> LaneKeys::pair(std::uint32_t lane) const
{
    if (m_field != LaneField::Pair || lane == none() || isMany(lane))
        return {};
    const auto [a, b] = m_pairs->actors(lane);
    const PairWords words = pairWords(m_columns->actors, a, b);
    return {words.first, words.second};
}

std::uint32_t LaneKeys::number(const std::string &value) const
{
    const bool canLack = m_field == LaneField::None || !labelWithoutValue(m_field).empty();
    if (value.empty() && canLack)
        return none();
    const auto from = [](std::optional<std::uint32_t> found) { return found.value_or(noValue); };
    switch (m_field) {
    case LaneField::Party:
        return from(m_columns->actors.find(ActorId{value}));
    case LaneField::Pair: {
        if (value == manyPartiesLane)
            return none() - 1;
        const auto pair = pairFrom(m_columns->actors, value);
        return pair ? m_pairs->number(pair->first, pair->second) : noValue;
    }
    case LaneField::Bloc: {
        const std::optional<std::uint32_t> actor = m_columns->actors.find(ActorId{value});
        return actor ? from(m_blocs->blocOf(*actor)) : noValue;
    }
    case LaneField::Place:
        return from(m_columns->places.names().find(value));
    case LaneField::Tag:
        return from(m_columns->tags.find(folded(trimmed(value))));
    case LaneField::Thread:
        return from(m_columns->threads.find(value));
    default:
        // Kinds, regions and statuses are few.
        for (std::uint32_t lane = 0; lane < none(); ++lane) {
            const bool isLane = m_field != LaneField::Kind || m_columns->kinds.top(lane) == lane;
            if (isLane && this->value(lane) == value)
                return lane;
        }
        return noValue;
    }
}

} // namespace entente
