// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/layout/drawing.h"
#include "core/model/vocabulary.h"

#include <optional>

namespace entente
{

/// How an event's status shows: what happened is filled, what is planned is hollow, what hangs on
/// something else is dashed, what is only spoken of is dotted, what was called off is struck
/// through.
struct EventStyle
{
    std::optional<Rgba> fill;
    Stroke stroke;
    bool struckThrough = false;
};

EventStyle styleFor(Status status, Family family, const Theme &theme);

} // namespace entente
