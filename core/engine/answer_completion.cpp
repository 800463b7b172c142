// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/engine/local_engine.h"
#include "core/engine/typed_term.h"

#include <algorithm>
#include <array>

namespace entente
{

namespace
{

struct FieldHelp
{
    Field field;
    const char *label;
};

constexpr std::array fieldHelp{
    FieldHelp{Field::Kind, "kind of event"},
    FieldHelp{Field::Status, "occurred, planned, …"},
    FieldHelp{Field::Phase, "phase of its thread"},
    FieldHelp{Field::Party, "a party itself"},
    FieldHelp{Field::Initiator, "the party that acts"},
    FieldHelp{Field::Target, "the party that is acted on"},
    FieldHelp{Field::Member, "a party, members of a bloc, successors"},
    FieldHelp{Field::Person, "somebody who took part"},
    FieldHelp{Field::Place, "name of the place"},
    FieldHelp{Field::In, "country or region of the place"},
    FieldHelp{Field::Near, "\"latitude longitude 100km\""},
    FieldHelp{Field::Tag, "tag"},
    FieldHelp{Field::Source, "publisher of a source"},
    FieldHelp{Field::Confidence, "high, medium or low"},
    FieldHelp{Field::Thread, "events that belong together"},
    FieldHelp{Field::Layer, "events behind ties"},
    FieldHelp{Field::Has, "has a place, date, source, …"},
    FieldHelp{Field::Without, "has no place, date, source, …"},
    FieldHelp{Field::Before, "earlier than a date"},
    FieldHelp{Field::After, "later than a date"},
    FieldHelp{Field::During, "within a date or range"},
};

constexpr std::array bareFields{Field::Kind,   Field::Status, Field::Party, Field::Tag,
                                Field::Person, Field::Place,  Field::Thread};

bool beginsWord(const std::string &text, const std::vector<std::string> &words)
{
    return holdsPhrase(foldedWords(text), words);
}

} // namespace

/// Every value that a field offers for what is typed of it, with its count.
std::optional<std::vector<FacetValue>> LocalEngine::offers(const CompletionQuestion &question,
                                                           Field field, const std::string &typed,
                                                           const Moment &moment,
                                                           const std::stop_token &stop) const
{
    const bool isFromList = field == Field::Layer || field == Field::Has ||
                            field == Field::Without || field == Field::Member;
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
    const std::vector<std::string> words = foldedWords(typed);
    std::vector<std::uint32_t> actors;
    const bool isActor = field == Field::Party || field == Field::Initiator ||
                         field == Field::Target || field == Field::In || field == Field::Member;
    if (isActor && words.size() == 1)
        actors = m_columns.actors.beginning(words.front());
    std::erase_if(values, [&](const FacetValue &value) {
        if (words.empty() || beginsWord(value.label, words) || beginsWord(value.value, words))
            return false;
        const std::optional<std::uint32_t> actor = m_columns.actors.find(ActorId{value.value});
        return !isActor || !actor || !std::binary_search(actors.begin(), actors.end(), *actor);
    });
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
        for (const char *what :
             {"place", "date", "source", "report", "thread", "person", "party", "tag"})
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
    const TypedTerm typed(question.typed);
    CompletionAnswer answer;
    std::vector<Completion> values;
    const auto offer = [&](Field field) {
        const std::optional<std::vector<FacetValue>> offered =
            offers(question, field, typed.lastValue(), *moment, stop);
        if (!offered)
            return false;
        for (const FacetValue &value : *offered) {
            if (value.count > 0)
                values.push_back(
                    {typed.completed(field, value.value), value.label, std::size_t(value.count)});
        }
        return true;
    };
    if (typed.field()) {
        if (!offer(*typed.field()))
            return cancelled();
    } else {
        for (const FieldHelp &help : fieldHelp) {
            if (wordFor(help.field).starts_with(folded(typed.lastValue())))
                answer.completions.push_back(
                    {typed.prefix() + std::string(wordFor(help.field)) + ":", help.label, 0});
        }
        for (const Field field : bareFields) {
            if (!foldedWords(typed.lastValue()).empty() && !offer(field))
                return cancelled();
        }
    }
    std::stable_sort(values.begin(), values.end(), [](const Completion &a, const Completion &b) {
        return a.count != b.count ? a.count > b.count : a.label < b.label;
    });
    answer.completions.insert(answer.completions.end(), values.begin(), values.end());
    if (question.limit > 0 && answer.completions.size() > std::size_t(question.limit))
        answer.completions.resize(std::size_t(question.limit));
    return answer;
}

} // namespace entente
