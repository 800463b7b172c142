// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/timeline/timeline_accessible.h"

#include "app/style/paint.h"
#include "app/views/timeline/timeline_marks_accessible.h"
#include "app/views/timeline/timeline_view.h"

#include <algorithm>

namespace entente
{

TimelineAccessible::TimelineAccessible(TimelineView *view)
    : QAccessibleWidget(view, QAccessible::Chart)
    , m_view(*view)
    , m_asker(
          view->session(),
          [this](const EventQuestion &question, const EventAnswer &answer) {
              m_moreOf = question;
              m_more = spokenMore(answer, m_view.session().vocabulary());
              if (QAccessibleInterface *current = focusChild()) {
                  QAccessibleEvent event(current, QAccessible::DescriptionChanged);
                  QAccessible::updateAccessibility(&event);
              }
          },
          &m_rest)
{
    whenPictureRests(m_rest, view, [this] {
        m_made.forgetUnseen(this, [this](const Name &name) {
            const auto &[lane, id] = name;
            return id == EventId{} ? laneOf(lane) != nullptr : markOf(lane, id) != nullptr;
        });
    });
}

QString TimelineAccessible::moreOf(EventId id) const
{
    const EventQuestion question{id, m_view.session().asOf().asKnown};
    if (question == m_moreOf)
        return m_more;
    if (m_view.current() && m_view.current()->id == id)
        m_asker.ask(question);
    return {};
}

const std::vector<TimelineAccessible::Sight> &TimelineAccessible::sight() const
{
    if (m_seen == m_view.drawings())
        return m_sight;
    m_seen = m_view.drawings();
    m_sight.clear();
    for (ReadLane &lane : readingOf(m_view.currentDrawing(), m_view.answer())) {
        Sight seen{std::move(lane), {}};
        for (const ReadMark &mark : seen.read.marks)
            seen.places.emplace(mark.ids.front(), int(seen.places.size()));
        m_sight.push_back(std::move(seen));
    }
    return m_sight;
}

const ReadLane *TimelineAccessible::laneOf(const std::string &value) const
{
    const int index = indexOfLane(value);
    return index < 0 ? nullptr : &m_sight[std::size_t(index)].read;
}

int TimelineAccessible::indexOfLane(const std::string &value) const
{
    const auto found = std::find_if(sight().begin(), sight().end(), [&](const Sight &seen) {
        return seen.read.lane->value == value;
    });
    return found == m_sight.end() ? -1 : int(found - m_sight.begin());
}

const ReadMark *TimelineAccessible::markOf(const std::string &lane, EventId id) const
{
    const int index = indexOfMark(lane, id);
    return index < 0 ? nullptr : &laneOf(lane)->marks[std::size_t(index)];
}

int TimelineAccessible::indexOfMark(const std::string &lane, EventId id) const
{
    const int index = indexOfLane(lane);
    if (index < 0)
        return -1;
    const auto &places = m_sight[std::size_t(index)].places;
    const auto at = places.find(id);
    return at == places.end() ? -1 : at->second;
}

QAccessibleInterface *TimelineAccessible::made(const Name &name) const
{
    return m_made.of(name, [&]() -> QAccessibleInterface * {
        if (name.second == EventId{})
            return new LaneAccessible(*this, name.first);
        return new MarkAccessible(*this, name.first, name.second);
    });
}

QAccessibleInterface *TimelineAccessible::laneChild(const std::string &value) const
{
    return made({value, EventId{}});
}

QAccessibleInterface *TimelineAccessible::markChild(const std::string &lane, EventId id) const
{
    return made({lane, id});
}

QRect TimelineAccessible::onScreen(const RectF &box) const
{
    const QRect local = toQRectF(box).toAlignedRect();
    return {m_view.canvas()->mapToGlobal(local.topLeft()), local.size()};
}

int TimelineAccessible::childCount() const
{
    return int(sight().size());
}

QAccessibleInterface *TimelineAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    return laneChild(m_sight[std::size_t(index)].read.lane->value);
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *lane = dynamic_cast<const LaneAccessible *>(child);
    return lane == nullptr ? -1 : indexOfLane(lane->value());
}

QAccessibleInterface *TimelineAccessible::childAt(int x, int y) const
{
    for (const Sight &seen : sight()) {
        if (onScreen(seen.read.box).contains(x, y))
            return laneChild(seen.read.lane->value);
    }
    return nullptr;
}

QAccessibleInterface *TimelineAccessible::focusChild() const
{
    const auto current = m_view.current();
    if (!current || !m_view.hasFocus())
        return nullptr;
    const ReadLane *lane = laneOf(current->lane);
    if (lane == nullptr)
        return nullptr;
    // It may be one of several events that share a mark.
    for (const ReadMark &mark : lane->marks) {
        if (std::find(mark.ids.begin(), mark.ids.end(), current->id) != mark.ids.end())
            return markChild(current->lane, mark.ids.front());
    }
    return nullptr;
}

} // namespace entente
