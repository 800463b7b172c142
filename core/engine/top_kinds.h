// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/columns.h"
#include "core/engine/questions.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace entente
{

/// The top kinds that a document has events of, numbered without gaps: cells count them in short
/// rows.
class TopKinds
{
public:
    explicit TopKinds(const Columns &columns)
        : m_index(&columns.kinds)
        , m_placeOf(columns.kinds.size(), noValue)
    {
        const KindIndex &kinds = columns.kinds;
        for (std::uint32_t kind = 0; kind < kinds.size(); ++kind) {
            if (!columns.hasEvents[kind])
                continue;
            std::uint32_t &place = m_placeOf[kinds.top(kind)];
            if (place == noValue) {
                place = std::uint32_t(m_kinds.size());
                m_kinds.push_back(kinds.top(kind));
            }
        }
        for (std::uint32_t kind = 0; kind < kinds.size(); ++kind)
            m_placeOf[kind] = m_placeOf[kinds.top(kind)];
    }

    std::size_t size() const { return m_kinds.size(); }
    /// Where the top of a kind that has events stands.
    std::uint32_t placeOf(std::uint32_t kind) const { return m_placeOf[kind]; }

    /// The kinds that `counts` (one a place) tells of, most frequent first.
    std::vector<KindCount> counted(const std::uint32_t *counts) const
    {
        std::vector<std::uint32_t> places;
        for (std::uint32_t place = 0; place < size(); ++place) {
            if (counts[place] > 0)
                places.push_back(place);
        }
        std::sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) {
            return counts[a] != counts[b] ? counts[a] > counts[b] : m_kinds[a] < m_kinds[b];
        });
        std::vector<KindCount> result;
        result.reserve(places.size());
        for (const std::uint32_t place : places)
            result.push_back({m_index->id(m_kinds[place]), counts[place]});
        return result;
    }

private:
    const KindIndex *m_index;
    std::vector<std::uint32_t> m_placeOf;
    std::vector<std::uint32_t> m_kinds; ///< top kinds by their places
};

} // namespace entente
