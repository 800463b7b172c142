// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/packed_records.h"

#include "core/store/key_index.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace entente::store
{

namespace
{

constexpr std::size_t groupsPerPack = eventsPerPack / titlesPerGroup;
/// Fewer groups than this a thread are not worth starting one.
constexpr std::size_t groupsPerThread = 8;

} // namespace

Error PackedRecords::outside(EventIndex i) const
{
    return {"the document has no event in place " + std::to_string(i), {}};
}

Result<std::shared_ptr<const PackRecords>> PackedRecords::records(std::size_t pack) const
{
    if (auto kept = m_recentRecords.find(pack))
        return kept;
    const PackDirectory::Entry entry = m_directory.entries()[pack];
    Result<std::string> bytes = [&] {
        ReadPool::Lease reader(*m_pool);
        return reader->packs.readRecords(entry.first);
    }();
    if (!bytes)
        return bytes.error();
    auto opened = PackRecords::open(entry.first, entry.count, *bytes);
    if (opened)
        m_recentRecords.insert(pack, *opened, (*opened)->memory());
    return opened;
}

Result<std::shared_ptr<const PackTitles>> PackedRecords::titleGroup(std::size_t pack,
                                                                    std::size_t group) const
{
    const std::uint64_t key = pack * groupsPerPack + group;
    if (auto kept = m_recentTitles.find(key))
        return kept;
    ReadPool::Lease reader(*m_pool);
    auto titles = reader->packs.readTitles(m_directory.entries()[pack], group);
    if (titles)
        m_recentTitles.insert(key, *titles, (*titles)->memory());
    return titles;
}

Result<Event> PackedRecords::event(EventIndex i) const
{
    if (i >= m_directory.eventCount())
        return outside(i);
    const std::size_t pack = m_directory.packOf(i);
    const std::size_t row = i - m_directory.entries()[pack].first;
    const auto unpacked = records(pack);
    if (!unpacked)
        return unpacked.error();
    const auto titles = titleGroup(pack, row / titlesPerGroup);
    if (!titles)
        return titles.error();
    Event event = (*unpacked)->event(row);
    event.title = (*titles)->title(row % titlesPerGroup);
    return event;
}

namespace
{

/// Where the title of one of many events stands.
struct TitlePlace
{
    std::size_t group; ///< of all groups of the document
    std::size_t row;
    std::size_t in; ///< of the answer
};

/// Where the runs of one group begin; `places` are in the order of groups.
std::vector<std::size_t> groupBegins(const std::vector<TitlePlace> &places)
{
    std::vector<std::size_t> begins;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i == 0 || places[i].group != places[i - 1].group)
            begins.push_back(i);
    }
    return begins;
}

} // namespace

Result<std::vector<std::string>> PackedRecords::titles(std::span<const EventIndex> events,
                                                       const std::stop_token &stop) const
{
    std::vector<TitlePlace> places;
    places.reserve(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i] >= m_directory.eventCount())
            return outside(events[i]);
        const std::size_t pack = m_directory.packOf(events[i]);
        const std::size_t row = events[i] - m_directory.entries()[pack].first;
        places.push_back({pack * groupsPerPack + row / titlesPerGroup, row % titlesPerGroup, i});
    }
    std::sort(places.begin(), places.end(),
              [](const TitlePlace &a, const TitlePlace &b) { return a.group < b.group; });
    const std::vector<std::size_t> begins = groupBegins(places);
    std::vector<std::string> answer(events.size());
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> hasFailed = false;
    std::mutex mutex;
    std::optional<Error> error;
    const auto work = [&] {
        while (!hasFailed) {
            const std::size_t at = next++;
            if (at >= begins.size() || stop.stop_requested())
                return;
            const std::size_t end = at + 1 < begins.size() ? begins[at + 1] : places.size();
            const std::size_t group = places[begins[at]].group;
            const auto titles = titleGroup(group / groupsPerPack, group % groupsPerPack);
            if (!titles) {
                const std::lock_guard lock(mutex);
                error = titles.error();
                hasFailed = true;
                return;
            }
            for (std::size_t i = begins[at]; i < end; ++i)
                answer[places[i].in] = (*titles)->title(places[i].row);
        }
    };
    {
        const std::size_t threads = std::min(m_pool->size(), begins.size() / groupsPerThread);
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < threads; ++i)
            helpers.emplace_back(work);
        work();
    }
    if (error)
        return *error;
    if (stop.stop_requested())
        return Error{"cancelled", {}};
    return answer;
}

