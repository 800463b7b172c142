// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/text_measure.h"

#include <cmath>
#include <vector>

namespace entente
{

namespace
{

constexpr std::string_view ellipsis = "…";

/// Byte offsets where the text may be cut: before every code point that is no combining mark or
/// joiner, and at the end.
std::vector<std::size_t> cuts(std::string_view text)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) == 0x80)
            continue;
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        const bool combining = byte == 0xCC || (byte == 0xCD && next < 0xB0);
        if (!combining)
            places.push_back(i);
    }
    places.push_back(text.size());
    return places;
}

/// Without the white space and the punctuation that would hang before the ellipsis.
std::string_view withoutTail(std::string_view text)
{
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view tail :
             {" ", ",", ";", ":", "(", "-", "–", "—", "/", "\u00A0"}) {
            if (text.ends_with(tail)) {
                text.remove_suffix(tail.size());
                again = true;
            }
        }
    }
    return text;
}

} // namespace

double ScaledMeasure::lineHeight(TextStyle style) const
{
    return std::ceil(m_base.lineHeight(style) * m_scale);
}

std::string elided(std::string_view text, double widthPx, TextStyle style,
                   const TextMeasure &measure)
{
    if (measure.width(text, style) <= widthPx)
        return std::string(text);
    const std::vector<std::size_t> places = cuts(text);
    const auto fits = [&](std::string_view part) {
        return measure.width(std::string(part).append(ellipsis), style) <= widthPx;
    };
    std::size_t low = 0;
    std::size_t high = places.size() - 1;
    while (low < high) {
        const std::size_t middle = (low + high + 1) / 2;
        if (fits(text.substr(0, places[middle])))
            low = middle;
        else
            high = middle - 1;
    }
    if (low < 2)
        return {};
    std::string_view part = text.substr(0, places[low]);
    if (places[low] < text.size() && text[places[low]] != ' ') {
        const std::size_t space = part.rfind(' ');
        if (space != std::string_view::npos && space > 0)
            part = part.substr(0, space);
    }
    const std::string_view kept = withoutTail(part);
    return std::string(kept.empty() ? part : kept).append(ellipsis);
}

} // namespace entente
