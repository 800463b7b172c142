// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/pdf.h"
#include "app/exporting/render.h"
#include "app/exporting/svg.h"
#include "app/style/paint.h"

#include <QBuffer>
#include <QImageWriter>

#include <algorithm>

namespace entente
{

namespace
{

/// Pixels at 100 % in an inch of paper.
constexpr double pixelsPerInch = 96;

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

/// Of layers that become images in a vector format: what the request's paper needs.
double imageScaleOf(const RenderRequest &request)
{
    return std::clamp(request.dpi / pixelsPerInch, 1.0, 4.0);
}

QByteArray pdfBytes(const Drawing &drawing, const RenderRequest &request)
{
    PdfDetails details;
    details.title = titleOf(drawing);
    details.imageScale = imageScaleOf(request);
    const PdfPage page{
        {drawing.width, drawing.height}, drawing.background, {{drawing, {}, 1}}, drawing.words};
    const Result<QByteArray> bytes = pdfOf({page}, details);
    return bytes ? *bytes : QByteArray();
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
    case RenderFormat::Svg: {
        SvgOptions options;
        options.imageScale = imageScaleOf(request);
        return svgOf(drawing, titleOf(drawing), keyOf, options);
    }
    case RenderFormat::Pdf:
        return pdfBytes(drawing, request);
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
