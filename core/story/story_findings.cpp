// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/story/story_findings.h"

#include "core/query/filter.h"
#include "core/story/story.h"

#include <set>
#include <utility>

namespace entente
{

namespace
{

class StoryChecker
{
public:
    StoryChecker(const Dataset &tables, const Engine &engine) : m_tables(tables), m_engine(engine)
    {
        for (const Tie &tie : tables.ties)
            m_tied.insert({tie.a, tie.b});
    }

    Outcome check(const StoryText &text)
    {
        const std::string which = "the story '" + text.name + "'";
        if (!m_names.insert(text.name).second)
            say(which + " is there twice");
        const Result<Story> story = storyFromJson(text.json);
        if (!story) {
            const std::string why = story.error().text();
            say(why.starts_with(which) ? why : which + " cannot be read: " + why);
            return Done{};
        }
        if (story->name != text.name)
            say(which + " calls itself '" + story->name + "'");
        for (std::size_t i = 0; i < story->scenes.size(); ++i) {
            const Scene &scene = story->scenes[i];
            m_where = "scene " + std::to_string(i + 1) + ", '" + scene.name + "', of " + which;
            if (Outcome checked = check(scene); !checked)
                return checked;
        }
        return Done{};
    }

    std::vector<std::string> findings() && { return std::move(m_findings); }

private:
    Outcome check(const Scene &scene)
    {
        for (const std::string &key : scene.selection.events)
            checkEvent(key, "selects");
        std::vector<std::pair<ActorId, const char *>> actors;
        for (const ActorId &actor : scene.selection.actors)
            actors.emplace_back(actor, "selects");
        if (!scene.network.hub.isEmpty())
            actors.emplace_back(scene.network.hub, "has as its hub");
        for (const ActorId &bloc : scene.network.blocs)
            actors.emplace_back(bloc, "rings the members of");
        for (const Annotation &annotation : scene.annotations) {
            if (const auto *event = std::get_if<EventAnchor>(&annotation.anchor))
                checkEvent(event->key, "remarks on");
            else if (const auto *actor = std::get_if<ActorAnchor>(&annotation.anchor))
                actors.emplace_back(actor->id, "remarks on");
        }
        for (const auto &[actor, verb] : actors) {
            const Result<bool> has = hasActor(actor);
            if (!has)
                return has.error();
            if (!*has)
                say(m_where + " " + verb + " the actor '" + actor.value +
                    "', which does not exist");
        }
        return Done{};
    }

    void checkEvent(const std::string &key, const char *verb)
    {
        if (m_engine.find(key).value == 0)
            say(m_where + " " + verb + " the event '" + key + "', which does not exist");
    }

    /// Described, tied or a party: not all who take part are described.
    Result<bool> hasActor(const ActorId &id) const
    {
        if (m_tables.actor(id) != nullptr || m_tied.contains(id))
            return true;
        const Term party{Field::Party, {id.value}, false, Certainty::Possibly};
        const Term scenario{Field::Kind, {"scenario"}, false, Certainty::Possibly};
        for (const Filter &filter : {Filter({party}), Filter({party, scenario})}) {
            const Result<CountAnswer> count = m_engine.answer(CountQuestion{{filter, {}, {}}});
            if (!count)
                return count.error();
            if (count->count > 0)
                return true;
        }
        return false;
    }

    void say(std::string sentence) { m_findings.push_back(std::move(sentence)); }

    const Dataset &m_tables;
    const Engine &m_engine;
    std::set<ActorId> m_tied;
    std::set<std::string> m_names;
    std::string m_where;
    std::vector<std::string> m_findings;
};

} // namespace

Result<std::vector<std::string>> storyFindings(const Dataset &tables, const Engine &engine)
{
    StoryChecker checker(tables, engine);
    for (const StoryText &text : tables.stories) {
        if (const Outcome checked = checker.check(text); !checked)
            return checked.error();
    }
    return std::move(checker).findings();
}

} // namespace entente
