// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace entente
{

class ThemeSwitch;

/// Paints the rows of a FacetsModel: heads, and values with a glyph, a count and a thin rule as
/// long as their share.
class FacetDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    FacetDelegate(const ThemeSwitch &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHead(QPainter &painter, const QRect &rect, const QModelIndex &index) const;
    void paintValue(QPainter &painter, const QRect &rect, const QModelIndex &index) const;
    void paintMore(QPainter &painter, const QRect &rect, const QModelIndex &index) const;

    const ThemeSwitch &m_theme;
};

} // namespace entente
