// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"
#include "core/query/filter.h"
#include "core/time/instant.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace entente
{

/// A filter as it follows the word "events": " of kind agreement or access, with Japan, after 2018,
/// about “access agreement”"; empty for an empty one. Names come from `vocabulary`.
std::string inWords(const Filter &filter, const Dataset &vocabulary);

/// A span as coarsely as it deserves: "1951–2024", "Jan 2021 – Jan 2024", "3 Nov 2022 – 6 Nov
/// 2022". Its last day is the one before `span.end`.
std::string inWords(TimeSpan span);

/// The day before `end`: what an *as of* date says.
std::string asOfInWords(Instant end);

/// "1 event", "1,204 events".
std::string countInWords(std::int64_t count, std::string_view one, std::string_view many);

} // namespace entente
