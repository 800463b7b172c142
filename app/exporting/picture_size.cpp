// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/picture_size.h"

#include "app/exporting/xml_text.h"
#include "core/base/text.h"

#include <QtGlobal>

#include <array>
#include <charconv>
#include <cmath>

namespace entente
{

namespace
{

constexpr double mmPerInch = 25.4;
constexpr double sizePixelsPerInch = 96;
constexpr double leastMm = 20;
constexpr double mostMm = 2000;
constexpr auto px = PictureSize::Unit::Pixels;
constexpr auto mm = PictureSize::Unit::Millimetres;

/// Columns of a newspaper differ from paper to paper; these are of a Berliner page, six to 300 mm.
constexpr std::array sizes = {
    NamedSize{"slide",
              QT_TRANSLATE_NOOP("entente::ExportDialog", "Slide 16:9, 1920 × 1080"),
              {1920, 1080, px}},
    NamedSize{"small-slide",
              QT_TRANSLATE_NOOP("entente::ExportDialog", "Small slide, 1280 × 720"),
              {1280, 720, px}},
    NamedSize{"slide-4-3",
              QT_TRANSLATE_NOOP("entente::ExportDialog", "Slide 4:3, 1600 × 1200"),
              {1600, 1200, px}},
    NamedSize{
        "4k", QT_TRANSLATE_NOOP("entente::ExportDialog", "4K, 3840 × 2160"), {3840, 2160, px}},
    NamedSize{"square",
              QT_TRANSLATE_NOOP("entente::ExportDialog", "Square post, 1080 × 1080"),
              {1080, 1080, px}},
    NamedSize{"portrait",
              QT_TRANSLATE_NOOP("entente::ExportDialog", "Upright post, 1080 × 1350"),
              {1080, 1350, px}},
    NamedSize{"a4", QT_TRANSLATE_NOOP("entente::ExportDialog", "A4 across"), {297, 210, mm}},
    NamedSize{
        "a4-upright", QT_TRANSLATE_NOOP("entente::ExportDialog", "A4 upright"), {210, 297, mm}},
    NamedSize{"a3", QT_TRANSLATE_NOOP("entente::ExportDialog", "A3 across"), {420, 297, mm}},
    NamedSize{
        "a3-upright", QT_TRANSLATE_NOOP("entente::ExportDialog", "A3 upright"), {297, 420, mm}},
    NamedSize{
        "letter", QT_TRANSLATE_NOOP("entente::ExportDialog", "Letter across"), {279.4, 215.9, mm}},
    NamedSize{"letter-upright",
              QT_TRANSLATE_NOOP("entente::ExportDialog", "Letter upright"),
              {215.9, 279.4, mm}},
    NamedSize{"2-columns",
              QT_TRANSLATE_NOOP("entente::ExportDialog", "Newspaper, 2 columns"),
              {97, 110, mm}},
    NamedSize{"3-columns",
              QT_TRANSLATE_NOOP("entente::ExportDialog", "Newspaper, 3 columns"),
              {148, 120, mm}},
    NamedSize{"4-columns",
              QT_TRANSLATE_NOOP("entente::ExportDialog", "Newspaper, 4 columns"),
              {198, 140, mm}},
    NamedSize{"6-columns",
              QT_TRANSLATE_NOOP("entente::ExportDialog", "Newspaper, 6 columns"),
              {300, 190, mm}},
};

std::optional<double> sideFrom(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value > 0))
        return std::nullopt;
    return value;
}

} // namespace

std::span<const NamedSize> namedSizes()
{
    return sizes;
}

std::optional<PictureSize> pictureSizeFrom(std::string_view text)
{
    const std::string name = folded(text);
    for (const NamedSize &size : sizes) {
        if (name == size.name)
            return size.size;
    }
    PictureSize size;
    std::string_view sides = text;
    if (sides.ends_with("mm")) {
        size.unit = mm;
        sides.remove_suffix(2);
    }
    const std::size_t x = sides.find_first_of("xX");
    if (x == std::string_view::npos)
        return std::nullopt;
    const auto width = sideFrom(sides.substr(0, x));
    const auto height = sideFrom(sides.substr(x + 1));
    if (!width || !height)
        return std::nullopt;
    size.width = *width;
    size.height = *height;
    const bool isWhole = std::fmod(*width, 1) == 0 && std::fmod(*height, 1) == 0;
    if (size.unit == px && !isWhole)
        return std::nullopt;
    if (size.unit == mm &&
        (*width < leastMm || *height < leastMm || *width > mostMm || *height > mostMm))
        return std::nullopt;
    return size;
}

std::string inWords(const PictureSize &size)
{
    return xmlNumber(size.width, 1) + " × " + xmlNumber(size.height, 1) +
           (size.unit == mm ? " mm" : " pixels");
}

void setSize(RenderRequest &request, const PictureSize &size, int dpi, int times)
{
    request.dpi = dpi;
    if (size.unit == px) {
        request.size = QSize(int(size.width), int(size.height));
        request.scale = times;
        return;
    }
    const double toPixels = sizePixelsPerInch / mmPerInch;
    request.size.setWidth(int(std::lround(size.width * toPixels)));
    // So that the image is as wide as the paper is to the pixel, and as high but for one.
    request.scale = std::round(size.width / mmPerInch * dpi) / request.size.width();
    request.size.setHeight(int(std::lround(size.height / mmPerInch * dpi / request.scale)));
}

} // namespace entente
