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

/// The ties through all times with all that is computed of them once: nothing of it changes while
/// time is played.
struct AskedNetwork
{
    NetworkWish wish;
    TieHistoryAnswer answer;
    std::vector<PairLife> lives;
    NetworkSeries series;
    NetworkPlaces places;
    std::vector<std::string> labels; ///< of the actors
};

/// Asks for ties, measures them and lays actors out, all behind the window.
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

/// The same without a thread: what the asker computes. `before`, or null, was computed of the same
/// document: where the wishes differ in the places alone, nothing else is measured again.
Result<AskedNetwork> askedNetwork(const Engine &engine, const NetworkWish &wish,
                                  const std::stop_token &stop,
                                  const AskedNetwork *before = nullptr);

} // namespace entente
