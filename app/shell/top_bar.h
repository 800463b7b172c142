// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <vector>

class QLabel;
class QToolButton;

namespace entente
{

class Actions;
class AsOfControl;
class ElidedLabel;
class SearchBox;
class Session;

/// The bar across the window: name and document, search, the two dates, what the centre shows.
class TopBar : public QFrame
{
    Q_OBJECT

public:
    TopBar(Session &session, const Actions &actions, QWidget *parent);

    void setDocumentTitle(const QString &title);
    SearchBox *search() const { return m_search; }
    AsOfControl *asOf() const { return m_asOf; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateRoom();
    QWidget *makeSwitch(const Actions &actions);

    QLabel *m_name;
    ElidedLabel *m_title;
    SearchBox *m_search;
    AsOfControl *m_asOf;
    std::vector<QToolButton *> m_views; ///< one for each view of the centre
    QToolButton *m_moreViews = nullptr; ///< their menu, where there is no room for all
};

} // namespace entente
