// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/matrix_layout.h"

#include "core/layout/timeline_parts.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace entente
{

namespace
{

// At 100 %.
constexpr double matrixPad = 14;
constexpr double matrixFoot = 22;
constexpr double leastMatrixCell = 14;
constexpr double mostMatrixCell = 46;
constexpr double widestCell = 2.2; ///< of its height
constexpr double leastScrolledWidth = 20;
constexpr double mostMatrixName = 170;
constexpr std::size_t mostMatrixClasses = 5;

/// Rounded down to one significant digit that is 1, 2 or 5.
std::int64_t memorable(std::int64_t count)
{
    std::int64_t power = 1;
    while (power <= count / 10)
        power *= 10;
    const std::int64_t lead = count / power;
    return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}

std::string matrixNoun(const MatrixData &data, std::int64_t count)
{
    return data.measure == MatrixData::Measure::Ties ? counted(count, "tie", "ties")
                                                     : counted(count, "event", "events");
}

/// Lays one matrix out.
class MatrixPainter
{
public:
    MatrixPainter(const MatrixData &data, const MatrixLook &look, const Theme &theme,
                  const TextMeasure &measure)
        : m_data(data)
        , m_look(look)
        , m_theme(theme)
        , m_measure(measure)
        , m_classes(matrixClasses(data))
    {}

    MatrixDrawing made();

private:
    double px(double at100) const { return at100 * m_measure.scale(); }
    void measureCells();
    void fillCounts();
    TextMark text(std::string words, TextStyle style, Rgba color, PointF at) const;
    Rgba colorOf(std::int64_t count) const;
    const MatrixData::Actor &actor(std::size_t row) const
    {
        return m_data.actors[m_result.order[row]];
    }
    std::string keyAt(std::size_t row, std::size_t column) const
    {
        return matrixKey(actor(row).id, actor(column).id);
    }
    bool isChosen(std::size_t row) const { return m_look.chosen.contains(actor(row).id); }
    void drawCells();
    void drawCell(std::size_t row, std::size_t column);
    void drawFrame(const RectF &box, Rgba color, double width);
    void drawNames();
    void drawLegend();
    void drawFoot();
    std::string words() const;

    const MatrixData &m_data;
    const MatrixLook &m_look;
    const Theme &m_theme;
    const TextMeasure &m_measure;
    std::vector<std::int64_t> m_classes;
    MatrixDrawing m_result;
    std::vector<std::vector<std::int64_t>> m_counts; ///< by row and column as drawn
    double m_nameWidth = 0;
    std::size_t m_counted = 0;       ///< cells drawn that are not empty
    std::vector<TextMark> m_numbers; ///< of those that have room for it
};

void MatrixPainter::measureCells()
{
    const double pad = px(matrixPad);
    const double room = std::max(1.0, m_look.height - px(matrixFoot) - pad);
    const double least = std::max(px(leastMatrixCell), m_measure.lineHeight(TextStyle::Caption));
    const auto fits = std::size_t(std::clamp(room / least, 2.0, double(mostMatrixActors)));
    m_result.order = m_look.arranged ? *m_look.arranged
                                     : matrixOrder(m_data, m_look.order,
                                                   m_look.scrolls ? mostMatrixActors : fits);
    const std::size_t count = m_result.order.size();
    for (std::size_t row = 0; row < count; ++row)
        m_nameWidth = std::max(m_nameWidth, m_measure.width(actor(row).label, TextStyle::Label));
    m_nameWidth = std::min({std::ceil(m_nameWidth), px(mostMatrixName), m_look.width * 0.3});
    const double left = pad + m_nameWidth + px(8);
    // The names at the ends of rows need room as well.
    const double wide = std::max(1.0, m_look.width - left - m_nameWidth - px(8) - pad);
    const auto each = double(std::max<std::size_t>(1, count));
    m_result.rows = std::min(count, fits);
    const double shownRows = double(std::max<std::size_t>(1, m_result.rows));
    m_result.cellHeight = std::max(1.0, std::floor(std::min(room / shownRows, px(mostMatrixCell))));
    // Wider than high, so that numbers of some digits fit and the width is not left empty.
    m_result.cellWidth =
        std::clamp(std::floor(wide / each), m_look.scrolls ? px(leastScrolledWidth) : 1.0,
                   std::round(m_result.cellHeight * widestCell));
    m_result.columns = std::min(count, std::size_t(std::max(1.0, wide / m_result.cellWidth)));
    m_result.firstRow = std::min(m_look.firstRow, count - m_result.rows);
    m_result.firstColumn = std::min(m_look.firstColumn, count - m_result.columns);
    m_result.seen = {left, pad / 2, m_result.cellWidth * double(m_result.columns),
                     m_result.cellHeight * double(m_result.rows)};
    m_result.plot = {left - m_result.cellWidth * double(m_result.firstColumn),
                     pad / 2 - m_result.cellHeight * double(m_result.firstRow),
                     m_result.cellWidth * double(count), m_result.cellHeight * double(count)};
    m_result.hiddenActors = m_data.actors.size() - count;
}

void MatrixPainter::fillCounts()
{
    const std::size_t count = m_result.order.size();
    std::vector<std::size_t> rows(m_data.actors.size(), count);
    for (std::size_t row = 0; row < count; ++row)
        rows[m_result.order[row]] = row;
    m_counts.assign(count, std::vector<std::int64_t>(count));
    for (const MatrixData::Cell &cell : m_data.cells) {
        const std::size_t a = rows[cell.a];
        const std::size_t b = rows[cell.b];
        if (a == count || b == count)
            m_result.hiddenPairs += cell.count > 0;
        else
            m_counts[std::max(a, b)][std::min(a, b)] = cell.count;
    }
}

TextMark MatrixPainter::text(std::string words, TextStyle style, Rgba color, PointF at) const
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

/// From pale to strong, in ink: no darker than what ink can be read on.
Rgba MatrixPainter::colorOf(std::int64_t count) const
{
    const auto above = std::upper_bound(m_classes.begin(), m_classes.end(), count);
    const auto index = double(above - m_classes.begin()); // 1 is the first class
    if (index < 1)
        return blended(m_theme.line.withAlpha(0.35), m_theme.canvas);
    constexpr double palest = 0.14;
    const double strongest = m_theme.isDark ? 0.5 : 0.62;
    const double share = m_classes.size() < 2 ? 0.5 : (index - 1) / double(m_classes.size() - 1);
    return blended(m_theme.pacts.withAlpha(palest + (strongest - palest) * share), m_theme.canvas);
}

void MatrixPainter::drawFrame(const RectF &box, Rgba color, double width)
{
    Mark mark;
    mark.role = Role::Chosen;
    mark.box = box;
    mark.shape = RectShape{box, 0};
    mark.stroke = {color, width, LineStyle::Solid};
    m_result.drawing.marks.push_back(std::move(mark));
}

void MatrixPainter::drawCell(std::size_t row, std::size_t column)
{
    Drawing &drawing = m_result.drawing;
    const std::int64_t count = m_counts[row][column];
    RectF box = m_result.boxOf(row, column);
    box.width = std::max(1.0, box.width - 1);
    box.height = std::max(1.0, box.height - 1);
    Mark mark;
    mark.role = Role::Bar;
    mark.key = keyAt(row, column);
    mark.count = count;
    mark.box = box;
    mark.shape = RectShape{box, 0};
    mark.fill = colorOf(count);
    const Rgba ground = *mark.fill;
    drawing.marks.push_back(std::move(mark));
    if (count == 0)
        return;
    ++m_counted;
    TextMark number = text(counted(count, "", ""), TextStyle::Caption, m_theme.ink, {});
    if (number.box.width > box.width - 2 || number.box.height > box.height + 2)
        return;
    number.role = Role::Bar;
    number.key = keyAt(row, column);
    number.background = ground;
    number.box.x = box.x + (box.width - number.box.width) / 2;
    number.box.y = box.y + (box.height - number.box.height) / 2;
    m_numbers.push_back(std::move(number));
}

void MatrixPainter::drawCells()
{
    const std::size_t count = m_result.order.size();
    std::vector<std::size_t> chosen;
    for (std::size_t row = 0; row < count; ++row) {
        for (std::size_t column = m_result.firstColumn; column < row; ++column) {
            if (m_result.isSeen(row, column))
                drawCell(row, column);
        }
        if (isChosen(row))
            chosen.push_back(row);
    }
    // Most, or none: a few would say that the small ones matter.
    if (2 * m_numbers.size() >= m_counted)
        std::move(m_numbers.begin(), m_numbers.end(), std::back_inserter(m_result.drawing.texts));
    if (chosen.size() == 2 && m_result.isSeen(chosen[1], chosen[0]))
        drawFrame(m_result.boxOf(chosen[1], chosen[0]), m_theme.accent, 2);
    if (m_look.hovered) {
        for (std::size_t row = 0; row < count; ++row) {
            for (std::size_t column = 0; column < row; ++column) {
                if (m_result.isSeen(row, column) && keyAt(row, column) == *m_look.hovered)
                    drawFrame(m_result.boxOf(row, column), m_theme.ink, 1.5);
            }
        }
    }
    if (m_look.brush) {
        const RectF from = m_result.boxOf(m_look.brush->rowFrom, m_look.brush->columnFrom);
        const RectF to = m_result.boxOf(m_look.brush->rowTo, m_look.brush->columnTo);
        const RectF &seen = m_result.seen;
        const PointF low{std::max(from.x, seen.x), std::max(from.y, seen.y)};
        const RectF box{low.x, low.y, std::min(to.right(), seen.right()) - low.x,
                        std::min(to.bottom(), seen.bottom()) - low.y};
        Mark mark;
        mark.role = Role::Chosen;
        mark.box = box;
        mark.shape = RectShape{box, 0};
        mark.fill = m_theme.accent.withAlpha(0.12);
        mark.stroke = {m_theme.accent, 1, LineStyle::Solid};
        m_result.drawing.marks.push_back(std::move(mark));
    }
}

/// At the left of its row, and right of its row's cells, where its column ends.
void MatrixPainter::drawNames()
{
    Drawing &drawing = m_result.drawing;
    const double line = m_measure.lineHeight(TextStyle::Label);
    std::optional<std::pair<std::size_t, std::size_t>> hovered;
    for (std::size_t row = 0; m_look.hovered && row < m_result.order.size(); ++row) {
        for (std::size_t column = 0; column < row; ++column) {
            if (keyAt(row, column) == *m_look.hovered)
                hovered = {row, column};
        }
    }
    for (std::size_t row = m_result.firstRow; row < m_result.firstRow + m_result.rows; ++row) {
        const RectF own = m_result.boxOf(row, row);
        const double y = own.y + (m_result.cellHeight - 1 - line) / 2;
        const bool isLit =
            isChosen(row) || (hovered && (hovered->first == row || hovered->second == row));
        const TextStyle style = isLit ? TextStyle::LabelBold : TextStyle::Label;
        const std::string name = elided(actor(row).label, m_nameWidth, style, m_measure);
        TextMark left = text(name, style, m_theme.ink, {px(matrixPad), y});
        left.role = Role::Lane;
        left.key = actor(row).id.value;
        left.full = name == actor(row).label ? std::string() : actor(row).label;
        TextMark right = left;
        right.role = Role::Axis;
        right.color = isLit ? m_theme.ink : m_theme.muted;
        right.box.x = own.x + px(4);
        drawing.texts.push_back(std::move(left));
        if (own.x >= m_result.seen.x - 1 && own.x <= m_result.seen.right() + 1)
            drawing.texts.push_back(std::move(right));
    }
}

/// In the corner that the triangle leaves free.
void MatrixPainter::drawLegend()
{
    if (m_classes.empty())
        return;
    Drawing &drawing = m_result.drawing;
    const double swatch = px(12);
    const double line = std::max(m_measure.lineHeight(TextStyle::Caption), swatch + px(2));
    const std::string title =
        m_data.measure == MatrixData::Measure::Ties ? "Ties of the two" : "Events of both";
    std::int64_t most = 0;
    for (const MatrixData::Cell &cell : m_data.cells)
        most = std::max(most, cell.count);
    std::vector<std::string> labels;
    double width = m_measure.width(title, TextStyle::Caption);
    for (std::size_t i = 0; i < m_classes.size(); ++i) {
        const std::int64_t last = i + 1 < m_classes.size() ? m_classes[i + 1] - 1 : most;
        std::string label = counted(m_classes[i], "", "");
        if (last > m_classes[i])
            label += "–" + counted(last, "", "");
        width = std::max(width, swatch + px(6) + m_measure.width(label, TextStyle::Caption));
        labels.push_back(std::move(label));
    }
    // Beside the last of the names, which stand to the right of the cells.
    const double left =
        std::min(m_look.width - px(matrixPad) - std::ceil(width), m_result.seen.right() + px(4));
    double y = m_result.seen.y;
    // Never over a name or a cell: the row beside the last line must end before the legend.
    const double bottom = y + line * double(labels.size() + 1);
    for (const Mark &cell : drawing.marks) {
        if (cell.role == Role::Bar && cell.box.y < bottom && cell.box.right() > left - px(6))
            return;
    }
    for (const TextMark &name : drawing.texts) {
        if (name.role == Role::Axis && name.box.y < bottom && name.box.right() > left - px(6))
            return;
    }
    TextMark head = text(title, TextStyle::Caption, m_theme.muted, {left, y});
    head.role = Role::Legend;
    drawing.texts.push_back(std::move(head));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        y += line;
        Mark mark;
        mark.role = Role::Legend;
        mark.box = {left, y + (line - swatch) / 2, swatch, swatch};
        mark.shape = RectShape{mark.box, 0};
        mark.fill = colorOf(m_classes[i]);
        drawing.marks.push_back(std::move(mark));
        const double textTop = y + (line - m_measure.lineHeight(TextStyle::Caption)) / 2;
        TextMark label =
            text(labels[i], TextStyle::Caption, m_theme.muted, {left + swatch + px(6), textTop});
        label.role = Role::Legend;
        drawing.texts.push_back(std::move(label));
    }
}

void MatrixPainter::drawFoot()
{
    std::string note = m_data.when;
    const auto add = [&](const std::string &words) { note += (note.empty() ? "" : " · ") + words; };
    if (m_data.actors.empty())
        add(m_data.measure == MatrixData::Measure::Ties ? "no two are bound"
                                                        : "no two parties share an event");
    if (m_result.hiddenActors > 0)
        add("+" + counted(std::int64_t(m_result.hiddenActors), "actor", "actors") +
            " with fewer (" + counted(m_result.hiddenPairs, "pair", "pairs") + ")");
    if (m_data.pairsUnknown > 0)
        add("+" + counted(m_data.pairsUnknown, "pair", "pairs") + " with fewest");
    if (m_data.manyParties > 0)
        add(counted(m_data.manyParties, "event", "events") + " of more than " +
            std::to_string(mostPartiesInPairs) + " parties");
    if (m_data.outside > 0)
        add(counted(m_data.outside, "", "") + " outside the window");
    if (m_data.undated > 0)
        add(counted(m_data.undated, "", "") + " without a date");
    if (note.empty())
        return;
    const double line = m_measure.lineHeight(TextStyle::Caption);
    note = elided(note, m_look.width - 2 * px(matrixPad), TextStyle::Caption, m_measure);
    TextMark mark = text(note, TextStyle::Caption, m_theme.muted,
                         {px(matrixPad), m_look.height - line - px(3)});
    mark.role = Role::Note;
    m_result.drawing.texts.push_back(std::move(mark));
}

std::string MatrixPainter::words() const
{
    const bool isTies = m_data.measure == MatrixData::Measure::Ties;
    std::string words =
        isTies ? "Matrix of ties between two actors" : "Matrix of events that two parties share";
    if (!m_data.when.empty())
        words += ", " + m_data.when;
    words += ": " + counted(std::int64_t(m_data.actors.size()), "actor", "actors") + ", " +
             counted(pairsIn(m_data), "pair", "pairs") + ".";
    const auto most = std::max_element(
        m_data.cells.begin(), m_data.cells.end(),
        [](const MatrixData::Cell &a, const MatrixData::Cell &b) { return a.count < b.count; });
    if (most != m_data.cells.end() && most->count > 0)
        words +=
            " Most: " +
            wordsOfPair(m_data, matrixKey(m_data.actors[most->a].id, m_data.actors[most->b].id)) +
            ".";
    return words;
}

MatrixDrawing MatrixPainter::made()
{
    Drawing &drawing = m_result.drawing;
    drawing.view = "matrix";
    drawing.width = m_look.width;
    drawing.height = m_look.height;
    drawing.background = m_theme.canvas;
    measureCells();
    fillCounts();
    drawCells();
    drawNames();
    drawLegend();
    drawFoot();
    drawing.withoutDate = m_data.undated;
    drawing.outside = m_data.outside;
    drawing.words = words();
    return std::move(m_result);
}

} // namespace

