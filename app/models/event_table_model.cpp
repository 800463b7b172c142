// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/event_table_model.h"

#include "app/session/native.h"
#include "app/session/thread_light.h"
#include "core/model/shown_names.h"
#include "core/model/vocabulary.h"

#include <QFont>
#include <QMetaObject>
#include <QTextDocument>

#include <algorithm>
#include <array>

namespace entente
{

namespace
{

struct ColumnSpec
{
    const char *title;
    RowOrder order;
};

constexpr std::array<ColumnSpec, EventTableModel::ColumnCount> columns = {{
    {QT_TRANSLATE_NOOP("entente::EventTableModel", "Date"), RowOrder::Start},
    {QT_TRANSLATE_NOOP("entente::EventTableModel", "Event"), RowOrder::Title},
    {QT_TRANSLATE_NOOP("entente::EventTableModel", "Kind"), RowOrder::Kind},
    {QT_TRANSLATE_NOOP("entente::EventTableModel", "Status"), RowOrder::Status},
    {QT_TRANSLATE_NOOP("entente::EventTableModel", "Parties"), RowOrder::Parties},
    {QT_TRANSLATE_NOOP("entente::EventTableModel", "Place"), RowOrder::Place},
    {QT_TRANSLATE_NOOP("entente::EventTableModel", "Confidence"), RowOrder::Confidence},
    {QT_TRANSLATE_NOOP("entente::EventTableModel", "Sources"), RowOrder::Sources},
    {QT_TRANSLATE_NOOP("entente::EventTableModel", "Identifier"), RowOrder::Start},
}};

/// Pages that are kept: some thousand rows around what is looked at.
constexpr int keptPages = 64;

} // namespace

EventTableModel::EventTableModel(Session &session, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_asker(
          session,
          [this](const RowsQuestion &asked, RowsAnswer answer) { take(asked, std::move(answer)); },
          this)
    , m_loader(
          session,
          [this](const RowsQuestion &asked, RowsAnswer answer) {
              take(asked, std::move(answer));
              if (auto then = std::exchange(m_then, {}))
                  then();
          },
          this)
    , m_finder(
          session,
          [this](const RowOfQuestion &, RowOfAnswer answer) {
              if (auto found = std::exchange(m_found, {}))
                  found(int(answer.row));
          },
          this)
{
    connect(&m_asker, &AskerBase::failed, this, &EventTableModel::failed);
    connect(&m_loader, &AskerBase::failed, this, &EventTableModel::failed);
}

RowsQuestion EventTableModel::question(std::int64_t offset, std::int64_t limit) const
{
    RowsQuestion question;
    question.context = m_session.filterContext();
    question.order = m_order;
    question.descending = m_descending;
    question.offset = offset;
    question.limit = limit;
    return question;
}

void EventTableModel::refresh()
{
    if (!m_session.engine()) {
        beginResetModel();
        m_pages.clear();
        m_rowOf.clear();
        m_total = 0;
        m_hasShown = false;
        endResetModel();
        return;
    }
    m_then = {};
    m_loader.forget();
    m_asker.ask(question(0, 2 * pageSize));
}

/// Rows of another filter, order or document replace all that is here.
void EventTableModel::take(const RowsQuestion &asked, RowsAnswer answer)
{
    RowsQuestion look = asked;
    look.offset = look.limit = 0;
    const bool fresh = !m_hasShown || !(look == m_shown) || m_generation != m_session.generation();
    const auto first = int(asked.offset);
    const int last = first + int(answer.rows.size()) - 1;
    if (fresh || answer.total != m_total) {
        beginResetModel();
        m_pages.clear();
        m_rowOf.clear();
        m_shown = look;
        m_hasShown = true;
        m_generation = m_session.generation();
        m_total = answer.total;
    }
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const int at = first + int(i);
        std::vector<Row> &page = m_pages[at / pageSize];
        const auto slot = std::size_t(at % pageSize);
        if (page.size() <= slot)
            page.resize(slot + 1);
        m_rowOf[answer.rows[i].id] = at;
        page[slot] = std::move(answer.rows[i]);
    }
    if (fresh)
        endResetModel();
    else if (last >= first)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    forgetFarFrom(first / pageSize);
    if (last >= first)
        emit rowsArrived(first, last);
}

void EventTableModel::forgetFarFrom(int page)
{
    if (m_pages.size() <= keptPages)
        return;
    for (auto it = m_pages.begin(); it != m_pages.end();) {
        if (std::abs(it.key() - page) <= keptPages / 2) {
            ++it;
            continue;
        }
        for (const Row &row : it.value())
            m_rowOf.erase(row.id);
        it = m_pages.erase(it);
    }
}

int EventTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(std::min<std::int64_t>(m_total, 100'000'000));
}

int EventTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Row *EventTableModel::row(int index) const
{
    const auto page = m_pages.constFind(index / pageSize);
    const auto slot = std::size_t(index % pageSize);
    if (page == m_pages.constEnd() || page->size() <= slot || (*page)[slot].id.value == 0)
        return nullptr;
    return &(*page)[slot];
}

