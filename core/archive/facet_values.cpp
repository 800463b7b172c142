// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/facet_values.h"

#include "core/base/text.h"
#include "core/engine/area.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace entente::archive
{

namespace
{

using Counts = std::function<std::string(const std::string &)>;

Counts byColumn(std::string column)
{
    return [column = std::move(column)](const std::string &events) {
        return "SELECT " + column + " AS v, count(*) AS n " + events + " GROUP BY v";
    };
}

/// Events with the same list are counted before the list is taken apart.
Counts byList(std::string column)
{
    return [column = std::move(column)](const std::string &events) {
        return "SELECT v, sum(g.n)::bigint AS n FROM (SELECT e." + column +
               " AS list, count(*) AS n " + events + " GROUP BY e." + column +
               ") g CROSS JOIN LATERAL unnest(g.list) v GROUP BY v";
    };
}

/// Names count for every name whose words they hold, as the term would find them.
Counts byNames(std::string list, WordField field)
{
    return [list = std::move(list), field](const std::string &events) {
        return "SELECT x.v, sum(g.n)::bigint AS n FROM (SELECT " + list +
               " AS list, count(*) AS n " + events +
               " GROUP BY list) g CROSS JOIN LATERAL (SELECT u.v FROM unnest(g.list) u(v)"
               " WHERE u.v >= 0 UNION SELECT w.wider FROM entente.wider w WHERE w.field = " +
               std::to_string(int(field)) + " AND w.number = ANY(g.list)) x GROUP BY x.v";
    };
}

std::uint32_t sameNumber(std::int64_t stored)
{
    return stored < 0 ? noValue : std::uint32_t(stored);
}

std::int32_t sameStored(std::uint32_t number)
{
    return std::int32_t(number);
}

/// For the words of an enumeration that begins at 0.
template <class E>
FacetValues ofEnum(std::span<const E> all, Counts counts,
                   std::optional<E> (*from)(std::string_view))
{
    return {std::move(counts),
            all.size(),
            [](std::uint32_t number) { return std::string(wordFor(E(number))); },
            [](std::uint32_t number) { return std::string(labelFor(E(number))); },
            [from](const std::string &word) {
                const std::optional<E> value = from(word);
                return value ? std::optional(std::uint32_t(*value)) : std::nullopt;
            },
            sameNumber,
            sameStored,
            false};
}

FacetValues ofWords(const Lexicon &lexicon, WordField field, Counts counts)
{
    const Words &words = lexicon.words();
    const auto text = [&words, field](std::uint32_t number) { return words.label(field, number); };
    return {std::move(counts),
            lexicon.size(field),
            text,
            text,
            [&words, field](const std::string &value) { return words.of(field).find(value); },
            sameNumber,
            sameStored,
            true};
}

FacetValues ofTags(const Lexicon &lexicon)
{
    FacetValues values = ofWords(lexicon, WordField::Tag, byList("tags"));
    values.number = [&lexicon](const std::string &value) {
        return lexicon.words().of(WordField::Tag).find(folded(trimmed(value)));
    };
    return values;
}

FacetValues ofThreads(const Lexicon &lexicon)
{
    FacetValues values = ofWords(lexicon, WordField::Thread, byColumn("e.thread"));
    values.label = [&lexicon](std::uint32_t number) {
        return lexicon.threadTitle(lexicon.words().label(WordField::Thread, number));
    };
    return values;
}

FacetValues ofActors(const Lexicon &lexicon, Counts counts)
{
    const ActorIndex &actors = lexicon.actors();
    return {std::move(counts),
            actors.size(),
            [&actors](std::uint32_t number) { return actors.id(number).value; },
            [&actors](std::uint32_t number) { return actors.label(number); },
            [&actors](const std::string &value) {
                const std::vector<std::uint32_t> named = actors.named(value);
                return named.size() == 1 ? std::optional(named.front()) : std::nullopt;
            },
            [&lexicon](std::int64_t stored) { return lexicon.actorOf(stored); },
            [&lexicon](std::uint32_t number) {
                const std::vector<std::int32_t> stored = lexicon.storedActors({number});
                return stored.empty() ? -1 : stored.front();
            },
            true};
}

FacetValues ofKinds(const Lexicon &lexicon)
{
    const KindIndex &kinds = lexicon.kinds();
    return {byColumn("e.kind"),
            kinds.size(),
            [&kinds](std::uint32_t number) { return kinds.id(number).value; },
            [&kinds](std::uint32_t number) { return kinds.label(number); },
            [&kinds](const std::string &value) -> std::optional<std::uint32_t> {
                for (const std::uint32_t kind : kinds.named(value)) {
                    if (kinds.top(kind) == kind)
                        return kind;
                }
                return std::nullopt;
            },
            [&lexicon, &kinds](std::int64_t stored) {
                const std::uint32_t kind = lexicon.kindOf(stored);
                return kind == noValue ? noValue : kinds.top(kind);
            },
            sameStored,
            false};
}

FacetValues ofPhases(const Scope &scope)
{
    return ofEnum<Phase>(
        allPhases(),
        [phases = phasesOf(scope)](const std::string &events) {
            return "SELECT p.phase AS v, sum(g.n)::bigint AS n FROM (SELECT e.thread, count(*) AS"
                   " n " +
                   events + " GROUP BY e.thread) g JOIN " + phases +
                   " p ON p.thread = g.thread GROUP BY v";
        },
        phaseFrom);
}

/// Boxes of latitude and longitude, south to north and west to east.
FacetValues ofCells(double cellDegrees)
{
    const double degrees =
        cellDegrees >= finestFacetCell ? std::min(cellDegrees, 90.0) : finestFacetCell;
    const auto across = std::size_t(std::ceil(360 / degrees));
    const auto down = std::size_t(std::ceil(180 / degrees));
    // The north pole and the date line belong to the last cells.
    const std::string row = "least(trunc((e.lat + 90) / " + literal(degrees) + ")::bigint, " +
                            std::to_string(down - 1) + ")";
    const std::string column = "least(trunc((e.lon + 180) / " + literal(degrees) + ")::bigint, " +
                               std::to_string(across - 1) + ")";
    const auto text = [=](std::uint32_t number) {
        const std::size_t fromSouth = number / across;
        const double south = double(fromSouth) * degrees - 90;
        const double west = double(number % across) * degrees - 180;
        return Area::box({south, west},
                         {std::min(south + degrees, 90.0), std::min(west + degrees, 180.0)})
            .toText();
    };
    return {byColumn("CASE WHEN e.lat IS NULL THEN -1 ELSE " + row + " * " +
                     std::to_string(across) + " + " + column + " END"),
            across * down,
            text,
            [](std::uint32_t) { return std::string(); },
            [](const std::string &) -> std::optional<std::uint32_t> { return std::nullopt; },
            sameNumber,
            sameStored,
            false};
}

} // namespace

std::optional<FacetValues> facetValues(const Scope &scope, Field field, double cellDegrees)
{
    const Lexicon &lexicon = scope.lexicon;
    switch (field) {
    case Field::Kind:
        return ofKinds(lexicon);
    case Field::Status:
        return ofEnum<Status>(allStatuses(), byColumn("e.status"), statusFrom);
    case Field::Phase:
        return ofPhases(scope);
    case Field::Party:
        return ofActors(lexicon, byList("parties"));
    case Field::Initiator:
        return ofActors(lexicon, byList("initiators"));
    case Field::Target:
        return ofActors(lexicon, byList("targets"));
    case Field::In:
        return ofActors(lexicon, byColumn("e.country"));
    case Field::Near:
        return ofCells(cellDegrees);
    case Field::Tag:
        return ofTags(lexicon);
    case Field::Person:
        return ofWords(lexicon, WordField::Person, byNames("e.persons", WordField::Person));
    case Field::Place:
        return ofWords(lexicon, WordField::Place, byNames("ARRAY[e.place]", WordField::Place));
    case Field::Source:
        return ofWords(lexicon, WordField::Publisher,
                       byNames("e.publishers", WordField::Publisher));
    case Field::Confidence:
        return ofEnum<Confidence>(allConfidences(), byColumn("e.confidence"), confidenceFrom);
    case Field::Thread:
        return ofThreads(lexicon);
    default:
        return std::nullopt;
    }
}

} // namespace entente::archive
