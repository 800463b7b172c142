// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/checksum.h"
#include "core/store/event_columns.h"
#include "core/store/pack_codec.h"
#include "core/store/pack_format.h"

#include <cmath>

namespace entente::store
{

namespace
{

Error damaged(EventIndex first)
{
    return {"the events from place " + std::to_string(first) +
                " on are damaged; restore the document from a copy",
            {}};
}

/// The place of each value among values that stand together by name.
std::vector<std::uint32_t> placesByName(const Texts &names, std::size_t count)
{
    std::vector<std::uint32_t> next(names.words() + 1, 0);
    for (std::size_t i = 0; i < count && names.words() > 0; ++i)
        ++next[names.word(i) + 1];
    for (std::size_t i = 1; i < next.size(); ++i)
        next[i] += next[i - 1];
    std::vector<std::uint32_t> places(count);
    for (std::size_t i = 0; i < count; ++i)
        places[i] = names.words() > 0 ? next[names.word(i)]++ : std::uint32_t(i);
    return places;
}

struct People
{
    ListColumn parties;
    Texts partyActors, partyRoles;
    ListColumn persons;
    Texts personNames, personOffices, personActors;
    ListColumn tags;
    Texts tagTexts;
    ListColumn relations;
    WordColumn relationTypes;
    Texts relationTargets;

    void read(ColumnReader &reader, std::size_t count, std::size_t &left);
    void fill(std::size_t row, Event &event) const;
};

struct Citations
{
    ListColumn sources;
    Texts sourcePublishers, sourceTitles, sourceUrls, sourceDates;
    WordColumn sourceVerified;
    ListColumn reports;
    Texts reportPublishers, reportTitles, reportUrls, reportQuotes;
    WordColumn reportStatus;
    DateColumn published, starts, ends;

    void read(ColumnReader &reader, std::size_t count, std::size_t &left);
    void fill(std::size_t row, Event &event) const;
};

struct Places
{
    Texts names, countries;
    WordColumn precision, hasPosition;
    RealColumn lats, lons;

    void read(ColumnReader &reader, std::size_t count);
    void fill(std::size_t row, Place &place) const;
};

void People::read(ColumnReader &reader, std::size_t count, std::size_t &left)
{
    parties.read(reader, count, left);
    partyActors = reader.texts(parties.size());
    partyRoles = reader.texts(parties.size());
    persons.read(reader, count, left);
    personNames = reader.texts(persons.size());
    personOffices = reader.texts(persons.size());
    personActors = reader.texts(persons.size());
    tags.read(reader, count, left);
    tagTexts = reader.texts(tags.size());
    relations.read(reader, count, left);
    relationTypes.read(reader, relations.size(), std::int64_t(allRelationTypes().size()) - 1);
    relationTargets = reader.texts(relations.size());
}

void People::fill(std::size_t row, Event &event) const
{
    event.parties.reserve(parties.end(row) - parties.begin(row));
    for (std::size_t i = parties.begin(row); i < parties.end(row); ++i)
        event.parties.push_back({ActorId{partyActors.text(i)}, partyRoles.text(i)});
    event.persons.reserve(persons.end(row) - persons.begin(row));
    for (std::size_t i = persons.begin(row); i < persons.end(row); ++i)
        event.persons.push_back(
            {personNames.text(i), personOffices.text(i), ActorId{personActors.text(i)}});
    for (std::size_t i = tags.begin(row); i < tags.end(row); ++i)
        event.tags.push_back(tagTexts.text(i));
    for (std::size_t i = relations.begin(row); i < relations.end(row); ++i)
        event.relations.push_back(
            {static_cast<RelationType>(relationTypes.at(i)), relationTargets.text(i)});
}

void Citations::read(ColumnReader &reader, std::size_t count, std::size_t &left)
{
    sources.read(reader, count, left);
    sourcePublishers = reader.texts(sources.size());
    sourceTitles = reader.texts(sources.size());
    sourceUrls = reader.texts(sources.size());
    sourceDates = reader.texts(sources.size());
    sourceVerified.read(reader, sources.size(), 2);
    reports.read(reader, count, left);
    reportPublishers = reader.texts(reports.size());
    reportTitles = reader.texts(reports.size());
    reportUrls = reader.texts(reports.size());
    reportQuotes = reader.texts(reports.size());
    reportStatus.read(reader, reports.size(), std::int64_t(allStatuses().size()));
    published.read(reader, reports.size());
    starts.read(reader, reports.size());
    ends.read(reader, reports.size());
}

void Citations::fill(std::size_t row, Event &event) const
{
    for (std::size_t i = sources.begin(row); i < sources.end(row); ++i) {
        const std::int64_t verified = sourceVerified.at(i);
        event.sources.push_back({sourcePublishers.text(i), sourceTitles.text(i), sourceUrls.text(i),
                                 sourceDates.text(i),
                                 verified > 0 ? std::optional(verified == 2) : std::nullopt});
    }
    for (std::size_t i = reports.begin(row); i < reports.end(row); ++i) {
        const std::int64_t status = reportStatus.at(i);
        event.reports.push_back(
            {reportPublishers.text(i), reportTitles.text(i), reportUrls.text(i), published.at(i),
             reportQuotes.text(i),
             status > 0 ? std::optional(static_cast<Status>(status - 1)) : std::nullopt,
             starts.at(i), ends.at(i)});
    }
}

void Places::read(ColumnReader &reader, std::size_t count)
{
    names = reader.texts(count);
    countries = reader.texts(count);
    precision.read(reader, count, std::int64_t(PlacePrecision::Virtual));
    hasPosition.read(reader, count, 1);
    lats.read(reader, count);
    lons.read(reader, count);
}

void Places::fill(std::size_t row, Place &place) const
{
    place.name = names.text(row);
    place.country = ActorId{countries.text(row)};
    place.precision = static_cast<PlacePrecision>(precision.at(row));
    if (hasPosition.at(row) == 0)
        return;
    const LatLon position{lats.at(row), lons.at(row)};
    if (std::abs(position.lat) <= 90 && std::abs(position.lon) <= 180)
        place.position = position;
}

/// What comes first of the records.
bool readKeys(ColumnReader &reader, std::size_t count, KeyColumn &keys)
{
    if (count == 0 || count > eventsPerPack || reader.byte() != packFormat)
        return false;
    keys.read(reader, count);
    return !reader.hasFailed();
}

} // namespace

struct PackRecords::Columns
{
    Columns(EventIndex place, std::size_t events, std::string_view bytes)
        : reader(bytes)
        , first(place)
        , count(events)
    {}
    Columns(const Columns &) = delete;
    Columns &operator=(const Columns &) = delete;

