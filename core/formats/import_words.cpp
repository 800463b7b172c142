// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/formats/countries.h"
#include "core/formats/import_run.h"
#include "core/formats/merging.h"

#include <set>

// What the words of rows name: kinds, actors and threads of the target, and new ones.

namespace entente
{

namespace
{

/// Two words of a row may name one actor: "GERMANY ; GERMANY FEDERAL REPUBLIC".
void dropRepeats(std::vector<Party> &parties)
{
    if (parties.size() < 2 || (parties.size() == 2 && parties[0] != parties[1]))
        return;
    std::set<std::pair<std::string, std::string>> seen; // a row may have thousands
    std::erase_if(parties, [&](const Party &party) {
        return !seen.emplace(party.actor.value, party.role).second;
    });
}

constexpr const char *kindOfTheUnsaid = "event";

/// A column that names somebody else in every row is no column of actors, and must not fill the
/// memory with them.
constexpr std::size_t actorsInAll = 250000;

} // namespace

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

void ImportRun::takeTables(Dataset &tables)
{
    if (m_into.title.empty())
        m_into.title = tables.title;
    if (m_into.description.empty())
        m_into.description = tables.description;
    m_into.properties.merge(tables.properties);
    if (m_isEmpty) {
        m_into.kinds = tables.kinds;
    } else {
        for (const Kind &kind : tables.kinds.kinds()) {
            if (!m_kindById.contains(kind.id.value))
                m_into.kinds.add(kind);
        }
    }
    noteKinds();
    takeActors(tables.actors);
    for (Thread &thread : tables.threads) {
        if (m_threads.insert(thread.id.value).second)
            m_into.threads.push_back(std::move(thread));
    }
    std::set<std::string> layers;
    for (const Layer &layer : m_into.layers)
        layers.insert(layer.name);
    for (Layer &layer : tables.layers) {
        if (layers.insert(layer.name).second)
            m_into.layers.push_back(std::move(layer));
    }
    takeTies(tables.ties);
    takeEras(tables.eras);
    takeStories(tables.stories);
}

void ImportRun::takeTies(std::vector<Tie> &ties)
{
    std::set<std::string> known;
    const auto nameOf = [](const Tie &tie) {
        return tie.a.value + '\x1F' + tie.b.value + '\x1F' + tie.layer + '\x1F' + tie.start.edtf() +
               '\x1F' + tie.basis;
    };
    for (const Tie &tie : m_into.ties)
        known.insert(nameOf(tie));
    for (Tie &tie : ties) {
        // Into an empty document ties go as they are, even two that are alike.
        if (known.empty() || known.insert(nameOf(tie)).second)
            m_into.ties.push_back(std::move(tie));
    }
}

void ImportRun::takeEras(std::vector<Era> &eras)
{
    std::set<std::string> known;
    const auto nameOf = [](const Era &era) {
        return era.actor.value + '\x1F' + era.name + '\x1F' + era.office + '\x1F' +
               era.start.edtf();
    };
    for (const Era &era : m_into.eras)
        known.insert(nameOf(era));
    for (Era &era : eras) {
        if (known.insert(nameOf(era)).second)
            m_into.eras.push_back(std::move(era));
    }
}

void ImportRun::takeStories(std::vector<StoryText> &stories)
{
    std::set<std::string> known;
    for (const StoryText &story : m_into.stories)
        known.insert(story.name);
    for (StoryText &story : stories) {
        if (known.insert(story.name).second)
            m_into.stories.push_back(std::move(story));
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

void ImportRun::addKind(Kind kind)
{
    if (!m_kindById.insert(kind.id.value).second)
        return;
    m_kindByWord.emplace(folded(kind.id.value), kind.id);
    m_into.kinds.add(std::move(kind));
}

void ImportRun::resolveKind(Event &event, RowNote &note, bool isKnown)
{
    const std::string_view word = trimmed(note.kindWord);
    // Said nowhere: stays open in our own files, and leaves a known event as it is.
    if (word.empty() && (m_file.hasKinds || isKnown))
        return;
    const auto known = m_kindWords.find(word);
    event.kind =
        known != m_kindWords.end() ? known->second : kindFor(std::string(word), event, note);
}

/// What a word names that was not looked up before.
KindId ImportRun::kindFor(const std::string &word, Event &event, RowNote &note)
{
    const auto remembered = [&](const KindId &kind) {
        m_kindWords.emplace(word, kind);
        return kind;
    };
    if (m_kindById.contains(word))
        return remembered(KindId{word});
    const auto known = m_kindByWord.find(folded(word.empty() ? kindOfTheUnsaid : word));
    if (known != m_kindByWord.end())
        return remembered(known->second);
    if (m_reader && !word.empty()) {
        std::vector<Kind> described = m_reader->kindsFor(word);
        const KindId last = described.empty() ? KindId() : described.back().id;
        for (Kind &kind : described)
            addKind(std::move(kind));
        if (!last.isEmpty())
            return remembered(last);
    }
    // A column that holds something else for every row is no column of kinds.
    constexpr std::size_t kindsInAll = 500;
    if (word.empty() || m_into.kinds.kinds().size() >= kindsInAll) {
        if (event.subkind.empty())
            event.subkind = word;
        else if (!word.empty())
            event.extra.emplace_back("kind", word);
        m_fileWarnings.add(word.empty() ? "rows without a kind get the kind 'Event'"
                                        : "there are too many new kinds; further ones are kept as "
                                          "refinements of the kind 'Event'",
                           note.line);
        note.contentHash = contentHashOfTexts(event);
        addKind({KindId{kindOfTheUnsaid}, {}, "Event", Family::States, Glyph::Dot, {}});
        return KindId{kindOfTheUnsaid};
    }
    m_fileWarnings.add("'" + shortened(word, 60) + "' is a new kind", note.line);
    addKind({KindId{word}, {}, word, Family::States, Glyph::Dot, {}});
    return remembered(KindId{word});
}

/// What a word names that was not looked up before.
ActorId ImportRun::actorFor(const std::string &text, bool adding)
{
    const auto remembered = [&](const ActorId &actor) {
        if (m_actorWords.size() >= 2 * actorsInAll) // spellings of known ones are without end
            m_actorWords.clear();
        m_actorWords.emplace(text, actor);
        return actor;
    };
    const std::string name(trimmed(text));
    if (m_actorById.contains(name))
        return remembered(ActorId{name});
    const auto named = m_actorByName.find(folded(name));
    if (named != m_actorByName.end())
        return remembered(named->second);
    if (const auto settled = m_options.settled.find(name);
        settled != m_options.settled.end() && !settled->second.empty() &&
        !m_options.settled.contains(settled->second)) // which could go round and round
        return remembered(settledActor(name, settled->second, adding));
    Actor actor;
    const std::optional<Actor> described = m_reader ? m_reader->actorFor(name) : std::nullopt;
    if (described) {
        actor = *described;
    } else if (const std::optional<Country> country = countryFrom(name)) {
        actor.id = ActorId{country->code};
        actor.name = country->name;
    } else {
        actor.id = ActorId{name};
        actor.name = name;
        actor.type = ActorType::Organisation;
    }
    if (m_actorById.contains(actor.id.value))
        return remembered(actor.id);
    const bool isFull = adding && m_into.actors.size() >= actorsInAll;
    if (isFull)
        m_fileWarnings.add("there are too many new actors; further ones are kept by name alone");
    if (!adding || isFull) {
        if (m_strangeWords.size() >= actorsInAll)
            m_strangeWords.clear();
        m_strangeWords.emplace(text, actor.id);
        return actor.id;
    }
    if (!described && actor.type == ActorType::Organisation) {
        if (m_report.unknownNames.size() < mostUnknownNames && !m_options.settled.contains(name))
            m_report.unknownNames.push_back(name);
        m_fileWarnings.add("'" + shortened(name, 60) +
                           "' is no known state; added as an organisation");
    }
    m_into.actors.push_back(actor);
    noteActor(m_into.actors.size() - 1);
    m_strangeWords.clear();
    return remembered(actor.id);
}

/// Whom the user says that a name means; the actor keeps it.
ActorId ImportRun::settledActor(const std::string &name, const std::string &meaning, bool adding)
{
    ActorId id = actorFor(meaning, adding);
    if (const auto known = m_actorById.find(id.value); known != m_actorById.end()) {
        addIfNew(m_into.actors[known->second].aliases, name);
        m_actorByName.emplace(folded(name), id);
    }
    return id;
}

void ImportRun::resolveActor(ActorId &actor, bool adding)
{
    const auto known = m_actorWords.find(actor.value);
    if (known != m_actorWords.end()) {
        actor = known->second;
        return;
    }
    const auto strange = m_strangeWords.find(actor.value);
    const bool isFull = m_into.actors.size() >= actorsInAll;
    const bool isKnown = strange != m_strangeWords.end() && (!adding || isFull);
    actor = isKnown ? strange->second : actorFor(actor.value, adding);
}

void ImportRun::resolveActors(Event &event)
{
    std::erase_if(event.parties,
                  [](const Party &party) { return trimmed(party.actor.value).empty(); });
    for (Party &party : event.parties)
        resolveActor(party.actor, true);
    dropRepeats(event.parties);
    for (Person &person : event.persons) {
        if (!person.actor.isEmpty())
            resolveActor(person.actor, false);
    }
    if (!event.place.country.isEmpty())
        resolveActor(event.place.country, false);
}

void ImportRun::noteThread(const Event &event)
{
    if (!event.thread.isEmpty() && m_threads.insert(event.thread.value).second)
        m_into.threads.push_back({event.thread, event.thread.value});
}

} // namespace entente
