// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/area.h"
#include "core/engine/column_rows.h"
#include "core/engine/questions.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace entente
{

/// Boxes of latitude and longitude, numbered from south to north and from west to east. The north
/// pole and the date line belong to the last ones.
class FacetCells
{
public:
    /// From finestFacetCell to 90 degrees wide, whatever is asked for.
    explicit FacetCells(double degrees)
        : m_degrees(degrees >= finestFacetCell ? std::min(degrees, 90.0) : finestFacetCell)
        , m_across(std::uint32_t(std::ceil(360 / m_degrees)))
        , m_down(std::uint32_t(std::ceil(180 / m_degrees)))
        , m_width(m_degrees * fixedDegree)
    {}

    std::size_t size() const { return std::size_t(m_across) * m_down; }

    std::uint32_t at(FixedPosition where) const
    {
        const auto row = std::uint32_t((double(where.lat) + 90 * fixedDegree) / m_width);
        const auto column = std::uint32_t((double(where.lon) + 180 * fixedDegree) / m_width);
        return std::min(row, m_down - 1) * m_across + std::min(column, m_across - 1);
    }

    Area box(std::uint32_t cell) const
    {
        const double south = double(cell / m_across) * m_degrees - 90;
        const double west = double(cell % m_across) * m_degrees - 180;
        return Area::box({south, west},
                         {std::min(south + m_degrees, 90.0), std::min(west + m_degrees, 180.0)});
    }

private:
    double m_degrees;
    std::uint32_t m_across;
    std::uint32_t m_down;
    double m_width; ///< in ten-millionths of a degree
};

} // namespace entente
