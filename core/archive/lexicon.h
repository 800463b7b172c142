// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/words.h"
#include "core/engine/actor_index.h"
#include "core/engine/kind_index.h"
#include "core/model/dataset.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente::archive
{

/// What an archive calls things, loaded when it is opened: the small tables, and all words that its
/// events use. Names in questions become numbers here, with the classes of the engine over memory,
/// so that both understand the same by them. Immutable.
class Lexicon
{
public:
    static Result<std::shared_ptr<const Lexicon>> read(Connection &connection,
                                                       const std::stop_token &stop);
    Lexicon(const Lexicon &) = delete;
    Lexicon &operator=(const Lexicon &) = delete;

    const Dataset &vocabulary() const { return m_vocabulary; }
    const std::vector<Tie> &ties() const { return m_ties; }
    const Words &words() const { return m_words; }
    const KindIndex &kinds() const { return *m_kinds; }
    const ActorIndex &actors() const { return *m_actors; }
    const NameDictionary &names(WordField field) const;

    /// A number of the archive as one of the index, and the other way; -1 where there is none.
    std::uint32_t kindOf(std::int64_t stored) const { return at(m_kindOf, stored); }
    std::uint32_t actorOf(std::int64_t stored) const { return at(m_actorOf, stored); }
    std::vector<std::int32_t> storedKinds(const std::vector<std::uint32_t> &kinds) const;
    std::vector<std::int32_t> storedActors(const std::vector<std::uint32_t> &actors) const;
    /// How many numbers there are: lists by number have this size.
    std::size_t size(WordField field) const { return m_words.of(field).size(); }

    /// The events at or below `scenario` have one of these kinds.
    const std::vector<std::int32_t> &scenarios() const { return m_scenarios; }
    /// The title of a thread; its id when it has none.
    std::string threadTitle(const std::string &id) const;

private:
    Lexicon() = default;
    void index();
    static std::uint32_t at(const std::vector<std::uint32_t> &numbers, std::int64_t place)
    {
        return place < 0 || std::size_t(place) >= numbers.size() ? noValue
                                                                 : numbers[std::size_t(place)];
    }

    Dataset m_vocabulary;
    std::vector<Tie> m_ties;
    Words m_words;
    std::unique_ptr<KindIndex> m_kinds;
    std::unique_ptr<ActorIndex> m_actors;
    NameDictionary m_persons;
    NameDictionary m_places;
    NameDictionary m_publishers;
    std::vector<std::uint32_t> m_kindOf;
    std::vector<std::uint32_t> m_actorOf;
    std::vector<std::int32_t> m_storedKind;
    std::vector<std::int32_t> m_storedActor;
    std::vector<std::int32_t> m_scenarios;
};

} // namespace entente::archive
