// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace entente
{

/// Keeps the values that were used last, up to a total cost. Thread-safe; values are immutable and
/// live on with those who hold them.
template <class Value>
class Recent
{
public:
    explicit Recent(std::size_t room) : m_room(room) {}

    std::shared_ptr<const Value> find(const std::string &key)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_places.find(key);
        if (found == m_places.end())
            return nullptr;
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return found->second->value;
    }

    /// The newest value stays, whatever it costs.
    void keep(const std::string &key, std::shared_ptr<const Value> value, std::size_t cost)
    {
        // An entry costs more than its value: its key twice, and what holds the lists together.
        cost += 2 * key.size() + 256;
        const std::lock_guard lock(m_mutex);
        if (m_places.contains(key))
            return;
        m_entries.push_front({key, std::move(value), cost});
        m_places[key] = m_entries.begin();
        m_used += cost;
        while (m_used > m_room && m_entries.size() > 1) {
            m_used -= m_entries.back().cost;
            m_places.erase(m_entries.back().key);
            m_entries.pop_back();
        }
    }

private:
    struct Entry
    {
        std::string key;
        std::shared_ptr<const Value> value;
        std::size_t cost = 0;
    };

    std::mutex m_mutex;
    std::list<Entry> m_entries;
    std::unordered_map<std::string, typename std::list<Entry>::iterator> m_places;
    std::size_t m_room;
    std::size_t m_used = 0;
};

} // namespace entente
