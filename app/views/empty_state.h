// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace entente
{

class Session;

/// In the middle of a view that has nothing to show: why, what to do next, and where one step
/// helps, a button that takes it.
class EmptyState : public QFrame
{
    Q_OBJECT

public:
    /// What a view lacks of what it would show.
    enum class Lack
    {
        Nothing,
        Events,  ///< none pass the filter, or the document has none
        Dates,   ///< none of those that pass is dated
        Places,  ///< none of those that pass has a place
        Pairs,   ///< no two parties share an event
        Ties,    ///< no ties are recorded
        Derived, ///< too few events are shared for derived ties
    };

    EmptyState(Session &session, QWidget *view);

    void say(Lack lack);
    Lack lack() const { return m_lack; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void write(const QString &title, const QString &advice, bool canBeUndone = false);
    void place();

    Session &m_session;
    Lack m_lack = Lack::Nothing;
    QLabel *m_title;
    QLabel *m_advice;
    QPushButton *m_button;
};

} // namespace entente
