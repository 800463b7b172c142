// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/matrix_data.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace entente
{

namespace
{

/// Pairs that a matrix is made of: more than anybody can look at.
constexpr int mostMatrixPairs = 2000;

/// Gathers cells by ids and puts them in order.
class MatrixGatherer
{
public:
    explicit MatrixGatherer(MatrixData &data) : m_data(data) {}

    void add(const ActorId &a, const ActorId &b, std::int64_t count, std::int64_t all)
    {
        if (all <= 0 || a == b)
            return;
        auto &counts = m_counts[std::minmax(a, b)];
        counts.first += count;
        counts.second += all;
        m_totals[a] += all;
        m_totals[b] += all;
    }

    void finish(const ActorLabels &labels)
    {
        for (const auto &[id, total] : m_totals)
            m_data.actors.push_back({id, labels(id), total});
        std::sort(m_data.actors.begin(), m_data.actors.end(),
                  [](const MatrixData::Actor &a, const MatrixData::Actor &b) {
                      if (a.total != b.total)
                          return a.total > b.total;
                      return a.label != b.label ? a.label < b.label : a.id < b.id;
                  });
        std::map<ActorId, std::size_t> places;
        for (std::size_t i = 0; i < m_data.actors.size(); ++i)
            places[m_data.actors[i].id] = i;
        for (const auto &[pair, counts] : m_counts) {
            const auto [a, b] = std::minmax(places[pair.first], places[pair.second]);
            m_data.cells.push_back({a, b, counts.first, counts.second});
        }
        std::sort(m_data.cells.begin(), m_data.cells.end(),
                  [](const MatrixData::Cell &x, const MatrixData::Cell &y) {
                      return std::pair(x.a, x.b) < std::pair(y.a, y.b);
                  });
    }

private:
    MatrixData &m_data;
    /// In the window, and whenever.
    std::map<std::pair<ActorId, ActorId>, std::pair<std::int64_t, std::int64_t>> m_counts;
    std::map<ActorId, std::int64_t> m_totals;
};

using MatrixRows = std::vector<std::vector<double>>;

/// How alike two rows are, 0 to 1.
double cosine(const std::vector<double> &a, const std::vector<double> &b)
{
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += a[i] * b[i];
        squareA += a[i] * a[i];
        squareB += b[i] * b[i];
    }
    return squareA > 0 && squareB > 0 ? product / std::sqrt(squareA * squareB) : 0;
}

/// The rows of the first `count` actors, square roots so that one busy pair is not everything.
MatrixRows rowsOf(const MatrixData &data, std::size_t count)
{
    MatrixRows rows(count, std::vector<double>(count));
    for (const MatrixData::Cell &cell : data.cells) {
        if (cell.b >= count)
            continue;
        const double weight = std::sqrt(double(cell.all));
        rows[cell.a][cell.b] = rows[cell.b][cell.a] = weight;
        rows[cell.a][cell.a] = std::max(rows[cell.a][cell.a], weight);
        rows[cell.b][cell.b] = std::max(rows[cell.b][cell.b], weight);
    }
    return rows;
}

/// The two groups that are most alike, the earlier one first; none that is gone.
std::pair<std::size_t, std::size_t> mostAlike(const MatrixRows &between,
                                              const std::vector<bool> &isGone)
{
    std::pair<std::size_t, std::size_t> pair;
    double best = -1;
    for (std::size_t a = 0; a < between.size(); ++a) {
        if (isGone[a])
            continue;
        for (std::size_t b = a + 1; b < between.size(); ++b) {
            if (!isGone[b] && between[a][b] > best + 1e-12) {
                best = between[a][b];
                pair = {a, b};
            }
        }
    }
    return pair;
}

/// Appends `other`; the ends that are most alike meet.
void join(std::vector<std::size_t> &kept, std::vector<std::size_t> &other, const MatrixRows &alike)
{
    if (other.size() > kept.size())
        std::swap(kept, other);
    const auto joint = [&](std::size_t x, std::size_t y) { return alike[x][y]; };
    const double ways[] = {joint(kept.back(), other.front()), joint(kept.back(), other.back()),
                           joint(kept.front(), other.front()), joint(kept.front(), other.back())};
    const auto way = std::max_element(std::begin(ways), std::end(ways)) - std::begin(ways);
    if (way >= 2)
        std::reverse(kept.begin(), kept.end());
    if (way == 1 || way == 3)
        std::reverse(other.begin(), other.end());
    kept.insert(kept.end(), other.begin(), other.end());
}

/// Joins the two most alike groups until one is left; the order in which it holds its members.
std::vector<std::size_t> clusterOrder(const MatrixData &data, std::size_t count)
{
    const MatrixRows rows = rowsOf(data, count);
    MatrixRows alike(count, std::vector<double>(count));
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 1; j < count; ++j)
            alike[i][j] = alike[j][i] = cosine(rows[i], rows[j]);
    }
    std::vector<std::vector<std::size_t>> groups(count);
    for (std::size_t i = 0; i < count; ++i)
        groups[i] = {i};
    MatrixRows between = alike; // of groups, the mean over their members
    std::vector<bool> isGone(count);
    for (std::size_t left = count; left > 1; --left) {
        const auto [a, b] = mostAlike(between, isGone);
        const double sizeA = double(groups[a].size());
        const double sizeB = double(groups[b].size());
        for (std::size_t c = 0; c < count; ++c) {
            between[a][c] = between[c][a] =
                (sizeA * between[a][c] + sizeB * between[b][c]) / (sizeA + sizeB);
        }
        join(groups[a], groups[b], alike);
        isGone[b] = true;
    }
    std::vector<std::size_t> order = std::move(groups.front()); // the first is never the other
    // Whoever has most stands nearer the beginning.
    if (!order.empty() && order.back() < order.front())
        std::reverse(order.begin(), order.end());
    return order;
}

} // namespace

