// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/table/kind_delegate.h"

#include "app/models/event_table_model.h"
#include "app/style/paint.h"
#include "app/style/theme.h"
#include "core/layout/event_style.h"

#include <QPainter>

namespace entente
{

namespace
{
constexpr int glyphRoom = 20;
constexpr double glyphSize = 10;
} // namespace

KindDelegate::KindDelegate(const ThemeSwitch &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{}

void KindDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, QModelIndex());
    QStyleOptionViewItem rest = option;
    rest.rect.setLeft(rest.rect.left() + glyphRoom);
    QStyledItemDelegate::paint(painter, rest, index);
    const QVariant glyph = index.data(EventTableModel::GlyphRole);
    if (!glyph.isValid())
        return;
    const EventStyle style =
        styleFor(Status(index.data(EventTableModel::StatusRole).toInt()),
                 Family(index.data(EventTableModel::FamilyRole).toInt()), m_theme.theme());
    painter->save();
    paintGlyph(*painter, Glyph(glyph.toInt()),
               QPointF(option.rect.left() + glyphRoom / 2.0 + 2, option.rect.center().y() + 0.5),
               glyphSize, style.fill ? std::optional(toQColor(*style.fill)) : std::nullopt,
               style.stroke);
    painter->restore();
}

} // namespace entente
