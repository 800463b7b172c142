// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"

#include <cstddef>
#include <cstdint>

namespace entente
{

/// What an event's own record adds to its importance: thread, sources, reports, parties,
/// confidence. In 1/importanceScale.
std::uint32_t weightOf(const Event &event);
/// What its top kind adds, in the same unit.
std::uint32_t weightOf(const KindId &topKind);
/// What its relations add: those to other events and those from other events.
std::uint32_t weightOfRelations(std::size_t degree);

/// Who gets a label first, 0 to 1: the sum of the three.
float importanceOf(const Event &event, const KindId &topKind, std::size_t degree);

} // namespace entente
