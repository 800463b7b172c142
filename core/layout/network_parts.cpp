// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/network_parts.h"

#include "core/base/translation.h"
#include "core/layout/timeline_parts.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <tuple>

namespace entente
{

namespace
{

constexpr int bendPoints = 16;
/// What goes is gone when less of it is seen: where ties change with every frame, each of which
/// begins a new way from the last one, it would never come to nothing.
constexpr double leastShown = 1.0 / 64;

/// A quadratic curve as a line of short pieces.
std::vector<PointF> curved(PointF a, PointF control, PointF b)
{
    std::vector<PointF> path;
    for (int i = 0; i <= bendPoints; ++i) {
        const double t = double(i) / bendPoints;
        const double u = 1 - t;
        path.push_back({u * u * a.x + 2 * u * t * control.x + t * t * b.x,
                        u * u * a.y + 2 * u * t * control.y + t * t * b.y});
    }
    return path;
}

LegendEntry lineEntry(Rgba color, double width, LineStyle style, std::string label)
{
    Mark mark;
    mark.role = Role::Legend;
    mark.shape = PathShape{{{{-11, 0}, {11, 0}}}, false};
    mark.stroke = {color, width, style};
    mark.box = {-11, -2, 22, 4};
    return {{std::move(mark)}, 22, std::move(label)};
}

double distanceToPath(const std::vector<PointF> &path, PointF p)
{
    double least = 1e9;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const PointF a = path[i - 1];
        const double dx = path[i].x - a.x;
        const double dy = path[i].y - a.y;
        const double length = dx * dx + dy * dy;
        const double t =
            length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
        least = std::min(least, std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy));
    }
    return least;
}

LegendEntry ringEntry(Rgba color, std::string label)
{
    Mark mark;
    mark.role = Role::Legend;
    mark.box = {-5, -5, 10, 10};
    mark.shape = RectShape{mark.box, 5};
    mark.stroke = {color, 2, LineStyle::Solid};
    return {{std::move(mark)}, 12, std::move(label)};
}

std::string bondWord(DayGraph::Bond bond)
{
    return bond == DayGraph::Bond::Planned  ? " (planned)"
           : bond == DayGraph::Bond::Lapsed ? " (lapsed)"
                                            : "";
}

} // namespace

Rgba blocColor(std::size_t bloc, const Theme &theme)
{
    const Rgba colors[] = {theme.forces, theme.encounters, theme.words};
    return colors[bloc % std::size(colors)];
}

std::vector<RingedBloc> ringedBlocs(const std::vector<Bloc> &blocs,
                                    const std::vector<ActorId> &chosen, Instant moment)
{
    std::vector<RingedBloc> ringed;
    for (const ActorId &id : chosen) {
        const auto bloc = std::find_if(blocs.begin(), blocs.end(),
                                       [&](const Bloc &each) { return each.id == id; });
        if (bloc != blocs.end() && ringed.size() < mostBlocs)
            ringed.push_back({bloc->label, membersAt(*bloc, moment)});
    }
    return ringed;
}

std::vector<LegendEntry> networkLegend(const NetworkSeen &seen, const Theme &theme)
{
    std::vector<LegendEntry> entries;
    if (seen.withHub)
        entries.push_back(lineEntry(spokeColor(theme), 1.6, LineStyle::Solid,
                                    filledIn(translate("Legend", "Tie with %1"), seen.hub)));
    if (seen.withoutHub)
        entries.push_back(lineEntry(
            theme.pacts, 1.6, LineStyle::Solid,
            seen.hub.empty() ? translate("Legend", "Tie")
                             : filledIn(translate("Legend", "Tie without %1"), seen.hub)));
    if (seen.wide)
        entries.push_back(
            lineEntry(theme.muted, 4, LineStyle::Solid,
                      seen.dense     ? translate("Legend", "Wider and darker: more shared events")
                      : seen.derived ? translate("Legend", "Wider: more shared events")
                                     : translate("Legend", "Wider: more instruments")));
    if (seen.planned)
        entries.push_back(
            lineEntry(theme.pacts, 1.8, LineStyle::Dashed, translate("Legend", "Planned")));
    if (seen.lapsed)
        entries.push_back(lineEntry(blended(theme.pacts.withAlpha(0.35), theme.canvas), 1.6,
                                    LineStyle::Solid, translate("Legend", "Pale: has lapsed")));
    if (seen.withHub || seen.withoutHub) {
        LegendEntry discs{{}, 20, translate("Legend", "Larger: more ties")};
        for (const auto &[x, radius] : {std::pair(-6.0, 2.5), {4.0, 5.0}}) {
            Mark mark;
            mark.role = Role::Legend;
            mark.box = {x - radius, -radius, 2 * radius, 2 * radius};
            mark.shape = RectShape{mark.box, radius};
            mark.fill = theme.pacts;
            discs.sample.push_back(std::move(mark));
        }
        entries.push_back(std::move(discs));
    }
    for (std::size_t i = 0; i < seen.blocs.size(); ++i)
        entries.push_back(ringEntry(blocColor(i, theme), seen.blocs[i]));
    return entries;
}

