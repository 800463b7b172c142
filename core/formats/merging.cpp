// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/merging.h"

#include <charconv>

namespace entente
{

namespace
{

/// Merges the plain fields of one event and says where they contradict.
class FieldMerger
{
public:
    FieldMerger(const Event &event, std::int64_t line, WarningList &warnings)
        : m_key(event.key)
        , m_line(line)
        , m_warnings(warnings)
    {}

    void text(const char *name, std::string &kept, const std::string &other)
    {
        if (kept.empty())
            fill(kept, other);
        else if (!other.empty() && other != kept)
            contradict(name, kept, other);
    }

    void date(const char *name, Date &kept, const Date &other)
    {
        if (kept.isEmpty())
            fill(kept, other);
        else if (!other.isEmpty() && other != kept)
            contradict(name, kept.edtf(), other.edtf());
    }

    /// For what says nothing yet.
    template <class Value>
    void fill(Value &kept, const Value &other)
    {
        m_hasChanged = m_hasChanged || !(kept == other);
        kept = other;
    }

    bool hasChanged() const { return m_hasChanged; }

    void contradict(const char *name, std::string_view kept, std::string_view other)
    {
        m_warnings.add("event '" + m_key + "': the " + name + " '" + shortened(kept, 60) +
                           "' is kept against '" + shortened(other, 60) + "'",
                       m_line);
    }

private:
    const std::string &m_key;
    std::int64_t m_line;
    WarningList &m_warnings;
    bool m_hasChanged = false;
};

void mergePlace(Place &kept, const Place &other, FieldMerger &fields)
{
    fields.text("place", kept.name, other.name);
    fields.text("country of the place", kept.country.value, other.country.value);
    if (!kept.position)
        fields.fill(kept.position, other.position);
    if (kept.precision == PlacePrecision::Unknown)
        fields.fill(kept.precision, other.precision);
}

bool mergeParties(Event &kept, const Event &other, FieldMerger &fields)
{
    bool hasRoom = true;
    for (const Party &party : other.parties) {
        const auto same = std::find_if(kept.parties.begin(), kept.parties.end(),
                                       [&](const Party &p) { return p.actor == party.actor; });
        if (same == kept.parties.end())
            hasRoom = addIfNew(kept.parties, party) && hasRoom;
        else if (std::find(kept.parties.begin(), kept.parties.end(), party) == kept.parties.end())
            fields.text("role of a party", same->role, party.role);
    }
    return hasRoom;
}

bool mergeSources(Event &kept, const Event &other, FieldMerger &fields)
{
    bool hasRoom = true;
    for (const Source &source : other.sources) {
        const auto same =
            std::find_if(kept.sources.begin(), kept.sources.end(),
                         [&](const Source &s) { return !s.url.empty() && s.url == source.url; });
        if (same == kept.sources.end()) {
            hasRoom = addIfNew(kept.sources, source) && hasRoom;
        } else if (!same->verified) {
            fields.fill(same->verified, source.verified);
        }
    }
    return hasRoom;
}

void mergeWords(Event &kept, const Event &other, const RowNote &row, FieldMerger &fields)
{
    if (!row.kindWord.empty())
        fields.text("kind", kept.kind.value, other.kind.value);
    if (row.statesStatus && kept.status != other.status)
        fields.contradict("status", wordFor(kept.status), wordFor(other.status));
    if (kept.confidence == Confidence::Unstated)
        fields.fill(kept.confidence, other.confidence);
    else if (other.confidence != Confidence::Unstated && other.confidence != kept.confidence)
        fields.contradict("confidence", wordFor(kept.confidence), wordFor(other.confidence));
    if (!kept.phase)
        fields.fill(kept.phase, other.phase);
    else if (other.phase && other.phase != kept.phase)
        fields.contradict("phase", wordFor(*kept.phase), wordFor(*other.phase));
}

using Extra = std::vector<std::pair<std::string, std::string>>;

Extra::iterator fieldOf(Extra &extra, std::string_view name)
{
    return std::find_if(extra.begin(), extra.end(),
                        [&](const auto &field) { return field.first == name; });
}

/// Adds one whole number to another; texts that are none leave the sum as it is.
void addCount(std::string &sum, std::string_view count)
{
    std::int64_t a = 0;
    std::int64_t b = 0;
    const auto isRead = [](std::string_view text, std::int64_t &value) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc() && end == text.data() + text.size();
    };
    std::int64_t both = 0;
    if (isRead(sum, a) && isRead(count, b) && !__builtin_add_overflow(a, b, &both))
        sum = std::to_string(both);
}

bool mergeMention(Extra &kept, const Extra &other, const Counting &counting)
{
    for (const auto &field : other) {
        if (field.first == counting.record) {
            if (std::find(kept.begin(), kept.end(), field) != kept.end())
                return true;
            if (kept.size() >= longestMergedList)
                return false;
        }
    }
    for (const auto &field : other) {
        const bool isSum = std::find(counting.sums.begin(), counting.sums.end(), field.first) !=
                           counting.sums.end();
        const auto same = fieldOf(kept, field.first);
        if (field.first == counting.record || same == kept.end())
            kept.push_back(field);
        else if (isSum)
            addCount(same->second, field.second);
    }
    return true;
}

} // namespace

std::size_t itemsOf(const Event &event)
{
    return event.parties.size() + event.persons.size() + event.tags.size() +
           event.relations.size() + event.sources.size() + event.reports.size() +
           event.extra.size();
}

bool mergeEvent(Event &kept, const Event &other, const RowNote &row, WarningList &warnings)
{
    const std::size_t before = itemsOf(kept);
    FieldMerger fields(kept, row.line, warnings);
    fields.text("title", kept.title, other.title);
    fields.text("subkind", kept.subkind, other.subkind);
    fields.date("start", kept.start, other.start);
    fields.date("end", kept.end, other.end);
    fields.text("description", kept.description, other.description);
    fields.text("thread", kept.thread.value, other.thread.value);
    fields.text("note", kept.note, other.note);
    mergeWords(kept, other, row, fields);
    mergePlace(kept.place, other.place, fields);
    bool hasRoom = mergeParties(kept, other, fields) && mergeSources(kept, other, fields);
    const auto addAll = [&](auto &items, const auto &others) {
        for (const auto &item : others)
            hasRoom = addIfNew(items, item) && hasRoom;
    };
    addAll(kept.persons, other.persons);
    addAll(kept.tags, other.tags);
    addAll(kept.relations, other.relations);
    addAll(kept.reports, other.reports);
    if (row.counting)
        hasRoom = mergeMention(kept.extra, other.extra, *row.counting) && hasRoom;
    else
        addAll(kept.extra, other.extra);
    if (!hasRoom)
        warnings.add("event '" + kept.key + "' gathers more than " +
                         std::to_string(longestMergedList) +
                         " items of one sort; the rest is left out",
                     row.line);
    return fields.hasChanged() || itemsOf(kept) != before;
}

} // namespace entente
