// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/network_layout.h"

#include "core/base/translation.h"
#include "core/layout/network_parts.h"
#include "core/layout/timeline_parts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace entente
{

namespace
{

using Bond = DayGraph::Bond;

constexpr double headHeightPx = 34;
constexpr double barHeightPx = 26;
constexpr double networkSide = 12;
constexpr double ringGap = 3.5;       ///< between a disc and the rings of its blocs
constexpr double mostOval = 1.7;      ///< of width to height, where actors stand around
constexpr double dimmed = 0.16;       ///< what a hovered actor has nothing to do with
constexpr std::size_t fewActors = 40; ///< whose names may stand over the web
constexpr std::size_t densePairs = 5; ///< an actor, of derived ties

/// Lays one network out.
class NetworkPainter
{
public:
    NetworkPainter(const TieHistoryAnswer &answer, const NetworkPlaces &places,
                   const NetworkState &state, const NetworkLook &look,
                   const std::optional<DerivedTies> &derived, const Theme &theme,
                   const TextMeasure &measure)
        : m_answer(answer)
        , m_places(places)
        , m_state(state)
        , m_look(look)
        , m_derived(derived)
        , m_theme(theme)
        , m_measure(measure)
    {}

    NetworkDrawing made()
    {
        Drawing &drawing = m_result.drawing;
        drawing.view = "network";
        drawing.width = m_look.width;
        drawing.height = m_look.height;
        drawing.background = m_theme.canvas;
        count();
        m_result.legend = networkLegend(m_seen, m_theme);
        measurePlot();
        placeNodes();
        drawTies();
        for (std::size_t i = 0; i < m_result.nodes.size(); ++i)
            drawNode(i);
        labelNodes();
        if (!m_look.head.empty())
            drawHead();
        if (!m_look.head.empty() && m_answer.actors.empty())
            drawNothing();
        if (m_look.centralization)
            drawBar();
        if (m_look.notes)
            drawNotes();
        if (m_look.legend)
            drawLegend();
        drawing.words = words();
        return std::move(m_result);
    }

private:
    double px(double at100) const { return at100 * m_measure.scale(); }
    bool around() const
    {
        return m_places.arrangement == NetworkArrangement::Hub ||
               m_places.arrangement == NetworkArrangement::Circle;
    }
    /// Too narrow for names beside discs.
    bool isNarrow() const { return m_look.width < px(420); }
    bool isHub(std::size_t actor) const { return int(actor) == m_places.hub; }
    bool hasHub(const NetworkState::Edge &edge) const { return isHub(edge.a) || isHub(edge.b); }
    const std::string &label(std::size_t actor) const { return m_answer.actors[actor].label; }

    void count()
    {
        std::vector<EventId> events;
        for (const NetworkState::Edge &edge : m_state.edges) {
            if (edge.shown < (edge.bond == Bond::Lapsed ? 0.02 : 0.5))
                continue;
            const bool planned = edge.bond == Bond::Planned;
            if (edge.bond == Bond::InForce) {
                ++m_ties;
                m_without += hasHub(edge) ? 0 : 1;
                m_seen.wide = m_seen.wide || edge.weight > 1.5;
                (hasHub(edge) ? m_seen.withHub : m_seen.withoutHub) = true;
            }
            m_seen.planned = m_seen.planned || planned;
            m_seen.lapsed = m_seen.lapsed || edge.bond == Bond::Lapsed;
            addEvents(events, edge);
        }
        sortOnce(events);
        m_seen.dense = isDense();
        m_seen.derived = m_derived.has_value();
        if (m_places.hub >= 0)
            m_seen.hub = label(std::size_t(m_places.hub));
        for (const RingedBloc &bloc : m_look.blocs)
            m_seen.blocs.push_back(filledIn(translate("Legend", "Member of %1"), bloc.label));
        m_result.drawing.events = std::int64_t(events.size());
    }

    void addEvents(std::vector<EventId> &ids, const NetworkState::Edge &edge) const
    {
        const TieHistory &history = m_answer.history;
        const auto &spans = edge.bond == Bond::Planned ? history.planned : history.ties;
        for (const std::uint32_t span : edge.spans) {
            if (span < spans.size())
                ids.insert(ids.end(), spans[span].events.begin(), spans[span].events.end());
        }
    }

    static void sortOnce(std::vector<EventId> &ids)
    {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    }

    /// By the pairs of all times, so that no tie changes its look with the day.
    bool isDense() const
    {
        const std::size_t actors = m_answer.actors.size();
        return m_derived && actors > fewActors && m_places.pairs > densePairs * actors;
    }
    /// How much of a tie is seen by its weight.
    double shareOf(const NetworkState::Edge &edge) const
    {
        return isDense() ? denseShare(edge.weight, m_derived->least) : 1;
    }

    void measurePlot()
    {
        double widest = 0;
        for (const TieActor &actor : m_answer.actors)
            widest = std::max(widest, m_measure.width(actor.label, TextStyle::LabelBold));
        const double line = m_measure.lineHeight(TextStyle::Label);
        const double top = m_look.head.empty() ? 0 : px(headHeightPx);
        m_foot = (m_look.notes ? m_measure.lineHeight(TextStyle::Caption) + px(6) : 0) +
                 (m_look.legend ? legendRoom() + px(4) : 0) +
                 (m_look.centralization ? px(barHeightPx) : 0);
        const double height = std::max(1.0, m_look.height - top - m_foot);
        // Around a middle, names stand outwards; elsewhere above or below.
        const bool around = this->around();
        const double disc = mostRadius();
        const double sides = isNarrow() || !around
                                 ? widest / 2 + px(4)
                                 : std::min(widest, m_look.width * 0.22) + disc + px(8);
        const double above = disc + line + px(6);
        double rx = std::max(4.0, m_look.width / 2 - sides);
        double ry = std::max(4.0, height / 2 - above);
        const double oval = around ? mostOval : 2.4;
        rx = std::min(rx, ry * oval);
        ry = std::min(ry, rx * (around ? 1.3 : 1.6));
        m_center = {m_look.width / 2, top + height / 2};
        m_radius = {rx, ry};
    }

    /// Of lines: where a hundred actors are tied, hairlines tell more (and are painted ten times as
    /// fast). By the actors, so that no width changes with the day.
    double thinness() const
    {
        const double actors = double(std::max<std::size_t>(1, m_answer.actors.size()));
        return std::clamp(std::sqrt(60 / actors), 0.58, 1.0);
    }

    /// Of an actor with as many ties as anyone has now: discs share the room that there is.
    double mostRadius() const
    {
        const double room = std::min(m_look.width, m_look.height);
        const double many =
            std::sqrt(12.0 / double(std::max<std::size_t>(12, m_answer.actors.size())));
        return std::clamp(room * 0.042, px(6), px(17)) * std::max(0.45, many);
    }

    double radiusOf(double degree) const
    {
        if (degree <= 0)
            return px(2.6);
        // Area grows with the number of ties; eight make a large one.
        const double most = std::max<double>(8, double(m_answer.actors.size()) * 0.6);
        return px(2.6) + (mostRadius() - px(2.6)) * std::sqrt(std::min(1.0, degree / most));
    }

    void placeNodes()
    {
        for (std::size_t i = 0; i < m_answer.actors.size(); ++i) {
            const GraphPoint at = i < m_places.at.size() ? m_places.at[i] : GraphPoint{};
            const double degree = i < m_state.degrees.size() ? m_state.degrees[i] : 0;
            m_result.nodes.push_back(
                {{m_center.x + at.x * m_radius.x, m_center.y + at.y * m_radius.y},
                 radiusOf(degree),
                 {}});
        }
    }

    bool concerns(const NetworkState::Edge &edge, std::size_t actor) const
    {
        return edge.a == actor || edge.b == actor;
    }

    /// Of all; what is talked about stays while the rest steps back.
    double presence(std::size_t index) const
    {
        const NetworkState::Edge &edge = m_state.edges[index];
        if (m_look.hoveredEdge)
            return index == *m_look.hoveredEdge ? 1 : dimmed;
        if (m_look.hovered)
            return concerns(edge, *m_look.hovered) ? 1 : dimmed;
        return 1;
    }

    bool isChosen(const NetworkState::Edge &edge) const
    {
        if (m_look.selected.empty())
            return false;
        if (m_look.selected.size() == 1)
            return concerns(edge, *m_look.selected.begin());
        return m_look.selected.contains(edge.a) && m_look.selected.contains(edge.b);
    }

    std::vector<PointF> pathOf(const NetworkState::Edge &edge) const
    {
        const PointF a = m_result.nodes[edge.a].at;
        const PointF b = m_result.nodes[edge.b].at;
        if (m_places.arrangement == NetworkArrangement::Hub && m_places.hub >= 0 && !hasHub(edge))
            return rimPath(a, b, m_center, std::min(m_radius.x, m_radius.y) * 0.3);
        return {a, b};
    }

    /// What is paler lies under the rest: being opaque, it would cut it.
    void drawTies()
    {
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t i = 0; i < m_state.edges.size(); ++i) {
            const NetworkState::Edge &edge = m_state.edges[i];
            if (std::max(edge.a, edge.b) < m_result.nodes.size())
                order.emplace_back(edge.shown * presence(i) * shareOf(edge), i);
        }
        std::sort(order.begin(), order.end());
        m_result.ties.resize(m_state.edges.size());
        const bool anyLit = m_look.hovered || m_look.hoveredEdge;
        std::optional<std::size_t> lit;
        for (const auto &[strength, i] : order) {
            if (anyLit && !lit && presence(i) == 1)
                lit = m_result.drawing.marks.size();
            drawTie(i);
        }
        m_result.litFrom = lit.value_or(m_result.drawing.marks.size());
    }

    void drawTie(std::size_t index)
    {
        const NetworkState::Edge &edge = m_state.edges[index];
        std::vector<PointF> path = pathOf(edge);
        const double share = isChosen(edge) ? 1 : shareOf(edge);
        const double width =
            px(isDense() ? denseWidth(share) * (hasHub(edge) ? 0.5 : 1)
                         : tieWidth(edge.weight, m_derived.has_value()) * thinness());
        if (edge.bond == Bond::Planned && hasTie(edge))
            path = beside(path, px(7));
        Rgba color = isChosen(edge) ? m_theme.accent
                     : hasHub(edge) ? spokeColor(m_theme)
                                    : m_theme.pacts;
        // What is half seen is drawn opaque on the canvas: lines that cross do not add up.
        const double strength = edge.shown * presence(index) * share * (hasHub(edge) ? 0.95 : 0.9);
        color = blended(color.withAlpha(std::clamp(strength, 0.0, 1.0)), m_theme.canvas);
        Mark mark;
        mark.role = Role::Tie;
        mark.key = m_answer.actors[edge.a].id.value + " " + m_answer.actors[edge.b].id.value;
        mark.count = std::int64_t(std::lround(edge.weight));
        addEvents(mark.ids, edge);
        sortOnce(mark.ids);
        mark.status = edge.bond == Bond::Planned  ? Status::Planned
                      : edge.bond == Bond::Lapsed ? Status::Terminated
                                                  : Status::Ongoing;
        mark.stroke = {color, edge.bond == Bond::Planned ? px(1.8) : width,
                       edge.bond == Bond::Planned ? LineStyle::Dashed : LineStyle::Solid};
        mark.box = boxOf(path);
        mark.shape = PathShape{{path}, false};
        m_result.drawing.marks.push_back(std::move(mark));
        m_result.ties[index] = std::move(path);
    }

    bool hasTie(const NetworkState::Edge &planned) const
    {
        return std::any_of(
            m_state.edges.begin(), m_state.edges.end(), [&](const NetworkState::Edge &edge) {
                return edge.bond != Bond::Planned && edge.a == planned.a && edge.b == planned.b;
            });
    }

    bool isTalkedAbout(std::size_t actor) const
    {
        const auto touches = [&](const NetworkState::Edge &edge) { return concerns(edge, actor); };
        if (m_look.hoveredEdge && *m_look.hoveredEdge < m_state.edges.size())
            return touches(m_state.edges[*m_look.hoveredEdge]);
        if (!m_look.hovered || *m_look.hovered == actor)
            return true;
        return std::any_of(m_state.edges.begin(), m_state.edges.end(),
                           [&](const NetworkState::Edge &edge) {
                               return touches(edge) && concerns(edge, *m_look.hovered);
                           });
    }

    void drawNode(std::size_t actor)
    {
        const NetworkDrawing::Node &node = m_result.nodes[actor];
        const double degree = actor < m_state.degrees.size() ? m_state.degrees[actor] : 0;
        const double strength = isTalkedAbout(actor) ? 1 : 0.3;
        const Rgba own = isHub(actor) ? m_theme.muted : m_theme.pacts;
        Mark mark;
        mark.role = Role::Actor;
        mark.key = m_answer.actors[actor].id.value;
        mark.count = std::int64_t(std::lround(degree));
        mark.box = {node.at.x - node.radius, node.at.y - node.radius, 2 * node.radius,
                    2 * node.radius};
        mark.shape = RectShape{mark.box, node.radius};
        if (degree > 0.5) {
            mark.fill = blended(own.withAlpha(strength), m_theme.canvas);
            mark.stroke = {m_theme.canvas, 1.5, LineStyle::Solid};
        } else {
            mark.fill = m_theme.canvas;
            mark.stroke = {m_theme.faint, 1, LineStyle::Solid};
        }
        const RectF box = mark.box;
        m_result.drawing.marks.push_back(std::move(mark));
        for (std::size_t i = 0; i < m_look.blocs.size(); ++i) {
            const RingedBloc &bloc = m_look.blocs[i];
            if (!std::binary_search(bloc.members.begin(), bloc.members.end(), actor))
                continue;
            const Rgba color = blocColor(i, m_theme).withAlpha(strength);
            ring(box, px(ringGap) * double(i + 1), blended(color, m_theme.canvas), Role::Member)
                .key = bloc.label;
        }
        if (!m_look.selected.contains(actor) && m_look.keyed != actor)
            return;
        ring(box, px(3) + ringRoom(),
             m_look.selected.contains(actor) ? m_theme.accent : m_theme.ink, Role::Chosen);
    }

    /// What rings take around a disc: the same for all, so that no name moves when one joins.
    double ringRoom() const { return px(ringGap) * double(m_look.blocs.size()); }

    Mark &ring(const RectF &disc, double by, Rgba color, Role role)
    {
        Mark ring;
        ring.role = role;
        ring.box = {disc.x - by, disc.y - by, disc.width + 2 * by, disc.height + 2 * by};
        ring.shape = RectShape{ring.box, ring.box.width / 2};
        ring.stroke = {color, 2, LineStyle::Solid};
        m_result.drawing.marks.push_back(std::move(ring));
        return m_result.drawing.marks.back();
    }

    /// Who is tied to the most chooses first, but by all times: names hold still while ties change.
    std::vector<std::size_t> labelOrder() const
    {
        std::vector<int> lifeOf(m_result.nodes.size(), 0);
        std::unordered_map<std::string_view, std::size_t> numbers;
        for (std::size_t i = 0; i < m_answer.actors.size(); ++i)
            numbers.emplace(m_answer.actors[i].id.value, i);
        for (const TieSpan &tie : m_answer.history.ties) {
            for (const ActorId *end : {&tie.a, &tie.b}) {
                if (const auto found = numbers.find(end->value); found != numbers.end())
                    ++lifeOf[found->second];
            }
        }
        std::vector<std::size_t> order(m_result.nodes.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
            return std::tuple(isHub(y), lifeOf[y]) < std::tuple(isHub(x), lifeOf[x]);
        });
        return order;
    }

    void labelNodes()
    {
        std::vector<RectF> taken;
        for (const std::size_t actor : labelOrder()) {
            // Room for the bold one: nobody's name moves when it turns bold.
            const double width = m_measure.width(label(actor), TextStyle::LabelBold);
            const RectF box = freeBox(actor, width, taken);
            if (box.width <= 0) {
                ++m_result.drawing.hiddenLabels;
                continue;
            }
            taken.push_back(box);
            m_result.nodes[actor].label = box;
            m_result.drawing.texts.push_back(nodeLabel(actor, box));
        }
    }

    TextMark nodeLabel(std::size_t actor, const RectF &box) const
    {
        const double degree = actor < m_state.degrees.size() ? m_state.degrees[actor] : 0;
        TextMark text;
        text.role = Role::Actor;
        text.key = m_answer.actors[actor].id.value;
        text.text = label(actor);
        text.style = isHub(actor) || degree >= 7.5 ? TextStyle::LabelBold : TextStyle::Label;
        text.scale = m_measure.scale();
        const bool quiet = degree < 0.5 || !isTalkedAbout(actor);
        text.color = quiet ? m_theme.muted : m_theme.ink;
        text.background = m_theme.canvas;
        text.halo = 3;
        text.box = box;
        const double own = m_measure.width(text.text, text.style);
        const double middle = box.x + box.width / 2;
        const double x = m_result.nodes[actor].at.x;
        text.box.width = own;
        if (std::abs(middle - x) < box.width / 4)
            text.box.x = middle - own / 2; // above or below
        else if (middle < x)
            text.box.x = box.right() - own; // ends at the disc
        return text;
    }

    RectF freeBox(std::size_t actor, double width, const std::vector<RectF> &taken) const
    {
        const NetworkDrawing::Node &node = m_result.nodes[actor];
        const double height = m_measure.lineHeight(TextStyle::Label);
        // A fixed reach, so that the side of a name never depends on the day.
        const double fixed = mostRadius();
        for (const PointF way :
             labelWays(node.at, m_center, isHub(actor), around() && !isNarrow())) {
            const double outwards =
                way.x * (node.at.x - m_center.x) + way.y * (node.at.y - m_center.y);
            if (around() && !isHub(actor) && outwards < 0 && m_result.nodes.size() > fewActors)
                continue; // over the web it would hide more than it tells
            const auto boxAt = [&](double reach) {
                // Beyond a diagonal, the name's corner is what is nearest to the disc.
                const double across = std::clamp(way.x * 1.6, -1.0, 1.0);
                const double down = std::clamp(way.y * 1.6, -1.0, 1.0);
                const PointF at{node.at.x + way.x * (reach + px(4)) + across * width / 2,
                                node.at.y + way.y * (reach + px(2)) + down * height / 2};
                return RectF{at.x - width / 2, at.y - height / 2, width, height};
            };
            const RectF wide = boxAt(fixed + ringRoom());
            if (wide.x < 2 || wide.right() > m_look.width - 2)
                continue;
            const RectF box = boxAt(node.radius + ringRoom());
            const bool free =
                std::none_of(taken.begin(), taken.end(),
                             [&](const RectF &other) { return other.intersects(box); }) &&
                !coversNode(wide, actor);
            if (free)
                return box;
        }
        return {};
    }

    bool coversNode(const RectF &box, std::size_t own) const
    {
        for (std::size_t i = 0; i < m_result.nodes.size(); ++i) {
            const PointF at = m_result.nodes[i].at;
            const double r = m_result.nodes[i].radius;
            const double dx = std::max({box.x - at.x, 0.0, at.x - box.right()});
            const double dy = std::max({box.y - at.y, 0.0, at.y - box.bottom()});
            if (i != own && dx * dx + dy * dy < r * r)
                return true;
        }
        return false;
    }

    TextMark text(std::string words, TextStyle style, Rgba color, PointF at, Role role) const
    {
        TextMark mark;
        mark.role = role;
        mark.style = style;
        mark.scale = m_measure.scale();
        mark.color = color;
        mark.background = m_theme.canvas;
        mark.box = {at.x, at.y, m_measure.width(words, style), m_measure.lineHeight(style)};
        mark.text = std::move(words);
        return mark;
    }

    std::string tiesWords() const
    {
        std::string words = counted(m_ties, "tie", "ties");
        if (m_places.hub >= 0 && m_ties > 0)
            words += ", " + filledIn(translate("Pictures", "%Ln without %1", nullptr, m_without),
                                     m_seen.hub);
        return words;
    }

    void drawHead()
    {
        Mark rule;
        rule.role = Role::Title;
        rule.box = {0, 0, m_look.width, 1.5};
        rule.shape = RectShape{rule.box, 0};
        rule.fill = m_theme.faint;
        Drawing &drawing = m_result.drawing;
        drawing.marks.push_back(std::move(rule));
        const double y = px(8);
        TextMark head = text(m_look.head, TextStyle::AxisMajor, m_theme.ink, {0, y}, Role::Title);
        const double room = m_look.width - head.box.width - px(10);
        const double ends = head.box.bottom();
        drawing.texts.push_back(std::move(head));
        std::string words = tiesWords();
        if (m_measure.width(words, TextStyle::Label) > room)
            words = counted(m_ties, "tie", "ties");
        TextMark count = text(words, TextStyle::Label, m_theme.muted, {0, y}, Role::Title);
        count.box.x = m_look.width - count.box.width;
        count.box.y = ends - count.box.height - px(1);
        if (count.box.width <= room)
            drawing.texts.push_back(std::move(count));
    }

    /// A picture of nothing says so; a view has words of its own.
    void drawNothing()
    {
        TextMark note = text(m_derived ? translate("Network", "No two share so many events")
                                       : translate("Network", "No ties are recorded"),
                             TextStyle::Label, m_theme.muted, m_center, Role::Note);
        note.box.x -= note.box.width / 2;
        note.box.y -= note.box.height / 2;
        m_result.drawing.texts.push_back(std::move(note));
    }

    double centralizationNow() const
    {
        if (m_state.degrees.size() < 3)
            return 0;
        const double most = *std::max_element(m_state.degrees.begin(), m_state.degrees.end());
        double sum = 0;
        for (const double degree : m_state.degrees)
            sum += most - degree;
        const double n = double(m_state.degrees.size());
        return sum / ((n - 1) * (n - 2));
    }

    /// Two rows where these do not take the room of the picture; else what fits into one.
    double legendRoom() const
    {
        const double all =
            legendHeight(m_result.legend, m_look.width - 2 * px(networkSide), m_measure);
        const double row = px(legendRowHeight);
        return all > row && all < 2.5 * row && m_look.height > px(260) ? all : row;
    }

    void drawLegend()
    {
        const PointF at{px(networkSide), m_look.height - m_foot + px(2)};
        const double width = m_look.width - 2 * px(networkSide);
        if (legendRoom() > px(legendRowHeight) * 1.5)
            addLegend(m_result.drawing, m_result.legend, at, width, m_theme, m_measure);
        else
            addLegendRow(m_result.drawing, m_result.legend, at, width, m_theme, m_measure);
    }

    void drawBar()
    {
        Drawing &drawing = m_result.drawing;
        const double value = centralizationNow();
        const double line = m_measure.lineHeight(TextStyle::Label);
        const double y = m_look.height - px(barHeightPx) + (px(barHeightPx) - line) / 2;
        TextMark name = text(translate("Pictures", "Centralisation"), TextStyle::Label,
                             m_theme.muted, {0, y}, Role::Legend);
        TextMark number =
            text(twoDecimals(value), TextStyle::LabelBold, m_theme.ink, {0, y}, Role::Legend);
        number.box.x = m_look.width - number.box.width;
        const double from = name.box.right() + px(10);
        const double to = std::min(number.box.x - px(8), from + px(260));
        number.box.x = to + px(8);
        if (to - from > px(20)) {
            const double top = y + line / 2 - px(4);
            Mark ground;
            ground.role = Role::Bar;
            ground.key = "centralization";
            ground.box = {from, top, to - from, px(8)};
            ground.shape = RectShape{ground.box, 0};
            ground.fill = m_theme.line;
            Mark bar = ground;
            bar.box.width *= std::clamp(value, 0.0, 1.0);
            bar.shape = RectShape{bar.box, 0};
            bar.fill = m_theme.muted;
            drawing.marks.push_back(std::move(ground));
            drawing.marks.push_back(std::move(bar));
        }
        drawing.texts.push_back(std::move(name));
        drawing.texts.push_back(std::move(number));
    }

    void drawNotes()
    {
        std::string note = tieKindWords(m_answer, m_derived);
        if (m_answer.unread > 0) // first of all: before these, nothing is known
            note += " · " + counted(m_answer.unread, "earlier event not looked at",
                                    "earlier events not looked at");
        note += " · " + tiesWords();
        if (m_result.drawing.hiddenLabels > 0)
            note += " · +" + counted(m_result.drawing.hiddenLabels, "name hidden", "names hidden");
        note = elided(note, m_look.width - 2 * px(networkSide), TextStyle::Caption, m_measure);
        const double line = m_measure.lineHeight(TextStyle::Caption);
        const double bar = m_look.centralization ? px(barHeightPx) : 0;
        m_result.drawing.texts.push_back(text(note, TextStyle::Caption, m_theme.muted,
                                              {px(networkSide), m_look.height - bar - line - px(4)},
                                              Role::Note));
    }

    std::string words() const
    {
        std::string words = m_look.head.empty() ? "" : m_look.head + ": ";
        words += "Network of " + counted(std::int64_t(m_answer.actors.size()), "actor", "actors") +
                 ", " + tiesWords() + ". " + tieKindWords(m_answer, m_derived) + ".";
        std::vector<std::size_t> order(m_state.degrees.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
            return m_state.degrees[x] > m_state.degrees[y];
        });
        std::string most;
        for (std::size_t i = 0; i < order.size() && i < 3 && m_state.degrees[order[i]] > 0.5; ++i)
            most += (i > 0 ? ", " : "") + label(order[i]) + " " +
                    counted(std::lround(m_state.degrees[order[i]]), "", "");
        if (!most.empty())
            words += " Most ties: " + most + ".";
        std::string planned;
        for (const NetworkState::Edge &edge : m_state.edges) {
            if (edge.bond == Bond::Planned && edge.shown > 0.5)
                planned += (planned.empty() ? "" : "; ") + label(edge.a) + " and " + label(edge.b);
        }
        if (!planned.empty())
            words += " Planned: " + planned + ".";
        return words + " Centralisation " + twoDecimals(centralizationNow()) + ".";
    }

    const TieHistoryAnswer &m_answer;
    const NetworkPlaces &m_places;
    const NetworkState &m_state;
    const NetworkLook &m_look;
    const std::optional<DerivedTies> &m_derived;
    const Theme &m_theme;
    const TextMeasure &m_measure;
    NetworkDrawing m_result;
    NetworkSeen m_seen;
    int m_ties = 0;
    int m_without = 0;
    double m_foot = 0;
    PointF m_center;
    PointF m_radius;
};

} // namespace

NetworkDrawing layoutNetwork(const TieHistoryAnswer &answer, const NetworkPlaces &places,
                             const NetworkState &state, const NetworkLook &look,
                             const std::optional<DerivedTies> &derived, const Theme &theme,
                             const TextMeasure &measure)
{
    return NetworkPainter(answer, places, state, look, derived, theme, measure).made();
}

} // namespace entente
