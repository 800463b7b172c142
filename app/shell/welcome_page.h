// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace entente
{

class Actions;
class LinkRow;
class RecentFiles;

/// What stands in the window while nothing is open: how to begin, what was open lately, and where
/// to learn more. Everything on it is an action of the window or a recent document.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    WelcomePage(const Actions &actions, RecentFiles &recent, QWidget *parent);

    /// Keys go to the first thing to do.
    void takeFocus();

signals:
    void storyRequested(); ///< of the sample

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLayout *makeHead();
    QLayout *makeBegin(const Actions &actions);
    QLayout *makeLearn(const Actions &actions);
    LinkRow *addAction(QVBoxLayout &column, const Actions &actions, const char *id,
                       const QString &title, const QString &about);
    void fillRecent();
    void markMissing(const QStringList &paths);

    RecentFiles &m_recent;
    QVBoxLayout *m_recentRows = nullptr;
    QList<QPointer<LinkRow>> m_recentLinks;
    LinkRow *m_first = nullptr;
    quint64 m_fill = 0; ///< of which filling an answer about missing files is
};

} // namespace entente
