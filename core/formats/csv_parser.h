// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// One record of a CSV text. What it shows lives until the parser reads the next one into it.
struct CsvRecord
{
    CsvRecord() = default;
    CsvRecord(CsvRecord &&) = default;
    CsvRecord &operator=(CsvRecord &&) = default;

    std::vector<std::string_view> cells;
    std::int64_t line = 0; ///< where it begins, 1-based
    std::string_view text; ///< as it stands, without the line end
    std::string problem;   ///< why the cells cannot be trusted; empty when they can

    bool isBlank() const; ///< nothing but empty cells

    /// Cells that do not stand in the text as they are: those with doubled quotes.
    std::deque<std::string> unquoted;
};

/// Reads RFC 4180 with any one-character delimiter and LF, CRLF or CR ends. A quote that is never
/// closed, or closed in the middle of a cell further down, costs the lines of its own record up to
/// the one where it opens; reading goes on behind it. Linear in the length of the text.
class CsvParser
{
public:
    enum class Quotes
    {
        Rfc4180,
        Characters ///< that mean nothing: every line is a record
    };
    CsvParser(std::string_view text, char delimiter, Quotes quotes = Quotes::Rfc4180)
        : m_text(text)
        , m_delimiter(delimiter)
        , m_quotes(quotes)
    {}
    /// Says that the text begins in this line of its file.
    void beginAt(std::int64_t line) { m_line = line; }

    /// False at the end of the text. Who looks at the first cells alone says how many: the record
    /// may then show no others, and is read faster.
    bool next(CsvRecord &record, std::size_t wantedCells = allCells);
    static constexpr std::size_t allCells = std::size_t(-1);

    std::size_t position() const { return m_at; } ///< bytes read
    std::int64_t line() const { return m_line; }  ///< where the next record begins

private:
    struct Mark
    {
        std::size_t at;
        std::int64_t line;
    };
    enum class CellEnd
    {
        Delimiter,
        Record
    };

    CellEnd readCell(CsvRecord &record);
    CellEnd readPlain(std::string_view &cell, std::size_t from);
    bool readQuoted(CsvRecord &record);
    bool skipPlainRest();
    bool isDelimiterOrEnd(char c) const { return c == m_delimiter || isEnd(c); }
    CellEnd afterCell();
    bool isAtLineEnd() const;
    void skipLineEnd();
    void giveUp(CsvRecord &record, Mark quote);
    static bool isEnd(char c) { return c == '\n' || c == '\r'; }

    std::string_view m_text;
    char m_delimiter;
    Quotes m_quotes;
    std::size_t m_at = 0;
    std::int64_t m_line = 1;
};

/// Comma, semicolon or tab: the one whose first record names most of what `isKnown` knows, or, when
/// that does not decide, has most cells.
template <class IsKnown>
char likelyDelimiter(std::string_view text, IsKnown isKnown)
{
    char best = ',';
    std::pair<std::int64_t, std::size_t> bestScore{-1, 0};
    for (const char delimiter : {',', ';', '\t'}) {
        CsvParser parser(text, delimiter);
        CsvRecord header;
        while (parser.next(header) && header.isBlank()) {
        }
        std::int64_t known = 0;
        for (const std::string_view cell : header.cells)
            known += isKnown(cell) ? 1 : 0;
        const std::pair<std::int64_t, std::size_t> score{known, header.cells.size()};
        if (score > bestScore) {
            best = delimiter;
            bestScore = score;
        }
    }
    return best;
}

} // namespace entente
