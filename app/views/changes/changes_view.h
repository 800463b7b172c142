// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/session/linked_client.h"
#include "app/session/session.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;
class QToolButton;

namespace entente
{

class ThemeSwitch;

/// What became known between two days, one change below the other. Stepping through them selects
/// the event, goes to the day on which it became known so, and brings it into the window.
class ChangesView : public QWidget
{
    Q_OBJECT

public:
    ChangesView(Session &session, ThemeSwitch &themes, QWidget *parent = nullptr);

    /// Ends of days; no second one: up to all that is known.
    void setDays(Instant from, std::optional<Instant> to);
    /// The days that the session suggests: since the day as known, between the last two of them, or
    /// over the last year of the records.
    void suggestDays();
    void step(int by);

    const ChangesAnswer &answer() const { return m_answer; }
    int current() const { return m_current; } ///< -1: none yet

signals:
    void closeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void assemble(ThemeSwitch &themes);
    void ask();
    void take(const ChangesQuestion &question, ChangesAnswer answer);
    void takeDay(QLineEdit &edit, bool isTo);
    void go(int index);
    void choose(int index); ///< in the list
    void followAsOf();
    void updateWords();
    void say(const QString &why, bool wrong);

    Session &m_session;
    Asker<ChangesQuestion, ChangesAnswer> m_asker;
    LinkedClient m_client;
    std::optional<Instant> m_from;
    std::optional<Instant> m_to;
    std::optional<Instant> m_known;       ///< the session's day as known …
    std::optional<Instant> m_knownBefore; ///< … and the one before it
    ChangesAnswer m_answer;
    int m_current = -1;
    int m_stepWhenAnswered = 0;
    bool m_going = false; ///< the changes that come are its own
    QLineEdit *m_fromEdit = nullptr;
    QLineEdit *m_toEdit = nullptr;
    QLabel *m_words = nullptr;
    QListView *m_list = nullptr;
    QStandardItemModel *m_items = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QLabel *m_place = nullptr;
};

} // namespace entente
