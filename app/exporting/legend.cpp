// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/legend.h"

#include <algorithm>
#include <array>
#include <set>

namespace entente
{

namespace
{

constexpr double rowHeight = 18;
constexpr double columnGap = 18;
constexpr double sampleGap = 6;

constexpr std::array families = {Family::Pacts,  Family::Encounters, Family::Words,
                                 Family::Forces, Family::States,     Family::Crisis};

Rgba opaque(Rgba color)
{
    return {color.r, color.g, color.b, 255};
}

/// What a drawing holds that a reader cannot guess.
struct Seen
{
    std::vector<std::pair<Glyph, Rgba>> glyphs;
    std::vector<Rgba> shares;     ///< colours of sectors
    std::set<LineStyle> outlines; ///< of hollow marks
    bool faded = false;
    bool open = false;
    bool struck = false;
    bool cluster = false;
    bool arcs = false;

    void add(Glyph glyph, Rgba color)
    {
        const auto entry = std::pair(glyph, opaque(color));
        if (std::find(glyphs.begin(), glyphs.end(), entry) == glyphs.end())
            glyphs.push_back(entry);
    }
    void addShare(Rgba color)
    {
        if (std::find(shares.begin(), shares.end(), opaque(color)) == shares.end())
            shares.push_back(opaque(color));
    }
    void add(const Mark &mark);
};

void Seen::add(const Mark &mark)
{
    struck = struck || mark.struckThrough;
    arcs = arcs || mark.role == Role::Arc;
    cluster = cluster || mark.role == Role::Cluster;
    if (mark.role != Role::Event && mark.role != Role::Cluster)
        return;
    if (const auto *glyph = std::get_if<GlyphShape>(&mark.shape)) {
        const bool hollow = mark.stroke.style != LineStyle::None;
        add(glyph->glyph, hollow ? mark.stroke.color : mark.fill.value_or(mark.stroke.color));
        if (hollow && !mark.struckThrough)
            outlines.insert(mark.stroke.style);
    } else if (const auto *bar = std::get_if<FadedBar>(&mark.shape)) {
        faded = faded || (!bar->openLeft && bar->solidFrom > bar->rect.x) ||
                (!bar->openRight && bar->solidTo < bar->rect.right());
        open = open || bar->openLeft || bar->openRight;
    } else if (const auto *pie = std::get_if<PieShape>(&mark.shape)) {
        for (const auto &[share, color] : pie->shares)
            addShare(color);
    }
}

Mark sampleMark(Shape shape, std::optional<Rgba> fill, Stroke stroke = {})
{
    Mark mark;
    mark.role = Role::Legend;
    mark.shape = std::move(shape);
    mark.fill = fill;
    mark.stroke = stroke;
    mark.box = {-6, -6, 12, 12};
    return mark;
}

Mark glyphSample(Glyph glyph, std::optional<Rgba> fill, Stroke stroke = {})
{
    return sampleMark(GlyphShape{glyph, {0, 0}, 9}, fill, stroke);
}

Mark barSample(FadedBar bar, Rgba color)
{
    Mark mark = sampleMark(bar, color);
    mark.box = bar.rect;
    return mark;
}

void addKinds(std::vector<LegendEntry> &entries, const Seen &seen, const KindTree &kinds,
              const Theme &theme, std::set<Family> &named)
{
    for (const Kind &kind : kinds.kinds()) {
        if (!kind.parent.isEmpty())
            continue;
        const Rgba color = opaque(theme.of(kind.family));
        const auto entry = std::pair(kind.glyph, color);
        if (std::find(seen.glyphs.begin(), seen.glyphs.end(), entry) == seen.glyphs.end())
            continue;
        named.insert(kind.family);
        entries.push_back({{glyphSample(kind.glyph, color)}, 10, kind.label});
    }
}

/// Sectors show families: the kinds of one that no glyph has named yet are listed with its hue.
void addFamilies(std::vector<LegendEntry> &entries, const Seen &seen, const KindTree &kinds,
                 const Theme &theme, const std::set<Family> &named)
{
    for (const Family family : families) {
        const Rgba color = opaque(theme.of(family));
        if (named.contains(family) ||
            std::find(seen.shares.begin(), seen.shares.end(), color) == seen.shares.end())
            continue;
        std::string label;
        for (const Kind &kind : kinds.kinds()) {
            if (kind.parent.isEmpty() && kind.family == family && kind.id.value != "scenario")
                label += (label.empty() ? "" : ", ") + kind.label;
        }
        entries.push_back({{sampleMark(PieShape{{0, 0}, 4.5, {{1, color}}}, color)}, 10, label});
    }
}

} // namespace

std::vector<LegendEntry> legendOf(const Drawing &drawn, const KindTree &kinds, const Theme &theme)
{
    Seen seen;
    for (const Mark &mark : drawn.marks)
        seen.add(mark);
    std::vector<LegendEntry> entries;
    std::set<Family> named;
    addKinds(entries, seen, kinds, theme, named);
    addFamilies(entries, seen, kinds, theme, named);
    const Rgba grey = theme.muted;
    const std::pair<LineStyle, const char *> outlines[] = {
        {LineStyle::Solid, "Planned"},
        {LineStyle::Dashed, "Contingent"},
        {LineStyle::Dotted, "In negotiation or speculated"}};
    for (const auto &[line, label] : outlines) {
        if (seen.outlines.contains(line))
            entries.push_back(
                {{glyphSample(Glyph::Square, std::nullopt, {grey, 1.5, line})}, 10, label});
    }
    if (seen.struck) {
        Mark mark = glyphSample(Glyph::Square, std::nullopt, {grey, 1.5, LineStyle::Solid});
        mark.struckThrough = true;
        entries.push_back({{std::move(mark)}, 10, "Cancelled"});
    }
    if (seen.faded)
        entries.push_back(
            {{barSample({{-11, -3, 22, 6}, -3, 3, false, false}, grey)}, 22, "Date not exact"});
    if (seen.open)
        entries.push_back(
            {{barSample({{-11, -3, 22, 6}, -11, 11, false, true}, grey)}, 22, "Goes on"});
    if (seen.cluster)
        entries.push_back(
            {{sampleMark(PieShape{{0, 0}, 5, {{0.6, grey}, {0.4, theme.line}}}, grey)},
             11,
             "Several events"});
    if (seen.arcs)
        entries.push_back({{sampleMark(PathShape{{{{-11, 2}, {-4, -2}, {4, -2}, {11, 2}}}, false},
                                       std::nullopt, {theme.faint, 1.2, LineStyle::Solid})},
                           22,
                           "Parties of the same events"});
    return entries;
}

namespace
{

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
            pen = {0, pen.y + rowHeight};
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
    return spots.empty() ? 0 : spots.back().at.y + rowHeight;
}

void addLegend(Drawing &page, const std::vector<LegendEntry> &entries, PointF at, double width,
               const Theme &theme, const TextMeasure &measure)
{
    const std::vector<Spot> spots = slotsOf(entries, width, measure);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const LegendEntry &entry = entries[i];
        const PointF corner{at.x + spots[i].at.x, at.y + spots[i].at.y};
        for (Mark mark : entry.sample) {
            moveTo(mark, {corner.x + entry.sampleWidth / 2, corner.y + rowHeight / 2});
            page.marks.push_back(std::move(mark));
        }
        TextMark text;
        text.role = Role::Legend;
        text.style = TextStyle::Label;
        const double left = entry.sampleWidth + sampleGap;
        text.full = entry.label;
        text.text = elided(entry.label, width - left, text.style, measure);
        text.color = theme.ink;
        text.background = page.background;
        const double height = measure.lineHeight(text.style);
        text.box = {corner.x + left, corner.y + (rowHeight - height) / 2,
                    measure.width(text.text, text.style), height};
        page.texts.push_back(std::move(text));
    }
}

} // namespace entente
