// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "core/layout/network_charts.h"
#include "core/layout/network_layout.h"

#include <stop_token>

namespace entente
{

/// The network of a request, asked for once and laid out at any size: one picture, or one for each
/// date with everybody in the same place.
class NetworkPicture
{
public:
    /// Fails for a layer or a hub that there is not.
    static Result<NetworkPicture> of(const RenderRequest &request, const Engine &engine,
                                     const CountAnswer &count, const std::stop_token &stop);

    Drawing laidOut(double width, double height, const Theme &theme, const TextMeasure &measure);
    /// The measures over `span` as charts, with the day of the picture where it is one. Empty
    /// after a stop.
    Drawing index(double width, double height, TimeSpan span, const Theme &theme,
                  const TextMeasure &measure, const std::stop_token &stop);
    /// What explains the picture laid out last.
    const std::vector<LegendEntry> &legend() const { return m_legend; }
    std::string subtitle() const;
    /// "a selection: 2 of 25 actors"
    std::string selectionInWords() const;

private:
    NetworkPicture() = default;

    NetworkRequest m_network;
    AnnotationLook m_annotations;
    std::set<std::size_t> m_chosen; ///< actors
    bool m_decorated = true;
    std::optional<Instant> m_asKnown;
    TieHistoryAnswer m_answer;
    std::vector<PairLife> m_lives;
    std::vector<Bloc> m_blocs;
    NetworkPlaces m_places;
    int m_hub = -1;
    Instant m_until;
    std::int64_t m_of = 0; ///< actors, were they no selection
    bool m_isSelection = false;
    std::vector<std::string> m_labels; ///< of the actors
    std::vector<LegendEntry> m_legend;
};

} // namespace entente
