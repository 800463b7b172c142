// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/derive_sections.h"

#include "core/store/key_index.h"
#include "core/store/ordered_work.h"
#include "core/store/pack_table.h"

namespace entente::store
{

Outcome deriveAll(sqlite::Database &database, const Dataset &tables, Deriver &deriver,
                  std::stop_token stop, const ProgressSink &progress)
{
    const Result<PackDirectory> directory = PackDirectory::read(database);
    if (!directory)
        return directory.error();
    std::mutex mutex;
    PackTable packs(database);
    SectionTable sections(database);
    if (Outcome done = sections.clear(); !done)
        return done;
    struct Task
    {
        PackDirectory::Entry entry;
        PackBytes bytes;
    };
    struct Derived
    {
        std::unique_ptr<Deriver::Part> part;
        PackKeySummary keys;
    };
    KeyIndexBuilder keys;
    const auto work = [&](const Task &task) -> Result<Derived> {
        const Result<std::vector<Event>> events = decodePack(task.entry.first, task.bytes);
        if (!events)
            return events.error();
        return Derived{deriver.derive(task.entry.first, *events),
                       summaryOfKeys(task.entry.first, *events)};
    };
    const auto take = [&](Result<Derived> derived) -> Outcome {
        if (!derived)
            return derived.error();
        const std::lock_guard lock(mutex);
        keys.add(derived->keys);
        return deriver.append(std::move(derived->part), sections);
    };
    {
        OrderedWork<Task, Result<Derived>> deriving(work, take);
        for (const PackDirectory::Entry &entry : directory->entries()) {
            if (stop.stop_requested())
                return Error{"cancelled", {}};
            Result<PackBytes> bytes = [&] {
                const std::lock_guard lock(mutex);
                return packs.read(entry.first);
            }();
            if (!bytes)
                return bytes.error();
            if (progress)
                progress({entry.first, directory->eventCount(), "Preparing the document"});
            if (Outcome pushed = deriving.push({entry, std::move(*bytes)}); !pushed)
                return pushed;
        }
        if (Outcome done = deriving.waitForAll(); !done)
            return done;
    }
    if (Outcome done = keys.write(sections); !done)
        return done;
    if (Outcome done = deriver.finish(tables, sections); !done)
        return done;
    return stampSections(database);
}

} // namespace entente::store
