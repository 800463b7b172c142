// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/story/story.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace entente
{

std::vector<Chapter> chaptersOf(const Story &story)
{
    std::vector<Chapter> chapters;
    for (std::size_t i = 0; i < story.scenes.size(); ++i) {
        if (chapters.empty() || chapters.back().name != story.scenes[i].chapter)
            chapters.push_back({story.scenes[i].chapter, i, i});
        chapters.back().last = i + 1;
    }
    return chapters;
}

StoryText storyText(const Story &story)
{
    return {story.name, toJson(story)};
}

std::string freeName(std::span<const StoryText> stories, const std::string &wish)
{
    const auto isTaken = [&](const std::string &name) {
        return std::any_of(stories.begin(), stories.end(),
                           [&](const StoryText &story) { return story.name == name; });
    };
    std::string name = wish;
    for (int number = 2; isTaken(name); ++number)
        name = wish + " " + std::to_string(number);
    return name;
}

namespace
{

template <class Items, class Name>
std::string namesOfAll(const Items &items, Name name)
{
    constexpr std::size_t most = 12;
    std::string names;
    std::size_t said = 0;
    for (const auto &item : items) {
        if (said++ == most)
            return names + ", …";
        names += (names.empty() ? "'" : ", '") + name(item) + "'";
    }
    return names;
}

std::string nameOfText(const StoryText &story)
{
    return story.name;
}

Error noStories()
{
    return {"the document has no stories", {}};
}

/// The place of a scene that has this name, or whose number it is.
std::optional<std::size_t> placeOfScene(const Story &story, std::string_view scene)
{
    const std::string wanted = folded(scene);
    for (std::size_t i = 0; i < story.scenes.size(); ++i) {
        if (folded(story.scenes[i].name) == wanted)
            return i;
    }
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(scene.data(), scene.data() + scene.size(), number);
    if (error == std::errc() && end == scene.data() + scene.size() && number >= 1 &&
        number <= story.scenes.size())
        return number - 1;
    return std::nullopt;
}

} // namespace

Result<Story> findStory(std::span<const StoryText> stories, std::string_view name)
{
    if (stories.empty())
        return noStories();
    const std::string wanted = folded(name);
    for (const StoryText &story : stories) {
        if (name.empty() || folded(story.name) == wanted)
            return storyFromJson(story.json);
    }
    return Error{"there is no story '" + std::string(name) + "'; there is " +
                     namesOfAll(stories, nameOfText),
                 {}};
}

Result<Scene> findScene(std::span<const StoryText> stories, std::string_view story,
                        std::string_view scene)
{
    if (stories.empty())
        return noStories();
    std::string names;
    for (const StoryText &text : stories) {
        if (!story.empty() && folded(text.name) != folded(story))
            continue;
        const Result<Story> read = storyFromJson(text.json);
        if (!read)
            return read.error();
        if (const auto place = placeOfScene(*read, scene))
            return read->scenes[*place];
        names += (names.empty() ? "" : "; ") +
                 namesOfAll(read->scenes, [](const Scene &each) { return each.name; });
    }
    if (names.empty() && !story.empty())
        return findStory(stories, story).error();
    return Error{"there is no scene '" + std::string(scene) + "'; there are " + names, {}};
}

} // namespace entente