/// Rows that are painted in one go are fetched in one go.
void EventTableModel::want(int row) const
{
    const bool first = m_wantFirst < 0;
    m_wantFirst = first ? row : std::min(m_wantFirst, row);
    m_wantLast = std::max(m_wantLast, row);
    if (first)
        QMetaObject::invokeMethod(const_cast<EventTableModel *>(this),
                                  &EventTableModel::fetchWanted, Qt::QueuedConnection);
}

void EventTableModel::fetchWanted()
{
    const int first = std::exchange(m_wantFirst, -1);
    const int last = std::exchange(m_wantLast, -1);
    if (first < 0 || first >= m_total)
        return;
    const int from = first / pageSize * pageSize;
    const int to = std::min((last / pageSize + 1) * pageSize, from + 8 * pageSize);
    RowsQuestion asked = m_shown;
    asked.offset = from;
    asked.limit = to - from;
    m_asker.ask(asked);
}

int EventTableModel::rowOf(EventId id) const
{
    const auto found = m_rowOf.find(id);
    return found == m_rowOf.end() ? -1 : found->second;
}

std::optional<EventId> EventTableModel::idAt(int index) const
{
    const Row *found = row(index);
    return found ? std::optional(found->id) : std::nullopt;
}

bool EventTableModel::isLoaded(int first, int last) const
{
    for (int i = first; i <= last; ++i) {
        if (!row(i))
            return false;
    }
    return true;
}

void EventTableModel::load(int first, int last, std::function<void()> then)
{
    if (isLoaded(first, last)) {
        then();
        return;
    }
    m_then = std::move(then);
    RowsQuestion asked = m_shown;
    asked.offset = first;
    asked.limit = last - first + 1;
    m_loader.forget();
    m_loader.ask(asked);
}

void EventTableModel::find(EventId id, std::function<void(int)> then)
{
    if (const int row = rowOf(id); row >= 0) {
        then(row);
        return;
    }
    m_found = std::move(then);
    m_finder.forget();
    m_finder.ask({m_shown, id});
}

QString EventTableModel::text(const Row &row, int column) const
{
    switch (column) {
    case DateColumn:
        return q(inWords(row.start, row.end));
    case TitleColumn:
        return q(row.title);
    case KindColumn: {
        const Kind *kind = m_session.vocabulary().kinds.find(row.kind);
        return kind ? q(kind->label) : q(row.kind.value);
    }
    case StatusColumn:
        return q(shownLabel(row.status));
    case PartiesColumn: {
        QStringList names;
        for (const Party &party : row.parties)
            names += q(m_session.vocabulary().actorName(party.actor));
        return names.join(QStringLiteral(", "));
    }
    case PlaceColumn:
        return row.place.empty() && !row.placeCountry.isEmpty()
                   ? q(m_session.vocabulary().actorName(row.placeCountry))
                   : q(row.place);
    case ConfidenceColumn:
        return row.confidence == Confidence::Unstated ? QString() : q(shownLabel(row.confidence));
    case SourcesColumn:
        return QString::number(row.sources);
    case KeyColumn:
        return q(row.key);
    default:
        return {};
    }
}

QVariant EventTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter |
                   (index.column() == SourcesColumn ? Qt::AlignRight : Qt::AlignLeft));
    const Row *found = row(index.row());
    if (!found) {
        if (role == Qt::DisplayRole) {
            want(index.row());
            return index.column() == TitleColumn ? QStringLiteral("…") : QString();
        }
        return role == EventIdRole ? QVariant(qint64(0)) : QVariant();
    }
    const KindTree &kinds = m_session.vocabulary().kinds;
    const Kind *kind = kinds.find(kinds.root(found->kind));
    switch (role) {
    case Qt::DisplayRole:
        return text(*found, index.column());
    case Qt::ToolTipRole:
        return Qt::convertFromPlainText(text(*found, index.column()));
    case Qt::FontRole: {
        // Of the thread that the pointer is on; no colour, so that nobody misses it.
        if (!m_session.threadLight().isLit(found->id))
            return {};
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    case EventIdRole:
        return qint64(found->id.value);
    case GlyphRole:
        return int(kind ? kind->glyph : Glyph::Dot);
    case FamilyRole:
        return int(kind ? kind->family : Family::States);
    case StatusRole:
        return int(found->status);
    default:
        return {};
    }
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == SourcesColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    return section >= 0 && section < ColumnCount ? tr(columns[std::size_t(section)].title)
                                                 : QVariant();
}

void EventTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    const RowOrder wanted = columns[std::size_t(column)].order;
    const bool descending = order == Qt::DescendingOrder;
    if (wanted == m_order && descending == m_descending)
        return;
    m_order = wanted;
    m_descending = descending;
    refresh();
}

} // namespace entente
