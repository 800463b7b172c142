// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/overview/overview_accessible.h"

#include "app/session/days.h"
#include "app/views/overview/overview_view.h"
#include "core/layout/window_moves.h"
#include "core/time/calendar.h"

#include <cmath>

namespace entente
{

namespace
{

double yearOf(Instant t)
{
    const auto year = civilDate(t).year;
    const TimeSpan whole{startOfYear(year), startOfYear(year + 1)};
    return double(year) + double(t.seconds - whole.begin.seconds) / whole.seconds();
}

Instant instantOf(double year)
{
    const auto whole = std::int64_t(std::floor(year));
    const Instant begin = startOfYear(whole);
    const double length = TimeSpan{begin, startOfYear(whole + 1)}.seconds();
    return {begin.seconds + std::llround((year - double(whole)) * length)};
}

Instant middleOf(TimeSpan span)
{
    return {span.begin.seconds + (span.end.seconds - span.begin.seconds) / 2};
}

} // namespace

OverviewAccessible::OverviewAccessible(OverviewView *view)
    : QAccessibleWidget(view, QAccessible::Slider)
    , m_view(*view)
{}

void OverviewAccessible::announce(OverviewView &view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleValueChangeEvent event(&view, yearOf(middleOf(view.session().window())));
    QAccessible::updateAccessibility(&event);
}

QString OverviewAccessible::text(QAccessible::Text text) const
{
    if (text != QAccessible::Value)
        return QAccessibleWidget::text(text);
    const TimeSpan window = m_view.session().window();
    return OverviewView::tr("The window, %1 to %2")
        .arg(dayInWords({window.begin.seconds + 1}), dayInWords(window.end));
}

void *OverviewAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface *>(this)
                                               : QAccessibleWidget::interface_cast(type);
}

QVariant OverviewAccessible::currentValue() const
{
    return yearOf(middleOf(m_view.session().window()));
}

void OverviewAccessible::setCurrentValue(const QVariant &value)
{
    bool isNumber = false;
    const double year = value.toDouble(&isNumber);
    if (isNumber && std::isfinite(year) && std::abs(year) < 1e9)
        m_view.session().setWindow(centredOn(m_view.session().window(), instantOf(year)));
}

QVariant OverviewAccessible::maximumValue() const
{
    return yearOf(m_view.session().extent().end);
}

QVariant OverviewAccessible::minimumValue() const
{
    return yearOf(m_view.session().extent().begin);
}

QVariant OverviewAccessible::minimumStepSize() const
{
    return m_view.session().window().seconds() / 8 / (365.2425 * secondsPerDay);
}

} // namespace entente
