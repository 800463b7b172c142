// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/actor.h"
#include "core/model/era.h"
#include "core/model/event.h"
#include "core/model/kind.h"
#include "core/model/story_text.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace entente
{

/// A dated bond between two actors.
struct Tie
{
    ActorId a;
    ActorId b;
    std::string layer; ///< "L1": a member of the named unions in Layer
    Date start;
    Date end; ///< empty: still in force
    std::string basis;
    std::vector<std::string> events; ///< keys of the events behind it

    bool operator==(const Tie &) const = default;
};

/// A named union of tie layers: "political" = L1 + L2 + L3.
struct Layer
{
    std::string name;
    std::vector<std::string> members;
    bool isDefault = false;

    bool operator==(const Layer &) const = default;
};

/// Events that belong together: the life of a pact.
struct Thread
{
    ThreadId id;
    std::string title;

    bool operator==(const Thread &) const = default;
};

/// Everything a document holds, as plain values.
struct Dataset
{
    std::string title;
    std::string description;
    KindTree kinds = KindTree::standard();
    std::vector<Actor> actors;
    std::vector<Event> events;
    std::vector<Thread> threads;
    std::vector<Layer> layers;
    std::vector<Tie> ties;
    std::vector<Era> eras;
    std::vector<StoryText> stories;
    std::map<std::string, std::string> properties; ///< free: author, licence, compiled, …

    const Actor *actor(const ActorId &id) const; ///< linear; null when there is none
    /// The actor's name, or its id for one that the document does not describe.
    std::string actorName(const ActorId &id) const;

    bool operator==(const Dataset &) const = default;
};

} // namespace entente
