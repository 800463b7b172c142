// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/brush_index.h"
#include "core/engine/clauses.h"
#include "core/engine/columns.h"
#include "core/engine/engine.h"
#include "core/engine/kind_counts.h"
#include "core/engine/lane_plan.h"
#include "core/engine/memory_records.h"
#include "core/engine/recent.h"
#include "core/engine/row_orders.h"
#include "core/engine/span_index.h"
#include "core/engine/tally.h"
#include "core/engine/text_index.h"

#include <memory>
#include <mutex>
#include <optional>

namespace entente
{

/// The engine over columns in memory. Each family of questions has a file answer_<family>.cpp.
class LocalEngine final : public Engine
{
public:
    /// `sections` may hold runs of the index of words, or be null.
    LocalEngine(Dataset tables, ColumnWords words, ColumnRows rows,
                std::shared_ptr<const Records> records,
                std::shared_ptr<const Sections> sections = nullptr);

    Result<CountAnswer> answer(const CountQuestion &, std::stop_token) const override;
    Result<IdsAnswer> answer(const IdsQuestion &, std::stop_token) const override;
    Result<HistogramAnswer> answer(const HistogramQuestion &, std::stop_token) const override;
    Result<FacetAnswer> answer(const FacetQuestion &, std::stop_token) const override;
    Result<LanesAnswer> answer(const LanesQuestion &, std::stop_token) const override;
    Result<ClusterAnswer> answer(const ClusterQuestion &, std::stop_token) const override;
    Result<TiesAnswer> answer(const TiesQuestion &, std::stop_token) const override;
    Result<TieHistoryAnswer> answer(const TieHistoryQuestion &, std::stop_token) const override;
    Result<EventAnswer> answer(const EventQuestion &, std::stop_token) const override;
    Result<ThreadsAnswer> answer(const ThreadsQuestion &, std::stop_token) const override;
    Result<ChangesAnswer> answer(const ChangesQuestion &, std::stop_token) const override;
    Result<RowsAnswer> answer(const RowsQuestion &, std::stop_token) const override;
    Result<RowOfAnswer> answer(const RowOfQuestion &, std::stop_token) const override;
    Result<SearchAnswer> answer(const SearchQuestion &, std::stop_token) const override;
    Result<CompletionAnswer> answer(const CompletionQuestion &, std::stop_token) const override;

    const Dataset &vocabulary() const override { return m_columns.vocabulary; }
    EventId find(const std::string &key) const override;

private:
    using Bits = Clauses::Bits;
    using Counts = std::vector<std::int64_t>;

    /// Nothing when a stop was requested.
    std::optional<Moment> momentOf(const Context &context, const std::stop_token &stop) const;
    /// `filter` in place of the context's own, with scenarios if the context asks for them.
    Bits passing(const Context &context, const Filter &filter, const Moment &moment,
                 const std::stop_token &stop) const;
    Bits passing(const Context &context, const Moment &moment, const std::stop_token &stop) const
    {
        return passing(context, context.filter, moment, stop);
    }
    std::shared_ptr<const LanePlan> planOf(const LanesQuestion &question, const Moment &moment,
                                           const Bitmap &events, const std::stop_token &stop) const;
    std::shared_ptr<const PairIndex> pairs(const std::stop_token &stop) const;
    std::shared_ptr<const Counts> laneCounts(LaneField field, const LaneKeys &keys,
                                             const std::string &filterKey, const Bitmap &events,
                                             const std::stop_token &stop) const;
    RowOrders::Order orderOf(const RowsQuestion &question, const Moment &moment,
                             const std::stop_token &stop) const;
    std::shared_ptr<const Counts> countsOf(const Context &context, const Filter &filter,
                                           Field field, double cellDegrees, const Moment &moment,
                                           const std::stop_token &stop) const;
    std::optional<Counts> brushedCounts(const Context &context, const Filter &filter, Field field,
                                        const std::string &fieldKey, double cellDegrees,
                                        const Moment &moment) const;
    std::optional<Counts> chosenCounts(const Context &context, const Filter &filter, Field field,
                                       const std::string &fieldKey, double cellDegrees,
                                       const Moment &moment) const;
    /// Counts `among`, unless it is null, in place of what passes.
    std::optional<Facet> facetOf(const FacetQuestion &question, Field field, const Moment &moment,
                                 const std::stop_token &stop, const Bitmap *among = nullptr) const;
    std::optional<std::vector<FacetValue>> offers(const CompletionQuestion &question, Field field,
                                                  const std::string &typed, const Moment &moment,
                                                  const std::stop_token &stop) const;
    std::vector<FacetValue> listedValues(Field field) const;

    Columns m_columns;
    TextIndex m_text;
    Clauses m_clauses;
    SpanIndex m_spanIndex;
    RowOrders m_orders;
    mutable Recent<Knowledge> m_knowledge{std::size_t(64) << 20U};
    mutable Recent<LanePlan> m_plans{std::size_t(4) << 20U};
    mutable std::mutex m_pairsMutex;
    mutable std::shared_ptr<const PairIndex> m_pairs; ///< made with the first question about them
    mutable Recent<CountAnswer> m_totals{std::size_t(64) << 10U};
    mutable Recent<Counts> m_counts{std::size_t(16) << 20U};
    mutable Recent<BrushCounts> m_brushes{std::size_t(192) << 20U};
    mutable Recent<KindCounts> m_kindCounts{std::size_t(32) << 20U};
    mutable Background m_background; ///< last: its work uses the rest
};

} // namespace entente
