// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/table/table_view.h"

#include "app/models/event_table_model.h"
#include "app/models/table_copy.h"
#include "app/session/thread_light.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/empty_state.h"
#include "app/views/table/kind_delegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace entente
{

namespace
{

constexpr int columnWidths[EventTableModel::ColumnCount] = {140, 380, 150, 110, 210,
                                                            160, 95,  75,  180};

} // namespace

TableView::TableView(Session &session, ThemeSwitch &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new EventTableModel(session, this))
    , m_table(new QTableView(this))
    , m_message(new QLabel(this))
    , m_client(session, *this, LinkedClient::FilterState | LinkedClient::AsOfState,
               [this] { m_model->refresh(); })
    , m_selectionClient(session, *this, LinkedClient::SelectionState, [this] { applySelection(); })
{
    layOut(theme);
    connectSession();
}

TableView::~TableView() = default;

void TableView::layOut(ThemeSwitch &theme)
{
    setObjectName(QStringLiteral("table"));
    m_empty = new EmptyState(m_session, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setMargin(10);
    m_message->hide();
    column->addWidget(m_message);
    column->addWidget(m_table);

    dressTable(theme);
    dressHeader(theme);
}

void TableView::dressTable(ThemeSwitch &theme)
{
    m_table->setObjectName(QStringLiteral("eventTable"));
    m_table->setAccessibleName(tr("Events"));
    m_table->setModel(m_model);
    m_table->setFont(fontFor(TextStyle::Body));
    m_table->setItemDelegateForColumn(EventTableModel::KindColumn,
                                      new KindDelegate(theme, m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setStyleSheet(QStringLiteral("QTableView::item { border: 0; padding: 0 6px; }"));
    m_table->setAlternatingRowColors(false);
    m_table->setWordWrap(false);
    m_table->setMouseTracking(true);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    resizeRows();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    connect(m_table, &QWidget::customContextMenuRequested, this, &TableView::showRowMenu);
    connect(&theme, &ThemeSwitch::changed, m_table->viewport(), qOverload<>(&QWidget::update));
}

void TableView::resizeRows()
{
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(m_table->font()).height() + 10);
}

void TableView::dressHeader(ThemeSwitch &theme)
{
    QHeaderView *header = m_table->horizontalHeader();
    header->setFont(fontFor(TextStyle::Label));
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setSortIndicatorClearable(false);
    header->setSortIndicator(EventTableModel::DateColumn, Qt::AscendingOrder);
    for (int i = 0; i < EventTableModel::ColumnCount; ++i)
        header->resizeSection(i, qRound(columnWidths[i] * textScale()));
    header->hideSection(EventTableModel::KeyColumn);
    m_table->setSortingEnabled(true);
    connect(header, &QHeaderView::customContextMenuRequested, this, &TableView::showColumnMenu);
    connect(&theme.text(), &TextSize::changed, m_table,
            [this, header, before = textScale()]() mutable {
                resizeRows();
                const double factor = textScale() / std::exchange(before, textScale());
                for (int i = 0; i < header->count(); ++i) {
                    if (!header->isSectionHidden(i))
                        header->resizeSection(i, qRound(header->sectionSize(i) * factor));
                }
            });
}

void TableView::connectSession()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TableView::sendSelection);
    connect(&m_session.threadLight(), &ThreadLight::changed, m_table->viewport(),
            qOverload<>(&QWidget::update));
    connect(m_model, &EventTableModel::rowsArrived, this, [this] {
        markSelection();
        if (m_sightDue)
            m_selectionClient.schedule(); // the table can scroll once it has laid them out
    });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_applying = true; // a reset clears the table's selection, not the session's
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_applying = false;
        m_sightDue = true;
        m_message->hide();
        m_empty->say(m_model->rowCount() == 0 ? EmptyState::Lack::Events
                                              : EmptyState::Lack::Nothing);
        m_selectionClient.schedule(); // the rows are others now: find the selection among them
    });
    connect(m_model, &EventTableModel::failed, this, [this](const QString &why) {
        m_message->setText(why);
        m_message->show();
    });
    connect(m_table, &QAbstractItemView::entered, this, [this](const QModelIndex &index) {
        if (const auto id = m_model->idAt(index.row()))
            m_session.setHover({{*id}, {}, std::nullopt});
    });
}

QByteArray TableView::saveState() const
{
    return m_table->horizontalHeader()->saveState();
}

bool TableView::restoreState(const QByteArray &state)
{
    QHeaderView *header = m_table->horizontalHeader();
    if (state.isEmpty() || !header->restoreState(state))
        return false;
    m_model->sort(header->sortIndicatorSection(), header->sortIndicatorOrder());
    return true;
}

