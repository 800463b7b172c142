// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/read_pool.h"

#include <algorithm>
#include <thread>

namespace entente::store
{

using sqlite::Database;

Result<std::shared_ptr<ReadPool>> ReadPool::open(const std::filesystem::path &file,
                                                 Database::Mode mode, std::uint32_t changeCounter)
{
    auto pool = std::make_shared<ReadPool>();
    pool->m_size = std::clamp(std::thread::hardware_concurrency(), 2U, 8U);
    for (std::size_t i = 0; i < pool->m_size; ++i) {
        Result<Database> database = Database::open(file, mode);
        if (!database)
            return database.error();
        // The first look at the file is what ties the connection to it.
        if (!database->number("SELECT count(*) FROM sqlite_schema"))
            return database->error();
        if (database->changeCounter() != changeCounter)
            return Error{"another program has just changed the document; open it again",
                         file.string()};
        pool->m_free.push_back(std::make_unique<Reader>(std::move(*database)));
    }
    return pool;
}

std::unique_ptr<ReadPool::Reader> ReadPool::take()
{
    std::unique_lock lock(m_mutex);
    m_isFree.wait(lock, [this] { return !m_free.empty(); });
    std::unique_ptr<Reader> reader = std::move(m_free.back());
    m_free.pop_back();
    return reader;
}

void ReadPool::giveBack(std::unique_ptr<Reader> reader)
{
    {
        const std::lock_guard lock(m_mutex);
        m_free.push_back(std::move(reader));
    }
    m_isFree.notify_one();
}

} // namespace entente::store
