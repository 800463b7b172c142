// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timeline_parts.h"

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
    void drawLabels();
    /// The label right of the glyph, in the room up to the next mark of its row; of a bar that
    /// began before the window, at the window's edge.
    bool drawLabel(const LaneItem &item, double next);
    void addLabel(const LaneItem &item, std::string shown, const std::string &full, TextStyle style,
                  PointF at);

    const TimelineParts &m_parts;
    LaneBox &m_lane;
    Drawing &m_drawing;
};

} // namespace entente
