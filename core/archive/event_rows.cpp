// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/event_rows.h"

#include "core/archive/copy_line.h"
#include "core/archive/record.h"
#include "core/archive/sort_key.h"
#include "core/archive/word_search.h"
#include "core/base/text.h"
#include "core/engine/importance.h"
#include "core/model/known_changes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace entente::archive
{

namespace
{

constexpr std::int64_t always = std::numeric_limits<std::int64_t>::min();
constexpr double longCells = 4;
constexpr int widestCell = 62;

using Numbers = std::vector<std::int32_t>;

void addOnce(Numbers &numbers, std::int32_t number)
{
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end())
        numbers.push_back(number);
}

struct Parties
{
    Numbers all, initiators, targets, givers, takers;
};

Parties partiesOf(const Event &event, Words &words)
{
    Parties parties;
    for (const Party &party : event.parties) {
        if (party.actor.isEmpty())
            continue;
        const std::int32_t actor =
            words.number(WordField::Actor, party.actor.value, party.actor.value);
        addOnce(parties.all, actor);
        if (party.role == initiatorRole)
            addOnce(parties.initiators, actor);
        else if (party.role == targetRole)
            addOnce(parties.targets, actor);
        if (const RoleSide side = sideOf(party.role); side != RoleSide::None)
            addOnce(side == RoleSide::From ? parties.givers : parties.takers, actor);
    }
    return parties;
}

Numbers tagsOf(const Event &event, Words &words)
{
    Numbers numbers;
    for (const std::string &tag : event.tags) {
        const std::string_view plain = trimmed(tag);
        if (!plain.empty())
            addOnce(numbers, words.number(WordField::Tag, folded(plain), std::string(plain)));
    }
    return numbers;
}

Numbers personsOf(const Event &event, Words &words)
{
    Numbers numbers;
    for (const Person &person : event.persons) {
        if (!person.name.empty())
            addOnce(numbers, words.number(WordField::Person, person.name, person.name));
    }
    return numbers;
}

Numbers publishersOf(const Event &event, Words &words)
{
    Numbers numbers;
    for (const Source &source : event.sources) {
        if (!source.publisher.empty())
            addOnce(numbers,
                    words.number(WordField::Publisher, source.publisher, source.publisher));
    }
    return numbers;
}

void addSpan(CopyLine &line, const EventSpan &span)
{
    line.flag(span.isKnown);
    for (const Bounds *bounds : {&span.start, &span.end})
        line.integer(bounds->strict.begin.seconds)
            .integer(bounds->strict.end.seconds)
            .integer(bounds->fuzzy.begin.seconds)
            .integer(bounds->fuzzy.end.seconds);
    line.integer(anchorOf(span)).integer(reachLevel(span));
}

/// An event without reports is known on the days that end after this moment; see knownState().
std::int64_t knownFrom(const Event &event)
{
    if (event.start.isEmpty() || event.start.bounds().strict.begin.isOpen())
        return always;
    return event.start.bounds().strict.begin.seconds;
}

/// What was known changes on the days when a report came out and on the day of the start, and on no
/// other.
void addStates(const Event &event, std::int64_t id, std::string &lines)
{
    if (event.reports.empty())
        return;
    std::set<std::int64_t> changes{always};
    for (const Instant moment : momentsOfKnowing(event))
        changes.insert(moment.seconds);
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        const KnownState state = knownState(event, Instant{*change});
        if (!state.known)
            continue;
        const auto next = std::next(change);
        const std::int64_t until =
            next == changes.end() ? std::numeric_limits<std::int64_t>::max() : *next - 1;
        CopyLine line(lines);
        line.integer(id).integer(*change).integer(until).integer(std::int64_t(state.status));
        addSpan(line, eventSpan(state.start, state.end));
    }
}

void addRelations(const Event &event, std::int64_t id, std::string &lines)
{
    std::int64_t position = 0;
    for (const Relation &relation : event.relations)
        CopyLine(lines).integer(id).integer(position++).text(relation.target);
}

} // namespace

std::int64_t anchorOf(const EventSpan &span)
{
    for (const Instant moment : {span.start.strict.begin, span.start.strict.end,
                                 span.end.strict.begin, span.end.strict.end}) {
        if (!moment.isOpen())
            return moment.seconds;
    }
    return 0;
}

int levelFor(double seconds)
{
    if (!(seconds > 1))
        return 0;
    if (seconds >= std::ldexp(1.0, widestCell))
        return widestCell;
    return int(std::ceil(std::log2(seconds)));
}

int reachLevel(const EventSpan &span)
{
    return levelFor(span.fuzzy().seconds() / longCells);
}

std::string spacedWords(std::string_view text)
{
    std::string spaced;
    for (const std::string &word : foldedWords(text))
        spaced += (spaced.empty() ? " " : "") + word + " ";
    return spaced;
}

void addEvent(const Event &event, std::int64_t id, Words &words, EventLines &lines)
{
    const auto orNone = [&](WordField field, const std::string &word) {
        return word.empty() ? -1 : words.number(field, word, word);
    };
    const Place &place = event.place;
    const bool isPlaced = place.position && std::abs(place.position->lat) <= 90 &&
                          std::abs(place.position->lon) <= 180;
    const Parties parties = partiesOf(event, words);
    const std::string titleWords = spacedWords(event.title);
    const std::string descriptionWords = spacedWords(event.description);
    const std::optional<std::string> indexed = wordVector(titleWords + descriptionWords);
    CopyLine line(lines.events);
    line.integer(id).text(event.key).text(event.title);
    line.integer(words.number(WordField::Kind, event.kind.value, event.kind.value));
    line.integer(orNone(WordField::Subkind, folded(event.subkind)));
    line.integer(std::int64_t(event.status)).integer(std::int64_t(event.confidence));
    line.integer(orNone(WordField::Thread, event.thread.value));
    line.integer(event.phase ? std::int64_t(*event.phase) : -1);
    line.integer(orNone(WordField::Place, place.name));
    line.integer(orNone(WordField::Actor, place.country.value));
    line.number(isPlaced ? std::optional(place.position->lat) : std::nullopt);
    line.number(isPlaced ? std::optional(place.position->lon) : std::nullopt);
    line.integers(parties.all).integers(parties.initiators).integers(parties.targets);
    line.integers(parties.givers).integers(parties.takers);
    line.integers(tagsOf(event, words)).integers(personsOf(event, words));
    line.integers(publishersOf(event, words)).integer(std::int64_t(event.sources.size()));
    line.integer(weightOf(event)).integer(0).integer(0);
    line.flag(!event.reports.empty()).integer(knownFrom(event));
    addSpan(line, event.span());
    line.bytes(sortKey(event.title)).text(titleWords).text(descriptionWords);
    if (indexed)
        line.text(*indexed);
    else
        line.null();
    line.text(recordOf(event));
    addStates(event, id, lines.states);
    addRelations(event, id, lines.relations);
}

} // namespace entente::archive
