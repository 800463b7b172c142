// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/pack_stream.h"

#include "core/store/dataset_rows.h"
#include "core/store/derive_sections.h"
#include "core/store/schema.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace entente::store
{

namespace
{

constexpr std::size_t mostReplaced = 50'000;
constexpr std::size_t enoughForPack = eventsPerPack / 2; ///< fewer wait for more
constexpr std::size_t recentBytes = 16 * 1024 * 1024;

Outcome changed(std::vector<Event> &events, EventIndex first, std::map<EventIndex, Event> changes)
{
    for (auto &change : changes) {
        const std::size_t row = change.first - first;
        if (row >= events.size())
            return Error{"the document has no event in place " + std::to_string(change.first), {}};
        change.second.id = events[row].id;
        events[row] = std::move(change.second);
    }
    return Done{};
}

} // namespace

Result<std::unique_ptr<PackStream>> PackStream::create(const std::filesystem::path &file,
                                                       MakeDeriver makeDeriver)
{
    constexpr std::string_view mark = "importing";
    removeAbandoned(file, mark);
    Result<ReplacementFile> replacement = ReplacementFile::create(file, mark);
    if (!replacement)
        return replacement.error();
    // Where the file system knows no locks, nothing is taken for abandoned either.
    Result<FileLock> lock = FileLock::take(replacement->path());
    Result<sqlite::Database> database =
        sqlite::Database::open(replacement->path(), sqlite::Database::Mode::Create);
    if (!database)
        return database.error();
    database->setFileForMessages(file);
    // Nobody sees the file before it is whole and synced, so its journal need not outlive us.
    if (Outcome done = database->run("PRAGMA page_size = 16384; PRAGMA journal_mode = MEMORY;"
                                     "PRAGMA synchronous = OFF;");
        !done)
        return done.error();
    if (Outcome done = setUp(*database); !done)
        return done.error();
    if (Outcome done = database->run("BEGIN"); !done)
        return done.error();
    return std::unique_ptr<PackStream>(new PackStream(
        std::move(*replacement), lock ? std::optional(std::move(*lock)) : std::nullopt,
        std::move(*database), std::move(makeDeriver)));
}

PackStream::PackStream(ReplacementFile file, std::optional<FileLock> lock,
                       sqlite::Database database, MakeDeriver makeDeriver)
    : m_file(std::move(file))
    , m_lock(std::move(lock))
    , m_database(std::move(database))
    , m_packs(m_database)
    , m_sections(m_database)
    , m_makeDeriver(std::move(makeDeriver))
{
    forgetRecent();
}

PackStream::~PackStream() = default;

Outcome PackStream::copy(const PackBytes &pack)
{
    const std::lock_guard lock(m_databaseMutex);
    if (Outcome done = m_packs.write(m_first, pack); !done)
        return done;
    m_entries.push_back({m_first, pack.count});
    m_first = m_entries.back().last();
    m_settled = m_entries.size();
    return Done{};
}

PackStream::Packed PackStream::pack(const Batch &batch) const
{
    Packed packed;
    packed.first = batch.first;
    packed.bytes = encodePack(batch.first, batch.events);
    if (packed.bytes && m_deriver) {
        packed.part = m_deriver->derive(batch.first, batch.events);
        packed.keys = summaryOfKeys(batch.first, batch.events);
    }
    return packed;
}

Outcome PackStream::take(Packed packed)
{
    if (!packed.bytes)
        return packed.bytes.error();
    const std::lock_guard lock(m_databaseMutex);
    if (Outcome done = m_packs.write(packed.first, *packed.bytes); !done || !m_deriver)
        return done;
    m_keys.add(packed.keys);
    return m_deriver->append(std::move(packed.part), m_sections);
}

Outcome PackStream::flush(bool all)
{
    if (!m_work) {
        // What was copied is derived from at the end, with the rest.
        if (m_makeDeriver && m_settled == 0)
            m_deriver = m_makeDeriver();
        m_work = std::make_unique<OrderedWork<Batch, Packed>>(
            [this](const Batch &batch) { return pack(batch); },
            [this](Packed packed) { return take(std::move(packed)); });
    }
    // Events are large: they stay where they are, for as long as one of the packs needs them.
    const auto whole = std::make_shared<std::vector<Event>>(std::exchange(m_tail, {}));
    for (const PackCut &cut : cutIntoPacks(m_first, *whole)) {
        const auto begin = whole->begin() + std::ptrdiff_t(cut.begin);
        const auto end = begin + std::ptrdiff_t(cut.count);
        if (!all && end == whole->end() && cut.count < enoughForPack) {
            m_tail.assign(std::make_move_iterator(begin), std::make_move_iterator(end));
            break;
        }
        if (Outcome pushed = m_work->push({cut.first, whole, {begin, end}}); !pushed)
            return pushed;
        ++m_pushed;
        m_entries.push_back({cut.first, cut.count});
        m_first += EventIndex(cut.count);
    }
    return Done{};
}

Outcome PackStream::add(std::vector<Event> events)
{
    constexpr std::int64_t mostEvents = 0xFFFF'FFF0;
    if (size() + std::int64_t(events.size()) > mostEvents)
        return Error{"the document has no room for more events", m_database.file().string()};
    if (m_tail.empty())
        m_tail = std::move(events);
    else
        m_tail.insert(m_tail.end(), std::make_move_iterator(events.begin()),
                      std::make_move_iterator(events.end()));
    return m_tail.size() < enoughForPack ? Outcome(Done{}) : flush(false);
}

Result<PackDirectory::Entry> PackStream::settledEntry(EventIndex place)
{
    const auto after = std::upper_bound(
        m_entries.begin(), m_entries.end(), place,
        [](EventIndex value, const PackDirectory::Entry &entry) { return value < entry.first; });
    const auto number = std::size_t(after - m_entries.begin()) - 1;
    if (number >= m_settled) {
        if (Outcome taken = m_work->waitFor(m_pushedBefore + (number - m_settled) + 1); !taken)
            return taken.error();
    }
    return m_entries[number];
}

Result<Event> PackStream::fetch(EventIndex place)
{
    if (const auto found = m_replaced.find(place); found != m_replaced.end())
        return found->second;
    if (place >= m_first)
        return m_tail[place - m_first];
    const Result<PackDirectory::Entry> entry = settledEntry(place);
    if (!entry)
        return entry.error();
    const std::lock_guard lock(m_databaseMutex);
    auto records = m_recent->find(entry->first);
    if (!records) {
        const Result<std::string> bytes = m_packs.readRecords(entry->first);
        if (!bytes)
            return bytes.error();
        const auto opened = PackRecords::open(entry->first, entry->count, *bytes);
        if (!opened)
            return opened.error();
        records = *opened;
        m_recent->insert(entry->first, records, records->memory());
    }
    const std::size_t row = place - entry->first;
    const EventIndex group = EventIndex(row / titlesPerGroup);
    auto titles = m_recentTitles->find(entry->first + group);
    if (!titles) {
        const auto read = m_packs.readTitles(*entry, group);
        if (!read)
            return read.error();
        titles = *read;
        m_recentTitles->insert(entry->first + group, titles, titles->memory());
    }
    Event event = records->event(row);
    event.title = titles->title(row % titlesPerGroup);
    return event;
}

Outcome PackStream::forEach(EventIndex last, const Records::Visit &visit,
                            const std::stop_token &stop)
{
    EventIndex next = 0;
    while (next < std::min(last, m_first)) {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        const Result<PackDirectory::Entry> entry = settledEntry(next);
        if (!entry)
            return entry.error();
        const Result<PackBytes> bytes = [&] {
            const std::lock_guard lock(m_databaseMutex);
            return m_packs.read(entry->first);
        }();
        if (!bytes)
            return bytes.error();
        const Result<std::vector<Event>> events = decodePack(entry->first, *bytes);
        if (!events)
            return events.error();
        for (; next < std::min(last, entry->last()); ++next) {
            const auto replaced = m_replaced.find(next);
            visit(next,
                  replaced != m_replaced.end() ? replaced->second : (*events)[next - entry->first]);
        }
    }
    for (; next < last; ++next)
        visit(next, m_tail[next - m_first]);
    return Done{};
}

void PackStream::forgetRecent()
{
    m_recent = std::make_unique<RecentlyRead<PackRecords>>(recentBytes);
    m_recentTitles = std::make_unique<RecentlyRead<PackTitles>>(recentBytes);
}

Outcome PackStream::replace(EventIndex place, Event event)
{
    if (place >= m_first) {
        event.id = m_tail[place - m_first].id;
        m_tail[place - m_first] = std::move(event);
        return Done{};
    }
    m_replaced.insert_or_assign(place, std::move(event));
    return m_replaced.size() < mostReplaced ? Outcome(Done{}) : rewriteReplaced();
}

namespace
{

struct Rewriting
{
    PackDirectory::Entry entry;
    PackBytes bytes;
    std::map<EventIndex, Event> changes;
};
using Packs = std::vector<std::pair<EventIndex, PackBytes>>;

/// The packs that hold what `task` held, with its changes.
Result<Packs> rewritten(Rewriting task)
{
    Result<std::vector<Event>> events = decodePack(task.entry.first, task.bytes);
    if (!events)
        return events.error();
    if (Outcome done = changed(*events, task.entry.first, std::move(task.changes)); !done)
        return done.error();
    Packs packs;
    for (const PackCut &cut : cutIntoPacks(task.entry.first, *events)) {
        auto bytes = encodePack(cut.first, std::span(*events).subspan(cut.begin, cut.count));
        if (!bytes)
            return bytes.error();
        packs.emplace_back(cut.first, std::move(*bytes));
    }
    return packs;
}

} // namespace

Outcome PackStream::rewriteReplaced()
{
    if (m_replaced.empty())
        return Done{};
    if (m_work) {
        if (Outcome taken = m_work->waitForAll(); !taken)
            return taken;
    }
    // What was derived from the old ones is of no use any more.
    m_deriver = nullptr;
    const auto take = [&](Result<Packs> packs) -> Outcome {
        if (!packs)
            return packs.error();
        const std::lock_guard lock(m_databaseMutex);
        for (const auto &[first, bytes] : *packs) {
            if (Outcome done = m_packs.write(first, bytes); !done)
                return done;
        }
        return Done{};
    };
    OrderedWork<Rewriting, Result<Packs>> rewriting(rewritten, take);
    for (auto begin = m_replaced.begin(); begin != m_replaced.end();) {
        const auto after =
            std::upper_bound(m_entries.begin(), m_entries.end(), begin->first,
                             [](EventIndex value, const PackDirectory::Entry &entry) {
                                 return value < entry.first;
                             });
        const PackDirectory::Entry entry = *std::prev(after);
        const auto end = m_replaced.lower_bound(entry.last());
        Rewriting task{entry, {}, {}};
        for (; begin != end; ++begin)
            task.changes.emplace(begin->first, std::move(begin->second));
        Result<PackBytes> bytes = [&] {
            const std::lock_guard lock(m_databaseMutex);
            return m_packs.read(entry.first);
        }();
        if (!bytes)
            return bytes.error();
        task.bytes = std::move(*bytes);
        if (Outcome pushed = rewriting.push(std::move(task)); !pushed)
            return pushed;
    }
    if (Outcome done = rewriting.waitForAll(); !done)
        return done;
    m_replaced.clear();
    // Packs that became too heavy were cut.
    const Result<PackDirectory> directory = PackDirectory::read(m_database);
    if (!directory)
        return directory.error();
    m_entries = directory->entries();
    m_settled = m_entries.size();
    m_pushedBefore = m_pushed;
    forgetRecent();
    return Done{};
}

Outcome PackStream::finish(const Dataset &tables, std::stop_token stop,
                           const ProgressSink &progress, const std::function<Outcome()> &mayPlace)
{
    if (Outcome done = flush(true); !done)
        return done;
    if (Outcome done = m_work->waitForAll(); !done)
        return done;
    if (Outcome done = rewriteReplaced(); !done)
        return done;
    m_work.reset();
    if (stop.stop_requested())
        return Error{"cancelled", {}};
    if (Outcome done = writeTables(m_database, tables); !done)
        return done;
    if (Outcome done =
            m_database.run("INSERT OR REPLACE INTO property VALUES ('.storage', 'packed')");
        !done)
        return done;
    if (Outcome done = deriveOrFinish(tables, stop, progress); !done)
        return done;
    if (Outcome done = m_database.run("COMMIT"); !done)
        return done;
    if (mayPlace) {
        if (Outcome may = mayPlace(); !may)
            return may;
    }
    return m_file.putInPlace();
}

Outcome PackStream::deriveOrFinish(const Dataset &tables, std::stop_token stop,
                                   const ProgressSink &progress)
{
    if (!m_makeDeriver)
        return Done{};
    if (!m_deriver) {
        const std::unique_ptr<Deriver> deriver = m_makeDeriver();
        return deriver ? deriveAll(m_database, tables, *deriver, stop, progress) : Done{};
    }
    if (Outcome done = m_keys.write(m_sections); !done)
        return done;
    if (Outcome done = m_deriver->finish(tables, m_sections); !done)
        return done;
    return stampSections(m_database);
}

} // namespace entente::store
