// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/place_asker.h"

#include <algorithm>
#include <utility>

namespace entente
{

PlaceAsker::PlaceAsker(Session &session, Deliver deliver, QObject *parent)
    : AskerBase(parent)
    , m_session(session)
    , m_deliver(std::move(deliver))
{}

void PlaceAsker::ask(const ClusterQuestion &question, const MapFrame &frame,
                     const Projection &projection)
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!engine)
        return forget();
    if (m_asked == question && m_generation == m_session.generation())
        return;
    m_asked = question;
    m_generation = m_session.generation();
    start([this, engine, question, frame, projection,
           arcs = m_arcs](std::stop_token stop) -> std::function<void()> {
        Result<ClusterAnswer> answer = engine->answer(question, stop);
        if (!answer) {
            return [this, error = answer.error()] {
                if (error == Engine::cancelled())
                    return;
                m_asked.reset();
                emit failed(QString::fromStdString(error.text()));
            };
        }
        auto places = std::make_shared<AskedPlaces>();
        places->merged =
            std::make_shared<const MergedPlaces>(mergePlaces(answer->clusters, frame, projection));
        // Bundling takes longer than the answer: the same arcs keep their ways.
        const auto same = std::find_if(arcs.rbegin(), arcs.rend(), [&](const auto &known) {
            return known->arcs == answer->arcs;
        });
        places->arcs = same != arcs.rend()
                           ? *same
                           : std::make_shared<const ArcWays>(waysOf(answer->arcs, stop));
        places->answer = std::move(*answer);
        places->scale = frame.camera.pixelsPerUnit;
        places->projection = projection;
        return [this, places] {
            m_arcs.back() = places->arcs;
            m_deliver(std::move(*places));
        };
    });
}

void PlaceAsker::forget()
{
    cancel();
    m_asked.reset();
}

void PlaceAsker::know(std::shared_ptr<const ArcWays> arcs)
{
    constexpr std::size_t mostKnown = 4;
    m_arcs.insert(m_arcs.end() - 1, std::move(arcs));
    if (m_arcs.size() > mostKnown)
        m_arcs.erase(m_arcs.begin());
}

PlaceMerger::PlaceMerger(Deliver deliver, QObject *parent)
    : AskerBase(parent)
    , m_deliver(std::move(deliver))
{}

void PlaceMerger::merge(std::shared_ptr<const ClusterAnswer> places, const MapFrame &frame,
                        const Projection &projection)
{
    const double scale = frame.camera.pixelsPerUnit;
    // While the scale changes with every frame, none would ever be done: what is under way comes
    // first, and serves until the next.
    if (isBusy() && m_places == places && m_projection == projection)
        return;
    m_places = places;
    m_projection = projection;
    start([this, places, frame, projection, scale](std::stop_token) -> std::function<void()> {
        auto merged =
            std::make_shared<const MergedPlaces>(mergePlaces(places->clusters, frame, projection));
        return [this, merged, scale, projection] {
            m_places.reset();
            m_deliver(merged, scale, projection);
        };
    });
}

void PlaceMerger::forget()
{
    cancel();
    m_places.reset();
}

} // namespace entente
