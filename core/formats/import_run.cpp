// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/import_run.h"

#include "core/base/text.h"
#include "core/formats/countries.h"
#include "core/formats/merging.h"

#include <algorithm>
#include <set>

namespace entente
{

namespace
{

constexpr const char *kindOfTheUnsaid = "event";

std::vector<std::string_view> sortedParties(const Event &event)
{
    std::vector<std::string_view> ids;
    for (const Party &party : event.parties)
        ids.push_back(party.actor.value);
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// Whether two events say the same of what happened; sources, tags and the like may differ.
bool hasSameContent(const Event &a, const Event &b)
{
    return a.title == b.title && a.start == b.start && a.end == b.end && a.kind == b.kind &&
           a.subkind == b.subkind && a.place.name == b.place.name &&
           a.description == b.description && a.persons == b.persons &&
           sortedParties(a) == sortedParties(b);
}

/// Over all that hasSameContent compares: rows that differ in their description only are many.
std::size_t contentHash(const Event &event)
{
    std::string content = event.title;
    const auto add = [&](std::string_view part) {
        content += '\x1F';
        content += part;
    };
    add(event.start.edtf());
    add(event.end.edtf());
    add(event.kind.value);
    add(event.subkind);
    add(event.place.name);
    add(event.description);
    for (const Person &person : event.persons)
        add(person.name);
    for (const std::string_view party : sortedParties(event))
        add(party);
    return std::hash<std::string>()(content);
}

} // namespace

std::string slugFor(const Event &event)
{
    std::string slug;
    for (const char c : event.start.edtf()) {
        const bool isPlain = (c >= '0' && c <= '9') || c == '-' || (c >= 'A' && c <= 'Z');
        if (isPlain)
            slug += c;
    }
    constexpr std::size_t longest = 72;
    for (const std::string &word : foldedWords(event.title)) {
        if (slug.size() + 1 + word.size() > longest && !slug.empty())
            break;
        slug += slug.empty() ? "" : "-";
        slug += word;
    }
    return slug.empty() ? "event" : slug;
}

ImportRun::ImportRun(Dataset &into) : m_into(into)
{
    for (std::size_t i = 0; i < into.events.size(); ++i)
        m_byKey.emplace(into.events[i].key, i);
    for (std::size_t i = 0; i < into.actors.size(); ++i)
        noteActor(i);
    noteKinds();
    for (const Thread &thread : into.threads)
        m_threads.emplace(thread.id.value, true);
}

void ImportRun::noteActor(std::size_t place)
{
    const Actor &actor = m_into.actors[place];
    m_actorById.emplace(actor.id.value, place);
    m_actorByName.emplace(folded(actor.id.value), actor.id);
    m_actorByName.emplace(folded(actor.name), actor.id);
    for (const ActorName &name : actor.names)
        m_actorByName.emplace(folded(name.name), actor.id);
    for (const std::string &alias : actor.aliases)
        m_actorByName.emplace(folded(alias), actor.id);
}

Outcome ImportRun::take(ImportedFile file, const ReadContext &context)
{
    takeTables(file.tables);
    m_report.read += std::int64_t(file.rows.size() + file.rejects.size());
    m_report.rejected += std::int64_t(file.rejects.size());
    std::move(file.rejects.begin(), file.rejects.end(), std::back_inserter(m_report.rejects));
    WarningList warnings = std::move(file.warnings);
    file.warnings = {};
    for (std::size_t i = 0; i < file.rows.size(); ++i) {
        if (i % 256 == 0 && context.stop.stop_requested())
            return context.cancelled();
        ImportedRow &row = file.rows[i];
        resolveKind(row, file, warnings);
        resolveActors(row.event, file, warnings);
        if (!file.hasThreads)
            noteThread(row.event);
        const std::optional<std::size_t> place = placeOf(row.event);
        if (place) {
            mergeEvent(m_into.events[*place], row, warnings);
            ++m_report.merged;
            continue;
        }
        if (row.event.key.empty())
            row.event.key = keyFor(row.event);
        m_byKey.emplace(row.event.key, m_into.events.size());
        if (m_hasContents)
            m_byContent.emplace(contentHash(row.event), m_into.events.size());
        m_into.events.push_back(std::move(row.event));
        ++m_report.imported;
    }
    m_warnings.add(warnings, context.file);
    return Done{};
}

ImportReport ImportRun::report() const
{
    ImportReport report = m_report;
    report.warnings = m_warnings.sentences();
    return report;
}

void ImportRun::takeTables(Dataset &tables)
{
    const bool isEmpty = m_into == Dataset();
    if (m_into.title.empty())
        m_into.title = tables.title;
    if (m_into.description.empty())
        m_into.description = tables.description;
    m_into.properties.merge(tables.properties);
    if (isEmpty)
        m_into.kinds = tables.kinds;
    else
        takeKinds(tables.kinds);
    noteKinds();
    takeActors(tables.actors);
    for (Thread &thread : tables.threads) {
        if (m_threads.emplace(thread.id.value, true).second)
            m_into.threads.push_back(std::move(thread));
    }
    std::set<std::string> layers;
    for (const Layer &layer : m_into.layers)
        layers.insert(layer.name);
    for (Layer &layer : tables.layers) {
        if (layers.insert(layer.name).second)
            m_into.layers.push_back(std::move(layer));
    }
    std::set<std::string> known;
    const auto nameOf = [](const Tie &tie) {
        return tie.a.value + '\x1F' + tie.b.value + '\x1F' + tie.layer + '\x1F' + tie.start.edtf() +
               '\x1F' + tie.basis;
    };
    for (const Tie &tie : m_into.ties)
        known.insert(nameOf(tie));
    for (Tie &tie : tables.ties) {
        // Into an empty document ties go as they are, even two that are alike.
        if (known.empty() || known.insert(nameOf(tie)).second)
            m_into.ties.push_back(std::move(tie));
    }
}

void ImportRun::takeKinds(const KindTree &kinds)
{
    for (const Kind &kind : kinds.kinds()) {
        if (!m_kindById.contains(kind.id.value))
            m_into.kinds.add(kind);
    }
}

/// Ids come before labels and aliases, so that a kind is never hidden by another's alias.
void ImportRun::noteKinds()
{
    m_kindById.clear();
    m_kindByWord.clear();
    for (const Kind &kind : m_into.kinds.kinds()) {
        m_kindById.insert(kind.id.value);
        m_kindByWord.emplace(folded(kind.id.value), kind.id);
    }
    for (const Kind &kind : m_into.kinds.kinds()) {
        m_kindByWord.emplace(folded(kind.label), kind.id);
        for (const std::string &alias : kind.aliases)
            m_kindByWord.emplace(folded(alias), kind.id);
    }
}

void ImportRun::takeActors(std::vector<Actor> &actors)
{
    for (Actor &actor : actors) {
        const auto known = m_actorById.find(actor.id.value);
        if (known == m_actorById.end()) {
            m_into.actors.push_back(std::move(actor));
            noteActor(m_into.actors.size() - 1);
            continue;
        }
        Actor &kept = m_into.actors[known->second];
        if (kept.name.empty() || kept.name == kept.id.value)
            kept.name = actor.name;
        if (kept.capital.empty())
            kept.capital = actor.capital;
        if (!kept.position)
            kept.position = actor.position;
        if (kept.predecessor.isEmpty())
            kept.predecessor = actor.predecessor;
        for (const ActorName &name : actor.names)
            addIfNew(kept.names, name);
        for (const std::string &alias : actor.aliases)
            addIfNew(kept.aliases, alias);
        for (const Membership &membership : actor.memberOf)
            addIfNew(kept.memberOf, membership);
        noteActor(known->second);
    }
}

void ImportRun::resolveKind(ImportedRow &row, const ImportedFile &file, WarningList &warnings)
{
    const std::string word(trimmed(row.kindWord));
    // Said nowhere: stays open in our own files, and leaves a known event as it is.
    if (word.empty() && (file.hasKinds || m_byKey.contains(row.event.key)))
        return;
    if (m_kindById.contains(word)) {
        row.event.kind = KindId{word};
        return;
    }
    // A column that holds something else for every row is no column of kinds.
    constexpr std::size_t kindsInAll = 500;
    const auto known = m_kindByWord.find(folded(word.empty() ? kindOfTheUnsaid : word));
    if (known != m_kindByWord.end()) {
        row.event.kind = known->second;
    } else if (word.empty() || m_into.kinds.kinds().size() >= kindsInAll) {
        if (row.event.subkind.empty())
            row.event.subkind = word;
        else if (!word.empty())
            row.event.extra.emplace_back("kind", word);
        warnings.add(word.empty() ? "rows without a kind get the kind 'Event'"
                                  : "there are too many new kinds; further ones are kept as "
                                    "refinements of the kind 'Event'",
                     row.line);
        row.event.kind = addKind(kindOfTheUnsaid, "Event");
    } else {
        warnings.add("'" + shortened(word, 60) + "' is a new kind", row.line);
        row.event.kind = addKind(word, word);
    }
}

KindId ImportRun::addKind(const std::string &id, const std::string &label)
{
    if (m_kindById.insert(id).second) {
        m_into.kinds.add({KindId{id}, {}, label, Family::States, Glyph::Dot, {}});
        m_kindByWord.emplace(folded(id), KindId{id});
    }
    return KindId{id};
}

ActorId ImportRun::actorFor(const std::string &text, bool adding, WarningList &warnings)
{
    const std::string name(trimmed(text));
    if (m_actorById.contains(name))
        return ActorId{name};
    const auto named = m_actorByName.find(folded(name));
    if (named != m_actorByName.end())
        return named->second;
    Actor actor;
    if (const std::optional<Country> country = countryFrom(name)) {
        actor.id = ActorId{country->code};
        actor.name = country->name;
    } else {
        actor.id = ActorId{name};
        actor.name = name;
        actor.type = ActorType::Organisation;
    }
    if (!adding || m_actorById.contains(actor.id.value))
        return actor.id;
    if (actor.type == ActorType::Organisation)
        warnings.add("'" + shortened(name, 60) + "' is no known state; added as an organisation");
    m_into.actors.push_back(actor);
    noteActor(m_into.actors.size() - 1);
    return actor.id;
}

void ImportRun::resolveActors(Event &event, const ImportedFile &file, WarningList &warnings)
{
    if (file.hasActors)
        return;
    std::erase_if(event.parties,
                  [](const Party &party) { return trimmed(party.actor.value).empty(); });
    for (Party &party : event.parties)
        party.actor = actorFor(party.actor.value, true, warnings);
    for (Person &person : event.persons) {
        if (!person.actor.isEmpty())
            person.actor = actorFor(person.actor.value, false, warnings);
    }
    if (!event.place.country.isEmpty())
        event.place.country = actorFor(event.place.country.value, false, warnings);
}

void ImportRun::noteThread(const Event &event)
{
    if (!event.thread.isEmpty() && m_threads.emplace(event.thread.value, true).second)
        m_into.threads.push_back({event.thread, event.thread.value});
}

std::string ImportRun::keyFor(const Event &event)
{
    const std::string slug = slugFor(event);
    if (!m_byKey.contains(slug))
        return slug;
    // Counting goes on where it stopped, so that a million rows of one title stay linear.
    std::int64_t &suffix = m_lastSuffix.emplace(slug, 1).first->second;
    std::string key;
    do {
        key = slug + "-" + std::to_string(++suffix);
    } while (m_byKey.contains(key));
    return key;
}

void ImportRun::noteContents()
{
    m_hasContents = true;
    for (std::size_t i = 0; i < m_into.events.size(); ++i)
        m_byContent.emplace(contentHash(m_into.events[i]), i);
}

std::optional<std::size_t> ImportRun::placeOf(const Event &event)
{
    if (!event.key.empty()) {
        const auto found = m_byKey.find(event.key);
        return found == m_byKey.end() ? std::nullopt : std::optional(found->second);
    }
    if (!m_hasContents)
        noteContents();
    const auto [begin, end] = m_byContent.equal_range(contentHash(event));
    for (auto at = begin; at != end; ++at) {
        if (hasSameContent(m_into.events[at->second], event))
            return at->second;
    }
    return std::nullopt;
}

} // namespace entente
