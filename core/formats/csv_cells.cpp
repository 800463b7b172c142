// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/csv_cells.h"

#include "core/base/text.h"

#include <algorithm>

namespace entente
{

namespace
{

bool isNumber(std::string_view text)
{
    if (!text.empty() && (text[0] == '-' || text[0] == '+'))
        text.remove_prefix(1);
    bool hasDigit = false;
    bool hasPoint = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            hasDigit = true;
        else if (c == '.' && !hasPoint)
            hasPoint = true;
        else
            return false;
    }
    return hasDigit;
}

/// Whether the text, its leading apostrophes aside, would be run. Apostrophes must not count, so
/// that adding one and taking one off leave the answer as it is.
bool isFormula(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    if (text.empty())
        return false;
    if (text[0] == '\t' || text[0] == '\r')
        return true;
    const std::string_view visible = trimmed(text);
    if (visible.empty() || isNumber(visible))
        return false;
    // The last four are the full-width forms, which some spreadsheets take for the plain ones.
    constexpr std::string_view starts[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    return std::any_of(std::begin(starts), std::end(starts),
                       [&](std::string_view start) { return visible.starts_with(start); });
}

} // namespace

std::string neutralized(std::string text)
{
    if (isFormula(text))
        text.insert(text.begin(), '\'');
    return text;
}

std::string_view unneutralized(std::string_view cell)
{
    if (cell.starts_with('\'') && isFormula(cell))
        cell.remove_prefix(1);
    return cell;
}

std::string quotedCell(std::string_view cell)
{
    const bool isPlain = cell.find_first_of(",;\t\"\r\n") == std::string_view::npos &&
                         trimmed(cell).size() == cell.size();
    if (isPlain)
        return std::string(cell);
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string escaped(std::string_view text, std::string_view special)
{
    std::string result;
    for (const char c : text) {
        if (c == '\\' || special.find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

std::string unescaped(std::string_view text)
{
    constexpr std::string_view special = "\\;|:,";
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isEscape = text[i] == '\\' && i + 1 < text.size() &&
                              special.find(text[i + 1]) != std::string_view::npos;
        if (isEscape)
            ++i;
        result += text[i];
    }
    return result;
}

std::string joinedList(const std::vector<std::string> &items, std::string_view separator)
{
    std::string joined;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            joined += separator;
        joined += items[i];
    }
    return joined;
}

std::vector<std::string> splitList(std::string_view cell, std::string_view separator)
{
    std::vector<std::string> items;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < cell.size();) {
        if (cell[i] == '\\' && i + 1 < cell.size()) {
            i += 2;
        } else if (cell.substr(i, separator.size()) == separator) {
            items.emplace_back(trimmed(cell.substr(begin, i - begin)));
            i += separator.size();
            begin = i;
        } else {
            ++i;
        }
    }
    items.emplace_back(trimmed(cell.substr(std::min(begin, cell.size()))));
    return items;
}

} // namespace entente
