// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/local_engine.h"
#include "core/engine/tally.h"

#include <algorithm>

namespace entente
{

namespace
{

bool comesBefore(const FacetValue &a, const FacetValue &b)
{
    if (a.count != b.count)
        return a.count > b.count;
    return a.label != b.label ? a.label < b.label : a.value < b.value;
}

/// The values of all terms of a field, as typed.
std::vector<std::string> chosenValues(const Filter &filter, Field field)
{
    std::vector<std::string> values;
    for (const Term &term : filter.terms()) {
        if (term.field == field)
            values.insert(values.end(), term.values.begin(), term.values.end());
    }
    return values;
}

/// Cuts the list to its limit, but for the values that were chosen.
void cut(Facet &facet, std::size_t limit, const std::vector<std::string> &chosen)
{
    std::vector<FacetValue> &values = facet.values;
    if (limit == 0 || values.size() <= limit)
        return;
    const auto tail = values.begin() + std::ptrdiff_t(limit);
    const auto end = std::remove_if(tail, values.end(), [&](const FacetValue &value) {
        return std::find(chosen.begin(), chosen.end(), value.value) == chosen.end();
    });
    facet.more = std::int64_t(values.end() - end);
    values.erase(end, values.end());
}

} // namespace

std::optional<Facet> LocalEngine::facetOf(const FacetQuestion &question, Field field,
                                          const Moment &moment, const std::stop_token &stop,
                                          const Bitmap *among) const
{
    Facet facet;
    facet.field = field;
    const std::unique_ptr<FacetSource> source = facetSource(field, moment, question.cellDegrees);
    if (!source)
        return facet;
    const Filter &filter = question.context.filter;
    Bits events =
        passing(question.context, question.withoutOwnField ? filter.withoutField(field) : filter,
                moment, stop);
    if (events && among) {
        auto both = std::make_shared<Bitmap>(*events);
        *both &= *among;
        events = std::move(both);
    }
    std::vector<std::int64_t> counts;
    if (!events || !tally(*source, *events, counts, stop))
        return std::nullopt;

    std::vector<bool> wanted(source->size());
    std::vector<std::string> chosen;
    for (const std::string &value : chosenValues(filter, field)) {
        if (const std::optional<std::uint32_t> number = source->number(value)) {
            wanted[*number] = true;
            chosen.push_back(source->value(*number));
            continue;
        }
        if (std::find(chosen.begin(), chosen.end(), value) != chosen.end())
            continue;
        const Bits matching = m_clauses.passing(Term{field, {value}, false, {}}, moment, stop);
        if (!matching)
            return std::nullopt;
        Bitmap both = *events;
        both &= *matching;
        facet.values.push_back({value, value, both.count()});
        chosen.push_back(value);
    }
    for (std::uint32_t number = 0; number < source->size(); ++number) {
        const std::string value = source->value(number);
        if (!value.empty() && (counts[number] > 0 || wanted[number]))
            facet.values.push_back({value, source->label(number), counts[number]});
    }
    std::sort(facet.values.begin(), facet.values.end(), comesBefore);
    cut(facet, std::size_t(std::max(0, question.limit)), chosen);
    return facet;
}

Result<FacetAnswer> LocalEngine::answer(const FacetQuestion &question, std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    if (!moment)
        return cancelled();
    FacetAnswer answer;
    for (const Field field : question.fields) {
        std::optional<Facet> facet = facetOf(question, field, *moment, stop);
        if (!facet)
            return cancelled();
        answer.facets.push_back(std::move(*facet));
    }
    return answer;
}

} // namespace entente
