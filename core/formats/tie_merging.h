// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/imported.h"

#include <map>
#include <string>
#include <vector>

namespace entente
{

/// What became of a row of ties.
enum class TieFate
{
    Imported, ///< at least one of its ties is new
    Merged,   ///< all that it says was there
    Alone     ///< it binds nobody to anybody
};

/// Adds ties to those that are there. Two are one when they bind the same two actors, whichever
/// comes first, in the same layer from the same date on the same basis: an end that one of them
/// lacks is filled, and one that contradicts stays as it was, with a warning.
class TieMerging
{
public:
    TieMerging(std::vector<Tie> &ties, WarningList &warnings);

    /// Whether the tie is new.
    bool add(Tie tie, std::int64_t line);

private:
    std::vector<Tie> &m_ties;
    WarningList &m_warnings;
    std::map<std::string, std::size_t> m_places;
};

/// Makes ties of the rows of one file, whose actors are resolved; one fate for each row.
/// - Two actors: a tie for each layer.
/// - Rows for single years: years that follow each other are one tie; what reaches the last year of
///   the file may go on: "[2018-12-31..]".
/// - Memberships: each two members of an alliance are bound while both belong to it, by every
///   obligation that either has. A row that repeats another is merged.
std::vector<TieFate> addTies(const std::vector<TieRow> &rows, TieMerging &into);

/// More memberships than any alliance has; their pairs would fill the memory.
constexpr std::size_t mostMembers = 1000;

} // namespace entente
