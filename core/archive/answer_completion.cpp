// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/postgres_engine.h"
#include "core/base/text.h"
#include "core/engine/completing.h"

#include <algorithm>

namespace entente::archive
{

namespace
{

constexpr std::size_t mostCounted = 100;

} // namespace

/// The values of fields that have no facet.
std::vector<FacetValue> PostgresEngine::listedValues(Field field) const
{
    const ActorIndex &actors = m_lexicon->actors();
    std::vector<FacetValue> values;
    if (field == Field::Layer) {
        for (const Layer &layer : vocabulary().layers)
            values.push_back({layer.name, layer.name, 0});
    } else if (field == Field::Member) {
        for (std::uint32_t actor = 0; actor < actors.size(); ++actor)
            values.push_back({actors.id(actor).value, actors.label(actor), 0});
    } else {
        for (const char *what : whatEventsHave)
            values.push_back({what, what, 0});
    }
    return values;
}

/// Every value that a field offers for what is typed of it, with its count.
Result<std::vector<FacetValue>> PostgresEngine::offers(const CompletionQuestion &question,
                                                       Field field, const std::string &typed,
                                                       const std::stop_token &stop) const
{
    const Scope scope = scopeOf(question.context);
    const bool isFromList = isListed(field);
    std::vector<FacetValue> values;
    if (isFromList) {
        values = listedValues(field);
    } else if (field != Field::Near) { // nobody types the corners of a cell
        FacetQuestion facets;
        facets.context = question.context;
        Result<Facet> facet = facetOf(facets, field, scope, stop);
        if (!facet)
            return facet.error();
        values = std::move(facet->values);
    }
    keepTyped(values, field, typed, m_lexicon->actors());
    if (!isFromList)
        return values;
    values.resize(std::min(values.size(), mostCounted));
    if (values.empty())
        return values;
    const Filter &filter = question.context.filter;
    Statement statement;
    std::string counts;
    for (const FacetValue &value : values)
        counts += (counts.empty() ? "" : ", ") +
                  ("count(*) FILTER (WHERE " +
                   condition(scope, statement, Term{field, {value.value}, false, {}}) + ")");
    statement.sql = "SELECT " + counts + " FROM " + sourceOf(scope) + " WHERE " +
                    passing(scope, statement, filter.withoutField(field), filter);
    const Result<Rows> rows = run(statement, stop);
    if (!rows)
        return rows.error();
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i].count = rows->integer(0, i);
    std::erase_if(values, [](const FacetValue &value) { return value.count == 0; });
    return values;
}

Result<CompletionAnswer> PostgresEngine::answer(const CompletionQuestion &question,
                                                std::stop_token stop) const
{
    if (stop.stop_requested())
        return cancelled();
    return completed(question, [&](Field field, const std::string &typed) {
        return offers(question, field, typed, stop);
    });
}

} // namespace entente::archive
