// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/timeline/pending_cluster.h"
#include "app/views/timeline/timeline_heads.h"
#include "app/views/timeline/timeline_view.h"
#include "core/layout/window_moves.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace entente
{

/// Marks that the layout merged are known; a cluster of the answer has to be asked for its members.
void TimelineView::selectCluster(const Hit &hit, bool toggle)
{
    std::vector<EventId> ids = hit.ids;
    const LaneMark *mark = hit.ids.size() == 1 ? markOf(hit.ids.front(), hit.key) : nullptr;
    if (mark != nullptr && mark->count > 1 && mark->members.empty() && m_answered) {
        m_pending = std::make_unique<PendingCluster>(
            PendingCluster{hit.key, mark->id, mark->count, toggle});
        LanesQuestion question = *m_answered;
        question.wantIds = true;
        m_membersAsker.forget();
        m_membersAsker.ask(question);
    }
    if (toggle) {
        const std::vector<EventId> selected = m_session.selectedEvents();
        ids.insert(ids.end(), selected.begin(), selected.end());
    }
    m_session.setSelection(EventSelection{std::move(ids)});
}

void TimelineView::takeMembers(const LanesQuestion &, const LanesAnswer &answer)
{
    if (!m_pending)
        return;
    const PendingCluster pending = *m_pending;
    m_pending.reset();
    for (const Lane &lane : answer.lanes) {
        for (const LaneMark &mark : lane.marks) {
            if (lane.value != pending.lane || mark.id != pending.id || mark.count != pending.count)
                continue;
            std::vector<EventId> ids = mark.members;
            if (pending.toggle) {
                const std::vector<EventId> selected = m_session.selectedEvents();
                ids.insert(ids.end(), selected.begin(), selected.end());
            }
            if (!ids.empty())
                m_session.setSelection(EventSelection{std::move(ids)});
            return;
        }
    }
}

void TimelineView::showSelection()
{
    const std::optional<TimeSpan> span = spanOf(m_session.selectedEvents());
    if (!span)
        return;
    const Instant middle{span->begin.seconds + (span->end.seconds - span->begin.seconds) / 2};
    const TimeSpan centred = centredOn(m_session.window(), middle);
    if (centred == m_session.window())
        m_session.setWindow(fittedTo(*span, double(14 * secondsPerDay)));
    else
        m_session.setWindow(centred);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const TimeSpan window = m_session.window();
    const TimeSpan extent = m_session.extent();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(0.7);
    case Qt::Key_Minus:
        return zoomBy(1 / 0.7);
    case Qt::Key_Left:
        return panBy(-0.125);
    case Qt::Key_Right:
        return panBy(0.125);
    case Qt::Key_Up:
        return stepLane(-1);
    case Qt::Key_Down:
        return stepLane(1);
    case Qt::Key_PageUp:
        return m_scrollBar->triggerAction(QScrollBar::SliderPageStepSub);
    case Qt::Key_PageDown:
        return m_scrollBar->triggerAction(QScrollBar::SliderPageStepAdd);
    case Qt::Key_Home:
        if (control)
            return m_session.showAll();
        return m_session.setWindow(
            panned(window, double(extent.begin.seconds) - double(window.begin.seconds)));
    case Qt::Key_End:
        return m_session.setWindow(
            panned(window, double(extent.end.seconds) - double(window.end.seconds)));
    case Qt::Key_F:
        if (!control)
            return showSelection();
        break;
    case Qt::Key_Comma:
        return stepSelection(-1);
    case Qt::Key_Period:
        return stepSelection(1);
    case Qt::Key_Less:
        return stepInTime(-1);
    case Qt::Key_Greater:
        return stepInTime(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_session.selectedEvents().size() == 1)
            return openCurrent();
        break;
    case Qt::Key_Escape:
        if (!std::holds_alternative<std::monostate>(m_session.selection()))
            return m_session.clearSelection();
        if (m_session.filter().range())
            return m_session.setFilter(m_session.filter().withRange(std::nullopt));
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace entente
