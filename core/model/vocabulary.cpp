// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/vocabulary.h"

#include "core/base/translation.h"

#include <algorithm>
#include <array>

namespace entente
{

namespace
{

template <class E>
struct Word
{
    E value;
    std::string_view word;
    std::string_view label;
    std::string_view inverse = {};
};

// Every table lists its values in the order of the enum.
constexpr Word<Status> statusWords[] = {
    {Status::Occurred, "occurred", ENTENTE_TRANSLATE_LATER("Status", "Occurred")},
    {Status::Ongoing, "ongoing", ENTENTE_TRANSLATE_LATER("Status", "Ongoing")},
    {Status::Planned, "planned", ENTENTE_TRANSLATE_LATER("Status", "Planned")},
    {Status::InNegotiation, "in-negotiation", ENTENTE_TRANSLATE_LATER("Status", "In negotiation")},
    {Status::Contingent, "contingent", ENTENTE_TRANSLATE_LATER("Status", "Contingent")},
    {Status::Speculated, "speculated", ENTENTE_TRANSLATE_LATER("Status", "Speculated")},
    {Status::Cancelled, "cancelled", ENTENTE_TRANSLATE_LATER("Status", "Cancelled")},
    {Status::Terminated, "terminated", ENTENTE_TRANSLATE_LATER("Status", "Terminated")},
};

constexpr Word<Confidence> confidenceWords[] = {
    {Confidence::Unstated, "unstated", ENTENTE_TRANSLATE_LATER("Confidence", "Not stated")},
    {Confidence::Low, "low", ENTENTE_TRANSLATE_LATER("Confidence", "Low")},
    {Confidence::Medium, "medium", ENTENTE_TRANSLATE_LATER("Confidence", "Medium")},
    {Confidence::High, "high", ENTENTE_TRANSLATE_LATER("Confidence", "High")},
};

constexpr Word<RelationType> relationWords[] = {
    {RelationType::LeadsTo, "leads-to", "leads to", "follows from"},
    {RelationType::SignedAfter, "signed-after", "signed after", "precedes"},
    {RelationType::Ratified, "ratified", "ratified", "ratified by"},
    {RelationType::EntersIntoForce, "enters-into-force", "brings into force",
     "brought into force by"},
    {RelationType::PartOf, "part-of", "part of", "has part"},
    {RelationType::Implements, "implements", "implements", "implemented by"},
    {RelationType::Amends, "amends", "amends", "amended by"},
    {RelationType::Renews, "renews", "renews", "renewed by"},
    {RelationType::Suspends, "suspends", "suspends", "suspended by"},
    {RelationType::Terminates, "terminates", "terminates", "terminated by"},
    {RelationType::Supersedes, "supersedes", "supersedes", "superseded by"},
    {RelationType::ContingentOn, "contingent-on", "contingent on", "condition of"},
    {RelationType::RespondsTo, "responds-to", "responds to", "prompted"},
};

constexpr Word<Phase> phaseWords[] = {
    {Phase::Talks, "talks", ENTENTE_TRANSLATE_LATER("Phase", "Talks")},
    {Phase::AgreedInPrinciple, "agreed-in-principle",
     ENTENTE_TRANSLATE_LATER("Phase", "Agreed in principle")},
    {Phase::Signed, "signed", ENTENTE_TRANSLATE_LATER("Phase", "Signed")},
    {Phase::Ratified, "ratified", ENTENTE_TRANSLATE_LATER("Phase", "Ratified")},
    {Phase::InForce, "in-force", ENTENTE_TRANSLATE_LATER("Phase", "In force")},
    {Phase::Suspended, "suspended", ENTENTE_TRANSLATE_LATER("Phase", "Suspended")},
    {Phase::Terminated, "terminated", ENTENTE_TRANSLATE_LATER("Phase", "Terminated")},
};

constexpr Word<PlacePrecision> precisionWords[] = {
    {PlacePrecision::Unknown, "unknown", "Unknown"},
    {PlacePrecision::Venue, "venue", "Venue"},
    {PlacePrecision::City, "city", "City"},
    {PlacePrecision::Region, "region", "Region"},
    {PlacePrecision::Country, "country", "Country"},
    {PlacePrecision::Virtual, "virtual", "Virtual"},
};

char plain(char c)
{
    if (c == '_' || c == ' ')
        return '-';
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool sameWord(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return plain(x) == plain(y); });
}

template <class E, std::size_t N>
const Word<E> &entryOf(const Word<E> (&table)[N], E value)
{
    return table[std::size_t(value)];
}

template <class E, std::size_t N>
std::optional<E> find(const Word<E> (&table)[N], std::string_view word)
{
    for (const Word<E> &entry : table) {
        if (sameWord(entry.word, word))
            return entry.value;
    }
    return std::nullopt;
}

template <class E, std::size_t N>
constexpr std::array<E, N> valuesOf(const Word<E> (&table)[N])
{
    std::array<E, N> values{};
    for (std::size_t i = 0; i < N; ++i)
        values[i] = table[i].value;
    return values;
}

constexpr auto statuses = valuesOf(statusWords);
constexpr auto confidences = valuesOf(confidenceWords);
constexpr auto relationTypes = valuesOf(relationWords);
constexpr auto phases = valuesOf(phaseWords);

} // namespace

std::string_view wordFor(Status status)
{
    return entryOf(statusWords, status).word;
}
std::string_view wordFor(Confidence value)
{
    return entryOf(confidenceWords, value).word;
}
std::string_view wordFor(RelationType type)
{
    return entryOf(relationWords, type).word;
}
std::string_view wordFor(Phase phase)
{
    return entryOf(phaseWords, phase).word;
}
std::string_view wordFor(PlacePrecision value)
{
    return entryOf(precisionWords, value).word;
}

std::string_view labelFor(Status status)
{
    return entryOf(statusWords, status).label;
}
std::string_view labelFor(Confidence value)
{
    return entryOf(confidenceWords, value).label;
}
std::string_view labelFor(RelationType type)
{
    return entryOf(relationWords, type).label;
}
std::string_view inverseLabelFor(RelationType type)
{
    return entryOf(relationWords, type).inverse;
}
std::string_view labelFor(Phase phase)
{
    return entryOf(phaseWords, phase).label;
}

std::optional<Status> statusFrom(std::string_view word)
{
    if (sameWord(word, "canceled"))
        return Status::Cancelled;
    return find(statusWords, word);
}

std::optional<Confidence> confidenceFrom(std::string_view word)
{
    return find(confidenceWords, word);
}

std::optional<RelationType> relationTypeFrom(std::string_view word)
{
    return find(relationWords, word);
}

std::optional<Phase> phaseFrom(std::string_view word)
{
    return find(phaseWords, word);
}

std::optional<PlacePrecision> placePrecisionFrom(std::string_view word)
{
    return find(precisionWords, word);
}

std::span<const Status> allStatuses()
{
    return statuses;
}
std::span<const Phase> allPhases()
{
    return phases;
}
std::span<const Confidence> allConfidences()
{
    return confidences;
}
std::span<const RelationType> allRelationTypes()
{
    return relationTypes;
}

} // namespace entente
