// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/tie_answers.h"

#include "core/network/layers.h"
#include "core/network/tie_graph.h"

#include <algorithm>
#include <map>
#include <set>

namespace entente
{

namespace
{

/// The kinds whose events are instruments, with all that hang below them.
const std::vector<std::string> instrumentKinds{"agreement", "access"};

/// The layers that can be asked for, in words.
std::string layerChoices(const TieSource &source)
{
    std::vector<std::string> names;
    for (const Layer &layer : source.engine.vocabulary().layers)
        names.push_back(layer.name);
    std::set<std::string> plain;
    for (const Tie &tie : source.ties)
        plain.insert(tie.layer);
    names.insert(names.end(), plain.begin(), plain.end());
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text.empty() ? "the document has none" : "there are " + text;
}

class HistoryMaker
{
public:
    HistoryMaker(const TieSource &source, const TieHistoryQuestion &question, std::stop_token stop)
        : m_source(source)
        , m_question(question)
        , m_stop(std::move(stop))
    {}

    Result<TieHistoryAnswer> made()
    {
        const Outcome ties = m_question.derived ? derive(*m_question.derived) : record();
        if (!ties)
            return ties.error();
        const Outcome planned = plan();
        if (!planned)
            return planned.error();
        for (const ActorId &id : m_answer.history.actors) {
            const std::optional<std::uint32_t> actor = m_source.actors.find(id);
            if (actor)
                m_answer.actors.push_back({id, m_source.actors.label(*actor),
                                           m_source.actors.position(*actor),
                                           m_source.actors.region(*actor)});
            else
                m_answer.actors.push_back({id, id.value, {}, {}});
        }
        return std::move(m_answer);
    }

private:
    Outcome record()
    {
        const Dataset &vocabulary = m_source.engine.vocabulary();
        m_answer.layer =
            m_question.layer.empty() ? defaultLayer(vocabulary.layers) : m_question.layer;
        std::vector<std::string> layers;
        if (!m_answer.layer.empty()) {
            layers = layerMembers(vocabulary.layers, m_source.ties, m_answer.layer);
            if (layers.empty())
                return Error{
                    "there is no layer '" + m_answer.layer + "': " + layerChoices(m_source), {}};
        }
        m_answer.history.ties =
            recordedTies(m_source.ties, layers, m_question.context.asKnown,
                         [this](const std::string &key) { return m_source.engine.find(key); });
        std::set<ActorId> seen;
        for (const Tie &tie : m_source.ties) {
            for (const ActorId &actor : {tie.a, tie.b}) {
                if (seen.insert(actor).second)
                    m_answer.history.actors.push_back(actor);
            }
        }
        return Done{};
    }

    Outcome derive(const DerivedTies &derived)
    {
        RowsQuestion rows;
        rows.context = m_question.context;
        rows.descending = true;
        rows.limit = mostSharedEvents;
        const Result<RowsAnswer> answer = m_source.engine.answer(rows, m_stop);
        if (!answer)
            return answer.error();
        m_answer.events = std::int64_t(answer->rows.size());
        m_answer.unread += answer->total - m_answer.events;
        m_answer.history.least = derived.least;
        for (const Row &row : answer->rows)
            share(row, derived.years);
        // Who is never tied is no node: any event has parties.
        std::set<ActorId> all;
        for (const TieSpan &tie : m_answer.history.ties)
            all.insert({tie.a, tie.b});
        m_answer.history.actors.assign(all.begin(), all.end());
        std::set<ActorId> tied;
        for (const PairLife &life : livesOf(m_answer.history)) {
            tied.insert(m_answer.history.actors[life.a]);
            tied.insert(m_answer.history.actors[life.b]);
        }
        m_answer.history.actors.assign(tied.begin(), tied.end());
        return Done{};
    }

    void share(const Row &row, int years)
    {
        const EventSpan span = eventSpan(row.start, row.end);
        const bool happened = row.status == Status::Occurred || row.status == Status::Ongoing ||
                              row.status == Status::Terminated;
        if (!happened || !span.isKnown || span.start.strict.begin.isOpen())
            return;
        std::set<ActorId> actors;
        for (const Party &party : row.parties)
            actors.insert(party.actor);
        if (actors.size() > mostPartiesInPairs)
            return;
        for (auto a = actors.begin(); a != actors.end(); ++a) {
            for (auto b = std::next(a); b != actors.end(); ++b)
                m_answer.history.ties.push_back(
                    sharedEvent(*a, *b, span.start.strict.begin, row.id, years));
        }
    }

