// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace entente
{

// What sections are made of: numbers as they lie in memory. Sections are derived data and never
// leave the kind of machine that made them; one of another byte order is rebuilt (see
// sectionByteOrder).

template <class T>
requires std::is_trivially_copyable_v<T>
void putNumber(std::string &bytes, T number)
{
    bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
}

template <class Vector>
requires std::is_trivially_copyable_v<typename Vector::value_type>
void putNumbers(std::string &bytes, const Vector &numbers)
{
    if (!numbers.empty())
        bytes.append(reinterpret_cast<const char *>(numbers.data()),
                     numbers.size() * sizeof(typename Vector::value_type));
}

/// Takes a number off the front; false when too few bytes are left.
template <class T>
requires std::is_trivially_copyable_v<T>
bool takeNumber(std::string_view &bytes, T &number)
{
    if (bytes.size() < sizeof number)
        return false;
    std::memcpy(&number, bytes.data(), sizeof number);
    bytes.remove_prefix(sizeof number);
    return true;
}

template <class Vector>
requires std::is_trivially_copyable_v<typename Vector::value_type>
bool takeNumbers(std::string_view &bytes, Vector &numbers, std::size_t count)
{
    using T = typename Vector::value_type;
    if (bytes.size() / sizeof(T) < count)
        return false;
    numbers.resize(count);
    if (count > 0)
        std::memcpy(numbers.data(), bytes.data(), count * sizeof(T));
    bytes.remove_prefix(count * sizeof(T));
    return true;
}

inline void putText(std::string &bytes, std::string_view text)
{
    putNumber(bytes, std::uint32_t(text.size()));
    bytes.append(text);
}

inline bool takeText(std::string_view &bytes, std::string &text)
{
    std::uint32_t size = 0;
    if (!takeNumber(bytes, size) || bytes.size() < size)
        return false;
    text.assign(bytes.substr(0, size));
    bytes.remove_prefix(size);
    return true;
}

/// Written at the head of a section and compared when it is read.
constexpr std::uint32_t sectionByteOrder = 0x01020304;

} // namespace entente
