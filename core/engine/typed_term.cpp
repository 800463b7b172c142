// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/typed_term.h"

#include "core/base/text.h"

namespace entente
{

TypedTerm::TypedTerm(std::string_view typed)
{
    typed = trimmed(typed);
    const auto take = [&](std::string_view word) {
        if (!typed.starts_with(word))
            return;
        m_prefix += word;
        typed.remove_prefix(word.size());
    };
    take("-");
    take("possibly:");
    take("certainly:");
    const std::size_t colon = typed.find(':');
    if (colon != std::string_view::npos && typed.substr(0, colon).find('"') == std::string::npos) {
        m_field = fieldFrom(typed.substr(0, colon));
        if (m_field)
            typed.remove_prefix(colon + 1);
    }
    bool isQuoted = false;
    for (const char c : typed) {
        if (c == '"') {
            isQuoted = !isQuoted;
        } else if (c == ',' && !isQuoted && m_field) {
            m_values.push_back(std::move(m_last));
            m_last.clear();
        } else {
            m_last += c;
        }
    }
}

std::string TypedTerm::completed(Field field, const std::string &value) const
{
    Term term{field, m_values, false, Certainty::Possibly};
    term.values.push_back(value);
    return m_prefix + toText(term);
}

} // namespace entente
