// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/import_run.h"
#include "core/formats/tie_merging.h"

// Rows of tables of ties wait for the end of their file: who was bound to whom is known when all
// members of an alliance, or all years of a bond, are.

namespace entente
{

namespace
{

/// They are kept in memory, as ties are in a document.
constexpr std::size_t mostTieRows = 2000000;

std::string whyAlone(const TieRow &row)
{
    if (!row.b.empty())
        return "both ends are '" + shortened(row.a, 60) + "'";
    return "no other member of alliance '" + shortened(row.alliance, 60) +
           "' belonged to it at the time";
}

} // namespace

Outcome ImportRun::takeTieRows(std::vector<TieRow> rows)
{
    if (m_tieRows.size() + rows.size() > mostTieRows)
        return Error{"the table has more than two million rows of ties; split it", {}};
    m_report.read += std::int64_t(rows.size());
    for (TieRow &row : rows) {
        for (std::string *word : {&row.a, &row.b}) {
            if (word->empty())
                continue;
            ActorId actor{std::move(*word)};
            resolveActor(actor, true);
            *word = std::move(actor.value);
        }
        m_tieRows.push_back(std::move(row));
    }
    return Done{};
}

Outcome ImportRun::settleTies(const std::filesystem::path &file)
{
    if (m_tieRows.empty())
        return Done{};
    const std::vector<TieRow> rows = std::exchange(m_tieRows, {});
    TieMerging merging(m_into.ties, m_fileWarnings);
    const std::vector<TieFate> fates = addTies(rows, merging);
    std::vector<Reject> rejects;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        switch (fates[i]) {
        case TieFate::Imported:
            ++m_report.imported;
            break;
        case TieFate::Merged:
            ++m_report.merged;
            break;
        case TieFate::Alone:
            --m_report.read; // takeRejects counts it again
            rejects.push_back({file.string(), rows[i].line, whyAlone(rows[i]), rows[i].text});
            break;
        }
    }
    return takeRejects(std::move(rejects));
}

} // namespace entente
