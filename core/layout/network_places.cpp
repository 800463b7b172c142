// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/network_places.h"

#include "core/base/translation.h"
#include "core/geo/projection.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace entente
{

namespace
{

constexpr double regionGap = 0.5; ///< of a place in the circle

struct ArrangementWords
{
    const char *word;
    const char *label;
};
constexpr ArrangementWords arrangementWords[] = {
    {"hub", ENTENTE_TRANSLATE_LATER("Arrangements", "Hub and spokes")},
    {"circle", ENTENTE_TRANSLATE_LATER("Arrangements", "Circle by region")},
    {"force", ENTENTE_TRANSLATE_LATER("Arrangements", "Forces")},
    {"geographic", ENTENTE_TRANSLATE_LATER("Arrangements", "Geographic")}};

/// Longitudes from a cut eastwards: the cut that lets ties be short lies in an ocean that few
/// cross.
double cutFor(const TieHistoryAnswer &answer, std::span<const PairLife> lives)
{
    std::vector<double> longitudes;
    for (const TieActor &actor : answer.actors) {
        if (actor.position)
            longitudes.push_back(actor.position->lon);
    }
    std::sort(longitudes.begin(), longitudes.end());
    double best = -180;
    double least = 0;
    for (std::size_t i = 0; i < longitudes.size(); ++i) {
        const bool isLast = i + 1 == longitudes.size();
        const double next = isLast ? longitudes.front() + 360 : longitudes[i + 1];
        const double cut = (longitudes[i] + next) / 2;
        double cost = 0;
        for (const PairLife &life : lives) {
            const auto &a = answer.actors[life.a].position;
            const auto &b = answer.actors[life.b].position;
            const auto east = [&](double lon) { return std::fmod(lon - cut + 720, 360.0); };
            if (a && b)
                cost += std::abs(east(a->lon) - east(b->lon));
        }
        // Of equals the wider gap: that costs less in looks.
        cost -= (next - longitudes[i]) / 1000;
        if (i == 0 || cost < least) {
            least = cost;
            best = cut;
        }
    }
    return best;
}

/// By region from west to east, and so within each; who has no place comes last.
std::vector<std::size_t> orderOf(const TieHistoryAnswer &answer, std::span<const PairLife> lives)
{
    const double cut = cutFor(answer, lives);
    const auto east = [&](const TieActor &actor) {
        return actor.position ? std::fmod(actor.position->lon - cut + 720, 360.0) : 400;
    };
    std::map<int, std::pair<double, int>> sums;
    const auto regionNumber = [](const TieActor &actor) {
        return actor.region ? int(*actor.region) : -1;
    };
    for (const TieActor &actor : answer.actors) {
        sums[regionNumber(actor)].first += east(actor);
        sums[regionNumber(actor)].second += 1;
    }
    const auto mean = [&](std::size_t i) {
        const auto &[sum, count] = sums[regionNumber(answer.actors[i])];
        return answer.actors[i].region ? sum / count : 1000;
    };
    std::vector<std::size_t> order(answer.actors.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        return std::tuple(mean(x), east(answer.actors[x])) <
               std::tuple(mean(y), east(answer.actors[y]));
    });
    return order;
}

/// From the left over the top to the right and back below, with a gap between regions.
void placeAround(NetworkPlaces &places, const TieHistoryAnswer &answer,
                 const std::vector<std::size_t> &order, bool gaps)
{
    std::vector<double> steps;
    double at = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (gaps && i > 0 && answer.actors[order[i]].region != answer.actors[order[i - 1]].region)
            at += regionGap;
        steps.push_back(at);
        at += 1;
    }
    const double turn = at + (gaps ? regionGap : 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double angle = std::numbers::pi * (1 + 2 * (steps[i] + 0.5) / turn);
        places.at[order[i]] = {std::cos(angle), std::sin(angle)};
    }
}

/// Apart from each other, near to where they belong.
void spread(std::vector<GraphPoint> &at)
{
    const std::vector<GraphPoint> home = at;
    const double apart =
        std::min(0.26, 1.5 / std::sqrt(double(std::max<std::size_t>(1, at.size()))));
    for (int round = 0; round < 80; ++round) {
        for (std::size_t i = 0; i < at.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                double dx = at[i].x - at[j].x;
                double dy = at[i].y - at[j].y;
                double distance = std::hypot(dx, dy);
                if (distance >= apart)
                    continue;
                if (distance < 1e-6) {
                    dx = std::cos(double(i));
                    dy = std::sin(double(i));
                    distance = 1;
                }
                const double push = (apart - distance) / 2 / distance;
                at[i] = {at[i].x + dx * push, at[i].y + dy * push};
                at[j] = {at[j].x - dx * push, at[j].y - dy * push};
            }
        }
        if (round < 60) {
            for (std::size_t i = 0; i < at.size(); ++i)
                at[i] = {at[i].x + (home[i].x - at[i].x) * 0.05,
                         at[i].y + (home[i].y - at[i].y) * 0.05};
        }
    }
}