RectF MatrixDrawing::boxOf(std::size_t row, std::size_t column) const
{
    return {plot.x + cellWidth * double(column), plot.y + cellHeight * double(row), cellWidth,
            cellHeight};
}

bool MatrixDrawing::isSeen(std::size_t row, std::size_t column) const
{
    return row >= firstRow && row < firstRow + rows && column >= firstColumn &&
           column < firstColumn + columns;
}

std::optional<std::pair<std::size_t, std::size_t>> MatrixDrawing::cellAt(PointF point) const
{
    if (!seen.contains(point))
        return std::nullopt;
    const auto row = std::size_t((point.y - plot.y) / cellHeight);
    const auto column = std::size_t((point.x - plot.x) / cellWidth);
    if (row >= order.size() || column >= row)
        return std::nullopt;
    return std::pair(row, column);
}

std::optional<MatrixBlock> MatrixDrawing::blockBetween(PointF a, PointF b) const
{
    if (order.size() < 2)
        return std::nullopt;
    const auto place = [&](double pixels, double cell) {
        return std::size_t(std::clamp(pixels / cell, 0.0, double(order.size()) - 1));
    };
    MatrixBlock block;
    block.rowFrom = place(std::min(a.y, b.y) - plot.y, cellHeight);
    block.rowTo = place(std::max(a.y, b.y) - plot.y, cellHeight);
    block.columnFrom = place(std::min(a.x, b.x) - plot.x, cellWidth);
    block.columnTo = place(std::max(a.x, b.x) - plot.x, cellWidth);
    if (block.columnFrom >= block.rowTo) // above the diagonal there is nothing
        return std::nullopt;
    block.rowFrom = std::max(block.rowFrom, block.columnFrom + 1);
    block.columnTo = std::min(block.columnTo, block.rowTo - 1);
    return block;
}

