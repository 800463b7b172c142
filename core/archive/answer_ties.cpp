// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/postgres_engine.h"
#include "core/network/layers.h"
#include "core/network/tie_graph.h"

#include <set>

namespace entente::archive
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

/// Ties are a part of the vocabulary, so the server has nothing to do with it.
Result<TiesAnswer> PostgresEngine::answer(const TiesQuestion &question, std::stop_token stop) const
{
    if (stop.stop_requested())
        return cancelled();
    const Dataset &known = vocabulary();
    const std::vector<Tie> &ties = m_lexicon->ties();
    TiesAnswer answer;
    answer.layer = question.layer.empty() ? defaultLayer(known.layers) : question.layer;
    std::vector<std::string> layers;
    if (!answer.layer.empty()) {
        layers = layerMembers(known.layers, ties, answer.layer);
        if (layers.empty())
            return Error{"there is no layer '" + answer.layer + "': " + choices(known, ties), {}};
    }
    const TieGraph graph = tieGraph(ties, layers, question.day);
    const ActorIndex &actors = m_lexicon->actors();
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const std::optional<std::uint32_t> actor = actors.find(graph.nodes[i]);
        answer.nodes.push_back({graph.nodes[i], actor ? actors.label(*actor) : graph.nodes[i].value,
                                graph.degrees[i]});
    }
    for (const TieGraph::Edge &edge : graph.edges)
        answer.edges.push_back({edge.a, edge.b, edge.weight});
    answer.centralization = degreeCentralization(graph.degrees);
    answer.centralizationActive = activeDegreeCentralization(graph.degrees);
    return answer;
}

} // namespace entente::archive
