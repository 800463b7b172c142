// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/conditions.h"

#include "core/archive/word_search.h"
#include "core/base/text.h"
#include "core/engine/numbered_event.h"
#include "core/network/layers.h"
#include "core/query/fields.h"

#include <algorithm>

namespace entente::archive
{

namespace
{

/// The columns that reports do not change.
constexpr const char *steadyColumns =
    "e.id, e.key, e.title, e.kind, e.subkind, e.confidence, e.thread, e.phase, e.place, e.country,"
    " e.lat, e.lon, e.parties, e.initiators, e.targets, e.givers, e.takers, e.tags, e.persons, "
    "e.publishers, e.sources,"
    " e.weight, e.relation_weight, e.reported, e.title_order, e.title_words, e.description_words, "
    "e.words,"
    " e.record";
constexpr const char *changingColumns =
    "status, dated, start_begin, start_end, start_fuzzy_begin, start_fuzzy_end, end_begin, end_end,"
    " end_fuzzy_begin, end_fuzzy_end, anchor, reach_level";

std::string prefixed(const char *columns, const std::string &table)
{
    std::string text;
    for (const std::string_view column : split(columns, ','))
        text += (text.empty() ? "" : ", ") + table + "." + std::string(trimmed(column));
    return text;
}

bool holdsAll(const std::vector<std::string> &words, const std::vector<std::string> &wanted)
{
    return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const auto &word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    });
}

std::string oneOf(Statement &statement, const char *column,
                  const std::vector<std::int32_t> &numbers)
{
    if (numbers.empty())
        return "false";
    return "e." + std::string(column) + " = ANY(" + statement.integers(numbers) + ")";
}

std::string anyOf(Statement &statement, const char *column,
                  const std::vector<std::int32_t> &numbers)
{
    if (numbers.empty())
        return "false";
    return "e." + std::string(column) + " && " + statement.integers(numbers);
}

std::vector<std::int32_t> plainNumbers(const std::vector<std::uint32_t> &numbers)
{
    return {numbers.begin(), numbers.end()};
}

std::string equals(const char *column, std::optional<std::uint32_t> number)
{
    return number ? "e." + std::string(column) + " = " + std::to_string(*number) : "false";
}

template <class E>
std::optional<std::uint32_t> numberOf(std::optional<E> value)
{
    return value ? std::optional(std::uint32_t(*value)) : std::nullopt;
}

std::string kindCondition(const Scope &scope, Statement &statement, const std::string &value)
{
    const Lexicon &lexicon = scope.lexicon;
    const std::vector<std::uint32_t> kinds = lexicon.kinds().named(value);
    if (!kinds.empty())
        return oneOf(statement, "kind", lexicon.storedKinds(kinds));
    return equals("subkind", lexicon.words().of(WordField::Subkind).find(folded(trimmed(value))));
}

std::string threadCondition(const Scope &scope, Statement &statement, const std::string &value)
{
    const Dictionary &threads = scope.lexicon.words().of(WordField::Thread);
    std::vector<std::int32_t> matching;
    const std::string wanted = folded(trimmed(value));
    for (std::size_t thread = 0; thread < threads.size(); ++thread) {
        if (folded(threads[thread]) == wanted)
            matching.push_back(std::int32_t(thread));
    }
    if (!matching.empty())
        return oneOf(statement, "thread", matching);
    const std::vector<std::string> words = foldedWords(value);
    for (const Thread &thread : scope.lexicon.vocabulary().threads) {
        const std::optional<std::uint32_t> number = threads.find(thread.id.value);
        if (number && holdsAll(foldedWords(thread.title), words))
            matching.push_back(std::int32_t(*number));
    }
    return oneOf(statement, "thread", matching);
}

std::string layerCondition(const Scope &scope, Statement &statement, const std::string &value)
{
    const Lexicon &lexicon = scope.lexicon;
    const std::vector<std::string> members =
        layerMembers(lexicon.vocabulary().layers, lexicon.ties(), value);
    std::vector<std::string> keys;
    for (const Tie &tie : lexicon.ties()) {
        if (std::find(members.begin(), members.end(), tie.layer) != members.end())
            keys.insert(keys.end(), tie.events.begin(), tie.events.end());
    }
    return keys.empty() ? "false" : "e.key = ANY(" + statement.texts(keys) + ")";
}

