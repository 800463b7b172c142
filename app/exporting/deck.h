// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/handling.h"
#include "core/layout/drawing.h"
#include "core/model/event.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace entente
{

/// One slide of a talk, laid out.
struct Slide
{
    std::string chapter; ///< slides of one chapter stand together; may be empty
    std::string title;
    std::string caption;
    std::string notes;                ///< for who speaks
    std::vector<std::string> sources; ///< one citation a line
    std::string sourceNote;           ///< the line at the foot
    Drawing drawing;                  ///< the picture alone; its words are the alt text
};

/// A talk, ready to be written.
struct Deck
{
    std::string title;
    std::vector<Slide> slides;
    std::map<EventId, Event> events; ///< that are on the slides, as far as they were asked for
    std::optional<Handling> handling;
    const Theme *theme = &Theme::light();
};

/// A slide is so many pixels at 100 %.
constexpr double slideWidth = 1280;
constexpr double slideHeight = 720;
/// Where its parts stand, in these pixels.
constexpr RectF slideTitleBox{48, 34, 1184, 46};
constexpr RectF slideCaptionBox{48, 80, 1184, 44};
constexpr RectF slidePictureBox{48, 134, 1184, 536};
constexpr RectF slideSourcesBox{48, 682, 1184, 20};

} // namespace entente
