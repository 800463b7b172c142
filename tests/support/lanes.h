// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/questions.h"

#include <cstdint>
#include <string>
#include <vector>

namespace entente::test
{

/// One event as a lane shows it.
LaneMark laneMark(std::int64_t id, const std::string &title, const std::string &start,
                  const std::string &end = {}, Status status = Status::Occurred,
                  const std::string &kind = "meeting");

/// A lane of these marks, by start.
Lane lane(const std::string &value, const std::string &label, std::vector<LaneMark> marks);

/// The same random answer for the same seed: `events` events between 1947 and 2025, crowded towards
/// the end, days, months and years, spans and open ends, each in up to three of `lanes` lanes.
LanesAnswer randomLanes(unsigned seed, int events, int lanes);

} // namespace entente::test
