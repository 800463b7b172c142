// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/words.h"

#include "core/archive/copy_line.h"
#include "core/archive/sort_key.h"
#include "core/engine/engine.h"

namespace entente::archive
{

Result<Words> Words::read(Connection &connection, const std::stop_token &stop)
{
    Words words;
    bool isWhole = true;
    const Outcome outcome = connection.stream(
        Statement("SELECT field, number, word, label FROM entente.word ORDER BY field, number"),
        [&](const Rows &row) {
            const auto field = std::size_t(row.integer(0, 0));
            if (field >= wordFields)
                return true;
            const std::uint32_t number = words.m_words[field].add(std::string(row.text(0, 2)));
            isWhole = isWhole && number == std::uint64_t(row.integer(0, 1));
            words.m_labels[field].emplace_back(row.text(0, 3));
            return isWhole;
        },
        stop);
    if (!isWhole)
        return Error{"the archive is damaged: its words are not numbered one after another", {}};
    if (!outcome)
        return outcome.error();
    for (std::size_t field = 0; field < wordFields; ++field)
        words.m_stored[field] = words.m_words[field].size();
    return words;
}

std::int32_t Words::number(WordField field, const std::string &word, const std::string &label)
{
    const auto place = std::size_t(field);
    const std::uint32_t number = m_words[place].add(storable(word));
    if (number == m_labels[place].size())
        m_labels[place].push_back(storable(label));
    return std::int32_t(number);
}

Outcome Words::write(Connection &connection, const std::stop_token &stop) const
{
    std::string lines;
    for (std::size_t field = 0; field < wordFields; ++field) {
        for (std::size_t number = m_stored[field]; number < m_words[field].size(); ++number) {
            const bool isPlace = WordField(field) == WordField::Place;
            CopyLine line(lines);
            line.integer(std::int64_t(field)).integer(std::int64_t(number));
            line.text(m_words[field][number]).text(m_labels[field][number]);
            line.bytes(isPlace ? sortKey(m_words[field][number]) : std::string());
        }
    }
    return connection.copyIn("COPY entente.word (field, number, word, label, place_order)"
                             " FROM STDIN",
                             lines, stop);
}

} // namespace entente::archive
