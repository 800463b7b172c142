// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/packed_events.h"

#include "core/store/dataset_rows.h"
#include "core/store/ordered_work.h"

#include <iterator>
#include <unordered_set>

namespace entente::store
{

using sqlite::Database;

Result<Dataset> readPacked(Database &database, const PackDirectory &packs,
                           const std::stop_token &stop, const ProgressSink &progress)
{
    Result<Dataset> data = readTables(database, stop);
    if (!data)
        return data;
    struct Task
    {
        EventIndex first = 0;
        PackBytes bytes;
    };
    using Events = Result<std::vector<Event>>;
    PackTable table(database);
    OrderedWork<Task, Events> decoding(
        [](const Task &task) { return decodePack(task.first, task.bytes); },
        [&](Events events) -> Outcome {
            if (!events)
                return events.error();
            std::move(events->begin(), events->end(), std::back_inserter(data->events));
            return Done{};
        });
    for (const PackDirectory::Entry &entry : packs.entries()) {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        Result<PackBytes> bytes = table.read(entry.first);
        if (!bytes)
            return bytes.error();
        if (Outcome pushed = decoding.push({entry.first, std::move(*bytes)}); !pushed)
            return Error{pushed.error().what, database.file().string()};
        if (progress)
            progress({entry.first, packs.eventCount(), "Reading the document"});
    }
    if (Outcome done = decoding.waitForAll(); !done)
        return Error{done.error().what, database.file().string()};
    return data;
}

namespace
{

Outcome checkKeysAreNew(Database &database, const PackDirectory &directory, const Dataset &data,
                        const std::stop_token &stop, const ProgressSink &progress)
{
    std::unordered_set<std::string_view> keys;
    for (const Event &event : data.events)
        keys.insert(event.key);
    PackTable table(database);
    for (const PackDirectory::Entry &entry : directory.entries()) {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        if (progress)
            progress({entry.first, directory.eventCount(), "Reading the document"});
        const Result<std::string> records = table.readRecords(entry.first);
        if (!records)
            return records.error();
        const auto there = PackKeys::open(entry.first, entry.count, *records);
        if (!there)
            return there.error();
        for (std::size_t row = 0; row < entry.count; ++row) {
            if (const std::string key = (*there)->key(row); keys.contains(key))
                return Error{"the document has an event with the id '" + key + "' already",
                             database.file().string()};
        }
    }
    return Done{};
}

} // namespace

Outcome appendPacked(Database &database, const Dataset &data, const std::stop_token &stop,
                     const ProgressSink &progress)
{
    // Somebody else may have added packs since the document was opened.
    const Result<PackDirectory> directory = PackDirectory::read(database);
    if (!directory)
        return directory.error();
    if (Outcome good = checkKeysAreNew(database, *directory, data, stop, progress); !good)
        return good;
    PackTable table(database);
    const PackDirectory::Entry last = directory->entries().back();
    const Result<PackBytes> bytes = table.read(last.first);
    if (!bytes)
        return bytes.error();
    Result<std::vector<Event>> events = decodePack(last.first, *bytes);
    if (!events)
        return events.error();
    std::int64_t number = events->back().id.value;
    for (const Event &event : data.events) {
        events->push_back(event);
        events->back().id = EventId{++number};
    }
    for (const PackCut &cut : cutIntoPacks(last.first, *events)) {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        const auto pack = encodePack(cut.first, std::span(*events).subspan(cut.begin, cut.count));
        if (!pack)
            return pack.error();
        if (Outcome done = table.write(cut.first, *pack); !done)
            return done;
    }
    return appendTables(database, data);
}

} // namespace entente::store
