// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"
#include "core/model/dataset.h"

#include <QAbstractListModel>
#include <QString>

#include <set>
#include <span>
#include <vector>

namespace entente
{

/// A section of the facets.
struct FacetSection
{
    Field field;
    const char *title;
    int limit; ///< values shown until "Show all" is asked for
};

/// The sections, in their order.
std::span<const FacetSection> facetSections();

/// The values of a document's fields with their counts, section by section, as one flat list.
class FacetsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum RowType
    {
        SectionRow,
        ValueRow,
        MoreRow ///< "Show all 23"
    };
    enum Role
    {
        TypeRole = Qt::UserRole, ///< RowType
        FieldRole,               ///< int of Field
        ValueRole,               ///< as a query term holds it
        CountRole,
        ShareRole,    ///< count over the section's greatest, 0 to 1
        ChosenRole,   ///< a term lets it through
        ExcludedRole, ///< a negated term leaves it out
        GlyphRole,    ///< int of Glyph; invalid outside the section of kinds
        FamilyRole    ///< int of Family
    };

    explicit FacetsModel(QObject *parent = nullptr);

    /// Shows an answer. `vocabulary` names what the filter holds but the answer does not.
    void show(const FacetAnswer &answer, const Filter &filter, const Dataset &vocabulary);
    void setExpanded(Field field, bool expanded);
    bool anyExpanded() const { return !m_expanded.empty(); }
    /// Only values whose label contains this, folded; sections without any are left out.
    void setSought(const QString &text);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        RowType type = SectionRow;
        Field field = Field::Kind;
        QString label;
        QString value;
        qint64 count = 0;
        double share = 0;
        bool chosen = false;
        bool excluded = false;
        std::optional<Glyph> glyph;
        Family family = Family::States;
        bool operator==(const Row &) const = default;
    };

    void rebuild();
    void addSection(const FacetSection &section, std::vector<Row> &rows) const;
    std::vector<Row> valuesOf(const FacetSection &section) const;
    Row rowFor(Field field, const std::string &value, const std::string &label,
               std::int64_t count) const;
    QString spoken(const Row &row) const;

    FacetAnswer m_answer;
    Filter m_filter;
    KindTree m_kinds;
    std::vector<std::pair<std::string, QString>> m_actorNames;
    std::set<Field> m_expanded;
    QString m_sought;
    std::vector<Row> m_rows;
};

/// `value` left out by a negated term, or let in again when it was.
Filter excluding(const Filter &filter, Field field, const std::string &value);

} // namespace entente
