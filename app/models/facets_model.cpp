// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/facets_model.h"

#include "core/base/text.h"
#include "core/model/shown_names.h"

#include <algorithm>
#include <array>

namespace entente
{

namespace
{

constexpr std::array sections = {
    FacetSection{Field::Kind, QT_TRANSLATE_NOOP("entente::FacetsModel", "Kind"), 16},
    FacetSection{Field::Party, QT_TRANSLATE_NOOP("entente::FacetsModel", "Party"), 8},
    FacetSection{Field::Status, QT_TRANSLATE_NOOP("entente::FacetsModel", "Status"), 8},
    FacetSection{Field::Phase, QT_TRANSLATE_NOOP("entente::FacetsModel", "Phase"), 8},
    FacetSection{Field::Tag, QT_TRANSLATE_NOOP("entente::FacetsModel", "Tag"), 6},
    FacetSection{Field::In, QT_TRANSLATE_NOOP("entente::FacetsModel", "Country or region"), 6},
    FacetSection{Field::Place, QT_TRANSLATE_NOOP("entente::FacetsModel", "Place"), 6},
    FacetSection{Field::Confidence, QT_TRANSLATE_NOOP("entente::FacetsModel", "Confidence"), 4},
};

bool holds(const Term &term, Field field, const std::string &value)
{
    return term.field == field &&
           std::any_of(term.values.begin(), term.values.end(),
                       [&](const std::string &v) { return folded(v) == folded(value); });
}

bool isHeld(const Filter &filter, Field field, const std::string &value, bool negated)
{
    return std::any_of(filter.terms().begin(), filter.terms().end(), [&](const Term &term) {
        return term.negated == negated && holds(term, field, value);
    });
}

} // namespace

std::span<const FacetSection> facetSections()
{
    return sections;
}

Filter excluding(const Filter &filter, Field field, const std::string &value)
{
    std::vector<Term> terms;
    bool letIn = false;
    for (Term term : filter.terms()) {
        if (holds(term, field, value)) {
            letIn = letIn || term.negated;
            std::erase_if(term.values,
                          [&](const std::string &v) { return folded(v) == folded(value); });
        }
        if (!term.values.empty())
            terms.push_back(std::move(term));
    }
    if (!letIn)
        terms.push_back({field, {value}, true, Certainty::Possibly});
    return Filter(std::move(terms));
}

FacetsModel::FacetsModel(QObject *parent) : QAbstractListModel(parent) {}

void FacetsModel::show(const FacetAnswer &answer, const Filter &filter, const Dataset &vocabulary)
{
    m_answer = answer;
    m_filter = filter;
    m_kinds = vocabulary.kinds;
    m_actorNames.clear();
    for (const Actor &actor : vocabulary.actors)
        m_actorNames.emplace_back(actor.id.value, QString::fromStdString(shownName(actor)));
    rebuild();
}

void FacetsModel::setExpanded(Field field, bool expanded)
{
    if (expanded)
        m_expanded.insert(field);
    else
        m_expanded.erase(field);
    rebuild();
}

void FacetsModel::setSought(const QString &text)
{
    m_sought = QString::fromStdString(folded(text.trimmed().toStdString()));
    rebuild();
}

/// Rows that stay are only repainted, so that scroll position and keyboard focus hold.
void FacetsModel::rebuild()
{
    std::vector<Row> rows;
    for (const FacetSection &section : sections)
        addSection(section, rows);
    const auto sameRow = [](const Row &a, const Row &b) {
        return a.type == b.type && a.field == b.field && a.value == b.value;
    };
    if (rows.size() == m_rows.size() &&
        std::equal(rows.begin(), rows.end(), m_rows.begin(), sameRow)) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            emit dataChanged(index(0), index(int(m_rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void FacetsModel::addSection(const FacetSection &section, std::vector<Row> &rows) const
{
    std::vector<Row> values = valuesOf(section);
    if (!m_sought.isEmpty())
        std::erase_if(values, [this](const Row &row) {
            return !QString::fromStdString(folded(row.label.toStdString())).contains(m_sought);
        });
    if (values.empty())
        return;
    Row head;
    head.field = section.field;
    head.label = tr(section.title);
    rows.push_back(head);

    std::int64_t more = 0;
    for (const Facet &facet : m_answer.facets) {
        if (facet.field == section.field)
            more = facet.more;
    }
    const bool expanded = m_expanded.contains(section.field) || !m_sought.isEmpty();
    const auto limit = std::size_t(section.limit);
    // One value too many takes as much room as the line that would hide it.
    const bool cut =
        !expanded && (values.size() > limit + 1 || (more > 0 && values.size() > limit));
    const auto total = qint64(values.size()) + more;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!cut || i < limit || values[i].chosen || values[i].excluded)
            rows.push_back(values[i]);
    }
    if (cut || (m_expanded.contains(section.field) && m_sought.isEmpty())) {
        Row last;
        last.type = MoreRow;
        last.field = section.field;
        last.label = cut ? tr("Show all %1").arg(total) : tr("Show fewer");
        rows.push_back(last);
    }
}

std::vector<FacetsModel::Row> FacetsModel::valuesOf(const FacetSection &section) const
{
    std::vector<Row> values;
    for (const Facet &facet : m_answer.facets) {
        if (facet.field != section.field)
            continue;
        for (const FacetValue &value : facet.values)
            values.push_back(rowFor(section.field, value.value, value.label, value.count));
    }
    // What the filter speaks of is never out of sight, even where nothing has it.
    for (const Term &term : m_filter.terms()) {
        if (term.field != section.field)
            continue;
        for (const std::string &value : term.values) {
            const bool there = std::any_of(values.begin(), values.end(), [&](const Row &row) {
                return folded(row.value.toStdString()) == folded(value);
            });
            if (!there)
                values.push_back(rowFor(section.field, value, {}, 0));
        }
    }
    qint64 greatest = 1;
    for (const Row &row : values)
        greatest = std::max(greatest, row.count);
    for (Row &row : values)
        row.share = double(row.count) / double(greatest);
    return values;
}

FacetsModel::Row FacetsModel::rowFor(Field field, const std::string &value,
                                     const std::string &label, std::int64_t count) const
{
    Row row;
    row.type = ValueRow;
    row.field = field;
    row.value = QString::fromStdString(value);
    row.label = QString::fromStdString(label.empty() ? value : label);
    row.count = count;
    row.chosen = isHeld(m_filter, field, value, false);
    row.excluded = isHeld(m_filter, field, value, true);
    if (field == Field::Kind) {
        if (const Kind *kind = m_kinds.named(value)) {
            row.label = QString::fromStdString(kind->label);
            row.glyph = kind->glyph;
            row.family = kind->family;
        }
    } else if (label.empty() && (field == Field::Party || field == Field::In)) {
        for (const auto &[id, name] : m_actorNames) {
            if (id == value)
                row.label = name;
        }
    }
    return row;
}

int FacetsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString FacetsModel::spoken(const Row &row) const
{
    if (row.type != ValueRow)
        return row.label;
    QString text = tr("%1: %n event(s)", nullptr, int(row.count)).arg(row.label);
    if (row.chosen)
        text += tr(", chosen");
    if (row.excluded)
        text += tr(", left out");
    return text;
}

QVariant FacetsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.label;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return row.type == ValueRow
                   ? tr("%1 — click to filter, Ctrl+click to leave out").arg(spoken(row))
                   : QVariant();
    case TypeRole:
        return row.type;
    case FieldRole:
        return int(row.field);
    case ValueRole:
        return row.value;
    case CountRole:
        return row.count;
    case ShareRole:
        return row.share;
    case ChosenRole:
        return row.chosen;
    case ExcludedRole:
        return row.excluded;
    case GlyphRole:
        return row.glyph ? QVariant(int(*row.glyph)) : QVariant();
    case FamilyRole:
        return int(row.family);
    default:
        return {};
    }
}

Qt::ItemFlags FacetsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool head = m_rows[std::size_t(index.row())].type == SectionRow;
    return head ? Qt::ItemFlags(Qt::NoItemFlags)
                : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace entente
