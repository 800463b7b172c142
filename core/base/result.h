// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace entente
{

/// An expected failure, in words that a user can act on: what went wrong and where.
struct Error
{
    std::string what;  ///< one sentence, without a full stop
    std::string where; ///< a file, a line, a character; may be empty

    /// "what (where)", the line that the command line prints.
    std::string text() const { return where.empty() ? what : what + " (" + where + ")"; }

    bool operator==(const Error &) const = default;
};

/// A value or the Error that stands in its place. Bugs are asserts, never Errors.
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::move(value)) {}
    Result(Error error) : m_state(std::move(error)) {}

    bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    const T &value() const &
    {
        assert(hasValue());
        return std::get<0>(m_state);
    }
    T &value() &
    {
        assert(hasValue());
        return std::get<0>(m_state);
    }
    T &&value() &&
    {
        assert(hasValue());
        return std::get<0>(std::move(m_state));
    }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const Error &error() const
    {
        assert(!hasValue());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value.
struct Done
{
    bool operator==(const Done &) const = default;
};

using Outcome = Result<Done>;

} // namespace entente
