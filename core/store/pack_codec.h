// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/records.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::store
{

/// The most events of one pack.
constexpr std::size_t eventsPerPack = 4096;
/// Titles are unpacked this many at a time.
constexpr std::size_t titlesPerGroup = 512;

/// What an event counts against the limits below: bytes of its texts, and a fixed sum for each
/// element of its lists, so that nothing that unpacks to much more than it says needs to be let in.
std::size_t weightOf(const Event &event);
constexpr std::size_t elementWeight = 256;
constexpr std::size_t heaviestEvent = 16 * 1024 * 1024;
/// A pack is cut before the event with which it would become heavier than this.
constexpr std::size_t heaviestPack = 16 * 1024 * 1024;
/// The most elements of all lists of a pack together.
constexpr std::size_t mostElements = 2 * heaviestPack / elementWeight;

/// A row of the table `pack`, without its place.
struct PackBytes
{
    std::size_t count = 0;
    std::int64_t checksum = 0; ///< CRC-32 of titles and records behind each other
    std::string titles;
    std::string records;
};

// All of these may be called from any thread.

/// Where the packs that these events make begin: as many events each as a pack may hold.
struct PackCut
{
    EventIndex first = 0;
    std::size_t begin = 0; ///< inside the events
    std::size_t count = 0;
};
std::vector<PackCut> cutIntoPacks(EventIndex first, std::span<const Event> events);

/// Packs 1 to eventsPerPack events, no heavier than twice heaviestPack in all, whose first is in
/// place `first`. Fails, naming the event, for one that is heavier than heaviestEvent.
Result<PackBytes> encodePack(EventIndex first, std::span<const Event> events);

/// Fails for anything but what encodePack() made, without much memory or time.
Result<std::vector<Event>> decodePack(EventIndex first, const PackBytes &pack);

/// Bytes at the start of `titles` that say where the groups of a pack of `count` events are.
std::size_t titleTableSize(std::size_t count);
/// Where group `number` is inside `titles`, of which `table` is the start; nothing when the table
/// is damaged.
struct ByteRange
{
    std::size_t begin = 0;
    std::size_t end = 0;
};
Result<ByteRange> titleGroupIn(std::string_view table, std::size_t count, std::size_t number);

/// The events of a pack without their titles, to be read one by one. Thread-safe.
class PackRecords
{
public:
    static Result<std::shared_ptr<const PackRecords>> open(EventIndex first, std::size_t count,
                                                           std::string_view records);

    std::size_t size() const;
    /// Row 0 is the first event. Everything but the title.
    Event event(std::size_t row) const;
    std::string key(std::size_t row) const;
    /// Bytes in memory.
    std::size_t memory() const;

    PackRecords();
    ~PackRecords();

private:
    struct Columns;
    std::unique_ptr<Columns> m_columns;
};

/// The titles of a group, to be read one by one. Thread-safe.
class PackTitles
{
public:
    static Result<std::shared_ptr<const PackTitles>> open(std::string_view group,
                                                          std::size_t count);
    /// Row 0 is the first of the group.
    std::string title(std::size_t row) const;
    /// Bytes in memory.
    std::size_t memory() const;

    PackTitles();
    ~PackTitles();

private:
    struct Columns;
    std::unique_ptr<Columns> m_columns;
};

/// Their keys alone, without unpacking the rest.
class PackKeys
{
public:
    static Result<std::shared_ptr<const PackKeys>> open(EventIndex first, std::size_t count,
                                                        std::string_view records);
    std::string key(std::size_t row) const;

    PackKeys();
    ~PackKeys();

private:
    struct Columns;
    std::unique_ptr<Columns> m_columns;
};

} // namespace entente::store
