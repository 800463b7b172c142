// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/csv_parser.h"
#include "core/formats/imported.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente
{

/// So that a map of strings can be asked for a part of a text.
struct WordHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
        return std::hash<std::string_view>()(text);
    }
};

/// "2004-06-11" by its shape.
constexpr bool looksLikeIsoDay(std::string_view text)
{
    return text.size() == 10 && text[4] == '-' && text[7] == '-';
}

/// Remembers what date a text is: the same days come again and again in a table. Not of ISO days,
/// which are read in less time than it takes to find them again.
class DateMemo
{
public:
    using Read = std::function<Result<Date>(std::string_view)>;
    DateMemo() : m_read(importedDate) {}
    explicit DateMemo(Read read) : m_read(std::move(read)) {}

    /// Until the next call.
    const Result<Date> &date(std::string_view text);

private:
    Read m_read;
    Result<Date> m_last = Date();
    std::unordered_map<std::string, Result<Date>, WordHash, std::equal_to<>> m_known;
};

/// What one thread keeps from row to row.
struct RowScratch
{
    WarningList warnings;
    DateMemo dates;
};

/// How the records of a table are told apart.
struct TableLayout
{
    char delimiter = ',';
    bool hasQuotes = true; ///< RFC 4180; false: every line is a record, quotes are characters
    bool hasHeader = true; ///< the first record that is not blank is none of the rows

    CsvParser::Quotes quotes() const
    {
        return hasQuotes ? CsvParser::Quotes::Rfc4180 : CsvParser::Quotes::Characters;
    }
};

/// What has to be known of all rows of a table before the first of them can be read.
class RowSurvey
{
public:
    virtual ~RowSurvey() = default;
    virtual void look(const CsvRecord &record) = 0;
    /// How many cells of a record it looks at, counted from the first.
    virtual std::size_t wantedCells() const { return CsvParser::allCells; }
    /// Adds what another one saw, which the same reader made.
    virtual void add(const RowSurvey &other) = 0;
};

/// Understands the rows of one table. Has no state that reading changes: read() is called by
/// several threads at once, for rows in no particular order.
class RowReader
{
public:
    virtual ~RowReader() = default;

    virtual TableLayout layout() const = 0;

    virtual RowScratch makeScratch() const { return {}; }

    /// For readers that must see all rows before they read one; null: there is no need.
    virtual std::unique_ptr<RowSurvey> makeSurvey() const { return nullptr; }
    /// What a survey of all rows saw. Comes before the first read().
    virtual void heed(const RowSurvey &survey) { (void)survey; }

    /// Fills `into` (whose line is set) from one record, whose problem is empty and which is not
    /// blank. Returns why the row cannot be taken, or nothing. Kind and parties may be left as the
    /// file's own words: what they name is found out once per word behind all readers.
    virtual std::string read(const CsvRecord &record, ImportedRow &into,
                             RowScratch &scratch) const = 0;

    /// Tables that come with every file of this sort (title, licence …); may be empty.
    virtual ImportedTables tables() const { return {}; }

    /// The kind that a row calls `word` and no kind of the document is called, behind the kinds
    /// that it hangs on. Empty: `word` itself becomes a new kind. Asked once per word.
    virtual std::vector<Kind> kindsFor(const std::string &word) const
    {
        (void)word;
        return {};
    }
    /// The actor that a row calls `word` and no actor of the document is called. Nothing: the
    /// state of that name or code, or else a new organisation. Asked once per word.
    virtual std::optional<Actor> actorFor(const std::string &word) const
    {
        (void)word;
        return std::nullopt;
    }
};

/// A sort of tables that is known by its first lines.
struct RowFormat
{
    const char *name; ///< of `--format`
    /// `beginning` is the start of the text in UTF-8 (a mebibyte or all of it); null when the table
    /// is none of this sort. `isAsked`: the user said that it is.
    std::unique_ptr<RowReader> (*open)(std::string_view beginning, bool isAsked);
};

/// All of them, in the order in which they are tried; CSV by its header comes behind them.
std::span<const RowFormat> rowFormats();

} // namespace entente
