// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/event_sink.h"
#include "core/store/pack_stream.h"
#include "core/store/packed_records.h"

#include <algorithm>
#include <iterator>
#include <system_error>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

/// What tells whether somebody wrote to a file.
struct FileState
{
    bool exists = false;
    fs::file_time_type changed;
    std::uintmax_t size = 0;

    static FileState of(const fs::path &file)
    {
        std::error_code error;
        FileState state;
        state.exists = fs::exists(file, error);
        if (state.exists) {
            state.changed = fs::last_write_time(file, error);
            state.size = fs::file_size(file, error);
        }
        return state;
    }
    bool operator==(const FileState &) const = default;
};

constexpr EventIndex stopStride = 4096;

/// Gathers events in memory up to mostRows; more go into a packed document that is written beside.
class DocumentSink final : public EventSink
{
public:
    DocumentSink(fs::path file, MakeDeriver makeDeriver)
        : m_file(std::move(file))
        , m_makeDeriver(std::move(makeDeriver))
        , m_state(FileState::of(m_file))
    {}

    Outcome open(const Document &document, const std::stop_token &stop,
                 const ProgressSink &progress);

    const Dataset &tables() const override { return m_tables; }
    std::int64_t size() const override;
    Outcome forEach(const Visit &visit, std::stop_token stop) const override;
    Outcome forEachKey(const VisitKey &visit, std::stop_token stop) const override;
    Outcome add(std::vector<Event> events) override;
    Result<Event> fetch(std::int64_t place) override;
    Outcome replace(std::int64_t place, Event event) override;
    Outcome finish(const Dataset &tables, std::stop_token stop,
                   const ProgressSink &progress) override;

private:
    Outcome startStream(const std::stop_token &stop);
    const store::PackedRecords &old() const
    {
        return static_cast<const store::PackedRecords &>(*m_old);
    }

    fs::path m_file;
    MakeDeriver m_makeDeriver;
    FileState m_state;
    Dataset m_tables;
    std::int64_t m_oldCount = 0;
    std::int64_t m_lastId = 0;
    std::shared_ptr<const Records> m_old; ///< of a document that was packed before
    store::ReplacedEvents m_oldReplaced;  ///< until the stream has its events
    std::vector<Event> m_events;          ///< beside the old packed ones; until there is a stream
    std::unique_ptr<store::PackStream> m_stream;
};

Outcome DocumentSink::open(const Document &document, const std::stop_token &stop,
                           const ProgressSink &progress)
{
    Result<Dataset> data =
        document.isPacked() ? document.readTables(stop) : document.read(stop, progress);
    if (!data)
        return data.error();
    m_state = FileState::of(m_file); // opening may have brought it up to date
    m_events = std::exchange(data->events, {});
    m_tables = std::move(*data);
    m_oldCount = document.eventCount();
    if (!m_events.empty())
        m_lastId = m_events.back().id.value;
    if (!document.isPacked())
        return Done{};
    auto records = document.records();
    if (!records)
        return records.error();
    m_old = std::move(*records);
    const Result<Event> last = m_old->event(EventIndex(m_oldCount - 1));
    if (!last)
        return last.error();
    m_lastId = last->id.value;
    return Done{};
}

std::int64_t DocumentSink::size() const
{
    if (m_stream)
        return m_stream->size();
    return (m_old ? m_oldCount : 0) + std::int64_t(m_events.size());
}

Outcome DocumentSink::forEach(const Visit &visit, std::stop_token stop) const
{
    const auto last = EventIndex(m_oldCount);
    const auto tell = [&](EventIndex i, const Event &event) {
        const auto replaced = m_oldReplaced.find(i);
        visit(i, replaced != m_oldReplaced.end() ? replaced->second : event);
    };
    if (m_stream)
        return m_stream->forEach(last, tell, stop);
    if (m_old)
        return old().forEachEvent(0, last, tell, stop);
    for (EventIndex i = 0; i < last; ++i) {
        if (i % stopStride == 0 && stop.stop_requested())
            return Error{"cancelled", {}};
        visit(i, m_events[i]);
    }
    return Done{};
}

Outcome DocumentSink::forEachKey(const VisitKey &visit, std::stop_token stop) const
{
    if (m_old)
        return old().forEachKey([&](EventIndex i, const std::string &key) { visit(i, key); }, stop);
    return forEach([&](std::int64_t place, const Event &event) { visit(place, event.key); }, stop);
}

