// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/dataset.h"
#include "core/store/document.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace entente
{

/// Where an import puts its events: a document, an archive on a server, memory. Everything between
/// opening and finish() is one transaction: destroyed without it, the target is as it was.
/// One thread at a time; an implementation may work on threads of its own behind it.
class EventSink
{
public:
    virtual ~EventSink() = default;

    /// What the target holds beside events: title, kinds, actors, threads, layers, ties. As it was
    /// when the sink was opened.
    virtual const Dataset &tables() const = 0;
    /// How many events there are, added ones among them. Events have places 0 to size() - 1.
    virtual std::int64_t size() const = 0;

    /// Visits the events that were there before, in the order of their places; stops at the first
    /// error.
    using Visit = std::function<void(std::int64_t place, const Event &event)>;
    virtual Outcome forEach(const Visit &visit, std::stop_token stop) const = 0;
    /// Visits their keys alone.
    using VisitKey = std::function<void(std::int64_t place, std::string_view key)>;
    virtual Outcome forEachKey(const VisitKey &visit, std::stop_token stop) const = 0;

    /// Adds events with keys that are new; kinds and actors are resolved. They get the next places.
    virtual Outcome add(std::vector<Event> events) = 0;
    /// An event that was there or was added.
    virtual Result<Event> fetch(std::int64_t place) = 0;
    /// Puts `event` in the place of one that was there or was added; its key stays.
    virtual Outcome replace(std::int64_t place, Event event) = 0;

    /// Writes `tables` (whose events are not looked at) in place of those that were there, and
    /// makes everything durable. The sink is of no more use.
    virtual Outcome finish(const Dataset &tables, std::stop_token stop = {},
                           const ProgressSink &progress = {}) = 0;
};

/// A sink into memory: adds to `into` on finish().
std::unique_ptr<EventSink> memorySink(Dataset &into);

/// A sink into the document `file`, which is made when it is missing. Up to mostRows events are
/// gathered in memory; more are packed and derived from on threads of the sink's own while they
/// come, in memory that does not grow with their number. The document is written beside its place
/// and renamed over it by finish(); without `makeDeriver` its sections are stale.
Result<std::unique_ptr<EventSink>> documentSink(const std::filesystem::path &file,
                                                std::stop_token stop = {},
                                                const ProgressSink &progress = {},
                                                const MakeDeriver &makeDeriver = {});

} // namespace entente
