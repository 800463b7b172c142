// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente
{

/// Stands in a column for "no value".
constexpr std::uint32_t noValue = 0xFFFFFFFF;

/// Lists of numbers, one per row, in two flat arrays (compressed sparse rows).
class Lists
{
public:
    /// Ends the row that add() filled.
    void endRow() { m_ends.push_back(m_values.size()); }
    void add(std::uint32_t value) { m_values.push_back(value); }
    /// Adds unless the open row has the value already.
    void addOnce(std::uint32_t value)
    {
        for (std::size_t i = m_ends.back(); i < m_values.size(); ++i) {
            if (m_values[i] == value)
                return;
        }
        m_values.push_back(value);
    }

    std::span<const std::uint32_t> operator[](std::size_t row) const
    {
        return {m_values.data() + m_ends[row], m_ends[row + 1] - m_ends[row]};
    }
    std::size_t rows() const { return m_ends.size() - 1; }

    /// For each of `values` numbers the rows that hold it, ascending.
    Lists inverted(std::size_t values) const;

private:
    std::vector<std::size_t> m_ends{0};
    std::vector<std::uint32_t> m_values;
};

/// The distinct texts of a column, numbered in the order of their first appearance.
class Dictionary
{
public:
    std::uint32_t add(const std::string &text);
    std::optional<std::uint32_t> find(const std::string &text) const;
    const std::string &operator[](std::size_t number) const { return m_texts[number]; }
    std::size_t size() const { return m_texts.size(); }

private:
    std::vector<std::string> m_texts;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

/// Names that queries find by words (people, places, publishers): a value matches every name that
/// has all its folded words.
class NameDictionary
{
public:
    NameDictionary() = default;
    explicit NameDictionary(Dictionary names) : m_names(std::move(names)) {}

    std::uint32_t add(const std::string &name) { return m_names.add(name); }
    /// To be called once after the last add().
    void index();

    const Dictionary &names() const { return m_names; }
    /// The names that hold all folded words of `value`, ascending; for a value without words the
    /// name that is written the same.
    std::vector<std::uint32_t> matching(const std::string &value) const;
    /// The names that hold a word that begins with the folded word `prefix`, ascending.
    std::vector<std::uint32_t> beginning(const std::string &prefix) const;
    /// The names that, used as a value, would match name `number`; itself among them.
    std::span<const std::uint32_t> widerThan(std::uint32_t number) const { return m_wider[number]; }

private:
    std::vector<std::uint32_t> holding(std::span<const std::uint32_t> words) const;

    Dictionary m_names;
    Dictionary m_words;
    Lists m_wordsOf;
    Lists m_namesOf;
    Lists m_wider;
};

} // namespace entente
