// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/page.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr double ruleWidth = 34;
constexpr double ruleHeight = 5;
constexpr double gap = 10;
constexpr double titleGap = 3;

/// Puts lines of text on a page, one below the other.
class Setter
{
public:
    Setter(Drawing &page, const TextMeasure &measure) : m_page(page), m_measure(measure) {}

    double put(const std::vector<std::string> &lines, Role role, TextStyle style, Rgba color,
               PointF at, const std::string &full)
    {
        const double height = m_measure.lineHeight(style);
        for (const std::string &line : lines) {
            TextMark text;
            text.role = role;
            text.text = line;
            text.full = full;
            text.style = style;
            text.scale = m_measure.scale();
            text.color = color;
            text.background = m_page.background;
            text.box = {at.x, at.y, m_measure.width(line, style), height};
            m_page.texts.push_back(std::move(text));
            at.y += height;
        }
        return at.y;
    }

private:
    Drawing &m_page;
    const TextMeasure &m_measure;
};

/// Where the parts of a page stand.
struct Measures
{
    double margin = 24;
    std::vector<std::string> title;
    std::vector<std::string> subtitle;
    std::vector<std::string> caption;
    std::vector<std::string> note;
    double noteHeight = 0; ///< with the room above it
    double top = 0;        ///< of the inner picture
    double bottom = 0;     ///< of the inner picture, without a legend
};

double heightOf(const std::vector<std::string> &lines, TextStyle style, const TextMeasure &measure)
{
    return double(lines.size()) * measure.lineHeight(style);
}

Measures measured(double width, double height, const PageWords &words, const TextMeasure &measure,
                  bool hasLateNote)
{
    Measures m;
    const bool isBare = words.title.empty() && words.sourceNote.empty() && words.caption.empty() &&
                        !hasLateNote; // something else is around it
    m.margin = isBare ? 0 : width < 700 ? 14 : 24;
    const double inner = width - 2 * m.margin;
    const bool small = height < 420;
    m.title = wrapped(words.title, inner, TextStyle::Title, small ? 1 : 2, measure);
    m.subtitle = wrapped(words.subtitle, inner, TextStyle::Subtitle, small ? 1 : 2, measure);
    m.caption = wrapped(words.caption, inner, TextStyle::Body, small ? 1 : 3, measure);
    m.note =
        wrapped(words.sourceNote, inner, TextStyle::Caption, small ? 1 : words.noteLines, measure);
    m.top = m.margin;
    if (!words.title.empty())
        m.top += ruleHeight + 8 + heightOf(m.title, TextStyle::Title, measure) +
                 heightOf(m.subtitle, TextStyle::Subtitle, measure) + titleGap + gap;
    // A note that is written later finds the room that it may take.
    const std::size_t lines = hasLateNote ? (small ? 1 : words.noteLines) : m.note.size();
    m.noteHeight = lines > 0 ? double(lines) * measure.lineHeight(TextStyle::Caption) + gap / 2 : 0;
    m.bottom = height - m.margin * 0.6 - m.noteHeight;
    if (!m.caption.empty())
        m.bottom -= heightOf(m.caption, TextStyle::Body, measure) + gap;
    return m;
}

/// Without the entries that do not fit `room`.
std::vector<LegendEntry> fitting(std::vector<LegendEntry> entries, double width, double room,
                                 const TextMeasure &measure)
{
    while (!entries.empty() && legendHeight(entries, width, measure) > room)
        entries.pop_back();
    return entries;
}

void addHead(Drawing &page, const PageWords &words, const Measures &m, const Theme &theme,
             const TextMeasure &measure)
{
    Mark rule;
    rule.role = Role::Title;
    rule.box = {m.margin, m.margin * 0.75, ruleWidth, ruleHeight};
    rule.shape = RectShape{rule.box, 0};
    rule.fill = theme.accent;
    page.marks.push_back(std::move(rule));
    Setter setter(page, measure);
    double y = m.margin * 0.75 + ruleHeight + 8;
    y = setter.put(m.title, Role::Title, TextStyle::Title, theme.ink, {m.margin, y}, words.title);
    setter.put(m.subtitle, Role::Title, TextStyle::Subtitle, theme.muted, {m.margin, y + titleGap},
               words.subtitle);
}

} // namespace