    bool read();
    Date dateOrKept(const DateColumn &dates, std::size_t row, const char *name, Event &event) const;
    std::int64_t idAt(std::size_t row) const
    {
        return std::int64_t(std::uint64_t(ids.at(row)) + first + row + 1);
    }

    ColumnReader reader;
    EventIndex first;
    std::size_t count;
    KeyColumn keys;
    Numbers ids;
    Texts kinds, subkinds;
    WordColumn status;
    DateColumn starts, ends;
    Places places;
    Texts descriptions, notes;
    WordColumn confidence;
    Texts threads;
    WordColumn phases;
    People people;
    Citations citations;
    ListColumn extras;
    Texts extraNames, extraValues;
    std::vector<std::uint32_t> extraPlaces;
};

bool PackRecords::Columns::read()
{
    if (!readKeys(reader, count, keys))
        return false;
    std::size_t left = mostElements;
    ids = reader.numbers(count);
    kinds = reader.texts(count);
    subkinds = reader.texts(count);
    status.read(reader, count, std::int64_t(allStatuses().size()) - 1);
    starts.read(reader, count);
    ends.read(reader, count, &starts);
    places.read(reader, count);
    descriptions = reader.texts(count);
    notes = reader.texts(count);
    confidence.read(reader, count, std::int64_t(allConfidences().size()) - 1);
    threads = reader.texts(count);
    phases.read(reader, count, std::int64_t(allPhases().size()));
    people.read(reader, count, left);
    citations.read(reader, count, left);
    extras.read(reader, count, left);
    extraNames = reader.texts(extras.size());
    extraValues = reader.texts(extras.size());
    if (reader.hasFailed() || !reader.isAtEnd())
        return false;
    extraPlaces = placesByName(extraNames, extras.size());
    // Events are found by their numbers, which therefore grow with the places.
    for (std::size_t i = 0; i < count; ++i) {
        if (idAt(i) < 1 || (i > 0 && idAt(i) <= idAt(i - 1)))
            return false;
    }
    return true;
}

Date PackRecords::Columns::dateOrKept(const DateColumn &dates, std::size_t row, const char *name,
                                      Event &event) const
{
    Date date = dates.at(row);
    if (date.isEmpty()) {
        if (std::string text = dates.text(row); !text.empty())
            event.extra.emplace_back(name, std::move(text));
    }
    return date;
}

PackRecords::PackRecords() = default;
PackRecords::~PackRecords() = default;

Result<std::shared_ptr<const PackRecords>> PackRecords::open(EventIndex first, std::size_t count,
                                                             std::string_view records)
{
    auto made = std::make_shared<PackRecords>();
    made->m_columns = std::make_unique<Columns>(first, count, records);
    if (!made->m_columns->read())
        return damaged(first);
    return std::shared_ptr<const PackRecords>(std::move(made));
}

std::size_t PackRecords::size() const
{
    return m_columns->count;
}

std::string PackRecords::key(std::size_t row) const
{
    return m_columns->keys.at(row);
}

std::size_t PackRecords::memory() const
{
    return sizeof(Columns) + m_columns->reader.memory();
}

Event PackRecords::event(std::size_t row) const
{
    const Columns &columns = *m_columns;
    Event event;
    event.id = EventId{columns.idAt(row)};
    event.key = columns.keys.at(row);
    event.kind = KindId{columns.kinds.text(row)};
    event.subkind = columns.subkinds.text(row);
    event.status = static_cast<Status>(columns.status.at(row));
    event.start = columns.dateOrKept(columns.starts, row, "start_date", event);
    event.end = columns.dateOrKept(columns.ends, row, "end_date", event);
    columns.places.fill(row, event.place);
    event.description = columns.descriptions.text(row);
    event.note = columns.notes.text(row);
    event.confidence = static_cast<Confidence>(columns.confidence.at(row));
    event.thread = ThreadId{columns.threads.text(row)};
    if (const std::int64_t phase = columns.phases.at(row); phase > 0)
        event.phase = static_cast<Phase>(phase - 1);
    columns.people.fill(row, event);
    columns.citations.fill(row, event);
    for (std::size_t i = columns.extras.begin(row); i < columns.extras.end(row); ++i)
        event.extra.emplace_back(columns.extraNames.text(i),
                                 columns.extraValues.text(columns.extraPlaces[i]));
    return event;
}

struct PackKeys::Columns
{
    explicit Columns(std::string_view bytes) : reader(bytes) {}
    Columns(const Columns &) = delete;
    Columns &operator=(const Columns &) = delete;

