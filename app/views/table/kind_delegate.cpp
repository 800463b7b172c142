// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/table/kind_delegate.h"

#include "app/models/event_table_model.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/style/theme.h"
#include "core/layout/event_style.h"

#include <QApplication>
#include <QPainter>

namespace entente
{

namespace
{
int iconSize()
{
    return qRound(14 * textScale());
}

QPixmap glyphPixmap(Glyph glyph, const EventStyle &style, double ratio)
{
    QPixmap pixmap(QSize(iconSize(), iconSize()) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintGlyph(painter, glyph, QPointF(iconSize() / 2.0, iconSize() / 2.0), 10 * textScale(),
               style.fill ? std::optional(toQColor(*style.fill)) : std::nullopt, style.stroke);
    return pixmap;
}
} // namespace

KindDelegate::KindDelegate(const ThemeSwitch &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{}

void KindDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QVariant glyph = index.data(EventTableModel::GlyphRole);
    if (glyph.isValid()) {
        const EventStyle style =
            styleFor(Status(index.data(EventTableModel::StatusRole).toInt()),
                     Family(index.data(EventTableModel::FamilyRole).toInt()), m_theme.theme());
        item.features |= QStyleOptionViewItem::HasDecoration;
        item.decorationSize = QSize(iconSize(), iconSize());
        item.icon =
            QIcon(glyphPixmap(Glyph(glyph.toInt()), style, painter->device()->devicePixelRatioF()));
    }
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
}

} // namespace entente
