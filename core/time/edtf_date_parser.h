// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/edtf_syntax.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::edtf
{

/// Reads one date from the front of a text. One use each.
class DateParser
{
public:
    DateParser(std::string_view text, std::size_t position) : m_text(text), m_pos(position) {}

    /// The date that starts at the position. What follows it is not looked at.
    Result<DatePart> parse();

    std::size_t position() const { return m_pos; }

private:
    char peek(std::size_t ahead = 0) const;
    bool take(char c);
    bool takeQualifier(Qualifier &qualifier);
    std::string takeDigits(bool withOpen);
    std::optional<int> takeTwoDigits();

    std::optional<Error> parseYear();
    std::optional<Error> parseLetterYear();
    std::optional<Error> parseSignificant();
    std::optional<Error> parseMonth();
    std::optional<Error> parseDay();
    std::optional<Error> parseTime();
    std::optional<Error> parseZone(ClockTime &time);
    std::optional<Error> parseParts();
    void qualifyGroup(Qualifier qualifier);
    Error wrong(std::string what) const { return errorAt(m_pos, std::move(what)); }

    std::string_view m_text;
    std::size_t m_pos;
    DatePart m_date;
};

} // namespace entente::edtf
