// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/words.h"
#include "core/model/dataset.h"

#include <cstdint>
#include <string>

namespace entente::archive
{

/// Lines for COPY, gathered until they are sent.
struct EventLines
{
    std::string events;
    std::string states;
    std::string relations;

    std::size_t size() const { return events.size() + states.size() + relations.size(); }
};

/// Everything that questions ask of an event, computed here once with the functions that the engine
/// over memory uses, so that the server compares numbers alone. Adds to `words` what is new.
/// Relations are weighed at the end of an import.
void addEvent(const Event &event, std::int64_t id, Words &words, EventLines &lines);

/// The moment by which a mark is put into a cell, and the power of two of seconds of the cells that
/// a long event is merged in; as core/engine/lane_marks.cpp has them.
std::int64_t anchorOf(const EventSpan &span);
int levelFor(double seconds);
int reachLevel(const EventSpan &span);

/// " word word ": the folded words between spaces, so that a phrase is found as a piece of text.
std::string spacedWords(std::string_view text);

} // namespace entente::archive
