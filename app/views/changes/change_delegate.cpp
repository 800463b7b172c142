// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/changes/change_delegate.h"

#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/style/theme.h"

#include <QAbstractItemView>
#include <QPainter>

#include <cmath>

namespace entente
{

namespace
{

constexpr int side = 14;
constexpr int above = 7;
constexpr int gap = 1;

struct Paragraph
{
    int role;
    TextStyle style;
    bool muted;
};
constexpr Paragraph paragraphs[] = {{ChangeDelegate::DayRole, TextStyle::Caption, true},
                                    {ChangeDelegate::TitleRole, TextStyle::LabelBold, false},
                                    {ChangeDelegate::StepRole, TextStyle::Label, false},
                                    {ChangeDelegate::SpeakerRole, TextStyle::Caption, true}};

/// Lays the paragraphs of a change below each other; the height that they need.
template <class Visit>
int layOut(const QModelIndex &index, int width, Visit visit)
{
    int y = above;
    for (const Paragraph &paragraph : paragraphs) {
        const QString text = index.data(paragraph.role).toString();
        if (text.isEmpty())
            continue;
        const QFont font = fontFor(paragraph.style);
        const QRectF room(0, 0, std::max(40, width - 2 * side), 10'000);
        const double height =
            QFontMetricsF(font).boundingRect(room, Qt::TextWordWrap, text).height();
        visit(paragraph, font, text, QRectF(side, y, room.width(), std::ceil(height)));
        y += int(std::ceil(height)) + gap;
    }
    return y + above;
}

} // namespace

ChangeDelegate::ChangeDelegate(const ThemeSwitch &themes, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_themes(themes)
{}

void ChangeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Theme &theme = m_themes.theme();
    painter->save();
    const QRect area = option.rect;
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(area, toQColor(theme.chosenOnPanel()));
        painter->fillRect(QRect(area.left(), area.top(), 3, area.height()), toQColor(theme.accent));
    }
    painter->fillRect(QRect(area.left() + side, area.bottom(), area.width() - 2 * side, 1),
                      toQColor(theme.line));
    layOut(index, area.width(),
           [&](const Paragraph &paragraph, const QFont &font, const QString &text, QRectF box) {
               painter->setFont(font);
               painter->setPen(toQColor(paragraph.muted ? theme.muted : theme.ink));
               painter->drawText(box.translated(area.topLeft()), Qt::TextWordWrap, text);
           });
    if (option.state.testFlag(QStyle::State_HasFocus) &&
        option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setPen(toQColor(theme.ink));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(area.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize ChangeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    return {width, layOut(index, width, [](const auto &...) {})};
}

} // namespace entente
