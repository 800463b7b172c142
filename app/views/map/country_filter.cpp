// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/country_filter.h"

#include <algorithm>

namespace entente
{

namespace
{

/// Without the exclusion of `party`, which would leave nothing of it.
Filter letIn(const Filter &filter, const std::string &party)
{
    std::vector<Term> terms = filter.terms();
    for (Term &term : terms) {
        if (term.field == Field::Party && term.negated)
            std::erase(term.values, party);
    }
    return Filter(std::move(terms));
}

} // namespace

std::vector<std::string> partiesIn(const Filter &filter)
{
    std::vector<std::string> parties;
    for (const Term &term : filter.terms()) {
        if (term.field != Field::Party || term.negated)
            continue;
        for (const std::string &value : term.values) {
            if (std::find(parties.begin(), parties.end(), value) == parties.end())
                parties.push_back(value);
        }
    }
    return parties;
}

Filter filteredToParty(const Filter &filter, const std::string &party)
{
    const bool isAlone = partiesIn(filter) == std::vector{party};
    std::vector<Term> terms = letIn(filter, party).terms();
    std::erase_if(terms,
                  [](const Term &term) { return term.field == Field::Party && !term.negated; });
    if (!isAlone)
        terms.push_back({Field::Party, {party}, false, Certainty::Possibly});
    return Filter(std::move(terms));
}

Filter withPartyToggled(const Filter &filter, const std::string &party)
{
    return letIn(filter, party).toggled(Field::Party, party);
}

} // namespace entente
