// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/page_rows.h"

#include "core/base/text.h"

#include <array>
#include <charconv>
#include <utility>

namespace entente
{

namespace
{

constexpr std::array viewWords = {
    std::pair(RenderView::Timeline, "timeline"), std::pair(RenderView::Map, "map"),
    std::pair(RenderView::Page, "page"),         std::pair(RenderView::Calendar, "calendar"),
    std::pair(RenderView::Matrix, "matrix"),     std::pair(RenderView::Network, "network"),
    std::pair(RenderView::Table, "table"),       std::pair(RenderView::Index, "index"),
    std::pair(RenderView::Text, "text")};

constexpr std::size_t mostParts = 12;

/// Where a mark stands that is in no quotes, or the end.
std::size_t findBare(std::string_view text, char mark, std::size_t from)
{
    bool isQuoted = false;
    for (std::size_t i = from; i < text.size(); ++i) {
        if (text[i] == '"')
            isQuoted = !isQuoted;
        else if (text[i] == mark && !isQuoted)
            return i;
    }
    return text.size();
}

std::vector<std::string> splitAt(std::string_view text, char mark)
{
    std::vector<std::string> pieces;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t end = findBare(text, mark, from);
        pieces.emplace_back(trimmed(text.substr(from, end - from)));
        from = end + 1;
    }
    return pieces;
}

std::optional<double> shareFrom(std::string_view text)
{
    const std::string_view digits = trimmed(text);
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || !(value >= 0.1) ||
        value > 20)
        return std::nullopt;
    return value;
}

Result<PagePart> partFrom(const std::string &text)
{
    PagePart part;
    const std::size_t star = findBare(text, '*', 0);
    const std::string_view bare = trimmed(std::string_view(text).substr(0, star));
    const std::string name = folded(bare);
    bool isKnown = false;
    for (const auto &[view, word] : viewWords) {
        if (name == word && view != RenderView::Page && view != RenderView::Text) {
            part.view = view;
            isKnown = true;
        }
    }
    if (bare.size() > 2 && bare.front() == '"' && bare.back() == '"') {
        part.view = RenderView::Text;
        part.text = trimmed(bare.substr(1, bare.size() - 2));
        isKnown = !part.text.empty() && part.text.find('"') == std::string::npos;
    }
    if (!isKnown)
        return Error{"a page has no part '" + text +
                         "'; there are timeline, map, network, index, matrix, calendar, table and "
                         "text in quotes",
                     {}};
    if (star < text.size()) {
        const auto share = shareFrom(std::string_view(text).substr(star + 1));
        if (!share)
            return Error{"'" + text + "' needs a number from 0.1 to 20 after its star", {}};
        part.share = *share;
    }
    return part;
}

Result<PageRow> rowFrom(const std::string &text)
{
    PageRow row;
    std::string_view parts = text;
    if (const std::size_t colon = findBare(parts, ':', 0); colon < parts.size()) {
        const auto share = shareFrom(parts.substr(0, colon));
        if (!share)
            return Error{"the row '" + text + "' needs a number from 0.1 to 20 before its colon",
                         {}};
        row.share = *share;
        parts.remove_prefix(colon + 1);
    }
    for (const std::string &each : splitAt(parts, ',')) {
        const Result<PagePart> part = partFrom(each);
        if (!part)
            return part.error();
        row.parts.push_back(*part);
    }
    return row;
}

} // namespace

std::string_view wordFor(RenderView view)
{
    for (const auto &[each, word] : viewWords) {
        if (each == view)
            return word;
    }
    return "picture";
}

std::optional<RenderView> renderViewFrom(std::string_view word)
{
    for (const auto &[view, each] : viewWords) {
        if (word == each && view != RenderView::Text)
            return view;
    }
    return std::nullopt;
}

Result<std::vector<PageRow>> pageRowsFrom(std::string_view text)
{
    std::vector<PageRow> rows;
    std::size_t parts = 0;
    for (const std::string &each : splitAt(text, '/')) {
        Result<PageRow> row = rowFrom(each);
        if (!row)
            return row.error();
        parts += row->parts.size();
        rows.push_back(std::move(*row));
    }
    if (parts > mostParts)
        return Error{"a page has at most 12 parts", {}};
    return rows;
}

} // namespace entente
