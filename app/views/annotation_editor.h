// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/annotation.h"

#include <QObject>
#include <QPointF>
#include <QPointer>
#include <QString>

#include <functional>
#include <optional>

class QPlainTextEdit;
class QWidget;

namespace entente
{

/// Where a view's menu was asked for, as a remark would be anchored there.
struct RemarkSpot
{
    std::optional<EventId> event; ///< by its number; else by
    Anchor anchor = PictureAnchor{};
};

/// What a hand does with the remarks on a view: drags their words, changes them in place, deletes
/// them. It listens in front of the view; what is not about a remark, the view hears as ever.
class AnnotationEditor : public QObject
{
    Q_OBJECT

public:
    /// A view whose drawing begins at `origin` of `widget`.
    struct Canvas
    {
        QWidget *widget = nullptr;
        std::function<const Drawing &()> drawing;
        std::function<QPointF()> origin;
    };
    AnnotationEditor(Canvas canvas, QObject *parent);

    /// What is shown; off while nothing of it may be changed.
    void setAnnotations(const AnnotationLook &look) { m_look = look; }
    void setEnabled(bool enabled) { m_enabled = enabled; }
    /// Opens a field over the words.
    void edit(std::size_t place);
    bool isEditing() const { return !m_field.isNull(); }

signals:
    void chosen(int place); ///< -1: none any more
    void dragged(int place, QPointF offset);
    void moved(int place, QPointF offset); ///< let go
    void reworded(int place, const QString &words);
    void removed(int place);
    void menuWanted(int place, const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Drag
    {
        std::size_t place;
        QPointF from;
        QPointF offset; ///< when it began
        bool moves = false;
    };
    std::optional<std::size_t> wordsAt(QPointF position) const;
    QPointF draggedTo(QPointF position) const;
    bool press(QPointF position);
    bool move(QPointF position, Qt::MouseButtons buttons);
    bool release(QPointF position);
    bool key(int key);
    void close(bool keep);

    Canvas m_canvas;
    AnnotationLook m_look;
    bool m_enabled = true;
    std::optional<Drag> m_drag;
    std::optional<std::size_t> m_chosen;
    std::optional<std::size_t> m_edited;
    QPointer<QPlainTextEdit> m_field;
    bool m_isOver = false;
};

} // namespace entente
