// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The words and numbers of a date that a person typed.
namespace entente::free_text
{

enum class TokenKind
{
    Number,  ///< value, digits
    Ordinal, ///< "3rd", "third": value
    Decade,  ///< "1950s": value 1950
    Month,   ///< value 1 to 12
    Season,  ///< value 21 to 24
    Weekday, ///< value 0 (Monday) to 6
    Bc,
    Ad,
    About,    ///< "about", "c.", "~"
    Possibly, ///< "possibly", "?"
    Time,     ///< "14:30", "14:30:05"
    Dash,     ///< a dash between dates: "–", or a hyphen beside a space
    Hyphen,   ///< a hyphen between two characters
    Slash,
    Dot,
    Word, ///< one of the words that the grammar names
};

struct Token
{
    TokenKind kind = TokenKind::Word;
    std::size_t begin = 0; ///< bytes of the text
    std::size_t end = 0;
    std::int64_t value = 0;
    int digits = 0;   ///< of a number
    std::string word; ///< lower case, without dots

    bool is(TokenKind other) const { return kind == other; }
    bool isWord(std::string_view other) const { return kind == TokenKind::Word && word == other; }
};

using Tokens = std::span<const Token>;

/// Splits a text. Commas and filling words ("of", "the", "in") are dropped. Fails on a
/// word that says nothing about a date.
Result<std::vector<Token>> tokensOf(std::string_view text);

} // namespace entente::free_text
