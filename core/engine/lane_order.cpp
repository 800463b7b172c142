// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_order.h"

#include "core/engine/sorting.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace entente
{

namespace
{

using Numbers = std::vector<std::uint32_t>;

/// The lanes that `values` name, each once.
Numbers named(const std::vector<std::string> &values, const LaneTotals &totals)
{
    Numbers numbers;
    std::unordered_set<std::uint32_t> seen;
    for (const std::string &value : values) {
        const std::optional<std::uint32_t> number = totals.number(value);
        if (number && seen.insert(*number).second)
            numbers.push_back(*number);
    }
    return numbers;
}

/// Words of the lanes that are compared, each made once.
class Words
{
public:
    explicit Words(const LaneTotals &totals) : m_totals(totals) {}

    bool less(std::uint32_t a, std::uint32_t b)
    {
        const Entry &first = entry(a);
        const Entry &second = entry(b);
        return first.label != second.label ? first.label < second.label
                                           : first.value < second.value;
    }

private:
    struct Entry
    {
        std::string label;
        std::string value;
    };
    const Entry &entry(std::uint32_t number)
    {
        const auto [found, isNew] = m_entries.try_emplace(number);
        if (isNew)
            found->second = {m_totals.label(number), m_totals.value(number)};
        return found->second;
    }

    const LaneTotals &m_totals;
    std::unordered_map<std::uint32_t, Entry> m_entries; // its entries stay where they are
};

/// The first `wanted` of `numbers` in order; the others follow in none.
template <class Less>
void sortFirst(Numbers &numbers, std::size_t wanted, Less less)
{
    const std::size_t first = std::min(numbers.size(), wanted);
    std::partial_sort(numbers.begin(), numbers.begin() + std::ptrdiff_t(first), numbers.end(),
                      less);
}

void sortByCount(Numbers &numbers, std::size_t wanted, const LaneTotals &totals)
{
    Words words(totals);
    sortFirst(numbers, wanted, [&](std::uint32_t a, std::uint32_t b) {
        if (totals.counts[a] != totals.counts[b])
            return totals.counts[a] > totals.counts[b];
        return words.less(a, b);
    });
}

void sortByFirst(Numbers &numbers, std::size_t wanted, const LaneTotals &totals)
{
    Words words(totals);
    sortFirst(numbers, wanted, [&](std::uint32_t a, std::uint32_t b) {
        if ((a == totals.none) != (b == totals.none))
            return b == totals.none;
        if (totals.firsts[a] != totals.firsts[b])
            return totals.firsts[a] < totals.firsts[b];
        return words.less(a, b);
    });
}

bool sortByName(Numbers &numbers, std::size_t wanted, const LaneTotals &totals,
                const std::stop_token &stop)
{
    std::vector<std::string> labels;
    for (const std::uint32_t number : numbers)
        labels.push_back(totals.label(number));
    const std::vector<std::uint32_t> ranks = collationRanks(labels, stop);
    if (ranks.size() != numbers.size())
        return false;
    std::unordered_map<std::uint32_t, std::uint32_t> rankOf;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        rankOf.emplace(numbers[i], ranks[i]);
    Words words(totals);
    sortFirst(numbers, wanted, [&](std::uint32_t a, std::uint32_t b) {
        if ((a == totals.none) != (b == totals.none))
            return b == totals.none;
        const std::uint32_t first = rankOf.at(a);
        const std::uint32_t second = rankOf.at(b);
        return first != second ? first < second : words.less(a, b);
    });
    return true;
}

} // namespace

std::optional<ChosenLanes> chooseLanes(const LanesQuestion &question, const LaneTotals &totals,
                                       const std::stop_token &stop)
{
    ChosenLanes chosen;
    chosen.hidden = named(question.hidden, totals);
    std::unordered_set<std::uint32_t> taken(chosen.hidden.begin(), chosen.hidden.end());
    for (const std::uint32_t number : chosen.hidden)
        chosen.hiddenLanes += totals.counts[number] > 0 ? 1 : 0;
    for (const std::uint32_t number : named(question.pinned, totals)) {
        if (taken.insert(number).second)
            chosen.shown.push_back(number);
    }
    chosen.pinned = chosen.shown.size();
    const std::size_t most = std::max(chosen.pinned, std::size_t(std::max(1, question.maxLanes)));
    if (question.order == LaneOrder::ByHand) {
        for (const std::uint32_t number : named(question.byHand, totals)) {
            if (chosen.shown.size() < most && totals.counts[number] > 0 &&
                taken.insert(number).second)
                chosen.shown.push_back(number);
        }
    }
    Numbers rest;
    for (std::uint32_t number = 0; number < totals.counts.size(); ++number) {
        if (totals.counts[number] > 0 && !taken.contains(number))
            rest.push_back(number);
    }
    const std::size_t wanted = most - chosen.shown.size();
    if (question.order == LaneOrder::Name) {
        if (!sortByName(rest, wanted, totals, stop))
            return std::nullopt;
    } else if (question.order == LaneOrder::FirstDate) {
        sortByFirst(rest, wanted, totals);
    } else {
        sortByCount(rest, wanted, totals);
    }
    const std::size_t more = std::min(wanted, rest.size());
    chosen.shown.insert(chosen.shown.end(), rest.begin(), rest.begin() + std::ptrdiff_t(more));
    chosen.others = std::int64_t(rest.size() - more);
    return chosen;
}

} // namespace entente
