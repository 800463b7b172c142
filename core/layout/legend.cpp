// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/legend.h"

#include "core/base/translation.h"
#include "core/layout/event_style.h"
#include "core/layout/timeline_threads.h"
#include "core/model/shown_names.h"

#include <algorithm>
#include <array>
#include <set>

namespace entente
{

namespace
{

constexpr std::array families = {Family::Pacts,  Family::Encounters, Family::Words,
                                 Family::Forces, Family::States,     Family::Crisis};

/// Statuses that look like nothing else; what occurred, or goes on, explains itself.
constexpr std::array tellingStatuses = {Status::Planned,       Status::Contingent,
                                        Status::InNegotiation, Status::Speculated,
                                        Status::Cancelled,     Status::Terminated};

Rgba opaque(Rgba color)
{
    return {color.r, color.g, color.b, 255};
}

/// What a drawing holds that a reader cannot guess.
struct Seen
{
    std::vector<std::pair<Glyph, Rgba>> glyphs;
    std::vector<Rgba> shares; ///< colours of sectors
    std::set<Status> glyphsOf;
    std::set<Status> barsOf;
    std::set<Phase> phases;
    bool ground = false;
    bool faded = false;
    bool openLeft = false;
    bool openRight = false;
    bool cluster = false;
    bool columns = false;
    bool arcs = false;
    bool arrows = false;
    bool anyTime = false;
    bool links = false;

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
    void add(const FadedBar &bar, const Mark &mark);
    void add(const Mark &mark);
};

void Seen::add(const FadedBar &bar, const Mark &mark)
{
    if (bar.openLeft && bar.openRight) {
        anyTime = true;
        return;
    }
    if (isGround(mark))
        ground = true;
    else if ((!bar.openLeft && bar.solidFrom > bar.rect.x) ||
             (!bar.openRight && bar.solidTo < bar.rect.right()))
        faded = true;
    openLeft = openLeft || bar.openLeft;
    openRight = openRight || bar.openRight;
}

void Seen::add(const Mark &mark)
{
    arcs = arcs || mark.role == Role::Arc;
    arrows = arrows || (mark.role == Role::Arc && mark.fill);
    links = links || mark.role == Role::Link;
    const bool isColumn = std::holds_alternative<ColumnShape>(mark.shape);
    columns = columns || isColumn;
    cluster = cluster || (mark.role == Role::Cluster && !isColumn);
    if (mark.role != Role::Event && mark.role != Role::Cluster && mark.role != Role::Band)
        return;
    if (mark.phase) {
        if (mark.fill || *mark.phase == Phase::Talks)
            phases.insert(*mark.phase);
        return;
    }
    const bool isBar = std::holds_alternative<FadedBar>(mark.shape) ||
                       std::holds_alternative<RectShape>(mark.shape);
    if (mark.status)
        (isBar && !isGround(mark) ? barsOf : glyphsOf).insert(*mark.status);
    if (const auto *glyph = std::get_if<GlyphShape>(&mark.shape)) {
        const bool hollow = mark.stroke.style != LineStyle::None;
        add(glyph->glyph, hollow ? mark.stroke.color : mark.fill.value_or(mark.stroke.color));
    } else if (const auto *bar = std::get_if<FadedBar>(&mark.shape)) {
        add(*bar, mark);
    } else if (const auto *pie = std::get_if<PieShape>(&mark.shape)) {
        for (const auto &[share, color] : pie->shares)
            addShare(color);
    } else if (const auto *column = std::get_if<ColumnShape>(&mark.shape)) {
        for (const auto &[share, color] : column->shares)
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
        // Kinds of one's own look like scenarios, which are only there when they are asked for.
        const bool isMeant =
            kind.id.value != "scenario" ||
            std::none_of(kinds.kinds().begin(), kinds.kinds().end(), [&](const Kind &other) {
                return other.id != kind.id && other.parent.isEmpty() && other.glyph == kind.glyph &&
                       other.family == kind.family;
            });
        if (!isMeant)
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

/// A glyph and a bar as the status makes them look, of what of both is there.
LegendEntry statusEntry(Status status, const Seen &seen, const Theme &theme)
{
    LegendEntry entry;
    entry.label = shownLabel(status);
    const bool glyph = seen.glyphsOf.contains(status);
    const bool bar = seen.barsOf.contains(status);
    entry.sampleWidth = (glyph ? 11 : 0) + (glyph && bar ? 3 : 0) + (bar ? 17 : 0);
    const double left = -entry.sampleWidth / 2;
    if (glyph) {
        const EventStyle style = styleFor(status, Family::States, theme);
        Mark mark =
            sampleMark(GlyphShape{Glyph::Square, {left + 5.5, 0}, 9.5}, style.fill, style.stroke);
        mark.struckThrough = style.struckThrough;
        mark.box = {left, -5.5, 11, 11};
        entry.sample.push_back(std::move(mark));
    }
    if (bar) {
        const BarStyle style = barStyleFor(status, Family::States, theme);
        const RectF box{entry.sampleWidth / 2 - 17, -2, 17, 4};
        Mark mark = barSample({box, box.x, box.right(), false, false}, theme.states);
        mark.fill = style.fill;
        mark.stroke = style.stroke;
        if (style.struckThrough) {
            mark.box.width = 24; // struck as a bar is, along it
            mark.box.x = box.right() - 24;
            mark.shape = RectShape{mark.box, 1.5};
            mark.struckThrough = true;
            entry.sampleWidth += 7;
        }
        entry.sample.push_back(std::move(mark));
    }
    return entry;
}

/// How sure a date is.
void addDateTextures(std::vector<LegendEntry> &entries, const Seen &seen, const Theme &theme)
{
    const Rgba grey = theme.muted;
    const FadedBar bar{{-11, -2, 22, 4}, -11, 11, false, false};
    if (seen.ground) {
        FadedBar ground = bar;
        ground.rect = {-13, -7, 26, 14};
        ground.solidFrom = -7;
        ground.solidTo = 7;
        entries.push_back({{barSample(ground, groundOf(Family::States, theme)),
                            glyphSample(Glyph::Square, theme.states)},
                           26,
                           translate("Legend", "At some time within")});
    }
    if (seen.faded) {
        FadedBar faded = bar;
        faded.solidFrom = -3;
        faded.solidTo = 3;
        entries.push_back(
            {{barSample(faded, grey)}, 22, translate("Legend", "Start or end not exact")});
    }
    if (seen.openLeft || seen.openRight) {
        FadedBar open = bar;
        open.openLeft = seen.openLeft;
        open.openRight = seen.openRight;
        entries.push_back({{barSample(open, grey)},
                           22,
                           !seen.openLeft    ? translate("Legend", "Goes on")
                           : !seen.openRight ? translate("Legend", "Start unknown")
                                             : translate("Legend", "Start unknown, or goes on")});
    }
    if (seen.anyTime) {
        FadedBar open = bar;
        open.openLeft = open.openRight = true;
        entries.push_back({{barSample(open, grey)}, 22, translate("Legend", "At an unknown time")});
    }
}

void addTextures(std::vector<LegendEntry> &entries, const Seen &seen, const Theme &theme)
{
    for (const Status status : tellingStatuses) {
        if (seen.glyphsOf.contains(status) || seen.barsOf.contains(status))
            entries.push_back(statusEntry(status, seen, theme));
    }
    const Rgba grey = theme.muted;
    addDateTextures(entries, seen, theme);
    for (const Phase phase : seen.phases) {
        const PhaseStyle style = phaseStyle(phase, false, theme);
        Mark band = sampleMark(RectShape{{-11, -5, 22, 10}, 2}, style.fill, style.stroke);
        band.box = {-11, -5, 22, 10};
        entries.push_back({{std::move(band)}, 22, shownLabel(phase)});
    }
    if (seen.links)
        entries.push_back({{sampleMark(PathShape{{{{-11, -4}, {-11, 2}, {11, 2}, {11, -4}}}, false},
                                       std::nullopt, {theme.faint, 1, LineStyle::Solid})},
                           22,
                           translate("Legend", "Related events")});
    if (seen.cluster)
        entries.push_back(
            {{sampleMark(PieShape{{0, 0}, 5, {{0.6, grey}, {0.4, theme.line}}}, grey)},
             11,
             translate("Legend", "Several events")});
    if (seen.columns) {
        LegendEntry entry{
            {}, 17, translate("Legend", "Events over time; the tallest is the lane's most")};
        for (const auto &[x, height] : {std::pair(-8.0, 5.0), {-2.0, 10.0}, {4.0, 7.0}}) {
            Mark column = sampleMark(
                ColumnShape{{x, 5 - height, 5, height}, {{0.6, grey}, {0.4, theme.line}}}, grey);
            column.box = {x, 5 - height, 5, height};
            entry.sample.push_back(std::move(column));
        }
        entries.push_back(std::move(entry));
    }
    if (seen.arrows)
        entries.push_back(
            {{sampleMark(PathShape{{{{-11, 2}, {-4, -2}, {4, -2}, {11, 2}}}, false}, std::nullopt,
                         {theme.faint, 1.2, LineStyle::Solid}),
              sampleMark(PathShape{{{{6, 0}, {-1, -5.5}, {-1.5, 1.5}}}, true}, theme.muted)},
             22,
             translate("Legend", "Parties of the same events; arrows lead to host or target")});
    else if (seen.arcs)
        entries.push_back({{sampleMark(PathShape{{{{-11, 2}, {-4, -2}, {4, -2}, {11, 2}}}, false},
                                       std::nullopt, {theme.faint, 1.2, LineStyle::Solid})},
                           22,
                           translate("Legend", "Parties of the same events")});
}

} // namespace

std::vector<LegendEntry> legendOf(const Drawing &drawn, const KindTree &kinds, const Theme &theme)
{
    Seen seen;
    for (const Mark &mark : drawn.marks)
        seen.add(mark);
    std::vector<LegendEntry> entries;
    addTextures(entries, seen, theme);
    std::set<Family> named;
    addKinds(entries, seen, kinds, theme, named);
    addFamilies(entries, seen, kinds, theme, named);
    return entries;
}

} // namespace entente
