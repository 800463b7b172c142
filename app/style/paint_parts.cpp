// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/paint.h"

#include <algorithm>
#include <set>

namespace entente
{

namespace
{

RectF intersection(const RectF &a, const RectF &b)
{
    const double left = std::max(a.x, b.x);
    const double top = std::max(a.y, b.y);
    return {left, top, std::max(0.0, std::min(a.right(), b.right()) - left),
            std::max(0.0, std::min(a.bottom(), b.bottom()) - top)};
}

template <class FromOf, class ToOf>
std::vector<ClipRun> clipRuns(const Drawing &drawing, std::size_t size, FromOf from, ToOf to)
{
    std::set<std::size_t> edges{0, size};
    for (const Drawing::Clip &clip : drawing.clips) {
        edges.insert(std::min(size, from(clip)));
        edges.insert(std::min(size, to(clip)));
    }
    std::vector<ClipRun> runs;
    for (auto edge = edges.begin(); std::next(edge) != edges.end(); ++edge) {
        ClipRun run{*edge, *std::next(edge), std::nullopt};
        for (const Drawing::Clip &clip : drawing.clips) {
            if (from(clip) <= run.from && run.to <= to(clip))
                run.rect = run.rect ? intersection(*run.rect, clip.rect) : clip.rect;
        }
        runs.push_back(run);
    }
    return runs;
}

} // namespace

std::vector<FadeStop> fadeStops(const FadedBar &bar)
{
    const double left = bar.rect.x;
    const double right = bar.rect.right();
    if (right <= left)
        return {{0, 1}, {1, 1}};
    const double solidFrom = bar.openLeft ? left : std::clamp(bar.solidFrom, left, right);
    const double solidTo = bar.openRight ? right : std::clamp(bar.solidTo, left, right);
    const auto at = [&](double x) { return (x - left) / (right - left); };
    const double edgeLeft = solidFrom > left ? 0 : 1;
    const double edgeRight = solidTo < right ? 0 : 1;
    if (solidFrom <= solidTo)
        return {{0, edgeLeft}, {at(solidFrom), 1}, {at(solidTo), 1}, {1, edgeRight}};
    // Both fades overlap: they cross where they are equally strong.
    const double rise = 1 / (solidFrom - left);
    const double fall = 1 / (right - solidTo);
    const double crossing = (left * rise + right * fall) / (rise + fall);
    return {{0, 0}, {at(crossing), std::max(0.4, (crossing - left) * rise)}, {1, 0}};
}

namespace
{

/// An arrow head at an open end: wider than a thin bar, or nobody would see it.
struct ArrowHead
{
    double length = 0;
    double reach = 0; ///< above and below the bar
};

ArrowHead arrowHeadOf(const FadedBar &bar)
{
    const double half = std::clamp(bar.rect.height, 2.5, 5.5);
    const double reach = std::max(0.0, half - bar.rect.height / 2);
    const double heads = (bar.openLeft ? 1 : 0) + (bar.openRight ? 1 : 0);
    return {std::min(half * 1.5, bar.rect.width / std::max(1.0, heads)), reach};
}

/// `by` towards the tip; `tip` where it ends.
void addArrowHead(QPainterPath &path, const QRectF &r, double tip, double base, double reach)
{
    path.lineTo(base, tip > base ? r.top() : r.bottom());
    path.lineTo(base, tip > base ? r.top() - reach : r.bottom() + reach);
    path.lineTo(tip, r.center().y());
    path.lineTo(base, tip > base ? r.bottom() + reach : r.top() - reach);
    path.lineTo(base, tip > base ? r.bottom() : r.top());
}

} // namespace

QPainterPath outlineOf(const FadedBar &bar)
{
    const QRectF r = toQRectF(bar.rect);
    const ArrowHead head = arrowHeadOf(bar);
    QPainterPath path;
    path.moveTo(r.left() + (bar.openLeft ? head.length : 0), r.top());
    if (bar.openRight) {
        addArrowHead(path, r, r.right(), r.right() - head.length, head.reach);
    } else {
        path.lineTo(r.topRight());
        path.lineTo(r.bottomRight());
    }
    if (bar.openLeft)
        addArrowHead(path, r, r.left(), r.left() + head.length, head.reach);
    else
        path.lineTo(r.bottomLeft());
    path.closeSubpath();
    return path;
}

bool isBrokenLine(const Mark &mark)
{
    // A band as high as a line of text keeps its outline: its dashes would be blocks.
    constexpr double thickestLine = 10;
    return !mark.fill &&
           (mark.stroke.style == LineStyle::Dashed || mark.stroke.style == LineStyle::Dotted) &&
           mark.box.height <= thickestLine;
}

std::pair<double, double> lineOf(const FadedBar &bar)
{
    const double length = arrowHeadOf(bar).length;
    return {bar.rect.x + (bar.openLeft ? length : 0),
            bar.rect.right() - (bar.openRight ? length : 0)};
}

QPainterPath headsOf(const FadedBar &bar)
{
    const QRectF r = toQRectF(bar.rect);
    const ArrowHead head = arrowHeadOf(bar);
    QPainterPath path;
    const auto add = [&](double tip, double base) {
        path.moveTo(base, r.top() - head.reach);
        path.lineTo(tip, r.center().y());
        path.lineTo(base, r.bottom() + head.reach);
        path.closeSubpath();
    };
    if (bar.openLeft)
        add(r.left(), r.left() + head.length);
    if (bar.openRight)
        add(r.right(), r.right() - head.length);
    return path;
}

DashPattern dashesOf(const Stroke &stroke)
{
    if (stroke.style == LineStyle::Dashed)
        return {std::max(4.0, 2 * stroke.width), std::max(3.0, stroke.width)};
    if (stroke.style == LineStyle::Dotted)
        return {std::max(1.5, 0.7 * stroke.width), std::max(2.0, stroke.width)};
    return {};
}

double strikeHeightOf(const TextMark &text)
{
    // Through the small letters' middle.
    return text.box.y + baselineOf(text) - 0.24 * text.box.height;
}

StrikeLine strikeLineOf(const Mark &mark)
{
    const Rgba color = mark.stroke.style != LineStyle::None ? mark.stroke.color
                       : mark.fill                          ? *mark.fill
                                                            : Rgba::rgb(0x808080);
    const RectF &box = mark.box;
    const double middle = box.y + box.height / 2;
    if (box.width >= 24) { // a bar: its own ground is pale enough
        const Rgba strong{color.r, color.g, color.b, 255};
        return {{box.x - 4, middle}, {box.right() + 4, middle}, strong, 0};
    }
    const double slope = std::min(box.height / 2, 5.0);
    return {{box.x - 1, middle + slope}, {box.right() + 1, middle - slope}, color, 3.2};
}

std::vector<ClipRun> clipRunsOfMarks(const Drawing &drawing)
{
    return clipRuns(
        drawing, drawing.marks.size(), [](const Drawing::Clip &c) { return c.markFrom; },
        [](const Drawing::Clip &c) { return c.markTo; });
}

std::vector<ClipRun> clipRunsOfTexts(const Drawing &drawing)
{
    return clipRuns(
        drawing, drawing.texts.size(), [](const Drawing::Clip &c) { return c.textFrom; },
        [](const Drawing::Clip &c) { return c.textTo; });
}

} // namespace entente
