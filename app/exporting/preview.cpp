// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/preview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace entente
{

Preview::Preview(QWidget *parent) : QWidget(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Preview"));
    setToolTip(tr("Click to see it at full size"));
}

void Preview::setImage(const QImage &image)
{
    m_image = image;
    m_scaled = {};
    m_stale = false;
    update();
}

void Preview::setStale(bool stale)
{
    m_stale = stale;
    update();
}

double Preview::fittingScale() const
{
    if (m_image.isNull())
        return 1;
    return std::min({1.0, double(width()) / m_image.width(), double(height()) / m_image.height()});
}

void Preview::paintEvent(QPaintEvent *)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    painter.setOpacity(m_stale ? 0.5 : 1);
    if (m_close) {
        painter.drawImage(m_offset, m_image);
        return;
    }
    const double ratio = devicePixelRatioF();
    const QSize size = (QSizeF(m_image.size()) * fittingScale()).toSize();
    if (m_scaled.size() != size * ratio) {
        m_scaled = m_image.scaled(size * ratio, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        m_scaled.setDevicePixelRatio(ratio);
    }
    const QRect frame(QPoint((width() - size.width()) / 2, 0), size);
    painter.drawImage(frame.topLeft(), m_scaled);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(frame.adjusted(0, 0, -1, -1));
}

void Preview::toggleZoom(QPointF at)
{
    const double scale = fittingScale();
    m_close = !m_close && scale < 1;
    if (m_close) {
        const QPointF corner((width() - m_image.width() * scale) / 2, 0);
        m_offset = at - (at - corner) / scale;
    }
    setCursor(m_close ? Qt::OpenHandCursor : Qt::PointingHandCursor);
    update();
}

void Preview::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position();
    m_dragged = false;
}

void Preview::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_close || !(event->buttons() & Qt::LeftButton))
        return;
    m_dragged = true;
    m_offset += event->position() - m_pressed;
    m_pressed = event->position();
    update();
}

void Preview::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_dragged)
        toggleZoom(event->position());
}

void Preview::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space)
        toggleZoom(QRectF(rect()).center());
    else
        QWidget::keyPressEvent(event);
}

} // namespace entente
