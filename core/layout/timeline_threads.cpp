// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_threads.h"

#include "core/layout/timeline_parts.h"
#include "core/model/shown_names.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>

namespace entente
{

namespace
{

constexpr double phaseInset = 5;
constexpr double pointSize = 5;
constexpr double endWidth = 3; ///< of the bar where a life ends

bool isUnbegun(Status status)
{
    return status == Status::Planned || status == Status::Contingent ||
           status == Status::InNegotiation || status == Status::Speculated;
}

/// How much of the hue: never so much, nor so little, that no text is readable on it.
double phaseFill(Phase phase)
{
    switch (phase) {
    case Phase::Talks:
    case Phase::Terminated:
        return 0;
    case Phase::AgreedInPrinciple:
        return 0.12;
    case Phase::Signed:
        return 0.3;
    case Phase::Ratified:
        return 0.5;
    case Phase::InForce:
        return 1;
    case Phase::Suspended:
        return 0.1;
    }
    return 0;
}

LineStyle phaseLine(Phase phase)
{
    switch (phase) {
    case Phase::Talks:
        return LineStyle::Dotted;
    case Phase::AgreedInPrinciple:
    case Phase::Suspended:
        return LineStyle::Dashed;
    default:
        return LineStyle::Solid;
    }
}

struct LifeStripe
{
    double y = 0;
    double height = 0;
};

class LifePainter
{
public:
    LifePainter(const TimelineParts &parts, const LaneBox &lane, Drawing &drawing)
        : m_parts(parts)
        , m_lane(lane)
        , m_drawing(drawing)
    {
        m_band.height = eraRowHeight(parts.measure) - 2;
        m_band.y = lane.top + 2;
    }

    void draw()
    {
        const std::vector<PhaseSpan> phases = phasesOf(*m_lane.life, m_parts.look.playhead);
        drawSpine(phases);
        for (const PhaseSpan &phase : phases)
            drawPhase(phase);
        drawPoints();
    }

private:
    double at(Instant t) const
    {
        return std::clamp(m_parts.scale.toPixel(t), m_parts.plot.x, m_parts.plot.right());
    }

    /// A hairline from the first event to the last, where no phase stands: talks without a phase
    /// belong to the life too.
    void drawSpine(const std::vector<PhaseSpan> &phases)
    {
        const std::vector<LifeStep> &steps = m_lane.life->steps;
        Instant first = Instant::openFuture();
        Instant last = Instant::openPast();
        for (const LifeStep &step : steps) {
            const Instant begin = step.span.start.strict.begin;
            if (begin.isOpen())
                continue;
            first = std::min(first, begin);
            last = std::max(last, begin);
        }
        if (first >= last)
            return;
        double from = at(first);
        for (const PhaseSpan &phase : phases) { // by date
            if (phase.phase == Phase::Terminated)
                continue;
            drawSpine(from, std::min(at(phase.begins.begin), at(last)));
            from = std::max(from, at(phase.ends));
        }
        drawSpine(from, at(last));
    }

    void drawSpine(double from, double to)
    {
        if (to - from < 1)
            return;
        const double y = std::floor(m_band.y + m_band.height / 2) + 0.5;
        Mark spine = makeLine(Role::Band, {from, y}, {to, y}, m_parts.theme.faint);
        spine.key = m_lane.lane->value;
        m_drawing.marks.push_back(std::move(spine));
    }

    void drawPhase(const PhaseSpan &phase)
    {
        const Instant begin = phase.begins.begin.isOpen() ? phase.begins.end : phase.begins.begin;
        const TimeSpan reach{begin, std::max(phase.ends, begin)};
        if (phase.phase == Phase::Terminated)
            return drawCap(begin, phase.isAhead);
        if (!reach.intersects(m_parts.look.window))
            return;
        const double left = at(begin);
        const double right = at(phase.ends);
        if (right - left < 1)
            return;
        const PhaseStyle style = phaseStyle(phase.phase, phase.isAhead, m_parts.theme);
        Mark mark;
        mark.role = Role::Band;
        mark.key = m_lane.lane->value;
        mark.box = {left, m_band.y, right - left, m_band.height};
        mark.phase = phase.phase;
        mark.fill = style.fill;
        mark.stroke = style.stroke;
        const double solidFrom = std::clamp(at(phase.begins.end), left, right);
        const bool isVague = phase.begins.seconds() > double(secondsPerDay) && solidFrom > left + 1;
        if (isVague)
            mark.shape = FadedBar{mark.box, solidFrom, right, false, false};
        else
            mark.shape = RectShape{mark.box, 2};
        m_drawing.marks.push_back(std::move(mark));
        drawName(phase, style, isVague ? solidFrom : left, right);
    }

    void drawCap(Instant end, bool isAhead)
    {
        if (!m_parts.look.window.contains(end))
            return;
        Mark cap;
        cap.role = Role::Band;
        cap.key = m_lane.lane->value;
        cap.box = {std::max(m_parts.plot.x, at(end) - endWidth / 2), m_band.y - 1, endWidth,
                   m_band.height + 2};
        cap.shape = RectShape{cap.box, 0};
        cap.fill = isAhead ? m_parts.theme.faint : m_parts.theme.ink;
        m_drawing.marks.push_back(std::move(cap));
    }

