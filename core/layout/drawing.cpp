// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/drawing.h"

#include <algorithm>

namespace entente
{

namespace
{

RectF moved(RectF rect, PointF by)
{
    rect.x += by.x;
    rect.y += by.y;
    return rect;
}

PointF moved(PointF p, PointF by)
{
    return {p.x + by.x, p.y + by.y};
}

struct Mover
{
    PointF by;

    void operator()(RectShape &s) const { s.rect = moved(s.rect, by); }
    void operator()(FadedBar &s) const
    {
        s.rect = moved(s.rect, by);
        s.solidFrom += by.x;
        s.solidTo += by.x;
    }
    void operator()(GlyphShape &s) const { s.center = moved(s.center, by); }
    void operator()(ColumnShape &s) const { s.rect = moved(s.rect, by); }
    void operator()(PieShape &s) const { s.center = moved(s.center, by); }
    void operator()(PathShape &s) const
    {
        for (std::vector<PointF> &ring : s.rings) {
            for (PointF &p : ring)
                p = moved(p, by);
        }
    }
};

RectF intersected(const RectF &a, const RectF &b)
{
    const double x = std::max(a.x, b.x);
    const double y = std::max(a.y, b.y);
    return {x, y, std::max(0.0, std::min(a.right(), b.right()) - x),
            std::max(0.0, std::min(a.bottom(), b.bottom()) - y)};
}

using Range = std::pair<std::size_t, std::size_t>;

/// The parts of [0, size) that no range of `taken` covers.
std::vector<Range> gaps(std::vector<Range> taken, std::size_t size)
{
    std::sort(taken.begin(), taken.end());
    std::vector<Range> free;
    std::size_t from = 0;
    for (const auto &[begin, end] : taken) {
        if (begin > from)
            free.emplace_back(from, begin);
        from = std::max(from, end);
    }
    if (from < size)
        free.emplace_back(from, size);
    return free;
}

/// Clips of the part on the page: its own, and its frame for all that they leave out, so that
/// ranges never overlap.
void placeClips(Drawing &page, const Drawing &part, PointF at, std::size_t marks, std::size_t texts)
{
    const RectF frame{at.x, at.y, part.width, part.height};
    std::vector<Range> takenMarks;
    std::vector<Range> takenTexts;
    for (const Drawing::Clip &clip : part.clips) {
        page.clips.push_back({intersected(moved(clip.rect, at), frame), clip.markFrom + marks,
                              clip.markTo + marks, clip.textFrom + texts, clip.textTo + texts});
        takenMarks.emplace_back(clip.markFrom, clip.markTo);
        takenTexts.emplace_back(clip.textFrom, clip.textTo);
    }
    for (const auto &[from, to] : gaps(takenMarks, part.marks.size()))
        page.clips.push_back({frame, from + marks, to + marks, texts, texts});
    for (const auto &[from, to] : gaps(takenTexts, part.texts.size()))
        page.clips.push_back({frame, marks, marks, from + texts, to + texts});
}

} // namespace

std::string_view wordFor(Role role)
{
    switch (role) {
    case Role::Background:
        return "background";
    case Role::Grid:
        return "grid";
    case Role::Event:
        return "event";
    case Role::Cluster:
        return "cluster";
    case Role::Band:
        return "band";
    case Role::Era:
        return "era";
    case Role::Arc:
        return "arc";
    case Role::Link:
        return "link";
    case Role::Tie:
        return "tie";
    case Role::Actor:
        return "actor";
    case Role::Bar:
        return "bar";
    case Role::Chosen:
        return "chosen";
    case Role::Member:
        return "member";
    case Role::City:
        return "city";
    case Role::Playhead:
        return "playhead";
    case Role::Axis:
        return "axis";
    case Role::Lane:
        return "lane";
    case Role::Title:
        return "title";
    case Role::Legend:
        return "legend";
    case Role::Note:
        return "note";
    case Role::Annotation:
        return "annotation";
    }
    return "event";
}

std::vector<std::pair<RectF, Rgba>> partsOf(const ColumnShape &column)
{
    std::vector<std::pair<RectF, Rgba>> parts;
    parts.reserve(column.shares.size());
    double sum = 0;
    double bottom = column.rect.bottom();
    for (const auto &[share, color] : column.shares) {
        sum += share;
        const double top = column.rect.bottom() - column.rect.height * std::min(1.0, sum);
        parts.emplace_back(RectF{column.rect.x, top, column.rect.width, bottom - top}, color);
        bottom = top;
    }
    return parts;
}

void shift(Mark &mark, PointF by)
{
    std::visit(Mover{by}, mark.shape);
    mark.box = moved(mark.box, by);
}

void place(Drawing &page, const Drawing &part, PointF at)
{
    if (part.background != page.background) {
        Mark ground;
        ground.role = Role::Background;
        ground.box = {at.x, at.y, part.width, part.height};
        ground.shape = RectShape{ground.box, 0};
        ground.fill = part.background;
        page.marks.push_back(std::move(ground));
    }
    placeClips(page, part, at, page.marks.size(), page.texts.size());
    for (Mark mark : part.marks) {
        shift(mark, at);
        page.marks.push_back(std::move(mark));
    }
    for (TextMark text : part.texts) {
        text.box = moved(text.box, at);
        page.texts.push_back(std::move(text));
    }
    page.hiddenLabels += part.hiddenLabels;
    // The parts of a page show the same answer: their counts are of the same events.
    page.events = std::max(page.events, part.events);
    page.withoutPlace = std::max(page.withoutPlace, part.withoutPlace);
    page.withoutDate = std::max(page.withoutDate, part.withoutDate);
    page.outside = std::max(page.outside, part.outside);
    if (!part.words.empty())
        page.words += (page.words.empty() ? "" : "\n") + part.words;
}

} // namespace entente
