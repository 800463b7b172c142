// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

enum class RenderView
{
    Timeline,
    Map,
    Page,
    Calendar, ///< years by months, of the whole extent of what passes
    Matrix,   ///< actors by actors, of the time span or of the day in force
    Network,  ///< ties in force on the day, or on several days side by side
    Table,    ///< the first events by date
    Index,    ///< the measures of the network through all times
    Text      ///< words, on a page alone
};
std::string_view wordFor(RenderView); ///< "timeline"
std::optional<RenderView> renderViewFrom(std::string_view word);

/// A part of a page, and how wide it is beside the others of its row.
struct PagePart
{
    RenderView view = RenderView::Timeline;
    double share = 1;
    std::string text = {}; ///< of RenderView::Text
    bool operator==(const PagePart &) const = default;
};

/// Parts beside each other, and how high they are beside the other rows.
struct PageRow
{
    std::vector<PagePart> parts;
    double share = 1;
    bool operator==(const PageRow &) const = default;
};

/// "map, network*2 / 1.5: timeline, "What we know"": rows from the top, parts from the left; what
/// stands in quotes is text. A number after a star says how much wider than the others a part is,
/// one before a colon how much higher a row is. Fails with a sentence for what is no view, and for
/// more than 12 parts.
Result<std::vector<PageRow>> pageRowsFrom(std::string_view text);

} // namespace entente