/// All values at once: a selection may be of thousands.
std::string eventCondition(Statement &statement, const std::vector<std::string> &values)
{
    std::vector<std::int64_t> numbers;
    std::vector<std::string> keys;
    for (const std::string &value : values) {
        if (const std::optional<EventId> id = numberedEvent(value))
            numbers.push_back(id->value);
        else
            keys.push_back(value);
    }
    return "e.key = ANY(" + statement.texts(keys) + ") OR e.id = ANY(" +
           statement.bigints(numbers) + ")";
}

std::string hasCondition(const std::string &value)
{
    const std::string what = folded(trimmed(value));
    if (what == "place")
        return "e.lat IS NOT NULL";
    if (what == "date")
        return "e.dated";
    if (what == "source")
        return "e.sources > 0";
    if (what == "report")
        return "e.reported";
    if (what == "thread")
        return "e.thread >= 0";
    if (what == "person")
        return "e.persons <> '{}'";
    if (what == "party")
        return "e.parties <> '{}'";
    return what == "tag" ? "e.tags <> '{}'" : "false";
}

/// An end of a range as ranges of the server have it: open ends are none.
std::string rangeEnd(Instant moment)
{
    return moment.isOpen() ? "NULL" : literal(moment);
}

std::string dateCondition(const Term &term, const std::string &value)
{
    const Result<TimeSpan> range = dateRange(value);
    if (!range)
        return "false";
    const bool isCertain = term.certainty == Certainty::Certainly;
    const std::string begin = literal(range->begin);
    const std::string end = literal(range->end);
    std::string met;
    if (term.field == Field::After)
        met = (isCertain ? "e.start_fuzzy_begin >= " : "e.start_fuzzy_end > ") + end;
    else if (term.field == Field::Before)
        met = (isCertain ? "e.end_fuzzy_end <= " : "e.end_fuzzy_begin < ") + begin;
    else if (isCertain)
        met = "e.end_fuzzy_begin >= " + begin + " AND e.start_fuzzy_end <= " + end;
    else
        met = touching(*range);
    return "(e.dated AND " + met + ")";
}

std::string valueCondition(const Scope &scope, Statement &statement, const Term &term,
                           const std::string &value)
{
    const Lexicon &lexicon = scope.lexicon;
    const auto named = [&](WordField field) {
        return plainNumbers(lexicon.names(field).matching(value));
    };
    switch (term.field) {
    case Field::Text:
        return holdsWords(statement, foldedWords(value), true, WordsOf::Either);
    case Field::Kind:
        return kindCondition(scope, statement, value);
    case Field::Status:
        return equals("status", numberOf(statusFrom(value)));
    case Field::Phase:
        return phaseFrom(value)
                   ? "e.thread IN (SELECT p.thread FROM " + phasesOf(scope) +
                         " p WHERE p.phase = " + std::to_string(int(*phaseFrom(value))) + ")"
                   : "false";
    case Field::Party:
    case Field::Initiator:
    case Field::Target:
        return partyCondition(scope, statement, term.field, value);
    case Field::Member:
        return memberCondition(scope, statement, value);
    case Field::Person:
        return anyOf(statement, "persons", named(WordField::Person));
    case Field::Place:
        return oneOf(statement, "place", named(WordField::Place));
    case Field::In:
        return inCondition(scope, statement, value);
    case Field::Near:
        return nearCondition(value);
    case Field::Tag: {
        const auto tag = lexicon.words().of(WordField::Tag).find(folded(trimmed(value)));
        return tag ? anyOf(statement, "tags", {std::int32_t(*tag)}) : "false";
    }
    case Field::Source:
        return anyOf(statement, "publishers", named(WordField::Publisher));
    case Field::Confidence:
        return equals("confidence", numberOf(confidenceFrom(value)));
    case Field::Thread:
        return threadCondition(scope, statement, value);
    case Field::Event:
        return eventCondition(statement, {value});
    case Field::Layer:
        return layerCondition(scope, statement, value);
    case Field::Has:
        return hasCondition(value);
    case Field::Without:
        return "((" + hasCondition(value) + ") IS NOT TRUE)";
    case Field::Before:
    case Field::After:
    case Field::During:
        return dateCondition(term, value);
    }
    return "false";
}

