// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/import.h"
#include "core/formats/tie_row.h"

#include <functional>
#include <memory>
#include <span>
#include <unordered_map>

namespace entente
{

/// How rows that are mentions of one event add up: a mention whose id, the extra field `record`,
/// the event has not seen adds its `sums` to the event's; other extra fields stay as they are.
struct Counting
{
    std::string_view record;
    std::span<const char *const> sums;
};

/// One row of a file as its reader understood it. Kind and parties still hold the file's own words;
/// the import run finds out what they name.
struct ImportedRow
{
    Event event;
    std::string kindWord;
    bool statesStatus = true; ///< false: the file has no word on it
    std::int64_t line = 0;
    std::string text;
    const Counting *counting = nullptr; ///< lives as long as the program
    std::unique_ptr<TieRow> tie;        ///< the row is one of ties: there is no event
};

/// Warnings of one run: the same one is said once, with the first line and how often it came.
class WarningList
{
public:
    void add(const std::string &message, std::int64_t line = 0); ///< line 0: about the whole file
    void add(const WarningList &others, const std::filesystem::path &file);
    void add(const WarningList &others); ///< of a later part of the same file
    std::vector<std::string> sentences() const;

private:
    struct Entry
    {
        std::string message;
        std::string where;
        std::int64_t count = 0;
    };
    Entry *entryFor(const std::string &message);
    void addAll(const WarningList &others, const std::string &before);

    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::size_t> m_places;
    std::int64_t m_unsaid = 0;
};

/// What a file holds beside its events.
struct ImportedTables
{
    Dataset tables;          ///< everything but events
    bool hasKinds = false;   ///< the file describes its kinds; its kind words are ids
    bool hasActors = false;  ///< the file describes its actors; its parties are ids
    bool hasThreads = false; ///< the file describes its threads
};

/// What a reader made of one file. read == rows.size() + rejects.size().
struct ImportedFile : ImportedTables
{
    std::vector<ImportedRow> rows;
    std::vector<Reject> rejects;
    WarningList warnings;

    void reject(const std::filesystem::path &file, std::int64_t line, std::string reason,
                std::string_view text);
};

/// What every reader gets beside the text.
struct ReadContext
{
    std::filesystem::path file;
    std::stop_token stop;
    std::function<void(std::int64_t done, std::int64_t total)> step; ///< bytes; may be empty

    Error cancelled() const { return {"cancelled", {}}; }
};

/// A date as a file gives it: EDTF first, then what people write. Empty text gives an empty date;
/// fails with a sentence that names the text.
Result<Date> importedDate(std::string_view text);

/// `text` cut after at most `bytes` bytes, never inside a character.
std::string shortened(std::string_view text, std::size_t bytes);

} // namespace entente
