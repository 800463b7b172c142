// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/word_search.h"

#include "core/base/text.h"

#include <algorithm>
#include <set>

namespace entente::archive
{

namespace
{

// The server takes words of 2 KiB and vectors of 1 MiB; a little below is safe.
constexpr std::size_t longestWord = 2000;
constexpr std::size_t mostBytes = 900'000;

/// A word as tsvector and tsquery quote it.
std::string quotedWord(std::string_view word)
{
    std::string quoted = "'";
    for (const char c : word) {
        if (c == '\'' || c == '\\')
            quoted += c;
        quoted += c;
    }
    return quoted + "'";
}

/// What the index can be asked; nothing when none of its rows can hold the words.
std::optional<std::string> indexQuery(std::span<const std::string> words, bool asPrefix)
{
    std::string query;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].size() > longestWord)
            return std::nullopt;
        query += (i > 0 ? " & " : "") + quotedWord(words[i]);
        if (asPrefix && i + 1 == words.size())
            query += ":*";
    }
    return query;
}

std::string spaced(std::span<const std::string> words, bool asPrefix)
{
    std::string text;
    for (const std::string &word : words)
        text += " " + word;
    return asPrefix ? text : text + " ";
}

} // namespace

std::optional<std::string> wordVector(std::string_view spacedWords)
{
    std::set<std::string_view> distinct;
    std::size_t bytes = 0;
    for (const std::string_view word : split(spacedWords, ' ')) {
        if (word.empty() || !distinct.insert(word).second)
            continue;
        bytes += word.size();
        if (word.size() > longestWord || bytes > mostBytes)
            return std::nullopt;
    }
    std::string vector;
    for (const std::string_view word : distinct)
        vector += (vector.empty() ? "" : " ") + quotedWord(word);
    return vector;
}

std::string holdsWords(Statement &statement, std::span<const std::string> words, bool asPrefix,
                       WordsOf where)
{
    if (words.empty())
        return "false";
    const std::string phrase = statement.text(spaced(words, asPrefix));
    const auto inText = [&](const char *column) {
        return "strpos(e." + std::string(column) + ", " + phrase + ") > 0";
    };
    if (where == WordsOf::Title)
        return "(" + inText("title_words") + ")";
    if (where == WordsOf::Description)
        return "(" + inText("description_words") + ")";
    const std::string read =
        "(" + inText("title_words") + " OR " + inText("description_words") + ")";
    const std::optional<std::string> query = indexQuery(words, asPrefix);
    if (!query)
        return "(e.words IS NULL AND " + read + ")";
    const std::string indexed = "e.words @@ " + statement.wordQuery(*query);
    // Of one word the index knows everything.
    if (words.size() == 1)
        return "(" + indexed + " OR (e.words IS NULL AND " + read + "))";
    return "((" + indexed + " OR e.words IS NULL) AND " + read + ")";
}

} // namespace entente::archive
