// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/page_parts.h"

#include "app/exporting/page.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr double partsGap = 12;
constexpr double leastTimeline = 62; ///< its axis and its foot

Drawing emptyPage(const RenderRequest &request, double width, double height)
{
    Drawing page;
    page.view = "page";
    page.width = width;
    page.height = height;
    page.background = request.theme->canvas;
    return page;
}

} // namespace

Drawing inRows(const RenderRequest &request, double width, double height, const PartPicture &part,
               const TextMeasure &measure)
{
    Drawing page = emptyPage(request, width, height);
    double rowShares = 0;
    for (const PageRow &row : request.rows)
        rowShares += row.share;
    const double high = height - partsGap * double(request.rows.size() - 1);
    double y = 0;
    for (const PageRow &row : request.rows) {
        double partShares = 0;
        for (const PagePart &each : row.parts)
            partShares += each.share;
        const double rowHeight = std::floor(high * row.share / rowShares);
        const double wide = width - 2 * partsGap * double(row.parts.size() - 1);
        double x = 0;
        for (const PagePart &each : row.parts) {
            const double partWidth = std::floor(wide * each.share / partShares);
            const Drawing drawn =
                each.view == RenderView::Text
                    ? textPicture(each.text, partWidth, rowHeight, *request.theme, measure)
                    : part(each.view, partWidth, rowHeight);
            place(page, drawn, {x, y});
            x += partWidth + 2 * partsGap;
        }
        y += rowHeight + partsGap;
    }
    return page;
}

Drawing overTimeline(const RenderRequest &request, double width, double height,
                     const PartPicture &part)
{
    // A map of the world leaves the rest of a high page to the timeline.
    const bool isWorld = request.upper == RenderView::Map && !request.extent;
    const double most = isWorld ? width / 1.9 : height - partsGap - leastTimeline;
    const double share = std::clamp(request.share, 0.1, 0.9);
    const double upperHeight = std::round(std::min(height * share, most));
    Drawing page = emptyPage(request, width, height);
    const RenderView upper = request.upper == RenderView::Page ? RenderView::Map : request.upper;
    place(page, part(upper, width, upperHeight), {0, 0});
    place(page, part(RenderView::Timeline, width, height - upperHeight - partsGap),
          {0, upperHeight + partsGap});
    return page;
}

} // namespace entente
