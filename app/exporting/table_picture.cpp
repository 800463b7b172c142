// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/table_picture.h"

#include "app/exporting/words.h"
#include "core/base/translation.h"
#include "core/layout/event_style.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr double cellGap = 12;
constexpr double glyphRoom = 16;
constexpr double rowAir = 7;

/// Writes rows below each other.
class TablePainter
{
public:
    TablePainter(Drawing &drawing, const Dataset &vocabulary, const Theme &theme,
                 const TextMeasure &measure)
        : m_drawing(drawing)
        , m_vocabulary(vocabulary)
        , m_theme(theme)
        , m_measure(measure)
    {
        setWhenWidth(0);
    }

    /// Makes room for what stands in the first column.
    void fit(const std::vector<Row> &rows)
    {
        double widest = 0;
        for (const Row &row : rows)
            widest =
                std::max(widest, m_measure.width(inWords(row.start, row.end), TextStyle::Label));
        setWhenWidth(widest + 2);
    }

    double rowHeight() const
    {
        return m_measure.lineHeight(TextStyle::Label) + rowAir * m_measure.scale();
    }

    void addHead(double y)
    {
        put(translate("Pictures", "WHEN"), {0, y}, m_whenWidth, TextStyle::Heading, m_theme.muted,
            Role::Axis, {});
        put(translate("Pictures", "EVENT"), {m_titleLeft, y}, m_titleWidth, TextStyle::Heading,
            m_theme.muted, Role::Axis, {});
        put(translate("Pictures", "PARTIES"), {m_partiesLeft, y}, m_partiesWidth,
            TextStyle::Heading, m_theme.muted, Role::Axis, {});
        addRule(y + rowHeight(), m_theme.faint);
    }

    void addRow(const Row &row, double y)
    {
        const Kind *kind = m_vocabulary.kinds.find(row.kind);
        const EventStyle style =
            styleFor(row.status, kind ? kind->family : Family::States, m_theme);
        Mark mark;
        mark.role = Role::Event;
        const double size = 9 * m_measure.scale();
        const PointF center{m_whenWidth + cellGap + size / 2, y + rowHeight() / 2};
        mark.shape = GlyphShape{kind ? kind->glyph : Glyph::Dot, center, size};
        mark.box = {center.x - size / 2, center.y - size / 2, size, size};
        mark.fill = style.fill;
        mark.stroke = style.stroke;
        mark.struckThrough = style.struckThrough;
        mark.status = row.status;
        mark.ids = {row.id};
        m_drawing.marks.push_back(std::move(mark));
        put(inWords(row.start, row.end), {0, y}, m_whenWidth, TextStyle::Label, m_theme.muted,
            Role::Event, {row.id});
        put(row.title, {m_titleLeft, y}, m_titleWidth, TextStyle::Label, m_theme.ink, Role::Event,
            {row.id});
        std::string parties;
        for (const Party &party : row.parties)
            parties += (parties.empty() ? "" : ", ") + m_vocabulary.actorName(party.actor);
        put(parties, {m_partiesLeft, y}, m_partiesWidth, TextStyle::Label, m_theme.muted,
            Role::Event, {row.id});
        addRule(y + rowHeight(), m_theme.line);
    }

    void addNote(const std::string &text, double y)
    {
        put(text, {0, y}, m_drawing.width, TextStyle::Caption, m_theme.muted, Role::Note, {});
    }

private:
    void setWhenWidth(double wanted)
    {
        const double scale = m_measure.scale();
        const double width = m_drawing.width;
        m_whenWidth = std::min(width * 0.26, std::max(wanted, 84 * scale));
        const double rest = width - m_whenWidth - glyphRoom * scale - 2 * cellGap;
        m_titleLeft = m_whenWidth + cellGap + glyphRoom * scale;
        m_titleWidth = rest * (width < 420 * scale ? 1 : 0.64);
        m_partiesLeft = m_titleLeft + m_titleWidth + cellGap;
        m_partiesWidth = width - m_partiesLeft;
    }

    void put(const std::string &words, PointF at, double width, TextStyle style, Rgba color,
             Role role, std::vector<EventId> ids)
    {
        TextMark text;
        text.text = width > 0 ? elided(words, width, style, m_measure) : std::string();
        if (text.text.empty())
            return;
        text.role = role;
        text.full = words;
        text.style = style;
        text.scale = m_measure.scale();
        text.color = color;
        text.background = m_theme.canvas;
        const double height = m_measure.lineHeight(style);
        text.box = {at.x, at.y + (rowHeight() - height) / 2, m_measure.width(text.text, style),
                    height};
        text.ids = std::move(ids);
        m_drawing.texts.push_back(std::move(text));
    }

