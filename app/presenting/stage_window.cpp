// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/stage_window.h"

#include "app/presenting/caption_band.h"
#include "app/presenting/stage_overlay.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/style/theme.h"

#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr int hintMs = 2600;
constexpr int sharpenAfterMs = 200;
constexpr double sharpness = 2; ///< of a picture that is looked at closely

bool isTypedIn(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QTextEdit *>(widget) ||
           qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QComboBox *>(widget);
}

} // namespace

StageWindow::StageWindow(Talk &talk, QWidget *views, ThemeSwitch &themes)
    : m_talk(talk)
    , m_views(views)
    , m_themes(themes)
    , m_caption(new CaptionBand(themes, this))
    , m_where(new QLabel(this))
    , m_overlay(new StageOverlay(themes, this))
{
    setObjectName(QStringLiteral("stage"));
    setWindowTitle(tr("%1 — Entente").arg(QString::fromStdString(talk.story().name)));
    setMinimumSize(320, 240);
    setFocusPolicy(Qt::StrongFocus);
    m_where->setObjectName(QStringLiteral("whereInStory"));
    m_where->setTextFormat(Qt::PlainText);
    m_where->setProperty("look", QStringLiteral("muted"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_caption);
    auto *beside = new QHBoxLayout;
    beside->setContentsMargins(0, 0, 0, 0);
    beside->addWidget(views, 1);
    column->addLayout(beside, 1);
    m_beside = beside;
    column->addWidget(m_where);
    connect(&talk, &Talk::moved, this, &StageWindow::follow);
    connect(&talk, &Talk::returned, this, &StageWindow::follow);
    connect(&talk, &Talk::askingChanged, this, &StageWindow::follow);
    connect(&talk, &Talk::screenChanged, this, [this] {
        m_overlay->setScreen(m_talk.screen());
        m_overlay->raise();
    });
    connect(&talk, &Talk::typedChanged, this, [this] { m_overlay->setTyped(m_talk.typed()); });
    connect(&talk, &Talk::laserChanged, this, &StageWindow::followLaser);
    connect(&talk, &Talk::zoomed, this, &StageWindow::zoom);
    connect(&talk, &Talk::helpWanted, this,
            [this] { m_overlay->showHelp(!m_overlay->isHelpShown()); });
    connect(&talk, &Talk::atEnd, this, [this] {
        m_overlay->setHint(tr("The end of the story. Esc leaves it"));
        m_hintEnds.start(hintMs);
    });
    // The first closer look comes at once; more pixels once it rests.
    m_sharpen.setSingleShot(true);
    m_sharpen.setInterval(sharpenAfterMs);
    connect(&m_sharpen, &QTimer::timeout, this,
            [this] { m_overlay->sharpen(pictureOf(sharpness * devicePixelRatioF())); });
    m_hintEnds.setSingleShot(true);
    connect(&m_hintEnds, &QTimer::timeout, this, &StageWindow::follow);
    connect(&m_laserFrames, &FrameTimer::timeout, this, [this] {
        const QPoint at = mapFromGlobal(QCursor::pos());
        m_overlay->setLaser(rect().contains(at) ? std::optional<QPointF>(at) : std::nullopt);
    });
    qApp->installEventFilter(this);
    follow();
}

StageWindow::~StageWindow()
{
    qApp->removeEventFilter(this);
    if (m_isCursorHidden)
        QApplication::restoreOverrideCursor();
}

void StageWindow::follow()
{
    m_caption->show(QString::fromStdString(m_talk.scene().name),
                    QString::fromStdString(m_talk.scene().caption));
    const QString number = tr("%1 of %2").arg(m_talk.sceneNumber() + 1).arg(m_talk.sceneCount());
    const QString chapter = QString::fromStdString(m_talk.scene().chapter);
    m_where->setText(chapter.isEmpty() ? number : chapter + QStringLiteral(" · ") + number);
    m_overlay->setHint(m_talk.isAsking() ? tr("Off the script. R returns to the scene")
                                         : QString());
    m_overlay->zoom(0, {}, {});
    m_sharpen.stop();
    m_overlay->raise();
}

void StageWindow::followLaser()
{
    if (m_talk.hasLaser() == m_isCursorHidden)
        return;
    m_isCursorHidden = m_talk.hasLaser();
    if (m_isCursorHidden) {
        QApplication::setOverrideCursor(Qt::BlankCursor);
        m_laserFrames.start();
    } else {
        QApplication::restoreOverrideCursor();
        m_laserFrames.stop();
        m_overlay->setLaser(std::nullopt);
    }
}

void StageWindow::zoom(double factor)
{
    const QPoint pointer = mapFromGlobal(QCursor::pos());
    const QPointF at = rect().contains(pointer) ? QPointF(pointer) : QRectF(rect()).center();
    m_overlay->zoom(factor, at, [this] { return pictureOf(devicePixelRatioF()); });
    if (m_overlay->zoomFactor() > 1)
        m_sharpen.start();
    else
        m_sharpen.stop();
}

/// Without what lies over it.
QPixmap StageWindow::pictureOf(double scale)
{
    QPixmap picture(size() * scale);
    picture.setDevicePixelRatio(scale);
    m_overlay->hide();
    render(&picture);
    m_overlay->show();
    picture.setDevicePixelRatio(1);
    return picture;
}

bool StageWindow::takeKey(QWidget *widget, QKeyEvent &key)
{
    if (QApplication::activePopupWidget())
        return false;
    // Who types a filter for a question types it; only Esc is still the talk's.
    if (isTypedIn(widget) && key.key() != Qt::Key_Escape)
        return false;
    if (m_overlay->isHelpShown()) {
        m_overlay->showHelp(false);
        return true;
    }
    if (key.key() == Qt::Key_Escape && m_overlay->zoomFactor() > 1) {
        zoom(0);
        return true;
    }
    return m_talk.press(key.key(), key.modifiers(), key.text());
}

bool StageWindow::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || widget->window() != this)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (!isTypedIn(widget))
            event->accept(); // nothing else's: the talk hears of it in a moment
        return false;
    case QEvent::KeyPress:
        return takeKey(widget, *static_cast<QKeyEvent *>(event));
    case QEvent::Wheel: {
        const auto &wheel = *static_cast<QWheelEvent *>(event);
        if (wheel.modifiers().testFlag(Qt::ControlModifier) || m_overlay->zoomFactor() > 1) {
            if (const double steps = wheel.angleDelta().y() / 120.0; steps != 0)
                zoom(std::pow(1.25, steps));
            return true;
        }
        if (m_views->isAncestorOf(widget)) {
            emit touched();
            emit handled();
        }
        return false;
    }
    case QEvent::MouseButtonPress:
        if (m_views->isAncestorOf(widget))
            emit touched();
        return false;
    case QEvent::MouseMove:
        if (m_views->isAncestorOf(widget) &&
            static_cast<QMouseEvent *>(event)->buttons() != Qt::NoButton)
            emit handled();
        return false;
    default:
        return false;
    }
}

void StageWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_caption->setScreenHeight(height());
    QFont font = fontFor(TextStyle::Caption);
    font.setPixelSize(std::max(12, qRound(height() * 0.0165)));
    m_where->setFont(font);
    const int margin = qRound(height() * 0.032);
    m_where->setContentsMargins(margin, qRound(height() * 0.004), margin, qRound(height() * 0.012));
    // What views write begins where the caption does; they keep a little room themselves.
    const int room = std::max(0, margin - 14);
    m_beside->setContentsMargins(room, 0, room, 0);
    m_overlay->setGeometry(rect());
    m_overlay->raise();
    emit resized();
}

void StageWindow::closeEvent(QCloseEvent *event)
{
    event->ignore(); // whoever ends the talk takes it away
    emit closeWanted();
}

void StageWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), toQColor(m_themes.theme().canvas));
}

} // namespace entente
