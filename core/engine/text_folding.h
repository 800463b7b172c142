// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente
{

/// Finds the words that foldedWords() finds, much faster over many texts: ASCII goes without
/// tables, and what other pieces of text fold to is kept. One thread at a time.
class TextFolding
{
public:
    /// Calls `visit(std::string_view)` for the folded words of `text`, in their order. A word is
    /// valid during its visit only.
    template <class Visit>
    void forEachWord(std::string_view text, Visit visit)
    {
        if (isAscii(text)) {
            forEachPlainWord(text, visit);
            return;
        }
        for (std::size_t end = 0; !text.empty(); text.remove_prefix(end)) {
            end = pieceEnd(text);
            if (const std::string_view piece = text.substr(0, end); isAscii(piece)) {
                forEachPlainWord(piece, visit);
            } else {
                for (const std::string &word : wordsOf(piece))
                    visit(std::string_view(word));
            }
        }
    }

private:
    static bool isAscii(std::string_view text);
    /// Where the piece that `text` begins with ends: it folds alone to the words that it folds to
    /// in its text. At least 1.
    static std::size_t pieceEnd(std::string_view text);
    const std::vector<std::string> &wordsOf(std::string_view piece);

    /// Lower case of ASCII letters and digits, 0 for what is between words.
    static const std::array<char, 256> plainLetters;

    template <class Visit>
    void forEachPlainWord(std::string_view text, Visit visit)
    {
        // A letter folds to one letter, so that a word needs no more room than it had.
        m_word.resize(std::max(m_word.size(), text.size()));
        char *const word = m_word.data();
        std::size_t size = 0;
        for (const char c : text) {
            if (const char letter = plainLetters[static_cast<unsigned char>(c)]) {
                word[size++] = letter;
            } else if (size > 0) {
                visit(std::string_view(word, size));
                size = 0;
            }
        }
        if (size > 0)
            visit(std::string_view(word, size));
    }

    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>()(text);
        }
    };

    std::string m_word; ///< room for one
    std::vector<std::string> m_words;
    std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>> m_known;
};

} // namespace entente
