// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/linked_client.h"
#include "app/session/session.h"

#include <QWidget>

class QLabel;
class QMenu;
class QTableView;

namespace entente
{

class EmptyState;
class EventTableModel;
class ThemeSwitch;

/// The events that pass the filter as a table. Its selection is the session's.
class TableView : public QWidget
{
    Q_OBJECT

public:
    TableView(Session &session, ThemeSwitch &theme, QWidget *parent = nullptr);
    ~TableView() override;

    /// Columns, their widths and order, and the sorting: for the next start.
    QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

signals:
    void mapRequested(EventId id);

public slots:
    /// Copies the selected rows, or all that are loaded when none is.
    void copy();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut(ThemeSwitch &theme);
    void dressTable(ThemeSwitch &theme);
    void dressHeader(ThemeSwitch &theme);
    void resizeRows();
    void connectSession();
    void showColumnMenu(QPoint at);
    void showRowMenu(QPoint at);
    void addRowActions(QMenu &menu, const Row &row);
    void sendSelection();
    void applySelection();
    int markSelection();
    void selectRow(int row);
    void setSelectedIds(const std::vector<int> &rows);
    void copyRows(const std::vector<int> &rows);
    std::vector<int> selectedRows() const;

    Session &m_session;
    EventTableModel *m_model;
    QTableView *m_table;
    QLabel *m_message;
    bool m_sightDue = false; ///< the rows are new: what is selected is brought into sight
    bool m_applying = false; ///< the session's selection is being shown: no echo
    LinkedClient m_client;
    LinkedClient m_selectionClient;
    EmptyState *m_empty;
};

} // namespace entente
