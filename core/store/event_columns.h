// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "core/store/byte_columns.h"

#include <functional>
#include <unordered_map>

namespace entente::store
{

// Columns of the values that events are made of, each read row by row.

/// Stable ids: whole numbers where all of them are such, else texts.
class KeyColumn
{
public:
    static void write(ColumnWriter &writer, std::span<const Event> events);
    void read(ColumnReader &reader, std::size_t count);
    std::string at(std::size_t row) const;

private:
    bool m_isNumbers = false;
    Numbers m_numbers; ///< less the row
    Texts m_texts;
};

/// Plain days as numbers, everything else as EDTF text.
class DateColumn
{
public:
    /// With `from`, days are counted from those dates where they are days.
    static void write(ColumnWriter &writer, std::span<const Date *const> dates,
                      std::span<const Date *const> from = {});
    /// `from`: the column that was given to write(); it must live as long.
    void read(ColumnReader &reader, std::size_t count, const DateColumn *from = nullptr);
    /// Nothing for a text that this version cannot read: see text().
    Date at(std::size_t row) const;
    std::string text(std::size_t row) const { return m_texts.text(row); }

private:
    bool isDay(std::size_t row) const { return m_isDay.at(row) == 1; }
    std::int64_t dayAt(std::size_t row) const;

    Numbers m_isDay;
    Numbers m_days;
    Texts m_texts;
    const DateColumn *m_from = nullptr;
};

/// Numbers with a point, to the last bit.
class RealColumn
{
public:
    static void write(ColumnWriter &writer, std::span<const double> values);
    void read(ColumnReader &reader, std::size_t count);
    double at(std::size_t row) const;

private:
    std::uint8_t m_form = 0; ///< digits behind the point, or one of the two below
    Numbers m_numbers;
};

/// Members of a closed vocabulary, 0 to `last`.
class WordColumn
{
public:
    template <class Get>
    static void write(ColumnWriter &writer, std::size_t count, Get get)
    {
        std::vector<std::int64_t> values;
        values.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            values.push_back(std::int64_t(get(i)));
        writer.numbers(values);
    }
    void read(ColumnReader &reader, std::size_t count, std::int64_t last);
    std::int64_t at(std::size_t row) const { return m_numbers.at(row); }

private:
    Numbers m_numbers;
};

/// How many elements each row has of a list, whose elements have columns of their own.
class ListColumn
{
public:
    /// Takes the elements off `left`, of which all lists of a pack share so many.
    void read(ColumnReader &reader, std::size_t count, std::size_t &left);
    std::size_t begin(std::size_t row) const { return m_starts.empty() ? 0 : m_starts[row]; }
    std::size_t end(std::size_t row) const { return m_starts.empty() ? 0 : m_starts[row + 1]; }
    std::size_t size() const { return m_starts.empty() ? 0 : m_starts.back(); }

private:
    std::vector<std::uint32_t> m_starts; ///< empty: all lists are
};

} // namespace entente::store
