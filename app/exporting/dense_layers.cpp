// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/dense_layers.h"

#include <QPainter>

#include <algorithm>

namespace entente
{

namespace
{

std::size_t pointsOf(const Shape &shape)
{
    if (const auto *path = std::get_if<PathShape>(&shape)) {
        std::size_t points = 0;
        for (const auto &ring : path->rings)
            points += ring.size();
        return points;
    }
    if (const auto *pie = std::get_if<PieShape>(&shape))
        return 4 * pie->shares.size();
    if (const auto *column = std::get_if<ColumnShape>(&shape))
        return 4 * column->shares.size();
    return 4;
}

} // namespace

std::vector<MarkLayer> layersOf(const Drawing &drawing, std::size_t mostMarks,
                                std::size_t mostPoints)
{
    std::vector<MarkLayer> layers;
    for (const ClipRun &run : clipRunsOfMarks(drawing)) {
        std::size_t points = 0;
        for (std::size_t i = run.from; i < run.to; ++i)
            points += pointsOf(drawing.marks[i].shape);
        layers.push_back({run, run.to - run.from > mostMarks || points > mostPoints});
    }
    return layers;
}

QImage imageOf(const Drawing &drawing, const ClipRun &run, double scale)
{
    Drawing layer;
    layer.width = drawing.width;
    layer.height = drawing.height;
    layer.background = drawing.background;
    layer.marks.assign(drawing.marks.begin() + std::ptrdiff_t(run.from),
                       drawing.marks.begin() + std::ptrdiff_t(run.to));
    if (run.rect)
        layer.clips.push_back({*run.rect, 0, layer.marks.size(), 0, 0});
    QImage image(QSize(std::max(1, qRound(drawing.width * scale)),
                       std::max(1, qRound(drawing.height * scale))),
                 QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return image;
    image.fill(Qt::transparent);
    image.setDotsPerMeterX(3780);
    image.setDotsPerMeterY(3780);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintMarks(painter, layer);
    return image;
}

} // namespace entente
