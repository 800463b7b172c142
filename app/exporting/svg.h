// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <QByteArray>

#include <functional>
#include <string>

namespace entente
{

struct SvgOptions
{
    bool isFragment =
        false;             ///< for a page of HTML: without an XML declaration and a size of its own
    std::string idPrefix;  ///< before every id: several of them share a page
    bool fitsText = false; ///< text takes the width it was measured to have, in any font
    int decimals = 2;      ///< of coordinates
    /// Hears each long path of the ground and gives the id of one that is there already, to be used
    /// in its place; empty: it is written.
    std::function<std::string(const std::string &path)> shared = {};
    double imageScale = 2; ///< pixels to a pixel of the drawing, of layers that become images
};

/// Runs of more marks than this become an image, as do those with more points.
constexpr std::size_t mostVectorMarks = 12'000;
constexpr std::size_t mostVectorPoints = 400'000;
/// A mark of more events names so many of them.
constexpr std::size_t mostNamedEvents = 40;

/// The drawing as an SVG document: text as text, marks of events in groups that carry the keys of
/// their events (`data-event`) and a tooltip, the words of the picture as its description.
/// `keyOf` names events; without it their numbers stand for them.
QByteArray svgOf(const Drawing &drawing, const std::string &title,
                 const std::function<std::string(EventId)> &keyOf = {},
                 const SvgOptions &options = {});

} // namespace entente
