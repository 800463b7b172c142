// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/columns.h"
#include "core/engine/facet_numbers.h"
#include "core/query/filter.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace entente
{

/// A filter that chooses kinds, and what stays when others are chosen.
struct KindChoice
{
    std::vector<bool> isChosen; ///< by the number of the kind
    Filter rest;
};

/// Nothing without a kind term, and where one names a subkind: only kinds are told apart.
std::optional<KindChoice> kindChoiceOf(const Filter &filter, const Columns &columns);

/// Counts the values of one facet for any choice of kinds among a set of events. Every event has
/// one kind, so that the counts of a choice are the sums over its kinds, exactly.
class KindCounts
{
public:
    /// Whether there are few enough kinds and values to count them all.
    static bool areFew(const Columns &columns, std::size_t size);
    /// Null when a stop was requested first. Only for few.
    static std::shared_ptr<const KindCounts> make(const Columns &columns, const Bitmap &events,
                                                  const FacetNumbers &numbers, std::size_t size,
                                                  const std::stop_token &stop);

    std::vector<std::int64_t> count(const std::vector<bool> &isChosen) const;
    std::size_t bytes() const { return m_counts.size() * sizeof m_counts[0]; }

private:
    explicit KindCounts(std::size_t size) : m_size(size) {}

    std::size_t m_size;
    std::vector<std::uint32_t> m_counts; ///< a row of m_size for each kind
};

} // namespace entente
