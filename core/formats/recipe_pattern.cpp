// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/recipe_pattern.h"

#include "core/base/text.h"
#include "core/formats/countries.h"

namespace entente
{

namespace
{

/// "country of {to|country}" of a pattern: what stands between the braces.
std::string fieldText(std::string_view field,
                      const std::function<std::string_view(std::string_view)> &cell)
{
    const std::size_t bar = field.find('|');
    const std::string_view text = cell(trimmed(field.substr(0, bar)));
    const bool asksCountry =
        bar != std::string_view::npos && trimmed(field.substr(bar + 1)) == "country";
    if (asksCountry) {
        if (const std::optional<Country> country = countryFrom(text))
            return country->name;
    }
    return std::string(text);
}

} // namespace

std::string filledPattern(std::string_view pattern,
                          const std::function<std::string_view(std::string_view)> &cell)
{
    std::string filled;
    std::size_t optionalFrom = std::string::npos; // of what is in square brackets
    bool hasCell = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        const std::size_t close = c == '{' ? pattern.find('}', at) : std::string_view::npos;
        if (c == '\\' && at + 1 < pattern.size()) {
            filled += pattern[++at];
        } else if (close != std::string_view::npos) {
            const std::string text = fieldText(pattern.substr(at + 1, close - at - 1), cell);
            hasCell = hasCell || !text.empty();
            filled += text;
            at = close;
        } else if (c == '[' && optionalFrom == std::string::npos &&
                   pattern.find(']', at) != std::string_view::npos) {
            optionalFrom = filled.size();
            hasCell = false;
        } else if (c == ']' && optionalFrom != std::string::npos) {
            if (!hasCell)
                filled.resize(optionalFrom);
            optionalFrom = std::string::npos;
        } else {
            filled += c;
        }
    }
    return std::string(trimmed(filled));
}

} // namespace entente
