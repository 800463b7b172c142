// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/date_words.h"
#include "core/time/edtf.h"
#include "core/time/free_parts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace entente
{

namespace
{

using edtf::Qualifier;
using free_text::edtfOf;
using free_text::notUnderstood;
using free_text::Parts;
using free_text::partsOf;
using free_text::Token;
using free_text::TokenKind;
using free_text::Tokens;
using free_text::YearEra;

using Text = Result<std::string>;

std::string_view trimmedText(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\n\r");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\n\r") - begin + 1);
}

/// Reads a phrase: a date, or dates around the words that join them.
class Phrase
{
public:
    explicit Phrase(std::string_view text) : m_text(text) {}

    Text read(Tokens tokens, Qualifier inherited);

private:
    Text readDate(Tokens tokens, Qualifier inherited);
    std::optional<Text> readPrefixed(Tokens tokens, Qualifier inherited);
    std::optional<Text> readSuffixed(Tokens tokens, Qualifier inherited);
    std::optional<Text> readJoined(Tokens tokens, Qualifier inherited);
    std::optional<Text> readWinter(Tokens tokens) const;
    Text range(Tokens first, Tokens last, Qualifier inherited, std::string_view joint);
    Text rangeOfSides(Parts first, Parts last, std::string_view joint);
    Text neighbour(const std::string &edtf, int direction) const;
    std::optional<std::string> wholeEdtf(Tokens tokens, Qualifier inherited) const;

    std::string_view m_text;
};

bool isWord(Tokens tokens, std::size_t i, std::initializer_list<std::string_view> words)
{
    return i < tokens.size() && std::any_of(words.begin(), words.end(), [&](std::string_view word) {
               return tokens[i].isWord(word);
           });
}

/// A side that is EDTF stays as it is, unless it is a short number, which alone would be a decade
/// or a century.
std::optional<std::string> Phrase::wholeEdtf(Tokens tokens, Qualifier inherited) const
{
    if (tokens.empty() || !inherited.isPlain())
        return std::nullopt;
    const std::string_view text =
        m_text.substr(tokens.front().begin, tokens.back().end - tokens.front().begin);
    const Result<Date> date = Date::fromEdtf(text);
    const bool isBareNumber = tokens.size() == 1 && tokens.front().is(TokenKind::Number);
    if (!date || date->isInterval() || (isBareNumber && tokens.front().digits < 4))
        return std::nullopt;
    return std::string(text);
}

Text Phrase::readDate(Tokens tokens, Qualifier inherited)
{
    if (tokens.empty())
        return notUnderstood(m_text);
    if (const auto edtf = wholeEdtf(tokens, inherited))
        return *edtf;
    Result<Parts> parts = partsOf(tokens, m_text);
    if (!parts)
        return parts.error();
    parts->qualifier.approximate |= inherited.approximate;
    parts->qualifier.uncertain |= inherited.uncertain;
    return edtfOf(*parts);
}

/// The year, month or day just before or after all of a date.
Text Phrase::neighbour(const std::string &edtf, int direction) const
{
    const Result<Date> date = Date::fromEdtf(edtf);
    if (!date)
        return date.error();
    const TimeSpan span = date->bounds().strict;
    const Instant edge = direction > 0 ? span.end : Instant{span.begin.seconds - 1};
    if (span.begin.isOpen() || span.end.isOpen())
        return notUnderstood(m_text);
    const CivilDate day = civilDate(edge);
    Parts parts;
    parts.year = day.year;
    parts.qualifier = {date->isUncertain(), date->isApproximate()};
    if (date->precision() >= Precision::Season)
        parts.month = day.month;
    if (date->precision() >= Precision::Day)
        parts.day = day.day;
    return edtfOf(parts);
}

std::optional<Text> Phrase::readPrefixed(Tokens tokens, Qualifier inherited)
{
    struct Prefix
    {
        std::array<std::string_view, 3> words;
        std::string_view before;
        std::string_view after;
        int step; ///< to the neighbour before or after the date
    };
    constexpr Prefix prefixes[] = {
        {{"no", "later", "than"}, "[..", "]", 0},
        {{"not", "later", "than"}, "[..", "]", 0},
        {{"no", "earlier", "than"}, "[", "..]", 0},
        {{"not", "earlier", "than"}, "[", "..]", 0},
        {{"not", "after", ""}, "[..", "]", 0},
        {{"not", "before", ""}, "[", "..]", 0},
        {{"earlier", "than", ""}, "[..", "]", -1},
        {{"later", "than", ""}, "[", "..]", 1},
        {{"prior", "to", ""}, "[..", "]", -1},
        {{"up", "to", ""}, "../", "", 0},
        {{"before", "", ""}, "[..", "]", -1},
        {{"after", "", ""}, "[", "..]", 1},
        {{"by", "", ""}, "[..", "]", 0},
        {{"since", "", ""}, "", "/..", 0},
        {{"from", "", ""}, "", "/..", 0},
        {{"until", "", ""}, "../", "", 0},
        {{"till", "", ""}, "../", "", 0},
        {{"to", "", ""}, "../", "", 0},
    };
    for (const Prefix &prefix : prefixes) {
        std::size_t count = 0;
        while (count < 3 && !prefix.words[count].empty() &&
               isWord(tokens, count, {prefix.words[count]}))
            ++count;
        if (count < 3 && !prefix.words[count].empty())
            continue;
        Text inner = readDate(tokens.subspan(count), inherited);
        if (inner && prefix.step)
            inner = neighbour(*inner, prefix.step);
        if (!inner)
            return inner;
        return Text(std::string(prefix.before) + *inner + std::string(prefix.after));
    }
    return std::nullopt;
}

