// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/conditions.h"
#include "core/engine/questions.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace entente::archive
{

/// What a facet counts: how the server counts a field's values by number, and what the numbers
/// mean here.
struct FacetValues
{
    /// A query of (number, count) rows over the events of a FROM … WHERE ….
    std::function<std::string(const std::string &events)> counts;
    std::size_t size = 0; ///< numbers go from 0 to size - 1
    std::function<std::string(std::uint32_t)> value;
    std::function<std::string(std::uint32_t)> label;
    /// The number that a term's value stands for, if it is just one of this facet's.
    std::function<std::optional<std::uint32_t>(const std::string &)> number;
    /// A number of the server as one of ours, and back; those that mean nothing are noValue.
    std::function<std::uint32_t(std::int64_t)> fromStored;
    std::function<std::int32_t(std::uint32_t)> toStored;
    /// Whether there may be more values than a view shows, so that the server should cut the list.
    bool isLong = false;
};

/// Nothing for a field that has no facet (dates, text).
std::optional<FacetValues> facetValues(const Scope &scope, Field field, double cellDegrees);

} // namespace entente::archive
