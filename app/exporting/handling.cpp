// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/handling.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace entente
{

namespace
{
constexpr double stripPadding = 5;
constexpr TextStyle stripStyle = TextStyle::LabelBold;
} // namespace

std::optional<Rgba> colorFromHex(std::string_view text)
{
    std::uint32_t value = 0;
    if (text.size() != 7 || text[0] != '#')
        return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
    if (error != std::errc() || end != text.data() + 7)
        return std::nullopt;
    return Rgba::rgb(value);
}

std::optional<Handling> handlingOf(const Dataset &document)
{
    const auto found = document.properties.find(handlingProperty);
    if (found == document.properties.end() || trimmed(found->second).empty())
        return std::nullopt;
    Handling handling{std::string(trimmed(found->second)), usualHandlingColor};
    std::replace(handling.text.begin(), handling.text.end(), '\n', ' ');
    if (const auto color = document.properties.find(handlingColorProperty);
        color != document.properties.end())
        handling.color = colorFromHex(color->second).value_or(usualHandlingColor);
    return handling;
}

Rgba inkOn(Rgba color)
{
    const Rgba black = Rgba::rgb(0x000000);
    const Rgba white = Rgba::rgb(0xffffff);
    return contrast(black, color) > contrast(white, color) ? black : white;
}

double handlingHeight(const TextMeasure &measure)
{
    return std::ceil(measure.lineHeight(stripStyle) + 2 * stripPadding * measure.scale());
}

Drawing marked(const Drawing &picture, const Handling &handling, const TextMeasure &measure)
{
    const double height = handlingHeight(measure);
    Drawing page;
    page.view = picture.view;
    page.width = picture.width;
    page.height = picture.height + height;
    page.background = picture.background;
    place(page, picture, {0, height});
    page.words = handling.text + ".\n" + picture.words;
    Mark strip;
    strip.role = Role::Note;
    strip.box = {0, 0, page.width, height};
    strip.shape = RectShape{strip.box, 0};
    strip.fill = handling.color;
    page.marks.push_back(std::move(strip));

    TextMark text;
    text.role = Role::Note;
    text.full = handling.text;
    text.text = elided(handling.text, page.width - 2 * stripPadding, stripStyle, measure);
    text.style = stripStyle;
    text.scale = measure.scale();
    text.color = inkOn(handling.color);
    text.background = handling.color;
    const double width = measure.width(text.text, stripStyle);
    text.box = {std::max(stripPadding, (page.width - width) / 2), stripPadding * measure.scale(),
                width, measure.lineHeight(stripStyle)};
    page.texts.push_back(std::move(text));
    return page;
}

} // namespace entente