std::string twoDecimals(double value)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

Rgba spokeColor(const Theme &theme)
{
    return theme.isDark ? blended(theme.muted.withAlpha(0.75), theme.canvas) : theme.faint;
}

double tieWidth(double weight, bool derived)
{
    const double more = std::max(0.0, weight - 1);
    return std::min(1.4 + more * (derived ? 0.35 : 1.3), 6.0);
}

double denseShare(double weight, int least)
{
    constexpr double whole = 60;
    constexpr double palest = 0.1;
    const double times = std::max(1.0, weight / std::max(1, least));
    const double part = std::min(1.0, std::log(times) / std::log(whole));
    return palest + (1 - palest) * part * part;
}

double denseWidth(double share)
{
    return 0.5 + 1.1 * share;
}

std::vector<PointF> rimPath(PointF a, PointF b, PointF center, double least)
{
    const PointF middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    double dx = middle.x - center.x;
    double dy = middle.y - center.y;
    const double distance = std::hypot(dx, dy);
    if (distance >= least * 1.6)
        return {a, b};
    if (distance < 1) { // opposite each other: always to the same side
        dx = a.y - b.y;
        dy = b.x - a.x;
    }
    const double length = std::hypot(dx, dy);
    if (length < 1e-9)
        return {a, b};
    // From the full bend to none without a jump.
    const double wanted = std::max(distance, least * 0.75 + distance * 0.55);
    const PointF target{center.x + dx / length * wanted, center.y + dy / length * wanted};
    return curved(a, {2 * target.x - middle.x, 2 * target.y - middle.y}, b);
}

std::vector<PointF> beside(const std::vector<PointF> &path, double by)
{
    if (path.size() < 2)
        return path;
    const PointF a = path.front();
    const PointF b = path.back();
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    if (length < 1e-9)
        return path;
    const PointF side{(a.y - b.y) / length, (b.x - a.x) / length};
    const PointF middle = path[path.size() / 2];
    const PointF straight{(a.x + b.x) / 2, (a.y + b.y) / 2};
    const PointF through = path.size() > 2 ? middle : straight;
    const PointF target{through.x + side.x * by, through.y + side.y * by};
    return curved(a, {2 * target.x - straight.x, 2 * target.y - straight.y}, b);
}

RectF boxOf(const std::vector<PointF> &path)
{
    if (path.empty())
        return {};
    RectF box{path[0].x, path[0].y, 0, 0};
    for (const PointF point : path) {
        const double right = std::max(box.right(), point.x);
        const double bottom = std::max(box.bottom(), point.y);
        box.x = std::min(box.x, point.x);
        box.y = std::min(box.y, point.y);
        box.width = right - box.x;
        box.height = bottom - box.y;
    }
    return box;
}

std::vector<PointF> labelWays(PointF at, PointF center, bool isHub, bool outwards)
{
    std::vector<PointF> ways;
    const double dx = at.x - center.x;
    const double dy = at.y - center.y;
    const double distance = std::hypot(dx, dy);
    if (isHub || distance < 1 || !outwards) {
        const double up = dy > 0 ? 1 : -1;
        ways = {{0, isHub ? 1 : up}, {0, isHub ? -1 : -up}, {1, 0}, {-1, 0}};
    } else {
        ways = {{dx / distance, dy / distance}, {dx > 0 ? 1.0 : -1.0, 0}, {0, dy > 0 ? 1.0 : -1.0}};
    }
    for (const PointF way : {PointF{0.75, -0.75},
                             {0.75, 0.75},
                             {-0.75, -0.75},
                             {-0.75, 0.75},
                             {1, 0},
                             {-1, 0},
                             {0, -1},
                             {0, 1}})
        ways.push_back(way);
    return ways;
}

