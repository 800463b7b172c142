// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"

#include <cstddef>

namespace entente
{

/// How much an event deserves a label, 0 to 1: a weighted sum of its kind (pacts and access before
/// crises before the rest), its place in a thread, its relations in both directions (`degree`), its
/// sources, reports and parties, and its confidence. Counts enter as n / (n + half), so that the
/// first ones matter most.
float importanceOf(const Event &event, const KindId &topKind, std::size_t degree);

} // namespace entente
