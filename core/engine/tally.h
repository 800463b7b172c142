// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/clauses.h"
#include "core/engine/facet_numbers.h"
#include "core/engine/questions.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

/// What a facet counts: a field's values by number, and which of them each event has.
struct FacetSource
{
    std::size_t size = 0;
    std::unique_ptr<FacetNumbers> numbers;
    std::function<std::string(std::uint32_t)> value; ///< as a term holds it
    std::function<std::string(std::uint32_t)> label;
    /// The number that a term's value stands for, if it is just one of this facet's.
    std::function<std::optional<std::uint32_t>(const std::string &)> number;
};

/// Nothing for a field that has no facet (dates, text). `cellDegrees` is looked at for areas alone.
std::optional<FacetSource> facetSource(Field field, const Moment &moment, double cellDegrees = 5);

/// How many of `events` have each of `size` numbers; false when a stop was requested first.
bool tally(const FacetNumbers &numbers, std::size_t size, const Bitmap &events,
           std::vector<std::int64_t> &counts, const std::stop_token &stop);

} // namespace entente
