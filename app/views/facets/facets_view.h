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

namespace entente
{

class FacetsModel;
class ThemeSwitch;

/// The left panel: what there is of each field, with live counts. A click adds a value to the
/// filter or takes it away, Ctrl+click leaves it out.
class FacetsView : public QWidget
{
    Q_OBJECT

public:
    FacetsView(Session &session, ThemeSwitch &theme, QWidget *parent = nullptr);
    ~FacetsView() override;

    QSize sizeHint() const override { return {238, 600}; }
    QSize minimumSizeHint() const override { return {168, 120}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut(ThemeSwitch &theme);
    void ask();
    void take(const FacetAnswer &answer, const Context &context);
    void activate(const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    void showMenu(QPoint at);
    void say(const QString &text);

    Session &m_session;
    FacetsModel *m_model;
    QLineEdit *m_seek;
    QListView *m_list;
    QLabel *m_message;
    Asker<FacetQuestion, FacetAnswer> m_asker;
    LinkedClient m_client;
};

} // namespace entente
