// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/views/timeline/timeline_plot.h"

#include <QPainterPath>

namespace entente
{

namespace
{

void paintTriangle(QPainter &painter, QPointF center, bool right)
{
    QPainterPath path;
    const QPolygonF triangle = right ? QPolygonF{{center.x() - 3, center.y() - 4},
                                                 {center.x() + 3, center.y()},
                                                 {center.x() - 3, center.y() + 4}}
                                     : QPolygonF{{center.x() - 4, center.y() - 2.5},
                                                 {center.x() + 4, center.y() - 2.5},
                                                 {center.x(), center.y() + 3.5}};
    path.addPolygon(triangle);
    path.closeSubpath();
    painter.fillPath(path, painter.pen().color());
}

} // namespace

/// The grips of a head that the pointer is on: triangle, three dots, and the edge to drag.
void TimelinePlot::paintGrips(QPainter &painter, const RectF &head, bool isCollapsed) const
{
    const double line = QFontMetricsF(fontFor(TextStyle::LabelBold)).height();
    const double y = head.y + 4 + line / 2;
    painter.setPen(toQColor(m_theme->muted));
    if (!isCollapsed) // else the drawing has it
        paintTriangle(painter, {7.5, y}, false);
    // Ground under the dots: a long name ends there.
    const QRectF menu(head.right() - laneMenuWidth, head.y + 2, laneMenuWidth - 2, laneMenuHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQColor(m_theme->canvas));
    painter.drawRect(menu);
    painter.setBrush(toQColor(m_theme->muted));
    for (const double x : {-4.5, 0.0, 4.5})
        painter.drawEllipse(QPointF(menu.center().x() + x, y), 1.4, 1.4);
    painter.setBrush(toQColor(m_theme->faint));
    painter.drawRoundedRect(QRectF(head.width / 2 - 12, head.bottom() - 1.5, 24, 3), 1.5, 1.5);
}

void TimelinePlot::paintLanes(QPainter &painter) const
{
    const LanesOverlay &lanes = m_overlay.lanes;
    const QColor accent = toQColor(m_theme->accent);
    for (const RectF &head : lanes.lit) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(toQColor(m_theme->muted));
        painter.drawRect(QRectF(head.right() - 3, head.y + 1, 3, head.height - 1));
    }
    if (lanes.hovered)
        paintGrips(painter, *lanes.hovered, lanes.hoveredIsCollapsed);
    if (lanes.current) {
        painter.setPen(QPen(accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(toQRectF(*lanes.current).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3);
    }
    if (!lanes.dropY)
        return;
    painter.setPen(QPen(accent, 2));
    painter.drawLine(QPointF(0, *lanes.dropY), QPointF(m_drawing.plot.right(), *lanes.dropY));
    const QFont font = fontFor(TextStyle::LabelBold);
    const QFontMetricsF metrics(font);
    const QRectF box(lanes.draggedAt.x() + 10, lanes.draggedAt.y() - metrics.height() / 2 - 3,
                     metrics.horizontalAdvance(lanes.dragged) + 14, metrics.height() + 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawRoundedRect(box, 3, 3);
    painter.setFont(font);
    painter.setPen(toQColor(m_theme->onAccent));
    painter.drawText(box, Qt::AlignCenter, lanes.dragged);
}

} // namespace entente
