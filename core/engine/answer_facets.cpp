// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/local_engine.h"
#include "core/engine/tally.h"

#include <algorithm>

namespace entente
{

namespace
{

constexpr std::size_t fewEvents = 50'000; ///< which are counted before a background thread wakes

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
    const auto end = std::remove_if(tail, values.end(), [&](const FacetValue &value) {
        return std::find(chosen.begin(), chosen.end(), value.value) == chosen.end();
    });
    facet.more = std::int64_t(values.end() - end);
    values.erase(end, values.end());
}

std::shared_ptr<const std::vector<std::int64_t>>
countsAmong(const Bitmap &events, const FacetSource &source, const std::stop_token &stop)
{
    std::vector<std::int64_t> counts;
    if (!tally(*source.numbers, source.size, events, counts, stop))
        return nullptr;
    return std::make_shared<const std::vector<std::int64_t>>(std::move(counts));
}

} // namespace

/// The counts of a facet for a filter: kept ones, those of a brush or of a choice of kinds that is
/// prepared, or a tally.
std::shared_ptr<const LocalEngine::Counts>
LocalEngine::countsOf(const Context &context, const Filter &filter, Field field, double cellDegrees,
                      const Moment &moment, const std::stop_token &stop) const
{
    std::string fieldKey = std::to_string(int(field));
    if (field == Field::Near)
        fieldKey += '/' + std::to_string(cellDegrees);
    const std::string key =
        fieldKey + '|' + m_clauses.keyOf(filter, context.filter, moment, field == Field::Phase);
    if (std::shared_ptr<const Counts> kept = m_counts.find(key))
        return kept;
    if (std::optional<Counts> brushed =
            brushedCounts(context, filter, field, fieldKey, cellDegrees, moment))
        return std::make_shared<const Counts>(std::move(*brushed));
    const std::optional<FacetSource> source = facetSource(field, moment, cellDegrees);
    std::optional<Counts> chosen;
    if (source && KindCounts::areFew(m_columns, source->size))
        chosen = chosenCounts(context, filter, field, fieldKey, cellDegrees, moment);
    if (chosen) {
        auto result = std::make_shared<const Counts>(std::move(*chosen));
        m_counts.keep(key, result, result->size() * sizeof(std::int64_t));
        return result;
    }
    const Bits events = source ? passing(context, filter, moment, stop) : nullptr;
    const Bits all = events ? passing(context, Filter(), moment, stop) : nullptr;
    if (!all)
        return nullptr;
    // Whichever are fewer are counted: the events that pass, or those that do not.
    Counts counts;
    Bitmap missing = *all;
    missing.subtract(*events);
    const bool countsMissing = !filter.isEmpty() && missing.count() < events->count();
    if (!tally(*source->numbers, source->size, countsMissing ? missing : *events, counts, stop))
        return nullptr;
    if (countsMissing) {
        const std::shared_ptr<const Counts> ofAll =
            countsOf(context, Filter(), field, cellDegrees, moment, stop);
        if (!ofAll)
            return nullptr;
        for (std::size_t number = 0; number < counts.size(); ++number)
            counts[number] = (*ofAll)[number] - counts[number];
    }
    auto result = std::make_shared<const Counts>(std::move(counts));
    m_counts.keep(key, result, result->size() * sizeof(std::int64_t));
    return result;
}

std::optional<LocalEngine::Counts> LocalEngine::brushedCounts(const Context &context,
                                                              const Filter &filter, Field field,
                                                              const std::string &fieldKey,
                                                              double cellDegrees,
                                                              const Moment &moment) const
{
    if (moment.asKnown || field == Field::Phase || m_columns.size() < fewEvents)
        return std::nullopt;
    const std::optional<Brush> brush = brushOf(filter);
    if (!brush)
        return std::nullopt;
    const std::string key =
        fieldKey + '|' + m_clauses.keyOf(brush->rest, context.filter, moment, false);
    if (const std::shared_ptr<const BrushCounts> prepared = m_brushes.find(key))
        return prepared->count(brush->range);
    // This brush is counted event by event; meanwhile the next ones are prepared.
    const auto prepare = [this, key, context, rest = brush->rest, field, cellDegrees,
                          moment](const std::stop_token &stop) {
        std::optional<FacetSource> source = facetSource(field, moment, cellDegrees);
        const Bits events = passing(context, rest, moment, stop);
        if (!events)
            return;
        if (const auto counts = BrushCounts::make(m_spanIndex, *events, std::move(source->numbers),
                                                  source->size, stop))
            m_brushes.keep(key, counts, counts->bytes());
    };
    m_background.wish(key, prepare);
    return std::nullopt;
}

