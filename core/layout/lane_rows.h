// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace entente
{

/// What is taken on the rows of a lane. Most places of a crowded lane are taken on all rows: a list
/// of cells tells that without a search in each.
class LaneRows
{
public:
    /// `plot` says where most of what is asked for lies.
    explicit LaneRows(const RectF &plot);

    /// Rows in use.
    int count() const { return int(m_rows.size()); }

    /// False when [begin, end) is certainly taken on each of the first `most` rows.
    bool mayBeFree(double begin, double end, int most) const;
    /// The first of `most` rows where [begin, end) is free, or -1.
    int topmostFree(double begin, double end, int most) const;
    /// The last one.
    int lowestFree(double begin, double end, int most) const;

    bool isFree(int row, double begin, double end) const;
    void take(int row, double begin, double end);

private:
    using Row = std::vector<std::pair<double, double>>; ///< apart from each other and ascending
    using Rows = std::uint64_t;                         ///< a bit for each of the first 64

    static Row::const_iterator firstFrom(const Row &row, double begin);
    /// The rows that are taken in the whole cell at `x`.
    Rows fullAt(double x) const;
    Rows fullIn(double begin, double end, int most) const;
    bool isKnownFull(Rows full, int row) const { return row < 64 && ((full >> row) & 1U) != 0; }

    double m_from = 0;
    std::vector<Rows> m_full; ///< for each cell from m_from
    std::vector<Row> m_rows;
};

} // namespace entente
