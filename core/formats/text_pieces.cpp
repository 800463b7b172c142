// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/text_pieces.h"

#include <algorithm>
#include <cstring>

namespace entente
{

namespace
{

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

constexpr std::size_t none = std::string::npos;

} // namespace

std::int64_t lineEndsIn(std::string_view text)
{
    const std::int64_t feeds = std::count(text.begin(), text.end(), '\n');
    if (text.find('\r') == none)
        return feeds;
    std::int64_t lonely = 0;
    for (std::size_t at = text.find('\r'); at != none; at = text.find('\r', at + 1))
        lonely += at + 1 >= text.size() || text[at + 1] != '\n' ? 1 : 0;
    return feeds + lonely;
}

TextPieces::TextPieces(std::unique_ptr<ByteSource> source, TableLayout layout,
                       std::size_t pieceBytes)
    : m_source(std::move(source))
    , m_layout(layout)
    , m_pieceBytes(std::max<std::size_t>(1, pieceBytes))
{}

Outcome TextPieces::fillUpTo(std::size_t size)
{
    std::size_t filled = m_text.size();
    if (filled >= size || m_isAtEnd)
        return Done{};
    m_text.resize(size);
    while (filled < size && !m_isAtEnd) {
        const Result<std::size_t> count =
            m_source->read(std::span(m_text).subspan(filled, size - filled));
        if (!count)
            return count.error();
        m_isAtEnd = *count == 0;
        filled += *count;
    }
    m_text.resize(filled);
    return Done{};
}

Outcome TextPieces::skip(std::size_t bytes, std::int64_t lines)
{
    if (Outcome filled = fillUpTo(bytes); !filled)
        return filled;
    m_given += std::int64_t(std::min(bytes, m_text.size()));
    m_text.erase(0, bytes);
    m_line += lines;
    return Done{};
}

/// Behind the last line end between two places; `none` when there is no sure one.
std::size_t TextPieces::lastLineEnd(std::size_t from, std::size_t to) const
{
    if (from >= to)
        return none;
    if (const void *feed = ::memrchr(m_text.data() + from, '\n', to - from))
        return std::size_t(static_cast<const char *>(feed) - m_text.data()) + 1;
    // A return at the very end may be the first half of a pair.
    const std::size_t sure = std::min(to, m_text.size() - 1);
    if (from >= sure)
        return none;
    if (const void *feed = ::memrchr(m_text.data() + from, '\r', sure - from))
        return std::size_t(static_cast<const char *>(feed) - m_text.data()) + 1;
    return none;
}

/// Where reading goes on after a cell that opens with a quote, or `none` when that cannot be said
/// before more is read.
std::size_t TextPieces::behindQuoted(std::size_t quote) const
{
    const std::string_view text = m_text;
    const std::size_t lineEnd = text.find_first_of("\r\n", quote);
    std::size_t close = text.find('"', quote + 1);
    while (close != none && close + 1 < text.size() && text[close + 1] == '"')
        close = text.find('"', close + 2);
    const bool isKnown = close != none && (close + 1 < text.size() || m_isAtEnd);
    if (!isKnown) {
        const bool isGivenUp = m_isAtEnd || text.size() - quote > longestRecord;
        return isGivenUp && lineEnd != none ? lineEnd : none;
    }
    const bool isWhole = close + 1 >= text.size() || text[close + 1] == m_layout.delimiter ||
                         isLineEnd(text[close + 1]);
    return isWhole || close < lineEnd ? close + 1 : lineEnd;
}

std::size_t TextPieces::lastRecordEnd() const
{
    if (!m_layout.hasQuotes)
        return lastLineEnd(0, m_text.size());
    std::size_t end = none;
    for (std::size_t at = 0; at < m_text.size();) {
        const std::size_t quote = std::min(m_text.find('"', at), m_text.size());
        if (const std::size_t found = lastLineEnd(at, quote); found != none)
            end = found;
        if (quote == m_text.size())
            break;
        const bool opens =
            quote == 0 || isLineEnd(m_text[quote - 1]) || m_text[quote - 1] == m_layout.delimiter;
        at = opens ? behindQuoted(quote) : quote + 1;
        if (at == none)
            break;
    }
    return end;
}

Result<std::optional<TextPiece>> TextPieces::passLongLine()
{
    constexpr std::size_t shown = 1024;
    TextPiece piece;
    piece.isTooLong = true;
    piece.firstLine = m_line;
    piece.text = m_text.substr(0, shown);
    for (;;) {
        const std::size_t end = std::min(m_text.find('\n'), m_text.size());
        const bool isFound = end < m_text.size();
        m_given += std::int64_t(end + (isFound ? 1 : 0));
        m_text.erase(0, end + (isFound ? 1 : 0));
        m_line += isFound ? 1 : 0;
        if (isFound || m_isAtEnd)
            break;
        if (Outcome filled = fillUpTo(m_pieceBytes); !filled)
            return filled.error();
    }
    piece.end = m_given;
    return std::optional(std::move(piece));
}

Result<std::optional<TextPiece>> TextPieces::next()
{
    std::size_t wanted = m_pieceBytes;
    std::size_t end = none;
    for (;;) {
        if (Outcome filled = fillUpTo(wanted); !filled)
            return filled.error();
        if (m_text.empty())
            return std::optional<TextPiece>();
        end = m_isAtEnd ? m_text.size() : lastRecordEnd();
        if (end != none)
            break;
        if (m_text.size() > 2 * longestRecord)
            return passLongLine();
        wanted = std::min(m_text.size() * 2, 2 * longestRecord + m_pieceBytes);
    }
    TextPiece piece;
    piece.firstLine = m_line;
    std::string rest = m_text.substr(end);
    m_text.resize(end);
    piece.text = std::move(m_text);
    m_text = std::move(rest);
    piece.lines = lineEndsIn(piece.text);
    m_line += piece.lines;
    m_given += std::int64_t(piece.text.size());
    piece.end = m_given;
    return std::optional(std::move(piece));
}

} // namespace entente
