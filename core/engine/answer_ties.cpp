// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/local_engine.h"
#include "core/network/layers.h"
#include "core/network/tie_graph.h"

#include <algorithm>
#include <set>

namespace entente
{

namespace
{

/// The layers that can be asked for, in words.
std::string choices(const Dataset &vocabulary, const std::vector<Tie> &ties)
{
    std::vector<std::string> names;
    for (const Layer &layer : vocabulary.layers)
        names.push_back(layer.name);
    std::set<std::string> plain;
    for (const Tie &tie : ties)
        plain.insert(tie.layer);
    names.insert(names.end(), plain.begin(), plain.end());
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text.empty() ? "the document has none" : "there are " + text;
}

} // namespace

Result<TiesAnswer> LocalEngine::answer(const TiesQuestion &question, std::stop_token stop) const
{
    if (stop.stop_requested())
        return cancelled();
    const Dataset &vocabulary = m_columns.vocabulary;
    TiesAnswer answer;
    answer.layer = question.layer.empty() ? defaultLayer(vocabulary.layers) : question.layer;
    std::vector<std::string> layers;
    if (!answer.layer.empty()) {
        layers = layerMembers(vocabulary.layers, m_columns.ties, answer.layer);
        if (layers.empty())
            return Error{"there is no layer '" + answer.layer +
                             "': " + choices(vocabulary, m_columns.ties),
                         {}};
    }
    const TieGraph graph = tieGraph(m_columns.ties, layers, question.day);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const std::optional<std::uint32_t> actor = m_columns.actors.find(graph.nodes[i]);
        answer.nodes.push_back({graph.nodes[i],
                                actor ? m_columns.actors.label(*actor) : graph.nodes[i].value,
                                graph.degrees[i]});
    }
    for (const TieGraph::Edge &edge : graph.edges)
        answer.edges.push_back({edge.a, edge.b, edge.weight});
    answer.centralization = degreeCentralization(graph.degrees);
    answer.centralizationActive = activeDegreeCentralization(graph.degrees);
    return answer;
}

} // namespace entente
