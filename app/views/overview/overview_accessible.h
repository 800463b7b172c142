// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/views/drawn_accessible.h"

namespace entente
{

class OverviewView;

/// The overview for those who hear it: a slider over all of time, whose value is the year in the
/// middle of the window and whose words tell both of its ends.
class OverviewAccessible : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit OverviewAccessible(OverviewView *view);

    /// Tells who listens that the window moved.
    static void announce(OverviewView &view);

    QString text(QAccessible::Text text) const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    // Years, with their parts: 2022.5 is the middle of 2022.
    QVariant currentValue() const override;
    void setCurrentValue(const QVariant &value) override;
    QVariant maximumValue() const override;
    QVariant minimumValue() const override;
    QVariant minimumStepSize() const override;

private:
    OverviewView &m_view;
};

} // namespace entente
