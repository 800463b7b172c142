// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/network/network_asker.h"

#include <algorithm>
#include <utility>

namespace entente
{

Result<AskedNetwork> askedNetwork(const Engine &engine, const NetworkWish &wish,
                                  const std::stop_token &stop)
{
    AskedNetwork asked;
    asked.wish = wish;
    Result<TieHistoryAnswer> answer = engine.answer(wish.question, stop);
    if (!answer)
        return answer.error();
    asked.answer = std::move(*answer);
    const TieHistory &history = asked.answer.history;
    asked.lives = livesOf(history);
    const auto hub = std::find(history.actors.begin(), history.actors.end(), wish.hub);
    asked.series = networkSeries(
        history, asked.lives, hub == history.actors.end() ? -1 : int(hub - history.actors.begin()),
        wish.until, stop);
    if (stop.stop_requested())
        return Engine::cancelled();
    asked.places = networkPlaces(asked.answer, asked.lives, wish.arrangement, asked.series.hub);
    for (const TieActor &actor : asked.answer.actors)
        asked.labels.push_back(actor.label);
    return asked;
}

NetworkAsker::NetworkAsker(Session &session, Deliver deliver, QObject *parent)
    : AskerBase(parent)
    , m_session(session)
    , m_deliver(std::move(deliver))
{}

void NetworkAsker::ask(const NetworkWish &wish)
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!engine)
        return forget();
    if (m_asked == wish && m_generation == m_session.generation())
        return;
    m_asked = wish;
    m_generation = m_session.generation();
    start([this, engine, wish](std::stop_token stop) -> std::function<void()> {
        Result<AskedNetwork> asked = askedNetwork(*engine, wish, stop);
        if (!asked) {
            return [this, error = asked.error()] {
                if (error == Engine::cancelled())
                    return;
                m_asked.reset();
                emit failed(QString::fromStdString(error.text()));
            };
        }
        auto network = std::make_shared<const AskedNetwork>(std::move(*asked));
        return [this, network] { m_deliver(network); };
    });
}

void NetworkAsker::forget()
{
    cancel();
    m_asked.reset();
}

} // namespace entente
