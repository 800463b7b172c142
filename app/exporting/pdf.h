// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/layout/drawing.h"

#include <QByteArray>
#include <QSizeF>

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

/// A drawing on a page.
struct PlacedDrawing
{
    Drawing drawing;
    PointF at;        ///< pixels of the page
    double scale = 1; ///< pixels of the page to one of the drawing
};

struct PdfPage
{
    QSizeF size; ///< pixels at 100 %: 96 to an inch
    Rgba ground = Rgba::rgb(0xffffff);
    std::vector<PlacedDrawing> drawings;
    std::string altText; ///< the page in words
};

/// A bookmark: where a chapter or a scene begins.
struct PdfMark
{
    std::string title;
    std::size_t page = 0;
    int level = 0; ///< 0, or 1 for those within the one before
};

struct PdfDetails
{
    std::string title;
    std::string subject;
    std::vector<PdfMark> bookmarks;
    double imageScale = 2; ///< pixels to a pixel at 100 %, of layers that become images
};

/// The pages as a PDF: vector, text as text with subsets of its fonts, every page tagged with its
/// alt text. The same pages give the same bytes. `step` is called before each page. Fails when
/// stopped.
Result<QByteArray> pdfOf(const std::vector<PdfPage> &pages, const PdfDetails &details,
                         std::stop_token stop = {},
                         const std::function<void(std::size_t)> &step = {});

/// Adds what Qt's PDF writer has no words for: alt texts, bookmarks, language; leaves out what
/// differs from run to run. `alts` has one text for each page.
Result<QByteArray> finishedPdf(const QByteArray &pdf, const std::vector<std::string> &alts,
                               const PdfDetails &details);

} // namespace entente
