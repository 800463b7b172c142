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

/// Tells which step of a width a fixed coordinate lies in, counted from one end of its axis.
class FixedSteps
{
public:
    /// `width` in ten-millionths of a degree.
    explicit FixedSteps(double width)
        : m_width(width)
        , m_wholeWidth(width == std::floor(width) && width < wholeTurn ? std::uint32_t(width) : 0)
        , m_inverse(1 / width)
    {}

    std::uint64_t row(FixedPosition where) const
    {
        return step(std::uint32_t(where.lat) + 900'000'000U);
    }
    std::uint64_t column(FixedPosition where) const
    {
        return step(std::uint32_t(where.lon) + 1'800'000'000U);
    }

private:
    static constexpr double wholeTurn = 360 * fixedDegree;

    std::uint64_t step(std::uint32_t value) const
    {
        if (m_wholeWidth == 0) // by way of signed numbers, which processors convert to
            return std::uint64_t(std::int64_t(double(value) / m_width));
        // By the whole width, exactly: a product that may be one off, put right.
        const auto quotient = std::uint32_t(std::int64_t(double(value) * m_inverse));
        const std::uint32_t product = quotient * m_wholeWidth;
        return quotient - (product > value ? 1U : 0U) +
               (product <= value && value - product >= m_wholeWidth ? 1U : 0U);
    }

    double m_width;
    std::uint32_t m_wholeWidth; ///< where it is a whole number, which divides faster; else 0
    double m_inverse;
};

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
        , m_steps(m_degrees * fixedDegree)
    {}

    std::size_t size() const { return std::size_t(m_across) * m_down; }

    std::uint32_t at(FixedPosition where) const
    {
        const auto row = std::uint32_t(m_steps.row(where));
        const auto column = std::uint32_t(m_steps.column(where));
        return std::min(row, m_down - 1) * m_across + std::min(column, m_across - 1);
    }

    Area box(std::uint32_t cell) const
    {
        const std::uint32_t row = cell / m_across;
        const double south = double(row) * m_degrees - 90;
        const double west = double(cell % m_across) * m_degrees - 180;
        return Area::box({south, west},
                         {std::min(south + m_degrees, 90.0), std::min(west + m_degrees, 180.0)});
    }

private:
    double m_degrees;
    std::uint32_t m_across;
    std::uint32_t m_down;
    FixedSteps m_steps;
};

} // namespace entente
