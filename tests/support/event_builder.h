// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"
#include "core/query/filter.h"

#include <string>
#include <utility>
#include <vector>

namespace entente::test
{

/// Writes an event in one expression: EventBuilder("a", "Talks open").at("2020-05").with("JPN").
class EventBuilder
{
public:
    EventBuilder(std::string key, std::string title)
    {
        m_event.key = std::move(key);
        m_event.title = std::move(title);
        m_event.kind = KindId{"meeting"};
    }

    EventBuilder &kind(std::string id, std::string subkind = {})
    {
        m_event.kind = KindId{std::move(id)};
        m_event.subkind = std::move(subkind);
        return *this;
    }
    EventBuilder &at(const std::string &start, const std::string &end = {})
    {
        m_event.start = Date::fromEdtf(start).value();
        if (!end.empty())
            m_event.end = Date::fromEdtf(end).value();
        return *this;
    }
    EventBuilder &status(Status status)
    {
        m_event.status = status;
        return *this;
    }
    EventBuilder &with(std::string actor, std::string role = "participant")
    {
        m_event.parties.push_back({ActorId{std::move(actor)}, std::move(role)});
        return *this;
    }
    EventBuilder &person(std::string name)
    {
        m_event.persons.push_back({std::move(name), {}, {}});
        return *this;
    }
    EventBuilder &in(std::string place, std::string country, LatLon position)
    {
        m_event.place = {std::move(place), ActorId{std::move(country)}, position,
                         PlacePrecision::City};
        return *this;
    }
    EventBuilder &tag(std::string tag)
    {
        m_event.tags.push_back(std::move(tag));
        return *this;
    }
    EventBuilder &source(std::string publisher)
    {
        m_event.sources.push_back({std::move(publisher), {}, {}, {}, {}});
        return *this;
    }
    EventBuilder &saying(std::string description)
    {
        m_event.description = std::move(description);
        return *this;
    }
    EventBuilder &confidence(Confidence confidence)
    {
        m_event.confidence = confidence;
        return *this;
    }
    EventBuilder &thread(std::string id, std::optional<Phase> phase = {})
    {
        m_event.thread = ThreadId{std::move(id)};
        m_event.phase = phase;
        return *this;
    }
    EventBuilder &relation(RelationType type, std::string target)
    {
        m_event.relations.push_back({type, std::move(target)});
        return *this;
    }
    EventBuilder &report(const std::string &published, std::optional<Status> status,
                         const std::string &start = {})
    {
        Report report;
        report.publisher = "Gazette";
        report.published = Date::fromEdtf(published).value();
        report.status = status;
        if (!start.empty())
            report.start = Date::fromEdtf(start).value();
        m_event.reports.push_back(std::move(report));
        return *this;
    }

    operator Event() const { return m_event; }

private:
    Event m_event;
};

inline Actor actor(std::string id, std::string name, ActorType type = ActorType::State)
{
    Actor made;
    made.id = ActorId{std::move(id)};
    made.name = std::move(name);
    made.type = type;
    return made;
}

/// The end of a day in ISO form, as contexts hold it.
inline Instant endOf(const std::string &day)
{
    return Date::fromEdtf(day).value().bounds().strict.end;
}

/// The filter of a query that the test knows to be right.
inline Filter query(const std::string &text)
{
    return parseQuery(text).filter;
}

} // namespace entente::test
