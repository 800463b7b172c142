// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/facet_values.h"
#include "core/archive/postgres_engine.h"

#include <algorithm>
#include <map>
#include <set>

namespace entente::archive
{

namespace
{

bool standsBefore(const FacetValue &a, const FacetValue &b)
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
    values.erase(std::remove_if(tail, values.end(),
                                [&](const FacetValue &value) {
                                    return std::find(chosen.begin(), chosen.end(), value.value) ==
                                           chosen.end();
                                }),
                 values.end());
}

/// How often each value comes; of long lists what was asked for and the most frequent alone, with
/// how many there are.
void countValues(const FacetValues &source, const std::set<std::uint32_t> &wanted,
                 std::size_t limit, const std::string &counts, Statement &statement)
{
    statement.sql = "WITH c AS (" + counts + ") SELECT c.v, c.n, 0 FROM c WHERE c.v >= 0";
    if (limit == 0 || !source.isLong)
        return;
    std::vector<std::int32_t> stored;
    stored.reserve(wanted.size());
    for (const std::uint32_t number : wanted)
        stored.push_back(source.toStored(number));
    statement.sql = "WITH c AS MATERIALIZED (" + counts +
                    ") SELECT c.v, c.n, (SELECT count(*) FROM c WHERE c.v >= 0) FROM c"
                    " WHERE c.v = ANY(" +
                    statement.integers(stored) +
                    ") UNION (SELECT c.v, c.n, (SELECT count(*) FROM c WHERE c.v >= 0) FROM c"
                    " WHERE c.v >= 0 ORDER BY c.n DESC FETCH FIRST " +
                    std::to_string(limit) + " ROWS WITH TIES)";
}

} // namespace

Result<Facet> PostgresEngine::facetOf(const FacetQuestion &question, Field field,
                                      const Scope &scope, const std::stop_token &stop,
                                      const Narrowed &narrowed) const
{
    Facet facet;
    facet.field = field;
    const std::optional<FacetValues> source = facetValues(scope, field, question.cellDegrees);
    if (!source)
        return facet;
    const Filter &filter = question.context.filter;
    const Filter asked = question.withoutOwnField ? filter.withoutField(field) : filter;
    const auto counted = [&](Statement &statement) {
        return passing(scope, statement, asked, filter) +
               (narrowed ? " AND " + narrowed(statement) : std::string());
    };

    std::set<std::uint32_t> wanted;
    std::vector<std::string> chosen;
    for (const std::string &value : chosenValues(filter, field)) {
        if (const std::optional<std::uint32_t> number = source->number(value)) {
            wanted.insert(*number);
            chosen.push_back(source->value(*number));
            continue;
        }
        if (std::find(chosen.begin(), chosen.end(), value) != chosen.end())
            continue;
        Statement statement;
        const std::string all = counted(statement);
        statement.sql = "SELECT count(*) FROM " + sourceOf(scope) + " WHERE " + all + " AND " +
                        condition(scope, statement, Term{field, {value}, false, {}});
        const Result<Rows> rows = run(statement, stop);
        if (!rows)
            return rows.error();
        facet.values.push_back({value, value, rows->integer(0, 0)});
        chosen.push_back(value);
    }

    const auto limit = std::size_t(std::max(0, question.limit));
    Statement statement;
    const std::string counts =
        source->counts("FROM " + sourceOf(scope) + " WHERE " + counted(statement));
    countValues(*source, wanted, limit, counts, statement);
    const Result<Rows> rows = run(statement, stop);
    if (!rows)
        return rows.error();
    std::map<std::uint32_t, std::int64_t> values;
    for (std::size_t row = 0; row < rows->size(); ++row) {
        const std::uint32_t number = source->fromStored(rows->integer(row, 0));
        if (number < source->size)
            values[number] += rows->integer(row, 1);
    }
    // Beyond what came there may be values that the server did not send.
    const std::int64_t unsent =
        rows->size() == 0
            ? 0
            : std::max<std::int64_t>(0, rows->integer(0, 2) - std::int64_t(rows->size()));
    for (const std::uint32_t number : wanted)
        values.try_emplace(number, 0);
    for (const auto &[number, count] : values) {
        if (std::string value = source->value(number); !value.empty())
            facet.values.push_back({std::move(value), source->label(number), count});
    }
    std::sort(facet.values.begin(), facet.values.end(), standsBefore);
    const std::size_t before = facet.values.size();
    cut(facet, limit, chosen);
    facet.more = std::int64_t(before - facet.values.size()) + unsent;
    return facet;
}

Result<FacetAnswer> PostgresEngine::answer(const FacetQuestion &question,
                                           std::stop_token stop) const
{
    const Scope scope = scopeOf(question.context);
    FacetAnswer answer;
    for (const Field field : question.fields) {
        Result<Facet> facet = facetOf(question, field, scope, stop);
        if (!facet)
            return facet.error();
        answer.facets.push_back(std::move(*facet));
    }
    return answer;
}

} // namespace entente::archive
