// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/clauses.h"
#include "core/engine/questions.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

/// What a facet counts: a field's values by number, and which of them each event has.
class FacetSource
{
public:
    virtual ~FacetSource() = default;
    virtual std::size_t size() const = 0;
    /// Replaces `numbers` by those of the event, each once.
    virtual void numbersOf(EventIndex i, std::vector<std::uint32_t> &numbers) const = 0;
    virtual std::string value(std::uint32_t number) const = 0;
    virtual std::string label(std::uint32_t number) const = 0;
    /// The number that a term's value stands for, if it is just one of this facet's.
    virtual std::optional<std::uint32_t> number(const std::string &value) const = 0;
};

/// Null for a field that has no facet (dates, text). `cellDegrees` is looked at for areas alone.
std::unique_ptr<FacetSource> facetSource(Field field, const Moment &moment, double cellDegrees = 5);

/// How many of `events` have each number; false when a stop was requested first.
bool tally(const FacetSource &source, const Bitmap &events, std::vector<std::int64_t> &counts,
           const std::stop_token &stop);

} // namespace entente
