// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sections.h"
#include "core/model/records.h"
#include "core/store/read_pool.h"
#include "core/store/recently_read.h"

#include <functional>

namespace entente::store
{

/// The events of a packed document, unpacked as they are asked for. What was unpacked last is kept,
/// about 64 MiB of it.
class PackedRecords final : public Records
{
public:
    /// With `sections`, which are fresh, keys are found by their index, else by looking at all.
    PackedRecords(std::shared_ptr<ReadPool> pool, PackDirectory directory,
                  std::shared_ptr<const Sections> sections)
        : m_pool(std::move(pool))
        , m_directory(std::move(directory))
        , m_sections(std::move(sections))
    {}

    Result<Event> event(EventIndex i) const override;
    Result<std::vector<std::string>> titles(std::span<const EventIndex> events,
                                            const std::stop_token &stop) const override;
    Result<std::optional<EventIndex>> find(const std::string &key) const override;
    bool forEach(EventIndex first, EventIndex last, const Visit &visit,
                 const std::stop_token &stop) const override;

    /// Why forEach() would not go on, where that is not a stop.
    using VisitKey = std::function<void(EventIndex i, const std::string &key)>;
    Outcome forEachEvent(EventIndex first, EventIndex last, const Visit &visit,
                         const std::stop_token &stop) const;
    Outcome forEachKey(const VisitKey &visit, const std::stop_token &stop) const;

    const PackDirectory &directory() const { return m_directory; }
    Result<PackBytes> pack(EventIndex first) const;

private:
    Result<std::shared_ptr<const PackRecords>> records(std::size_t pack) const;
    Result<std::shared_ptr<const PackTitles>> titleGroup(std::size_t pack, std::size_t group) const;
    Result<std::optional<EventIndex>> findByLooking(const std::string &key) const;
    Error outside(EventIndex i) const;

    std::shared_ptr<ReadPool> m_pool;
    PackDirectory m_directory;
    std::shared_ptr<const Sections> m_sections;
    static constexpr std::size_t mostBytes = 32 * 1024 * 1024;
    mutable RecentlyRead<PackRecords> m_recentRecords{mostBytes};
    mutable RecentlyRead<PackTitles> m_recentTitles{mostBytes};
};

/// The sections of a packed document.
class PackedSections final : public Sections
{
public:
    explicit PackedSections(std::shared_ptr<ReadPool> pool) : m_pool(std::move(pool)) {}

    Result<std::string> read(std::string_view name, std::int64_t part) const override;
    Result<std::vector<std::int64_t>> parts(std::string_view name) const override;

private:
    std::shared_ptr<ReadPool> m_pool;
};

} // namespace entente::store
