// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/views/drawn_accessible.h"
#include "core/engine/questions.h"
#include "core/model/dataset.h"

#include <string>

namespace entente
{

class TimelineAccessible;

/// A lane of a drawn timeline: it holds a name and looks up the rest.
class LaneAccessible : public QAccessibleInterface
{
public:
    LaneAccessible(const TimelineAccessible &timeline, std::string lane);
    const std::string &value() const { return m_lane; }

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override;
    QAccessibleInterface *parent() const override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QString text(QAccessible::Text text) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::List; }
    QAccessible::State state() const override;

private:
    const TimelineAccessible &m_timeline;
    std::string m_lane;
};

/// A mark in a lane.
class MarkAccessible : public DrawnItemAccessible
{
public:
    MarkAccessible(const TimelineAccessible &timeline, std::string lane, EventId id);
    const std::string &lane() const { return m_lane; }
    EventId id() const { return m_id; } ///< the first one, of several

    bool isValid() const override;
    QAccessibleInterface *parent() const override;
    QString text(QAccessible::Text text) const override;
    QRect rect() const override;
    QAccessible::State state() const override;

protected:
    void makeCurrent() override;
    void press() override;

private:
    const TimelineAccessible &m_timeline;
    std::string m_lane;
    EventId m_id;
};

/// What a record says beyond its mark: "Signed. Japan, United Kingdom. London".
QString spokenMore(const EventAnswer &answer, const Dataset &vocabulary);

} // namespace entente
