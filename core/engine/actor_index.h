// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dictionary.h"
#include "core/model/dataset.h"
#include "core/model/region.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace entente
{

/// A membership with its actors as numbers, and the time that it may cover.
struct MemberSpan
{
    std::uint32_t member = 0;
    TimeSpan span;
};

/// The actors of a document by number: those that it describes, in its order, then those that its
/// events, places and ties name without describing them.
class ActorIndex
{
public:
    /// `actors` is not kept. Ids that come up later are added with number().
    explicit ActorIndex(const std::vector<Actor> &actors);

    std::uint32_t number(const ActorId &id); ///< adds an actor that is not there yet
    std::optional<std::uint32_t> find(const ActorId &id) const;
    /// To be called once after the last number().
    void index(const std::vector<Actor> &actors);

    std::size_t size() const { return m_ids.size(); }
    ActorId id(std::uint32_t actor) const { return ActorId{m_ids[actor]}; }
    const std::string &label(std::uint32_t actor) const { return m_labels[actor]; }
    const std::optional<LatLon> &position(std::uint32_t actor) const { return m_positions[actor]; }
    std::optional<Region> region(std::uint32_t actor) const { return m_regions[actor]; }

    /// The actors that `value` names: the one with this id; otherwise all with this alias or this
    /// name in any language. Folded.
    std::vector<std::uint32_t> named(const std::string &value) const;
    /// The actors with a word in their id, names or aliases that begins with the folded `prefix`.
    std::vector<std::uint32_t> beginning(const std::string &prefix) const;
    /// The actors with the folded `word`, or a word beginning with it, in their names.
    std::vector<std::uint32_t> withWord(const std::string &word, bool asPrefix) const;

    /// Who was a member of `bloc`, and when.
    const std::vector<MemberSpan> &members(std::uint32_t bloc) const { return m_members[bloc]; }
    /// The states that `actor` continues or that continue it, however far; itself among them.
    std::vector<std::uint32_t> line(std::uint32_t actor) const;

private:
    void addName(const std::string &name, std::uint32_t actor);

    Dictionary m_ids;
    std::vector<std::string> m_labels;
    std::vector<std::optional<LatLon>> m_positions;
    std::vector<std::optional<Region>> m_regions;
    std::unordered_map<std::string, std::uint32_t> m_byFoldedId;
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_byName;
    std::vector<std::vector<std::string>> m_words; ///< sorted folded words of ids and names
    std::vector<std::vector<MemberSpan>> m_members;
    std::vector<std::vector<std::uint32_t>> m_neighbours; ///< predecessors and successors
};

} // namespace entente