    /// Where `width` fits between `left` and `right` and between the points on the band, as far
    /// left as may be.
    std::optional<double> freePlace(double left, double right, double width) const
    {
        std::vector<double> stops{right};
        for (const LifeStep &step : m_lane.life->steps) {
            const double x = at(step.span.start.strict.begin);
            if (m_parts.look.window.contains(step.span.start.strict.begin) && x > left && x < right)
                stops.push_back(x);
        }
        std::sort(stops.begin(), stops.end());
        const double air = phaseInset + pointSize / 2;
        double from = left + air; // behind the point that it begins with
        for (const double stop : stops) {
            if (from + width + (stop == right ? phaseInset : air) <= stop)
                return from;
            from = stop + air;
        }
        return std::nullopt;
    }

    void drawName(const PhaseSpan &phase, const PhaseStyle &style, double left, double right)
    {
        if (m_band.y < m_parts.plot.y || m_band.y + m_band.height > m_parts.plot.bottom())
            return;
        TextMark text =
            makeText(m_parts, Role::Band, shownLabel(phase.phase), TextStyle::Caption, {0, 0});
        const std::optional<double> x = freePlace(left, right, text.box.width);
        if (!x)
            return;
        text.box.x = *x;
        text.box.y = m_band.y + std::floor((m_band.height - text.box.height) / 2);
        text.color = style.text;
        text.background = style.ground;
        text.key = m_lane.lane->value;
        m_drawing.texts.push_back(std::move(text));
    }

    /// Each event is a point. Those that are marks of the lane can be pointed at here as well.
    void drawPoints()
    {
        std::unordered_set<EventId> marks;
        for (const LaneItem &item : m_lane.items) {
            if (item.mark->count == 1)
                marks.insert(item.mark->id);
        }
        for (const LifeStep &step : m_lane.life->steps) {
            const Instant begin = step.span.start.strict.begin;
            if (!m_parts.look.window.contains(begin))
                continue;
            Mark point;
            point.role = Role::Band;
            point.key = m_lane.lane->value;
            if (marks.contains(step.id))
                point.ids = {step.id};
            const PointF center{std::clamp(at(begin), m_parts.plot.x + pointSize / 2,
                                           m_parts.plot.right() - pointSize / 2),
                                m_band.y + m_band.height / 2};
            point.shape = GlyphShape{Glyph::Disc, center, pointSize};
            point.box = {center.x - pointSize / 2, center.y - pointSize / 2, pointSize, pointSize};
            const bool isHollow = isUnbegun(step.status) || step.status == Status::Cancelled;
            point.fill = m_parts.theme.canvas;
            point.stroke = {isHollow ? m_parts.theme.faint : m_parts.theme.ink, 1,
                            LineStyle::Solid};
            m_drawing.marks.push_back(std::move(point));
        }
    }

    const TimelineParts &m_parts;
    const LaneBox &m_lane;
    Drawing &m_drawing;
    LifeStripe m_band;
};

} // namespace

std::vector<PhaseSpan> phasesOf(const ThreadLife &life, const std::optional<Instant> &inForce)
{
    std::vector<PhaseSpan> phases;
    for (const LifeStep &step : life.steps) {
        if (!step.phase || step.status == Status::Cancelled)
            continue;
        PhaseSpan phase{*step.phase, step.id, step.span.start.strict, Instant::openFuture(), false};
        const Instant begin = phase.begins.begin;
        phase.isAhead = isUnbegun(step.status) || (inForce && begin >= *inForce);
        if (!phases.empty() && phases.back().phase == phase.phase &&
            phases.back().isAhead == phase.isAhead)
            continue; // another step of the same phase, as a second state's ratification
        if (!phases.empty() && !begin.isOpen())
            phases.back().ends = std::min(phases.back().ends, begin);
        phases.push_back(phase);
    }
    if (!inForce)
        return phases;
    // What goes on is known to do so up to the day in force.
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const bool isNewest = i + 1 == phases.size() || phases[i + 1].isAhead;
        if (isNewest && !phases[i].isAhead)
            phases[i].ends = std::min(phases[i].ends, *inForce);
    }
    return phases;
}

PhaseStyle phaseStyle(Phase phase, bool isAhead, const Theme &theme)
{
    PhaseStyle style;
    const Rgba hue = phase == Phase::Suspended ? theme.states : theme.of(Family::Pacts);
    style.ground = theme.canvas;
    style.stroke = {isAhead ? theme.faint : hue, 1, isAhead ? LineStyle::Dotted : phaseLine(phase)};
    if (const double fill = phaseFill(phase); fill > 0 && !isAhead) {
        style.fill = hue.withAlpha(fill);
        style.ground = blended(*style.fill, theme.canvas);
    }
    style.text = contrast(theme.ink, style.ground) >= contrast(theme.canvas, style.ground)
                     ? theme.ink
                     : theme.canvas;
    if (isAhead)
        style.text = theme.muted;
    return style;
}

void drawLife(const TimelineParts &parts, const LaneBox &lane, Drawing &drawing)
{
    if (lane.life != nullptr && !lane.isCollapsed)
        LifePainter(parts, lane, drawing).draw();
}

} // namespace entente
