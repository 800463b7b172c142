// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/outlined_style.h"

#include <QPainter>
#include <QStyleOption>

namespace entente
{

namespace
{

void outline(QPainter &painter, const QStyleOption &option, const QRect &rect, double radius)
{
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(option.palette.color(isEnabled ? QPalette::Dark : QPalette::Mid));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

} // namespace

OutlinedStyle::OutlinedStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void OutlinedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                  QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_IndicatorCheckBox)
        outline(*painter, *option, option->rect, 2);
    else if (element == PE_IndicatorRadioButton)
        outline(*painter, *option, option->rect, option->rect.height() / 2.0);
}

void OutlinedStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                       QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    // What has the keyboard has Fusion's own frame.
    if (control == CC_SpinBox && !option->state.testFlag(State_HasFocus))
        outline(*painter, *option, option->rect, 2);
}

} // namespace entente
