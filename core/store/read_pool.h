// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/pack_table.h"

#include <condition_variable>
#include <filesystem>
#include <mutex>

namespace entente::store
{

/// Connections to one packed document for reading, lent to one thread each. All are opened at once,
/// so that they stay with the file that was there even when another is renamed over it.
class ReadPool
{
public:
    struct Reader
    {
        explicit Reader(sqlite::Database opened) : database(std::move(opened)), packs(database) {}
        Reader(const Reader &) = delete;
        Reader &operator=(const Reader &) = delete;

        sqlite::Database database;
        PackTable packs;
    };

    /// Fails when the file is not the one with this change counter any more.
    static Result<std::shared_ptr<ReadPool>> open(const std::filesystem::path &file,
                                                  sqlite::Database::Mode mode,
                                                  std::uint32_t changeCounter);

    /// A reader until it goes out of scope; waits for one to be free.
    class Lease
    {
    public:
        explicit Lease(ReadPool &pool) : m_pool(pool), m_reader(pool.take()) {}
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;
        ~Lease() { m_pool.giveBack(std::move(m_reader)); }
        Reader *operator->() const { return m_reader.get(); }

    private:
        ReadPool &m_pool;
        std::unique_ptr<Reader> m_reader;
    };

    std::size_t size() const { return m_size; }

private:
    std::unique_ptr<Reader> take();
    void giveBack(std::unique_ptr<Reader> reader);

    std::mutex m_mutex;
    std::condition_variable m_isFree;
    std::vector<std::unique_ptr<Reader>> m_free;
    std::size_t m_size = 0;
};

} // namespace entente::store
