// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/network_panels.h"

#include "core/layout/annotation_layout.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace entente
{

namespace
{

constexpr double panelGap = 22;
constexpr double legendSide = 14;

class PanelsLayout
{
public:
    PanelsLayout(const TieHistoryAnswer &answer, const std::vector<PairLife> &lives,
                 const std::vector<Bloc> &blocs, const NetworkPlaces &places,
                 const NetworkPanelsLook &look, const std::optional<DerivedTies> &derived,
                 const Theme &theme, const TextMeasure &measure)
        : m_answer(answer)
        , m_lives(lives)
        , m_blocs(blocs)
        , m_places(places)
        , m_look(look)
        , m_derived(derived)
        , m_theme(theme)
        , m_measure(measure)
    {}

    NetworkPanels laidOut(double height)
    {
        const std::size_t count = m_look.dates.size();
        const auto columns = std::size_t(panelColumns(count, m_look.width, height));
        const std::size_t rows = (count + columns - 1) / columns;
        const double gap = panelGap * m_measure.scale();
        const double width = (m_look.width - gap * double(columns - 1)) / double(columns);
        const double each = (height - gap * double(rows - 1)) / double(rows);
        NetworkPanels all;
        Drawing &page = all.network.drawing;
        page.view = "network";
        page.width = m_look.width;
        page.height = m_look.height;
        page.background = m_theme.canvas;
        for (std::size_t i = 0; i < count; ++i)
            add(all, m_look.dates[i], width, each,
                {double(i % columns) * (width + gap), double(i / columns) * (each + gap)});
        return all;
    }

private:
    void add(NetworkPanels &all, const NetworkRequest::Date &date, double width, double height,
             PointF at) const
    {
        const Instant moment{date.end.seconds - 1};
        const bool isAlone = m_look.dates.size() == 1;
        const NetworkState state =
            stateOf(graphOn(m_answer.history, m_lives, moment, m_look.fadeYears));
        NetworkLook look;
        look.width = width;
        look.height = height;
        look.head = date.words;
        look.centralization = m_look.centralization;
        look.notes = isAlone && m_look.notes;
        look.legend = isAlone && m_look.legend;
        look.blocs = ringedBlocs(m_blocs, m_look.blocs, moment);
        look.selected = m_look.selected;
        look.hovered = m_look.hovered;
        look.keyed = m_look.keyed;
        const std::size_t before = all.state.edges.size();
        if (m_look.hoveredEdge && *m_look.hoveredEdge >= before &&
            *m_look.hoveredEdge < before + state.edges.size())
            look.hoveredEdge = *m_look.hoveredEdge - before;
        NetworkDrawing drawn =
            layoutNetwork(m_answer, m_places, state, look, m_derived, m_theme, m_measure);
        if (isAlone)
            annotateNetwork(drawn, m_answer.history.actors, m_look.annotations, m_theme, m_measure);
        Drawing &page = all.network.drawing;
        place(page, drawn.drawing, at);
        page.hiddenLabels += drawn.drawing.hiddenLabels;
        page.words += (page.words.empty() ? "" : "\n") + drawn.drawing.words;
        for (NetworkDrawing::Node node : drawn.nodes) {
            node.at = {node.at.x + at.x, node.at.y + at.y};
            if (node.label.width > 0) {
                node.label.x += at.x;
                node.label.y += at.y;
            }
            all.network.nodes.push_back(node);
        }
        for (std::vector<PointF> tie : drawn.ties) {
            for (PointF &point : tie)
                point = {point.x + at.x, point.y + at.y};
            all.network.ties.push_back(std::move(tie));
        }
        for (const LegendEntry &entry : drawn.legend) {
            if (std::none_of(all.network.legend.begin(), all.network.legend.end(),
                             [&](const auto &other) { return other.label == entry.label; }))
                all.network.legend.push_back(entry);
        }
        all.state.degrees = state.degrees;
        all.state.edges.insert(all.state.edges.end(), state.edges.begin(), state.edges.end());
    }

    const TieHistoryAnswer &m_answer;
    const std::vector<PairLife> &m_lives;
    const std::vector<Bloc> &m_blocs;
    const NetworkPlaces &m_places;
    const NetworkPanelsLook &m_look;
    const std::optional<DerivedTies> &m_derived;
    const Theme &m_theme;
    const TextMeasure &m_measure;
};

} // namespace

int panelColumns(std::size_t panels, double width, double height)
{
    int best = 1;
    double least = 1e9;
    for (int columns = 1; columns <= int(panels); ++columns) {
        const int rows = (int(panels) + columns - 1) / columns;
        const double w = (width - panelGap * (columns - 1)) / columns;
        const double h = (height - panelGap * (rows - 1)) / rows;
        const int empty = rows * columns - int(panels);
        const double off = std::abs(std::log(w / h / 0.9)) + 0.15 * empty;
        if (off < least) {
            least = off;
            best = columns;
        }
    }
    return best;
}

NetworkPanels layoutNetworkPanels(const TieHistoryAnswer &answer,
                                  const std::vector<PairLife> &lives,
                                  const std::vector<Bloc> &blocs, const NetworkPlaces &places,
                                  const NetworkPanelsLook &look,
                                  const std::optional<DerivedTies> &derived, const Theme &theme,
                                  const TextMeasure &measure)
{
    PanelsLayout layout(answer, lives, blocs, places, look, derived, theme, measure);
    NetworkPanels panels = layout.laidOut(look.height);
    if (!look.legend || look.dates.size() == 1 || panels.network.legend.empty())
        return panels;
    // One legend for all: what it says is known only now.
    const double side = legendSide * measure.scale();
    const double width = look.width - 2 * side;
    const double room = legendHeight(panels.network.legend, width, measure) + side / 2;
    if (room > look.height / 3)
        return panels;
    panels = layout.laidOut(look.height - room);
    addLegend(panels.network.drawing, panels.network.legend, {side, look.height - room + side / 2},
              width, theme, measure);
    return panels;
}

} // namespace entente
