// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/columns.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente
{

/// The pairs of actors that are parties of the same event, by number: ascending by their first,
/// then by their second actor. Events of more than mostPartiesInPairs parties make none.
class PairIndex
{
public:
    /// Looks at every event once. Null when a stop was requested.
    static std::shared_ptr<const PairIndex> of(const Columns &columns, const std::stop_token &stop);

    std::size_t size() const { return m_pairs.size(); }
    std::size_t bytes() const { return 4 * m_dense.size() + 40 * m_pairs.size(); }
    /// The number of two actors that are a pair, in any order; noValue where they are none.
    std::uint32_t number(std::uint32_t a, std::uint32_t b) const
    {
        const std::size_t place = placeOf(m_actors, a, b);
        if (!m_dense.empty())
            return m_dense[place];
        const auto found = m_sparse.find(place);
        return found == m_sparse.end() ? noValue : found->second;
    }
    std::pair<std::uint32_t, std::uint32_t> actors(std::uint32_t number) const
    {
        return m_pairs[number];
    }

private:
    /// Where two actors stand in a table of all actors by all.
    static std::size_t placeOf(std::size_t actors, std::uint32_t a, std::uint32_t b)
    {
        return a < b ? std::size_t(a) * actors + b : std::size_t(b) * actors + a;
    }

    std::size_t m_actors = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_pairs;
    std::vector<std::uint32_t> m_dense; ///< numbers by place; empty where actors are too many
    std::unordered_map<std::size_t, std::uint32_t> m_sparse;
};

/// Two actors as lanes have them: the value by their ids ("GBR-JPN"), the label by their names
/// ("Japan – United Kingdom"). first and second are actors of the value, in its order.
struct PairWords
{
    ActorId first;
    ActorId second;
    std::string value;
    std::string label;
};
PairWords pairWords(const ActorIndex &actors, std::uint32_t a, std::uint32_t b);

/// The actors that "GBR-JPN" or "JPN-GBR" names; nothing when it names none. Ids may hold dashes.
std::optional<std::pair<std::uint32_t, std::uint32_t>> pairFrom(const ActorIndex &actors,
                                                                const std::string &value);

} // namespace entente
