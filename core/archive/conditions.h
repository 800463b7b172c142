// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/lexicon.h"
#include "core/archive/statement.h"
#include "core/engine/area.h"
#include "core/engine/questions.h"

#include <optional>
#include <string>

namespace entente::archive
{

/// What an answer reads: the archive as it was opened, on the days of a context.
struct Scope
{
    const Lexicon &lexicon;
    std::int64_t events = 0; ///< ids beyond came later
    std::optional<Instant> asKnown;
    Instant inForce;
};

/// What stands behind FROM: the events with the dates and statuses known on the day, called e. Only
/// those that were known.
std::string sourceOf(const Scope &scope);

/// The condition that an event e passes `filter`; scenarios are let through if `context` names
/// them.
std::string passing(const Scope &scope, Statement &statement, const Filter &filter,
                    const Filter &context);

/// The condition of one term, which is a part of passing().
std::string condition(const Scope &scope, Statement &statement, const Term &term);

/// The condition that a dated event e may have a moment in `span`.
std::string touching(TimeSpan span);

/// The thread (number) and phase of each thread that is in one, as a subquery.
std::string phasesOf(const Scope &scope);

// One value of a term each; conditions_*.cpp. "false" when nothing can match.
std::string partyCondition(const Scope &scope, Statement &statement, Field field,
                           const std::string &value);
std::string memberCondition(const Scope &scope, Statement &statement, const std::string &value);
std::string inCondition(const Scope &scope, Statement &statement, const std::string &value);
std::string nearCondition(const std::string &value);
/// That e.lat and e.lon, which are not NULL, lie inside; the arithmetic of Area::contains().
std::string areaCondition(const Area &area);

} // namespace entente::archive
