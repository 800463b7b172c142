// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/row_reader.h"

namespace entente
{

const Result<Date> &DateMemo::date(std::string_view text)
{
    if (looksLikeIsoDay(text))
        return m_last = m_read(text);
    const auto known = m_known.find(text);
    if (known != m_known.end())
        return known->second;
    // A table of a million different times of day must not stay in memory as a whole.
    constexpr std::size_t mostDates = 50000;
    if (m_known.size() >= mostDates)
        m_known.clear();
    return m_known.emplace(text, m_read(text)).first->second;
}

} // namespace entente
