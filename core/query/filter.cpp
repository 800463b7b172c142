// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/filter.h"

#include "core/query/fields.h"
#include "core/time/calendar.h"

#include <algorithm>

namespace entente
{

namespace
{

/// Certainty means something for dates alone; elsewhere it would only keep equal terms apart.
Term normalised(Term term)
{
    if (!isDateField(term.field))
        term.certainty = Certainty::Possibly;
    return term;
}

bool holds(const Term &term, Field field, const std::string &value)
{
    return term.field == field && !term.negated &&
           std::find(term.values.begin(), term.values.end(), value) != term.values.end();
}

template <class Predicate>
Filter filterWithout(const std::vector<Term> &terms, Predicate leaveOut)
{
    std::vector<Term> kept;
    std::copy_if(terms.begin(), terms.end(), std::back_inserter(kept),
                 [&](const Term &term) { return !leaveOut(term); });
    return Filter(std::move(kept));
}

std::string rangeText(TimeSpan range)
{
    const bool isPastOpen = range.begin == Instant::openPast();
    const bool isFutureOpen = range.end == Instant::openFuture();
    std::string text = isPastOpen ? "" : isoDay(range.begin);
    text += "..";
    if (!isFutureOpen)
        text += isoDay({std::max(range.begin.seconds, range.end.seconds - 1)});
    return text;
}

} // namespace

Filter::Filter(std::vector<Term> terms)
{
    m_terms.reserve(terms.size());
    for (Term &term : terms) {
        if (!term.values.empty())
            m_terms.push_back(normalised(std::move(term)));
    }
}

Filter Filter::with(Term term) const
{
    std::vector<Term> terms = m_terms;
    terms.push_back(std::move(term));
    return Filter(std::move(terms));
}

Filter Filter::without(std::size_t index) const
{
    Filter result = *this;
    if (index < result.m_terms.size())
        result.m_terms.erase(result.m_terms.begin() + std::ptrdiff_t(index));
    return result;
}

Filter Filter::withoutField(Field field) const
{
    return filterWithout(m_terms, [&](const Term &term) { return term.field == field; });
}

Filter Filter::withoutDates() const
{
    return filterWithout(m_terms, [](const Term &term) { return isDateField(term.field); });
}

Filter Filter::toggled(Field field, const std::string &value) const
{
    std::vector<Term> terms = m_terms;
    bool isRemoved = false;
    for (Term &term : terms) {
        if (holds(term, field, value)) {
            std::erase(term.values, value);
            isRemoved = true;
        }
    }
    if (isRemoved)
        return Filter(std::move(terms));
    const auto own = std::find_if(terms.begin(), terms.end(), [&](const Term &term) {
        return term.field == field && !term.negated;
    });
    if (own != terms.end())
        own->values.push_back(value);
    else
        terms.push_back({field, {value}, false, Certainty::Possibly});
    return Filter(std::move(terms));
}

Filter Filter::withRange(std::optional<TimeSpan> range) const
{
    Filter others = withoutDates();
    if (!range || *range == TimeSpan::all())
        return others;
    return others.with({Field::During, {rangeText(*range)}, false, Certainty::Possibly});
}

std::optional<TimeSpan> Filter::range() const
{
    const Term *during = nullptr;
    for (const Term &term : m_terms) {
        if (!isDateField(term.field))
            continue;
        if (during || term.field != Field::During || term.negated || term.values.size() != 1)
            return std::nullopt;
        during = &term;
    }
    if (!during)
        return std::nullopt;
    const Result<TimeSpan> range = dateRange(during->values.front());
    return range ? std::optional(*range) : std::nullopt;
}

bool Filter::has(Field field, const std::string &value) const
{
    return std::any_of(m_terms.begin(), m_terms.end(),
                       [&](const Term &term) { return holds(term, field, value); });
}

} // namespace entente