std::optional<Text> Phrase::readSuffixed(Tokens tokens, Qualifier inherited)
{
    const std::size_t n = tokens.size();
    if (n < 2)
        return std::nullopt;
    const bool isOr = n > 2 && tokens[n - 2].isWord("or");
    const bool isEarlier = isWord(tokens, n - 1, {"earlier", "before"});
    const bool isLater = isWord(tokens, n - 1, {"later", "after"});
    const bool isOnwards = isWord(tokens, n - 1, {"onwards", "onward", "ongoing"});
    if (!isOnwards && !(isOr && (isEarlier || isLater)))
        return std::nullopt;
    const std::size_t from = isOnwards && tokens[0].isWord("from") ? 1 : 0;
    const std::size_t to = n - (isOnwards ? 1 : 2);
    const Text inner = readDate(tokens.subspan(from, to - from), inherited);
    if (!inner)
        return inner;
    if (isOnwards)
        return Text(*inner + "/..");
    return Text(isEarlier ? "[.." + *inner + "]" : "[" + *inner + "..]");
}

bool isYearAlone(const Parts &parts)
{
    return parts.year && !parts.month && !parts.season && !parts.day;
}

void makeYear(Parts &parts, std::int64_t year)
{
    parts.year = year;
    parts.day = 0;
    parts.loneNumber.reset();
}

/// "50–44 BC", "AD 79–85", "1950–53", "12th–13th century": a bare number is what the other side is.
bool shareYears(Parts &first, Parts &last)
{
    if (first.loneNumber && last.century) {
        first.century = first.loneNumber;
        first.era = last.era;
    } else if (first.loneNumber && isYearAlone(last) && last.era != YearEra::Unsaid) {
        makeYear(first, last.era == YearEra::Bc ? 1 - *first.loneNumber : *first.loneNumber);
    } else if (isYearAlone(first) && isYearAlone(last) && last.era == YearEra::Bc &&
               first.era == YearEra::Unsaid) {
        makeYear(first, 1 - *first.year);
    }
    if (!last.loneNumber || !isYearAlone(first) || last.year)
        return true;
    const std::int64_t number = *last.loneNumber;
    if (first.era == YearEra::Bc || (first.era == YearEra::Unsaid && number > 99))
        return false;
    makeYear(last, first.era == YearEra::Ad ? number : *first.year / 100 * 100 + number);
    // "2016–13": nobody would write a range that runs backwards.
    return *first.year < *last.year;
}

/// What one side of a range leaves out, the other says: the month and year of "3–5 Nov 2022".
Text Phrase::rangeOfSides(Parts first, Parts last, std::string_view joint)
{
    if ((!first.hasYear() && !last.hasYear() && !first.loneNumber && !last.loneNumber) ||
        !shareYears(first, last))
        return notUnderstood(m_text);
    if (first.day && !first.month)
        first.month = last.month;
    if (last.day && !last.month)
        last.month = first.month;
    if (!first.hasYear() && (first.month || first.season))
        first.year = last.year;
    const Text from = edtfOf(first);
    const Text to = edtfOf(last);
    if (!from || !to)
        return from ? to : from;
    return joint == "/" ? *from + "/" + *to : "[" + *from + ".." + *to + "]";
}

Text Phrase::range(Tokens first, Tokens last, Qualifier inherited, std::string_view joint)
{
    if (first.empty() || last.empty())
        return notUnderstood(m_text);
    if (last.size() == 1 && isWord(last, 0, {"present", "now", "ongoing"}) && joint == "/") {
        const Text from = readDate(first, inherited);
        return from ? Text(*from + "/..") : from;
    }
    const auto fromEdtf = wholeEdtf(first, inherited);
    const auto toEdtf = wholeEdtf(last, inherited);
    if (fromEdtf && toEdtf)
        return joint == "/" ? *fromEdtf + "/" + *toEdtf : "[" + *fromEdtf + ".." + *toEdtf + "]";
    Result<Parts> from = partsOf(first, m_text);
    Result<Parts> to = partsOf(last, m_text);
    if (!from || !to)
        return from ? to.error() : from.error();
    for (Parts *parts : {&*from, &*to}) {
        parts->qualifier.approximate |= inherited.approximate;
        parts->qualifier.uncertain |= inherited.uncertain;
    }
    return rangeOfSides(std::move(*from), std::move(*to), joint);
}

