// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/actor.h"
#include "core/model/vocabulary.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace entente
{

/// What the reader's language calls states; empty: English, in which actors have their names.
struct ReaderNames
{
    std::string language;                      ///< BCP 47: "fr", "zh-CN"
    std::map<std::string, std::string> states; ///< by ISO 3166-1 alpha-3
};

/// For the whole process, as the language is. Set once, before a document is opened.
void setReaderNames(ReaderNames names);

/// What an actor is called: by the document in the reader's language, else, of a state, by that
/// language; else its own name. Thread-safe.
std::string shownName(const Actor &actor);

/// What the reader's language calls the state with this code; nothing where it is English.
std::optional<std::string> stateName(std::string_view code);

/// labelFor(), in the reader's language.
std::string shownLabel(Status status);
std::string shownLabel(Phase phase);
std::string shownLabel(Confidence confidence);

} // namespace entente
