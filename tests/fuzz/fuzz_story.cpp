// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/story/story.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace entente;
    using fuzz::require;

    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const Result<Scene> scene = sceneFromJson(text);
    require(scene.hasValue() || !scene.error().what.empty(), "an error says why");
    const Result<Story> story = storyFromJson(text);
    if (!story) {
        require(!story.error().what.empty(), "an error says why");
        return 0;
    }
    require(!story->name.empty(), "a story has a name");
    const std::string written = toJson(*story);
    const Result<Story> again = storyFromJson(written);
    require(again.hasValue(), "our own JSON is read");
    require(toJson(*again) == written, "JSON carries everything");
    return 0;
}
