// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/timeline/timeline_marks_accessible.h"

#include "app/views/timeline/timeline_accessible.h"
#include "app/views/timeline/timeline_view.h"

#include <algorithm>

namespace entente
{

// --- A lane -----------------------------------------------------------------------------------

LaneAccessible::LaneAccessible(const TimelineAccessible &timeline, std::string lane)
    : m_timeline(timeline)
    , m_lane(std::move(lane))
{}

QWindow *LaneAccessible::window() const
{
    return m_timeline.window();
}

bool LaneAccessible::isValid() const
{
    return m_timeline.laneOf(m_lane) != nullptr;
}

QAccessibleInterface *LaneAccessible::parent() const
{
    return QAccessible::queryAccessibleInterface(&m_timeline.view());
}

int LaneAccessible::childCount() const
{
    const ReadLane *lane = m_timeline.laneOf(m_lane);
    return lane == nullptr ? 0 : int(lane->marks.size());
}

QAccessibleInterface *LaneAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const ReadLane *lane = m_timeline.laneOf(m_lane);
    return m_timeline.markChild(m_lane, lane->marks[std::size_t(index)].ids.front());
}

int LaneAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *mark = dynamic_cast<const MarkAccessible *>(child);
    return mark == nullptr ? -1 : m_timeline.indexOfMark(mark->lane(), mark->id());
}

QAccessibleInterface *LaneAccessible::childAt(int x, int y) const
{
    const ReadLane *lane = m_timeline.laneOf(m_lane);
    if (lane == nullptr)
        return nullptr;
    for (const ReadMark &mark : lane->marks) {
        if (m_timeline.onScreen(mark.box).contains(x, y))
            return m_timeline.markChild(m_lane, mark.ids.front());
    }
    return nullptr;
}

QString LaneAccessible::text(QAccessible::Text text) const
{
    const ReadLane *lane = m_timeline.laneOf(m_lane);
    return lane != nullptr && text == QAccessible::Name ? QString::fromStdString(spokenLane(*lane))
                                                        : QString();
}

QRect LaneAccessible::rect() const
{
    const ReadLane *lane = m_timeline.laneOf(m_lane);
    return lane == nullptr ? QRect() : m_timeline.onScreen(lane->box);
}

QAccessible::State LaneAccessible::state() const
{
    QAccessible::State state;
    state.readOnly = true;
    state.invalid = !isValid();
    return state;
}

// --- A mark -----------------------------------------------------------------------------------

MarkAccessible::MarkAccessible(const TimelineAccessible &timeline, std::string lane, EventId id)
    : DrawnItemAccessible(timeline)
    , m_timeline(timeline)
    , m_lane(std::move(lane))
    , m_id(id)
{}

bool MarkAccessible::isValid() const
{
    return m_timeline.markOf(m_lane, m_id) != nullptr;
}

QAccessibleInterface *MarkAccessible::parent() const
{
    return m_timeline.laneChild(m_lane);
}

QString MarkAccessible::text(QAccessible::Text text) const
{
    const ReadMark *mark = m_timeline.markOf(m_lane, m_id);
    if (mark == nullptr)
        return {};
    switch (text) {
    case QAccessible::Name:
        return QString::fromStdString(spokenMark(*mark));
    case QAccessible::Value:
        return QString::fromStdString(spokenTime(mark->event->span));
    case QAccessible::Description: {
        const ReadLane *lane = m_timeline.laneOf(m_lane);
        const KindTree &kinds = m_timeline.view().session().vocabulary().kinds;
        const QString details = QString::fromStdString(spokenDetails(*mark, *lane->lane, kinds));
        const QString more = mark->count == 1 ? m_timeline.moreOf(m_id) : QString();
        return more.isEmpty() ? details : details + QStringLiteral(". ") + more;
    }
    default:
        return {};
    }
}

QRect MarkAccessible::rect() const
{
    const ReadMark *mark = m_timeline.markOf(m_lane, m_id);
    return mark == nullptr ? QRect() : m_timeline.onScreen(mark->box);
}

QAccessible::State MarkAccessible::state() const
{
    QAccessible::State state = usualState();
    if (state.invalid)
        return state;
    const ReadMark *mark = m_timeline.markOf(m_lane, m_id);
    const std::vector<EventId> selected = m_timeline.view().session().selectedEvents();
    state.selected = std::any_of(mark->ids.begin(), mark->ids.end(), [&](EventId id) {
        return std::binary_search(selected.begin(), selected.end(), id);
    });
    const auto current = m_timeline.view().current();
    state.focused = current && current->lane == m_lane && m_timeline.view().hasFocus() &&
                    std::find(mark->ids.begin(), mark->ids.end(), current->id) != mark->ids.end();
    return state;
}

void MarkAccessible::makeCurrent()
{
    m_timeline.view().setCurrent({m_lane, m_id});
}

void MarkAccessible::press()
{
    m_timeline.view().openCurrent();
}

QString spokenMore(const EventAnswer &answer, const Dataset &vocabulary)
{
    QStringList facts;
    // A phase that is only planned has not been reached.
    const bool reached = answer.status == Status::Occurred || answer.status == Status::Ongoing ||
                         answer.status == Status::Terminated;
    if (answer.event.phase && reached) {
        const std::string_view phase = labelFor(*answer.event.phase);
        facts << QString::fromUtf8(phase.data(), qsizetype(phase.size()));
    }
    QStringList parties;
    for (const Party &party : answer.event.parties)
        parties << QString::fromStdString(vocabulary.actorName(party.actor));
    if (!parties.isEmpty())
        facts << parties.join(QStringLiteral(", "));
    if (!answer.event.place.name.empty())
        facts << QString::fromStdString(answer.event.place.name);
    return facts.join(QStringLiteral(". "));
}

} // namespace entente
