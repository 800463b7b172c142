// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translation.h"
#include "core/layout/legend.h"

#include <algorithm>

namespace entente
{

namespace
{

constexpr double columnGap = 18;
constexpr double sampleGap = 6;

struct Spot
{
    PointF at; ///< of the sample's left edge and the row's top
};

std::vector<Spot> slotsOf(const std::vector<LegendEntry> &entries, double width,
                          const TextMeasure &measure)
{
    std::vector<Spot> spots;
    PointF pen;
    for (const LegendEntry &entry : entries) {
        const double needed = entry.sampleWidth + sampleGap +
                              std::min(measure.width(entry.label, TextStyle::Label),
                                       width - entry.sampleWidth - sampleGap);
        if (pen.x > 0 && pen.x + needed > width)
            pen = {0, pen.y + legendRowHeight * measure.scale()};
        spots.push_back({pen});
        pen.x += needed + columnGap;
    }
    return spots;
}

void moveTo(Mark &mark, PointF by)
{
    Drawing one;
    one.marks.push_back(mark);
    Drawing target;
    place(target, one, by);
    mark = target.marks.back();
}

} // namespace

double legendHeight(const std::vector<LegendEntry> &entries, double width,
                    const TextMeasure &measure)
{
    const std::vector<Spot> spots = slotsOf(entries, width, measure);
    return spots.empty() ? 0 : spots.back().at.y + legendRowHeight * measure.scale();
}

void addLegend(Drawing &page, const std::vector<LegendEntry> &entries, PointF at, double width,
               const Theme &theme, const TextMeasure &measure)
{
    const std::vector<Spot> spots = slotsOf(entries, width, measure);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const LegendEntry &entry = entries[i];
        const PointF corner{at.x + spots[i].at.x, at.y + spots[i].at.y};
        for (Mark mark : entry.sample) {
            moveTo(mark, {corner.x + entry.sampleWidth / 2,
                          corner.y + legendRowHeight * measure.scale() / 2});
            page.marks.push_back(std::move(mark));
        }
        TextMark text;
        text.role = Role::Legend;
        text.style = TextStyle::Label;
        text.scale = measure.scale();
        const double left = entry.sampleWidth + sampleGap;
        text.full = entry.label;
        text.text = elided(entry.label, width - left, text.style, measure);
        text.color = theme.ink;
        text.background = page.background;
        const double height = measure.lineHeight(text.style);
        text.box = {corner.x + left, corner.y + (legendRowHeight * measure.scale() - height) / 2,
                    measure.width(text.text, text.style), height};
        page.texts.push_back(std::move(text));
    }
}

void addLegendRow(Drawing &page, std::vector<LegendEntry> entries, PointF at, double width,
                  const Theme &theme, const TextMeasure &measure)
{
    const auto widthOf = [&](const LegendEntry &entry) {
        return entry.sampleWidth + sampleGap + measure.width(entry.label, TextStyle::Label);
    };
    double used = -columnGap;
    for (const LegendEntry &entry : entries)
        used += columnGap + widthOf(entry);
    std::vector<std::string> left;
    const double room =
        width - measure.width(translate("Legend", "and %n more", nullptr, 99), TextStyle::Label) -
        columnGap;
    while (!entries.empty() && used > (left.empty() ? width : room)) {
        used -= columnGap + widthOf(entries.back());
        left.insert(left.begin(), entries.back().label);
        entries.pop_back();
    }
    addLegend(page, entries, at, width + columnGap, theme, measure);
    if (left.empty() || entries.empty())
        return;
    TextMark more;
    more.role = Role::Legend;
    more.scale = measure.scale();
    more.text = translate("Legend", "and %n more", nullptr, std::int64_t(left.size()));
    for (const std::string &label : left)
        more.full += (more.full.empty() ? "" : ", ") + label;
    more.color = theme.muted;
    more.background = page.background;
    const double height = measure.lineHeight(more.style);
    more.box = {at.x + used + columnGap, at.y + (legendRowHeight * measure.scale() - height) / 2,
                measure.width(more.text, more.style), height};
    page.texts.push_back(std::move(more));
}

} // namespace entente
