// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/big_vector.h"
#include "core/engine/dictionary.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace entente
{

/// A column of numbers or noValue that takes one, two or four bytes a row, and none at all while no
/// row has a value.
class NumberColumn
{
public:
    /// Reads the rows of one width without asking for it each time.
    template <class T>
    struct Reader
    {
        const T *rows;
        std::uint32_t operator[](std::size_t i) const
        {
            const T row = rows[i];
            return row == std::numeric_limits<T>::max() ? noValue : std::uint32_t(row);
        }
    };
    struct Blank
    {
        std::uint32_t operator[](std::size_t) const { return noValue; }
    };

    std::size_t size() const { return m_size; }
    std::size_t bytes() const { return m_8.size() + 2 * m_16.size() + 4 * m_32.size(); }
    int width() const { return m_width; } ///< in bytes; 0 when no row has a value

    std::uint32_t operator[](std::size_t i) const
    {
        switch (m_width) {
        case 1:
            return Reader<std::uint8_t>{m_8.data()}[i];
        case 2:
            return Reader<std::uint16_t>{m_16.data()}[i];
        case 4:
            return m_32[i];
        default:
            return noValue;
        }
    }

    /// The rows of a column that is one byte wide.
    const std::uint8_t *narrowRows() const { return m_8.data(); }

    /// Calls `visit` with a reader of this column's width and returns what it returns.
    template <class Visit>
    decltype(auto) visit(Visit visit) const
    {
        switch (m_width) {
        case 1:
            return visit(Reader<std::uint8_t>{m_8.data()});
        case 2:
            return visit(Reader<std::uint16_t>{m_16.data()});
        case 4:
            return visit(Reader<std::uint32_t>{m_32.data()});
        default:
            return visit(Blank{});
        }
    }

    void push(std::uint32_t number)
    {
        if (number != noValue && number >= m_limit)
            widen(widthFor(number));
        switch (m_width) {
        case 1:
            m_8.push_back(std::uint8_t(number));
            break;
        case 2:
            m_16.push_back(std::uint16_t(number));
            break;
        case 4:
            m_32.push_back(number);
            break;
        default:
            break;
        }
        ++m_size;
    }
    void reserve(std::size_t rows);
    /// Adds the rows of another column; where `numbers` has any, each number replaced by
    /// numbers[number].
    void append(const NumberColumn &others, std::span<const std::uint32_t> numbers = {});
    /// Adds rows without a value, wide enough for numbers up to `largest` (noValue: for none).
    void grow(std::size_t rows, std::uint32_t largest);
    /// Writes a row that grow() made; different rows may be written by different threads.
    void set(std::size_t i, std::uint32_t number)
    {
        switch (m_width) {
        case 1:
            m_8[i] = std::uint8_t(number);
            break;
        case 2:
            m_16[i] = std::uint16_t(number);
            break;
        case 4:
            m_32[i] = number;
            break;
        default:
            break;
        }
    }

    /// Replaces the value of each row in [begin, end) that has one by change(row, value), which
    /// must fit the width that the column has: grow(0, largest) sees to that.
    template <class Change>
    void transform(std::size_t begin, std::size_t end, Change change)
    {
        const auto over = [&](auto *rows) {
            using Row = std::remove_reference_t<decltype(*rows)>;
            for (std::size_t i = begin; i < end; ++i) {
                if (rows[i] != std::numeric_limits<Row>::max())
                    rows[i] = Row(change(i, std::uint32_t(rows[i])));
            }
        };
        if (m_width == 1)
            over(m_8.data());
        else if (m_width == 2)
            over(m_16.data());
        else if (m_width == 4)
            over(m_32.data());
    }

    /// The rows as bytes for a section; and back. False for bytes that are none of
    /// `rows` numbers below `limit` (or noValue).
    void write(std::string &bytes) const;
    bool read(std::string_view &bytes, std::size_t rows, std::size_t limit);

private:
    static int widthFor(std::uint32_t number);
    void widen(int width);

    int m_width = 0;
    std::size_t m_size = 0;
    std::uint32_t m_limit = 0; ///< the first number that needs more width
    BigVector<std::uint8_t> m_8;
    BigVector<std::uint16_t> m_16;
    BigVector<std::uint32_t> m_32;
};

/// Lists of numbers, one per row, as compressed sparse rows in narrow columns. Costs nothing while
/// all lists are empty.
class NumberLists
{
public:
    /// The numbers of one row.
    class View
    {
    public:
        class Iterator
        {
        public:
            using difference_type = std::ptrdiff_t;
            using value_type = std::uint32_t;
            using reference = std::uint32_t;
            using pointer = const std::uint32_t *;
            using iterator_category = std::input_iterator_tag;

            Iterator(const NumberColumn *values, std::size_t at) : m_values(values), m_at(at) {}
            std::uint32_t operator*() const { return (*m_values)[m_at]; }
            Iterator &operator++()
            {
                ++m_at;
                return *this;
            }
            Iterator operator++(int)
            {
                const Iterator before = *this;
                ++m_at;
                return before;
            }
            bool operator==(const Iterator &other) const { return m_at == other.m_at; }

        private:
            const NumberColumn *m_values;
            std::size_t m_at;
        };

        View(const NumberColumn &values, std::size_t begin, std::size_t end)
            : m_values(&values)
            , m_begin(begin)
            , m_end(end)
        {}
        std::size_t size() const { return m_end - m_begin; }
        bool empty() const { return m_begin == m_end; }
        std::uint32_t operator[](std::size_t i) const { return (*m_values)[m_begin + i]; }
        Iterator begin() const { return {m_values, m_begin}; }
        Iterator end() const { return {m_values, m_end}; }

    private:
        const NumberColumn *m_values;
        std::size_t m_begin;
        std::size_t m_end;
    };

    std::size_t rows() const { return m_rows; }
    std::size_t bytes() const { return 4 * m_ends.size() + m_values.bytes(); }
    bool areEmpty() const { return m_values.size() == 0; }

    View operator[](std::size_t row) const
    {
        return m_ends.empty() ? View(m_values, 0, 0) : View(m_values, begin(row), m_ends[row]);
    }
    /// Where the numbers of a row lie in values(); not while areEmpty().
    std::size_t begin(std::size_t row) const { return row == 0 ? 0 : m_ends[row - 1]; }
    std::size_t end(std::size_t row) const { return m_ends[row]; }
    const NumberColumn &values() const { return m_values; }
    const std::uint32_t *ends() const { return m_ends.data(); }

    void add(std::uint32_t value) { m_values.push(value); }
    /// Adds unless the open row has the value already. Its place among values().
    std::size_t addOnce(std::uint32_t value);
    /// Ends the row that add() filled.
    void endRow();
    /// Adds the rows of `others`; where `numbers` has any, each number replaced by numbers[number].
    void append(const NumberLists &others, std::span<const std::uint32_t> numbers = {});
    void reserve(std::size_t rows, std::size_t values);

    /// To replace numbers by others, not to add any.
    NumberColumn &ownValues() { return m_values; }

    void write(std::string &bytes) const;
    bool read(std::string_view &bytes, std::size_t rows, std::size_t limit);

private:
    std::size_t m_rows = 0;
    BigVector<std::uint32_t> m_ends; ///< empty while all lists are
    NumberColumn m_values;
};

} // namespace entente
