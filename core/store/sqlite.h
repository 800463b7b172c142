// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace entente::sqlite
{

/// One connection, closed with this value. Trusts nothing that a file says: defensive, no
/// extensions, no triggers, limits far below SQLite's own.
class Database
{
public:
    enum class Mode
    {
        ReadOnly,
        ReadOnlyImmutable,
        ReadWrite,
        Create
    };

    static Result<Database> open(const std::filesystem::path &file, Mode mode);
    static Result<Database> inMemory(const std::filesystem::path &nameForMessages);

    /// Runs statements without results.
    Outcome run(const char *sql);

    /// The first number of the first row; nothing when there is none or the statement fails.
    std::optional<std::int64_t> number(const char *sql);

    /// What went wrong last, in one sentence.
    Error error() const;

    /// Copies everything of `source` here.
    Outcome copyFrom(Database &source);

    /// While set, long statements end soon after a stop is requested.
    void setStop(std::stop_token stop);

    /// How often the file was changed, by anybody (bytes 24 to 27 of its header). What is not
    /// committed yet does not count. Nothing when the file cannot be read.
    std::optional<std::uint32_t> changeCounter();

    /// `bytes` of a large value from `offset` on, without reading what is before it.
    Result<std::string> readBlob(const char *table, const char *column, std::int64_t row,
                                 std::size_t offset, std::size_t bytes);

    sqlite3 *handle() const { return m_handle.get(); }
    const std::filesystem::path &file() const { return m_file; }

    /// The file that messages name, where the one that is open is a temporary.
    void setFileForMessages(std::filesystem::path file) { m_file = std::move(file); }

private:
    struct Closer
    {
        void operator()(sqlite3 *handle) const;
    };
    static Result<Database> openNamed(const std::string &name, int flags,
                                      const std::filesystem::path &file);

    std::unique_ptr<sqlite3, Closer> m_handle;
    std::filesystem::path m_file;
    std::unique_ptr<std::stop_token> m_stop; ///< its address is known to SQLite
};

/// Up to `bytes` from the start of a file, read through SQLite's own files: whoever opens and
/// closes another one gives up the locks that this process has on the document.
Result<std::string> startOfFile(const std::filesystem::path &file, std::size_t bytes);

/// A text that is stored as NULL when it is empty.
struct Optional
{
    std::string_view text;
};

/// Bytes that are no text.
struct Blob
{
    std::string_view bytes;
};

/// A prepared statement. The first failure sticks until `hasFailed` is looked at.
class Statement
{
public:
    Statement(Database &database, std::string_view sql);

    /// The next row; false at the end and on failure.
    bool step();
    bool hasFailed() const { return m_failed; }

    /// Binds all values from the first parameter on, runs, and is ready to run again.
    template <class... Values>
    bool run(const Values &...values)
    {
        int index = 0;
        (bind(++index, values), ...);
        const bool ended = !step() && !m_failed;
        reset();
        return ended;
    }

    void bind(int index, std::string_view text);
    void bind(int index, Optional text);
    void bind(int index, Blob blob);
    void bind(int index, std::int64_t number);
    void bind(int index, const std::optional<std::int64_t> &number);
    void bind(int index, const std::optional<double> &number);
    void reset();

    // Columns from 0. NULL is an empty text. Text is always valid UTF-8.
    std::string text(int column) const;
    /// Good until the next step.
    std::string_view blob(int column) const;
    std::int64_t integer(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    std::optional<double> optionalReal(int column) const;

private:
    struct Finalizer
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
    bool m_failed = false;
};

} // namespace entente::sqlite
