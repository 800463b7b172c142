// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sqlite.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace entente::sqlite
{

namespace
{

/// A URI that names exactly this file, whatever characters are in its name.
std::string uriFor(const std::filesystem::path &file, std::string_view query)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '%' || c == '?' || c == '#') {
            uri += '%';
            uri += digits[byte >> 4];
            uri += digits[byte & 15];
        } else {
            uri += c;
        }
    }
    return uri + std::string(query);
}

void harden(sqlite3 *handle)
{
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    constexpr int limits[][2] = {
        {SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024},
        {SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 50},
        {SQLITE_LIMIT_COMPOUND_SELECT, 10},
        {SQLITE_LIMIT_FUNCTION_ARG, 8},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 100},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
    };
    for (const auto &[limit, value] : limits)
        sqlite3_limit(handle, limit, value);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 2000);
}

int isStopped(void *stop)
{
    return static_cast<std::stop_token *>(stop)->stop_requested() ? 1 : 0;
}

std::string valid(std::string text)
{
    return isUtf8(text) ? std::move(text) : withValidUtf8(text);
}

} // namespace

void Database::Closer::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

Result<Database> Database::openNamed(const std::string &name, int flags,
                                     const std::filesystem::path &file)
{
    Database database;
    database.m_file = file;
    sqlite3 *raw = nullptr;
    const int code =
        sqlite3_open_v2(name.c_str(), &raw, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    database.m_handle.reset(raw); // even a failed handle is to be closed
    if (code != SQLITE_OK)
        return database.error();
    harden(raw);
    if (Outcome done = database.run("PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;"
                                    "PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;");
        !done)
        return done.error();
    return database;
}

Result<Database> Database::open(const std::filesystem::path &file, Mode mode)
{
    switch (mode) {
    case Mode::ReadOnly:
        return openNamed(uriFor(file, "?mode=ro"), SQLITE_OPEN_READONLY, file);
    case Mode::ReadOnlyImmutable:
        return openNamed(uriFor(file, "?mode=ro&immutable=1"), SQLITE_OPEN_READONLY, file);
    case Mode::ReadWrite:
        return openNamed(uriFor(file, "?mode=rw"), SQLITE_OPEN_READWRITE, file);
    case Mode::Create:
        break;
    }
    return openNamed(uriFor(file, ""), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, file);
}

Result<Database> Database::inMemory(const std::filesystem::path &nameForMessages)
{
    return openNamed(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nameForMessages);
}

Outcome Database::run(const char *sql)
{
    if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return error();
    return Done{};
}

std::optional<std::int64_t> Database::number(const char *sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.optionalInteger(0) : std::nullopt;
}

Error Database::error() const
{
    const int extended = handle() ? sqlite3_extended_errcode(handle()) : SQLITE_NOMEM;
    const std::string where = m_file.string();
    switch (extended & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return {"the document is damaged; restore it from a copy", where};
    case SQLITE_FULL:
        return fileError("write", ENOSPC, m_file);
    case SQLITE_READONLY:
        return {"the document cannot be written: it, its folder or its disk is read-only", where};
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return fileError("open", EACCES, m_file);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {"another program is writing to the document; try again when it is done", where};
    case SQLITE_INTERRUPT:
        return {"cancelled", {}};
    case SQLITE_NOMEM:
        return {"there is not enough memory for the document", where};
    case SQLITE_TOOBIG:
        return {"the document holds a text that is too large", where};
    case SQLITE_IOERR:
        if (extended == SQLITE_IOERR_WRITE || extended == SQLITE_IOERR_FSYNC ||
            extended == SQLITE_IOERR_TRUNCATE)
            return {"cannot write the file: the disk is full or failing", where};
        return {"the document cannot be read: the disk is failing", where};
    case SQLITE_CANTOPEN:
        if (const int systemError = sqlite3_system_errno(handle()); systemError != 0)
            return fileError("open", systemError, m_file);
        return {"the document cannot be opened", where};
    default:
        return {"the document cannot be used: " + valid(sqlite3_errmsg(handle())), where};
    }
}

Result<std::string> startOfFile(const std::filesystem::path &file, std::size_t bytes)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(nullptr);
    const std::string name = std::filesystem::absolute(file).string();
    const std::unique_ptr<char, void (*)(sqlite3_filename)> kept(
        const_cast<char *>(sqlite3_create_filename(name.c_str(), "", "", 0, nullptr)),
        &sqlite3_free_filename);
    const std::unique_ptr<sqlite3_file, void (*)(void *)> opened(
        static_cast<sqlite3_file *>(sqlite3_malloc(vfs->szOsFile)), &sqlite3_free);
    if (!kept || !opened)
        return fileError("open", ENOMEM, file);
    std::memset(opened.get(), 0, std::size_t(vfs->szOsFile));
    errno = 0;
    if (vfs->xOpen(vfs, kept.get(), opened.get(), SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READONLY,
                   nullptr) != SQLITE_OK)
        return fileError("open", errno ? errno : EACCES, file);
    const sqlite3_io_methods *methods = opened->pMethods;
    sqlite3_int64 size = 0;
    std::string read;
    bool isRead = methods->xFileSize(opened.get(), &size) == SQLITE_OK;
    if (isRead) {
        read.resize(std::min(bytes, std::size_t(size)));
        isRead = methods->xRead(opened.get(), read.data(), int(read.size()), 0) == SQLITE_OK;
    }
    methods->xClose(opened.get());
    if (!isRead)
        return fileError("read", EIO, file);
    return read;
}

