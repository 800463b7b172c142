// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/fields.h"
#include "core/query/filter.h"

namespace entente
{

namespace
{

bool needsQuotes(Field field, const std::string &value)
{
    if (value.empty() || value.starts_with("\u201c"))
        return true;
    if (value.find_first_of(" \t\n\r\v\f,\"") != std::string::npos)
        return true;
    return field == Field::Text && (value.front() == '-' || value.find(':') != std::string::npos);
}

std::string valueText(Field field, const std::string &value)
{
    if (!needsQuotes(field, value))
        return value;
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + '"';
}

} // namespace

std::string toText(const Term &term)
{
    std::string text = term.negated ? "-" : "";
    if (isDateField(term.field) && term.certainty == Certainty::Certainly)
        text += "certainly:";
    if (term.field != Field::Text)
        text += std::string(wordFor(term.field)) + ':';
    for (std::size_t i = 0; i < term.values.size(); ++i)
        text += (i ? "," : "") + valueText(term.field, term.values[i]);
    return text;
}

std::string toText(const Filter &filter)
{
    std::string text;
    for (const Term &term : filter.terms())
        text += (text.empty() ? "" : " ") + toText(term);
    return text;
}

} // namespace entente