    ColumnReader reader;
    KeyColumn keys;
};

PackKeys::PackKeys() = default;
PackKeys::~PackKeys() = default;

Result<std::shared_ptr<const PackKeys>> PackKeys::open(EventIndex first, std::size_t count,
                                                       std::string_view records)
{
    auto made = std::make_shared<PackKeys>();
    made->m_columns = std::make_unique<Columns>(records);
    if (!readKeys(made->m_columns->reader, count, made->m_columns->keys))
        return damaged(first);
    return std::shared_ptr<const PackKeys>(std::move(made));
}

std::string PackKeys::key(std::size_t row) const
{
    return m_columns->keys.at(row);
}

struct PackTitles::Columns
{
    explicit Columns(std::string_view bytes) : reader(bytes) {}
    Columns(const Columns &) = delete;
    Columns &operator=(const Columns &) = delete;

    ColumnReader reader;
    Texts titles;
};

PackTitles::PackTitles() = default;
PackTitles::~PackTitles() = default;

Result<std::shared_ptr<const PackTitles>> PackTitles::open(std::string_view group,
                                                           std::size_t count)
{
    auto made = std::make_shared<PackTitles>();
    made->m_columns = std::make_unique<Columns>(group);
    Columns &columns = *made->m_columns;
    columns.titles = columns.reader.texts(count);
    if (columns.reader.hasFailed() || !columns.reader.isAtEnd())
        return Error{"titles of the document are damaged; restore it from a copy", {}};
    return std::shared_ptr<const PackTitles>(std::move(made));
}

std::string PackTitles::title(std::size_t row) const
{
    return m_columns->titles.text(row);
}

std::size_t PackTitles::memory() const
{
    return sizeof(Columns) + m_columns->reader.memory();
}

std::size_t titleTableSize(std::size_t count)
{
    return 1 + 4 * ((count + titlesPerGroup - 1) / titlesPerGroup);
}

Result<ByteRange> titleGroupIn(std::string_view table, std::size_t count, std::size_t number)
{
    const std::size_t size = titleTableSize(count);
    const auto endOf = [&](std::size_t group) {
        std::size_t end = 0;
        for (std::size_t k = 4; k-- > 0;)
            end = end << 8 | static_cast<unsigned char>(table[1 + 4 * group + k]);
        return size + end;
    };
    if (table.size() >= size && std::uint8_t(table[0]) == packFormat) {
        const ByteRange range{number == 0 ? size : endOf(number - 1), endOf(number)};
        if (range.begin <= range.end)
            return range;
    }
    return Error{"titles of the document are damaged; restore it from a copy", {}};
}

Result<std::vector<Event>> decodePack(EventIndex first, const PackBytes &pack)
{
    if (std::int64_t(crc32(pack.records, crc32(pack.titles))) != pack.checksum)
        return damaged(first);
    const auto records = PackRecords::open(first, pack.count, pack.records);
    if (!records)
        return records.error();
    std::vector<Event> events;
    events.reserve(pack.count);
    for (std::size_t begin = 0; begin < pack.count; begin += titlesPerGroup) {
        const std::size_t count = std::min(titlesPerGroup, pack.count - begin);
        const auto range = titleGroupIn(pack.titles, pack.count, begin / titlesPerGroup);
        if (!range || range->end > pack.titles.size())
            return damaged(first);
        const auto titles = PackTitles::open(
            std::string_view(pack.titles).substr(range->begin, range->end - range->begin), count);
        if (!titles)
            return damaged(first);
        for (std::size_t i = 0; i < count; ++i) {
            events.push_back((*records)->event(begin + i));
            events.back().title = (*titles)->title(i);
        }
    }
    return events;
}

} // namespace entente::store
