// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_keys.h"

namespace entente
{

LaneKeys::LaneKeys(const Columns &columns, LaneField field) : m_columns(&columns), m_field(field)
{
    if (field == LaneField::Party)
        m_size = columns.actors.size() + 1;
    else if (field == LaneField::Kind)
        m_size = columns.kinds.size() + 1; // the last is not used: no kind is a kind of its own
    else if (field == LaneField::Region)
        m_size = allRegions().size() + 1;
}

std::uint32_t LaneKeys::single(EventIndex i) const
{
    if (m_field == LaneField::Kind)
        return m_columns->top(i);
    if (m_field == LaneField::Region) {
        const std::uint32_t country = m_columns->country[i];
        const std::optional<Region> region =
            country == noValue ? std::nullopt : m_columns->actors.region(country);
        return region ? std::uint32_t(*region) : none();
    }
    return none();
}

std::string LaneKeys::value(std::uint32_t lane) const
{
    if (lane == none())
        return {};
    if (m_field == LaneField::Party)
        return m_columns->actors.id(lane).value;
    if (m_field == LaneField::Kind)
        return m_columns->kinds.id(lane).value;
    return std::string(labelFor(Region(lane)));
}

std::string LaneKeys::label(std::uint32_t lane) const
{
    if (m_field == LaneField::Party)
        return lane == none() ? "No party" : m_columns->actors.label(lane);
    if (m_field == LaneField::Kind)
        return m_columns->kinds.label(lane);
    if (m_field == LaneField::Region)
        return lane == none() ? "No place" : std::string(labelFor(Region(lane)));
    return {};
}

} // namespace entente