NetworkState stateOf(const DayGraph &graph)
{
    NetworkState state;
    state.degrees.assign(graph.degrees.begin(), graph.degrees.end());
    for (const DayGraph::Edge &edge : graph.edges) {
        const double shown = edge.bond == DayGraph::Bond::Lapsed ? 0.5 * (1 - edge.faded) : 1.0;
        state.edges.push_back({edge.a, edge.b, edge.bond, double(edge.weight), shown, edge.spans});
    }
    std::sort(state.edges.begin(), state.edges.end(), [](const auto &x, const auto &y) {
        return std::tie(x.a, x.b, x.bond) < std::tie(y.a, y.b, y.bond);
    });
    return state;
}

NetworkState between(const NetworkState &from, const NetworkState &to, double t)
{
    if (t >= 1 || from.degrees.size() != to.degrees.size())
        return to;
    NetworkState state;
    for (std::size_t i = 0; i < to.degrees.size(); ++i)
        state.degrees.push_back(from.degrees[i] + (to.degrees[i] - from.degrees[i]) * t);
    const auto before = [](const NetworkState::Edge &x, const NetworkState::Edge &y) {
        return std::tie(x.a, x.b, x.bond) < std::tie(y.a, y.b, y.bond);
    };
    auto old = from.edges.begin();
    auto now = to.edges.begin();
    while (old != from.edges.end() || now != to.edges.end()) {
        if (now == to.edges.end() || (old != from.edges.end() && before(*old, *now))) {
            if (old->shown * (1 - t) >= leastShown) {
                state.edges.push_back(*old);
                state.edges.back().shown *= 1 - t;
            }
            ++old;
        } else if (old == from.edges.end() || before(*now, *old)) {
            state.edges.push_back(*now++);
            state.edges.back().shown *= t;
        } else {
            state.edges.push_back(*now);
            state.edges.back().weight = old->weight + (now->weight - old->weight) * t;
            state.edges.back().shown = old->shown + (now->shown - old->shown) * t;
            ++old;
            ++now;
        }
    }
    return state;
}

NetworkHit networkHit(const NetworkDrawing &drawing, PointF at, double slack)
{
    NetworkHit hit;
    double nearest = 1e9;
    for (std::size_t i = 0; i < drawing.nodes.size(); ++i) {
        const NetworkDrawing::Node &node = drawing.nodes[i];
        const double distance = std::hypot(at.x - node.at.x, at.y - node.at.y);
        if (distance <= node.radius + slack && distance < nearest) {
            nearest = distance;
            hit.actor = i;
        }
    }
    for (std::size_t i = 0; i < drawing.nodes.size() && !hit.actor; ++i) {
        if (drawing.nodes[i].label.contains(at))
            hit.actor = i;
    }
    if (hit.actor)
        return hit;
    for (std::size_t i = 0; i < drawing.ties.size(); ++i) {
        const double distance = distanceToPath(drawing.ties[i], at);
        if (distance <= slack && distance < nearest) {
            nearest = distance;
            hit.edge = i;
        }
    }
    return hit;
}

std::string spokenActor(const TieHistoryAnswer &answer, const NetworkState &state,
                        std::size_t actor)
{
    std::string partners;
    int count = 0;
    for (const NetworkState::Edge &edge : state.edges) {
        if (edge.a != actor && edge.b != actor)
            continue;
        count += edge.bond == DayGraph::Bond::InForce ? 1 : 0;
        partners += (partners.empty() ? "" : ", ") +
                    answer.actors[edge.a == actor ? edge.b : edge.a].label + bondWord(edge.bond);
    }
    const std::string words = answer.actors[actor].label + ", " +
                              (count == 0 ? "no ties" : counted(count, "tie", "ties"));
    return partners.empty() ? words : words + ": with " + partners;
}

std::string tieKindWords(const TieHistoryAnswer &answer, const std::optional<DerivedTies> &derived)
{
    if (derived)
        return "Derived ties: at least " +
               counted(derived->least, "shared event", "shared events") + " in " +
               counted(derived->years, "year", "years") + ", from " +
               counted(answer.events, "event", "events");
    return answer.layer.empty()
               ? translate("Pictures", "Recorded ties")
               : filledIn(translate("Pictures", "Recorded ties, layer %1"), answer.layer);
}

} // namespace entente
