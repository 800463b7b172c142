// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/lexicon.h"

#include "core/archive/sink_finish.h"

#include <algorithm>

namespace entente::archive
{

namespace
{

NameDictionary indexed(const Dictionary &words)
{
    NameDictionary names;
    for (std::size_t number = 0; number < words.size(); ++number)
        names.add(words[number]);
    names.index();
    return names;
}

/// For each number of an index the number of the archive, or -1.
std::vector<std::int32_t> inverse(const std::vector<std::uint32_t> &numbers, std::size_t size)
{
    std::vector<std::int32_t> result(size, -1);
    for (std::size_t stored = 0; stored < numbers.size(); ++stored)
        result[numbers[stored]] = std::int32_t(stored);
    return result;
}

std::vector<std::int32_t> translated(const std::vector<std::uint32_t> &numbers,
                                     const std::vector<std::int32_t> &stored)
{
    std::vector<std::int32_t> result;
    for (const std::uint32_t number : numbers) {
        if (number < stored.size() && stored[number] >= 0)
            result.push_back(stored[number]);
    }
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace

Result<std::shared_ptr<const Lexicon>> Lexicon::read(Connection &connection,
                                                     const std::stop_token &stop)
{
    const std::shared_ptr<Lexicon> lexicon(new Lexicon);
    if (Outcome read = readTables(connection, lexicon->m_vocabulary, stop); !read)
        return read.error();
    lexicon->m_ties = std::move(lexicon->m_vocabulary.ties);
    lexicon->m_vocabulary.ties.clear();
    Result<Words> words = Words::read(connection, stop);
    if (!words)
        return words.error();
    lexicon->m_words = std::move(*words);
    lexicon->index();
    return std::shared_ptr<const Lexicon>(lexicon);
}

void Lexicon::index()
{
    m_kinds = std::make_unique<KindIndex>(m_vocabulary.kinds);
    const Dictionary &kinds = m_words.of(WordField::Kind);
    for (std::size_t stored = 0; stored < kinds.size(); ++stored) {
        m_kindOf.push_back(m_kinds->number(KindId{kinds[stored]}));
        if (m_kinds->isScenario(m_kindOf.back()))
            m_scenarios.push_back(std::int32_t(stored));
    }
    m_storedKind = inverse(m_kindOf, m_kinds->size());

    m_actors = std::make_unique<ActorIndex>(m_vocabulary.actors);
    const Dictionary &actors = m_words.of(WordField::Actor);
    for (std::size_t stored = 0; stored < actors.size(); ++stored)
        m_actorOf.push_back(m_actors->number(ActorId{actors[stored]}));
    for (const Tie &tie : m_ties) {
        m_actors->number(tie.a);
        m_actors->number(tie.b);
    }
    m_actors->index(m_vocabulary.actors);
    m_storedActor = inverse(m_actorOf, m_actors->size());

    m_persons = indexed(m_words.of(WordField::Person));
    m_places = indexed(m_words.of(WordField::Place));
    m_publishers = indexed(m_words.of(WordField::Publisher));
}

const NameDictionary &Lexicon::names(WordField field) const
{
    switch (field) {
    case WordField::Person:
        return m_persons;
    case WordField::Publisher:
        return m_publishers;
    default:
        return m_places;
    }
}

std::vector<std::int32_t> Lexicon::storedKinds(const std::vector<std::uint32_t> &kinds) const
{
    return translated(kinds, m_storedKind);
}

std::vector<std::int32_t> Lexicon::storedActors(const std::vector<std::uint32_t> &actors) const
{
    return translated(actors, m_storedActor);
}

std::string Lexicon::threadTitle(const std::string &id) const
{
    for (const Thread &thread : m_vocabulary.threads) {
        if (thread.id.value == id && !thread.title.empty())
            return thread.title;
    }
    return id;
}

} // namespace entente::archive
