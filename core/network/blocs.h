// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"

#include <span>
#include <string>
#include <vector>

namespace entente
{

/// A bloc or organisation with those of some actors that are its members at some time.
struct Bloc
{
    struct Member
    {
        std::size_t actor = 0; ///< of the actors asked about
        TimeSpan span;         ///< as soon, and as long, as vague dates allow
        bool operator==(const Member &) const = default;
    };
    ActorId id;
    std::string label;
    std::vector<Member> members; ///< an actor that left and came back is there twice
    bool operator==(const Bloc &) const = default;
};

/// The blocs that at least two of `actors` are ever members of, those of fewest actors first: who
/// belongs to a small one tells most.
std::vector<Bloc> blocsOf(const Dataset &vocabulary, std::span<const ActorId> actors);

/// The actors that are members at a moment, ascending.
std::vector<std::size_t> membersAt(const Bloc &bloc, Instant moment);

} // namespace entente
