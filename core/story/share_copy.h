// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"
#include "core/time/instant.h"

#include <cstdint>
#include <string>
#include <vector>

namespace entente
{

// What a document says of who may see what:
//
// - an event tagged `restricted`, or `embargoed`: an embargoed event with the field `embargo` among
//   its further ones, a date, is free from the day after;
// - a source or report with `[restricted]` or `[embargoed]` in its publisher or title;
// - notes: of events, and of who presents a story.

constexpr const char *restrictedTag = "restricted";
constexpr const char *embargoedTag = "embargoed";
constexpr const char *embargoField = "embargo"; ///< in Event::extra: the last day of it

/// What was left out of a copy that is handed on.
struct ShareReport
{
    std::int64_t restricted = 0; ///< events
    std::int64_t embargoed = 0;  ///< events
    std::int64_t sources = 0;    ///< of events that stay
    std::int64_t reports = 0;
    std::int64_t notes = 0;         ///< of events
    std::int64_t ties = 0;          ///< that rest on events left out alone
    std::int64_t relations = 0;     ///< to these
    std::int64_t sceneNotes = 0;    ///< what is said under scenes
    std::int64_t annotations = 0;   ///< on events left out
    std::int64_t unreadStories = 0; ///< left out as a whole, for nobody knows what they say
    bool operator==(const ShareReport &) const = default;
};

/// Leaves out of `data` what others are not to see. `today` is the end of the day on which
/// embargoes are looked at.
ShareReport leaveOutPrivate(Dataset &data, Instant today);

/// "left out: 3 restricted events, 12 notes"; one phrase each, none for what there was not.
std::vector<std::string> inWords(const ShareReport &report);

} // namespace entente
