// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/annotation_editor.h"

#include "app/style/fonts.h"
#include "core/layout/annotation_layout.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPlainTextEdit>

#include <algorithm>
#include <utility>

namespace entente
{

namespace
{

constexpr double grasp = 5; ///< pixels around words that count as them
constexpr double nudgePx = 8;

/// Keys that are about a chosen remark.
bool isForRemarks(int key)
{
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_F2:
    case Qt::Key_Escape:
        return true;
    default:
        return false;
    }
}

} // namespace

AnnotationEditor::AnnotationEditor(Canvas canvas, QObject *parent)
    : QObject(parent)
    , m_canvas(std::move(canvas))
{
    m_canvas.widget->installEventFilter(this);
}

std::optional<std::size_t> AnnotationEditor::wordsAt(QPointF position) const
{
    const QPointF at = position - m_canvas.origin();
    const Drawing &drawing = m_canvas.drawing();
    for (std::size_t i = m_look.all.size(); i-- > 0;) {
        const std::optional<RectF> words = wordsOfAnnotation(drawing, i);
        if (words && QRectF(words->x, words->y, words->width, words->height)
                         .adjusted(-grasp, -grasp, grasp, grasp)
                         .contains(at))
            return i;
    }
    return std::nullopt;
}

QPointF AnnotationEditor::draggedTo(QPointF position) const
{
    return m_drag->offset + (position - m_drag->from) / textScale();
}

bool AnnotationEditor::press(QPointF position)
{
    const std::optional<std::size_t> place = wordsAt(position);
    if (place != m_chosen) {
        m_chosen = place;
        emit chosen(place ? int(*place) : -1);
    }
    if (!place)
        return false;
    const PointF offset = m_look.all[*place].offset;
    m_drag = Drag{*place, position, {offset.x, offset.y}};
    m_canvas.widget->setFocus(Qt::MouseFocusReason);
    return true;
}

bool AnnotationEditor::move(QPointF position, Qt::MouseButtons buttons)
{
    if (m_drag && buttons.testFlag(Qt::LeftButton)) {
        const double way = QLineF(m_drag->from, position).length();
        m_drag->moves = m_drag->moves || way >= QApplication::startDragDistance();
        if (m_drag->moves)
            emit dragged(int(m_drag->place), draggedTo(position));
        return true;
    }
    const bool isOver = buttons == Qt::NoButton && wordsAt(position).has_value();
    if (isOver)
        m_canvas.widget->setCursor(Qt::SizeAllCursor);
    else if (m_isOver)
        m_canvas.widget->unsetCursor();
    m_isOver = isOver;
    return isOver;
}

bool AnnotationEditor::release(QPointF position)
{
    if (!m_drag)
        return false;
    const QPointF offset = draggedTo(position);
    const Drag drag = *std::exchange(m_drag, std::nullopt);
    if (drag.moves)
        emit moved(int(drag.place), offset);
    return true;
}

bool AnnotationEditor::key(int key)
{
    if (!m_chosen || *m_chosen >= m_look.all.size())
        return false;
    const int place = int(*m_chosen);
    const PointF offset = m_look.all[std::size_t(place)].offset;
    const auto nudge = [&](double x, double y) {
        emit moved(place, {offset.x + x * nudgePx, offset.y + y * nudgePx});
        return true;
    };
    switch (key) {
    case Qt::Key_Left:
        return nudge(-1, 0);
    case Qt::Key_Right:
        return nudge(1, 0);
    case Qt::Key_Up:
        return nudge(0, -1);
    case Qt::Key_Down:
        return nudge(0, 1);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        m_chosen.reset();
        emit removed(place);
        return true;
    case Qt::Key_F2:
        edit(std::size_t(place));
        return true;
    case Qt::Key_Escape:
        m_chosen.reset();
        emit chosen(-1);
        return true;
    default:
        return false;
    }
}

