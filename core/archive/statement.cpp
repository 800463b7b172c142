// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/statement.h"

#include "core/base/text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace entente::archive
{

namespace
{

template <class Number>
std::string listOf(std::span<const Number> values)
{
    std::string list = "{";
    for (const Number value : values)
        list += (list.size() > 1 ? "," : "") + std::to_string(value);
    return list + "}";
}

} // namespace

std::string Statement::add(std::string value, std::string_view type)
{
    m_values.push_back(std::move(value));
    return "$" + std::to_string(m_values.size()) + "::" + std::string(type);
}

std::string Statement::text(std::string_view value)
{
    return add(storable(value), "text");
}

std::string Statement::texts(std::span<const std::string> values)
{
    std::string list = "{";
    for (const std::string &value : values) {
        list += list.size() > 1 ? ",\"" : "\"";
        for (const char c : storable(value)) {
            if (c == '"' || c == '\\')
                list += '\\';
            list += c;
        }
        list += '"';
    }
    return add(list + "}", "text[]");
}

std::string Statement::integers(std::span<const std::int32_t> values)
{
    return add(listOf(values), "int[]");
}

std::string Statement::bigints(std::span<const std::int64_t> values)
{
    return add(listOf(values), "bigint[]");
}

std::string Statement::numbers(std::span<const double> values)
{
    std::string list = "{";
    for (const double value : values) {
        std::array<char, 64> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        list += (list.size() > 1 ? "," : "") + std::string(digits.data(), end.ptr);
    }
    return add(list + "}", "float8[]");
}

std::string Statement::wordQuery(std::string_view value)
{
    return add(storable(value), "tsquery");
}

std::string literal(std::int64_t number)
{
    return "'" + std::to_string(number) + "'::bigint";
}

std::string literal(Instant moment)
{
    return literal(moment.seconds);
}

std::string literal(double number)
{
    if (!std::isfinite(number))
        return std::isnan(number) ? "'NaN'::float8"
               : number > 0       ? "'inf'::float8"
                                  : "'-inf'::float8";
    std::array<char, 64> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return "'" + std::string(digits.data(), result.ptr) + "'::float8";
}

std::string storable(std::string_view text)
{
    std::string clean = isUtf8(text) ? std::string(text) : withValidUtf8(text);
    for (std::size_t at = clean.find('\0'); at != std::string::npos; at = clean.find('\0', at))
        clean.replace(at, 1, "\xEF\xBF\xBD");
    return clean;
}

} // namespace entente::archive