Outcome Database::copyFrom(Database &source)
{
    sqlite3_backup *backup = sqlite3_backup_init(handle(), "main", source.handle(), "main");
    if (!backup)
        return error();
    const int code = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE)
        return error();
    return Done{};
}

void Database::setStop(std::stop_token stop)
{
    if (!stop.stop_possible()) {
        sqlite3_progress_handler(handle(), 0, nullptr, nullptr);
        m_stop.reset();
        return;
    }
    m_stop = std::make_unique<std::stop_token>(std::move(stop));
    constexpr int instructionsBetweenLooks = 4000;
    sqlite3_progress_handler(handle(), instructionsBetweenLooks, &isStopped, m_stop.get());
}

std::optional<std::uint32_t> Database::changeCounter()
{
    // Through SQLite's own file: opening and closing another one would give up its locks.
    sqlite3_file *file = nullptr;
    std::array<unsigned char, 4> bytes{};
    constexpr sqlite3_int64 place = 24;
    if (sqlite3_file_control(handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
        !file || !file->pMethods ||
        file->pMethods->xRead(file, bytes.data(), int(bytes.size()), place) != SQLITE_OK)
        return std::nullopt;
    std::uint32_t counter = 0;
    for (const unsigned char byte : bytes)
        counter = counter << 8 | byte;
    return counter;
}

Result<std::string> Database::readBlob(const char *table, const char *column, std::int64_t row,
                                       std::size_t offset, std::size_t bytes)
{
    sqlite3_blob *raw = nullptr;
    const int opened = sqlite3_blob_open(handle(), "main", table, column, row, 0, &raw);
    const std::unique_ptr<sqlite3_blob, int (*)(sqlite3_blob *)> blob(raw, &sqlite3_blob_close);
    if (opened != SQLITE_OK)
        return error();
    const auto size = std::size_t(sqlite3_blob_bytes(raw));
    if (offset > size || bytes > size - offset)
        return Error{"the document is damaged; restore it from a copy", m_file.string()};
    std::string read(bytes, '\0');
    if (sqlite3_blob_read(raw, read.data(), int(bytes), int(offset)) != SQLITE_OK)
        return error();
    return read;
}

void Statement::Finalizer::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(Database &database, std::string_view sql)
{
    sqlite3_stmt *raw = nullptr;
    m_failed = sqlite3_prepare_v2(database.handle(), sql.data(), int(sql.size()), &raw, nullptr) !=
               SQLITE_OK;
    m_statement.reset(raw);
}

bool Statement::step()
{
    if (m_failed)
        return false;
    const int code = sqlite3_step(m_statement.get());
    m_failed = code != SQLITE_ROW && code != SQLITE_DONE;
    return code == SQLITE_ROW;
}

void Statement::bind(int index, std::string_view text)
{
    if (m_failed)
        return;
    // The caller keeps the text until the statement has run. A null pointer would bind NULL.
    m_failed = sqlite3_bind_text64(m_statement.get(), index, text.data() ? text.data() : "",
                                   text.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK;
}

void Statement::bind(int index, Optional text)
{
    if (!text.text.empty())
        bind(index, text.text);
    else if (!m_failed)
        m_failed = sqlite3_bind_null(m_statement.get(), index) != SQLITE_OK;
}

void Statement::bind(int index, Blob blob)
{
    if (m_failed)
        return;
    const std::string_view bytes = blob.bytes;
    m_failed = sqlite3_bind_blob64(m_statement.get(), index, bytes.data() ? bytes.data() : "",
                                   bytes.size(), SQLITE_STATIC) != SQLITE_OK;
}

void Statement::bind(int index, std::int64_t number)
{
    if (!m_failed)
        m_failed = sqlite3_bind_int64(m_statement.get(), index, number) != SQLITE_OK;
}

void Statement::bind(int index, const std::optional<std::int64_t> &number)
{
    if (number)
        bind(index, *number);
    else
        bind(index, Optional{});
}

void Statement::bind(int index, const std::optional<double> &number)
{
    if (m_failed)
        return;
    const int code = number ? sqlite3_bind_double(m_statement.get(), index, *number)
                            : sqlite3_bind_null(m_statement.get(), index);
    m_failed = code != SQLITE_OK;
}

void Statement::reset()
{
    if (m_statement)
        sqlite3_reset(m_statement.get());
}

std::string Statement::text(int column) const
{
    const unsigned char *bytes = sqlite3_column_text(m_statement.get(), column);
    if (!bytes)
        return {};
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return valid(std::string(reinterpret_cast<const char *>(bytes), std::size_t(size)));
}

std::string_view Statement::blob(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement.get(), column);
    if (!bytes)
        return {};
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return {static_cast<const char *>(bytes), std::size_t(size)};
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

std::optional<std::int64_t> Statement::optionalInteger(int column) const
{
    if (sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL)
        return std::nullopt;
    return integer(column);
}

std::optional<double> Statement::optionalReal(int column) const
{
    if (sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL)
        return std::nullopt;
    return sqlite3_column_double(m_statement.get(), column);
}

} // namespace entente::sqlite
