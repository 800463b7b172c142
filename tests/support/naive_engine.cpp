// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/naive_engine.h"

#include "core/base/text.h"
#include "core/engine/area.h"
#include "core/model/region.h"
#include "core/query/date_match.h"
#include "core/time/calendar.h"

#include <algorithm>

namespace entente::test
{

namespace
{

using Words = std::vector<std::string>;

std::string plain(const std::string &text)
{
    return folded(trimmed(text));
}

bool holdsAllWords(const std::string &text, const std::string &wanted)
{
    const Words words = foldedWords(text);
    const Words needed = foldedWords(wanted);
    if (needed.empty())
        return text == wanted;
    return std::all_of(needed.begin(), needed.end(), [&](const std::string &word) {
        return std::count(words.begin(), words.end(), word) > 0;
    });
}

/// One word after the other, the last one as a prefix: looked for in " word word ".
bool holdsPhrase(const std::string &text, const std::string &phrase)
{
    std::string haystack;
    for (const std::string &word : foldedWords(text))
        haystack += " " + word;
    std::string needle;
    for (const std::string &word : foldedWords(phrase))
        needle += " " + word;
    return !needle.empty() && haystack.find(needle) != std::string::npos;
}

bool overlaps(const Membership &membership, const EventSpan &span)
{
    if (!span.isKnown)
        return true;
    const Instant begin =
        membership.start.isEmpty() ? Instant::openPast() : membership.start.first().strict.begin;
    const Instant end =
        membership.end.isEmpty() ? Instant::openFuture() : membership.end.last().strict.end;
    return begin < span.end.fuzzy.end && span.start.fuzzy.begin < end;
}

} // namespace

NaiveEngine::NaiveEngine(Dataset data) : m_data(std::move(data))
{
    for (std::size_t i = 0; i < m_data.events.size(); ++i)
        m_data.events[i].id = EventId{std::int64_t(i) + 1};
    for (const Actor &actor : m_data.actors)
        m_actorIds.insert(actor.id.value);
    const auto addId = [&](const ActorId &id) {
        if (!id.isEmpty())
            m_actorIds.insert(id.value);
    };
    for (const Event &event : m_data.events) {
        addId(event.place.country);
        for (const Party &party : event.parties)
            addId(party.actor);
    }
}

std::vector<Change> NaiveEngine::changes(const Context &context, Instant from, Instant to) const
{
    Context atLast = context;
    atLast.asKnown = to;
    const auto wordOf = [](const KnownState &state) {
        KnownWord word{state.known, state.status, state.start, state.end, {}};
        if (state.report)
            word.report = *state.report;
        return word;
    };
    std::vector<Change> changes;
    for (const Event *event : to > from ? passing(atLast) : std::vector<const Event *>()) {
        // The two ends, and every end of a day next to a date of the event or of a report.
        std::set<Instant> days{to};
        const auto lookAround = [&](const Date &date) {
            if (date.isEmpty())
                return;
            for (const Instant edge : {date.bounds().strict.begin, date.bounds().strict.end}) {
                if (edge.isOpen())
                    continue;
                const std::int64_t day = startOf(civilDate(edge)).seconds;
                for (int i = -2; i <= 2; ++i)
                    days.insert({day + i * secondsPerDay});
            }
        };
        lookAround(event->start);
        for (const Report &report : event->reports)
            lookAround(report.published);
        KnownState before = knownState(*event, from);
        for (const Instant day : days) {
            if (day <= from || day > to)
                continue;
            const KnownState after = knownState(*event, day);
            if (before.known != after.known || before.status != after.status ||
                before.start != after.start || before.end != after.end)
                changes.push_back({event->id, event->key, event->title, event->kind, day,
                                   wordOf(before), wordOf(after)});
            before = after;
        }
    }
    std::ranges::stable_sort(changes, {},
                             [](const Change &change) { return std::pair(change.day, change.id); });
    return changes;
}

ThreadLife NaiveEngine::life(const std::string &thread, const Context &context) const
{
    ThreadLife life{ThreadId{thread}, {}};
    for (const Event &event : m_data.events) {
        const EventSpan span = spanOf(event, context);
        if (thread.empty() || event.thread.value != thread || !span.isKnown ||
            !stateOf(event, context).known)
            continue;
        LifeStep step{event.id, event.title, span, event.phase, stateOf(event, context).status};
        auto place = life.steps.begin();
        while (place != life.steps.end() &&
               !(span.start.strict.begin < place->span.start.strict.begin))
            ++place;
        life.steps.insert(place, std::move(step));
    }
    return life;
}

KnownState NaiveEngine::stateOf(const Event &event, const Context &context) const
{
    if (context.asKnown)
        return knownState(event, *context.asKnown);
    return {true, event.status, event.start, event.end, nullptr};
}

EventSpan NaiveEngine::spanOf(const Event &event, const Context &context) const
{
    const KnownState state = stateOf(event, context);
    return eventSpan(state.start, state.end);
}

bool NaiveEngine::isScenario(const Event &event) const
{
    return m_data.kinds.root(event.kind) == KindId{"scenario"};
}

bool NaiveEngine::passes(const Event &event, const Context &context) const
{
    return passes(event, context, context.filter);
}

bool NaiveEngine::passes(const Event &event, const Context &context, const Filter &filter) const
{
    if (!stateOf(event, context).known)
        return false;
    const auto asksForScenarios = [&](const Term &term) {
        return term.field == Field::Kind && !term.negated &&
               std::any_of(term.values.begin(), term.values.end(), [&](const std::string &value) {
                   const Kind *kind = m_data.kinds.named(value);
                   return kind && m_data.kinds.root(kind->id) == KindId{"scenario"};
               });
    };
    const std::vector<Term> &own = context.filter.terms();
    if (isScenario(event) && std::none_of(own.begin(), own.end(), asksForScenarios))
        return false;
    return std::all_of(filter.terms().begin(), filter.terms().end(), [&](const Term &term) {
        const bool any =
            std::any_of(term.values.begin(), term.values.end(), [&](const std::string &value) {
                return matches(event, term, value, context);
            });
        return any != term.negated;
    });
}

std::vector<const Event *> NaiveEngine::passing(const Context &context) const
{
    return passing(context, context.filter);
}

std::vector<const Event *> NaiveEngine::passing(const Context &context, const Filter &filter) const
{
    std::vector<const Event *> found;
    for (const Event &event : m_data.events) {
        if (passes(event, context, filter))
            found.push_back(&event);
    }
    return found;
}

std::set<std::string> NaiveEngine::actorsNamed(const std::string &value) const
{
    for (const std::string &id : m_actorIds) {
        if (folded(id) == plain(value))
            return {id};
    }
    std::set<std::string> named;
    for (const Actor &actor : m_data.actors) {
        bool isNamed = plain(actor.name) == plain(value);
        for (const ActorName &name : actor.names)
            isNamed = isNamed || plain(name.name) == plain(value);
        for (const std::string &alias : actor.aliases)
            isNamed = isNamed || plain(alias) == plain(value);
        if (isNamed)
            named.insert(actor.id.value);
    }
    return named;
}

std::set<std::string> NaiveEngine::groupOf(const std::string &value, const EventSpan &span) const
{
    std::set<std::string> group = actorsNamed(value);
    for (const std::string &bloc : std::set(group)) {
        for (const Actor &actor : m_data.actors) {
            for (const Membership &membership : actor.memberOf) {
                if (membership.bloc.value == bloc && overlaps(membership, span))
                    group.insert(actor.id.value);
            }
        }
    }
    return group;
}

bool NaiveEngine::isOfKind(const Event &event, const std::string &value) const
{
    if (const Kind *kind = m_data.kinds.named(value))
        return m_data.kinds.isSameOrBelow(event.kind, kind->id);
    const auto hasThisKind = [&](const Event &other) {
        return folded(other.kind.value) == folded(value);
    };
    if (std::any_of(m_data.events.begin(), m_data.events.end(), hasThisKind))
        return hasThisKind(event);
    return !event.subkind.empty() && plain(event.subkind) == plain(value);
}

bool NaiveEngine::isInPhase(const Event &event, Phase phase, const Context &context) const
{
    if (event.thread.isEmpty())
        return false;
    const std::set<Status> notPassed{Status::Planned, Status::Contingent, Status::Speculated,
                                     Status::Cancelled};
    std::set<std::pair<Instant, Phase>> steps;
    for (const Event &other : m_data.events) {
        const KnownState state = stateOf(other, context);
        const EventSpan span = spanOf(other, context);
        if (other.thread == event.thread && other.phase && state.known && span.isKnown &&
            !notPassed.contains(state.status) && span.start.strict.begin < *context.inForce)
            steps.insert({span.start.strict.begin, *other.phase});
    }
    return !steps.empty() && steps.rbegin()->second == phase;
}

bool NaiveEngine::isOfLayer(const Event &event, const std::string &value) const
{
    std::set<std::string> members{value};
    for (const Layer &layer : m_data.layers) {
        if (layer.name == value)
            members = {layer.members.begin(), layer.members.end()};
    }
    return std::any_of(m_data.ties.begin(), m_data.ties.end(), [&](const Tie &tie) {
        return members.contains(tie.layer) &&
               std::count(tie.events.begin(), tie.events.end(), event.key) > 0;
    });
}

bool NaiveEngine::isOfThread(const Event &event, const std::string &value) const
{
    const auto hasThisId = [&](const Event &other) {
        return !other.thread.isEmpty() && plain(other.thread.value) == plain(value);
    };
    if (std::any_of(m_data.events.begin(), m_data.events.end(), hasThisId))
        return hasThisId(event);
    return std::any_of(m_data.threads.begin(), m_data.threads.end(), [&](const Thread &thread) {
        return thread.id == event.thread && holdsAllWords(thread.title, value);
    });
}

bool NaiveEngine::has(const Event &event, const std::string &what, const Context &context) const
{
    if (what == "place")
        return event.place.position.has_value();
    if (what == "date")
        return spanOf(event, context).isKnown;
    if (what == "source")
        return !event.sources.empty();
    if (what == "report")
        return !event.reports.empty();
    if (what == "thread")
        return !event.thread.isEmpty();
    if (what == "person")
        return !event.persons.empty();
    return what == "party" && !event.parties.empty();
}

bool NaiveEngine::matches(const Event &event, const Term &term, const std::string &value,
                          const Context &context) const
{
    const EventSpan span = spanOf(event, context);
    const auto hasParty = [&](const std::set<std::string> &ids, const std::string &role = {}) {
        return std::any_of(event.parties.begin(), event.parties.end(), [&](const Party &party) {
            return ids.contains(party.actor.value) && (role.empty() || party.role == role);
        });
    };
    switch (term.field) {
    case Field::Text:
        return holdsPhrase(event.title, value) || holdsPhrase(event.description, value);
    case Field::Kind:
        return isOfKind(event, value);
    case Field::Status:
        return statusFrom(value) == stateOf(event, context).status;
    case Field::Phase:
        return phaseFrom(value) && isInPhase(event, *phaseFrom(value), context);
    case Field::Party:
        return hasParty(actorsNamed(value));
    case Field::Initiator:
        return hasParty(actorsNamed(value), "initiator");
    case Field::Target:
        return hasParty(actorsNamed(value), "target");
    case Field::Member: {
        std::set<std::string> group = groupOf(value, span);
        const std::set<std::string> named = actorsNamed(value);
        if (named.contains("RUS") || named.contains("SUN"))
            group.insert({"RUS", "SUN"});
        return hasParty(group);
    }
    case Field::Person:
        return std::any_of(event.persons.begin(), event.persons.end(),
                           [&](const Person &p) { return holdsAllWords(p.name, value); });
    case Field::Place:
        return !event.place.name.empty() && holdsAllWords(event.place.name, value);
    case Field::In: {
        if (!actorsNamed(value).empty())
            return groupOf(value, span).contains(event.place.country.value);
        const std::optional<Region> region = regionOf(event.place.country);
        return region && (plain(std::string(labelFor(*region))) == plain(value) ||
                          plain(std::string(continentOf(*region))) == plain(value));
    }
    case Field::Near: {
        const std::optional<Area> area = Area::fromText(value);
        return area && event.place.position && area->contains(*event.place.position);
    }
    case Field::Tag:
        return std::any_of(event.tags.begin(), event.tags.end(),
                           [&](const std::string &tag) { return plain(tag) == plain(value); });
    case Field::Source:
        return std::any_of(event.sources.begin(), event.sources.end(), [&](const Source &source) {
            return !source.publisher.empty() && holdsAllWords(source.publisher, value);
        });
    case Field::Confidence:
        return confidenceFrom(value) == event.confidence;
    case Field::Thread:
        return isOfThread(event, value);
    case Field::Event:
        return (value.starts_with('#') ? "#" + std::to_string(event.id.value) : event.key) == value;
    case Field::Layer:
        return isOfLayer(event, value);
    case Field::Has:
        return has(event, value, context);
    case Field::Without:
        return !has(event, value, context);
    case Field::Before:
    case Field::After:
    case Field::During:
        return matchesDate(span, term.field, dateRange(value).value(), term.certainty);
    }
    return false;
}

std::set<std::string> NaiveEngine::lanesOf(const Event &event, LaneField field,
                                           const Context &context) const
{
    std::set<std::string> lanes;
    std::set<std::string> parties;
    for (const Party &party : event.parties)
        parties.insert(party.actor.value);
    switch (field) {
    case LaneField::Party:
        lanes = parties;
        break;
    case LaneField::Kind:
        lanes.insert(m_data.kinds.root(event.kind).value);
        break;
    case LaneField::Region:
        if (const std::optional<Region> region = regionOf(event.place.country))
            lanes.insert(std::string(labelFor(*region)));
        break;
    case LaneField::Pair:
        if (parties.size() > mostPartiesInPairs) {
            lanes.insert("many");
            break;
        }
        for (const std::string &a : parties) {
            for (const std::string &b : parties) {
                if (a < b)
                    lanes.insert(a + "-" + b);
            }
        }
        break;
    case LaneField::Bloc:
        for (const Actor &actor : m_data.actors) {
            for (const Membership &membership : actor.memberOf) {
                const std::string &bloc = membership.bloc.value;
                if (matches(event, {Field::Member, {bloc}, false, {}}, bloc, context))
                    lanes.insert(bloc);
            }
        }
        break;
    case LaneField::Place:
        lanes.insert(event.place.name);
        break;
    case LaneField::Tag:
        for (const std::string &tag : event.tags)
            lanes.insert(plain(tag));
        break;
    case LaneField::Status:
        lanes.insert(std::string(wordFor(stateOf(event, context).status)));
        break;
    case LaneField::Thread:
        lanes.insert(event.thread.value);
        break;
    case LaneField::None:
        break;
    }
    if (lanes.empty())
        lanes.insert("");
    return lanes;
}

bool NaiveEngine::hasWords(const Event &event, const std::string &text) const
{
    Words names;
    const auto addWords = [&](const std::string &more) {
        for (const std::string &word : foldedWords(more))
            names.push_back(word);
    };
    addWords(event.title);
    addWords(event.description);
    addWords(event.place.name);
    for (const Person &person : event.persons)
        addWords(person.name);
    std::set<std::string> actors{event.place.country.value};
    for (const Party &party : event.parties)
        actors.insert(party.actor.value);
    for (const std::string &id : actors)
        addWords(id);
    for (const Actor &actor : m_data.actors) {
        if (!actors.contains(actor.id.value))
            continue;
        addWords(actor.name);
        for (const ActorName &name : actor.names)
            addWords(name.name);
        for (const std::string &alias : actor.aliases)
            addWords(alias);
    }
    const Words wanted = foldedWords(text);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const bool isLast = i + 1 == wanted.size();
        if (std::none_of(names.begin(), names.end(), [&](const std::string &word) {
                return isLast ? word.starts_with(wanted[i]) : word == wanted[i];
            }))
            return false;
    }
    return !wanted.empty();
}

} // namespace entente::test
