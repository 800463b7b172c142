// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente
{

/// How large a picture is: so many pixels, or so many millimetres of paper.
struct PictureSize
{
    enum class Unit
    {
        Pixels,
        Millimetres
    };
    double width = 1920;
    double height = 1080;
    Unit unit = Unit::Pixels;
    bool operator==(const PictureSize &) const = default;
};

/// A size that has a name.
struct NamedSize
{
    const char *name;  ///< as the command line takes it: "a4"
    const char *label; ///< as people read it: "A4 across"
    PictureSize size;
};
std::span<const NamedSize> namedSizes();

/// "1920x1080", "297x210mm" or a name; nothing for anything else, or for less than 20 mm.
std::optional<PictureSize> pictureSizeFrom(std::string_view text);
/// "1920 × 1080 pixels", "297 × 210 mm".
std::string inWords(const PictureSize &size);

/// Gives a request this size. Of millimetres an image has `dpi` pixels to an inch; of pixels it has
/// `times` as many as the size says, and `dpi` is only written into it.
void setSize(RenderRequest &request, const PictureSize &size, int dpi, int times = 1);

} // namespace entente
