// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_layout.h"
#include "core/layout/timeline_parts.h"
#include "core/time/ticks.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr double topPad = 6;
constexpr double rightPad = 8;
constexpr double labelsHeight = 18;

/// Draws one strip. Bars are whole pixels wide with a hairline of air between them.
class OverviewPainter
{
public:
    OverviewPainter(const HistogramAnswer &answer, const std::vector<Instant> &edges,
                    const OverviewLook &look, const Theme &theme, const TextMeasure &measure,
                    OverviewDrawing &result)
        : m_answer(answer)
        , m_edges(edges)
        , m_look(look)
        , m_theme(theme)
        , m_measure(measure)
        , m_result(result)
        , m_drawing(result.drawing)
    {}

    void draw()
    {
        drawBars();
        add(makeLine(Role::Axis, {m_result.plot.x, m_result.plot.bottom()},
                     {m_result.plot.right(), m_result.plot.bottom()}, m_theme.line));
        drawYears();
        drawBrush();
        drawPlayhead();
        drawWindow();
    }

private:
    void add(Mark mark) { m_drawing.marks.push_back(std::move(mark)); }

    double xOf(Instant t) const
    {
        return std::clamp(m_result.scale.toPixel(t), m_result.plot.x, m_result.plot.right());
    }

    void drawBars()
    {
        const std::size_t bins =
            std::min(m_answer.counts.size(), m_edges.empty() ? 0 : m_edges.size() - 1);
        std::int64_t most = 1;
        for (std::size_t i = 0; i < bins; ++i)
            most = std::max(most, m_answer.counts[i]);
        // The accent says "chosen": without a date term nothing is.
        const bool chosen = m_answer.selected != m_answer.counts;
        const Rgba rest =
            blended(m_theme.faint.withAlpha(m_theme.isDark ? 0.9 : 0.55), m_theme.panel);
        for (std::size_t i = 0; i < bins; ++i) {
            drawBar(i, m_answer.counts[i], most, rest);
            if (chosen && i < m_answer.selected.size())
                drawBar(i, m_answer.selected[i], most, m_theme.accent);
        }
    }

    void drawBar(std::size_t bin, std::int64_t count, std::int64_t most, Rgba color)
    {
        if (count <= 0)
            return;
        const double left = std::round(xOf(m_edges[bin]));
        const double right = std::round(xOf(m_edges[bin + 1]));
        const double width = std::max(1.0, right - left - 1);
        const double room = m_result.plot.height - 2;
        const double height = std::max(1.5, room * double(count) / double(most));
        Mark bar;
        bar.role = Role::Bar;
        bar.box = {left, m_result.plot.bottom() - height, width, height};
        bar.shape = RectShape{bar.box, 0};
        bar.fill = color;
        bar.count = count;
        add(std::move(bar));
    }

    void drawYears()
    {
        const CalendarTicks ticks =
            calendarTicks(m_look.extent, m_result.plot.width, 56 * m_measure.scale());
        // Of the two levels the finer one is shown: years under a strip of decades.
        double freeFrom = 0;
        for (const Tick &tick : ticks.minor) {
            const double x = m_result.scale.toPixel(tick.at);
            if (x < m_result.plot.x - 0.5)
                continue;
            TextMark text;
            text.role = Role::Axis;
            text.text = tick.label;
            text.style = TextStyle::AxisMinor;
            text.scale = m_measure.scale();
            text.color = m_theme.muted;
            text.background = m_theme.panel;
            text.box = {x + 3, m_result.plot.bottom() + 3,
                        m_measure.width(tick.label, TextStyle::AxisMinor),
                        m_measure.lineHeight(TextStyle::AxisMinor)};
            if (text.box.right() > m_result.plot.right() || text.box.x < freeFrom)
                continue;
            freeFrom = text.box.right() + 6;
            add(makeLine(Role::Axis, {x, m_result.plot.bottom()}, {x, m_result.plot.bottom() + 4},
                         m_theme.line));
            m_drawing.texts.push_back(std::move(text));
        }
    }

