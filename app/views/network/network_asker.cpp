// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/network/network_asker.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace entente
{

namespace
{

/// All but the hub and the places of actors.
Result<AskedNetwork> answeredNetwork(const Engine &engine, const NetworkWish &wish,
                                     const std::stop_token &stop)
{
    static std::atomic<quint64> answers = 0;
    AskedNetwork asked;
    Result<TieHistoryAnswer> answer = engine.answer(wish.question, stop);
    if (!answer)
        return answer.error();
    asked.answer = std::move(*answer);
    asked.answerNumber = ++answers;
    asked.lives = livesOf(asked.answer.history);
    for (const TieActor &actor : asked.answer.actors)
        asked.labels.push_back(actor.label);
    return asked;
}

} // namespace

Result<AskedNetwork> askedNetwork(const Engine &engine, const NetworkWish &wish,
                                  const std::stop_token &stop, const AskedNetwork *before)
{
    Result<AskedNetwork> asked = before != nullptr && before->wish.question == wish.question
                                     ? Result<AskedNetwork>(*before)
                                     : answeredNetwork(engine, wish, stop);
    if (!asked)
        return asked;
    if (stop.stop_requested())
        return Engine::cancelled();
    const TieHistory &history = asked->answer.history;
    const auto hub = std::find(history.actors.begin(), history.actors.end(), wish.hub);
    asked->hub = hub == history.actors.end() ? hubOf(history, asked->lives, wish.until)
                                             : int(hub - history.actors.begin());
    asked->wish = wish;
    asked->places = networkPlaces(asked->answer, asked->lives, wish.arrangement, asked->hub);
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

SeriesAsker::SeriesAsker(Deliver deliver, QObject *parent)
    : AskerBase(parent)
    , m_deliver(std::move(deliver))
{}

void SeriesAsker::ask(const std::shared_ptr<const AskedNetwork> &network)
{
    if (m_network && network->answerNumber == m_network->answerNumber &&
        network->hub == m_network->hub && network->wish.until == m_network->wish.until)
        return;
    m_network = network;
    start([this, network](std::stop_token stop) -> std::function<void()> {
        auto counted = std::make_shared<const NetworkSeries>(countedSeries(
            network->answer.history, network->lives, network->hub, network->wish.until, stop));
        return [this, counted] { measure(counted); };
    });
}

void SeriesAsker::measure(const std::shared_ptr<const NetworkSeries> &before)
{
    // About as many days as the charts have pixels first: they show the whole in a tenth of the
    // time or less.
    constexpr std::size_t firstDays = 400;
    const bool isFirst = !before->moments.empty() && !before->moments.back().hasStructure;
    const std::size_t every =
        isFirst ? std::max<std::size_t>(1, before->moments.size() / firstDays) : 1;
    start(
        [this, before, every, network = m_network](std::stop_token stop) -> std::function<void()> {
            auto measured = std::make_shared<NetworkSeries>(*before);
            if (!measureStructure(*measured, network->answer.history, network->lives, stop, every))
                return [] {};
            return [this, measured] {
                if (measured->hasStructure)
                    m_deliver(measured);
                else
                    measure(measured);
            };
        });
    m_deliver(before);
}

void SeriesAsker::forget()
{
    cancel();
    m_network.reset();
}

} // namespace entente
