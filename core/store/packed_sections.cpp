// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/packed_records.h"

namespace entente::store
{

using sqlite::Statement;

Result<std::string> PackedSections::read(std::string_view name, std::int64_t part) const
{
    ReadPool::Lease reader(*m_pool);
    std::optional<std::int64_t> row;
    std::size_t size = 0;
    {
        Statement statement(reader->database,
                            "SELECT id, length(bytes) FROM section WHERE name = ?1 AND part = ?2");
        statement.bind(1, name);
        statement.bind(2, part);
        if (statement.step()) {
            row = statement.integer(0);
            size = std::size_t(statement.integer(1));
        } else if (statement.hasFailed()) {
            return reader->database.error();
        }
    }
    if (!row)
        return Error{"the document has no section '" + std::string(name) + "' " +
                         std::to_string(part),
                     reader->database.file().string()};
    // Straight into the answer, where a column would be put together by SQLite first.
    return reader->database.readBlob("section", "bytes", *row, 0, size);
}

Result<std::vector<std::int64_t>> PackedSections::parts(std::string_view name) const
{
    ReadPool::Lease reader(*m_pool);
    std::vector<std::int64_t> parts;
    Statement statement(reader->database, "SELECT part FROM section WHERE name = ?1 ORDER BY part");
    statement.bind(1, name);
    while (statement.step())
        parts.push_back(statement.integer(0));
    if (statement.hasFailed())
        return reader->database.error();
    return parts;
}

} // namespace entente::store
