// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/csv_parser.h"

#include "core/base/text.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace entente
{

namespace
{

/// No table is this wide; a file that is no table can be.
constexpr std::size_t mostCells = 10000;

constexpr std::uint64_t everyByte(std::uint8_t value)
{
    return 0x0101010101010101U * value;
}

/// The high bits of the zero bytes of `bytes`, and perhaps of bytes above the lowest of them.
constexpr std::uint64_t zeroBytes(std::uint64_t bytes)
{
    return (bytes - everyByte(1)) & ~bytes & everyByte(0x80);
}

/// How many characters from `from` on are neither `delimiter` nor a line end: at least the ones
/// that can be told eight at a time.
std::size_t plainLength(std::string_view text, std::size_t from, char delimiter)
{
    std::size_t at = from;
    if constexpr (std::endian::native == std::endian::little) {
        const std::uint64_t delimiters = everyByte(std::uint8_t(delimiter));
        for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            const std::uint64_t found = zeroBytes(eight ^ delimiters) |
                                        zeroBytes(eight ^ everyByte('\n')) |
                                        zeroBytes(eight ^ everyByte('\r'));
            if (found != 0)
                return at - from + std::size_t(std::countr_zero(found)) / 8;
        }
    }
    return at - from;
}

} // namespace

bool CsvRecord::isBlank() const
{
    return std::all_of(cells.begin(), cells.end(),
                       [](std::string_view cell) { return trimmed(cell).empty(); });
}

bool CsvParser::isAtLineEnd() const
{
    return m_at >= m_text.size() || isEnd(m_text[m_at]);
}

void CsvParser::skipLineEnd()
{
    if (m_at >= m_text.size())
        return;
    const bool isReturn = m_text[m_at] == '\r';
    ++m_at;
    if (isReturn && m_at < m_text.size() && m_text[m_at] == '\n')
        ++m_at;
    ++m_line;
}

CsvParser::CellEnd CsvParser::afterCell()
{
    if (!isAtLineEnd()) {
        ++m_at; // the delimiter
        return CellEnd::Delimiter;
    }
    return CellEnd::Record;
}

CsvParser::CellEnd CsvParser::readPlain(std::string_view &cell, std::size_t from)
{
    m_at += plainLength(m_text, m_at, m_delimiter);
    while (m_at < m_text.size() && !isDelimiterOrEnd(m_text[m_at]))
        ++m_at;
    cell = m_text.substr(from, m_at - from);
    return afterCell();
}

/// Reads behind an opening quote to behind the closing one. False when there is none.
bool CsvParser::readQuoted(CsvRecord &record)
{
    std::string *built = nullptr; // only for a cell that does not stand in the text as it is
    for (;;) {
        const std::size_t quote = m_text.find('"', m_at);
        const std::string_view part = m_text.substr(m_at, std::min(quote, m_text.size()) - m_at);
        if (built)
            *built += part;
        for (std::size_t i = 0; i < part.size(); ++i) {
            const bool isPair = part[i] == '\r' && i + 1 < part.size() && part[i + 1] == '\n';
            if (isEnd(part[i]) && !isPair)
                ++m_line;
        }
        m_at += part.size();
        if (quote == std::string_view::npos)
            return false;
        ++m_at;
        if (m_at >= m_text.size() || m_text[m_at] != '"') {
            record.cells.back() = built ? std::string_view(*built) : part;
            return true;
        }
        if (!built)
            built = &record.unquoted.emplace_back(part);
        *built += '"';
        ++m_at;
    }
}

void CsvParser::giveUp(CsvRecord &record, Mark quote)
{
    record.problem = "a quote opens in line " + std::to_string(quote.line) +
                     " and is not closed; close it or double the quotes inside the cell";
    record.cells.back() = {}; // how much of it there is depends on how much of the text
    m_at = std::min(m_text.find_first_of("\n\r", quote.at), m_text.size());
    m_line = quote.line;
}

CsvParser::CellEnd CsvParser::readCell(CsvRecord &record)
{
    std::string_view &cell = record.cells.emplace_back();
    const bool isQuoted =
        m_quotes == Quotes::Rfc4180 && m_at < m_text.size() && m_text[m_at] == '"';
    if (!isQuoted)
        return readPlain(cell, m_at);
    const Mark quote{m_at, m_line};
    ++m_at;
    const bool isClosed = readQuoted(record);
    if (isClosed && (isAtLineEnd() || m_text[m_at] == m_delimiter))
        return afterCell();
    // On one line it is a cell that happens to begin with a quote: 'the "Quad" meets'.
    if (isClosed && m_line == quote.line)
        return readPlain(cell, quote.at);
    giveUp(record, quote);
    return CellEnd::Record;
}

/// Goes to the end of a record whose further cells have no quotes. False when they have.
bool CsvParser::skipPlainRest()
{
    const std::string_view rest = m_text.substr(m_at, m_text.find('\n', m_at) - m_at);
    if (rest.find('"') != std::string_view::npos)
        return false;
    m_at += std::min(rest.find('\r'), rest.size());
    return true;
}

bool CsvParser::next(CsvRecord &record, std::size_t wantedCells)
{
    record.cells.clear();
    record.unquoted.clear();
    record.problem.clear();
    if (m_at >= m_text.size())
        return false;
    const std::size_t begin = m_at;
    record.line = m_line;
    while (readCell(record) == CellEnd::Delimiter) {
        if (record.cells.size() >= wantedCells && skipPlainRest())
            break;
        if (record.cells.size() < mostCells)
            continue;
        record.problem = "it has more than " + std::to_string(mostCells) + " cells";
        m_at = std::min(m_text.find_first_of("\n\r", m_at), m_text.size());
        break;
    }
    record.text = m_text.substr(begin, m_at - begin);
    skipLineEnd();
    return true;
}

} // namespace entente
