// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/network/network_accessible.h"
#include "app/views/network/network_view.h"
#include "app/views/plain_tip.h"
#include "core/time/calendar.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

QString yearsOf(TimeSpan span)
{
    const auto day = [](Instant t) { return QString::fromStdString(isoDay(t)); };
    if (span.begin.isOpen() && span.end.isOpen())
        return {};
    if (span.end.isOpen())
        return NetworkView::tr("since %1").arg(day(span.begin));
    const QString last = day({span.end.seconds - 1});
    return span.begin.isOpen() ? NetworkView::tr("until %1").arg(last)
                               : NetworkView::tr("%1 to %2").arg(day(span.begin), last);
}

} // namespace

NetworkHit NetworkView::hitAt(QPointF at) const
{
    layOut();
    NetworkHit hit = networkHit(m_drawing, {at.x() - m_plot.x(), at.y() - m_plot.y()});
    if (hit.actor)
        hit.actor = actorOfNode(*hit.actor);
    return hit;
}

void NetworkView::hover(QPointF at)
{
    const NetworkHit hit = hitAt(at);
    const bool onChart = m_chartsBox.contains(at);
    setCursor(hit.actor || hit.edge || onChart ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (hit == m_hit)
        return;
    m_hit = hit;
    QToolTip::hideText();
    if (hit.actor) {
        m_session.setHover({{}, m_network->answer.actors[*hit.actor].id.value, {}});
    } else if (hit.edge && *hit.edge < m_drawing.drawing.marks.size()) {
        std::vector<EventId> ids;
        const NetworkState::Edge &edge = m_drawnState.edges[*hit.edge];
        const TieHistory &history = m_network->answer.history;
        const auto &spans = edge.bond == DayGraph::Bond::Planned ? history.planned : history.ties;
        for (const std::uint32_t span : edge.spans)
            ids.insert(ids.end(), spans[span].events.begin(), spans[span].events.end());
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        m_session.setHover({ids, {}, {}});
    } else {
        m_session.setHover({});
    }
    changed();
}

void NetworkView::mouseMoveEvent(QMouseEvent *event)
{
    hover(event->position());
}

void NetworkView::leaveEvent(QEvent *)
{
    m_hit = {};
    m_session.setHover({});
    changed();
}

void NetworkView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        click(event->position());
}

/// A double click makes an actor the hub.
void NetworkView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const NetworkHit hit = hitAt(event->position());
    if (event->button() == Qt::LeftButton && hit.actor)
        setHub(m_network->answer.actors[*hit.actor].id);
}

void NetworkView::click(QPointF at)
{
    if (!m_network)
        return;
    if (m_chartsBox.contains(at)) {
        const QPointF inside = at - m_chartsBox.topLeft();
        if (const auto moment = m_charts.charts().timeAt({inside.x(), inside.y()})) {
            AsOf asOf = m_session.asOf();
            asOf.inForce = Instant{startOf(civilDate(*moment)).seconds + secondsPerDay};
            m_session.setAsOf(asOf);
        }
        return;
    }
    const NetworkHit hit = hitAt(at);
    if (hit.actor) {
        chooseActor(*hit.actor);
    } else if (hit.edge) {
        const NetworkState::Edge &edge = m_drawnState.edges[*hit.edge];
        selectPair(m_network->answer.actors[edge.a].id, m_network->answer.actors[edge.b].id);
    } else {
        leavePair();
        m_session.clearSelection();
    }
}

/// What the two had to do with each other: all of it in the inspector, and alone in timeline, table
/// and map, by two terms that the next click takes back.
void NetworkView::selectPair(const ActorId &a, const ActorId &b)
{
    leavePair();
    Filter filter = m_session.filter();
    for (const ActorId &actor : {a, b}) {
        if (filter.has(Field::Party, actor.value))
            continue; // the reader's own term stays
        filter = filter.with(Term{Field::Party, {actor.value}, false, Certainty::Possibly});
        m_pair.push_back(actor);
    }
    m_session.setFilter(filter);
    m_session.setSelection(ActorSelection{{a, b}});
}

void NetworkView::leavePair()
{
    Filter filter = m_session.filter();
    for (const ActorId &actor : std::exchange(m_pair, {})) {
        const std::vector<Term> &terms = filter.terms();
        const auto term = std::find(terms.begin(), terms.end(),
                                    Term{Field::Party, {actor.value}, false, Certainty::Possibly});
        if (term != terms.end())
            filter = filter.without(std::size_t(term - terms.begin()));
    }
    m_session.setFilter(filter);
}

