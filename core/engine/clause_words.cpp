// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/engine/clauses.h"
#include "core/engine/column_scan.h"
#include "core/engine/numbered_event.h"

#include <algorithm>

namespace entente
{

namespace
{

bool matchNames(const NameDictionary &names, const NumberLists &lists, const std::string &value,
                Bitmap &found, const std::stop_token &stop)
{
    const std::vector<std::uint32_t> matching = names.matching(value);
    return matching.empty() ||
           scanLists(lists, NumberSet(names.names().size(), matching), found, stop);
}

bool holdsAll(std::vector<std::string> words, const std::vector<std::string> &wanted)
{
    return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const auto &word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    });
}

} // namespace

bool matchText(const ClauseInput &input, const std::string &value, Bitmap &found,
               const std::stop_token &stop)
{
    for (const TextPart part : {TextPart::Title, TextPart::Description}) {
        const Result<TextIndex::Bits> holders = input.text.phraseHolders(part, value, stop);
        if (!holders)
            return false;
        found |= *holders.value();
    }
    return true;
}

bool matchKinds(const ClauseInput &input, std::span<const std::string> values, Bitmap &found,
                const std::stop_token &stop)
{
    const Columns &columns = input.columns;
    std::vector<std::uint32_t> kinds;
    std::vector<std::uint32_t> subkinds;
    for (const std::string &value : values) {
        const std::vector<std::uint32_t> named = columns.kinds.named(value);
        kinds.insert(kinds.end(), named.begin(), named.end());
        const std::optional<std::uint32_t> subkind =
            named.empty() ? columns.subkinds.find(folded(trimmed(value))) : std::nullopt;
        if (subkind)
            subkinds.push_back(*subkind);
    }
    return (kinds.empty() ||
            scanColumn(columns.kind, NumberSet(columns.kinds.size(), kinds), found, stop)) &&
           (subkinds.empty() ||
            scanColumn(columns.subkind, NumberSet(columns.subkinds.size(), subkinds), found, stop));
}

bool matchKind(const ClauseInput &input, const std::string &value, Bitmap &found,
               const std::stop_token &stop)
{
    return matchKinds(input, {&value, 1}, found, stop);
}

bool matchStatus(const ClauseInput &input, const std::string &value, Bitmap &found,
                 const std::stop_token &stop)
{
    const std::optional<Status> status = statusFrom(value);
    if (!status)
        return true;
    Bitmap own(found.size());
    const bool going =
        scanColumn(input.columns.statuses(),
                   NumberSet(allStatuses().size(), {{std::uint32_t(*status)}}), own, stop);
    if (const std::shared_ptr<const Knowledge> &knowledge = input.moment.reading.knowledge()) {
        for (std::size_t n = 0; n < knowledge->events.size(); ++n) {
            if (knowledge->statuses[n] == *status)
                own.set(knowledge->events[n]);
            else
                own.clear(knowledge->events[n]);
        }
    }
    found |= own;
    return going;
}

bool matchConfidence(const ClauseInput &input, const std::string &value, Bitmap &found,
                     const std::stop_token &stop)
{
    const std::optional<Confidence> confidence = confidenceFrom(value);
    return !confidence || scan(found, stop, [&](EventIndex i) {
        return input.columns.confidence(i) == *confidence;
    });
}

bool matchTag(const ClauseInput &input, const std::string &value, Bitmap &found,
              const std::stop_token &stop)
{
    const std::optional<std::uint32_t> tag = input.columns.tags.find(folded(trimmed(value)));
    return !tag || scanLists(input.columns.tagsOf, NumberSet(input.columns.tags.size(), {{*tag}}),
                             found, stop);
}

bool matchPerson(const ClauseInput &input, const std::string &value, Bitmap &found,
                 const std::stop_token &stop)
{
    return matchNames(input.columns.persons, input.columns.personsOf, value, found, stop);
}

bool matchSource(const ClauseInput &input, const std::string &value, Bitmap &found,
                 const std::stop_token &stop)
{
    return matchNames(input.columns.publishers, input.columns.publishersOf, value, found, stop);
}

bool matchPlace(const ClauseInput &input, const std::string &value, Bitmap &found,
                const std::stop_token &stop)
{
    const NameDictionary &places = input.columns.places;
    const std::vector<std::uint32_t> matching = places.matching(value);
    return matching.empty() ||
           scanColumn(input.columns.place, NumberSet(places.names().size(), matching), found, stop);
}

bool matchThread(const ClauseInput &input, const std::string &value, Bitmap &found,
                 const std::stop_token &stop)
{
    const Dictionary &threads = input.columns.threads;
    std::vector<std::uint32_t> matching;
    const std::string wanted = folded(trimmed(value));
    for (std::uint32_t thread = 0; thread < threads.size(); ++thread) {
        if (folded(threads[thread]) == wanted)
            matching.push_back(thread);
    }
    if (matching.empty()) {
        const std::vector<std::string> words = foldedWords(value);
        for (const Thread &thread : input.columns.vocabulary.threads) {
            const std::optional<std::uint32_t> number = threads.find(thread.id.value);
            if (number && holdsAll(foldedWords(thread.title), words))
                matching.push_back(*number);
        }
    }
    return matching.empty() ||
           scanColumn(input.columns.thread, NumberSet(threads.size(), matching), found, stop);
}

bool matchEvent(const ClauseInput &input, const std::string &value, Bitmap &found,
                const std::stop_token &stop)
{
    const Columns &columns = input.columns;
    const std::optional<EventId> id = numberedEvent(value);
    const std::optional<EventIndex> event = id ? columns.find(*id) : columns.find(value);
    if (event)
        found.set(*event);
    return !stop.stop_requested();
}

bool matchHas(const ClauseInput &input, const std::string &value, Bitmap &found,
              const std::stop_token &stop)
{
    const Columns &columns = input.columns;
    const Reading &reading = input.moment.reading;
    const std::string what = folded(trimmed(value));
    const auto having = [&](auto property) { return scan(found, stop, property); };
    if (what == "place")
        return having([&](EventIndex i) { return columns.hasPosition(i); });
    if (what == "date")
        return having([&](EventIndex i) { return reading.isDated(i); });
    if (what == "source")
        return having([&](EventIndex i) { return columns.sources[i] != noValue; });
    if (what == "report") {
        for (const EventIndex i : columns.reported)
            found.set(i);
        return true;
    }
    if (what == "thread")
        return having([&](EventIndex i) { return columns.thread[i] != noValue; });
    if (what == "person")
        return having([&](EventIndex i) { return !columns.personsOf[i].empty(); });
    if (what == "party")
        return having([&](EventIndex i) { return !columns.partiesOf[i].empty(); });
    if (what == "tag")
        return having([&](EventIndex i) { return !columns.tagsOf[i].empty(); });
    return true;
}

} // namespace entente
