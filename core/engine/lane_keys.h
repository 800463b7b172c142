// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bloc_index.h"
#include "core/engine/columns.h"
#include "core/engine/knowledge.h"
#include "core/engine/pair_index.h"
#include "core/engine/questions.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace entente
{

/// Which lanes events stand in, by number: every actor, top kind, region, pair and so on, and one
/// more for the events that have none.
class LaneKeys
{
public:
    /// `pairs` for pairs alone, else null.
    LaneKeys(const Reading &reading, LaneField field, std::shared_ptr<const PairIndex> pairs);

    std::size_t size() const { return m_size; }
    /// The number of the events without a value.
    std::uint32_t none() const { return std::uint32_t(m_size - 1); }
    /// Calls `visit(number)` for each lane of the event: at least one, each once.
    template <class Visit>
    void forEach(EventIndex i, Visit visit) const
    {
        switch (m_field) {
        case LaneField::Party:
            forEachOf(m_columns->partiesOf[i], visit);
            break;
        case LaneField::Tag:
            forEachOf(m_columns->tagsOf[i], visit);
            break;
        case LaneField::Pair:
            forEachPair(m_columns->partiesOf[i], 0, m_columns->partiesOf[i].size(), visit);
            break;
        case LaneField::Bloc:
            forEachBloc(i, visit);
            break;
        default:
            visit(single(i));
        }
    }
    /// Calls `work(each)` once, where each(i, visit) does what forEach() does, without asking for
    /// the shape of the columns at each event.
    template <class Work>
    decltype(auto) withEach(Work work) const
    {
        const bool isTag = m_field == LaneField::Tag;
        const NumberLists &lists = isTag ? m_columns->tagsOf : m_columns->partiesOf;
        if ((!isTag && m_field != LaneField::Party && m_field != LaneField::Pair) ||
            lists.areEmpty())
            return work([this](EventIndex i, auto visit) { forEach(i, visit); });
        return lists.values().visit([&](auto numbers) {
            return work([this, numbers, ends = lists.ends(), none = none(),
                         isPair = m_field == LaneField::Pair](EventIndex i, auto visit) {
                const std::uint32_t end = ends[i];
                std::uint32_t n = i == 0 ? 0 : ends[i - 1];
                if (isPair)
                    return forEachPair(numbers, n, end, visit);
                if (n == end)
                    visit(none);
                for (; n < end; ++n)
                    visit(numbers[n]);
            });
        });
    }
    std::string value(std::uint32_t lane) const;
    std::string label(std::uint32_t lane) const;
    /// Of a pair, the two; else none.
    std::vector<ActorId> pair(std::uint32_t lane) const;
    /// The lane that `value` names; noValue for none.
    std::uint32_t number(const std::string &value) const;

private:
    template <class Visit>
    void forEachOf(NumberLists::View numbers, Visit visit) const
    {
        for (const std::uint32_t number : numbers)
            visit(number);
        if (numbers.empty())
            visit(none());
    }
    template <class Numbers, class Visit>
    void forEachPair(const Numbers &parties, std::size_t begin, std::size_t end, Visit visit) const
    {
        if (end - begin < 2) {
            visit(none());
        } else if (end - begin > mostPartiesInPairs) {
            visit(none() - 1);
        } else {
            for (std::size_t a = begin; a + 1 < end; ++a) {
                for (std::size_t b = a + 1; b < end; ++b)
                    visit(m_pairs->number(parties[a], parties[b]));
            }
        }
    }
    template <class Visit>
    void forEachBloc(EventIndex i, Visit visit) const
    {
        const NumberLists::View parties = m_columns->partiesOf[i];
        if (parties.empty() || m_blocs->size() == 0) {
            visit(none());
            return;
        }
        const bool isDated = m_reading.isDated(i);
        const TimeSpan reach = isDated ? m_reading.reach(i) : TimeSpan::all();
        const auto forEachOwn = [&](auto add) {
            for (const std::uint32_t party : parties) {
                for (const BlocIndex::Membership &own : m_blocs->memberships(party)) {
                    if (own.isAlways || !isDated || own.span.intersects(reach))
                        add(own.bloc);
                }
            }
        };
        if (m_blocs->size() <= 64) {
            std::uint64_t blocs = 0;
            forEachOwn([&](std::uint32_t bloc) { blocs |= std::uint64_t(1) << bloc; });
            if (blocs == 0)
                visit(none());
            for (; blocs != 0; blocs &= blocs - 1)
                visit(std::uint32_t(std::countr_zero(blocs)));
            return;
        }
        std::vector<std::uint32_t> blocs;
        forEachOwn([&](std::uint32_t bloc) { blocs.push_back(bloc); });
        std::sort(blocs.begin(), blocs.end());
        blocs.erase(std::unique(blocs.begin(), blocs.end()), blocs.end());
        for (const std::uint32_t bloc : blocs)
            visit(bloc);
        if (blocs.empty())
            visit(none());
    }
    std::uint32_t single(EventIndex i) const;
    std::uint32_t orNone(std::uint32_t number) const { return number == noValue ? none() : number; }
    bool isMany(std::uint32_t lane) const
    {
        return m_field == LaneField::Pair && lane + 1 == none();
    }

    const Columns *m_columns;
    Reading m_reading;
    LaneField m_field;
    std::size_t m_size = 1;
    std::shared_ptr<const PairIndex> m_pairs;
    std::shared_ptr<const BlocIndex> m_blocs;
    std::unordered_map<std::string, std::string> m_threadTitles;
};

} // namespace entente
