// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

/// Merges the sorted [first, middle) and [middle, last) of `values`; `room` is overwritten. False,
/// with the values undefined, when a stop was requested first.
template <class T, class Less>
bool mergeUnlessStopped(std::vector<T> &values, std::size_t first, std::size_t middle,
                        std::size_t last, std::vector<T> &room, Less less,
                        const std::stop_token &stop)
{
    room.clear();
    std::size_t left = first;
    std::size_t right = middle;
    while (left < middle || right < last) {
        if (room.size() % 4096 == 0 && stop.stop_requested())
            return false;
        const bool takeRight =
            left == middle || (right < last && less(values[right], values[left]));
        room.push_back(values[takeRight ? right++ : left++]);
    }
    std::copy(room.begin(), room.end(), values.begin() + std::ptrdiff_t(first));
    return true;
}

/// Sorts by `less`, which must be a strict total order. False, with the order undefined, when a
/// stop was requested first.
template <class T, class Less>
bool sortUnlessStopped(std::vector<T> &values, Less less, const std::stop_token &stop)
{
    if (std::is_sorted(values.begin(), values.end(), less))
        return true;
    constexpr std::size_t block = 4096;
    const std::size_t size = values.size();
    for (std::size_t i = 0; i < size; i += block) {
        if (stop.stop_requested())
            return false;
        std::sort(values.begin() + std::ptrdiff_t(i),
                  values.begin() + std::ptrdiff_t(std::min(i + block, size)), less);
    }
    std::vector<T> room;
    for (std::size_t width = block; width < size; width *= 2) {
        for (std::size_t i = 0; i + width < size; i += 2 * width) {
            const std::size_t last = std::min(i + 2 * width, size);
            if (!mergeUnlessStopped(values, i, i + width, last, room, less, stop))
                return false;
        }
    }
    return true;
}

/// The place of each text in the order of the Unicode Collation Algorithm (root locale); equal ones
/// share a place. Empty when a stop was requested first.
std::vector<std::uint32_t> collationRanks(std::span<const std::string> texts,
                                          const std::stop_token &stop);

} // namespace entente
