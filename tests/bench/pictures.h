// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "tests/bench/series.h"

#include <set>
#include <string>
#include <vector>

namespace entente::bench
{

/// A timeline to draw, and the events that belong in it.
struct PictureCase
{
    std::string name;
    RenderRequest request;
    std::set<EventId> expected; ///< the ids that the engine finds in the window
    std::int64_t undated = 0;
    std::int64_t all = 0; ///< of all of time, dated or not
};

/// Timelines of a document at ten zoom levels, from all of it to a day or two where most happens,
/// each in three sizes and two themes.
Result<std::vector<PictureCase>> pictureCases(const Engine &engine);

/// What is wrong with a picture's texts, in words: outside the picture or of their clip, wider than
/// their box, below 4.5:1, over each other. Empty when nothing is.
std::string wrongWithTexts(const Drawing &drawing);

/// The same for all of a timeline: its texts, and every event of the window on a mark, no other.
std::string wrongWith(const Drawing &drawing, const PictureCase &about);

/// Draws all cases; milliseconds each. `wrong` is told what is wrong with one.
Series pictureSeries(const Engine &engine, const std::function<void(std::string)> &wrong);

} // namespace entente::bench
