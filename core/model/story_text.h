// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace entente
{

/// A story as documents and files keep it. What stands in it, core/story reads.
struct StoryText
{
    std::string name; ///< not empty; no two of a document are alike
    std::string json; ///< an object, as core/story/README.md documents it
    bool operator==(const StoryText &) const = default;
};

} // namespace entente
