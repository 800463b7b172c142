// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/venue_arcs.h"

#include "core/engine/venue_arcs.h"
#include "core/geo/angles.h"

#include <algorithm>
#include <cmath>

namespace entente::archive
{

namespace
{

constexpr double earthRadiusKm = 6371.0088; // as distanceKm() has it
constexpr double leastKmOfDegree = 110.5;   ///< of latitude: no pair nearer is overlooked

/// As exact as the columns of the other engine are.
double fixed(double degrees)
{
    return double(std::lround(degrees * fixedDegree)) / fixedDegree;
}

/// The condition that an event h lies farther from the home of an actor s than atHomeKm.
std::string awayCondition()
{
    const std::string lat = "sin((h.lat - s.lat) * " + literal(radiansPerDegree) + " / 2)";
    const std::string lon = "sin((h.lon - s.lon) * " + literal(radiansPerDegree) + " / 2)";
    const std::string half = lat + " * " + lat + " + cos(s.lat * " + literal(radiansPerDegree) +
                             ") * cos(h.lat * " + literal(radiansPerDegree) + ") * " + lon + " * " +
                             lon;
    return "(abs(h.lat - s.lat) > " + literal(atHomeKm / leastKmOfDegree) + " OR " +
           literal(earthRadiusKm) + " * (2 * asin(least(1, sqrt(" + half + ")))) > " +
           literal(atHomeKm) + ")";
}

} // namespace

std::string venueArcsQuery(const Scope &scope, int maxArcs, Statement &statement,
                           const std::string &passes)
{
    std::vector<std::int32_t> actors;
    std::vector<double> lats;
    std::vector<double> lons;
    for (std::size_t stored = 0; stored < scope.lexicon.size(WordField::Actor); ++stored) {
        const auto &home =
            scope.lexicon.actors().position(scope.lexicon.actorOf(std::int64_t(stored)));
        if (!home)
            continue;
        actors.push_back(std::int32_t(stored));
        lats.push_back(home->lat);
        lons.push_back(home->lon);
    }
    // In ten-millionths of a degree, as the columns of the other engine hold them.
    const auto cellOf = [](const char *degrees, double from) {
        return "floor((round(" + std::string(degrees) + " * " + literal(fixedDegree) + ") + " +
               literal(from * fixedDegree) + ") / " + literal(venueCellDegrees * fixedDegree) + ")";
    };
    return "WITH h AS (SELECT e.id, e.place, e.country, e.lat, e.lon, e.parties, e.givers,"
           " e.takers, " +
           cellOf("e.lat", 90) + " AS y, " + cellOf("e.lon", 180) + " AS x FROM " +
           sourceOf(scope) + " WHERE " + passes +
           " AND e.lat IS NOT NULL), s AS (SELECT * FROM unnest(" + statement.integers(actors) +
           ", " + statement.numbers(lats) + ", " + statement.numbers(lons) +
           ") AS home(actor, lat, lon)),"
           " a AS (SELECT s.actor, h.id, h.place, h.y, h.x, h.lat, h.lon,"
           " s.actor = ANY(h.givers) AND NOT s.actor = ANY(h.takers) AS points"
           " FROM h CROSS JOIN LATERAL unnest(h.parties) u JOIN s ON s.actor = u"
           " WHERE h.country <> s.actor AND " +
           awayCondition() +
           "), c AS (SELECT a.actor, a.place, a.y, a.x, count(*) AS n,"
           " count(*) FILTER (WHERE a.points) AS pointing FROM a"
           " GROUP BY a.actor, a.place, a.y, a.x ORDER BY n DESC FETCH FIRST " +
           std::to_string(maxArcs) +
           " ROWS WITH TIES), v AS (SELECT DISTINCT ON (a.place, a.y, a.x) a.place, a.y, a.x,"
           " a.lat, a.lon FROM a ORDER BY a.place, a.y, a.x, a.id)"
           " SELECT c.actor, c.n, c.pointing, c.place, v.lat, v.lon"
           " FROM c JOIN v USING (place, y, x)";
}

std::vector<Arc> venueArcsFrom(const Lexicon &lexicon, const Rows &rows, std::size_t limit)
{
    const Dictionary &places = lexicon.words().of(WordField::Place);
    std::vector<Arc> arcs;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::uint32_t actor = lexicon.actorOf(rows.integer(row, 0));
        Arc arc{lexicon.actors().id(actor),
                {},
                *lexicon.actors().position(actor),
                {fixed(rows.number(row, 4)), fixed(rows.number(row, 5))},
                rows.integer(row, 1),
                rows.integer(row, 2),
                0};
        const std::int64_t place = rows.integer(row, 3);
        if (place >= 0 && std::size_t(place) < places.size())
            arc.venue = places[std::size_t(place)];
        arcs.push_back(std::move(arc));
    }
    std::sort(arcs.begin(), arcs.end(), isBeforeArc);
    arcs.resize(std::min(arcs.size(), limit));
    return arcs;
}

} // namespace entente::archive
