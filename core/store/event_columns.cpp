// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/event_columns.h"

#include "core/time/calendar.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace entente::store
{

namespace
{

constexpr std::size_t mostDigits = 18;
constexpr std::uint8_t floatForm = 254;
constexpr std::uint8_t doubleForm = 255;
constexpr std::array<double, 10> powersOfTen{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

/// The number that prints as exactly this text.
std::optional<std::int64_t> plainNumber(std::string_view text)
{
    if (text.empty() || text.size() > mostDigits || (text[0] == '0' && text.size() > 1))
        return std::nullopt;
    std::int64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

/// Days since 1970-01-01 of a date that says no more than one day of the years 0 to 9999.
std::optional<std::int64_t> plainDay(const Date &date)
{
    const std::string &text = date.edtf();
    const TimeSpan day = date.bounds().strict;
    const bool isPlain = text.size() == 10 && text[0] >= '0' && text[0] <= '9' && text[4] == '-' &&
                         text[7] == '-' && day.end.seconds - day.begin.seconds == secondsPerDay;
    return isPlain ? std::optional(day.begin.seconds / secondsPerDay) : std::nullopt;
}

constexpr std::int64_t firstPlainDay = -719528; // 0000-01-01
constexpr std::int64_t lastPlainDay = 2932896;  // 9999-12-31

Date dateOfDay(std::int64_t day)
{
    if (day < firstPlainDay || day > lastPlainDay)
        return {};
    const CivilDate date = civilDate({day * secondsPerDay});
    const int year = int(date.year);
    const auto digit = [](int value) { return char('0' + value % 10); };
    const std::array<char, 10> text{digit(year / 1000),
                                    digit(year / 100),
                                    digit(year / 10),
                                    digit(year),
                                    '-',
                                    digit(date.month / 10),
                                    digit(date.month),
                                    '-',
                                    digit(date.day / 10),
                                    digit(date.day)};
    Result<Date> read = Date::fromEdtf({text.data(), text.size()});
    return read ? std::move(*read) : Date();
}

/// The fewest digits behind the point, not fewer than `digits`, that give back `value`.
std::size_t digitsOf(double value, std::size_t digits)
{
    if (!(std::abs(value) < 1e6) || (value == 0 && std::signbit(value)))
        return powersOfTen.size();
    while (digits < powersOfTen.size() &&
           double(std::llround(value * powersOfTen[digits])) / powersOfTen[digits] != value)
        ++digits;
    return digits;
}

} // namespace

void KeyColumn::write(ColumnWriter &writer, std::span<const Event> events)
{
    std::vector<std::int64_t> numbers;
    numbers.reserve(events.size());
    for (const Event &event : events) {
        const auto number = plainNumber(event.key);
        if (!number)
            break;
        numbers.push_back(*number - std::int64_t(numbers.size()));
    }
    if (numbers.size() == events.size()) {
        writer.byte(1);
        return writer.numbers(numbers);
    }
    std::vector<std::string_view> texts;
    texts.reserve(events.size());
    for (const Event &event : events)
        texts.push_back(event.key);
    writer.byte(0);
    writer.prose(texts);
}

void KeyColumn::read(ColumnReader &reader, std::size_t count)
{
    const std::uint8_t form = reader.byte();
    m_isNumbers = form == 1;
    if (form == 1)
        m_numbers = reader.numbers(count);
    else if (form == 0)
        m_texts = reader.texts(count);
    else
        reader.fail();
}

std::string KeyColumn::at(std::size_t row) const
{
    if (!m_isNumbers)
        return m_texts.text(row);
    return std::to_string(std::uint64_t(m_numbers.at(row)) + row);
}

void DateColumn::write(ColumnWriter &writer, std::span<const Date *const> dates,
                       std::span<const Date *const> from)
{
    std::vector<std::int64_t> isDay;
    std::vector<std::int64_t> days;
    std::vector<std::string_view> texts;
    std::int64_t last = 0;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        const auto day = plainDay(*dates[i]);
        if (day)
            last = *day - (from.empty() ? 0 : plainDay(*from[i]).value_or(0));
        else if (!from.empty())
            last = 0;
        // What is no day takes the number before it, which compresses to nothing.
        days.push_back(last);
        isDay.push_back(day ? 1 : 0);
        texts.push_back(day ? std::string_view() : std::string_view(dates[i]->edtf()));
    }
    writer.numbers(isDay);
    writer.numbers(days);
    writer.words(texts);
}

void DateColumn::read(ColumnReader &reader, std::size_t count, const DateColumn *from)
{
    m_isDay = reader.numbers(count);
    m_days = reader.numbers(count);
    m_texts = reader.texts(count);
    m_from = from;
}

std::int64_t DateColumn::dayAt(std::size_t row) const
{
    const std::int64_t day = m_days.at(row);
    if (!m_from || !m_from->isDay(row))
        return day;
    return std::int64_t(std::uint64_t(day) + std::uint64_t(m_from->m_days.at(row)));
}

Date DateColumn::at(std::size_t row) const
{
    if (isDay(row))
        return dateOfDay(dayAt(row));
    const std::string_view text = m_texts.raw(row);
    if (text.empty())
        return {};
    Result<Date> date = Date::fromEdtf(text);
    return date ? std::move(*date) : Date();
}

void RealColumn::write(ColumnWriter &writer, std::span<const double> values)
{
    std::size_t digits = 0;
    bool areFloats = true;
    for (const double value : values) {
        if (digits < powersOfTen.size())
            digits = digitsOf(value, digits);
        areFloats = areFloats && std::abs(value) < 1e30 &&
                    std::bit_cast<std::uint64_t>(double(float(value))) ==
                        std::bit_cast<std::uint64_t>(value);
    }
    const bool areDecimals = digits < powersOfTen.size();
    std::vector<std::int64_t> numbers;
    numbers.reserve(values.size());
    for (const double value : values) {
        if (areDecimals)
            numbers.push_back(std::llround(value * powersOfTen[digits]));
        else if (areFloats)
            numbers.push_back(std::bit_cast<std::int32_t>(float(value)));
        else
            numbers.push_back(std::bit_cast<std::int64_t>(value));
    }
    writer.byte(areDecimals ? std::uint8_t(digits) : areFloats ? floatForm : doubleForm);
    writer.numbers(numbers);
}

void RealColumn::read(ColumnReader &reader, std::size_t count)
{
    m_form = reader.byte();
    if (m_form >= powersOfTen.size() && m_form < floatForm)
        reader.fail();
    m_numbers = reader.numbers(count);
}

double RealColumn::at(std::size_t row) const
{
    const std::int64_t number = m_numbers.at(row);
    if (m_form == doubleForm)
        return std::bit_cast<double>(number);
    if (m_form == floatForm)
        return double(std::bit_cast<float>(std::int32_t(number)));
    return double(number) / powersOfTen[m_form];
}

void WordColumn::read(ColumnReader &reader, std::size_t count, std::int64_t last)
{
    m_numbers = reader.numbers(count);
    const std::size_t looks = m_numbers.isConstant() ? std::min<std::size_t>(count, 1) : count;
    for (std::size_t i = 0; i < looks && !reader.hasFailed(); ++i) {
        if (m_numbers.at(i) < 0 || m_numbers.at(i) > last)
            reader.fail();
    }
}

void ListColumn::read(ColumnReader &reader, std::size_t count, std::size_t &left)
{
    const Numbers counts = reader.numbers(count);
    if (reader.hasFailed() || (counts.isConstant() && (count == 0 || counts.at(0) == 0)))
        return;
    std::vector<std::uint32_t> starts{0};
    starts.reserve(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t elements = counts.at(i);
        if (elements < 0 || std::uint64_t(elements) > left)
            return reader.fail();
        left -= std::size_t(elements);
        starts.push_back(starts.back() + std::uint32_t(elements));
    }
    m_starts = std::move(starts);
}

} // namespace entente::store