void TableView::showColumnMenu(QPoint at)
{
    QHeaderView *header = m_table->horizontalHeader();
    QMenu menu(this);
    for (int i = 0; i < EventTableModel::ColumnCount; ++i) {
        QAction *action =
            menu.addAction(m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(i));
        // A table without its titles helps nobody.
        action->setEnabled(i != EventTableModel::TitleColumn);
        connect(action, &QAction::toggled, header, [this, i](bool shown) {
            QHeaderView *columns = m_table->horizontalHeader();
            columns->setSectionHidden(i, !shown);
            if (shown && columns->sectionSize(i) < 24)
                columns->resizeSection(i, columnWidths[i]);
        });
    }
    menu.exec(header->mapToGlobal(at));
}

void TableView::showRowMenu(QPoint at)
{
    const QModelIndex index = m_table->indexAt(at);
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("rowMenu"));
    QAction *copyAction = menu.addAction(tr("Copy rows"), this, &TableView::copy);
    copyAction->setEnabled(m_model->rowCount() > 0);
    if (const Row *row = index.isValid() ? m_model->row(index.row()) : nullptr)
        addRowActions(menu, *row);
    menu.exec(m_table->viewport()->mapToGlobal(at));
}

void TableView::addRowActions(QMenu &menu, const Row &row)
{
    menu.addAction(tr("Show on the map"), this, [this, id = row.id] { emit mapRequested(id); });
    menu.addSeparator();
    const Kind *kind = m_session.vocabulary().kinds.find(row.kind);
    const QString name = QString::fromStdString(kind != nullptr ? kind->label : row.kind.value)
                             .replace(QLatin1Char('&'), QLatin1String("&&"));
    for (const bool without : {false, true}) {
        const Term term{Field::Kind, {row.kind.value}, without, Certainty::Possibly};
        menu.addAction(without ? tr("Exclude “%1”").arg(name) : tr("Filter to “%1”").arg(name),
                       this, [this, term] { m_session.setFilter(m_session.filter().with(term)); });
    }
}

std::vector<int> TableView::selectedRows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void TableView::sendSelection()
{
    if (m_applying)
        return;
    const std::vector<int> rows = selectedRows();
    if (rows.empty()) {
        if (!m_session.selectedEvents().empty())
            m_session.clearSelection();
        return;
    }
    m_model->load(rows.front(), rows.back(), [this, rows] { setSelectedIds(rows); });
}

void TableView::setSelectedIds(const std::vector<int> &rows)
{
    EventSelection selection;
    for (const int row : rows) {
        if (const auto id = m_model->idAt(row))
            selection.ids.push_back(*id);
    }
    std::sort(selection.ids.begin(), selection.ids.end());
    if (!selection.ids.empty())
        m_session.setSelection(selection);
}

/// Marks the rows that are here; the others are marked when they come.
int TableView::markSelection()
{
    std::vector<int> rows;
    for (const EventId id : m_session.selectedEvents()) {
        if (const int row = m_model->rowOf(id); row >= 0)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    if (rows != selectedRows()) {
        QItemSelection selection;
        for (const int row : rows)
            selection.select(m_model->index(row, 0),
                             m_model->index(row, EventTableModel::ColumnCount - 1));
        m_applying = true;
        m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
        m_applying = false;
    }
    return rows.empty() ? -1 : rows.front();
}

/// What was selected elsewhere comes into sight; what was selected here stays where it is.
void TableView::applySelection()
{
    const std::vector<EventId> ids = m_session.selectedEvents();
    const std::vector<int> before = selectedRows();
    const int first = markSelection();
    const bool isMarked = before == selectedRows() && before.size() == ids.size();

    if (ids.empty() || (isMarked && !m_sightDue))
        return;
    m_sightDue = first < 0;
    if (first >= 0)
        m_table->scrollTo(m_model->index(first, 0));
    else
        m_model->find(ids.front(), [this](int row) { selectRow(row); });
}

void TableView::selectRow(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    // Rows on their way are selected when they arrive.
    m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
    m_table->viewport()->update();
}

void TableView::copy()
{
    std::vector<int> rows = selectedRows();
    if (rows.empty()) {
        for (int row = 0; row < std::min(m_model->rowCount(), 100'000); ++row)
            rows.push_back(row);
    }
    if (!rows.empty())
        m_model->load(rows.front(), rows.back(), [this, rows] { copyRows(rows); });
}

void TableView::copyRows(const std::vector<int> &rows)
{
    const QHeaderView *header = m_table->horizontalHeader();
    std::vector<int> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (!header->isSectionHidden(logical))
            columns.push_back(logical);
    }
    QStringList titles;
    for (const int column : columns)
        titles += m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QList<QStringList> cells;
    for (const int row : rows) {
        QStringList line;
        for (const int column : columns)
            line += m_model->index(row, column).data().toString();
        cells += line;
    }
    QGuiApplication::clipboard()->setMimeData(
        tableMimeData(cells.size() > 1 ? titles : QStringList(), cells).release());
}

bool TableView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    if (watched == m_table->viewport() && event->type() == QEvent::Leave)
        m_session.setHover({});
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) {
        m_sightDue = true; // a table that is just laid out may have scrolled by another height
        m_selectionClient.schedule();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace entente
