// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/actor_index.h"

#include "core/base/text.h"
#include "core/model/membership.h"
#include "core/model/shown_names.h"

#include <algorithm>

namespace entente
{

namespace
{

bool hasWord(const std::vector<std::string> &words, const std::string &word, bool asPrefix)
{
    const auto found = std::lower_bound(words.begin(), words.end(), word);
    return found != words.end() && (asPrefix ? found->starts_with(word) : *found == word);
}

} // namespace

ActorIndex::ActorIndex(const std::vector<Actor> &actors)
{
    for (const Actor &actor : actors)
        m_ids.add(actor.id.value);
}

std::uint32_t ActorIndex::number(const ActorId &id)
{
    return m_ids.add(id.value);
}

std::optional<std::uint32_t> ActorIndex::find(const ActorId &id) const
{
    return m_ids.find(id.value);
}

void ActorIndex::addName(const std::string &name, std::uint32_t actor)
{
    const std::string key = folded(trimmed(name));
    if (key.empty())
        return;
    std::vector<std::uint32_t> &named = m_byName[key];
    if (std::find(named.begin(), named.end(), actor) == named.end())
        named.push_back(actor);
    for (std::string &word : foldedWords(name))
        m_words[actor].push_back(std::move(word));
}

void ActorIndex::index(const std::vector<Actor> &actors)
{
    // Blocs and predecessors that nothing else names need numbers too.
    for (const Actor &actor : actors) {
        for (const Membership &membership : actor.memberOf)
            number(membership.bloc);
        if (!actor.predecessor.isEmpty())
            number(actor.predecessor);
    }
    m_labels.resize(size());
    m_positions.resize(size());
    m_regions.resize(size());
    m_words.resize(size());
    m_members.resize(size());
    m_neighbours.resize(size());
    for (std::uint32_t i = 0; i < size(); ++i) {
        m_labels[i] = m_ids[i];
        m_regions[i] = regionOf(id(i));
        m_byFoldedId.try_emplace(folded(m_ids[i]), i);
        m_words[i] = foldedWords(m_ids[i]);
    }
    for (const Actor &actor : actors) {
        const std::uint32_t self = number(actor.id);
        const std::string shown = shownName(actor);
        if (!shown.empty())
            m_labels[self] = shown;
        m_positions[self] = actor.position;
        addName(actor.name, self);
        if (shown != actor.name)
            addName(shown, self);
        for (const ActorName &name : actor.names)
            addName(name.name, self);
        for (const std::string &alias : actor.aliases)
            addName(alias, self);
        for (const Membership &membership : actor.memberOf)
            m_members[number(membership.bloc)].push_back({self, spanOf(membership)});
        if (!actor.predecessor.isEmpty()) {
            const std::uint32_t predecessor = number(actor.predecessor);
            m_neighbours[self].push_back(predecessor);
            m_neighbours[predecessor].push_back(self);
        }
    }
    for (std::vector<std::string> &words : m_words)
        std::sort(words.begin(), words.end());
}

std::vector<std::uint32_t> ActorIndex::named(const std::string &value) const
{
    if (const std::optional<std::uint32_t> exact = m_ids.find(value))
        return {*exact};
    const std::string key = folded(trimmed(value));
    if (const auto found = m_byFoldedId.find(key); found != m_byFoldedId.end())
        return {found->second};
    const auto found = m_byName.find(key);
    return found == m_byName.end() ? std::vector<std::uint32_t>() : found->second;
}

std::vector<std::uint32_t> ActorIndex::beginning(const std::string &prefix) const
{
    return withWord(prefix, true);
}

std::vector<std::uint32_t> ActorIndex::withWord(const std::string &word, bool asPrefix) const
{
    std::vector<std::uint32_t> result;
    for (std::uint32_t i = 0; i < size(); ++i) {
        if (hasWord(m_words[i], word, asPrefix))
            result.push_back(i);
    }
    return result;
}

std::vector<std::uint32_t> ActorIndex::line(std::uint32_t actor) const
{
    std::vector<std::uint32_t> result{actor};
    for (std::size_t i = 0; i < result.size(); ++i) {
        for (const std::uint32_t neighbour : m_neighbours[result[i]]) {
            if (std::find(result.begin(), result.end(), neighbour) == result.end())
                result.push_back(neighbour);
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace entente
