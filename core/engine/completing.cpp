// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/completing.h"

#include "core/base/text.h"
#include "core/engine/text_index.h"
#include "core/engine/typed_term.h"

#include <algorithm>

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
    FieldHelp{Field::Event, "single events, by their keys"},
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

bool isListed(Field field)
{
    return field == Field::Layer || field == Field::Has || field == Field::Without ||
           field == Field::Member;
}

void keepTyped(std::vector<FacetValue> &values, Field field, const std::string &typed,
               const ActorIndex &index)
{
    const std::vector<std::string> words = foldedWords(typed);
    std::vector<std::uint32_t> actors;
    const bool isActor = field == Field::Party || field == Field::Initiator ||
                         field == Field::Target || field == Field::In || field == Field::Member;
    if (isActor && words.size() == 1)
        actors = index.beginning(words.front());
    std::erase_if(values, [&](const FacetValue &value) {
        if (words.empty() || beginsWord(value.label, words) || beginsWord(value.value, words))
            return false;
        const std::optional<std::uint32_t> actor = index.find(ActorId{value.value});
        return !isActor || !actor || !std::binary_search(actors.begin(), actors.end(), *actor);
    });
}

Result<CompletionAnswer> completed(const CompletionQuestion &question, const Offers &offers)
{
    const TypedTerm typed(question.typed);
    CompletionAnswer answer;
    std::vector<Completion> values;
    const auto offer = [&](Field field) -> Outcome {
        const Result<std::vector<FacetValue>> offered = offers(field, typed.lastValue());
        if (!offered)
            return offered.error();
        for (const FacetValue &value : *offered) {
            if (value.count > 0)
                values.push_back(
                    {typed.completed(field, value.value), value.label, std::size_t(value.count)});
        }
        return Done{};
    };
    if (typed.field()) {
        if (Outcome offered = offer(*typed.field()); !offered)
            return offered.error();
    } else {
        for (const FieldHelp &help : fieldHelp) {
            if (wordFor(help.field).starts_with(folded(typed.lastValue())))
                answer.completions.push_back(
                    {typed.prefix() + std::string(wordFor(help.field)) + ":", help.label, 0});
        }
        for (const Field field : bareFields) {
            if (foldedWords(typed.lastValue()).empty())
                break;
            if (Outcome offered = offer(field); !offered)
                return offered.error();
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
