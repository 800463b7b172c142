// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/network_charts.h"

#include "core/base/translation.h"
#include "core/layout/network_parts.h"
#include "core/time/calendar.h"
#include "core/time/date_words.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace entente
{

namespace
{

/// The first ones where there is no room for all.
constexpr Measure shownMeasures[] = {Measure::Centralization, Measure::WithoutHub, Measure::Ranks,
                                     Measure::Betweenness,    Measure::Triangles,  Measure::Density,
                                     Measure::Communities,    Measure::WithoutTop};
constexpr double leastChart = 46; ///< with its title
constexpr double leastRanks = 104;
constexpr double chartGap = 10;
constexpr int mostRanks = 6;
constexpr double samePixel = 0.5;

bool isStructure(Measure measure)
{
    return measure == Measure::Betweenness || measure == Measure::Communities;
}

bool isCount(Measure measure)
{
    return measure == Measure::Triangles || measure == Measure::Communities;
}

std::string valueWords(Measure measure, const NetworkMoment *moment)
{
    if (moment == nullptr)
        return "–";
    const double value = valueOf(measure, *moment);
    if (isCount(measure))
        return std::to_string(std::lround(value));
    if (measure == Measure::WithoutHub || measure == Measure::WithoutTop) {
        char text[24];
        std::snprintf(text, sizeof text, "%.0f %%", value * 100);
        return text;
    }
    return twoDecimals(value);
}

class ChartsPainter
{
public:
    ChartsPainter(const NetworkSeries &series, const std::vector<std::string> &labels,
                  const NetworkChartsLook &look, const Theme &theme, const TextMeasure &measure)
        : m_series(series)
        , m_labels(labels)
        , m_look(look)
        , m_theme(theme)
        , m_measure(measure)
    {}

    NetworkCharts ground()
    {
        begin();
        if (m_series.moments.empty() || m_look.span.isEmpty())
            return std::move(m_result);
        share();
        for (const NetworkCharts::Chart &chart : m_result.charts) {
            if (chart.measure == Measure::Ranks)
                drawRanks(chart);
            else
                drawSteps(chart);
        }
        drawYears();
        return std::move(m_result);
    }

    NetworkCharts now(const NetworkCharts &ground)
    {
        begin();
        m_result.charts = ground.charts;
        if (m_result.charts.empty())
            return std::move(m_result);
        m_now = m_look.now ? momentAt(m_series, *m_look.now) : &m_series.moments.back();
        for (const NetworkCharts::Chart &chart : m_result.charts) {
            drawTitle(chart);
            drawNow(chart);
            m_result.drawing.words +=
                std::string(wordsOf(chart.measure).name) +
                (chart.measure == Measure::Ranks ? ". " : " " + valueOfNow(chart.measure) + ". ");
        }
        return std::move(m_result);
    }

private:
    double px(double at100) const { return at100 * m_measure.scale(); }

    void begin()
    {
        Drawing &drawing = m_result.drawing;
        drawing.view = "network-charts";
        drawing.width = m_look.width;
        drawing.height = m_look.height;
        drawing.background = m_theme.canvas;
        m_result.span = m_look.span;
    }

    /// Of some days at least: the last one is among the first to be measured.
    bool isMeasured(Measure measure) const
    {
        return !isStructure(measure) || m_series.moments.back().hasStructure;
    }

    std::string valueOfNow(Measure measure) const
    {
        if (!isMeasured(measure))
            return "…";
        if (m_now == nullptr || !isStructure(measure) || m_now->hasStructure)
            return valueWords(measure, m_now);
        const NetworkMoment *near = structureUpTo(m_series, m_now);
        return near == nullptr ? "…" : "≈ " + valueWords(measure, near);
    }

    /// A chart of days that are measured.
    bool isDrawn(Measure measure, const NetworkMoment &moment) const
    {
        return !isStructure(measure) || moment.hasStructure;
    }

    /// As many charts as have room, of one height; the bump chart is as high as two.
    void share()
    {
        const double foot = m_measure.lineHeight(TextStyle::AxisMinor) + px(4);
        const double room = m_look.height - foot;
        std::vector<Measure> chosen;
        double least = 0;
        for (const Measure measure : shownMeasures) {
            const double own =
                px(measure == Measure::Ranks ? leastRanks : leastChart) + px(chartGap);
            if (least + own > room + px(chartGap))
                break;
            least += own;
            chosen.push_back(measure);
        }
        double shares = 0;
        for (const Measure measure : chosen)
            shares += measure == Measure::Ranks ? 2.2 : 1;
        const double title = m_measure.lineHeight(TextStyle::Label) + px(3);
        double names = 0;
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            if (isRanked(i))
                names = std::max(names, m_measure.width(m_labels[i], TextStyle::Caption));
        }
        names = std::min(names, m_look.width * 0.36);
        m_names = names;
        const double each = (room - px(chartGap) * double(chosen.size())) / std::max(1.0, shares);
        double y = 0;
        for (const Measure measure : chosen) {
            const double height = std::min(each * (measure == Measure::Ranks ? 2.2 : 1),
                                           px(measure == Measure::Ranks ? 190 : 92));
            const RectF box{0, y, m_look.width, height};
            m_result.charts.push_back(
                {measure, box, {0, y + title, m_look.width - names - px(6), height - title}});
            y += height + px(chartGap);
        }
    }

    double xOf(Instant t, const RectF &plot) const
    {
        const double share =
            (double(t.seconds) - double(m_look.span.begin.seconds)) / m_look.span.seconds();
        return plot.x + std::clamp(share, 0.0, 1.0) * plot.width;
    }

    TextMark text(std::string words, TextStyle style, Rgba color, PointF at) const
    {
        TextMark mark;
        mark.role = Role::Axis;
        mark.style = style;
        mark.scale = m_measure.scale();
        mark.color = color;
        mark.background = m_theme.canvas;
        mark.box = {at.x, at.y, m_measure.width(words, style), m_measure.lineHeight(style)};
        mark.text = std::move(words);
        return mark;
    }

    void drawTitle(const NetworkCharts::Chart &chart)
    {
        std::string name = translate("Measures", wordsOf(chart.measure).name);
        if (chart.measure == Measure::WithoutHub && m_series.hub >= 0)
            name = filledIn(translate("Pictures", "Ties without %1"),
                            m_labels[std::size_t(m_series.hub)]);
        if (chart.measure == Measure::Ranks)
            name = translate("Pictures", "Ranks by number of ties");
        std::vector<TextMark> &texts = m_result.drawing.texts;
        if (chart.measure != Measure::Ranks) {
            TextMark value = text(valueOfNow(chart.measure), TextStyle::LabelBold, m_theme.ink,
                                  {0, chart.box.y});
            value.box.x = chart.box.right() - value.box.width;
            name = elided(name, value.box.x - px(6), TextStyle::Label, m_measure);
            texts.push_back(std::move(value));
        }
        texts.push_back(text(name, TextStyle::Label, m_theme.muted, {0, chart.box.y}));
    }

    void line(const std::vector<PointF> &path, Rgba color, double width, Role role)
    {
        Mark mark;
        mark.role = role;
        mark.shape = PathShape{{path}, false};
        mark.stroke = {color, width, LineStyle::Solid};
        mark.box = {path.front().x, path.front().y, path.back().x - path.front().x,
                    path.back().y - path.front().y};
        m_result.drawing.marks.push_back(std::move(mark));
    }

    static double heightOf(const RectF &plot, double value, double most)
    {
        return plot.bottom() - value / most * (plot.height - 1);
    }

    /// The way of a measure through its plot; days that share a pixel are one stroke from their
    /// least to their greatest value.
    std::vector<PointF> stepsOf(const NetworkCharts::Chart &chart, double most) const
    {
        const RectF &plot = chart.plot;
        const auto yOf = [&](double value) { return heightOf(plot, value, most); };
        std::vector<PointF> path;
        double last = 0;
        double low = 0;
        double high = 0;
        const auto finishPixel = [&] {
            if (path.empty() || low == high)
                return;
            const double x = path.back().x;
            for (const double value : {low, high, last})
                path.push_back({x, yOf(value)});
        };
        for (const NetworkMoment &moment : m_series.moments) {
            if (moment.from >= m_look.span.end)
                break;
            if (!isDrawn(chart.measure, moment))
                continue;
            const double x = xOf(moment.from, plot);
            const double value = valueOf(chart.measure, moment);
            if (!path.empty() && x - path.back().x < samePixel) {
                low = std::min(low, value);
                high = std::max(high, value);
                last = value;
                continue;
            }
            finishPixel();
            if (!path.empty())
                path.push_back({x, yOf(last)});
            last = low = high = value;
            path.push_back({x, yOf(value)});
        }
        finishPixel();
        path.push_back({plot.right(), yOf(last)});
        return path;
    }

    void drawSteps(const NetworkCharts::Chart &chart)
    {
        const RectF &plot = chart.plot;
        double most = 1;
        if (isCount(chart.measure)) {
            for (const NetworkMoment &moment : m_series.moments)
                most = std::max(most, valueOf(chart.measure, moment));
        }
        line({{plot.x, plot.bottom()}, {plot.right(), plot.bottom()}}, m_theme.line, 1, Role::Grid);
        line({{plot.x, plot.y}, {plot.right(), plot.y}}, m_theme.line, 1, Role::Grid);
        if (!isMeasured(chart.measure))
            return;
        const std::vector<PointF> path = stepsOf(chart, most);
        std::vector<PointF> area{{plot.x, plot.bottom()}};
        area.insert(area.end(), path.begin(), path.end());
        area.push_back({plot.right(), plot.bottom()});
        Mark ground;
        ground.role = Role::Bar;
        ground.key = wordsOf(chart.measure).name;
        ground.shape = PathShape{{area}, true};
        ground.fill = blended(m_theme.muted.withAlpha(0.14), m_theme.canvas);
        ground.box = plot;
        m_result.drawing.marks.push_back(std::move(ground));
        line(path, m_theme.muted, 1.6, Role::Bar);
    }

    /// Who was among the first at some time; the best by now, when there are many.
    bool isRanked(std::size_t actor) const
    {
        if (m_ranked.empty()) {
            std::vector<std::pair<int, std::size_t>> best;
            for (std::size_t i = 0; i < m_labels.size(); ++i) {
                const int last = m_series.moments.back().degrees[i];
                int most = 0;
                for (const NetworkMoment &moment : m_series.moments)
                    most = std::max(most, moment.degrees[i]);
                best.emplace_back(-(2 * last + most), i);
            }
            std::sort(best.begin(), best.end());
            for (const auto &[score, i] : best) {
                if (int(m_ranked.size()) < mostRanks && score < 0)
                    m_ranked.insert(i);
            }
        }
        return m_ranked.contains(actor);
    }

    /// Of the days that share a pixel the last one.
    std::vector<const NetworkMoment *> lastOfPixels(const RectF &plot) const
    {
        std::vector<const NetworkMoment *> chosen;
        for (const NetworkMoment &moment : m_series.moments) {
            if (moment.from >= m_look.span.end)
                break;
            if (!chosen.empty() &&
                xOf(moment.from, plot) - xOf(chosen.back()->from, plot) < samePixel)
                chosen.back() = &moment;
            else
                chosen.push_back(&moment);
        }
        return chosen;
    }

    /// Equals stand side by side, in the order of the actors, so that lines never coincide.
    double rankY(const NetworkMoment &moment, std::size_t actor, const RectF &plot) const
    {
        if (moment.degrees[actor] == 0)
            return plot.bottom() - 1;
        int before = moment.ranks[actor] - 1;
        for (std::size_t i = 0; i < actor && before < mostRanks; ++i)
            before += moment.degrees[i] == moment.degrees[actor] ? 1 : 0;
        const double step = (plot.height - 2) / double(std::max<int>(1, mostRanks + 1));
        return plot.y + 2 + step * (std::min<double>(before, mostRanks) + 0.4);
    }

    std::vector<PointF> rankPath(std::size_t actor, const RectF &plot) const
    {
        std::vector<PointF> path;
        double last = 0;
        for (const NetworkMoment *moment : lastOfPixels(plot)) {
            const double x = xOf(moment->from, plot);
            const double y = rankY(*moment, actor, plot);
            if (!path.empty() && y != last) {
                path.push_back({std::max(path.back().x, x - px(4)), last});
                path.push_back({std::min(x + px(2), plot.right()), y});
            } else if (path.empty()) {
                path.push_back({x, y});
            }
            last = y;
        }
        if (!path.empty())
            path.push_back({plot.right(), last});
        return path;
    }

    void drawRank(std::size_t actor, const std::vector<PointF> &path)
    {
        const bool chosen = m_look.selected.contains(actor);
        const bool quiet =
            (m_look.hovered && *m_look.hovered != actor) || (!m_look.selected.empty() && !chosen);
        const Rgba own = chosen                       ? m_theme.accent
                         : int(actor) == m_series.hub ? m_theme.muted
                                                      : m_theme.pacts;
        const int rankNow = m_series.moments.back().ranks[actor];
        const bool leads = rankNow > 0 && rankNow <= 3;
        const double ink = quiet ? 0.3 : leads || chosen ? 1 : 0.5;
        line(path, blended(own.withAlpha(ink), m_theme.canvas),
             chosen || m_look.hovered == actor ? 2.6 : 1.8, Role::Bar);
    }

    void drawRanks(const NetworkCharts::Chart &chart)
    {
        const RectF &plot = chart.plot;
        const std::size_t places = m_labels.size();
        double freeFrom = plot.y - px(2);
        std::vector<std::pair<double, std::size_t>> ends;
        for (std::size_t actor = 0; actor < places; ++actor) {
            if (!isRanked(actor))
                continue;
            const std::vector<PointF> path = rankPath(actor, plot);
            if (path.empty())
                continue;
            drawRank(actor, path);
            ends.emplace_back(path.back().y, actor);
        }
        std::sort(ends.begin(), ends.end());
        const double height = m_measure.lineHeight(TextStyle::Caption);
        for (const auto &[y, actor] : ends) {
            const double top = std::max(freeFrom, y - height / 2);
            if (top + height > plot.bottom() + height * 0.6)
                break;
            TextMark name = text(elided(m_labels[actor], m_names, TextStyle::Caption, m_measure),
                                 TextStyle::Caption, m_theme.ink, {plot.right() + px(5), top});
            freeFrom = top + height * 0.92;
            m_result.drawing.texts.push_back(std::move(name));
        }
    }

    void drawNow(const NetworkCharts::Chart &chart)
    {
        if (!m_look.now || !m_look.span.contains(*m_look.now))
            return;
        const double x = std::round(xOf(*m_look.now, chart.plot)) + 0.5;
        line({{x, chart.plot.y}, {x, chart.plot.bottom()}}, m_theme.accent, 1.5, Role::Playhead);
    }

    void drawYears()
    {
        if (m_result.charts.empty())
            return;
        const RectF plot = m_result.charts.back().plot;
        // Years at round steps, as many as have room.
        const std::int64_t first = civilDate(m_look.span.begin).year;
        const std::int64_t last = civilDate(m_look.span.end).year;
        const double room = plot.width / px(46);
        std::int64_t step = 1;
        for (const std::int64_t each : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 20000}) {
            step = each;
            if (double(last - first) / double(each) <= room)
                break;
        }
        double freeFrom = 0;
        for (std::int64_t year = first - (first % step + step) % step; year <= last; year += step) {
            const Instant at = startOfYear(year);
            if (at < m_look.span.begin)
                continue;
            TextMark label = text(edtf::yearWords(year), TextStyle::AxisMinor, m_theme.muted,
                                  {xOf(at, plot), plot.bottom() + px(3)});
            label.box.x = std::max(0.0, label.box.x - label.box.width / 2);
            if (label.box.x < freeFrom || label.box.right() > plot.right() + px(14))
                continue;
            freeFrom = label.box.right() + px(8);
            m_result.drawing.texts.push_back(std::move(label));
        }
    }

    const NetworkSeries &m_series;
    const std::vector<std::string> &m_labels;
    const NetworkChartsLook &m_look;
    const Theme &m_theme;
    const TextMeasure &m_measure;
    NetworkCharts m_result;
    const NetworkMoment *m_now = nullptr;
    double m_names = 0;
    mutable std::set<std::size_t> m_ranked;
};

} // namespace

