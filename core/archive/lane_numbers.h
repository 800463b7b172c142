// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/lexicon.h"
#include "core/archive/statement.h"
#include "core/engine/bloc_index.h"
#include "core/engine/questions.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::archive
{

/// What the server calls lanes. An event has *keys*: stored numbers of actors, kinds and so on; a
/// pair's key is made of two. Each key stands in one *lane*, which has a number of its own kind: a
/// top kind, a region; else the key itself.
class LaneNumbers
{
public:
    static constexpr std::int64_t none = -1; ///< the key and the lane of what has no value
    static constexpr std::int64_t many = -2; ///< of pairs: too many parties

    LaneNumbers(const Lexicon &lexicon, LaneField field);

    /// The keys of an event e, as an array of bigint.
    std::string keys(Statement &statement) const;
    /// Keys go from none to here; 0 where they are too many to be listed.
    std::size_t listedKeys() const;
    std::int64_t laneOf(std::int64_t key) const;

    std::string value(std::int64_t lane) const;
    std::string label(std::int64_t lane) const;
    std::vector<ActorId> pair(std::int64_t lane) const;
    /// The lane that a value names, with events or without. Of a pair, both actors are known.
    std::optional<std::int64_t> lane(const std::string &value) const;

    /// The two stored actors of a pair's key.
    static std::int64_t pairKey(std::int64_t a, std::int64_t b);
    static std::pair<std::int64_t, std::int64_t> actorsOf(std::int64_t pairKey);

private:
    std::string blocKeys(Statement &statement) const;

    const Lexicon &m_lexicon;
    LaneField m_field;
    BlocIndex m_blocs;
};

} // namespace entente::archive
