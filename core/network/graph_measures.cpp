// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/network/graph_measures.h"

#include <igraph/igraph.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <numbers>

namespace entente
{

namespace
{

/// Debian builds igraph without thread safety: one call at a time. Its errors (memory) must not
/// end the program, which is what it does unless told otherwise.
class IgraphTurn
{
public:
    IgraphTurn() : m_lock(mutex())
    {
        static const bool told = [] {
            igraph_set_error_handler(igraph_error_handler_ignore);
            igraph_set_warning_handler(igraph_warning_handler_ignore);
            return true;
        }();
        (void)told;
    }

private:
    static std::mutex &mutex()
    {
        static std::mutex one;
        return one;
    }
    std::lock_guard<std::mutex> m_lock;
};

/// A graph of igraph's for as long as this lives.
class Igraph
{
public:
    Igraph(std::size_t nodes, std::span<const GraphEdge> edges)
    {
        igraph_vector_int_t list;
        if (igraph_vector_int_init(&list, igraph_integer_t(2 * edges.size())) != IGRAPH_SUCCESS)
            return;
        for (std::size_t i = 0; i < edges.size(); ++i) {
            VECTOR(list)[2 * i] = igraph_integer_t(edges[i].first);
            VECTOR(list)[2 * i + 1] = igraph_integer_t(edges[i].second);
        }
        m_isMade = igraph_create(&m_graph, &list, igraph_integer_t(nodes), IGRAPH_UNDIRECTED) ==
                   IGRAPH_SUCCESS;
        igraph_vector_int_destroy(&list);
    }
    ~Igraph()
    {
        if (m_isMade)
            igraph_destroy(&m_graph);
    }
    Igraph(const Igraph &) = delete;
    Igraph &operator=(const Igraph &) = delete;

