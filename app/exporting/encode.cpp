// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/render.h"
#include "app/exporting/svg.h"
#include "app/style/paint.h"

#include <QBuffer>
#include <QImageWriter>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace entente
{

namespace
{

/// Pixels at 100 % in an inch of paper.
constexpr double pixelsPerInch = 96;
/// Dots of a PDF's grid in an inch: fine enough for hairlines and curves.
constexpr int pdfResolution = 1200;

std::string titleOf(const Drawing &drawing)
{
    for (const TextMark &text : drawing.texts) {
        if (text.role == Role::Title)
            return text.full.empty() ? text.text : text.full;
    }
    return drawing.view == "map" ? "Map" : "Timeline";
}

QByteArray imageBytes(const Drawing &drawing, const char *format, const RenderRequest &request)
{
    QImage image = toImage(drawing, request.scale).convertToFormat(QImage::Format_RGB32);
    const int dotsPerMeter = qRound(request.dpi / 0.0254);
    image.setDotsPerMeterX(dotsPerMeter);
    image.setDotsPerMeterY(dotsPerMeter);
    image.setText(QStringLiteral("Title"), QString::fromStdString(titleOf(drawing)));
    image.setText(QStringLiteral("Description"), QString::fromStdString(drawing.words));
    image.setText(QStringLiteral("Software"), QStringLiteral("Entente"));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    if (!writer.write(image))
        return {};
    return buffer.data();
}

QByteArray pdfBytes(const Drawing &drawing)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        const QSizeF inches(drawing.width / pixelsPerInch, drawing.height / pixelsPerInch);
        writer.setPageSize(
            QPageSize(inches, QPageSize::Inch, QStringLiteral("picture"), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setResolution(pdfResolution);
        writer.setTitle(QString::fromStdString(titleOf(drawing)));
        writer.setCreator(QStringLiteral("Entente"));
        QPainter painter(&writer);
        painter.scale(pdfResolution / pixelsPerInch, pdfResolution / pixelsPerInch);
        paintDrawing(painter, drawing);
    }
    return buffer.data();
}

} // namespace

QByteArray encoded(const Drawing &drawing, RenderFormat format, const RenderRequest &request,
                   const std::function<std::string(EventId)> &keyOf)
{
    switch (format) {
    case RenderFormat::Png:
        return imageBytes(drawing, "png", request);
    case RenderFormat::Webp:
        return imageBytes(drawing, "webp", request);
    case RenderFormat::Svg:
        return svgOf(drawing, titleOf(drawing), keyOf);
    case RenderFormat::Pdf:
        return pdfBytes(drawing);
    }
    return {};
}

std::optional<RenderFormat> renderFormatFor(const std::filesystem::path &file)
{
    std::string suffix = file.extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (suffix == ".png")
        return RenderFormat::Png;
    if (suffix == ".svg")
        return RenderFormat::Svg;
    if (suffix == ".pdf")
        return RenderFormat::Pdf;
    if (suffix == ".webp" && QImageWriter::supportedImageFormats().contains("webp"))
        return RenderFormat::Webp;
    return std::nullopt;
}

} // namespace entente
