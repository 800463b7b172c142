// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace entente::store
{

/// Keeps the values that were used last, up to so many bytes. Thread-safe.
template <class Value>
class RecentlyRead
{
public:
    explicit RecentlyRead(std::size_t mostBytes) : m_mostBytes(mostBytes) {}

    std::shared_ptr<const Value> find(std::uint64_t key)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_places.find(key);
        if (found == m_places.end())
            return nullptr;
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return found->second->value;
    }

    void insert(std::uint64_t key, std::shared_ptr<const Value> value, std::size_t bytes)
    {
        const std::lock_guard lock(m_mutex);
        if (m_places.contains(key))
            return;
        m_entries.push_front({key, std::move(value), bytes});
        m_places.emplace(key, m_entries.begin());
        m_bytes += bytes;
        while (m_bytes > m_mostBytes && m_entries.size() > 1) {
            m_bytes -= m_entries.back().bytes;
            m_places.erase(m_entries.back().key);
            m_entries.pop_back();
        }
    }

private:
    struct Entry
    {
        std::uint64_t key;
        std::shared_ptr<const Value> value;
        std::size_t bytes;
    };

    const std::size_t m_mostBytes;
    std::size_t m_bytes = 0;
    std::list<Entry> m_entries; ///< the newest first
    std::unordered_map<std::uint64_t, typename std::list<Entry>::iterator> m_places;
    std::mutex m_mutex;
};

} // namespace entente::store
