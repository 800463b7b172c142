// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/columns.h"

#include "core/base/text.h"
#include "core/engine/importance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace entente
{

namespace
{

Dataset withoutEvents(Dataset &data)
{
    Dataset vocabulary;
    vocabulary.title = std::move(data.title);
    vocabulary.description = std::move(data.description);
    vocabulary.kinds = std::move(data.kinds);
    vocabulary.actors = std::move(data.actors);
    vocabulary.threads = std::move(data.threads);
    vocabulary.layers = std::move(data.layers);
    vocabulary.properties = std::move(data.properties);
    return vocabulary;
}

bool isOnEarth(const LatLon &position)
{
    return std::abs(position.lat) <= 90 && std::abs(position.lon) <= 180;
}

} // namespace

void SpanColumns::Side::add(const Bounds &bounds)
{
    strictBegin.push_back(bounds.strict.begin.seconds);
    strictEnd.push_back(bounds.strict.end.seconds);
    fuzzyBegin.push_back(bounds.fuzzy.begin.seconds);
    fuzzyEnd.push_back(bounds.fuzzy.end.seconds);
}

Bounds SpanColumns::Side::at(std::size_t i) const
{
    return {{{strictBegin[i]}, {strictEnd[i]}}, {{fuzzyBegin[i]}, {fuzzyEnd[i]}}};
}

Columns::Columns(Dataset data)
    : vocabulary(withoutEvents(data))
    , events(std::move(data.events))
    , ties(std::move(data.ties))
    , kinds(vocabulary.kinds)
    , actors(vocabulary.actors)
    , isScenario(events.size())
    , hasPosition(events.size())
{
    number();
    spans.isKnown = Bitmap(size());
    for (EventIndex i = 0; i < size(); ++i)
        addEvent(i);
    for (const Tie &tie : ties) {
        actors.number(tie.a);
        actors.number(tie.b);
    }
    actors.index(vocabulary.actors);
    persons.index();
    places.index();
    publishers.index();
    Lists threadOf;
    for (const std::uint32_t number : thread) {
        if (number != noValue)
            threadOf.add(number);
        threadOf.endRow();
    }
    eventsOfThread = threadOf.inverted(threads.size());
    rate();
}

std::optional<EventIndex> Columns::find(EventId id) const
{
    const auto found =
        std::lower_bound(events.begin(), events.end(), id,
                         [](const Event &event, EventId wanted) { return event.id < wanted; });
    if (found == events.end() || found->id != id)
        return std::nullopt;
    return EventIndex(found - events.begin());
}

std::optional<EventIndex> Columns::find(const std::string &key) const
{
    const auto found = m_byKey.find(key);
    return found == m_byKey.end() ? std::nullopt : std::optional(found->second);
}

/// Gives every event an id of its own, and sorts them by it.
void Columns::number()
{
    std::set<std::int64_t> taken;
    std::vector<Event *> homeless;
    std::int64_t next = 1;
    const bool inOrder = std::is_sorted(
        events.begin(), events.end(), [](const Event &a, const Event &b) { return a.id <= b.id; });
    if (inOrder && (events.empty() || events.front().id.value > 0)) {
        // As a document holds them: nothing to do.
    } else {
        for (Event &event : events) {
            if (event.id.value <= 0 || !taken.insert(event.id.value).second)
                homeless.push_back(&event);
        }
        for (Event *event : homeless) {
            while (taken.contains(next))
                ++next;
            event->id = EventId{next++};
        }
        std::sort(events.begin(), events.end(),
                  [](const Event &a, const Event &b) { return a.id < b.id; });
    }
    for (EventIndex i = 0; i < size(); ++i)
        m_byKey.try_emplace(events[i].key, i);
}

void Columns::addEvent(EventIndex i)
{
    const Event &event = events[i];
    const EventSpan span = event.span();
    spans.start.add(span.start);
    spans.end.add(span.end);
    if (span.isKnown)
        spans.isKnown.set(i);
    kind.push_back(kinds.number(event.kind));
    top.push_back(kinds.top(kind.back()));
    subkind.push_back(event.subkind.empty() ? noValue : subkinds.add(folded(event.subkind)));
    if (kinds.isScenario(kind.back()))
        isScenario.set(i);
    status.push_back(event.status);
    confidence.push_back(event.confidence);
    thread.push_back(event.thread.isEmpty() ? noValue : threads.add(event.thread.value));
    addPlace(i);
    addLists(event);
    if (!event.reports.empty())
        withReports.push_back(i);
}

void Columns::addLists(const Event &event)
{
    for (const Party &party : event.parties) {
        if (party.actor.isEmpty())
            continue;
        const std::uint32_t actor = actors.number(party.actor);
        partiesOf.addOnce(actor);
        if (party.role == initiatorRole)
            initiatorsOf.addOnce(actor);
        else if (party.role == targetRole)
            targetsOf.addOnce(actor);
    }
    partiesOf.endRow();
    initiatorsOf.endRow();
    targetsOf.endRow();
    for (const std::string &tag : event.tags) {
        if (trimmed(tag).empty())
            continue;
        const std::uint32_t number = tags.add(folded(trimmed(tag)));
        if (number == tagLabels.size())
            tagLabels.emplace_back(trimmed(tag));
        tagsOf.addOnce(number);
    }
    tagsOf.endRow();
    for (const Person &person : event.persons) {
        if (!person.name.empty())
            personsOf.addOnce(persons.add(person.name));
    }
    personsOf.endRow();
    for (const Source &source : event.sources) {
        if (!source.publisher.empty())
            publishersOf.addOnce(publishers.add(source.publisher));
    }
    publishersOf.endRow();
}

void Columns::addPlace(EventIndex i)
{
    const Place &where = events[i].place;
    place.push_back(where.name.empty() ? noValue : places.add(where.name));
    country.push_back(where.country.isEmpty() ? noValue : actors.number(where.country));
    if (where.position && isOnEarth(*where.position)) {
        hasPosition.set(i);
        latitude.push_back(where.position->lat);
        longitude.push_back(where.position->lon);
    } else {
        latitude.push_back(std::numeric_limits<double>::quiet_NaN());
        longitude.push_back(std::numeric_limits<double>::quiet_NaN());
    }
}

void Columns::rate()
{
    Lists targets;
    for (const Event &event : events) {
        for (const Relation &relation : event.relations) {
            if (const std::optional<EventIndex> target = find(relation.target))
                targets.addOnce(*target);
        }
        targets.endRow();
    }
    relatedTo = targets.inverted(size());
    importance.reserve(size());
    for (EventIndex i = 0; i < size(); ++i) {
        const std::size_t degree = targets[i].size() + relatedTo[i].size();
        importance.push_back(importanceOf(events[i], kinds.id(top[i]), degree));
    }
}

} // namespace entente
