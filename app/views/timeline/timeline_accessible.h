// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/views/drawn_accessible.h"
#include "core/layout/timeline_reading.h"

#include <unordered_map>
#include <utility>

namespace entente
{

class TimelineView;

/// The timeline for those who hear it: a chart of lanes, each a list of the marks that are drawn in
/// it, by time. Everything is made when it is asked for, from the drawing of that moment; what is
/// not drawn any more is given up once the picture rests.
class TimelineAccessible : public QAccessibleWidget
{
public:
    explicit TimelineAccessible(TimelineView *view);

    QAccessible::Role role() const override { return QAccessible::Chart; } // as a window, too
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

    // For the children, which hold names and look up what they stand for.
    TimelineView &view() const { return m_view; }
    const ReadLane *laneOf(const std::string &value) const;
    int indexOfLane(const std::string &value) const;
    const ReadMark *markOf(const std::string &lane, EventId id) const;
    int indexOfMark(const std::string &lane, EventId id) const;
    QAccessibleInterface *laneChild(const std::string &value) const;
    QAccessibleInterface *markChild(const std::string &lane, EventId id) const;
    QRect onScreen(const RectF &box) const;
    /// What is known of the current mark beyond what is drawn: its parties, its phase. Empty until
    /// that was answered, of which who listens is told.
    QString moreOf(EventId id) const;

private:
    struct Sight
    {
        ReadLane read;
        std::unordered_map<EventId, int> places; ///< in read.marks, by their first events
    };
    using Name = std::pair<std::string, EventId>; ///< of a lane alone: without an event

    const std::vector<Sight> &sight() const;
    QAccessibleInterface *made(const Name &name) const;

    TimelineView &m_view;
    mutable std::vector<Sight> m_sight;
    mutable quint64 m_seen = 0; ///< number of the drawing that m_sight is of
    mutable MadeAccessibles<Name> m_made;
    QTimer m_rest;
    mutable Asker<EventQuestion, EventAnswer> m_asker;
    std::optional<EventQuestion> m_moreOf;
    QString m_more;
};

} // namespace entente
