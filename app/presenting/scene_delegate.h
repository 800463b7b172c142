// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace entente
{

class ThemeSwitch;

/// Paints a scene of a filmstrip: its chapter where one begins, number, picture and name.
class SceneDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    SceneDelegate(const ThemeSwitch &themes, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    struct Parts
    {
        QRect chapter; ///< empty where none begins
        QRect number;
        QRect picture;
        QRect name;
    };
    Parts partsOf(const QRect &rect, const QModelIndex &index) const;

    const ThemeSwitch &m_themes;
};

} // namespace entente
