// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/calendar_layout.h"

#include "core/base/translation.h"
#include "core/layout/timeline_parts.h"
#include "core/time/calendar.h"
#include "core/time/date_words.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace entente
{

namespace
{

// At 100 %.
constexpr double headHeight = 24;
constexpr double footHeight = 22;
constexpr double sidePad = 14;
constexpr double cellGap = 1;
constexpr double leastRow = 18;
constexpr double mostRow = 34;

/// A cell of the heat map.
struct Cell
{
    std::string key;
    std::int64_t count = 0;
    std::int64_t selected = 0;
};

using Grid = std::vector<std::vector<Cell>>; ///< rows of cells

std::string twoDigits(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// What EDTF calls a year; isoDay() writes it so.
std::string edtfYear(std::int64_t year)
{
    const std::string day = isoDay(startOfYear(year));
    return day.substr(0, day.size() - 6);
}

/// Lays one calendar out.
class CalendarPainter
{
public:
    CalendarPainter(const HistogramAnswer &answer, const std::vector<Instant> &edges,
                    const CalendarLook &look, const Theme &theme, const TextMeasure &measure)
        : m_answer(answer)
        , m_edges(edges)
        , m_look(look)
        , m_theme(theme)
        , m_measure(measure)
    {}

    CalendarDrawing made();

private:
    double px(double at100) const { return at100 * m_measure.scale(); }
    bool isMonths() const { return m_look.mode == CalendarMode::Months; }
    std::size_t bins() const
    {
        return std::min(m_answer.counts.size(), m_edges.empty() ? 0 : m_edges.size() - 1);
    }
    void fillMonths();
    void fillDays();
    void measureRows();
    std::string labelOf(std::size_t row) const;
    bool isFramed(std::size_t row, int column) const;
    RectF boxOf(std::size_t row, int column) const;
    TextMark text(std::string words, TextStyle style, Rgba color, PointF at) const;
    void drawHead();
    void drawRows();
    void drawCell(const Cell &cell, const RectF &box, bool framed);
    void drawTotal(std::size_t row, double y);
    void drawFoot();
    std::string words() const;

    const HistogramAnswer &m_answer;
    const std::vector<Instant> &m_edges;
    const CalendarLook &m_look;
    const Theme &m_theme;
    const TextMeasure &m_measure;
    CalendarDrawing m_result;
    Grid m_grid;
    std::vector<std::int64_t> m_firstYears; ///< of the rows
    int m_columns = 12;
    double m_rowHeight = 0;
    std::int64_t m_most = 1;
    std::int64_t m_total = 0;
};

void CalendarPainter::fillMonths()
{
    if (bins() == 0)
        return;
    // Years without events at both ends say nothing.
    const auto begin = m_answer.counts.begin();
    const auto end = begin + std::ptrdiff_t(bins());
    const auto any = [](std::int64_t count) { return count > 0; };
    const auto filled = std::find_if(begin, end, any);
    if (filled == end)
        return;
    const std::int64_t skipped = (filled - begin) / 12;
    const auto last =
        std::find_if(std::make_reverse_iterator(end), std::make_reverse_iterator(filled), any);
    const std::int64_t first = civilDate(m_edges.front()).year + skipped;
    const std::int64_t years = (last.base() - 1 - begin) / 12 - skipped + 1;
    const double room = m_look.height - px(headHeight + footHeight);
    constexpr int steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
    int perRow = 1;
    for (const int step : steps) {
        perRow = step;
        const std::int64_t rows = years / step + 2;
        if (!m_look.fits || double(rows) * px(leastRow) <= room)
            break;
    }
    m_result.yearsPerRow = perRow;
    const std::int64_t start = first - ((first % perRow) + perRow) % perRow;
    for (std::int64_t year = first; year < first + years; ++year) {
        const auto row = std::size_t((year - start) / perRow);
        if (row == m_grid.size()) {
            const std::int64_t from = start + std::int64_t(row) * perRow;
            std::string span = edtfYear(from);
            if (perRow > 1)
                span += "/" + edtfYear(from + perRow - 1);
            std::vector<Cell> cells(12);
            for (int month = 1; month <= 12; ++month)
                cells[std::size_t(month) - 1].key = span + "-" + twoDigits(month);
            m_grid.push_back(std::move(cells));
            m_firstYears.push_back(from);
        }
        for (std::size_t month = 0; month < 12; ++month) {
            const std::size_t bin = std::size_t(skipped + year - first) * 12 + month;
            m_grid[row][month].count += m_answer.counts[bin];
            if (bin < m_answer.selected.size())
                m_grid[row][month].selected += m_answer.selected[bin];
        }
    }
}

void CalendarPainter::fillDays()
{
    m_columns = 31;
    for (int month = 1; month <= 12; ++month) {
        std::vector<Cell> cells;
        const int days = month == 2 ? 29 : daysInMonth(2001, month);
        for (int day = 1; day <= days; ++day)
            cells.push_back({twoDigits(month) + "-" + twoDigits(day), 0, 0});
        m_grid.push_back(std::move(cells));
    }
    for (std::size_t bin = 0; bin < bins(); ++bin) {
        if (m_answer.counts[bin] == 0)
            continue;
        const CivilDate day = civilDate(m_edges[bin]);
        Cell &cell = m_grid[std::size_t(day.month) - 1][std::size_t(day.day) - 1];
        cell.count += m_answer.counts[bin];
        if (bin < m_answer.selected.size())
            cell.selected += m_answer.selected[bin];
    }
}

void CalendarPainter::measureRows()
{
    double head = 0;
    for (std::size_t row = 0; row < m_grid.size(); ++row)
        head = std::max(head, m_measure.width(labelOf(row), TextStyle::LabelBold));
    std::int64_t widest = 0;
    for (const std::vector<Cell> &row : m_grid) {
        std::int64_t sum = 0;
        for (const Cell &cell : row) {
            sum += cell.count;
            m_most = std::max(m_most, cell.count);
        }
        m_total += sum;
        widest = std::max(widest, sum);
    }
    const double left = px(sidePad) + std::ceil(head) + px(10);
    const double right = px(sidePad) +
                         std::ceil(m_measure.width(counted(widest, "", ""), TextStyle::Label)) +
                         px(12);
    m_result.plot = {left, px(headHeight), std::max(1.0, m_look.width - left - right),
                     std::max(1.0, m_look.height - px(headHeight + footHeight))};
    const double even = m_result.plot.height / double(std::max<std::size_t>(1, m_grid.size()));
    m_rowHeight = std::clamp(even, std::ceil(px(leastRow)), px(mostRow));
    m_result.contentHeight = m_rowHeight * double(m_grid.size());
}

std::string CalendarPainter::labelOf(std::size_t row) const
{
    if (!isMonths())
        return monthWord(int(row) + 1);
    const std::string first = edtf::yearWords(m_firstYears[row]);
    const int years = m_result.yearsPerRow;
    return years == 1 ? first : first + "–" + edtf::yearWords(m_firstYears[row] + years - 1);
}

RectF CalendarPainter::boxOf(std::size_t row, int column) const
{
    const RectF &plot = m_result.plot;
    const double left = std::round(plot.x + plot.width * column / m_columns);
    const double right = std::round(plot.x + plot.width * (column + 1) / m_columns);
    const double top = std::round(plot.y - m_look.scrollY + m_rowHeight * double(row));
    const double bottom = std::round(plot.y - m_look.scrollY + m_rowHeight * double(row + 1));
    return {left, top, std::max(1.0, right - left - cellGap),
            std::max(1.0, bottom - top - cellGap)};
}

TextMark CalendarPainter::text(std::string words, TextStyle style, Rgba color, PointF at) const
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

void CalendarPainter::drawHead()
{
    const double line = m_measure.lineHeight(TextStyle::AxisMinor);
    double freeFrom = 0;
    for (int column = 0; column < m_columns; ++column) {
        const RectF box = boxOf(0, column);
        const std::string words = isMonths() ? monthWord(column + 1) : std::to_string(column + 1);
        TextMark label =
            text(words, TextStyle::AxisMinor, m_theme.muted, {0, px(headHeight) - line - px(3)});
        label.box.x = box.x + (box.width - label.box.width) / 2;
        if (label.box.x < freeFrom || label.box.right() > m_look.width)
            continue;
        freeFrom = label.box.right() + px(4);
        m_result.drawing.texts.push_back(std::move(label));
    }
}

/// Whether a cell's month has a moment in the window, where this tells something.
bool CalendarPainter::isFramed(std::size_t row, int column) const
{
    // Frames around all that there is would only be a grid.
    constexpr double mostFramed = 800.0 * secondsPerDay;
    if (!isMonths() || m_result.yearsPerRow > 1 || m_look.window.isEmpty() ||
        m_look.window.seconds() > mostFramed)
        return false;
    const CivilDate first{m_firstYears[row], column + 1, 1};
    return m_look.window.intersects({startOf(first), startOf(plusMonths(first, 1))});
}

void CalendarPainter::drawRows()
{
    Drawing &drawing = m_result.drawing;
    const RectF &plot = m_result.plot;
    const std::size_t marks = drawing.marks.size();
    const std::size_t texts = drawing.texts.size();
    for (std::size_t row = 0; row < m_grid.size(); ++row) {
        const RectF first = boxOf(row, 0);
        // Rows that are cut are not written: half a number reads as another one.
        const double line = m_measure.lineHeight(TextStyle::Label);
        if (first.bottom() <= plot.y || first.y >= plot.bottom())
            continue;
        for (int column = 0; column < int(m_grid[row].size()); ++column)
            drawCell(m_grid[row][std::size_t(column)], boxOf(row, column), isFramed(row, column));
        const double y = first.y + (first.height - line) / 2;
        if (y < plot.y || y + line > plot.bottom())
            continue;
        drawing.texts.push_back(
            text(labelOf(row), TextStyle::LabelBold, m_theme.ink, {px(sidePad), y}));
        drawTotal(row, y);
    }
    const RectF rows{0, plot.y, m_look.width, plot.height};
    drawing.clips.push_back({rows, marks, drawing.marks.size(), texts, drawing.texts.size()});
}

void CalendarPainter::drawTotal(std::size_t row, double y)
{
    std::int64_t sum = 0;
    for (const Cell &cell : m_grid[row])
        sum += cell.count;
    if (sum == 0)
        return;
    TextMark total = text(counted(sum, "", ""), TextStyle::Label, m_theme.muted, {0, y});
    total.box.x = m_look.width - px(sidePad) - total.box.width;
    m_result.drawing.texts.push_back(std::move(total));
}

void CalendarPainter::drawCell(const Cell &cell, const RectF &box, bool framed)
{
    Drawing &drawing = m_result.drawing;
    // The ground goes no darker than what ink can be read on; the number says the rest.
    constexpr double least = 0.07;
    constexpr double most = 0.34;
    const double share = std::sqrt(double(cell.count) / double(m_most));
    const bool isBrushed = m_look.brush && cell.selected > 0 && cell.selected < m_total;
    Rgba ground = blended(m_theme.line.withAlpha(0.35), m_theme.canvas);
    if (cell.count > 0)
        ground =
            blended((isBrushed ? m_theme.accent : m_theme.ink)
                        .withAlpha(isBrushed ? 0.1 + 0.2 * share : least + (most - least) * share),
                    m_theme.canvas);
    Mark mark;
    mark.role = Role::Bar;
    mark.key = cell.key;
    mark.count = cell.count;
    mark.box = box;
    mark.shape = RectShape{box, 0};
    mark.fill = ground;
    drawing.marks.push_back(mark);
    const bool hovered = m_look.hovered == cell.key;
    if (framed || hovered) {
        mark.role = Role::Chosen;
        mark.fill = std::nullopt;
        mark.count = 0;
        mark.stroke = {hovered ? m_theme.ink : m_theme.accent, 1.5, LineStyle::Solid};
        drawing.marks.push_back(std::move(mark));
    }
    if (cell.count == 0)
        return;
    TextMark number = text(counted(cell.count, "", ""), TextStyle::Label, m_theme.ink, {});
    if (number.box.width > box.width - 2 || number.box.height > box.height + 2)
        return;
    number.role = Role::Bar;
    number.key = cell.key;
    number.background = ground;
    number.box.x = box.x + (box.width - number.box.width) / 2;
    number.box.y = box.y + (box.height - number.box.height) / 2;
    if (number.box.y >= m_result.plot.y && number.box.bottom() <= m_result.plot.bottom())
        drawing.texts.push_back(std::move(number));
}

void CalendarPainter::drawFoot()
{
    std::string note;
    const auto add = [&](std::int64_t count, const std::string &words) {
        if (count > 0)
            note += (note.empty() ? "" : " · ") + words;
    };
    const auto of = [](const char *text, std::int64_t count) {
        return translate("Pictures", text, nullptr, count);
    };
    add(m_answer.vague, of(isMonths() ? ENTENTE_TRANSLATE_COUNT_LATER(
                                            "Pictures", "%Ln dated less exactly than to the month")
                                      : ENTENTE_TRANSLATE_COUNT_LATER(
                                            "Pictures", "%Ln dated less exactly than to the day"),
                           m_answer.vague));
    add(m_answer.outside,
        of(ENTENTE_TRANSLATE_COUNT_LATER("Pictures", "%Ln outside"), m_answer.outside));
    add(m_answer.undated,
        of(ENTENTE_TRANSLATE_COUNT_LATER("Pictures", "%Ln without a date"), m_answer.undated));
    if (note.empty())
        return;
    const double line = m_measure.lineHeight(TextStyle::Caption);
    note = elided(note, m_look.width - 2 * px(sidePad), TextStyle::Caption, m_measure);
    TextMark mark =
        text(note, TextStyle::Caption, m_theme.muted, {px(sidePad), m_look.height - line - px(3)});
    mark.role = Role::Note;
    m_result.drawing.texts.push_back(std::move(mark));
}

std::string CalendarPainter::words() const
{
    std::string words = isMonths() ? "Calendar of events by year and month: "
                                   : "Calendar of events by day of the year: ";
    words += counted(m_total, "event", "events") + ".";
    const Cell *busiest = nullptr;
    for (const std::vector<Cell> &row : m_grid) {
        for (const Cell &cell : row) {
            if (cell.count > 0 && (busiest == nullptr || cell.count > busiest->count))
                busiest = &cell;
        }
    }
    if (busiest != nullptr)
        words += " Most: " + wordsOfCell(busiest->key, m_answer, m_edges) + ".";
    if (m_answer.vague > 0)
        words += " " + counted(m_answer.vague, "event is", "events are") + " dated less exactly.";
    return words;
}

CalendarDrawing CalendarPainter::made()
{
    if (isMonths())
        fillMonths();
    else
        fillDays();
    measureRows();
    Drawing &drawing = m_result.drawing;
    drawing.view = "calendar";
    drawing.width = m_look.width;
    drawing.height = m_look.height;
    drawing.background = m_theme.canvas;
    if (!m_grid.empty())
        drawHead();
    drawRows();
    drawFoot();
    drawing.withoutDate = m_answer.undated;
    drawing.outside = m_answer.outside + m_answer.vague;
    drawing.events = m_total + drawing.outside + drawing.withoutDate;
    drawing.words = words();
    return std::move(m_result);
}

} // namespace

CalendarDrawing layoutCalendar(const HistogramAnswer &answer, const std::vector<Instant> &edges,
                               const CalendarLook &look, const Theme &theme,
                               const TextMeasure &measure)
{
    return CalendarPainter(answer, edges, look, theme, measure).made();
}

} // namespace entente
