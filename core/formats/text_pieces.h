// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/byte_source.h"
#include "core/formats/row_reader.h"

#include <optional>
#include <string>

namespace entente
{

/// A part of a table that begins and ends between two records.
struct TextPiece
{
    std::string text;
    std::int64_t firstLine = 1;
    std::int64_t lines = 0; ///< that end in it
    std::int64_t end = 0;   ///< bytes of the table up to here
    bool isTooLong = false; ///< the beginning of a line that is too long to be read
};

/// Cuts a table into pieces between its records, in one pass and with little more than one piece in
/// memory. Looks for quotes as CsvParser does, but for nothing else. Where the pieces end depends
/// on the bytes alone.
class TextPieces
{
public:
    /// No record is longer; a quote that is not closed within this is never closed.
    static constexpr std::size_t longestRecord = 16 * 1024 * 1024;

    TextPieces(std::unique_ptr<ByteSource> source, TableLayout layout, std::size_t pieceBytes);

    /// Passes over what stands before the rows. Fails like next().
    Outcome skip(std::size_t bytes, std::int64_t lines);

    /// Nothing at the end. Fails when the source does. Of a line that is much longer than a record
    /// may be, the beginning comes as a piece of its own, and the rest is passed over.
    Result<std::optional<TextPiece>> next();

private:
    Outcome fillUpTo(std::size_t size);
    Result<std::optional<TextPiece>> passLongLine();
    std::size_t lastRecordEnd() const;
    std::size_t behindQuoted(std::size_t quote) const;
    std::size_t lastLineEnd(std::size_t from, std::size_t to) const;

    std::unique_ptr<ByteSource> m_source;
    TableLayout m_layout;
    std::size_t m_pieceBytes;
    std::string m_text; ///< read and not yet given away
    bool m_isAtEnd = false;
    std::int64_t m_line = 1;
    std::int64_t m_given = 0;
};

/// How many lines end in `text`: LF, CRLF or CR.
std::int64_t lineEndsIn(std::string_view text);

} // namespace entente