Result<PackBytes> PackedRecords::pack(EventIndex first) const
{
    ReadPool::Lease reader(*m_pool);
    return reader->packs.read(first);
}

Outcome PackedRecords::forEachEvent(EventIndex first, EventIndex last, const Visit &visit,
                                    const std::stop_token &stop) const
{
    if (first >= last)
        return Done{};
    if (last > m_directory.eventCount())
        return outside(last - 1);
    for (std::size_t i = m_directory.packOf(first); first < last; ++i) {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        const PackDirectory::Entry &entry = m_directory.entries()[i];
        const Result<PackBytes> bytes = pack(entry.first);
        if (!bytes)
            return bytes.error();
        const auto events = decodePack(entry.first, *bytes);
        if (!events)
            return events.error();
        if (events->size() != entry.count)
            return outside(entry.last() - 1);
        for (; first < std::min(last, entry.last()); ++first)
            visit(first, (*events)[first - entry.first]);
    }
    return Done{};
}

bool PackedRecords::forEach(EventIndex first, EventIndex last, const Visit &visit,
                            const std::stop_token &stop) const
{
    return forEachEvent(first, last, visit, stop).hasValue();
}

Outcome PackedRecords::forEachKey(const VisitKey &visit, const std::stop_token &stop) const
{
    for (const PackDirectory::Entry &entry : m_directory.entries()) {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        const Result<std::string> bytes = [&] {
            ReadPool::Lease reader(*m_pool);
            return reader->packs.readRecords(entry.first);
        }();
        if (!bytes)
            return bytes.error();
        const auto keys = PackKeys::open(entry.first, entry.count, *bytes);
        if (!keys)
            return keys.error();
        for (std::size_t row = 0; row < entry.count; ++row)
            visit(EventIndex(entry.first + row), (*keys)->key(row));
    }
    return Done{};
}

Result<std::optional<EventIndex>> PackedRecords::findByLooking(const std::string &key) const
{
    std::optional<EventIndex> found;
    const Outcome looked = forEachKey(
        [&](EventIndex i, const std::string &other) {
            if (!found && other == key)
                found = i;
        },
        {});
    if (!looked)
        return looked.error();
    return found;
}

Result<std::optional<EventIndex>> PackedRecords::find(const std::string &key) const
{
    const auto candidates = m_sections ? candidatesFor(key, *m_sections) : Error{};
    if (!candidates)
        return findByLooking(key);
    for (const EventIndex i : candidates->events) {
        if (i >= m_directory.eventCount())
            return findByLooking(key);
        const std::size_t pack = m_directory.packOf(i);
        const auto unpacked = records(pack);
        if (!unpacked)
            return unpacked.error();
        if ((*unpacked)->key(i - m_directory.entries()[pack].first) == key)
            return std::optional(i);
    }
    for (const EventIndex first : candidates->packs) {
        if (first >= m_directory.eventCount())
            return findByLooking(key);
        const std::size_t pack = m_directory.packOf(first);
        const auto unpacked = records(pack);
        if (!unpacked)
            return unpacked.error();
        for (std::size_t row = 0; row < (*unpacked)->size(); ++row) {
            if ((*unpacked)->key(row) == key)
                return std::optional(EventIndex(m_directory.entries()[pack].first + row));
        }
    }
    return std::optional<EventIndex>();
}

} // namespace entente::store