MatrixDrawing layoutMatrix(const MatrixData &data, const MatrixLook &look, const Theme &theme,
                           const TextMeasure &measure)
{
    return MatrixPainter(data, look, theme, measure).made();
}

std::string matrixKey(const ActorId &a, const ActorId &b)
{
    return std::min(a, b).value + "-" + std::max(a, b).value;
}

std::optional<std::pair<ActorId, ActorId>> pairOfKey(const MatrixData &data, const std::string &key)
{
    const auto isActor = [&](std::string_view id) {
        return std::any_of(data.actors.begin(), data.actors.end(),
                           [&](const MatrixData::Actor &actor) { return actor.id.value == id; });
    };
    for (std::size_t dash = key.find('-'); dash != std::string::npos;
         dash = key.find('-', dash + 1)) { // ids may hold dashes
        const std::string a = key.substr(0, dash);
        const std::string b = key.substr(dash + 1);
        if (isActor(a) && isActor(b))
            return std::pair(ActorId{a}, ActorId{b});
    }
    return std::nullopt;
}

std::string wordsOfPair(const MatrixData &data, const std::string &key)
{
    const auto pair = pairOfKey(data, key);
    if (!pair)
        return {};
    const auto placeOf = [&](const ActorId &id) {
        return std::size_t(std::find_if(data.actors.begin(), data.actors.end(),
                                        [&](const auto &actor) { return actor.id == id; }) -
                           data.actors.begin());
    };
    std::size_t a = placeOf(pair->first);
    std::size_t b = placeOf(pair->second);
    if (b < a)
        std::swap(a, b);
    const auto cell = std::find_if(data.cells.begin(), data.cells.end(),
                                   [&](const auto &one) { return one.a == a && one.b == b; });
    const std::int64_t count = cell == data.cells.end() ? 0 : cell->count;
    return data.actors[a].label + " – " + data.actors[b].label + ": " +
           (count == 0 ? (data.measure == MatrixData::Measure::Ties ? "no tie" : "no event")
                       : matrixNoun(data, count));
}

