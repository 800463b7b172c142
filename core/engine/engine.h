// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/sections.h"
#include "core/engine/questions.h"
#include "core/model/dataset.h"
#include "core/model/deriver.h"
#include "core/model/records.h"

#include <cstdint>
#include <memory>
#include <stop_token>

namespace entente
{

/// Answers questions about one open document. Questions and answers are plain values, so that a
/// server can stand behind this interface as well as memory.
///
/// Threads: every answer() may be called from any thread, several at once. Calls block; the
/// program runs them on its pool (Session::ask). A requested stop makes the call return within
/// 5 ms with the error `cancelled()`; its answer must not be used.
class Engine
{
public:
    virtual ~Engine() = default;

    virtual Result<CountAnswer> answer(const CountQuestion &, std::stop_token = {}) const = 0;
    virtual Result<IdsAnswer> answer(const IdsQuestion &, std::stop_token = {}) const = 0;
    virtual Result<HistogramAnswer> answer(const HistogramQuestion &,
                                           std::stop_token = {}) const = 0;
    virtual Result<FacetAnswer> answer(const FacetQuestion &, std::stop_token = {}) const = 0;
    virtual Result<LanesAnswer> answer(const LanesQuestion &, std::stop_token = {}) const = 0;
    virtual Result<ClusterAnswer> answer(const ClusterQuestion &, std::stop_token = {}) const = 0;
    virtual Result<TiesAnswer> answer(const TiesQuestion &, std::stop_token = {}) const = 0;
    virtual Result<TieHistoryAnswer> answer(const TieHistoryQuestion &,
                                            std::stop_token = {}) const = 0;
    virtual Result<EventAnswer> answer(const EventQuestion &, std::stop_token = {}) const = 0;
    virtual Result<ThreadsAnswer> answer(const ThreadsQuestion &, std::stop_token = {}) const = 0;
    virtual Result<ChangesAnswer> answer(const ChangesQuestion &, std::stop_token = {}) const = 0;
    virtual Result<RowsAnswer> answer(const RowsQuestion &, std::stop_token = {}) const = 0;
    virtual Result<RowOfAnswer> answer(const RowOfQuestion &, std::stop_token = {}) const = 0;
    virtual Result<SearchAnswer> answer(const SearchQuestion &, std::stop_token = {}) const = 0;
    virtual Result<CompletionAnswer> answer(const CompletionQuestion &,
                                            std::stop_token = {}) const = 0;

    /// The small tables that views need to name things: kinds, actors, layers, threads, eras,
    /// title. Its events and ties are empty. Immutable for the engine's life.
    virtual const Dataset &vocabulary() const = 0;

    /// The number of an event by its key; 0 when there is none.
    virtual EventId find(const std::string &key) const = 0;

    static Error cancelled() { return {"cancelled", {}}; }
};

/// The engine over memory. Takes the data apart into immutable columns; events keep their ids, or
/// are numbered from 1 when they have none.
std::shared_ptr<const Engine> makeLocalEngine(Dataset data);

/// The engine over a large document of `size` events, which stay where `records` reads them.
/// `tables` is everything else. `sections`, which may be null, are what makeEngineDeriver()
/// derived; what is missing or damaged there is computed from the records. Fails when these cannot
/// be read, and on a stop.
Result<std::shared_ptr<const Engine>> makeLocalEngine(Dataset tables, std::size_t size,
                                                      std::shared_ptr<const Records> records,
                                                      std::shared_ptr<const Sections> sections,
                                                      const std::stop_token &stop = {});

/// Derives the sections that such an engine loads.
std::unique_ptr<Deriver> makeEngineDeriver();

} // namespace entente
