// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/network/network_asker.h"

#include <algorithm>
#include <utility>

namespace entente
{

namespace
{

/// All but the places of actors.
Result<AskedNetwork> measuredNetwork(const Engine &engine, const NetworkWish &wish,
                                     const std::stop_token &stop)
{
    AskedNetwork asked;
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
    for (const TieActor &actor : asked.answer.actors)
        asked.labels.push_back(actor.label);
    return asked;
}

bool differOnlyInPlaces(NetworkWish a, const NetworkWish &b)
{
    a.arrangement = b.arrangement;
    return a == b;
}

} // namespace

Result<AskedNetwork> askedNetwork(const Engine &engine, const NetworkWish &wish,
                                  const std::stop_token &stop, const AskedNetwork *before)
{
    // A series takes seconds where thousands of ties begin and end.
    Result<AskedNetwork> asked = before != nullptr && differOnlyInPlaces(before->wish, wish)
                                     ? Result<AskedNetwork>(*before)
                                     : measuredNetwork(engine, wish, stop);
    if (!asked)
        return asked;
    if (stop.stop_requested())
        return Engine::cancelled();
    asked->wish = wish;
    asked->places = networkPlaces(asked->answer, asked->lives, wish.arrangement, asked->series.hub);
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
    if (m_generation != m_session.generation())
        m_delivered.reset();
    m_asked = wish;
    m_generation = m_session.generation();
    start(
        [this, engine, wish, before = m_delivered](std::stop_token stop) -> std::function<void()> {
            Result<AskedNetwork> asked = askedNetwork(*engine, wish, stop, before.get());
            if (!asked) {
                return [this, error = asked.error()] {
                    if (error == Engine::cancelled())
                        return;
                    m_asked.reset();
                    emit failed(QString::fromStdString(error.text()));
                };
            }
            auto network = std::make_shared<const AskedNetwork>(std::move(*asked));
            return [this, network] {
                m_delivered = network;
                m_deliver(network);
            };
        });
}

void NetworkAsker::forget()
{
    cancel();
    m_asked.reset();
    m_delivered.reset();
}

} // namespace entente