std::string_view wordFor(MatrixOrder order)
{
    switch (order) {
    case MatrixOrder::Cluster:
        return "cluster";
    case MatrixOrder::Count:
        return "count";
    case MatrixOrder::Name:
        return "name";
    }
    return {};
}

std::optional<MatrixOrder> matrixOrderFrom(std::string_view word)
{
    for (const MatrixOrder order : {MatrixOrder::Cluster, MatrixOrder::Count, MatrixOrder::Name}) {
        if (wordFor(order) == word)
            return order;
    }
    return std::nullopt;
}

LanesQuestion matrixQuestion(const Context &context, TimeSpan window)
{
    LanesQuestion question;
    question.context = context;
    question.window = window;
    question.secondsPerPixel = std::max(1.0, window.seconds());
    question.lanes = LaneField::Pair;
    question.maxLanes = mostMatrixPairs;
    question.marksPerLane = 1;
    return question;
}

std::int64_t pairsIn(const MatrixData &data)
{
    return std::count_if(data.cells.begin(), data.cells.end(),
                         [](const MatrixData::Cell &cell) { return cell.count > 0; });
}

MatrixData matrixFrom(const LanesAnswer &answer, const ActorLabels &labels)
{
    MatrixData data;
    MatrixGatherer gatherer(data);
    for (const Lane &lane : answer.lanes) {
        if (lane.pair.size() == 2)
            gatherer.add(lane.pair[0], lane.pair[1], lane.inWindow, lane.count);
        else if (lane.value == manyPartiesLane)
            data.manyParties = lane.inWindow;
    }
    data.pairsUnknown = answer.lanesInOthers;
    data.outside = answer.before + answer.after;
    data.undated = answer.undated;
    gatherer.finish(labels);
    return data;
}

MatrixData matrixFrom(const TiesAnswer &answer)
{
    MatrixData data;
    data.measure = MatrixData::Measure::Ties;
    MatrixGatherer gatherer(data);
    for (const TieEdge &edge : answer.edges)
        gatherer.add(edge.a, edge.b, edge.weight, edge.weight);
    gatherer.finish([&](const ActorId &id) {
        const auto node = std::find_if(answer.nodes.begin(), answer.nodes.end(),
                                       [&](const TieNode &one) { return one.actor == id; });
        return node == answer.nodes.end() ? id.value : node->label;
    });
    return data;
}

std::vector<std::size_t> matrixOrder(const MatrixData &data, MatrixOrder order, std::size_t most)
{
    const std::size_t count = std::min(most, data.actors.size());
    if (order == MatrixOrder::Cluster && count > 2)
        return clusterOrder(data, count);
    std::vector<std::size_t> places(count);
    std::iota(places.begin(), places.end(), std::size_t(0));
    if (order == MatrixOrder::Name) {
        std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
            return folded(data.actors[a].label) < folded(data.actors[b].label);
        });
    }
    return places;
}

} // namespace entente
