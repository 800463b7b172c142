// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "core/layout/network_layout.h"

#include <functional>
#include <memory>
#include <optional>

namespace entente
{

/// What a network view asks for.
struct NetworkWish
{
    TieHistoryQuestion question;
    NetworkArrangement arrangement = NetworkArrangement::Hub;
    ActorId hub;   ///< empty: who has had most ties for longest
    Instant until; ///< where the document's time ends
    bool operator==(const NetworkWish &) const = default;
};

/// The ties through all times and where their actors stand: nothing of it changes while time is
/// played.
struct AskedNetwork
{
    NetworkWish wish;
    TieHistoryAnswer answer;
    std::vector<PairLife> lives;
    int hub = -1; ///< of the actors
    NetworkPlaces places;
    std::vector<std::string> labels; ///< of the actors
    quint64 answerNumber = 0;        ///< the same for those that share an answer
};

/// Asks for ties and lays actors out, behind the window.
class NetworkAsker : public AskerBase
{
    Q_OBJECT

public:
    using Deliver = std::function<void(std::shared_ptr<const AskedNetwork>)>;

    NetworkAsker(Session &session, Deliver deliver, QObject *parent);

    /// Asks, unless the very same was asked last of the same document.
    void ask(const NetworkWish &wish);
    void forget();

private:
    Session &m_session;
    Deliver m_deliver;
    std::optional<NetworkWish> m_asked;
    quint64 m_generation = 0;
    std::shared_ptr<const AskedNetwork> m_delivered; ///< of this generation; null after forget()
};

/// Measures what a NetworkAsker has brought, behind the window and after the picture: a series
/// takes seconds where thousands of ties begin and end. It comes counted, then with the structure
/// of some days, then of all.
class SeriesAsker : public AskerBase
{
    Q_OBJECT

public:
    using Deliver = std::function<void(std::shared_ptr<const NetworkSeries>)>;

    SeriesAsker(Deliver deliver, QObject *parent);

    /// Measures, unless it did so for the same ties and hub.
    void ask(const std::shared_ptr<const AskedNetwork> &network);
    void forget();

private:
    void measure(const std::shared_ptr<const NetworkSeries> &before);

    Deliver m_deliver;
    std::shared_ptr<const AskedNetwork> m_network; ///< that the series is of
};

/// The same without a thread: what the asker computes. `before`, or null, was computed of the same
/// document: where the wishes differ in places or hub alone, nothing else is asked again.
Result<AskedNetwork> askedNetwork(const Engine &engine, const NetworkWish &wish,
                                  const std::stop_token &stop,
                                  const AskedNetwork *before = nullptr);

} // namespace entente