const NetworkCharts::Chart *NetworkCharts::at(PointF p) const
{
    for (const Chart &chart : charts) {
        if (chart.box.contains(p))
            return &chart;
    }
    return nullptr;
}

std::optional<Instant> NetworkCharts::timeAt(PointF p) const
{
    const Chart *chart = at(p);
    if (chart == nullptr || !chart->plot.contains(p) || span.isEmpty())
        return std::nullopt;
    const double share = (p.x - chart->plot.x) / chart->plot.width;
    return Instant{span.begin.seconds + std::int64_t(share * span.seconds())};
}

NetworkCharts layoutChartsGround(const NetworkSeries &series,
                                 const std::vector<std::string> &labels,
                                 const NetworkChartsLook &look, const Theme &theme,
                                 const TextMeasure &measure)
{
    return ChartsPainter(series, labels, look, theme, measure).ground();
}

NetworkCharts layoutChartsNow(const NetworkCharts &ground, const NetworkSeries &series,
                              const std::vector<std::string> &labels, const NetworkChartsLook &look,
                              const Theme &theme, const TextMeasure &measure)
{
    return ChartsPainter(series, labels, look, theme, measure).now(ground);
}

NetworkCharts layoutNetworkCharts(const NetworkSeries &series,
                                  const std::vector<std::string> &labels,
                                  const NetworkChartsLook &look, const Theme &theme,
                                  const TextMeasure &measure)
{
    NetworkCharts charts = layoutChartsGround(series, labels, look, theme, measure);
    NetworkCharts now = layoutChartsNow(charts, series, labels, look, theme, measure);
    Drawing &drawing = charts.drawing;
    drawing.marks.insert(drawing.marks.end(), now.drawing.marks.begin(), now.drawing.marks.end());
    drawing.texts.insert(drawing.texts.end(), now.drawing.texts.begin(), now.drawing.texts.end());
    drawing.words = now.drawing.words;
    return charts;
}

} // namespace entente
