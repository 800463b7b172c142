// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/words.h"

#include "core/base/text.h"
#include "core/model/vocabulary.h"
#include "core/time/calendar.h"
#include "core/time/edtf.h"

#include <algorithm>
#include <vector>

namespace entente
{

namespace
{

std::string joined(const std::vector<std::string> &words, std::string_view last)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            text += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
        text += words[i];
    }
    return text;
}

std::string lowered(std::string_view label)
{
    std::string text(label);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return text;
}

std::string dateValueInWords(const std::string &value)
{
    const std::size_t dots = value.find("..");
    if (dots != std::string::npos)
        return dateValueInWords(value.substr(0, dots)) + "–" +
               dateValueInWords(value.substr(dots + 2));
    const Result<Date> date = understandDate(value);
    const std::string words = date ? inWords(*date) : std::string();
    return words.empty() ? value : words;
}

std::string valueInWords(Field field, const std::string &value, const Dataset &vocabulary)
{
    switch (field) {
    case Field::Text:
        return "“" + value + "”";
    case Field::Kind: {
        const Kind *kind = vocabulary.kinds.named(value);
        return kind ? lowered(kind->label) : value;
    }
    case Field::Status: {
        const auto status = statusFrom(value);
        return status ? lowered(labelFor(*status)) : value;
    }
    case Field::Phase: {
        const auto phase = phaseFrom(value);
        return phase ? lowered(labelFor(*phase)) : value;
    }
    case Field::Confidence: {
        const auto confidence = confidenceFrom(value);
        return confidence ? lowered(labelFor(*confidence)) : value;
    }
    case Field::Party:
    case Field::Initiator:
    case Field::Target:
    case Field::Member:
    case Field::In:
        return vocabulary.actorName(ActorId{value});
    case Field::Thread: {
        for (const Thread &thread : vocabulary.threads) {
            if (thread.id.value == value)
                return "“" + thread.title + "”";
        }
        return value;
    }
    case Field::Before:
    case Field::After:
    case Field::During:
        return dateValueInWords(value);
    default:
        return value;
    }
}

struct Preposition
{
    Field field;
    const char *plain;
    const char *negated;
};

constexpr Preposition prepositions[] = {
    {Field::Text, "about", "not about"},
    {Field::Kind, "of kind", "not of kind"},
    {Field::Status, "that are", "that are not"},
    {Field::Phase, "in the phase", "not in the phase"},
    {Field::Party, "with", "without"},
    {Field::Initiator, "initiated by", "not initiated by"},
    {Field::Target, "directed at", "not directed at"},
    {Field::Member, "with members of", "without members of"},
    {Field::Person, "with", "without"},
    {Field::Place, "at", "not at"},
    {Field::In, "in", "not in"},
    {Field::Tag, "tagged", "not tagged"},
    {Field::Source, "sourced from", "not sourced from"},
    {Field::Confidence, "of confidence", "not of confidence"},
    {Field::Thread, "of", "not of"},
    {Field::Layer, "of the layer", "not of the layer"},
    {Field::Has, "with a", "without a"},
    {Field::Without, "without a", "with a"},
    {Field::Before, "before", "not before"},
    {Field::After, "after", "not after"},
    {Field::During, "in", "not in"},
};

std::string termInWords(const Term &term, const Dataset &vocabulary)
{
    if (term.field == Field::Near)
        return term.negated ? "outside an area" : "inside an area";
    if (term.field == Field::Event) // keys are no words for readers
        return term.negated ? "but those left out one by one" : "chosen one by one";
    std::vector<std::string> values;
    for (const std::string &value : term.values)
        values.push_back(valueInWords(term.field, value, vocabulary));
    std::string words = term.certainty == Certainty::Certainly ? "certainly " : "";
    for (const Preposition &preposition : prepositions) {
        if (preposition.field == term.field)
            words += std::string(term.negated ? preposition.negated : preposition.plain) + " ";
    }
    return words + joined(values, "or");
}

Result<Date> dayOf(Instant t)
{
    return Date::fromEdtf(isoDay(t));
}

/// The year of an ISO day, which may have any number of digits and a sign.
std::string yearOf(Instant t)
{
    const std::string day = isoDay(t);
    const Result<Date> year = Date::fromEdtf(day.substr(0, day.size() - 6));
    return year ? inWords(*year) : day.substr(0, day.size() - 6);
}

std::string monthOf(Instant t)
{
    const std::string day = isoDay(t);
    const Result<Date> month = Date::fromEdtf(day.substr(0, day.size() - 3));
    return month ? inWords(*month) : yearOf(t);
}

} // namespace

std::string inWords(const Filter &filter, const Dataset &vocabulary)
{
    std::vector<std::string> phrases;
    for (const Term &term : filter.terms())
        phrases.push_back(termInWords(term, vocabulary));
    std::string text;
    for (std::size_t i = 0; i < phrases.size(); ++i)
        text += (i == 0 ? " " : ", ") + phrases[i];
    return text;
}

std::string inWords(TimeSpan span)
{
    if (span.begin.isOpen() || span.end.isOpen() || span.isEmpty())
        return {};
    const Instant last{span.end.seconds - 1};
    const double days = span.seconds() / double(secondsPerDay);
    const auto range = [](const std::string &from, const std::string &to, const char *dash) {
        return from == to ? from : from + dash + to;
    };
    const CivilDate first = civilDate(span.begin);
    const CivilDate end = civilDate(span.end);
    const bool isOfMonths =
        first.day == 1 && end.day == 1 && startOf(first) == span.begin && startOf(end) == span.end;
    const bool isOfYears = isOfMonths && first.month == 1 && end.month == 1;
    if (days > 3 * 366 || isOfYears)
        return range(yearOf(span.begin), yearOf(last), "–");
    if (days > 62 || isOfMonths)
        return range(monthOf(span.begin), monthOf(last), " – ");
    return range(asOfInWords({span.begin.seconds + 1}), asOfInWords(span.end), " – ");
}

std::string asOfInWords(Instant end)
{
    const Instant moment{end.seconds - 1};
    const Result<Date> day = dayOf(moment);
    return day ? inWords(*day) : isoDay(moment);
}

std::string countInWords(std::int64_t count, std::string_view one, std::string_view many)
{
    return grouped(count) + " " + std::string(count == 1 ? one : many);
}

} // namespace entente
