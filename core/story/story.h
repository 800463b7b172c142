// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/story_text.h"
#include "core/story/scene.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// Scenes in order.
struct Story
{
    std::string name;
    std::string description; ///< for whoever looks for a story
    std::vector<Scene> scenes;
    bool operator==(const Story &) const = default;
};

/// Scenes in a row that share a chapter; one without a name holds scenes that are in none.
struct Chapter
{
    std::string name;
    std::size_t first = 0; ///< its scenes are [first, last)
    std::size_t last = 0;
    bool operator==(const Chapter &) const = default;
};
std::vector<Chapter> chaptersOf(const Story &story);

/// The version of the JSON of stories and scenes that this program writes.
constexpr int storyVersion = 1;

/// JSON as README.md beside this file documents it. Reading what was written gives an equal value.
std::string toJson(const Story &story);
std::string toJson(const Scene &scene);
/// Fails for what is no story, or of a newer version, with a sentence that names the scene and the
/// member; `where` is the file. Members that are not known are not looked at.
Result<Story> storyFromJson(std::string_view text, const std::string &where = {});
Result<Scene> sceneFromJson(std::string_view text, const std::string &where = {});

/// As documents keep it.
StoryText storyText(const Story &story);
/// A name that none of `stories` has: `wish`, "wish 2", …
std::string freeName(std::span<const StoryText> stories, const std::string &wish);

/// A scene by its name, of one story or, where `story` is empty, of the first that has it. A number
/// is the place of a scene, from 1. Fails with the names that there are.
Result<Scene> findScene(std::span<const StoryText> stories, std::string_view story,
                        std::string_view scene);
/// A story by its name; with an empty one, the only story or the first.
Result<Story> findStory(std::span<const StoryText> stories, std::string_view name);

} // namespace entente
