// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/statement.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::archive
{

/// The words of spacedWords() as the text of a tsvector; nothing when they are longer or more than
/// the server indexes: such rows are searched by reading them.
std::optional<std::string> wordVector(std::string_view spacedWords);

/// Which texts of an event e are looked into.
enum class WordsOf
{
    Title,
    Description,
    Either
};

/// The condition that the texts of an event e hold these folded words one after another, the last
/// one as a beginning if `asPrefix`; "false" for no words.
std::string holdsWords(Statement &statement, std::span<const std::string> words, bool asPrefix,
                       WordsOf where);

} // namespace entente::archive
