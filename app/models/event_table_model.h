// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "core/engine/questions.h"

#include <QAbstractTableModel>
#include <QHash>

#include <functional>
#include <optional>
#include <unordered_map>

namespace entente
{

/// The events that pass the filter, as rows. Rows are fetched in pages when they are looked at;
/// until they come, their cells say so. Identity is the EventId, never the row.
class EventTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        DateColumn,
        TitleColumn,
        KindColumn,
        StatusColumn,
        PartiesColumn,
        PlaceColumn,
        ConfidenceColumn,
        SourcesColumn,
        KeyColumn,
        ColumnCount
    };
    enum Role
    {
        EventIdRole = Qt::UserRole, ///< qint64; 0 while the row is on its way
        GlyphRole,
        FamilyRole,
        StatusRole
    };

    EventTableModel(Session &session, QObject *parent);

    /// Asks anew when filter, as-of or document changed. What is shown stays until the answer
    /// comes.
    void refresh();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    /// The row of an event that is loaded; -1 otherwise.
    int rowOf(EventId id) const;
    std::optional<EventId> idAt(int row) const;
    /// The event of a row; null while it is on its way.
    const Row *row(int index) const;
    bool isLoaded(int first, int last) const;
    /// Loads rows [first, last] and then calls `then`; at once when they are there. A later call
    /// replaces an earlier one.
    void load(int first, int last, std::function<void()> then);
    /// Finds the row of an event wherever it is; `then` gets -1 when it does not pass the filter.
    void find(EventId id, std::function<void(int)> then);

signals:
    void rowsArrived(int first, int last);
    void failed(const QString &why);

private:
    static constexpr int pageSize = 128;

    void want(int row) const;
    void fetchWanted();
    void take(const RowsQuestion &question, RowsAnswer answer);
    QString text(const Row &row, int column) const;
    RowsQuestion question(std::int64_t offset, std::int64_t limit) const;
    void forgetFarFrom(int page);

    Session &m_session;
    RowsQuestion m_shown; ///< context and order of the rows that are here
    bool m_hasShown = false;
    quint64 m_generation = 0;
    std::int64_t m_total = 0;
    QHash<int, std::vector<Row>> m_pages;
    std::unordered_map<EventId, int> m_rowOf;
    RowOrder m_order = RowOrder::Start;
    bool m_descending = false;
    mutable int m_wantFirst = -1;
    mutable int m_wantLast = -1;
    std::function<void()> m_then;
    std::function<void(int)> m_found;
    Asker<RowsQuestion, RowsAnswer> m_asker;
    Asker<RowsQuestion, RowsAnswer> m_loader;
    Asker<RowOfQuestion, RowOfAnswer> m_finder;
};

} // namespace entente
