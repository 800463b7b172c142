// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/store/abandoned_files.h"
#include "core/store/document.h"
#include "core/store/key_index.h"
#include "core/store/ordered_work.h"
#include "core/store/pack_table.h"
#include "core/store/recently_read.h"

#include <map>
#include <memory>
#include <span>
#include <vector>

namespace entente::store
{

/// Events by the places that they shall have.
using ReplacedEvents = std::map<EventIndex, Event>;

/// A packed document while it is written, beside its place. Events are packed, and sections derived
/// from them, on threads of its own; memory does not grow with the events. One thread at a time.
class PackStream
{
public:
    /// Removes what earlier ones left when their process was killed. `makeDeriver` may be null.
    static Result<std::unique_ptr<PackStream>> create(const std::filesystem::path &file,
                                                      MakeDeriver makeDeriver);
    PackStream(const PackStream &) = delete;
    PackStream &operator=(const PackStream &) = delete;
    /// Without finish() nothing remains.
    ~PackStream();

    std::int64_t size() const { return std::int64_t(m_first) + std::int64_t(m_tail.size()); }
    /// A whole pack from another document; only before the first event is added.
    Outcome copy(const PackBytes &pack);
    /// Events with their numbers, which grow.
    Outcome add(std::vector<Event> events);
    Result<Event> fetch(EventIndex place);
    /// Visits [0, last) in order, as they are by now.
    Outcome forEach(EventIndex last, const Records::Visit &visit, const std::stop_token &stop);
    /// The event keeps its number.
    Outcome replace(EventIndex place, Event event);

    /// `mayPlace` is asked when the document is whole, just before it takes its place.
    Outcome finish(const Dataset &tables, std::stop_token stop, const ProgressSink &progress,
                   const std::function<Outcome()> &mayPlace = {});

private:
    /// The events of one pack, among others that were added with them.
    struct Batch
    {
        EventIndex first = 0;
        std::shared_ptr<const std::vector<Event>> whole;
        std::span<const Event> events;
    };
    struct Packed
    {
        EventIndex first = 0;
        Result<PackBytes> bytes = Error{};
        std::unique_ptr<Deriver::Part> part;
        PackKeySummary keys;
    };

    PackStream(ReplacementFile file, std::optional<FileLock> lock, sqlite::Database database,
               MakeDeriver makeDeriver);
    Packed pack(const Batch &batch) const;
    Outcome take(Packed packed);
    Outcome flush(bool all);
    Outcome rewriteReplaced();
    /// The entry of a place before the tail; waits until it is in the file.
    Result<PackDirectory::Entry> settledEntry(EventIndex place);
    void forgetRecent();
    Outcome deriveOrFinish(const Dataset &tables, std::stop_token stop,
                           const ProgressSink &progress);

    ReplacementFile m_file;
    std::optional<FileLock> m_lock;
    sqlite::Database m_database;
    std::mutex m_databaseMutex;
    PackTable m_packs;
    SectionTable m_sections;
    MakeDeriver m_makeDeriver;
    std::unique_ptr<Deriver> m_deriver; ///< null: nothing is derived, or all at the end
    KeyIndexBuilder m_keys;
    std::vector<PackDirectory::Entry> m_entries; ///< copied, or on their way
    std::size_t m_settled = 0;                   ///< entries that are in the file for certain …
    std::uint64_t m_pushedBefore = 0;            ///< … when so many batches had been pushed
    std::uint64_t m_pushed = 0;
    EventIndex m_first = 0; ///< the place of the first event of the tail
    std::vector<Event> m_tail;
    ReplacedEvents m_replaced;
    std::unique_ptr<RecentlyRead<PackRecords>> m_recent;
    std::unique_ptr<RecentlyRead<PackTitles>> m_recentTitles;
    std::unique_ptr<OrderedWork<Batch, Packed>> m_work; ///< ends before the rest does
};

} // namespace entente::store
