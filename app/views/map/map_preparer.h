// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/views/map/ground_painter.h"
#include "core/story/scene.h"

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace entente
{

/// A map that may be asked for next: what stands on it, and how it is looked at.
struct MapWish
{
    Context context;
    SceneSelection selection; ///< whose countries are coloured
    GroundRequest ground;     ///< but for what the context and the selection say
    double cellDegrees = 0;
};

/// Paints the grounds of maps that may be asked for next, one after the other and behind the
/// window, with the arcs and coloured countries that they will have. It is nobody's child: who asks
/// whether a view is answered does not wait for what may never be shown.
class MapPreparer : public AskerBase
{
public:
    using Deliver = std::function<void(std::shared_ptr<const GroundPicture>)>;

    /// `isReady` says whether there is no need any more.
    MapPreparer(Session &session, std::function<bool(const GroundRequest &)> isReady,
                Deliver deliver);

    /// These next, in their order, in place of what has not been begun.
    void prepare(std::vector<MapWish> wishes);

private:
    void next();

    Session &m_session;
    std::function<bool(const GroundRequest &)> m_isReady;
    Deliver m_deliver;
    std::deque<MapWish> m_wishes;
};

} // namespace entente
