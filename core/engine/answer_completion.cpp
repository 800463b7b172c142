// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/completing.h"
#include "core/engine/local_engine.h"

#include <algorithm>

namespace entente
{

/// Every value that a field offers for what is typed of it, with its count.
std::optional<std::vector<FacetValue>> LocalEngine::offers(const CompletionQuestion &question,
                                                           Field field, const std::string &typed,
                                                           const Moment &moment,
                                                           const std::stop_token &stop) const
{
    const bool isFromList = isListed(field);
    std::vector<FacetValue> values;
    if (isFromList) {
        values = listedValues(field);
    } else if (field != Field::Near) { // nobody types the corners of a cell

        FacetQuestion facets;
        facets.context = question.context;
        const std::optional<Facet> facet = facetOf(facets, field, moment, stop);
        if (!facet)
            return std::nullopt;
        values = facet->values;
    }
    keepTyped(values, field, typed, m_columns.actors);
    if (!isFromList)
        return values;
    const Bits events =
        passing(question.context, question.context.filter.withoutField(field), moment, stop);
    if (!events)
        return std::nullopt;
    constexpr std::size_t mostCounted = 100;
    values.resize(std::min(values.size(), mostCounted));
    for (FacetValue &value : values) {
        const Bits matching =
            m_clauses.passing(Term{field, {value.value}, false, {}}, moment, stop);
        if (!matching)
            return std::nullopt;
        Bitmap both = *events;
        both &= *matching;
        value.count = both.count();
    }
    std::erase_if(values, [](const FacetValue &value) { return value.count == 0; });
    return values;
}

/// The values of fields that have no facet.
std::vector<FacetValue> LocalEngine::listedValues(Field field) const
{
    std::vector<FacetValue> values;
    if (field == Field::Layer) {
        for (const Layer &layer : m_columns.vocabulary.layers)
            values.push_back({layer.name, layer.name, 0});
    } else if (field == Field::Member) {
        for (std::uint32_t actor = 0; actor < m_columns.actors.size(); ++actor)
            values.push_back({m_columns.actors.id(actor).value, m_columns.actors.label(actor), 0});
    } else {
        for (const char *what : whatEventsHave)
            values.push_back({what, what, 0});
    }
    return values;
}

Result<CompletionAnswer> LocalEngine::answer(const CompletionQuestion &question,
                                             std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    if (!moment)
        return cancelled();
    return completed(question,
                     [&](Field field, const std::string &typed) -> Result<std::vector<FacetValue>> {
                         std::optional<std::vector<FacetValue>> offered =
                             offers(question, field, typed, *moment, stop);
                         if (!offered)
                             return cancelled();
                         return std::move(*offered);
                     });
}

} // namespace entente
