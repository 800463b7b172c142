// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/clauses.h"

#include <algorithm>

namespace entente
{

namespace
{

ClauseMatcher matcherOf(Field field)
{
    switch (field) {
    case Field::Text:
        return matchText;
    case Field::Kind:
        return matchKind;
    case Field::Status:
        return matchStatus;
    case Field::Phase:
        return matchPhase;
    case Field::Party:
        return matchParty;
    case Field::Initiator:
        return matchInitiator;
    case Field::Target:
        return matchTarget;
    case Field::Member:
        return matchMember;
    case Field::Person:
        return matchPerson;
    case Field::Place:
        return matchPlace;
    case Field::In:
        return matchIn;
    case Field::Near:
        return matchNear;
    case Field::Tag:
        return matchTag;
    case Field::Source:
        return matchSource;
    case Field::Confidence:
        return matchConfidence;
    case Field::Thread:
        return matchThread;
    case Field::Event:
        return matchEvent;
    case Field::Layer:
        return matchLayer;
    case Field::Has:
    case Field::Without:
        return matchHas;
    case Field::Before:
    case Field::After:
    case Field::During:
        return matchDate;
    }
    return matchText;
}

std::string momentKey(const std::string &text, const Moment &moment, bool dependsOnInForce)
{
    std::string key = moment.asKnown ? std::to_string(moment.asKnown->seconds) : "-";
    if (dependsOnInForce)
        key += '/' + std::to_string(moment.inForce.seconds);
    return key + '|' + text;
}

bool dependsOnInForce(const Term &term)
{
    return term.field == Field::Phase;
}

} // namespace

Clauses::Bits Clauses::passing(const Term &term, const Moment &moment,
                               const std::stop_token &stop) const
{
    const std::string key = momentKey(toText(term), moment, dependsOnInForce(term));
    if (Bits kept = m_recent.find(key))
        return kept;
    const ClauseInput input{m_columns, m_text, moment, term.field, term.certainty};
    auto found = std::make_shared<Bitmap>(m_columns.size());
    if (term.field == Field::Kind || term.field == Field::Party) {
        const auto match = term.field == Field::Kind ? matchKinds : matchParties;
        if (!match(input, term.values, *found, stop))
            return nullptr;
        if (term.negated)
            found->flip();
        m_recent.keep(key, found, found->bytes());
        return found;
    }
    for (const std::string &value : term.values) {
        if (term.field == Field::Without) {
            // Each value says what is lacking; several are ORed like all values.
            Bitmap having(m_columns.size());
            if (!matchHas(input, value, having, stop))
                return nullptr;
            having.flip();
            *found |= having;
        } else if (!matcherOf(term.field)(input, value, *found, stop)) {
            return nullptr;
        }
    }
    if (term.negated)
        found->flip();
    m_recent.keep(key, found, found->bytes());
    return found;
}

Clauses::Bits Clauses::passing(const Filter &filter, bool withScenarios, const Moment &moment,
                               const std::stop_token &stop) const
{
    const bool phases = std::any_of(filter.terms().begin(), filter.terms().end(), dependsOnInForce);
    const std::string key =
        momentKey((withScenarios ? "all " : "plain ") + toText(filter), moment, phases);
    if (Bits kept = m_recent.find(key))
        return kept;
    auto found = std::make_shared<Bitmap>(m_columns.size(), true);
    if (!withScenarios)
        found->subtract(m_columns.isScenario);
    if (moment.reading.knowledge())
        *found &= moment.reading.knowledge()->known;
    for (const Term &term : filter.terms()) {
        const Bits bits = passing(term, moment, stop);
        if (!bits)
            return nullptr;
        *found &= *bits;
    }
    m_recent.keep(key, found, found->bytes());
    return found;
}

std::string Clauses::keyOf(const Filter &filter, const Filter &whole, const Moment &moment,
                           bool dependsOnInForce) const
{
    const bool phases =
        std::any_of(filter.terms().begin(), filter.terms().end(), entente::dependsOnInForce);
    return momentKey((namesScenario(whole) ? "all " : "plain ") + toText(filter), moment,
                     phases || dependsOnInForce);
}

bool Clauses::namesScenario(const Filter &filter) const
{
    return std::any_of(filter.terms().begin(), filter.terms().end(), [this](const Term &term) {
        return term.field == Field::Kind && !term.negated &&
               std::any_of(term.values.begin(), term.values.end(),
                           [this](const std::string &value) {
                               return m_columns.kinds.namesScenario(value);
                           });
    });
}

} // namespace entente
