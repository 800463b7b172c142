// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/layout/drawing.h"
#include "core/layout/text_measure.h"

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

/// A source of events that are shown.
struct Citation
{
    std::string publisher;
    std::string title;
    std::string url;
    std::string date;
    std::vector<EventId> events; ///< that cite it
};

/// "Ministry of Foreign Affairs of Japan, “Signing of …”, 11 January 2023"; the address follows
/// when asked for.
std::string inWords(const Citation &citation, bool withAddress);

/// The events of a drawing, each once: first those with a label, from left to right and top to
/// bottom as they are read, then the others as they are painted.
std::vector<EventId> eventsShown(const Drawing &drawing);

/// More events than this are not asked for their sources one by one.
constexpr std::size_t mostCitedEvents = 400;

/// The sources of events, each once, in the order of the events. Of more than mostCitedEvents, the
/// first ones'.
Result<std::vector<Citation>> citationsOf(const Engine &engine, std::span<const EventId> events,
                                          std::stop_token stop = {});

/// Sets numbers of sources behind the labels of events that have room for them. Returns the note
/// that they refer to, in at most `lines` lines of `width`: "Sources: 1 GOV.UK, “…”; 2 …".
std::string numberSources(Drawing &drawing, const std::vector<Citation> &citations,
                          const Theme &theme, double width, std::size_t lines,
                          const TextMeasure &measure);

} // namespace entente
