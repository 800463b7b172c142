// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/row_reader.h"
#include "core/formats/text_pieces.h"

namespace entente
{

/// What is kept of a row beside its event.
struct RowNote
{
    std::string kindWord;
    bool statesStatus = true;
    std::int64_t line = 0;
    std::uint64_t keyHash = 0;     ///< of a row with a key
    std::uint64_t contentHash = 0; ///< but for kind and parties, whose words mean nothing yet
    std::string slug;              ///< of a row without a key: the key that it would like
    const Counting *counting = nullptr;
};

/// The rows of one piece of a file, in its order.
struct RowBatch
{
    std::vector<Event> events;
    std::vector<RowNote> notes; ///< one for each event
    std::vector<TieRow> ties;
    std::vector<Reject> rejects;
    WarningList warnings;
    std::int64_t end = 0; ///< bytes of the file up to here

    void add(ImportedRow row);
    void reject(const std::string &file, std::int64_t line, std::string reason,
                std::string_view text);
};

/// Reads all rows of a piece.
RowBatch batchFrom(const TextPiece &piece, const RowReader &reader, const TableLayout &layout,
                   const std::string &file, RowScratch &scratch, const std::stop_token &stop);

/// A readable id from date and title: "2022-05-05-japan-and-uk-agree".
std::string slugFor(const Event &event);

std::uint64_t hashOf(std::string_view text);

/// A hash that is different for other numbers in other places.
constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t more)
{
    hash ^= more + 0x9E3779B97F4A7C15u + (hash << 6) + (hash >> 2);
    hash *= 0xFF51AFD7ED558CCDu;
    return hash ^ (hash >> 32);
}

/// Over all that hasSameContent compares but kind and parties.
std::uint64_t contentHashOfTexts(const Event &event);
/// The whole: `ofTexts` and the event's kind and parties, these in any order.
std::uint64_t contentHash(std::uint64_t ofTexts, const Event &event);
/// Whether two events say the same of what happened; sources, tags and the like may differ.
bool hasSameContent(const Event &a, const Event &b);

} // namespace entente
