// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/filter.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// A term that is still being typed, taken apart: "-party:GBR,ja" negates, has the field Party, one
/// finished value and the beginning of another.
class TypedTerm
{
public:
    explicit TypedTerm(std::string_view typed);

    const std::optional<Field> &field() const { return m_field; } ///< nothing for a bare word
    const std::string &lastValue() const { return m_last; }
    /// What stands before the field: "-", "certainly:", both or nothing.
    const std::string &prefix() const { return m_prefix; }
    /// The whole term with its last value, and its field if there was none, filled in.
    std::string completed(Field field, const std::string &value) const;

private:
    std::string m_prefix;
    std::optional<Field> m_field;
    std::vector<std::string> m_values;
    std::string m_last;
};

} // namespace entente
