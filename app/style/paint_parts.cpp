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

QPainterPath outlineOf(const FadedBar &bar)
{
    const QRectF r = toQRectF(bar.rect);
    const double tip = std::min(r.height() * 0.6, r.width() / 2);
    QPainterPath path;
    if (bar.openLeft) {
        path.moveTo(r.left() + tip, r.bottom());
        path.lineTo(r.left(), r.center().y());
        path.lineTo(r.left() + tip, r.top());
    } else {
        path.moveTo(r.bottomLeft());
        path.lineTo(r.topLeft());
    }
    if (bar.openRight) {
        path.lineTo(r.right() - tip, r.top());
        path.lineTo(r.right(), r.center().y());
        path.lineTo(r.right() - tip, r.bottom());
    } else {
        path.lineTo(r.topRight());
        path.lineTo(r.bottomRight());
    }
    path.closeSubpath();
    return path;
}

StrikeLine strikeLineOf(const Mark &mark)
{
    const Rgba color = mark.stroke.style != LineStyle::None ? mark.stroke.color
                       : mark.fill                          ? *mark.fill
                                                            : Rgba::rgb(0x808080);
    const RectF &box = mark.box;
    const double middle = box.y + box.height / 2;
    if (box.width >= 24) // a bar
        return {{box.x - 3, middle}, {box.right() + 3, middle}, color};
    const double slope = std::min(box.height / 2, 5.0);
    return {{box.x - 1, middle + slope}, {box.right() + 1, middle - slope}, color};
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
