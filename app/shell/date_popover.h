// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/days.h"

#include <QFrame>

#include <optional>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace entente
{

/// A small window under a control where a date is typed in any words; a line beneath says how it
/// is understood while one types. Enter takes it, Esc leaves.
class DatePopover : public QFrame
{
    Q_OBJECT

public:
    /// Deletes itself when closed. `question` stands above the field.
    DatePopover(const QString &question, const QString &text, QWidget *parent);

    /// What the date is about, for who sees it the first time.
    void explain(const QString &words);
    /// A date without a last day will do as well, if it has a first one.
    void takeOpenDates();
    /// One more way out, which closes it.
    QPushButton *addButton(const QString &label);
    /// A button beside the field's own that closes with an empty date.
    void offerToday(const QString &label);
    void showUnder(const QWidget &control);

signals:
    /// An empty date means: today, whatever day that is.
    void accepted(const entente::Date &date);

private:
    void understand(const QString &text);
    void accept();

    QLineEdit *m_edit;
    QLabel *m_explanation;
    QLabel *m_understood;
    QPushButton *m_take;
    QPushButton *m_today;
    QHBoxLayout *m_buttons = nullptr;
    std::optional<Date> m_date;
    bool m_takesOpen = false;
};

} // namespace entente
