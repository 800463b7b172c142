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
        const double scale = measure.scale();
        m_whenWidth = std::min(drawing.width * 0.26, 118 * scale);
        const double rest = drawing.width - m_whenWidth - glyphRoom * scale - 2 * cellGap;
        m_titleLeft = m_whenWidth + cellGap + glyphRoom * scale;
        m_titleWidth = rest * (drawing.width < 420 * scale ? 1 : 0.64);
        m_partiesLeft = m_titleLeft + m_titleWidth + cellGap;
        m_partiesWidth = drawing.width - m_partiesLeft;
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
    RowsQuestion question;
    question.context = context;
    // What has no date comes first in that order, and says least.
    question.context.filter =
        context.filter.with({Field::Has, {"date"}, false, Certainty::Possibly});
    question.limit = room;
    const Result<RowsAnswer> answer = engine.answer(question, stop);
    if (!answer)
        return answer.error();
    const Result<CountAnswer> count = engine.answer(CountQuestion{context}, stop);
    if (!count)
        return count.error();
    painter.addHead(0);
    double y = rowHeight;
    for (const Row &row : answer->rows) {
        painter.addRow(row, y);
        y += rowHeight;
        drawing.words += (drawing.words.empty() ? "Table of events. " : "; ") +
                         inWords(row.start, row.end) + ": " + row.title;
    }
    const std::int64_t undated = count->count - answer->total;
    const std::int64_t more = count->count - std::int64_t(answer->rows.size());
    if (more > 0) {
        painter.addNote(
            translate("Pictures", "and %Ln more event(s)", nullptr, more) +
                (undated > 0
                     ? ", " + translate("Pictures", "%Ln of them without a date", nullptr, undated)
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
