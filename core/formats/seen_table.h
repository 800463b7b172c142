// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente
{

/// Numbers by hash, in twelve bytes each: where in a document an event with that key, or of that
/// content, may be. Two events may have one hash, so whoever finds a place looks there.
class SeenTable
{
public:
    SeenTable() { grow(1024); }

    std::size_t size() const { return m_size; }

    void add(std::uint64_t hash, std::uint32_t place)
    {
        if ((m_size + 1) * 4 > m_hashes.size() * 3)
            grow(m_hashes.size() * 2);
        put(hash, place);
        ++m_size;
    }

    /// The first place under `hash` for which `isIt(place)` says yes.
    template <class IsIt>
    std::optional<std::uint32_t> find(std::uint64_t hash, const IsIt &isIt) const
    {
        for (std::size_t i = slotOf(hash); m_places[i] != free; i = (i + 1) & m_mask) {
            if (m_hashes[i] == hash && isIt(m_places[i]))
                return m_places[i];
        }
        return std::nullopt;
    }

    /// Has the place for `hash` brought near: looking is waiting for memory, mostly.
    void prepare(std::uint64_t hash) const
    {
        __builtin_prefetch(&m_places[slotOf(hash)]);
        __builtin_prefetch(&m_hashes[slotOf(hash)]);
    }

    /// Counts up what stands under `hash`, which begins at 1; for tables that hold counts.
    std::uint32_t countUp(std::uint64_t hash)
    {
        for (std::size_t i = slotOf(hash); m_places[i] != free; i = (i + 1) & m_mask) {
            if (m_hashes[i] == hash)
                return ++m_places[i];
        }
        add(hash, 2);
        return 2;
    }
    bool contains(std::uint64_t hash) const
    {
        return find(hash, [](std::uint32_t) { return true; }).has_value();
    }

    void reserve(std::size_t count)
    {
        std::size_t slotCount = m_hashes.size();
        while (count * 4 > slotCount * 3)
            slotCount *= 2;
        if (slotCount > m_hashes.size())
            grow(slotCount);
    }

private:
    static constexpr std::uint32_t free = 0xFFFFFFFF;

    // Hashes of texts are mixed well in their high bits.
    std::size_t slotOf(std::uint64_t hash) const { return std::size_t(hash >> 20) & m_mask; }

    void put(std::uint64_t hash, std::uint32_t place)
    {
        std::size_t i = slotOf(hash);
        while (m_places[i] != free)
            i = (i + 1) & m_mask;
        m_hashes[i] = hash;
        m_places[i] = place;
    }

    void grow(std::size_t slotCount)
    {
        const std::vector<std::uint64_t> hashes = std::move(m_hashes);
        const std::vector<std::uint32_t> places = std::move(m_places);
        m_hashes.assign(slotCount, 0);
        m_places.assign(slotCount, free);
        m_mask = slotCount - 1;
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            if (places[i] != free)
                put(hashes[i], places[i]);
        }
    }

    std::vector<std::uint64_t> m_hashes;
    std::vector<std::uint32_t> m_places;
    std::size_t m_mask = 0;
    std::size_t m_size = 0;
};

} // namespace entente
