// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/text_sections.h"

namespace entente
{

Result<std::string> MemorySections::read(std::string_view name, std::int64_t part) const
{
    const auto found = m_parts.find({std::string(name), part});
    if (found == m_parts.end())
        return Error{"there is no such section",
                     std::string(name) + ", part " + std::to_string(part)};
    return found->second;
}

Result<std::vector<std::int64_t>> MemorySections::parts(std::string_view name) const
{
    std::vector<std::int64_t> numbers;
    for (const auto &[key, bytes] : m_parts) {
        if (key.first == name)
            numbers.push_back(key.second);
    }
    return numbers;
}

Outcome MemorySections::write(std::string_view name, std::int64_t part, std::string_view bytes)
{
    m_parts[{std::string(name), part}] = std::string(bytes);
    return Done{};
}

} // namespace entente
