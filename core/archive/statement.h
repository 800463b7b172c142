// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/instant.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::archive
{

/// One statement of SQL with the values that it is sent with. What people typed is always such a
/// value, never a part of the text.
class Statement
{
public:
    Statement() = default;
    explicit Statement(std::string text) : sql(std::move(text)) {}

    /// Each adds a value and returns what stands for it in the text: "$3::text".
    std::string text(std::string_view value);
    std::string texts(std::span<const std::string> values);
    std::string integers(std::span<const std::int32_t> values);
    std::string bigints(std::span<const std::int64_t> values);
    std::string numbers(std::span<const double> values); ///< finite
    /// A query of words, as `array_to_tsvector` has them.
    std::string wordQuery(std::string_view value);

    const std::vector<std::string> &values() const { return m_values; }

    std::string sql;

private:
    std::string add(std::string value, std::string_view type);

    std::vector<std::string> m_values;
};

/// A number or a moment as a part of the text.
std::string literal(std::int64_t number);
std::string literal(Instant moment);
std::string literal(double number);

/// `text` as the server can hold it: well-formed, and without the character zero.
std::string storable(std::string_view text);

} // namespace entente::archive
