// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/json_rows.h"

#include <iterator>
#include <optional>
#include <vector>

namespace entente
{

namespace
{

/// How far the parser has read. It looks one character ahead at most.
struct Cursor
{
    std::string_view text;
    std::size_t at = 0;
    std::int64_t line = 1;
};

/// Feeds the parser while the cursor counts.
class CountingIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    CountingIterator() = default;
    explicit CountingIterator(Cursor *cursor) : m_cursor(cursor) {}

    reference operator*() const { return m_cursor->text[m_cursor->at]; }
    CountingIterator &operator++()
    {
        if (m_cursor->text[m_cursor->at] == '\n')
            ++m_cursor->line;
        ++m_cursor->at;
        return *this;
    }
    CountingIterator operator++(int)
    {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator &other) const { return atEnd() == other.atEnd(); }
    bool operator!=(const CountingIterator &other) const { return !(*this == other); }

private:
    bool atEnd() const { return !m_cursor || m_cursor->at == m_cursor->text.size(); }
    Cursor *m_cursor = nullptr;
};

/// Builds one value at a time: every row by itself, and the rest of the file.
class RowBuilder
{
public:
    RowBuilder(const Cursor &cursor, std::string_view rowsName,
               const std::function<bool(JsonRow)> &onRow)
        : m_cursor(cursor)
        , m_rowsName(rowsName)
        , m_onRow(onRow)
    {}

    bool null() { return add(OrderedJson()); }
    bool boolean(bool value) { return add(OrderedJson(value)); }
    bool number_integer(std::int64_t value) { return add(OrderedJson(value)); }
    bool number_unsigned(std::uint64_t value) { return add(OrderedJson(value)); }
    bool number_float(double value, const std::string &) { return add(OrderedJson(value)); }
    bool string(std::string &value) { return add(OrderedJson(std::move(value))); }
    bool binary(OrderedJson::binary_t &) { return false; }
    bool start_object(std::size_t) { return open(OrderedJson::object()); }
    bool start_array(std::size_t) { return open(OrderedJson::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string &value)
    {
        m_stack.back().key = std::move(value);
        return true;
    }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &)
    {
        m_error = Error{"this is no well-formed JSON from here on; mend it or save it anew",
                        placeOf(position)};
        return false;
    }

    const std::optional<Error> &error() const { return m_error; }
    OrderedJson takeRest() { return std::move(m_rest); }

private:
    struct Level
    {
        OrderedJson value;
        std::string key;       ///< of the member that comes next
        bool isRows = false;   ///< its elements are rows
        std::size_t begin = 0; ///< where its text begins
        std::int64_t line = 0;
    };

    std::string placeOf(std::size_t position) const
    {
        const std::size_t end = std::min(position, m_cursor.text.size());
        const std::size_t before = end > 0 ? end - 1 : 0;
        const std::string_view read = m_cursor.text.substr(0, before);
        const auto line = std::count(read.begin(), read.end(), '\n') + 1;
        const std::size_t lineStart =
            read.rfind('\n') == std::string_view::npos ? 0 : read.rfind('\n') + 1;
        return "line " + std::to_string(line) + ", column " +
               std::to_string(before - lineStart + 1);
    }

    bool isRowsArray(const OrderedJson &value) const
    {
        if (!value.is_array())
            return false;
        return m_stack.empty() || (m_stack.size() == 1 && m_stack.back().key == m_rowsName);
    }

    bool open(OrderedJson value)
    {
        if (m_stack.size() >= std::size_t(deepestJson)) {
            m_error = Error{"the JSON is nested more than " + std::to_string(deepestJson) +
                                " levels deep",
                            "line " + std::to_string(m_cursor.line)};
            return false;
        }
        const bool isRows = isRowsArray(value);
        const std::size_t begin = m_cursor.at > 0 ? m_cursor.at - 1 : 0;
        m_stack.push_back({std::move(value), {}, isRows, begin, m_cursor.line});
        return true;
    }

    bool close()
    {
        Level done = std::move(m_stack.back());
        m_stack.pop_back();
        if (m_stack.empty()) {
            m_rest = std::move(done.value);
            return true;
        }
        return store(std::move(done.value), done.begin, done.line);
    }

    bool add(OrderedJson value)
    {
        if (m_stack.empty()) {
            m_rest = std::move(value);
            return true;
        }
        return store(std::move(value), m_cursor.at > 0 ? m_cursor.at - 1 : 0, m_cursor.line);
    }

    bool store(OrderedJson value, std::size_t begin, std::int64_t line)
    {
        Level &parent = m_stack.back();
        if (parent.isRows)
            return m_onRow(
                {std::move(value), line, m_cursor.text.substr(begin, m_cursor.at - begin)});
        if (parent.value.is_array()) {
            parent.value.push_back(std::move(value));
        } else {
            // Not operator[]: it looks through all members, which a hostile file makes many.
            auto &members = parent.value.get_ref<OrderedJson::object_t &>();
            members.emplace_back(std::move(parent.key), std::move(value));
            parent.key.clear();
        }
        return true;
    }

    const Cursor &m_cursor;
    std::string_view m_rowsName;
    const std::function<bool(JsonRow)> &m_onRow;
    std::vector<Level> m_stack;
    OrderedJson m_rest;
    std::optional<Error> m_error;
};

} // namespace

Result<OrderedJson> readJsonRows(std::string_view text, std::string_view rowsName,
                                 const std::function<bool(JsonRow)> &onRow)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    Cursor cursor{text, 0, 1};
    RowBuilder builder(cursor, rowsName, onRow);
    const bool read =
        OrderedJson::sax_parse(CountingIterator(&cursor), CountingIterator(), &builder);
    if (builder.error())
        return *builder.error();
    if (!read)
        return Error{"cancelled", {}};
    return builder.takeRest();
}

std::string jsonText(const OrderedJson &value)
{
    return value.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

} // namespace entente
