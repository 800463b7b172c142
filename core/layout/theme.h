// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/kind.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente
{

struct Rgba
{
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    static constexpr Rgba rgb(std::uint32_t hex)
    {
        return {std::uint8_t(hex >> 16), std::uint8_t(hex >> 8), std::uint8_t(hex), 255};
    }
    constexpr Rgba withAlpha(double opacity) const
    {
        return {r, g, b, std::uint8_t(opacity * 255 + 0.5)};
    }
    bool operator==(const Rgba &) const = default;
};

/// "#rrggbb", or "#rrggbbaa" when not opaque.
std::string toHex(Rgba);
/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrast(Rgba a, Rgba b);
/// `top` (with its alpha) over opaque `under`.
Rgba blended(Rgba top, Rgba under);

/// The colours of everything that is drawn. One accent, for now and chosen, and for nothing else.
struct Theme
{
    std::string name; ///< "light", "dark", "print"
    Rgba canvas, panel, line;
    Rgba ink, muted, faint; ///< faint is for marks and rules, never for text
    Rgba land, coast;
    Rgba accent, onAccent;
    Rgba pacts, encounters, words, forces, states, crisis;
    bool isDark = false;

    Rgba of(Family) const;

    // What text stands on besides canvas and panel: all of ink, muted and accent can be read on it.
    Rgba hovered() const;       ///< of menus and buttons under the pointer
    Rgba chip() const;          ///< of a filter's term, of a switch
    Rgba marked() const;        ///< the row of a list of choices that Enter would take
    Rgba chosen() const;        ///< a selected row
    Rgba chosenOnPanel() const; ///< the same in a panel

    static const Theme &light();
    static const Theme &dark();
    static const Theme &print();
    static const Theme *named(std::string_view name);

    bool operator==(const Theme &) const = default;
};

} // namespace entente
