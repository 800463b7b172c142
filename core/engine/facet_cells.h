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
        , m_wholeWidth(m_width == std::floor(m_width) ? std::uint32_t(m_width) : 0)
        , m_inverse(1 / m_width)
    {}

    std::size_t size() const { return std::size_t(m_across) * m_down; }

    std::uint32_t at(FixedPosition where) const
    {
        if (m_wholeWidth != 0) {
            const std::uint32_t row = divided(std::uint32_t(where.lat) + 900'000'000U);
            const std::uint32_t column = divided(std::uint32_t(where.lon) + 1'800'000'000U);
            return std::min(row, m_down - 1) * m_across + std::min(column, m_across - 1);
        }
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
    /// By the whole width, exactly: a product that may be one off, put right.
    std::uint32_t divided(std::uint32_t value) const
    {
        const auto quotient = std::uint32_t(std::int64_t(double(value) * m_inverse));
        const std::uint32_t product = quotient * m_wholeWidth;
        return quotient - (product > value ? 1 : 0) +
               (product <= value && value - product >= m_wholeWidth ? 1 : 0);
    }

    double m_degrees;
    std::uint32_t m_across;
    std::uint32_t m_down;
    double m_width; ///< in ten-millionths of a degree
    std::uint32_t
        m_wholeWidth; ///< the same where it is a whole number, which divides faster; else 0
    double m_inverse;
};

} // namespace entente