    bool isMade() const { return m_isMade; }
    const igraph_t *graph() const { return &m_graph; }

private:
    igraph_t m_graph;
    bool m_isMade = false;
};

std::vector<GraphPoint> circleOf(std::size_t nodes)
{
    std::vector<GraphPoint> places;
    for (std::size_t i = 0; i < nodes; ++i) {
        const double angle = 2 * std::numbers::pi * double(i) / double(nodes);
        places.push_back({std::sin(angle), -std::cos(angle)});
    }
    return places;
}

/// Centred on the middle of their box, the farthest at distance 1.
void fitToUnit(std::vector<GraphPoint> &places)
{
    if (places.empty())
        return;
    const auto [left, right] =
        std::minmax_element(places.begin(), places.end(), [](auto p, auto q) { return p.x < q.x; });
    const auto [top, bottom] =
        std::minmax_element(places.begin(), places.end(), [](auto p, auto q) { return p.y < q.y; });
    const GraphPoint middle{(left->x + right->x) / 2, (top->y + bottom->y) / 2};
    double farthest = 0;
    for (const GraphPoint &place : places)
        farthest = std::max(farthest, std::hypot(place.x - middle.x, place.y - middle.y));
    const double by = farthest > 0 ? 1 / farthest : 1;
    for (GraphPoint &place : places)
        place = {(place.x - middle.x) * by, (place.y - middle.y) * by};
}

} // namespace

std::vector<double> betweennessOf(std::size_t nodes, std::span<const GraphEdge> edges)
{
    std::vector<double> result(nodes, 0);
    if (nodes == 0 || edges.empty())
        return result;
    const IgraphTurn turn;
    const Igraph graph(nodes, edges);
    igraph_vector_t values;
    if (!graph.isMade() || igraph_vector_init(&values, 0) != IGRAPH_SUCCESS)
        return result;
    if (igraph_betweenness(graph.graph(), &values, igraph_vss_all(), false, nullptr) ==
        IGRAPH_SUCCESS)
        std::copy_n(VECTOR(values), nodes, result.begin());
    igraph_vector_destroy(&values);
    return result;
}

double betweennessCentralization(std::span<const double> betweenness)
{
    if (betweenness.size() < 3)
        return 0;
    const double most = *std::max_element(betweenness.begin(), betweenness.end());
    double sum = 0;
    for (const double each : betweenness)
        sum += most - each;
    const double n = double(betweenness.size());
    return sum / ((n - 1) * (n - 1) * (n - 2) / 2);
}

double densityOf(std::size_t nodes, std::size_t edges)
{
    return nodes < 2 ? 0 : 2 * double(edges) / (double(nodes) * double(nodes - 1));
}

std::int64_t trianglesOf(std::size_t nodes, std::span<const GraphEdge> edges)
{
    std::vector<std::vector<std::size_t>> later(nodes); ///< neighbours with a greater number
    for (const auto &[a, b] : edges)
        later[std::min(a, b)].push_back(std::max(a, b));
    for (std::vector<std::size_t> &list : later)
        std::sort(list.begin(), list.end());
    std::int64_t count = 0;
    for (const auto &[a, b] : edges) {
        const auto &x = later[a];
        const auto &y = later[b];
        for (auto i = x.begin(), j = y.begin(); i != x.end() && j != y.end();) {
            if (*i == *j)
                ++count, ++i, ++j;
            else
                *i < *j ? ++i : ++j;
        }
    }
    return count;
}

Communities communitiesOf(std::size_t nodes, std::span<const GraphEdge> edges)
{
    Communities result;
    result.of.assign(nodes, 0);
    std::vector<bool> hasTie(nodes, false);
    for (const auto &[a, b] : edges)
        hasTie[a] = hasTie[b] = true;
    std::vector<int> found(nodes, 0);
    if (!edges.empty()) {
        const IgraphTurn turn;
        const Igraph graph(nodes, edges);
        igraph_vector_int_t membership;
        igraph_vector_t steps;
        if (!graph.isMade() || igraph_vector_int_init(&membership, 0) != IGRAPH_SUCCESS)
            return result;
        if (igraph_vector_init(&steps, 0) == IGRAPH_SUCCESS) {
            if (igraph_community_fastgreedy(graph.graph(), nullptr, nullptr, &steps, &membership) ==
                IGRAPH_SUCCESS) {
                std::copy_n(VECTOR(membership), nodes, found.begin());
                result.modularity = igraph_vector_max(&steps);
            }
            igraph_vector_destroy(&steps);
        }
        igraph_vector_int_destroy(&membership);
    }
    // Numbered by their first node, those without a tie last.
    std::map<int, int> numbers;
    for (std::size_t i = 0; i < nodes; ++i) {
        if (hasTie[i])
            result.of[i] = numbers.try_emplace(found[i], int(numbers.size())).first->second;
    }
    result.count = int(numbers.size());
    int alone = result.count;
    for (std::size_t i = 0; i < nodes; ++i) {
        if (!hasTie[i])
            result.of[i] = alone++;
    }
    return result;
}

std::vector<GraphPoint> forcePlaces(std::size_t nodes, std::span<const GraphEdge> edges)
{
    std::vector<GraphPoint> places = circleOf(nodes);
    if (nodes < 2)
        return std::vector<GraphPoint>(nodes);
    const IgraphTurn turn;
    const Igraph graph(nodes, edges);
    igraph_matrix_t matrix;
    if (!graph.isMade() ||
        igraph_matrix_init(&matrix, igraph_integer_t(nodes), 2) != IGRAPH_SUCCESS)
        return places;
    for (std::size_t i = 0; i < nodes; ++i) {
        MATRIX(matrix, i, 0) = places[i].x;
        MATRIX(matrix, i, 1) = places[i].y;
    }
    igraph_rng_seed(igraph_rng_default(), 20221106); // the same graph, the same places
    const igraph_error_t outcome =
        nodes <= mostSprings
            ? igraph_layout_kamada_kawai(graph.graph(), &matrix, true, igraph_integer_t(50 * nodes),
                                         0, double(nodes), nullptr, nullptr, nullptr, nullptr,
                                         nullptr)
            : igraph_layout_fruchterman_reingold(
                  graph.graph(), &matrix, true, 300, std::sqrt(double(nodes)) / 10,
                  IGRAPH_LAYOUT_AUTOGRID, nullptr, nullptr, nullptr, nullptr, nullptr);
    if (outcome == IGRAPH_SUCCESS) {
        for (std::size_t i = 0; i < nodes; ++i)
            places[i] = {MATRIX(matrix, i, 0), MATRIX(matrix, i, 1)};
    }
    igraph_matrix_destroy(&matrix);
    fitToUnit(places);
    return places;
}

} // namespace entente
