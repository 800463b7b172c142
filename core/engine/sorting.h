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

/// Sorts by `less`, which must be a strict total order. False, with the order undefined, when a
/// stop was requested first.
template <class T, class Less>
bool sortUnlessStopped(std::vector<T> &values, Less less, const std::stop_token &stop)
{
    constexpr std::size_t block = 8192;
    const auto at = [&](std::size_t i) {
        return values.begin() + std::ptrdiff_t(std::min(i, values.size()));
    };
    for (std::size_t i = 0; i < values.size(); i += block) {
        if (stop.stop_requested())
            return false;
        std::sort(at(i), at(i + block), less);
    }
    for (std::size_t width = block; width < values.size(); width *= 2) {
        for (std::size_t i = 0; i + width < values.size(); i += 2 * width) {
            if (stop.stop_requested())
                return false;
            std::inplace_merge(at(i), at(i + width), at(i + 2 * width), less);
        }
    }
    return true;
}

/// The place of each text in the order of the Unicode Collation Algorithm (root locale); equal ones
/// share a place. Empty when a stop was requested first.
std::vector<std::uint32_t> collationRanks(std::span<const std::string> texts,
                                          const std::stop_token &stop);

} // namespace entente
