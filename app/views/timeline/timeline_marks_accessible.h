// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"
#include "core/model/dataset.h"

#include <QAccessible>

#include <string>

namespace entente
{

class TimelineAccessible;

/// What belongs to a drawn timeline and is no widget: it holds a name and looks up the rest.
class TimelinePartAccessible : public QAccessibleInterface
{
public:
    TimelinePartAccessible(const TimelineAccessible &timeline, std::string lane);

    QObject *object() const override { return nullptr; }
    QWindow *window() const override;
    void setText(QAccessible::Text, const QString &) override {}

protected:
    const TimelineAccessible &m_timeline;
    std::string m_lane;
};

class LaneAccessible : public TimelinePartAccessible
{
public:
    using TimelinePartAccessible::TimelinePartAccessible;
    const std::string &value() const { return m_lane; }

    bool isValid() const override;
    QAccessibleInterface *parent() const override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QString text(QAccessible::Text text) const override;
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::List; }
    QAccessible::State state() const override;
};

class MarkAccessible : public TimelinePartAccessible, public QAccessibleActionInterface
{
public:
    MarkAccessible(const TimelineAccessible &timeline, std::string lane, EventId id);
    const std::string &lane() const { return m_lane; }
    EventId id() const { return m_id; } ///< the first one, of several

    bool isValid() const override;
    QAccessibleInterface *parent() const override;
    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QString text(QAccessible::Text text) const override;
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    EventId m_id;
};

/// What a record says beyond its mark: "Signed. Japan, United Kingdom. London".
QString spokenMore(const EventAnswer &answer, const Dataset &vocabulary);

} // namespace entente
