// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace entente
{

class ThemeSwitch;

/// A kind: its glyph as the timeline draws it for the event's status, then its name.
class KindDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    KindDelegate(const ThemeSwitch &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const ThemeSwitch &m_theme;
};

} // namespace entente
