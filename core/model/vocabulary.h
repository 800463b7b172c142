// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente
{

enum class Status
{
    Occurred,
    Ongoing,
    Planned,
    InNegotiation,
    Contingent,
    Speculated,
    Cancelled,
    Terminated,
};

enum class Confidence
{
    Unstated,
    Low,
    Medium,
    High
};

enum class RelationType
{
    LeadsTo,
    SignedAfter,
    Ratified,
    EntersIntoForce,
    PartOf,
    Implements,
    Amends,
    Renews,
    Suspends,
    Terminates,
    Supersedes,
    ContingentOn,
    RespondsTo,
};

/// Stages in the life of a pact, in their usual order.
enum class Phase
{
    Talks,
    AgreedInPrinciple,
    Signed,
    Ratified,
    InForce,
    Suspended,
    Terminated
};

enum class PlacePrecision
{
    Unknown,
    Venue,
    City,
    Region,
    Country,
    Virtual
};

/// The word that files and queries use ("in-negotiation", "agreed-in-principle").
std::string_view wordFor(Status);
std::string_view wordFor(Confidence);
std::string_view wordFor(RelationType);
std::string_view wordFor(Phase);
std::string_view wordFor(PlacePrecision);

/// The word that people read ("In negotiation"; for a relation "leads to"; its inverse "follows
/// from").
std::string_view labelFor(Status);
std::string_view labelFor(Confidence);
std::string_view labelFor(RelationType);
std::string_view inverseLabelFor(RelationType);
std::string_view labelFor(Phase);

/// Case-insensitive; '_' and ' ' count as '-'. Nothing for a word that is none.
std::optional<Status> statusFrom(std::string_view word);
std::optional<Confidence> confidenceFrom(std::string_view word);
std::optional<RelationType> relationTypeFrom(std::string_view word);
std::optional<Phase> phaseFrom(std::string_view word);
std::optional<PlacePrecision> placePrecisionFrom(std::string_view word);

std::span<const Status> allStatuses();
std::span<const Phase> allPhases();
std::span<const Confidence> allConfidences();
std::span<const RelationType> allRelationTypes();

} // namespace entente
