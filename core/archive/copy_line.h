// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/statement.h"

#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente::archive
{

/// Writes one line of COPY's text format; the line ends with the object.
class CopyLine
{
public:
    explicit CopyLine(std::string &lines) : m_lines(lines) {}
    ~CopyLine() { m_lines += '\n'; }
    CopyLine(const CopyLine &) = delete;
    CopyLine &operator=(const CopyLine &) = delete;

    CopyLine &text(std::string_view value)
    {
        begin();
        addEscaped(storable(value));
        return *this;
    }
    CopyLine &null()
    {
        begin();
        m_lines += "\\N";
        return *this;
    }
    CopyLine &flag(bool value)
    {
        begin();
        m_lines += value ? 't' : 'f';
        return *this;
    }
    CopyLine &integer(std::int64_t value)
    {
        begin();
        addNumber(value);
        return *this;
    }
    CopyLine &number(double value)
    {
        begin();
        addNumber(value);
        return *this;
    }
    CopyLine &number(float value)
    {
        begin();
        addNumber(value);
        return *this;
    }
    CopyLine &number(std::optional<double> value) { return value ? number(*value) : null(); }
    CopyLine &integers(std::span<const std::int32_t> values)
    {
        begin();
        m_lines += '{';
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0)
                m_lines += ',';
            addNumber(values[i]);
        }
        m_lines += '}';
        return *this;
    }
    CopyLine &bytes(std::string_view value)
    {
        constexpr std::string_view hexDigits = "0123456789abcdef";
        begin();
        m_lines += "\\\\x";
        for (const char c : value) {
            m_lines += hexDigits[static_cast<unsigned char>(c) >> 4U];
            m_lines += hexDigits[static_cast<unsigned char>(c) & 15U];
        }
        return *this;
    }

private:
    void begin()
    {
        if (!m_isFirst)
            m_lines += '\t';
        m_isFirst = false;
    }
    template <class Number>
    void addNumber(Number value)
    {
        std::array<char, 64> digits{};
        const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        m_lines.append(digits.data(), result.ptr);
    }
    void addEscaped(std::string_view value)
    {
        for (const char c : value) {
            switch (c) {
            case '\\':
                m_lines += "\\\\";
                break;
            case '\n':
                m_lines += "\\n";
                break;
            case '\r':
                m_lines += "\\r";
                break;
            case '\t':
                m_lines += "\\t";
                break;
            default:
                m_lines += c;
            }
        }
    }

    std::string &m_lines;
    bool m_isFirst = true;
};

} // namespace entente::archive
