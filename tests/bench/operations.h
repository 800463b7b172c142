// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/playback.h"
#include "tests/bench/series.h"
#include "tests/bench/subject.h"

#include <cmath>
#include <cstdlib>

namespace entente::bench
{

/// A table to a durable, searchable document: the subject's own, or its events written as one.
Series importSeries(const Subject &subject);
/// From the closed file to an engine that has answered what the first complete frame asks.
Series openSeries(const Subject &subject);
/// The first brush after opening, nothing prepared.
Series firstBrushSeries(const Subject &subject);
/// The brush of a year moved by one pixel.
Series dragSeries(const Engine &engine);
/// The brush of a year set anywhere.
Series jumpSeries(const Engine &engine);
Series toggleSeries(const Engine &engine);
/// Lanes of every field, in three orders.
Series lanesSeries(const Engine &engine);
Series searchSeries(const Engine &engine);

/// From the frame's request to its last pixel, at 1920×1080, while panning or zooming.
Series timelineFrames(const std::shared_ptr<const Engine> &engine, bool zooming);
/// Wheel by wheel from all of time to one day and back at several places of the pointer, at
/// 1920×1080: all that one turn makes the GUI thread do.
Series wheelFrames(const std::shared_ptr<const Engine> &engine);
/// A map with a filter of one year, at 1920×1080, while panning.
Series mapFrames(const std::shared_ptr<const Engine> &engine);
/// The same while the wheel zooms in and out again.
Series mapZooms(const std::shared_ptr<const Engine> &engine);
Series mapTurns(const std::shared_ptr<const Engine> &engine);
/// 200 actors with 3,000 ties over 70 years, whatever the subject: a frame at 1920×1080 while a
/// year a second is played.
Series networkFrames();
/// The same network: from the question to places by forces and all measures, behind the window.
Series networkIndexes();
Series networkLayouts();
/// Map and timeline on A3 at 300 dots an inch, as the bytes of a PNG.
Series pageExports(const Engine &engine);
/// The document's first story as slides, and as a film of 1920×1080 at 30 frames a second.
Series slideExports(const Engine &engine);
Series filmExports(const Engine &engine);
/// A map on which the years 1951 to 2023 pass in a minute of film.
Series playedFilmExports(const Engine &engine);
/// The whole window at 1920×1080 while ten years a second are played in a loop, or stepped through
/// event by event: how long each turn of the event loop that did something held it up.
Series playFrames(const Subject &subject, PlayCounts counts, PlayStep step = PlayStep::Month);
/// The document's first story presented by keys at 1920×1080: forwards, back, and jumps.
struct PresentFigures
{
    Series gaps;   ///< from the beginning of a frame to that of the next, while scenes travel
    Series turns;  ///< how long each turn of the event loop that did something held the window up
    Series work;   ///< of the processor, in those turns: not what others make it wait
    Series starts; ///< from the key to what begins to move, for every scene
    Series holds;  ///< the longest turn of every scene's travel
};
/// Presented once; empty where there is no story.
const PresentFigures &presentFigures(const std::shared_ptr<const Engine> &engine);
/// The whole window with the network of networkFrames() in it while a year a second is played:
/// turns of the event loop, or the time from one picture of the network to the next.
Series playNetwork(bool gaps);
/// From the program's start to its first painted window, as its trace tells.
Series firstPaints(const Subject &subject);

} // namespace entente::bench
