// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/archive.h"
#include "core/archive/conditions.h"
#include "core/archive/lexicon.h"
#include "core/archive/pool.h"
#include "core/archive/schema.h"

#include <memory>
#include <utility>

namespace entente::archive
{

/// The engine over an archive: every question becomes a few statements, and what comes back is
/// about as much as can be drawn. Each family of questions has a file answer_<family>.cpp.
class PostgresEngine final : public Archive
{
public:
    PostgresEngine(std::unique_ptr<Pool> pool, std::shared_ptr<const Lexicon> lexicon,
                   ArchiveState state);

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

    const Dataset &vocabulary() const override { return m_lexicon->vocabulary(); }
    EventId find(const std::string &key) const override;

    Outcome ping(std::stop_token stop) const override;
    void setListener(std::function<void(bool)> listener) const override;
    std::string host() const override { return m_pool->address().host(); }
    std::int64_t size() const override { return m_state.events; }
    Result<Dataset> read(const std::optional<Context> &context,
                         std::stop_token stop) const override;

private:
    Scope scopeOf(const Context &context) const;
    /// Calls `work(connection)`, which returns a Result, with a connection of the pool.
    template <class Work>
    auto onConnection(const std::stop_token &stop, Work work) const
        -> decltype(work(std::declval<Connection &>()))
    {
        // A connection that died while it lay idle is no reason to fail: a new one may do.
        for (int attempt = 0;; ++attempt) {
            Result<Pool::Loan> loan = m_pool->borrow(stop);
            if (!loan)
                return Error{loan.error().what, {}};
            auto result = work(**loan);
            if (result || !(*loan)->isLost())
                return result;
            // Views repeat what is said here: that the server is away is enough.
            if (attempt > 0)
                return Error{result.error().what, {}};
        }
    }
    /// One statement on a connection of the pool.
    Result<Rows> run(const Statement &statement, const std::stop_token &stop) const;
    /// What else than passing the filter an event e must do to be counted.
    using Narrowed = std::function<std::string(Statement &statement)>;
    Result<Facet> facetOf(const FacetQuestion &question, Field field, const Scope &scope,
                          const std::stop_token &stop, const Narrowed &narrowed = {}) const;
    Result<std::vector<FacetValue>> offers(const CompletionQuestion &question, Field field,
                                           const std::string &typed,
                                           const std::stop_token &stop) const;
    std::vector<FacetValue> listedValues(Field field) const;

    std::unique_ptr<Pool> m_pool;
    std::shared_ptr<const Lexicon> m_lexicon;
    ArchiveState m_state;
};

} // namespace entente::archive
