// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"
#include "core/layout/legend.h"
#include "core/layout/text_measure.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace entente
{

/// What stands around a picture.
struct PageWords
{
    std::string title;
    std::string subtitle;
    std::string caption; ///< under the picture
    std::string sourceNote;
    std::size_t noteLines = 2; ///< that the source note may take
    /// That the legend has in any case; nothing: as high as what it explains.
    std::optional<double> legendHeight = {};
};

/// Lays the inner picture out at a size.
using InnerPicture = std::function<Drawing(double width, double height)>;
/// Writes the source note of the finished inner picture, in at most `lines` lines of `width`, and
/// may add to the picture what refers to it. Empty: the note stays as it was given.
using NoteFor = std::function<std::string(Drawing &inner, double width, std::size_t lines)>;
/// What explains the inner picture.
using LegendFor = std::function<std::vector<LegendEntry>(const Drawing &inner)>;

/// A picture of exactly `width` × `height`: accent rule, title and subtitle above (neither without
/// a title), legend, caption and source note below, the inner picture between them. Parts give way
/// on small pages: first the legend's last rows, then the source note's second line.
Drawing decorated(double width, double height, const PageWords &words, const Theme &theme,
                  const TextMeasure &measure, const InnerPicture &inner, const LegendFor &legend,
                  const NoteFor &note = {});

/// Words in lines from the top, as many as there is room for, the last one elided.
Drawing textPicture(const std::string &text, double width, double height, const Theme &theme,
                    const TextMeasure &measure);

/// `text` in lines of at most `width`, the last one elided when more than `maxLines` are needed.
std::vector<std::string> wrapped(const std::string &text, double width, TextStyle style,
                                 std::size_t maxLines, const TextMeasure &measure);

} // namespace entente