    void addRule(double y, Rgba color)
    {
        Mark rule;
        rule.role = Role::Grid;
        rule.shape = PathShape{{{{0, y}, {m_drawing.width, y}}}, false};
        rule.box = {0, y, m_drawing.width, 0};
        rule.stroke = {color, 1, LineStyle::Solid};
        m_drawing.marks.push_back(std::move(rule));
    }

    Drawing &m_drawing;
    const Dataset &m_vocabulary;
    const Theme &m_theme;
    const TextMeasure &m_measure;
    double m_whenWidth = 0;
    double m_titleLeft = 0;
    double m_titleWidth = 0;
    double m_partiesLeft = 0;
    double m_partiesWidth = 0;
};

RowsQuestion rowsFrom(const Context &context, std::int64_t offset, std::int64_t limit)
{
    RowsQuestion question;
    question.context = context;
    question.offset = offset;
    question.limit = limit;
    return question;
}

/// Whether nobody knows when it began.
bool isUndated(const Row &row)
{
    return row.start.isEmpty() || row.start.bounds().strict.begin.isOpen();
}

/// How many rows come first in the order of time because they may have begun at any; they say
/// least, and come last here, as those without any date do. Looked for by halves: there may be
/// millions.
Result<std::int64_t> rowsWithoutBeginning(const Context &context, const Engine &engine,
                                          const std::stop_token &stop)
{
    std::int64_t from = 0;
    std::int64_t to = -1; // not known yet
    while (to < 0 || from < to) {
        const std::int64_t middle = to < 0 ? 0 : from + (to - from) / 2;
        const Result<RowsAnswer> answer = engine.answer(rowsFrom(context, middle, 1), stop);
        if (!answer)
            return answer.error();
        if (to < 0)
            to = answer->total;
        if (answer->rows.empty())
            break;
        const Row &row = answer->rows.front();
        if (isUndated(row) && !row.start.isEmpty())
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

} // namespace

Result<Drawing> tablePicture(const Context &context, const Engine &engine, double width,
                             double height, const Theme &theme, const TextMeasure &measure,
                             const std::stop_token &stop)
{
    Drawing drawing;
    drawing.view = "table";
    drawing.width = width;
    drawing.height = height;
    drawing.background = theme.canvas;
    TablePainter painter(drawing, engine.vocabulary(), theme, measure);
    // The head, and the line that counts the rest.
    const double rowHeight = painter.rowHeight();
    const auto room = std::max<std::int64_t>(1, std::int64_t(height / rowHeight) - 2);
    const Result<std::int64_t> undated = rowsWithoutBeginning(context, engine, stop);
    if (!undated)
        return undated.error();
    Result<RowsAnswer> answer = engine.answer(rowsFrom(context, *undated, room), stop);
    if (!answer)
        return answer.error();
    const std::int64_t rest = std::min(*undated, room - std::int64_t(answer->rows.size()));
    if (rest > 0) {
        const Result<RowsAnswer> last = engine.answer(rowsFrom(context, 0, rest), stop);
        if (!last)
            return last.error();
        answer->rows.insert(answer->rows.end(), last->rows.begin(), last->rows.end());
    }
    const Result<CountAnswer> count = engine.answer(CountQuestion{context}, stop);
    if (!count)
        return count.error();
    painter.fit(answer->rows);
    painter.addHead(0);
    double y = rowHeight;
    for (const Row &row : answer->rows) {
        painter.addRow(row, y);
        y += rowHeight;
        drawing.words += (drawing.words.empty() ? "Table of events. " : "; ") +
                         inWords(row.start, row.end) + ": " + row.title;
    }
    const auto undatedRows = std::count_if(answer->rows.begin(), answer->rows.end(), isUndated);
    const std::int64_t moreUndated = *undated + count->withoutDate - undatedRows;
    const std::int64_t more = count->count - std::int64_t(answer->rows.size());
    if (more > 0) {
        painter.addNote(translate("Pictures", "and %Ln more event(s)", nullptr, more) +
                            (moreUndated > 0
                                 ? ", " + translate("Pictures", "%Ln of them without a known date",
                                                    nullptr, moreUndated)
                                 : std::string()),
                        y);
        drawing.words += "; and " + countInWords(more, "more", "more");
    }
    if (count->count == 0) {
        painter.addNote(translate("Pictures", "No events"), y);
        drawing.words = "Table without events";
    }
    drawing.words += ".";
    drawing.events = std::int64_t(answer->rows.size());
    return drawing;
}

} // namespace entente