/// Into the square from -1 to 1, each direction by itself.
void fillSquare(std::vector<GraphPoint> &at)
{
    if (at.empty())
        return;
    const auto [left, right] =
        std::minmax_element(at.begin(), at.end(), [](auto p, auto q) { return p.x < q.x; });
    const auto [top, bottom] =
        std::minmax_element(at.begin(), at.end(), [](auto p, auto q) { return p.y < q.y; });
    const auto scaled = [](double value, double from, double to) {
        return to - from < 1e-9 ? 0 : 2 * (value - from) / (to - from) - 1;
    };
    const GraphPoint low{left->x, top->y};
    const GraphPoint high{right->x, bottom->y};
    for (GraphPoint &point : at)
        point = {scaled(point.x, low.x, high.x), scaled(point.y, low.y, high.y)};
}

std::vector<GraphPoint> geographic(const TieHistoryAnswer &answer, std::span<const PairLife> lives)
{
    const double middle = std::remainder(cutFor(answer, lives) + 180, 360.0);
    const Result<Projection> made = Projection::named("equal-earth", {0, middle});
    const Projection projection = made ? *made : Projection();
    std::vector<GraphPoint> at;
    for (const TieActor &actor : answer.actors) {
        const auto place = actor.position ? projection.forward(*actor.position) : std::nullopt;
        at.push_back(place ? GraphPoint{place->x, -place->y} : GraphPoint{0, 0});
    }
    double lowest = -1;
    for (const GraphPoint &point : at)
        lowest = std::max(lowest, point.y);
    for (std::size_t i = 0; i < at.size(); ++i) {
        if (!answer.actors[i].position)
            at[i] = {0, lowest + 0.4}; // below the others
    }
    fillSquare(at);
    spread(at);
    fillSquare(at);
    return at;
}

} // namespace

std::string_view wordFor(NetworkArrangement arrangement)
{
    return arrangementWords[std::size_t(arrangement)].word;
}

std::string_view labelFor(NetworkArrangement arrangement)
{
    return arrangementWords[std::size_t(arrangement)].label;
}

std::optional<NetworkArrangement> arrangementFrom(std::string_view word)
{
    for (const NetworkArrangement each : allArrangements) {
        if (wordFor(each) == word)
            return each;
    }
    return std::nullopt;
}

NetworkPlaces networkPlaces(const TieHistoryAnswer &answer, std::span<const PairLife> lives,
                            NetworkArrangement arrangement, int hub)
{
    NetworkPlaces places;
    places.arrangement = arrangement;
    places.hub = hub;
    places.pairs = lives.size();
    places.at.resize(answer.actors.size());
    switch (arrangement) {
    case NetworkArrangement::Hub:
    case NetworkArrangement::Circle: {
        std::vector<std::size_t> order = orderOf(answer, lives);
        const bool hasMiddle = arrangement == NetworkArrangement::Hub && hub >= 0;
        if (hasMiddle)
            std::erase(order, std::size_t(hub));
        placeAround(places, answer, order, !hasMiddle);
        break;
    }
    case NetworkArrangement::Force: {
        std::vector<GraphEdge> edges;
        for (const PairLife &life : lives)
            edges.emplace_back(life.a, life.b);
        places.at = forcePlaces(answer.actors.size(), edges);
        fillSquare(places.at);
        spread(places.at);
        fillSquare(places.at);
        break;
    }
    case NetworkArrangement::Geographic:
        places.at = geographic(answer, lives);
        break;
    }
    return places;
}

NetworkPlaces between(const NetworkPlaces &from, const NetworkPlaces &to, double t)
{
    if (t >= 1 || from.at.size() != to.at.size())
        return to;
    NetworkPlaces places = to;
    for (std::size_t i = 0; i < places.at.size(); ++i)
        places.at[i] = {from.at[i].x + (to.at[i].x - from.at[i].x) * t,
                        from.at[i].y + (to.at[i].y - from.at[i].y) * t};
    return places;
}

} // namespace entente
