// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/actor.h"
#include "core/model/ids.h"
#include "core/model/vocabulary.h"
#include "core/time/edtf.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente
{

struct Party
{
    ActorId actor;
    std::string role; ///< host, guest, signatory, initiator, target, mediator, observer, …

    bool operator==(const Party &) const = default;
};

/// The roles that the fields `initiator:` and `target:` look for.
constexpr const char *initiatorRole = "initiator";
constexpr const char *targetRole = "target";

/// Which way a role points between two parties of one event: from who acts, gives or comes, to who
/// is acted on, gets or receives.
enum class RoleSide
{
    None,
    From,
    To
};
/// From: initiator, actor, visitor, guest, participant, supplier, claimant; to: target, affected,
/// recipient, host, respondent; else none.
RoleSide sideOf(std::string_view role);

struct Person
{
    std::string name;
    std::string office; ///< held at the time of the event
    ActorId actor;      ///< served; may be empty

    bool operator==(const Person &) const = default;
};

struct Place
{
    std::string name;
    ActorId country; ///< may be empty: the high seas
    std::optional<LatLon> position;
    PlacePrecision precision = PlacePrecision::Unknown;

    bool isEmpty() const { return name.empty() && country.isEmpty() && !position; }
    bool operator==(const Place &) const = default;
};

/// Read: this event *type* that event.
struct Relation
{
    RelationType type = RelationType::LeadsTo;
    std::string target; ///< the key of the other event

    bool operator==(const Relation &) const = default;
};

/// A citation: where the facts of the event can be read.
struct Source
{
    std::string publisher;
    std::string title;
    std::string url;
    std::string date;             ///< as printed
    std::optional<bool> verified; ///< whether the address was seen to answer

    bool operator==(const Source &) const = default;
};

/// One source's word on an event: what it said the status and dates were when it was published.
struct Report
{
    std::string publisher;
    std::string title;
    std::string url;
    Date published;
    std::string quote;            ///< short
    std::optional<Status> status; ///< nothing: the report does not say
    Date start;                   ///< empty: the report does not say
    Date end;

    bool operator==(const Report &) const = default;
};

/// Something dated that happened, is planned or is claimed.
struct Event
{
    EventId id;
    std::string key; ///< stable and unique in its document: "jpn-gbr-raa-2023"
    std::string title;
    KindId kind;
    std::string subkind; ///< a free refinement of the kind: "treaty", "2+2"
    Status status = Status::Occurred;
    Date start;
    Date end; ///< empty for what has one date
    std::vector<Party> parties;
    std::vector<Person> persons;
    Place place;
    std::string description;
    std::vector<std::string> tags;
    Confidence confidence = Confidence::Unstated;
    std::vector<Relation> relations;
    std::vector<Source> sources;
    std::vector<Report> reports;
    ThreadId thread;
    std::optional<Phase> phase; ///< the phase of its thread that begins with this event
    std::string note;           ///< doubts and what was verified, in words
    std::vector<std::pair<std::string, std::string>> extra; ///< imported fields without a home

    EventSpan span() const { return eventSpan(start, end); }
    bool operator==(const Event &) const = default;
};

/// What was known of an event on a day. `known` is false before its start and first report.
struct KnownState
{
    bool known = true;
    Status status = Status::Occurred;
    Date start;
    Date end;
    const Report *report = nullptr; ///< the report that speaks; null when the record itself does
};

/// The event as its newest report published on or before the day that ends at `dayEnd` gives it. A
/// report that spoke before the event began is overtaken once it has begun: from then on, as
/// without any report, the record stands as it is. Known from its earliest start or its first
/// report on, whichever comes first; a start that lies open says nothing of when.
KnownState knownState(const Event &event, Instant dayEnd);

} // namespace entente
