// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/deck.h"

#include <QByteArray>

#include <functional>

namespace entente
{

/// The talk as one page of HTML that needs nothing else: no network, no other file. Without
/// JavaScript all scenes stand below each other; with it they are walked one by one, by keyboard,
/// mouse or touch, with zoom and what is known of each event.
QByteArray htmlOf(const Deck &deck, const KindTree &kinds);

} // namespace entente
