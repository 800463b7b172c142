// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/stage_overlay.h"

#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/style/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QRadialGradient>

#include <algorithm>
#include <utility>

namespace entente
{

namespace
{

constexpr double closestLook = 6;
constexpr double laserShare = 0.016; ///< of the screen's height: the spot's radius
constexpr double noteShare = 0.021;  ///< of the screen's height: the type of notes and keys
const QColor laserRed(235, 30, 45);

QFont noteFont(double pixels, bool bold)
{
    QFont font = fontFor(bold ? TextStyle::LabelBold : TextStyle::Label);
    font.setPixelSize(std::max(9, qRound(pixels)));
    return font;
}

} // namespace

StageOverlay::StageOverlay(ThemeSwitch &themes, QWidget *parent) : QWidget(parent), m_themes(themes)
{
    setObjectName(QStringLiteral("stageOverlay"));
    setFocusPolicy(Qt::NoFocus);
    letThrough();
}

void StageOverlay::letThrough()
{
    setAttribute(Qt::WA_TransparentForMouseEvents,
                 m_screen == Talk::Screen::Picture && m_zoom <= 1 && !m_help);
    update();
}

void StageOverlay::setScreen(Talk::Screen screen)
{
    m_screen = screen;
    letThrough();
}

void StageOverlay::setLaser(std::optional<QPointF> at)
{
    if (at == m_laser)
        return;
    // The rest of the stage is not painted anew for it.
    const auto spotOf = [this](const std::optional<QPointF> &laser) {
        const double radius = px(laserShare) + 1;
        return laser ? QRectF(laser->x() - radius, laser->y() - radius, 2 * radius, 2 * radius)
                           .toAlignedRect()
                     : QRect();
    };
    update(spotOf(std::exchange(m_laser, at)));
    update(spotOf(at));
}

void StageOverlay::setTyped(const QString &digits)
{
    m_typed = digits;
    update();
}

void StageOverlay::setHint(const QString &hint)
{
    m_hint = hint;
    update();
}

void StageOverlay::showHelp(bool shown)
{
    m_help = shown;
    letThrough();
}

void StageOverlay::zoom(double factor, QPointF at, const std::function<QPixmap()> &picture)
{
    const double next = factor == 0 ? 1 : std::clamp(m_zoom * factor, 1.0, closestLook);
    if (next <= 1.001) {
        m_zoom = 1;
        m_picture = {};
        m_offset = {};
        letThrough();
        return;
    }
    if (m_picture.isNull())
        m_picture = picture();
    const QPointF there = (at - m_offset) / m_zoom;
    m_zoom = next;
    moveTo(at - there * next);
    letThrough();
}

void StageOverlay::sharpen(const QPixmap &picture)
{
    if (m_zoom <= 1)
        return;
    m_picture = picture;
    update();
}

void StageOverlay::moveTo(QPointF offset)
{
    m_offset = {std::clamp(offset.x(), width() * (1 - m_zoom), 0.0),
                std::clamp(offset.y(), height() * (1 - m_zoom), 0.0)};
    update();
}

void StageOverlay::mousePressEvent(QMouseEvent *event)
{
    if (m_help)
        showHelp(false);
    m_pressed = event->position() - m_offset;
}

void StageOverlay::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() == Qt::NoButton || m_zoom <= 1)
        return;
    m_isDragged = true;
    moveTo(event->position() - m_pressed);
}

void StageOverlay::mouseReleaseEvent(QMouseEvent *)
{
    if (std::exchange(m_isDragged, false))
        update();
}

void StageOverlay::paintNote(QPainter &painter, const QString &text, Qt::Alignment side) const
{
    const Theme &theme = m_themes.theme();
    painter.setFont(noteFont(px(noteShare), true));
    const QFontMetrics metrics = painter.fontMetrics();
    const double pad = px(0.012);
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 2 * pad, metrics.height() + pad);
    const double margin = px(0.02);
    box.moveBottom(height() - (side == Qt::AlignRight ? margin : px(0.005)));
    if (side == Qt::AlignRight)
        box.moveRight(width() - margin);
    else
        box.moveLeft((width() - box.width()) / 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQColor(theme.ink));
    painter.drawRoundedRect(box, px(0.006), px(0.006));
    painter.setPen(toQColor(theme.canvas));
    painter.drawText(box, Qt::AlignCenter, text);
}

void StageOverlay::paintHelp(QPainter &painter) const
{
    const Theme &theme = m_themes.theme();
    painter.fillRect(rect(), toQColor(theme.canvas.withAlpha(0.94)));
    const QFont bold = noteFont(px(noteShare), true);
    const QFont plain = noteFont(px(noteShare), false);
    double keysWidth = 0;
    for (const TalkKey &key : Talk::keys())
        keysWidth = std::max<double>(
            keysWidth, QFontMetrics(bold).horizontalAdvance(QString::fromUtf8(key.keys)));
    const double line = QFontMetrics(bold).height() * 1.5;
    const double gap = px(0.03);
    double y = (height() - line * double(Talk::keys().size())) / 2;
    const double left = std::max(px(0.05), width() / 2.0 - keysWidth - gap);
    for (const TalkKey &key : Talk::keys()) {
        painter.setFont(bold);
        painter.setPen(toQColor(theme.ink));
        painter.drawText(QRectF(left, y, keysWidth, line), int(Qt::AlignRight | Qt::AlignVCenter),
                         QString::fromUtf8(key.keys));
        painter.setFont(plain);
        painter.setPen(toQColor(theme.muted));
        painter.drawText(QRectF(left + keysWidth + gap, y, width() - left - keysWidth - gap, line),
                         int(Qt::AlignLeft | Qt::AlignVCenter),
                         QCoreApplication::translate("Talk", key.about));
        y += line;
    }
}

void StageOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_zoom > 1 && !m_picture.isNull()) {
        // While it is dragged it is to follow the hand.
        painter.setRenderHint(QPainter::SmoothPixmapTransform, !m_isDragged);
        painter.fillRect(rect(), toQColor(m_themes.theme().canvas));
        painter.drawPixmap(QRectF(m_offset, QSizeF(size()) * m_zoom), m_picture,
                           QRectF(m_picture.rect()));
    }
    if (m_screen != Talk::Screen::Picture)
        painter.fillRect(rect(), m_screen == Talk::Screen::Black ? Qt::black : Qt::white);
    if (m_help)
        paintHelp(painter);
    if (!m_typed.isEmpty())
        paintNote(painter, m_typed + QStringLiteral(" ↵"), Qt::AlignRight);
    if (!m_hint.isEmpty() && m_screen == Talk::Screen::Picture)
        paintNote(painter, m_hint, Qt::AlignHCenter);
    if (m_laser && m_screen == Talk::Screen::Picture) {
        const double radius = px(laserShare);
        QRadialGradient glow(*m_laser, radius);
        glow.setColorAt(0, laserRed);
        glow.setColorAt(0.45, laserRed);
        QColor edge = laserRed;
        edge.setAlpha(0);
        glow.setColorAt(1, edge);
        painter.setPen(Qt::NoPen);
        painter.setBrush(glow);
        painter.drawEllipse(*m_laser, radius, radius);
    }
}

} // namespace entente
