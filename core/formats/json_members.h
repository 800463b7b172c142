// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/imported.h"
#include "core/formats/json_rows.h"

#include <cmath>

namespace entente
{

/// Reads the members of one object and keeps the first thing that is wrong.
class Members
{
public:
    enum class Level
    {
        Top,
        Inner
    };

    explicit Members(const OrderedJson &object, Level level = Level::Inner)
        : m_object(object)
        , m_isTop(level == Level::Top)
    {
        if (!object.is_object())
            fail("it is no object");
    }

    const std::string &problem() const { return m_problem; }
    bool isGood() const { return m_problem.empty(); }
    void fail(std::string problem)
    {
        if (m_problem.empty())
            m_problem = std::move(problem);
    }

    const OrderedJson *find(const char *name) const
    {
        if (!m_object.is_object())
            return nullptr;
        const auto found = m_object.find(name);
        return found == m_object.end() || found->is_null() ? nullptr : &*found;
    }

    bool has(const char *name) const { return find(name) != nullptr; }

    std::string text(const char *name)
    {
        const OrderedJson *value = find(name);
        if (!value)
            return {};
        if (value->is_string())
            return value->get<std::string>();
        if (value->is_number() || value->is_boolean())
            return jsonText(*value);
        fail("'" + std::string(name) + "' is no text");
        return {};
    }

    /// The first of two names that is there: ours, and the one of an older format.
    std::string text(const char *name, const char *older) { return text(has(name) ? name : older); }

    Date date(const char *name)
    {
        Result<Date> date = importedDate(text(name));
        if (date)
            return *date;
        fail("'" + std::string(name) + "': " + date.error().text());
        return {};
    }

    std::optional<double> number(const char *name)
    {
        const OrderedJson *value = find(name);
        if (!value)
            return std::nullopt;
        if (value->is_number())
            return value->get<double>();
        fail("'" + std::string(name) + "' is no number");
        return std::nullopt;
    }

    bool flag(const char *name, bool otherwise)
    {
        const OrderedJson *value = find(name);
        if (!value)
            return otherwise;
        if (!value->is_boolean())
            fail("'" + std::string(name) + "' is neither true nor false");
        return value->is_boolean() ? value->get<bool>() : otherwise;
    }

    /// Calls `read` with each element of the array `name`.
    template <class Read>
    void each(const char *name, Read read)
    {
        const OrderedJson *value = find(name);
        if (!value)
            return;
        if (!value->is_array()) {
            fail("'" + std::string(name) + "' is no list");
            return;
        }
        constexpr std::size_t longestList = 10000;
        if (value->size() > longestList && !m_isTop)
            fail("'" + std::string(name) + "' has more than " + std::to_string(longestList) +
                 " items");
        for (const OrderedJson &element : *value) {
            if (isGood())
                read(element);
        }
    }

    std::vector<std::string> texts(const char *name)
    {
        std::vector<std::string> list;
        each(name, [&](const OrderedJson &element) {
            if (element.is_string())
                list.push_back(element.get<std::string>());
            else
                fail("'" + std::string(name) + "' holds something that is no text");
        });
        return list;
    }

    /// Each element of the list as an object; what is wrong inside counts as wrong here.
    template <class Read>
    void objects(const char *name, Read read)
    {
        each(name, [&](const OrderedJson &element) {
            Members members(element);
            if (members.isGood())
                read(members);
            if (!members.isGood())
                fail("'" + std::string(name) + "': " + members.problem());
        });
    }

    std::optional<LatLon> position()
    {
        const std::optional<double> lat = number("lat");
        const std::optional<double> lon = number("lon");
        if (lat.has_value() != lon.has_value())
            fail("it has a latitude or a longitude, but not both");
        if (!lat || !lon)
            return std::nullopt;
        if (!(std::abs(*lat) <= 90) || !(std::abs(*lon) <= 180))
            fail("the position is outside 90 degrees of latitude or 180 of longitude");
        return LatLon{*lat, *lon};
    }

    const OrderedJson &object() const { return m_object; }

private:
    const OrderedJson &m_object;
    bool m_isTop; ///< its lists are tables, which may be long
    std::string m_problem;
};

} // namespace entente
