// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "core/layout/map_clusters.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace entente
{

/// Where events are, merged for a scale and a projection.
struct AskedPlaces
{
    ClusterAnswer answer;
    std::shared_ptr<const MergedPlaces> merged; ///< never null
    double scale = 0;                           ///< of the frame that they were merged for
    std::shared_ptr<const ArcWays> arcs;        ///< of the answer; never null
    Projection projection;
};

/// Asks where events are and merges them behind the window: places by the ten thousand are too many
/// for the time between two frames. Newest only, as Asker.
class PlaceAsker : public AskerBase
{
    Q_OBJECT

public:
    using Deliver = std::function<void(AskedPlaces)>;

    PlaceAsker(Session &session, Deliver deliver, QObject *parent);

    /// Asks, unless the very same question of the same document was asked last.
    void ask(const ClusterQuestion &question, const MapFrame &frame, const Projection &projection);
    /// The next question is asked even if it equals the last one.
    void forget();
    /// Ways of arcs that an answer may have: they are not drawn together again.
    void know(std::shared_ptr<const ArcWays> arcs);

private:
    Session &m_session;
    Deliver m_deliver;
    std::optional<ClusterQuestion> m_asked;
    quint64 m_generation = 0;
    /// The last one was delivered last, the others are known.
    std::vector<std::shared_ptr<const ArcWays>> m_arcs{std::make_shared<ArcWays>()};
};

/// Merges places for another scale behind the window. What is being merged is delivered, though the
/// scale may be another one by then: whoever gets it merges again.
class PlaceMerger : public AskerBase
{
    Q_OBJECT

public:
    using Deliver =
        std::function<void(std::shared_ptr<const MergedPlaces>, double scale, Projection)>;

    PlaceMerger(Deliver deliver, QObject *parent);

    /// Merges, unless these places are being merged already, for whatever scale.
    void merge(std::shared_ptr<const ClusterAnswer> places, const MapFrame &frame,
               const Projection &projection);
    void forget();

private:
    Deliver m_deliver;
    std::shared_ptr<const ClusterAnswer> m_places; ///< that are being merged
    std::optional<Projection> m_projection;
};

} // namespace entente