std::optional<LocalEngine::Counts> LocalEngine::chosenCounts(const Context &context,
                                                             const Filter &filter, Field field,
                                                             const std::string &fieldKey,
                                                             double cellDegrees,
                                                             const Moment &moment) const
{
    const std::optional<KindChoice> choice = kindChoiceOf(filter, m_columns);
    if (!choice)
        return std::nullopt;
    const std::string key =
        "kinds " + fieldKey + '|' +
        m_clauses.keyOf(choice->rest, context.filter, moment, field == Field::Phase);
    if (const std::shared_ptr<const KindCounts> prepared = m_kindCounts.find(key))
        return prepared->count(choice->isChosen);
    // This choice is counted event by event; meanwhile the next ones are prepared.
    const auto prepare = [this, key, context, rest = choice->rest, field, cellDegrees,
                          moment](const std::stop_token &stop) {
        const std::optional<FacetSource> source = facetSource(field, moment, cellDegrees);
        const Bits events = source ? passing(context, rest, moment, stop) : nullptr;
        if (!events)
            return;
        if (const auto counts =
                KindCounts::make(m_columns, *events, *source->numbers, source->size, stop))
            m_kindCounts.keep(key, counts, counts->bytes());
    };
    if (m_columns.size() >= fewEvents) {
        m_background.wish(key, prepare);
        return std::nullopt;
    }
    prepare({});
    const std::shared_ptr<const KindCounts> counts = m_kindCounts.find(key);
    return counts ? std::optional(counts->count(choice->isChosen)) : std::nullopt;
}

std::optional<Facet> LocalEngine::facetOf(const FacetQuestion &question, Field field,
                                          const Moment &moment, const std::stop_token &stop,
                                          const Bitmap *among) const
{
    Facet facet;
    facet.field = field;
    const std::optional<FacetSource> source = facetSource(field, moment, question.cellDegrees);
    if (!source)
        return facet;
    const Filter &filter = question.context.filter;
    const Filter asked = question.withoutOwnField ? filter.withoutField(field) : filter;
    const std::shared_ptr<const Counts> counts =
        among ? countsAmong(*among, *source, stop)
              : countsOf(question.context, asked, field, question.cellDegrees, moment, stop);
    if (!counts)
        return std::nullopt;

    std::vector<bool> wanted(source->size);
    std::vector<std::string> chosen;
    for (const std::string &value : chosenValues(filter, field)) {
        if (const std::optional<std::uint32_t> number = source->number(value)) {
            wanted[*number] = true;
            chosen.push_back(source->value(*number));
            continue;
        }
        if (std::find(chosen.begin(), chosen.end(), value) != chosen.end())
            continue;
        const Bits events =
            among ? Bits(Bits(), among) : passing(question.context, asked, moment, stop);
        const Bits matching =
            events ? m_clauses.passing(Term{field, {value}, false, {}}, moment, stop) : nullptr;
        if (!matching)
            return std::nullopt;
        Bitmap both = *events;
        both &= *matching;
        facet.values.push_back({value, value, both.count()});
        chosen.push_back(value);
    }
    for (std::uint32_t number = 0; number < source->size; ++number) {
        if ((*counts)[number] == 0 && !wanted[number])
            continue;
        const std::string value = source->value(number);
        if (!value.empty())
            facet.values.push_back({value, source->label(number), (*counts)[number]});
    }
    std::sort(facet.values.begin(), facet.values.end(), standsBefore);
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