std::vector<std::int64_t> matrixClasses(const MatrixData &data)
{
    std::vector<std::int64_t> counts;
    for (const MatrixData::Cell &cell : data.cells) {
        if (cell.count > 0)
            counts.push_back(cell.count);
    }
    std::sort(counts.begin(), counts.end());
    std::vector<std::int64_t> different = counts;
    different.erase(std::unique(different.begin(), different.end()), different.end());
    if (different.size() <= mostMatrixClasses)
        return different;
    std::vector<std::int64_t> classes{different.front()};
    for (std::size_t i = 1; i < mostMatrixClasses; ++i) {
        const std::int64_t bound = memorable(counts[counts.size() * i / mostMatrixClasses]);
        if (bound > classes.back())
            classes.push_back(bound);
    }
    // Many small counts and few large ones: above what the quantiles tell apart, by even factors.
    const std::int64_t last = classes.back();
    const std::size_t left = mostMatrixClasses - classes.size();
    for (std::size_t i = 1; i <= left; ++i) {
        const double share = double(i) / double(left + 1);
        const double even = double(last) * std::pow(double(counts.back()) / double(last), share);
        const std::int64_t next =
            std::max(memorable(std::int64_t(even + 1e-9)), memorable(classes.back() * 5 / 2));
        if (next > classes.back() && next <= counts.back())
            classes.push_back(next);
    }
    return classes;
}

} // namespace entente
