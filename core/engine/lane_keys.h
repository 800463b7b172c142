// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/columns.h"
#include "core/engine/questions.h"

#include <cstdint>
#include <string>

namespace entente
{

/// Which lanes events stand in, by number: every actor, top kind or region, and one more for the
/// events that have none.
class LaneKeys
{
public:
    LaneKeys(const Columns &columns, LaneField field);

    std::size_t size() const { return m_size; }
    /// Calls `visit(number)` for each lane of the event: at least one, each once.
    template <class Visit>
    void forEach(EventIndex i, Visit visit) const
    {
        if (m_field == LaneField::Party) {
            const NumberLists::View parties = m_columns->partiesOf[i];
            for (const std::uint32_t party : parties)
                visit(party);
            if (parties.empty())
                visit(none());
        } else {
            visit(single(i));
        }
    }
    /// Calls `work(each)` once, where each(i, visit) does what forEach() does, without asking for
    /// the shape of the columns at each event.
    template <class Work>
    decltype(auto) withEach(Work work) const
    {
        if (m_field != LaneField::Party || m_columns->partiesOf.areEmpty())
            return work([this](EventIndex i, auto visit) { forEach(i, visit); });
        const NumberLists &lists = m_columns->partiesOf;
        return lists.values().visit([&](auto parties) {
            return work([parties, ends = lists.ends(), none = none()](EventIndex i, auto visit) {
                const std::uint32_t end = ends[i];
                std::uint32_t n = i == 0 ? 0 : ends[i - 1];
                if (n == end)
                    visit(none);
                for (; n < end; ++n)
                    visit(parties[n]);
            });
        });
    }
    std::string value(std::uint32_t lane) const;
    std::string label(std::uint32_t lane) const;

private:
    std::uint32_t single(EventIndex i) const;
    std::uint32_t none() const { return std::uint32_t(m_size - 1); }

    const Columns *m_columns;
    LaneField m_field;
    std::size_t m_size = 1;
};

} // namespace entente
