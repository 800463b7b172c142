// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/completion_popup.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace entente
{

namespace
{

enum EntryRole
{
    LabelRole = Qt::UserRole,
    CountRole
};

/// "Japan  party:JPN        60"
class CompletionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {200, option.fontMetrics.height() + 9};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, option.palette.color(QPalette::Midlight));
        const QString term = index.data(Qt::DisplayRole).toString();
        const QString label = index.data(LabelRole).toString();
        const qulonglong count = index.data(CountRole).toULongLong();
        QRect area = option.rect.adjusted(10, 0, -10, 0);
        const QColor ink = option.palette.color(QPalette::Text);
        const QColor muted = option.palette.color(QPalette::PlaceholderText);

        if (count > 0) {
            const QString number = QLocale().toString(count);
            painter->setPen(muted);
            painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, number);
            area.setRight(area.right() - option.fontMetrics.horizontalAdvance(number) - 12);
        }
        const QString first = label.isEmpty() ? term : label;
        painter->setPen(ink);
        const QString shown = option.fontMetrics.elidedText(first, Qt::ElideRight, area.width());
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, shown);
        area.setLeft(area.left() + option.fontMetrics.horizontalAdvance(shown) + 10);
        if (first != term && area.width() > 40) {
            painter->setPen(muted);
            painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                              option.fontMetrics.elidedText(term, Qt::ElideRight, area.width()));
        }
    }
};

} // namespace

CompletionPopup::CompletionPopup(QWidget *field)
    : QCompleter(field)
    , m_items(new QStandardItemModel(this))
{
    setModel(m_items);
    setWidget(field);
    setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    setMaxVisibleItems(12);
    popup()->setObjectName(QStringLiteral("completions"));
    popup()->setAccessibleName(tr("Completions"));
    popup()->setItemDelegate(new CompletionDelegate(popup()));
    connect(this, qOverload<const QString &>(&QCompleter::activated), this,
            &CompletionPopup::chosen);
}

void CompletionPopup::offer(const std::vector<Completion> &completions, const QRect &under)
{
    m_items->clear();
    for (const Completion &completion : completions) {
        auto *item = new QStandardItem(QString::fromStdString(completion.text));
        item->setData(QString::fromStdString(completion.label), LabelRole);
        item->setData(qulonglong(completion.count), CountRole);
        item->setData(QString::fromStdString(completion.label + " " + completion.text),
                      Qt::AccessibleTextRole);
        m_items->appendRow(item);
    }
    if (completions.empty()) {
        popup()->hide();
        return;
    }
    complete(under);
    popup()->setCurrentIndex({}); // Enter applies what was typed unless one goes down the list
}

bool CompletionPopup::hasChoice() const
{
    return popup()->isVisible() && popup()->currentIndex().isValid();
}

} // namespace entente
