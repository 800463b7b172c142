// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/pdf.h"

#include "app/exporting/dense_layers.h"
#include "app/exporting/svg.h"
#include "app/style/paint.h"

#include <QBuffer>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace entente
{

namespace
{

constexpr double pdfPixelsPerInch = 96;
/// Dots of a PDF's grid in an inch: fine enough for hairlines and curves.
constexpr int pdfResolution = 1200;

QPageSize pageSizeOf(const PdfPage &page)
{
    return QPageSize(page.size / pdfPixelsPerInch, QPageSize::Inch, QStringLiteral("picture"),
                     QPageSize::ExactMatch);
}

/// The marks of one run, or the texts.
Drawing partOf(const Drawing &whole, const ClipRun &run, bool isText)
{
    Drawing part;
    part.width = whole.width;
    part.height = whole.height;
    part.background = whole.background;
    const auto from = std::ptrdiff_t(run.from);
    const auto to = std::ptrdiff_t(run.to);
    if (isText)
        part.texts.assign(whole.texts.begin() + from, whole.texts.begin() + to);
    else
        part.marks.assign(whole.marks.begin() + from, whole.marks.begin() + to);
    if (run.rect)
        part.clips.push_back({*run.rect, 0, part.marks.size(), 0, part.texts.size()});
    return part;
}

void paintLayers(QPainter &painter, const Drawing &drawing, double imageScale)
{
    const std::vector<MarkLayer> layers = layersOf(drawing, mostVectorMarks, mostVectorPoints);
    const bool isDense = std::any_of(layers.begin(), layers.end(),
                                     [](const MarkLayer &layer) { return layer.isDense; });
    if (!isDense) {
        paintDrawing(painter, drawing);
        return;
    }
    painter.fillRect(QRectF(0, 0, drawing.width, drawing.height), toQColor(drawing.background));
    for (const MarkLayer &layer : layers) {
        if (layer.isDense)
            painter.drawImage(QRectF(0, 0, drawing.width, drawing.height),
                              imageOf(drawing, layer.run, imageScale));
        else
            paintMarks(painter, partOf(drawing, layer.run, false));
    }
    for (const ClipRun &run : clipRunsOfTexts(drawing))
        paintMarks(painter, partOf(drawing, run, true));
}

} // namespace

Result<QByteArray> pdfOf(const std::vector<PdfPage> &pages, const PdfDetails &details,
                         std::stop_token stop, const std::function<void(std::size_t)> &step)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    std::vector<std::string> alts;
    if (pages.empty())
        return Error{"there is nothing to write into a PDF", {}};
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(pageSizeOf(pages.front()));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setResolution(pdfResolution);
        writer.setTitle(QString::fromStdString(details.title));
        writer.setCreator(QStringLiteral("Entente"));
        QPainter painter(&writer);
        for (std::size_t i = 0; i < pages.size(); ++i) {
            if (stop.stop_requested())
                return Error{"cancelled", {}};
            if (step)
                step(i);
            const PdfPage &page = pages[i];
            if (i > 0) {
                writer.setPageSize(pageSizeOf(page));
                writer.newPage();
            }
            painter.save();
            const double dots = pdfResolution / pdfPixelsPerInch;
            painter.scale(dots, dots);
            painter.fillRect(QRectF(QPointF(0, 0), page.size), toQColor(page.ground));
            for (const PlacedDrawing &placed : page.drawings) {
                painter.save();
                painter.translate(placed.at.x, placed.at.y);
                painter.scale(placed.scale, placed.scale);
                paintLayers(painter, placed.drawing, details.imageScale);
                painter.restore();
            }
            painter.restore();
            alts.push_back(page.altText);
        }
    }
    return finishedPdf(buffer.data(), alts, details);
}

} // namespace entente
