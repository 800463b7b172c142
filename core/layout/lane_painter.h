// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timeline_parts.h"

#include <optional>
#include <span>
#include <vector>

namespace entente
{

/// Draws the items of one lane. One event is one mark of Role::Event: its glyph, or its bar where
/// the glyph lies outside the window; a bar beside a glyph has Role::Band.
class LanePainter
{
public:
    LanePainter(const TimelineParts &parts, LaneBox &lane, Drawing &drawing)
        : m_parts(parts)
        , m_lane(lane)
        , m_drawing(drawing)
    {}

    void draw();

private:
    using Items = std::span<const LaneItem *const>;

    bool isGlyphInside(const LaneItem &item) const;
    double lineHeight() const { return m_parts.measure.lineHeight(TextStyle::Label); }
    double rowTop(const LaneItem &item) const;
    double stripTop() const;
    double glyphY(const LaneItem &item) const;
    bool isChosen(const std::vector<EventId> &ids) const;

    void add(Mark mark);
    void drawItem(const LaneItem &item);
    void drawBar(const LaneItem &item, Role role);
    void drawGlyph(const LaneItem &item);
    /// Around what is selected, in the accent colour; around what the pointer is on, in ink.
    void drawRing(const Mark &around);
    RectF barBox(const LaneItem &item) const;
    Mark barMark(const LaneItem &item) const;
    /// A mark of several events, without its shape.
    Mark clusterMark(Items items) const;
    void drawCluster(Items items, PointF center, double size);
    /// What got no row stands small at the lane's bottom: glyphs at their dates, bars under them.
    /// What would lie on each other becomes one mark.
    void drawStrip();
    /// Merged in cells that are fixed in time, so that they stay what they are while one pans.
    void drawStripGlyphs(Items items);
    /// Bars that look the same in this window, as all do that cross it, are one.
    void drawStripBars(Items items);
    /// Where a lane is too crowded for marks: columns of what begins in each cell of time, cut by
    /// family, the lane's fullest as high as there is room. Each column counts and names its
    /// events.
    void drawDensity();
    RectF densityArea() const;
    /// False where nothing of it is in the window.
    bool drawColumn(const DensityColumn &column, const RectF &area);
    void drawPeak(const DensityColumn &column, const RectF &area);
    /// In the lane's lower left corner, a short bar with an arrow at each end for all that may have
    /// been at any time.
    void drawAnyTime();
    void drawLabels();
    /// The label right of the glyph, in the room up to the next mark of its row; of a bar that
    /// began before the window, at the window's edge. Where there is no such room, left of the
    /// glyph, as far from what ends at `usedTo` as makes clear whose it is. The right end of what
    /// was drawn, or nothing.
    std::optional<double> drawLabel(const LaneItem &item, double next, double usedTo);
    /// The most important of what has no label beside it gets one in the row above or below, with a
    /// line to it, where that row has a gap.
    void drawMovedLabels();
    bool drawMovedLabel(const LaneItem &item, int row);
    /// Where the second lines of the cards of the row above stand, from left to right.
    std::vector<std::pair<double, double>> cardsIn(std::size_t row) const;
    /// A card's second line, under its title.
    void drawDetails(const LaneItem &item, const TextMark &title, double room);
    void addLabel(const LaneItem &item, std::string shown, const std::string &full, TextStyle style,
                  PointF at);

    const TimelineParts &m_parts;
    LaneBox &m_lane;
    Drawing &m_drawing;
    std::vector<const LaneItem *> m_together; ///< of the column that is drawn
    /// From where to where each row is taken, from left to right; and what has no label in it.
    std::vector<std::vector<std::pair<double, double>>> m_taken;
    std::vector<const LaneItem *> m_unlabelled;
};

} // namespace entente