bool namesScenario(const Lexicon &lexicon, const Filter &filter)
{
    return std::any_of(filter.terms().begin(), filter.terms().end(), [&](const Term &term) {
        return term.field == Field::Kind && !term.negated &&
               std::any_of(term.values.begin(), term.values.end(), [&](const std::string &value) {
                   return lexicon.kinds().namesScenario(value);
               });
    });
}

} // namespace

std::string touching(TimeSpan span)
{
    if (!(span.begin < span.end))
        return "(e.start_fuzzy_begin < " + literal(span.end) + " AND e.end_fuzzy_end > " +
               literal(span.begin) + ")";
    // The range is what the index knows, long and vague events among them.
    return "(e.start_fuzzy_begin < " + literal(span.end) + " AND e.end_fuzzy_end > " +
           literal(span.begin) +
           " AND int8range(CASE WHEN e.start_fuzzy_begin > '-9223372036854775808'::bigint"
           " THEN e.start_fuzzy_begin END, CASE WHEN e.end_fuzzy_end <"
           " '9223372036854775807'::bigint THEN e.end_fuzzy_end + 1 END) && int8range(" +
           rangeEnd(span.begin) + ", " + rangeEnd(span.end) + "))";
}

std::string sourceOf(const Scope &scope)
{
    if (!scope.asKnown)
        return "entente.event e";
    // A day before all days has the same answers as the first one that is a number to compare.
    const std::string day =
        literal(std::max(*scope.asKnown, Instant{Instant::openPast().seconds + 1}));
    const std::string steady = steadyColumns;
    return "(SELECT " + steady + ", " + prefixed(changingColumns, "e") +
           " FROM entente.event e WHERE NOT e.reported AND e.known_from < " + day +
           " UNION ALL SELECT " + steady + ", " + prefixed(changingColumns, "s") +
           " FROM entente.state s JOIN entente.event e ON e.id = s.event AND e.reported"
           " WHERE s.since <= " +
           day + " AND s.until >= " + day + ") e";
}

std::string phasesOf(const Scope &scope)
{
    return "(SELECT DISTINCT ON (e.thread) e.thread, e.phase FROM " + sourceOf(scope) +
           " WHERE e.id <= " + literal(scope.events) +
           " AND e.thread >= 0 AND e.phase >= 0 AND e.dated AND e.status NOT IN (" +
           std::to_string(int(Status::Planned)) + ", " + std::to_string(int(Status::Contingent)) +
           ", " + std::to_string(int(Status::Speculated)) + ", " +
           std::to_string(int(Status::Cancelled)) + ") AND e.start_begin < " +
           literal(scope.inForce) + " ORDER BY e.thread, e.start_begin DESC, e.phase DESC)";
}

std::string condition(const Scope &scope, Statement &statement, const Term &term)
{
    std::string any;
    if (term.field == Field::Event)
        any = eventCondition(statement, term.values);
    for (const std::string &value : any.empty() ? term.values : std::vector<std::string>()) {
        const std::string one = valueCondition(scope, statement, term, value);
        if (one != "false")
            any += (any.empty() ? "" : " OR ") + one;
    }
    if (any.empty())
        any = "false";
    return term.negated ? "((" + any + ") IS NOT TRUE)" : "(" + any + ")";
}

std::string passing(const Scope &scope, Statement &statement, const Filter &filter,
                    const Filter &context)
{
    std::string all = "e.id <= " + literal(scope.events);
    if (!scope.lexicon.scenarios().empty() && !namesScenario(scope.lexicon, context))
        all += " AND e.kind <> ALL(" + statement.integers(scope.lexicon.scenarios()) + ")";
    for (const Term &term : filter.terms())
        all += " AND " + condition(scope, statement, term);
    return all;
}

} // namespace entente::archive
