// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/number_column.h"

#include "core/engine/bytes.h"

#include <algorithm>

namespace entente
{

namespace
{

template <class T>
void fill(BigVector<T> &rows, const NumberColumn &column, std::size_t capacity)
{
    rows.reserve(std::max(capacity, column.size()));
    column.visit([&](auto reader) {
        for (std::size_t i = 0; i < column.size(); ++i)
            rows.push_back(T(reader[i]));
    });
}

template <class T>
bool areBelow(const BigVector<T> &rows, std::size_t limit)
{
    return std::all_of(rows.begin(), rows.end(),
                       [&](T row) { return row < limit || row == std::numeric_limits<T>::max(); });
}

} // namespace

int NumberColumn::widthFor(std::uint32_t number)
{
    if (number < std::numeric_limits<std::uint8_t>::max())
        return 1;
    return number < std::numeric_limits<std::uint16_t>::max() ? 2 : 4;
}

void NumberColumn::widen(int width)
{
    NumberColumn wide;
    const std::size_t capacity = m_8.capacity() + m_16.capacity();
    if (width == 1)
        fill(wide.m_8, *this, capacity);
    else if (width == 2)
        fill(wide.m_16, *this, capacity);
    else
        fill(wide.m_32, *this, capacity);
    wide.m_width = width;
    wide.m_size = m_size;
    wide.m_limit = width == 1   ? std::numeric_limits<std::uint8_t>::max()
                   : width == 2 ? std::numeric_limits<std::uint16_t>::max()
                                : noValue;
    *this = std::move(wide);
}

void NumberColumn::reserve(std::size_t rows)
{
    if (m_width == 1)
        m_8.reserve(rows);
    else if (m_width == 2)
        m_16.reserve(rows);
    else if (m_width == 4)
        m_32.reserve(rows);
}

void NumberColumn::grow(std::size_t rows, std::uint32_t largest)
{
    if (largest != noValue && largest >= m_limit)
        widen(widthFor(largest));
    m_size += rows;
    if (m_width == 1)
        m_8.resize(m_size, std::numeric_limits<std::uint8_t>::max());
    else if (m_width == 2)
        m_16.resize(m_size, std::numeric_limits<std::uint16_t>::max());
    else if (m_width == 4)
        m_32.resize(m_size, noValue);
}

void NumberColumn::append(const NumberColumn &others, std::span<const std::uint32_t> numbers)
{
    const std::size_t before = m_size;
    std::uint32_t largest = noValue;
    if (!numbers.empty())
        largest = *std::max_element(numbers.begin(), numbers.end());
    else if (others.m_width > 0)
        largest = others.m_limit - 1;
    grow(others.m_size, others.m_width == 0 ? noValue : largest);
    const auto copyInto = [&](auto *rows) {
        using Row = std::remove_reference_t<decltype(*rows)>;
        others.visit([&](auto reader) {
            for (std::size_t i = 0; i < others.m_size; ++i) {
                const std::uint32_t number = reader[i];
                if (number != noValue)
                    rows[i] = Row(numbers.empty() ? number : numbers[number]);
            }
        });
    };
    if (m_width == 1)
        copyInto(m_8.data() + before);
    else if (m_width == 2)
        copyInto(m_16.data() + before);
    else if (m_width == 4)
        copyInto(m_32.data() + before);
}

void NumberColumn::write(std::string &bytes) const
{
    putNumber(bytes, std::uint8_t(m_width));
    putNumbers(bytes, m_8);
    putNumbers(bytes, m_16);
    putNumbers(bytes, m_32);
}

bool NumberColumn::read(std::string_view &bytes, std::size_t rows, std::size_t limit)
{
    std::uint8_t width = 0;
    if (!takeNumber(bytes, width))
        return false;
    *this = {};
    m_size = rows;
    m_width = width;
    switch (width) {
    case 0:
        return true;
    case 1:
        m_limit = std::numeric_limits<std::uint8_t>::max();
        return takeNumbers(bytes, m_8, rows) && areBelow(m_8, limit);
    case 2:
        m_limit = std::numeric_limits<std::uint16_t>::max();
        return takeNumbers(bytes, m_16, rows) && areBelow(m_16, limit);
    case 4:
        m_limit = noValue;
        return takeNumbers(bytes, m_32, rows) && areBelow(m_32, limit);
    default:
        return false;
    }
}

std::size_t NumberLists::addOnce(std::uint32_t value)
{
    const std::size_t first = m_ends.empty() ? 0 : m_ends.back();
    for (std::size_t i = first; i < m_values.size(); ++i) {
        if (m_values[i] == value)
            return i;
    }
    m_values.push(value);
    return m_values.size() - 1;
}

void NumberLists::endRow()
{
    ++m_rows;
    if (m_values.size() == 0)
        return;
    if (m_ends.empty())
        m_ends.assign(m_rows - 1, 0);
    m_ends.push_back(std::uint32_t(m_values.size()));
}

void NumberLists::append(const NumberLists &others, std::span<const std::uint32_t> numbers)
{
    const std::size_t before = m_values.size();
    m_values.append(others.m_values, numbers);
    const std::size_t rowsBefore = m_rows;
    m_rows += others.m_rows;
    if (m_values.size() == 0)
        return;
    if (m_ends.empty())
        m_ends.assign(rowsBefore, 0);
    m_ends.resize(m_rows);
    std::uint32_t *const ends = m_ends.data() + rowsBefore;
    for (std::size_t i = 0; i < others.m_rows; ++i)
        ends[i] = std::uint32_t(before) + (others.m_ends.empty() ? 0 : others.m_ends[i]);
}

void NumberLists::reserve(std::size_t rows, std::size_t values)
{
    if (m_values.size() == 0)
        return;
    m_ends.reserve(rows);
    m_values.reserve(values);
}

void NumberLists::write(std::string &bytes) const
{
    putNumber(bytes, std::uint32_t(m_values.size()));
    if (m_values.size() == 0)
        return;
    putNumbers(bytes, m_ends);
    m_values.write(bytes);
}

bool NumberLists::read(std::string_view &bytes, std::size_t rows, std::size_t limit)
{
    *this = {};
    m_rows = rows;
    std::uint32_t values = 0;
    if (!takeNumber(bytes, values))
        return false;
    if (values == 0)
        return true;
    return takeNumbers(bytes, m_ends, rows) && std::is_sorted(m_ends.begin(), m_ends.end()) &&
           !m_ends.empty() && m_ends.back() == values && m_values.read(bytes, values, limit);
}

} // namespace entente