    void drawBrush()
    {
        if (!m_look.brush)
            return;
        const double left = xOf(m_look.brush->begin);
        const double right = xOf(m_look.brush->end);
        Mark tint;
        tint.role = Role::Chosen;
        tint.key = "brush";
        tint.box = {left, m_result.plot.y, std::max(1.0, right - left), m_result.plot.height};
        tint.shape = RectShape{tint.box, 0};
        tint.fill = m_theme.accent.withAlpha(0.12);
        add(std::move(tint));
    }

    void drawPlayhead()
    {
        if (!m_look.playhead)
            return;
        const double x = m_result.scale.toPixel(*m_look.playhead);
        if (x >= m_result.plot.x && x <= m_result.plot.right())
            add(makeLine(Role::Playhead, {x, m_result.plot.y}, {x, m_result.plot.bottom()},
                         m_theme.accent, 1.5));
    }

    void drawWindow()
    {
        const RectF &box = m_result.windowBox;
        Mark frame;
        frame.role = Role::Chosen;
        frame.key = "window";
        frame.box = box;
        frame.shape = RectShape{box, 2};
        frame.stroke = {m_theme.ink, 1.5, LineStyle::Solid};
        add(std::move(frame));
        for (const double x : {box.x, box.right()}) {
            Mark handle;
            handle.role = Role::Chosen;
            handle.key = "handle";
            handle.box = {x - 2.5, box.y + box.height / 2 - 8, 5, 16};
            handle.shape = RectShape{handle.box, 2.5};
            handle.fill = m_theme.ink;
            add(std::move(handle));
        }
    }

    const HistogramAnswer &m_answer;
    const std::vector<Instant> &m_edges;
    const OverviewLook &m_look;
    const Theme &m_theme;
    const TextMeasure &m_measure;
    OverviewDrawing &m_result;
    Drawing &m_drawing;
};

std::string overviewWords(const HistogramAnswer &answer, const std::vector<Instant> &edges)
{
    std::int64_t total = 0;
    std::size_t peak = 0;
    for (std::size_t i = 0; i < answer.counts.size(); ++i) {
        total += answer.counts[i];
        if (answer.counts[i] > answer.counts[peak])
            peak = i;
    }
    std::string words = "Number of events over time: " + counted(total, "event", "events") + ".";
    if (total > 0 && peak + 1 < edges.size())
        words += " Most from " + dayInWords(edges[peak]) + " to " +
                 dayInWords({edges[peak + 1].seconds - 1}) + " (" +
                 counted(answer.counts[peak], "", "") + ").";
    return words;
}

} // namespace

OverviewDrawing layoutOverview(const HistogramAnswer &answer, const std::vector<Instant> &edges,
                               const OverviewLook &look, const Theme &theme,
                               const TextMeasure &measure)
{
    OverviewDrawing result;
    result.drawing.view = "overview";
    result.drawing.width = look.width;
    result.drawing.height = look.height;
    result.drawing.background = theme.panel;
    const double left = std::clamp(look.headWidth, 0.0, std::max(0.0, look.width / 2));
    result.plot = {left, topPad, std::max(1.0, look.width - left - rightPad),
                   std::max(1.0, look.height - topPad - labelsHeight * measure.scale())};
    result.scale = TimeScale(look.extent, result.plot.x, result.plot.width);
    const double from =
        std::clamp(result.scale.toPixel(look.window.begin), result.plot.x, result.plot.right());
    const double to =
        std::clamp(result.scale.toPixel(look.window.end), result.plot.x, result.plot.right());
    // A narrow window still has a body to take hold of.
    const double width = std::max(8.0, to - from);
    const double x = std::clamp((from + to - width) / 2, result.plot.x,
                                std::max(result.plot.x, result.plot.right() - width));
    result.windowBox = {x, result.plot.y - 3, width, result.plot.height + 4};

    OverviewPainter(answer, edges, look, theme, measure, result).draw();
    for (const std::int64_t count : answer.counts)
        result.drawing.events += count;
    result.drawing.events += answer.outside + answer.undated;
    result.drawing.outside = answer.outside;
    result.drawing.withoutDate = answer.undated;
    result.drawing.words = overviewWords(answer, edges);
    return result;
}

} // namespace entente
