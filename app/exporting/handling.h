// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"
#include "core/layout/text_measure.h"
#include "core/model/dataset.h"

#include <optional>
#include <string>

namespace entente
{

/// How a document is to be handled, as all that leaves the program says until it is removed: "Not
/// for publication".
struct Handling
{
    std::string text;
    Rgba color; ///< of the strip; the text on it is black or white, whichever reads better
    bool operator==(const Handling &) const = default;
};

/// The properties of a document that hold it.
constexpr const char *handlingProperty = "handling";
constexpr const char *handlingColorProperty = "handling_colour"; ///< "#b3261e"

/// The colour of a marking that names none.
constexpr Rgba usualHandlingColor = Rgba::rgb(0xb3261e);

/// "#rrggbb"; nothing for anything else.
std::optional<Rgba> colorFromHex(std::string_view text);

/// What the document says; nothing when it says nothing.
std::optional<Handling> handlingOf(const Dataset &document);

/// The ink that is read best on a colour: black or white.
Rgba inkOn(Rgba color);

/// How high the strip is that bears the marking.
double handlingHeight(const TextMeasure &measure);

/// The picture under a strip over its whole width that bears the marking.
Drawing marked(const Drawing &picture, const Handling &handling, const TextMeasure &measure);

} // namespace entente
