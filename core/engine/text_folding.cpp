// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/text_folding.h"

#include "core/base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace entente
{

namespace
{

/// What is kept at most: pieces, and the bytes of one. Longer ones (a sentence in a script without
/// spaces) hardly come twice.
constexpr std::size_t mostKnown = 30'000;
constexpr std::size_t longestKnown = 64;

/// ASCII that neither belongs to a word nor melts with what follows: U+0338 makes one character
/// of itself and a '<', '=' or '>' before it.
bool isBreak(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    const bool isWord =
        (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
    return byte < 0x80 && !isWord && (byte < '<' || byte > '>');
}

} // namespace

const std::array<char, 256> TextFolding::plainLetters = [] {
    std::array<char, 256> letters{};
    for (unsigned c = '0'; c <= '9'; ++c)
        letters[c] = char(c);
    for (unsigned c = 'a'; c <= 'z'; ++c) {
        letters[c] = char(c);
        letters[c - 'a' + 'A'] = char(c);
    }
    return letters;
}();

bool TextFolding::isAscii(std::string_view text)
{
    constexpr std::uint64_t highBits = 0x8080808080808080;
    while (text.size() >= 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data(), sizeof eight);
        if (eight & highBits)
            return false;
        text.remove_prefix(sizeof eight);
    }
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

std::size_t TextFolding::pieceEnd(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size() && isBreak(text[end]))
        ++end;
    while (end < text.size() && !isBreak(text[end]))
        ++end;
    return end;
}

const std::vector<std::string> &TextFolding::wordsOf(std::string_view piece)
{
    if (piece.size() > longestKnown) {
        m_words = foldedWords(piece);
        return m_words;
    }
    if (const auto found = m_known.find(piece); found != m_known.end())
        return found->second;
    if (m_known.size() >= mostKnown)
        m_known.clear();
    return m_known.emplace(piece, foldedWords(piece)).first->second;
}

} // namespace entente
