// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/engine.h"

#include <string>
#include <vector>

namespace entente
{

/// What is wrong with a document's stories, a sentence each: text that is no story, names that
/// stand for several of them or differ from the one inside, events and actors that do not exist.
/// `tables` is the document without its events, which `engine` knows. Fails when the engine does.
Result<std::vector<std::string>> storyFindings(const Dataset &tables, const Engine &engine);

} // namespace entente
