// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace entente
{

namespace
{

/// Relative luminance as WCAG 2 defines it.
double luminance(Rgba color)
{
    const auto linear = [](std::uint8_t channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

Theme makeLight()
{
    Theme t;
    t.name = "light";
    t.canvas = Rgba::rgb(0xffffff);
    t.panel = Rgba::rgb(0xf7f6f3);
    t.line = Rgba::rgb(0xdedbd4);
    t.ink = Rgba::rgb(0x1b1d21);
    t.muted = Rgba::rgb(0x5f646c);
    t.faint = Rgba::rgb(0x8b9097);
    t.land = Rgba::rgb(0xebe8e1);
    t.coast = Rgba::rgb(0xcfcac0);
    t.accent = Rgba::rgb(0xa8324a);
    t.onAccent = Rgba::rgb(0xffffff);
    t.pacts = Rgba::rgb(0x0f6b8d);
    t.encounters = Rgba::rgb(0xd1762b);
    t.words = Rgba::rgb(0x8a6fb0);
    t.forces = Rgba::rgb(0x4f8f4a);
    t.states = Rgba::rgb(0x7b7f87);
    t.crisis = Rgba::rgb(0xc0392b);
    return t;
}

Theme makeDark()
{
    Theme t;
    t.name = "dark";
    t.canvas = Rgba::rgb(0x16181d);
    t.panel = Rgba::rgb(0x1d2026);
    t.line = Rgba::rgb(0x31353d);
    t.ink = Rgba::rgb(0xe9e7e2);
    t.muted = Rgba::rgb(0x9aa0aa);
    t.faint = Rgba::rgb(0x5b616b);
    t.land = Rgba::rgb(0x2b2f37);
    t.coast = Rgba::rgb(0x444a55);
    t.accent = Rgba::rgb(0xf2b134);
    t.onAccent = Rgba::rgb(0x16181d);
    t.pacts = Rgba::rgb(0x57b6d9);
    t.encounters = Rgba::rgb(0xf0a35e);
    t.words = Rgba::rgb(0xb9a2dc);
    t.forces = Rgba::rgb(0x8cc684);
    t.states = Rgba::rgb(0xa4a9b2);
    t.crisis = Rgba::rgb(0xef7a6d);
    t.isDark = true;
    return t;
}

/// Paper is white, swallows hairlines and is read from further away. All colours are ones that four
/// inks on coated paper have, with at most 300 % of ink (tests/core/tst_press_colors.cpp): black is
/// the darkest of them, since a darker one would print as this.
Theme makePrint()
{
    Theme t = makeLight();
    t.name = "print";
    t.panel = Rgba::rgb(0xffffff);
    t.line = Rgba::rgb(0xb3afa6);
    t.ink = Rgba::rgb(0x242424);
    t.muted = Rgba::rgb(0x454950);
    t.faint = Rgba::rgb(0x6d7279);
    t.land = Rgba::rgb(0xe6e3db);
    t.coast = Rgba::rgb(0xa8a397);
    return t;
}

} // namespace

std::string toHex(Rgba color)
{
    std::array<char, 10> text{};
    if (color.a == 255)
        std::snprintf(text.data(), text.size(), "#%02x%02x%02x", color.r, color.g, color.b);
    else
        std::snprintf(text.data(), text.size(), "#%02x%02x%02x%02x", color.r, color.g, color.b,
                      color.a);
    return text.data();
}

double contrast(Rgba a, Rgba b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Rgba blended(Rgba top, Rgba under)
{
    const auto mix = [&](std::uint8_t over, std::uint8_t below) {
        return std::uint8_t((over * top.a + below * (255 - top.a) + 127) / 255);
    };
    return {mix(top.r, under.r), mix(top.g, under.g), mix(top.b, under.b), 255};
}

Rgba Theme::of(Family family) const
{
    switch (family) {
    case Family::Pacts:
        return pacts;
    case Family::Encounters:
        return encounters;
    case Family::Words:
        return words;
    case Family::Forces:
        return forces;
    case Family::States:
        return states;
    case Family::Crisis:
        return crisis;
    }
    return states;
}

Rgba Theme::hovered() const
{
    return blended(ink.withAlpha(0.07), panel);
}

Rgba Theme::chip() const
{
    return blended(ink.withAlpha(isDark ? 0.1 : 0.06), canvas);
}

Rgba Theme::marked() const
{
    return blended(ink.withAlpha(isDark ? 0.13 : 0.1), canvas);
}

Rgba Theme::chosen() const
{
    return blended(accent.withAlpha(0.16), canvas);
}

Rgba Theme::chosenOnPanel() const
{
    return blended(accent.withAlpha(0.12), panel);
}

const Theme &Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &Theme::print()
{
    static const Theme theme = makePrint();
    return theme;
}

const Theme *Theme::named(std::string_view name)
{
    for (const Theme *theme : {&light(), &dark(), &print()}) {
        if (theme->name == name)
            return theme;
    }
    return nullptr;
}

} // namespace entente