    Outcome plan()
    {
        RowsQuestion rows;
        rows.context.filter = Filter({{Field::Kind, instrumentKinds, false, Certainty::Possibly}});
        rows.descending = true;
        rows.limit = mostPlannedInstruments;
        const Result<RowsAnswer> answer = m_source.engine.answer(rows, m_stop);
        if (!answer)
            return answer.error();
        m_answer.unread += answer->total - std::int64_t(answer->rows.size());
        const std::set<ActorId> nodes(m_answer.history.actors.begin(),
                                      m_answer.history.actors.end());
        for (const Row &row : answer->rows) {
            std::vector<ActorId> actors = signatoriesOf(row.parties);
            std::erase_if(actors, [&](const ActorId &actor) { return !nodes.contains(actor); });
            if (actors.size() < 2)
                continue;
            const Result<EventAnswer> event =
                m_source.engine.answer(EventQuestion{row.id, {}}, m_stop);
            if (!event)
                return event.error();
            for (const TimeSpan &span : plannedSpans(event->event, m_question.context.asKnown))
                addPlanned(actors, row, span);
        }
        return Done{};
    }

    void addPlanned(const std::vector<ActorId> &actors, const Row &row, TimeSpan span)
    {
        for (std::size_t a = 0; a < actors.size(); ++a) {
            for (std::size_t b = a + 1; b < actors.size(); ++b)
                m_answer.history.planned.push_back(
                    {actors[a], actors[b], span, {}, row.title, {row.id}});
        }
    }

    const TieSource &m_source;
    const TieHistoryQuestion &m_question;
    std::stop_token m_stop;
    TieHistoryAnswer m_answer;
};

TieEdge edgeOf(const DayGraph::Edge &edge, const TieHistory &history)
{
    const std::vector<ActorId> &actors = history.actors;
    TieEdge made{std::min(actors[edge.a], actors[edge.b]),
                 std::max(actors[edge.a], actors[edge.b]),
                 edge.weight,
                 {},
                 {},
                 edge.faded};
    const bool planned = edge.bond == DayGraph::Bond::Planned;
    std::set<EventId> events;
    for (const std::uint32_t span : edge.spans) {
        const TieSpan &tie = (planned ? history.planned : history.ties)[span];
        events.insert(tie.events.begin(), tie.events.end());
        if (!tie.basis.empty())
            made.bases.push_back(tie.basis);
    }
    made.events.assign(events.begin(), events.end());
    return made;
}

void sortEdges(std::vector<TieEdge> &edges)
{
    std::sort(edges.begin(), edges.end(), [](const TieEdge &x, const TieEdge &y) {
        return std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
}

} // namespace

Result<TieHistoryAnswer> tieHistoryOf(const TieSource &source, const TieHistoryQuestion &question,
                                      std::stop_token stop)
{
    if (stop.stop_requested())
        return Engine::cancelled();
    return HistoryMaker(source, question, std::move(stop)).made();
}

Result<TiesAnswer> tiesOf(const TieSource &source, const TiesQuestion &question,
                          std::stop_token stop)
{
    const Result<TieHistoryAnswer> history =
        tieHistoryOf(source, {question.context, question.layer, question.derived}, std::move(stop));
    if (!history)
        return history.error();
    const TieHistory &ties = history->history;
    const DayGraph graph = graphOn(ties, livesOf(ties), question.day, question.fadeYears);
    TiesAnswer answer;
    answer.layer = history->layer;
    for (std::size_t i = 0; i < history->actors.size(); ++i)
        answer.nodes.push_back({history->actors[i].id, history->actors[i].label, graph.degrees[i]});
    for (const DayGraph::Edge &edge : graph.edges) {
        std::vector<TieEdge> &list = edge.bond == DayGraph::Bond::InForce  ? answer.edges
                                     : edge.bond == DayGraph::Bond::Lapsed ? answer.lapsed
                                                                           : answer.planned;
        list.push_back(edgeOf(edge, ties));
    }
    for (std::vector<TieEdge> *edges : {&answer.edges, &answer.lapsed, &answer.planned})
        sortEdges(*edges);
    answer.centralization = degreeCentralization(graph.degrees);
    answer.centralizationActive = activeDegreeCentralization(graph.degrees);
    return answer;
}

} // namespace entente