Drawing textPicture(const std::string &text, double width, double height, const Theme &theme,
                    const TextMeasure &measure)
{
    Drawing drawing;
    drawing.view = "text";
    drawing.width = width;
    drawing.height = height;
    drawing.background = theme.canvas;
    drawing.words = text;
    const auto most = std::size_t(height / measure.lineHeight(TextStyle::Subtitle));
    if (most > 0)
        Setter(drawing, measure)
            .put(wrapped(text, width, TextStyle::Subtitle, most, measure), Role::Note,
                 TextStyle::Subtitle, theme.ink, {0, 0}, text);
    return drawing;
}

std::vector<std::string> wrapped(const std::string &text, double width, TextStyle style,
                                 std::size_t maxLines, const TextMeasure &measure)
{
    std::vector<std::string> lines;
    std::string rest(text);
    std::replace(rest.begin(), rest.end(), '\n', ' ');
    while (!rest.empty() && lines.size() + 1 < maxLines && measure.width(rest, style) > width) {
        std::size_t end = std::string::npos;
        for (std::size_t space = rest.find(' '); space != std::string::npos;
             space = rest.find(' ', space + 1)) {
            if (measure.width(rest.substr(0, space), style) > width)
                break;
            end = space;
        }
        if (end == std::string::npos || end == 0)
            break;
        lines.push_back(rest.substr(0, end));
        rest.erase(0, end + 1);
    }
    if (std::string last = elided(rest, width, style, measure); !last.empty())
        lines.push_back(std::move(last));
    return lines;
}

Drawing decorated(double width, double height, const PageWords &words, const Theme &theme,
                  const TextMeasure &measure, const InnerPicture &inner, const LegendFor &legend,
                  const NoteFor &noteFor)
{
    Measures m = measured(width, height, words, measure, bool(noteFor));
    const double innerWidth = width - 2 * m.margin;
    const double room = std::max(0.0, (m.bottom - m.top) * 0.3);
    // What needs explaining depends on what fits, and what fits on the room for explaining it.
    const auto withGap = [](double height) { return height > 0 ? height + gap : 0; };
    double reserved = withGap(std::min(words.legendHeight.value_or(0), room));
    Drawing picture;
    std::vector<LegendEntry> entries;
    const int passes = words.legendHeight ? 1 : 3;
    for (int pass = 0; pass < passes; ++pass) {
        picture = inner(innerWidth, std::max(40.0, m.bottom - reserved - m.top));
        entries = fitting(legend(picture), innerWidth, room, measure);
        const double wanted = withGap(legendHeight(entries, innerWidth, measure));
        if (wanted <= reserved || words.legendHeight)
            break;
        reserved = wanted;
    }
    entries = fitting(std::move(entries), innerWidth, std::max(0.0, reserved - gap), measure);

    Drawing page;
    page.view = picture.view;
    page.width = width;
    page.height = height;
    page.background = theme.canvas;
    if (!words.title.empty())
        addHead(page, words, m, theme, measure);
    std::string sourceNote = words.sourceNote;
    if (noteFor) {
        const auto lines = std::size_t(
            std::lround((m.noteHeight - gap / 2) / measure.lineHeight(TextStyle::Caption)));
        if (std::string late = noteFor(picture, innerWidth, lines); !late.empty())
            sourceNote = std::move(late);
        m.note = wrapped(sourceNote, innerWidth, TextStyle::Caption, lines, measure);
    }
    place(page, picture, {m.margin, m.top});
    addLegend(page, entries, {m.margin, m.bottom - reserved + gap}, innerWidth, theme, measure);
    Setter setter(page, measure);
    double y = m.bottom;
    if (!m.caption.empty())
        y = setter.put(m.caption, Role::Note, TextStyle::Body, theme.ink, {m.margin, y + gap},
                       words.caption);
    setter.put(m.note, Role::Note, TextStyle::Caption, theme.muted, {m.margin, y + gap / 2},
               sourceNote);
    const auto sentence = [](const std::string &text, const char *end) {
        return text.empty() ? std::string() : text + end;
    };
    page.words = sentence(words.title, ". ") + sentence(words.subtitle, ".\n") + picture.words +
                 (words.caption.empty() ? "" : "\n" + words.caption) +
                 (sourceNote.empty() ? "" : "\n" + sourceNote);
    return page;
}

} // namespace entente