void AnnotationEditor::edit(std::size_t place)
{
    const std::optional<RectF> words = wordsOfAnnotation(m_canvas.drawing(), place);
    if (!words || place >= m_look.all.size())
        return;
    close(true);
    m_edited = place;
    m_field = new QPlainTextEdit(m_canvas.widget);
    m_field->setObjectName(QStringLiteral("annotationField"));
    m_field->setAccessibleName(tr("Words of the remark"));
    m_field->setFont(fontFor(TextStyle::Body));
    m_field->setPlainText(QString::fromStdString(m_look.all[place].text));
    m_field->selectAll();
    const QPointF origin = m_canvas.origin();
    const double width = std::max(words->width + 24, m_look.all[place].width * textScale());
    const double height = words->height + m_field->fontMetrics().lineSpacing() + 14;
    QRectF box(words->x - 6 + origin.x(), words->y - 6 + origin.y(), width, height);
    box.moveLeft(std::clamp(box.left(), 0.0, std::max(0.0, m_canvas.widget->width() - width)));
    box.moveTop(std::clamp(box.top(), 0.0, std::max(0.0, m_canvas.widget->height() - height)));
    m_field->setGeometry(box.toRect());
    m_field->installEventFilter(this);
    m_field->show();
    m_field->setFocus(Qt::OtherFocusReason);
}

void AnnotationEditor::close(bool keep)
{
    if (!m_field)
        return;
    QPlainTextEdit *field = m_field;
    m_field = nullptr;
    const QString words = field->toPlainText();
    const bool hadFocus = field->hasFocus();
    field->removeEventFilter(this);
    field->hide();
    field->deleteLater();
    if (hadFocus)
        m_canvas.widget->setFocus(Qt::OtherFocusReason);
    if (keep && m_edited && *m_edited < m_look.all.size() &&
        words.toStdString() != m_look.all[*m_edited].text)
        emit reworded(int(*m_edited), words);
    m_edited.reset();
}

bool AnnotationEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field) {
        if (event->type() == QEvent::FocusOut && !QApplication::activePopupWidget()) {
            close(true);
        } else if (event->type() == QEvent::KeyPress) {
            const auto &pressed = *static_cast<QKeyEvent *>(event);
            const bool isEnter = pressed.key() == Qt::Key_Return || pressed.key() == Qt::Key_Enter;
            if (pressed.key() == Qt::Key_Escape ||
                (isEnter && !pressed.modifiers().testFlag(Qt::ShiftModifier))) {
                close(isEnter);
                return true;
            }
        } else if (event->type() == QEvent::ShortcutOverride &&
                   static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            event->accept(); // out of the field, not out of what is selected
        }
        return QObject::eventFilter(watched, event);
    }
    if (!m_enabled || m_look.all.empty())
        return QObject::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto &mouse = *static_cast<QMouseEvent *>(event);
        return mouse.button() == Qt::LeftButton && press(mouse.position());
    }
    case QEvent::MouseMove: {
        const auto &mouse = *static_cast<QMouseEvent *>(event);
        return move(mouse.position(), mouse.buttons());
    }
    case QEvent::MouseButtonRelease:
        return release(static_cast<QMouseEvent *>(event)->position());
    case QEvent::MouseButtonDblClick: {
        const auto place = wordsAt(static_cast<QMouseEvent *>(event)->position());
        if (place)
            edit(*place);
        return place.has_value();
    }
    case QEvent::ContextMenu: {
        const auto &menu = *static_cast<QContextMenuEvent *>(event);
        const auto place = wordsAt(menu.pos());
        if (place)
            emit menuWanted(int(*place), menu.globalPos());
        return place.has_value();
    }
    case QEvent::ShortcutOverride: {
        const auto &pressed = *static_cast<QKeyEvent *>(event);
        const bool isOurs =
            m_chosen && pressed.modifiers() == Qt::NoModifier && isForRemarks(pressed.key());
        if (isOurs)
            event->accept();
        return isOurs;
    }
    case QEvent::KeyPress: {
        const auto &pressed = *static_cast<QKeyEvent *>(event);
        return pressed.modifiers() == Qt::NoModifier && key(pressed.key());
    }
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace entente
