// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente
{

/// The order of a matrix's actors.
enum class MatrixOrder
{
    Cluster, ///< those who are bound to the same others stand beside each other
    Count,   ///< most first
    Name
};
std::string_view wordFor(MatrixOrder); ///< "cluster", "count", "name"
std::optional<MatrixOrder> matrixOrderFrom(std::string_view word);

/// Actors by actors: how often each two were parties of one event, or by how many ties they are
/// bound. Symmetrical: a cell stands for both orders.
struct MatrixData
{
    enum class Measure
    {
        Events,
        Ties
    };
    struct Actor
    {
        ActorId id;
        std::string label;
        std::int64_t total = 0; ///< of its cells, whenever
        bool operator==(const Actor &) const = default;
    };
    struct Cell
    {
        std::size_t a = 0; ///< places in `actors`, a < b
        std::size_t b = 0;
        std::int64_t count = 0; ///< in the window; may be 0
        std::int64_t all = 0;   ///< whenever, > 0: what the order comes from, so that nothing jumps
        bool operator==(const Cell &) const = default;
    };

    Measure measure = Measure::Events;
    std::string when;              ///< in words: what the counts are of
    std::vector<Actor> actors;     ///< those with a cell, most first, then by name
    std::vector<Cell> cells;       ///< by a, then b
    std::int64_t manyParties = 0;  ///< events of too many parties to be one of pairs
    std::int64_t pairsUnknown = 0; ///< pairs beyond those that were asked for
    std::int64_t outside = 0;      ///< events that pass but do not touch the window
    std::int64_t undated = 0;
    bool operator==(const MatrixData &) const = default;
};

using ActorLabels = std::function<std::string(const ActorId &)>;

/// Cells that count something.
std::int64_t pairsIn(const MatrixData &data);

/// Asks for pairs of parties: a lane for each, with as little of its marks as there can be.
LanesQuestion matrixQuestion(const Context &context, TimeSpan window);
/// What the answer says of the events that touch the window.
MatrixData matrixFrom(const LanesAnswer &answer, const ActorLabels &labels);
MatrixData matrixFrom(const TiesAnswer &answer);

/// Places in `actors`, in the order asked for; the first `most` by count alone. The order of
/// clusters is that of the leaves of an average-linkage tree over the cosine of two actors' rows
/// (each counted as bound to itself as well as to anybody), larger groups first. R. R. Sokal, C. D.
/// Michener, "A statistical method for evaluating systematic relationships" (1958).
std::vector<std::size_t> matrixOrder(const MatrixData &data, MatrixOrder order, std::size_t most);

/// What a matrix counts, and how its actors stand.
struct MatrixRequest
{
    MatrixData::Measure measure = MatrixData::Measure::Events;
    MatrixOrder order = MatrixOrder::Cluster;
    std::string layer; ///< of ties; empty: the document's default
    bool operator==(const MatrixRequest &) const = default;
};

} // namespace entente
