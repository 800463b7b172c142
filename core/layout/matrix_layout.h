// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"
#include "core/layout/matrix_data.h"
#include "core/layout/text_measure.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente
{

/// Rows and columns of a matrix, inclusive, in the order drawn.
struct MatrixBlock
{
    std::size_t rowFrom = 0, rowTo = 0;
    std::size_t columnFrom = 0, columnTo = 0;
    bool operator==(const MatrixBlock &) const = default;
};

/// As many actors as one can scroll to.
constexpr std::size_t mostMatrixActors = 150;

/// How a matrix is looked at.
struct MatrixLook
{
    double width = 0;
    double height = 0;
    MatrixOrder order = MatrixOrder::Cluster;
    /// That order of the data's actors, where it is known: clusters are found once an answer, not
    /// with every frame. Null: it is looked for.
    const std::vector<std::size_t> *arranged = nullptr;
    std::set<ActorId> chosen;           ///< one or two actors; of two, their cell is framed
    std::optional<std::string> hovered; ///< the key of a cell
    std::optional<MatrixBlock> brush;   ///< while it is drawn
    bool scrolls = false;     ///< where not all have room, the rest is reached by scrolling
    std::size_t firstRow = 0; ///< at the top, as far as there are rows below to fill the picture
    std::size_t firstColumn = 0;
};

struct MatrixDrawing
{
    Drawing drawing;
    RectF plot; ///< what the cells of both triangles would fill, were there room for all
    RectF seen; ///< the part of it that is drawn: all, unless one scrolls
    std::size_t firstRow = 0;
    std::size_t firstColumn = 0;
    std::size_t rows = 0;           ///< drawn
    std::size_t columns = 0;        ///< drawn
    std::vector<std::size_t> order; ///< places in MatrixData::actors, from the top
    double cellWidth = 1;           ///< pixels
    double cellHeight = 1;
    std::size_t hiddenActors = 0; ///< for whom there is no room
    std::int64_t hiddenPairs = 0; ///< pairs with one of them

    /// The cell at a point, as row and column with column < row; nothing elsewhere.
    std::optional<std::pair<std::size_t, std::size_t>> cellAt(PointF point) const;
    /// Rows and columns between two points, cut at the plot; nothing when they hold no cell.
    std::optional<MatrixBlock> blockBetween(PointF a, PointF b) const;
    RectF boxOf(std::size_t row, std::size_t column) const;
    bool isSeen(std::size_t row, std::size_t column) const; ///< neither scrolled away nor hidden
};

/// The lower triangle of actors by actors, each name at its row and again at the end of its row's
/// cells, above its column. As many actors as have room, or as one can scroll to (150), those with
/// most; the others are counted. A
/// cell's mark has the key "GBR-JPN" (its two ids in ascending order), a name's that of its actor.
/// Colours stand for classes that the legend names.
MatrixDrawing layoutMatrix(const MatrixData &data, const MatrixLook &look, const Theme &theme,
                           const TextMeasure &measure);

/// The key of two actors' cell.
std::string matrixKey(const ActorId &a, const ActorId &b);
/// "Japan – United Kingdom: 3 events"; empty for a key of no two actors of the matrix.
std::string wordsOfPair(const MatrixData &data, const std::string &key);
/// The two that a cell stands for.
std::optional<std::pair<ActorId, ActorId>> pairOfKey(const MatrixData &data,
                                                     const std::string &key);

/// The least counts of classes for these counts, ascending, at most five: each count by itself
/// where there are few, else rounded quantiles. Zero is in none.
std::vector<std::int64_t> matrixClasses(const MatrixData &data);

} // namespace entente