std::optional<Text> Phrase::readJoined(Tokens tokens, Qualifier inherited)
{
    const auto find = [&](auto matches) {
        const auto at = std::find_if(tokens.begin(), tokens.end(), matches);
        return std::size_t(at - tokens.begin());
    };
    const auto split = [&](std::size_t at, std::size_t skip, std::string_view joint) {
        return range(tokens.subspan(skip, at - skip), tokens.subspan(at + 1), inherited, joint);
    };
    const std::size_t isAnd = find([](const Token &t) { return t.isWord("and"); });
    if (isWord(tokens, 0, {"between"})) {
        return isAnd < tokens.size() ? split(isAnd, 1, "..") : Text(notUnderstood(m_text));
    }
    const std::size_t dash = find([](const Token &t) {
        return t.is(TokenKind::Dash) || t.isWord("to") || t.isWord("until") || t.isWord("till") ||
               t.isWord("through") || t.isWord("thru");
    });
    if (dash > 0 && dash < tokens.size())
        return split(dash, isWord(tokens, 0, {"from"}) ? 1 : 0, "/");
    const std::size_t isOr = find([](const Token &t) { return t.isWord("or"); });
    const std::size_t list = std::min(isAnd, isOr);
    if (list == 0 || list >= tokens.size())
        return std::nullopt;
    const Text first = readDate(tokens.first(list), inherited);
    const Text second = readDate(tokens.subspan(list + 1), inherited);
    if (!first || !second)
        return first ? second : first;
    return Text(list == isOr ? "[" + *first + "," + *second + "]"
                             : "{" + *first + "," + *second + "}");
}

/// "winter 1951–52" names both of its years, so that nothing is left open about it.
std::optional<Text> Phrase::readWinter(Tokens tokens) const
{
    if (tokens.size() != 4 || !tokens[0].is(TokenKind::Season) || tokens[0].value != 24 ||
        !tokens[1].is(TokenKind::Number) || tokens[1].digits != 4 ||
        !tokens[3].is(TokenKind::Number))
        return std::nullopt;
    const std::int64_t year = tokens[1].value;
    if (tokens[3].value != (tokens[3].digits == 4 ? year + 1 : (year + 1) % 100))
        return std::nullopt;
    Parts december;
    december.year = year;
    december.month = 12;
    Parts february;
    february.year = year + 1;
    february.month = 2;
    return Text("[" + *edtfOf(december) + ".." + *edtfOf(february) + "]");
}

Text Phrase::read(Tokens tokens, Qualifier inherited)
{
    // "possibly before 1950" speaks of the date inside.
    const bool isBeforeWord = tokens.size() > 1 && tokens[1].is(TokenKind::Word) &&
                              !isWord(tokens, 1, {"century", "quarter", "half", "q", "h"});
    if (isBeforeWord && (tokens[0].is(TokenKind::Possibly) || tokens[0].is(TokenKind::About))) {
        inherited.uncertain |= tokens[0].is(TokenKind::Possibly);
        inherited.approximate |= tokens[0].is(TokenKind::About);
        return read(tokens.subspan(1), inherited);
    }
    if (std::optional<Text> winter = readWinter(tokens))
        return std::move(*winter);
    for (const auto step : {&Phrase::readSuffixed, &Phrase::readJoined, &Phrase::readPrefixed}) {
        if (std::optional<Text> text = (this->*step)(tokens, inherited))
            return std::move(*text);
    }
    // One hyphen can join years or days ("1950-53", "3-5 Nov 2022"); more make a numeric date.
    const auto isHyphen = [](const Token &t) { return t.is(TokenKind::Hyphen); };
    const auto hyphen = std::find_if(tokens.begin(), tokens.end(), isHyphen);
    const bool isNumeric = std::any_of(tokens.begin(), tokens.end(), [](const Token &t) {
        return t.is(TokenKind::Slash) || t.is(TokenKind::Dot);
    });
    Text whole = readDate(tokens, inherited);
    if (whole || isNumeric || std::count_if(tokens.begin(), tokens.end(), isHyphen) != 1)
        return whole;
    const std::size_t at = std::size_t(hyphen - tokens.begin());
    const Text joined = range(tokens.first(at), tokens.subspan(at + 1), inherited, "/");
    return joined ? joined : whole;
}

/// Whether a text can only have been meant as EDTF; its own error is then the better one.
bool looksLikeEdtf(std::string_view text)
{
    return text.find_first_not_of("0123456789XYESTZ~?%:./,{}[]+- ") == std::string_view::npos;
}

} // namespace

Result<Date> understandDate(std::string_view text)
{
    text = trimmedText(text);
    Result<Date> asEdtf = Date::fromEdtf(text);
    if (asEdtf)
        return asEdtf;
    const Result<std::vector<Token>> tokens = free_text::tokensOf(text);
    if (!tokens)
        return looksLikeEdtf(text) ? asEdtf.error() : tokens.error();
    const Text edtf = Phrase(text).read(*tokens, {});
    if (!edtf) {
        const bool isPlainRefusal = edtf.error() == notUnderstood(text);
        return isPlainRefusal && looksLikeEdtf(text) ? asEdtf.error() : edtf.error();
    }
    Result<Date> date = Date::fromEdtf(*edtf);
    if (!date)
        return Error{date.error().what, {}};
    return date;
}

} // namespace entente
