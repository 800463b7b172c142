// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/facets/facet_delegate.h"

#include "app/models/facets_model.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/style/theme.h"

#include <QPainter>

namespace entente
{

namespace
{

constexpr int inset = 18; ///< of glyphs and heads from the left edge
constexpr int rightInset = 14;

double facetGlyphSize()
{
    return 10 * textScale();
}

/// Of labels.
int textInset()
{
    return inset + 10 + qRound(facetGlyphSize());
}

QFont bodyFont(const QModelIndex &index)
{
    QFont font = fontFor(TextStyle::Body);
    if (index.data(FacetsModel::ChosenRole).toBool())
        font.setWeight(QFont::DemiBold);
    font.setStrikeOut(index.data(FacetsModel::ExcludedRole).toBool());
    return font;
}

} // namespace

FacetDelegate::FacetDelegate(const ThemeSwitch &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{}

QSize FacetDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int line = QFontMetrics(fontFor(TextStyle::Body)).height();
    switch (index.data(FacetsModel::TypeRole).toInt()) {
    case FacetsModel::SectionRow:
        return {80, line + qRound((index.row() == 0 ? 12 : 22) * textScale())};
    case FacetsModel::MoreRow:
        return {80, line + 8};
    default:
        return {80, line + 7};
    }
}

void FacetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    painter->save();
    const Theme &theme = m_theme.theme();
    const QRect rect = option.rect;
    const int type = index.data(FacetsModel::TypeRole).toInt();
    if (type != FacetsModel::SectionRow && (option.state & QStyle::State_MouseOver))
        painter->fillRect(rect, toQColor(theme.ink.withAlpha(theme.isDark ? 0.08 : 0.05)));
    if (type == FacetsModel::SectionRow)
        paintHead(*painter, rect, index);
    else if (type == FacetsModel::MoreRow)
        paintMore(*painter, rect, index);
    else
        paintValue(*painter, rect, index);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(toQColor(theme.muted), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(rect.adjusted(4, 0, -5, -1));
    }
    painter->restore();
}

void FacetDelegate::paintHead(QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    painter.setFont(fontFor(TextStyle::Heading));
    painter.setPen(toQColor(m_theme.theme().muted));
    painter.drawText(rect.adjusted(inset, 0, -rightInset, -4), Qt::AlignLeft | Qt::AlignBottom,
                     index.data().toString().toUpper());
}

void FacetDelegate::paintValue(QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    const Theme &theme = m_theme.theme();
    const bool faint = index.data(FacetsModel::CountRole).toLongLong() == 0 ||
                       index.data(FacetsModel::ExcludedRole).toBool();
    const QColor ink = toQColor(faint ? theme.muted : theme.ink);
    const QVariant glyph = index.data(FacetsModel::GlyphRole);
    const auto family = Family(index.data(FacetsModel::FamilyRole).toInt());
    const QColor color = toQColor(glyph.isValid() ? theme.of(family) : theme.muted);
    if (glyph.isValid())
        paintGlyph(painter, Glyph(glyph.toInt()),
                   QPointF(rect.left() + inset + facetGlyphSize() / 2, rect.center().y()),
                   facetGlyphSize(), color, {});

    const QFont font = bodyFont(index);
    const QString count = QLocale().toString(index.data(FacetsModel::CountRole).toLongLong());
    const QRect line = rect.adjusted(textInset(), 0, -rightInset, -3);
    painter.setFont(fontFor(TextStyle::Label));
    painter.setPen(toQColor(theme.muted));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, count);
    const int countWidth = painter.fontMetrics().horizontalAdvance(count);

    painter.setFont(font);
    painter.setPen(ink);
    const QString label = painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                           line.width() - countWidth - 8);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, label);

    const double share = index.data(FacetsModel::ShareRole).toDouble();
    const QRect rule(rect.left() + textInset(), rect.bottom() - 2,
                     rect.width() - textInset() - rightInset, 1);
    painter.fillRect(rule, toQColor(theme.line));
    if (share > 0)
        painter.fillRect(
            QRectF(rule.left(), rule.top() - 0.5, std::max(2.0, rule.width() * share), 1.5), color);
}

void FacetDelegate::paintMore(QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    QFont font = fontFor(TextStyle::Label);
    font.setUnderline(true);
    painter.setFont(font);
    painter.setPen(toQColor(m_theme.theme().muted));
    painter.drawText(rect.adjusted(textInset(), 0, -rightInset, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
}

} // namespace entente
