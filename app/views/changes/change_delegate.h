// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace entente
{

class ThemeSwitch;

/// A change as four short paragraphs: the day, what it is about, before and after, who says so.
class ChangeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role
    {
        DayRole = Qt::UserRole,
        TitleRole,
        StepRole,   ///< "planned, Dec 2022 → occurred, 11 Jan 2023"
        SpeakerRole ///< may be empty
    };

    ChangeDelegate(const ThemeSwitch &themes, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeSwitch &m_themes;
};

} // namespace entente
