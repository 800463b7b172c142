// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/free_tokens.h"

#include <algorithm>
#include <array>
#include <optional>

namespace entente::free_text
{

namespace
{

constexpr std::size_t longestText = 200;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Meaning
{
    std::string_view word;
    TokenKind kind;
    std::int64_t value = 0;
};

constexpr Meaning meanings[] = {
    {"spring", TokenKind::Season, 21},
    {"summer", TokenKind::Season, 22},
    {"autumn", TokenKind::Season, 23},
    {"fall", TokenKind::Season, 23},
    {"winter", TokenKind::Season, 24},
    {"bc", TokenKind::Bc},
    {"bce", TokenKind::Bc},
    {"ad", TokenKind::Ad},
    {"ce", TokenKind::Ad},
    {"about", TokenKind::About},
    {"around", TokenKind::About},
    {"circa", TokenKind::About},
    {"ca", TokenKind::About},
    {"c", TokenKind::About},
    {"approximately", TokenKind::About},
    {"approx", TokenKind::About},
    {"roughly", TokenKind::About},
    {"possibly", TokenKind::Possibly},
    {"perhaps", TokenKind::Possibly},
    {"probably", TokenKind::Possibly},
    {"maybe", TokenKind::Possibly},
    {"presumably", TokenKind::Possibly},
    {"first", TokenKind::Ordinal, 1},
    {"second", TokenKind::Ordinal, 2},
    {"third", TokenKind::Ordinal, 3},
    {"fourth", TokenKind::Ordinal, 4},
    {"fifth", TokenKind::Ordinal, 5},
    {"sixth", TokenKind::Ordinal, 6},
    {"seventh", TokenKind::Ordinal, 7},
    {"eighth", TokenKind::Ordinal, 8},
    {"ninth", TokenKind::Ordinal, 9},
    {"tenth", TokenKind::Ordinal, 10},
    {"eleventh", TokenKind::Ordinal, 11},
    {"twelfth", TokenKind::Ordinal, 12},
    {"thirteenth", TokenKind::Ordinal, 13},
    {"fourteenth", TokenKind::Ordinal, 14},
    {"fifteenth", TokenKind::Ordinal, 15},
    {"sixteenth", TokenKind::Ordinal, 16},
    {"seventeenth", TokenKind::Ordinal, 17},
    {"eighteenth", TokenKind::Ordinal, 18},
    {"nineteenth", TokenKind::Ordinal, 19},
    {"twentieth", TokenKind::Ordinal, 20},
};

constexpr std::string_view monthNames[] = {"january",   "february", "march",    "april",
                                           "may",       "june",     "july",     "august",
                                           "september", "october",  "november", "december"};
constexpr std::string_view dayNames[] = {"monday", "tuesday",  "wednesday", "thursday",
                                         "friday", "saturday", "sunday"};

constexpr std::string_view grammarWords[] = {
    "before", "after",   "since",   "until",   "till",    "to",     "through", "thru",
    "from",   "between", "and",     "or",      "earlier", "later",  "by",      "than",
    "not",    "no",      "century", "quarter", "half",    "q",      "h",       "present",
    "now",    "prior",   "up",      "onwards", "onward",  "ongoing"};

constexpr std::string_view fillingWords[] = {"of", "the", "in", "on", "at", "year", "during"};

constexpr std::string_view clockWords[] = {"today", "yesterday", "tomorrow", "tonight",  "last",
                                           "this",  "next",      "ago",      "recently", "current"};

constexpr std::string_view looseWords[] = {"early",     "mid", "middle", "late",
                                           "beginning", "end", "start",  "turn"};

template <class Words>
bool contains(const Words &words, std::string_view word)
{
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// "sept", "september" for the month; "thu", "thurs", "thursday" for the day.
template <std::size_t Count>
std::optional<int> indexByName(const std::string_view (&names)[Count], std::string_view word)
{
    if (word.size() < 3)
        return std::nullopt;
    for (std::size_t i = 0; i < Count; ++i) {
        const bool isAbbreviation = word.size() <= 5 && names[i].starts_with(word);
        if (word == names[i] || isAbbreviation)
            return int(i);
    }
    return std::nullopt;
}

class Lexer
{
public:
    explicit Lexer(std::string_view text) : m_text(text) {}
    Result<std::vector<Token>> run();

private:
    std::optional<Error> next();
    std::optional<Error> number();
    std::optional<Error> word();
    bool sign();
    bool takeAny(std::initializer_list<std::string_view> choices);
    bool takeEnding(std::initializer_list<std::string_view> choices);
    void add(TokenKind kind, std::size_t begin, std::int64_t value = 0)
    {
        m_tokens.push_back({kind, begin, m_pos, value, 0, {}});
    }
    char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }
    bool isSpaceAt(std::size_t i) const;

    std::string_view m_text;
    std::size_t m_pos = 0;
    std::vector<Token> m_tokens;
};

bool Lexer::takeAny(std::initializer_list<std::string_view> choices)
{
    for (const std::string_view choice : choices) {
        if (m_text.substr(m_pos).starts_with(choice)) {
            m_pos += choice.size();
            return true;
        }
    }
    return false;
}

/// One of the choices if no letter follows it.
bool Lexer::takeEnding(std::initializer_list<std::string_view> choices)
{
    const std::size_t begin = m_pos;
    if (takeAny(choices) && !isLetter(at(m_pos)))
        return true;
    m_pos = begin;
    return false;
}

bool Lexer::isSpaceAt(std::size_t i) const
{
    // The last byte of a no-break space, seen from behind it, or its first.
    return i >= m_text.size() || m_text[i] == ' ' || m_text[i] == '\t' || m_text[i] == '\xa0' ||
           m_text[i] == '\xc2';
}

Result<std::vector<Token>> Lexer::run()
{
    if (m_text.size() > longestText)
        return Error{"the text is too long for a date", {}};
    while (m_pos < m_text.size()) {
        if (std::optional<Error> error = next())
            return std::move(*error);
    }
    return std::move(m_tokens);
}

std::optional<Error> Lexer::next()
{
    // Spaces, no-break spaces and thin spaces; what only sets words apart.
    if (takeAny({" ", "\t", "\n", "\r", "\u00a0", "\u2009", "\u202f", ","}))
        return std::nullopt;
    if (isDigit(m_text[m_pos]))
        return number();
    if (isLetter(m_text[m_pos]))
        return word();
    if (sign())
        return std::nullopt;
    return Error{"a date cannot hold this character", "character " + std::to_string(m_pos + 1)};
}

bool Lexer::sign()
{
    const std::size_t begin = m_pos;
    if (takeAny({"–", "—", "\u2012"})) {
        add(TokenKind::Dash, begin);
    } else if (takeAny({"-", "\u2010", "\u2011"})) {
        const bool isLoose = (begin > 0 && isSpaceAt(begin - 1)) || isSpaceAt(m_pos);
        add(isLoose ? TokenKind::Dash : TokenKind::Hyphen, begin);
    } else if (takeAny({"~", "≈"})) {
        add(TokenKind::About, begin);
    } else if (takeAny({"(?)", "?"})) {
        add(TokenKind::Possibly, begin);
    } else if (takeAny({"/"})) {
        add(TokenKind::Slash, begin);
    } else if (takeAny({"."})) {
        if (m_pos < m_text.size()) // a full stop at the end says nothing
            add(TokenKind::Dot, begin);
    } else {
        return false;
    }
    return true;
}

std::optional<Error> Lexer::number()
{
    const std::size_t begin = m_pos;
    Token token{TokenKind::Number, begin, 0, 0, 0, {}};
    const auto takeDigits = [&] {
        for (; isDigit(at(m_pos)); ++m_pos, ++token.digits)
            token.value =
                token.digits < 17 ? token.value * 10 + (m_text[m_pos] - '0') : token.value;
    };
    takeDigits();
    // Thousands: a comma and exactly three digits.
    while (at(m_pos) == ',' && isDigit(at(m_pos + 1)) && isDigit(at(m_pos + 2)) &&
           isDigit(at(m_pos + 3)) && !isDigit(at(m_pos + 4))) {
        ++m_pos;
        takeDigits();
    }
    if (token.digits > 15)
        return Error{"this number is too large for a date",
                     "character " + std::to_string(begin + 1)};
    if (at(m_pos) == ':' && isDigit(at(m_pos + 1))) {
        while (at(m_pos) == ':' || isDigit(at(m_pos)))
            ++m_pos;
        token.kind = TokenKind::Time;
    } else if (takeEnding({"st", "nd", "rd", "th"})) {
        token.kind = TokenKind::Ordinal;
    } else if (takeEnding({"'s", "’s", "s"})) {
        token.kind = TokenKind::Decade;
    }
    token.end = m_pos;
    token.word = m_text.substr(begin, m_pos - begin);
    m_tokens.push_back(std::move(token));
    return std::nullopt;
}

std::optional<Error> Lexer::word()
{
    const std::size_t begin = m_pos;
    std::string word;
    for (; isLetter(at(m_pos)) || at(m_pos) == '.'; ++m_pos) {
        if (m_text[m_pos] != '.')
            word += char(m_text[m_pos] | 0x20);
    }
    if (contains(fillingWords, word))
        return std::nullopt;
    if ((word == "utc" || word == "gmt") && !m_tokens.empty() &&
        m_tokens.back().is(TokenKind::Time)) {
        m_tokens.back().word += 'Z';
        return std::nullopt;
    }
    const auto *const meaning = std::find_if(std::begin(meanings), std::end(meanings),
                                             [&](const Meaning &m) { return m.word == word; });
    if (meaning != std::end(meanings)) {
        add(meaning->kind, begin, meaning->value);
    } else if (const auto month = indexByName(monthNames, word)) {
        add(TokenKind::Month, begin, *month + 1);
    } else if (const auto day = indexByName(dayNames, word)) {
        add(TokenKind::Weekday, begin, *day);
    } else if (contains(grammarWords, word)) {
        add(TokenKind::Word, begin);
        m_tokens.back().word = word;
    } else if (contains(clockWords, word)) {
        return Error{"'" + word + "' depends on the day it is read; write the date itself", {}};
    } else if (contains(looseWords, word)) {
        return Error{"'" + word +
                         "' has no agreed length; write for example 'between 1950 and "
                         "1953'",
                     {}};
    } else {
        return Error{"'" + std::string(m_text.substr(begin, m_pos - begin)) +
                         "' is not part of a date that can be understood",
                     "character " + std::to_string(begin + 1)};
    }
    return std::nullopt;
}

} // namespace

Result<std::vector<Token>> tokensOf(std::string_view text)
{
    return Lexer(text).run();
}

} // namespace entente::free_text
