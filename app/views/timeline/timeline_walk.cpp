// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/paint.h"
#include "app/views/timeline/event_steps.h"
#include "app/views/timeline/timeline_accessible.h"
#include "app/views/timeline/timeline_heads.h"
#include "app/views/timeline/timeline_plot.h"
#include "app/views/timeline/timeline_view.h"
#include "core/engine/lane_words.h"
#include "core/layout/window_moves.h"

#include <QFocusEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

// The keyboard's way along the marks.

namespace entente
{

namespace
{

Instant beginOf(const LaneMark &mark)
{
    return mark.span.fuzzy().begin;
}

const LaneMark *markIn(const Lane &lane, EventId id)
{
    const auto at = std::find_if(lane.marks.begin(), lane.marks.end(),
                                 [&](const LaneMark &mark) { return mark.id == id; });
    return at == lane.marks.end() ? nullptr : &*at;
}

/// The mark of the lane that begins nearest to `at`; of those in `window` where there are any.
const LaneMark *nearestTo(const Lane &lane, Instant at, TimeSpan window)
{
    const LaneMark *best = nullptr;
    const auto rank = [&](const LaneMark &mark) {
        return std::pair(!mark.span.fuzzy().intersects(window),
                         std::abs(double(beginOf(mark).seconds) - double(at.seconds)));
    };
    for (const LaneMark &mark : lane.marks) {
        if (best == nullptr || rank(mark) < rank(*best))
            best = &mark;
    }
    return best;
}

} // namespace

std::optional<CurrentMark> TimelineView::current() const
{
    const std::vector<EventId> selected = m_session.selectedEvents();
    if (selected.size() != 1)
        return std::nullopt;
    const Lane *own = nullptr;
    for (const Lane &lane : m_answer.lanes) {
        if ((own == nullptr || nameInLook(lane) == m_heads->current()) &&
            markIn(lane, selected.front()) != nullptr)
            own = &lane;
    }
    return own == nullptr ? std::nullopt : std::optional(CurrentMark{own->value, selected.front()});
}

const Lane *TimelineView::laneOf(const std::string &value) const
{
    for (const Lane &lane : m_answer.lanes) {
        if (lane.value == value)
            return &lane;
    }
    return nullptr;
}

void TimelineView::setCurrent(const CurrentMark &mark)
{
    m_isUnsaid = true;
    const Lane *lane = laneOf(mark.lane);
    if (lane != nullptr)
        m_heads->setCurrent(nameInLook(*lane), false);
    const LaneMark *event = lane != nullptr ? markIn(*lane, mark.id) : nullptr;
    const auto before = m_session.selectedEvents();
    m_session.select(mark.id);
    if (event != nullptr) {
        const TimeSpan span = event->span.strict();
        if (!span.begin.isOpen() && !m_session.window().contains(span.begin))
            m_session.setWindow(centredOn(m_session.window(), span.begin));
    }
    scrollToLane(mark.lane);
    if (m_session.selectedEvents() == before)
        showFocus(); // another lane of the same event: nothing is drawn anew
}

void TimelineView::scrollToLane(const std::string &value)
{
    const Lane *lane = laneOf(value);
    const LanePlace *place = lane != nullptr ? m_heads->placeOf(nameInLook(*lane)) : nullptr;
    if (place == nullptr)
        return;
    const RectF &plot = currentDrawing().plot;
    if (place->stays)
        return;
    const double above = currentDrawing().scrollTop - place->box.y;
    const double below = place->box.bottom() - plot.bottom();
    if (above > 0)
        m_scrollBar->setValue(m_scrollBar->value() - int(std::ceil(above)));
    else if (below > 0)
        m_scrollBar->setValue(m_scrollBar->value() + int(std::ceil(std::min(below, -above))));
}

void TimelineView::openCurrent()
{
    const std::optional<CurrentMark> at = current();
    const LaneMark *mark = at ? markOf(at->id, at->lane) : nullptr;
    if (mark != nullptr && mark->count > 1) {
        TimeSpan span = mark->span.strict();
        if (!span.begin.isOpen() && !span.end.isOpen())
            return m_session.setWindow(fittedTo(span, double(14 * secondsPerDay)));
    }
    if (const auto selected = m_session.selectedEvents(); selected.size() == 1)
        emit openRequested(selected.front());
}

/// Whether nothing can lie between two marks but what is loaded.
bool TimelineView::isNextKnown(const LaneMark &here, const LaneMark *next) const
{
    if (next == nullptr || (m_answered && m_answered->context != m_session.filterContext()))
        return false; // what is loaded was asked for under another filter: the engine knows
    // Of long events that reach into the window, others may begin after them and end before it.
    return !m_answered || here.count > 1 || next->count > 1 ||
           std::min(beginOf(here), beginOf(*next)) >= m_answered->window.begin;
}

/// Asks for what comes after the last mark that is loaded, in its lane or in all.
void TimelineView::goOn(const LaneMark &here, const Lane *lane, int by)
{
    std::vector<Term> terms;
    if (lane != nullptr)
        terms = termsOf(m_session.lanes().field, *lane);
    if (!m_answered || (lane != nullptr && terms.empty() && !lane->value.empty()))
        return;
    if (here.count == 1)
        return m_steps->from(here.id, terms, by);
    m_steps->beyond(by > 0 ? m_answered->window.end : m_answered->window.begin, terms, by);
}

void TimelineView::stepSelection(int by)
{
    const std::optional<CurrentMark> at = current();
    const Lane *lane = at ? laneOf(at->lane) : nullptr;
    if (lane == nullptr) {
        for (const Lane &each : m_answer.lanes) {
            if (lane == nullptr && !each.marks.empty())
                lane = &each;
        }
    }
    if (lane == nullptr || lane->marks.empty())
        return;
    const auto begin = lane->marks.begin();
    std::ptrdiff_t next = 0;
    if (at) {
        next = markIn(*lane, at->id) - &*begin + by;
    } else { // nothing yet: the first one in the window
        const auto first = std::find_if(begin, lane->marks.end(), [&](const LaneMark &mark) {
            return mark.span.strict().begin >= m_session.window().begin;
        });
        next = std::min(first - begin, lane->marks.end() - begin - 1);
    }
    const bool isThere = next >= 0 && next < lane->marks.end() - begin;
    const LaneMark *mark = isThere ? &lane->marks[std::size_t(next)] : nullptr;
    if (at && !isNextKnown(*markIn(*lane, at->id), mark))
        return goOn(*markIn(*lane, at->id), lane, by);
    if (mark != nullptr)
        setCurrent({lane->value, mark->id});
}

void TimelineView::stepInTime(int by)
{
    using Point = std::tuple<Instant, EventId>;
    const std::optional<CurrentMark> at = current();
    if (!at)
        return stepSelection(by);
    const LaneMark &own = *markIn(*laneOf(at->lane), at->id);
    const Point here{beginOf(own), at->id};
    std::optional<Point> best;
    std::string bestLane;
    const LaneMark *next = nullptr;
    for (const Lane &lane : m_answer.lanes) {
        for (const LaneMark &mark : lane.marks) {
            const Point place{beginOf(mark), mark.id};
            const bool ahead = by > 0 ? place > here : place < here;
            if (!ahead || (best && (by > 0 ? place >= *best : place <= *best)))
                continue;
            best = place;
            bestLane = lane.value;
            next = &mark;
        }
    }
    if (!isNextKnown(own, next))
        return goOn(own, nullptr, by);
    if (best)
        setCurrent({bestLane, std::get<EventId>(*best)});
}

void TimelineView::stepLane(int by)
{
    const std::optional<CurrentMark> at = current();
    if (!at)
        return stepSelection(by);
    const Lane *own = laneOf(at->lane);
    const Instant when = beginOf(*markIn(*own, at->id));
    const auto count = std::ptrdiff_t(m_answer.lanes.size());
    for (std::ptrdiff_t i = own - m_answer.lanes.data() + by; i >= 0 && i < count; i += by) {
        const Lane &lane = m_answer.lanes[std::size_t(i)];
        // The same event in the next lane is where the eye is already.
        const LaneMark *mark = markIn(lane, at->id);
        if (mark == nullptr)
            mark = nearestTo(lane, when, m_session.window());
        if (mark != nullptr)
            return setCurrent({lane.value, mark->id});
    }
}

void TimelineView::showFocus()
{
    TimelineOverlay overlay = m_plot->overlay();
    overlay.focus.reset();
    overlay.framed = hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (const auto at = hasFocus() ? current() : std::nullopt) {
        for (const Mark &mark : currentDrawing().drawing.marks) {
            if ((mark.role == Role::Event || mark.role == Role::Cluster) && mark.key == at->lane &&
                std::find(mark.ids.begin(), mark.ids.end(), at->id) != mark.ids.end())
                overlay.focus = toQRectF(mark.box);
        }
    }
    m_plot->setOverlay(overlay);
    if (m_isUnsaid && announceFocusChild(*this))
        m_isUnsaid = false;
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    showFocus();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    showFocus();
}

} // namespace entente