Outcome DocumentSink::startStream(const std::stop_token &stop)
{
    auto stream = store::PackStream::create(m_file, m_makeDeriver);
    if (!stream)
        return stream.error();
    m_stream = std::move(*stream);
    if (m_old) {
        for (const store::PackDirectory::Entry &entry : old().directory().entries()) {
            if (stop.stop_requested())
                return Error{"cancelled", {}};
            const Result<store::PackBytes> pack = old().pack(entry.first);
            if (!pack)
                return pack.error();
            const bool isLast = entry.last() == m_oldCount;
            if (!isLast || entry.count == store::eventsPerPack) {
                if (Outcome copied = m_stream->copy(*pack); !copied)
                    return copied;
                continue;
            }
            // A last pack that is not full is filled up.
            Result<std::vector<Event>> events = store::decodePack(entry.first, *pack);
            if (!events)
                return events.error();
            if (Outcome added = m_stream->add(std::move(*events)); !added)
                return added;
        }
    }
    for (auto &[place, event] : std::exchange(m_oldReplaced, {})) {
        if (Outcome replaced = m_stream->replace(place, event); !replaced)
            return replaced;
    }
    return m_stream->add(std::exchange(m_events, {}));
}

Outcome DocumentSink::add(std::vector<Event> events)
{
    for (Event &event : events)
        event.id = EventId{++m_lastId};
    if (m_stream)
        return m_stream->add(std::move(events));
    m_events.insert(m_events.end(), std::make_move_iterator(events.begin()),
                    std::make_move_iterator(events.end()));
    if (std::int64_t(m_events.size()) <= mostRows)
        return Done{};
    return startStream({});
}

Result<Event> DocumentSink::fetch(std::int64_t place)
{
    if (m_stream)
        return m_stream->fetch(EventIndex(place));
    if (!m_old)
        return m_events[std::size_t(place)];
    if (place >= m_oldCount)
        return m_events[std::size_t(place - m_oldCount)];
    if (const auto found = m_oldReplaced.find(EventIndex(place)); found != m_oldReplaced.end())
        return found->second;
    return m_old->event(EventIndex(place));
}

Outcome DocumentSink::replace(std::int64_t place, Event event)
{
    if (m_stream)
        return m_stream->replace(EventIndex(place), std::move(event));
    const std::int64_t inPacks = m_old ? m_oldCount : 0;
    if (place >= inPacks) {
        Event &there = m_events[std::size_t(place - inPacks)];
        event.id = there.id;
        there = std::move(event);
        return Done{};
    }
    m_oldReplaced.insert_or_assign(EventIndex(place), std::move(event));
    return std::int64_t(m_oldReplaced.size()) <= mostRows ? Outcome(Done{}) : startStream({});
}

Outcome DocumentSink::finish(const Dataset &tables, std::stop_token stop,
                             const ProgressSink &progress)
{
    if (stop.stop_requested())
        return Error{"cancelled", {}};
    if (!m_stream && (m_old || std::int64_t(m_events.size()) > mostRows)) {
        if (Outcome started = startStream(stop); !started)
            return started;
    }
    const auto mayPlace = [this]() -> Outcome {
        if (FileState::of(m_file) == m_state)
            return Done{};
        return Error{"somebody else changed the document meanwhile; run the import again",
                     m_file.string()};
    };
    if (Outcome may = mayPlace(); !may)
        return may;
    if (m_stream)
        return m_stream->finish(tables, stop, progress, mayPlace);
    Dataset all = tables;
    all.events = std::move(m_events);
    return Document::write(m_file, all);
}

} // namespace

Result<std::unique_ptr<EventSink>> documentSink(const fs::path &file, std::stop_token stop,
                                                const ProgressSink &progress,
                                                const MakeDeriver &makeDeriver)
{
    auto sink = std::make_unique<DocumentSink>(file, makeDeriver);
    std::error_code error;
    if (!fs::exists(fs::symlink_status(file, error)))
        return std::unique_ptr<EventSink>(std::move(sink));
    const Result<Document> document = Document::open(file, Document::Access::ReadWrite);
    if (!document)
        return document.error();
    if (document->isReadOnly())
        return Error{"nothing can be added: " + document->warning(), file.string()};
    if (Outcome opened = sink->open(*document, stop, progress); !opened)
        return opened.error();
    return std::unique_ptr<EventSink>(std::move(sink));
}

} // namespace entente
