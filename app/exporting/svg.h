// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <QByteArray>

#include <functional>
#include <string>

namespace entente
{

/// The drawing as an SVG document: text as text, marks of events in groups that carry the keys of
/// their events (`data-event`) and a tooltip, the words of the picture as its description.
/// `keyOf` names events; without it their numbers stand for them.
QByteArray svgOf(const Drawing &drawing, const std::string &title,
                 const std::function<std::string(EventId)> &keyOf = {});

} // namespace entente