/// The first click selects an actor, the second one the two; a third begins anew.
void NetworkView::chooseActor(std::size_t actor)
{
    if (!m_network || actor >= m_network->answer.actors.size())
        return;
    const ActorId id = m_network->answer.actors[actor].id;
    const auto *chosen = std::get_if<ActorSelection>(&m_session.selection());
    if (chosen != nullptr && chosen->ids.size() == 1 && chosen->ids.front() != id)
        return selectPair(chosen->ids.front(), id);
    leavePair();
    if (chosen != nullptr && chosen->ids == std::vector{id})
        m_session.clearSelection();
    else
        m_session.setSelection(ActorSelection{{id}});
}

QString NetworkView::edgeWords(std::size_t index) const
{
    const NetworkState::Edge &edge = m_drawnState.edges[index];
    const TieHistoryAnswer &answer = m_network->answer;
    QStringList lines{tr("%1 – %2").arg(QString::fromStdString(answer.actors[edge.a].label),
                                        QString::fromStdString(answer.actors[edge.b].label))};
    const bool planned = edge.bond == DayGraph::Bond::Planned;
    if (m_choice.derived && !planned) {
        lines << tr("%n shared event(s) within %1 years", nullptr, int(std::lround(edge.weight)))
                     .arg(m_choice.derived->years);
        return lines.join(u'\n');
    }
    const auto &spans = planned ? answer.history.planned : answer.history.ties;
    for (const std::uint32_t span : edge.spans) {
        const QString basis = QString::fromStdString(spans[span].basis);
        const QString when = planned ? tr("planned") : yearsOf(spans[span].span);
        lines << (basis.isEmpty() ? when : when.isEmpty() ? basis : tr("%1 · %2").arg(basis, when));
    }
    if (edge.bond == DayGraph::Bond::Lapsed)
        lines << tr("no longer in force");
    return lines.join(u'\n');
}

QString NetworkView::tipAt(QPointF at) const
{
    if (!m_network)
        return {};
    if (m_chartsBox.contains(at)) {
        const QPointF inside = at - m_chartsBox.topLeft();
        const NetworkCharts::Chart *chart = m_charts.charts().at({inside.x(), inside.y()});
        if (chart == nullptr)
            return {};
        const MeasureWords &words = entente::wordsOf(chart->measure);
        return QStringLiteral("%1\n%2\n%3\n%4")
            .arg(QString::fromUtf8(words.name), QString::fromUtf8(words.definition),
                 QString::fromUtf8(words.formula), QString::fromUtf8(words.source));
    }
    const NetworkHit hit = hitAt(at);
    return hit.actor ? wordsOf(*hit.actor) : hit.edge ? edgeWords(*hit.edge) : QString();
}

bool NetworkView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showPlainTip(*help, tipAt(help->pos()), *this);
        return true;
    }
    return QWidget::event(event);
}

void NetworkView::setCurrentActor(std::size_t actor)
{
    m_keyed = actor;
    if (m_network)
        m_session.setHover({{}, m_network->answer.actors[actor].id.value, {}});
    changed();
    announceFocusChild(*this);
}

/// Goes through all actors, from the one with most ties down.
void NetworkView::step(int direction)
{
    if (m_spoken.empty())
        return;
    const auto now =
        m_keyed ? std::find(m_spoken.begin(), m_spoken.end(), *m_keyed) : m_spoken.end();
    const auto count = std::ptrdiff_t(m_spoken.size());
    const std::ptrdiff_t at =
        now == m_spoken.end() ? (direction > 0 ? -1 : count) : now - m_spoken.begin();
    setCurrentActor(m_spoken[std::size_t((at + direction + count) % count)]);
}

/// To the nearest actor that lies that way.
void NetworkView::stepTowards(double x, double y)
{
    layOut();
    if (!m_keyed || *m_keyed >= m_drawing.nodes.size())
        return step(1);
    const PointF from = m_drawing.nodes[*m_keyed].at;
    std::optional<std::size_t> best;
    double least = 0;
    const std::size_t actors = std::min(m_drawing.nodes.size(), m_spoken.size());
    for (std::size_t i = 0; i < actors; ++i) {
        const double dx = m_drawing.nodes[i].at.x - from.x;
        const double dy = m_drawing.nodes[i].at.y - from.y;
        const double ahead = dx * x + dy * y;
        const double aside = std::abs(dx * y) + std::abs(dy * x);
        if (i == *m_keyed || ahead <= 1 || aside > 2 * ahead)
            continue;
        const double cost = ahead + 2 * aside;
        if (!best || cost < least) {
            least = cost;
            best = i;
        }
    }
    if (best)
        setCurrentActor(*best);
}

void NetworkView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    announceFocusChild(*this);
    changed();
}

void NetworkView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return stepTowards(-1, 0);
    case Qt::Key_Right:
        return stepTowards(1, 0);
    case Qt::Key_Up:
        return stepTowards(0, -1);
    case Qt::Key_Down:
        return stepTowards(0, 1);
    case Qt::Key_Period:
        return step(1);
    case Qt::Key_Comma:
        return step(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_keyed)
            return chooseActor(*m_keyed);
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace entente
