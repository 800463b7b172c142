// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/checksum.h"
#include "core/store/event_columns.h"
#include "core/store/pack_codec.h"
#include "core/store/pack_format.h"

#include <algorithm>
#include <numeric>

namespace entente::store
{

namespace
{

using Views = std::vector<std::string_view>;

/// Writes the columns of all events, in the order that README.md gives.
class Encoder
{
public:
    Encoder(EventIndex first, std::span<const Event> events) : m_first(first), m_events(events) {}

    std::string records();

private:
    template <class Get>
    Views texts(Get get) const
    {
        Views views;
        views.reserve(m_events.size());
        for (const Event &event : m_events)
            views.emplace_back(get(event));
        return views;
    }
    template <class Get>
    void words(Get get)
    {
        m_writer.words(texts(get));
    }
    template <class Get>
    void prose(Get get)
    {
        m_writer.prose(texts(get));
    }
    template <class Get>
    void vocabulary(Get get)
    {
        WordColumn::write(m_writer, m_events.size(),
                          [&](std::size_t i) { return get(m_events[i]); });
    }

    /// The elements of one list of all events behind each other, after their counts were written.
    template <class Element>
    std::vector<const Element *> list(std::vector<Element> Event::*member)
    {
        std::vector<const Element *> all;
        for (const Event &event : m_events) {
            for (const Element &element : event.*member)
                all.push_back(&element);
        }
        vocabulary([&](const Event &event) { return (event.*member).size(); });
        return all;
    }
    template <class Element, class Get>
    static Views textsOf(const std::vector<const Element *> &list, Get get)
    {
        Views views;
        views.reserve(list.size());
        for (const Element *element : list)
            views.emplace_back(get(*element));
        return views;
    }
    template <class Element, class Get>
    void words(const std::vector<const Element *> &list, Get get)
    {
        m_writer.words(textsOf(list, get));
    }
    template <class Element, class Get>
    void prose(const std::vector<const Element *> &list, Get get)
    {
        m_writer.prose(textsOf(list, get));
    }
    template <class Element, class Get>
    void vocabulary(const std::vector<const Element *> &list, Get get)
    {
        WordColumn::write(m_writer, list.size(), [&](std::size_t i) { return get(*list[i]); });
    }

    void dates();
    void places();
    void people();
    void sources();
    void reports();
    void extras();

    EventIndex m_first;
    std::span<const Event> m_events;
    ColumnWriter m_writer;
};

std::string Encoder::records()
{
    m_writer.byte(packFormat);
    KeyColumn::write(m_writer, m_events);
    std::vector<std::int64_t> ids;
    ids.reserve(m_events.size());
    for (std::size_t i = 0; i < m_events.size(); ++i)
        ids.push_back(m_events[i].id.value - std::int64_t(m_first + i + 1));
    m_writer.numbers(ids);
    words([](const Event &event) -> auto & { return event.kind.value; });
    words([](const Event &event) -> auto & { return event.subkind; });
    vocabulary([](const Event &event) { return event.status; });
    dates();
    places();
    prose([](const Event &event) -> auto & { return event.description; });
    prose([](const Event &event) -> auto & { return event.note; });
    vocabulary([](const Event &event) { return event.confidence; });
    words([](const Event &event) -> auto & { return event.thread.value; });
    vocabulary([](const Event &event) { return event.phase ? int(*event.phase) + 1 : 0; });
    people();
    sources();
    reports();
    extras();
    return m_writer.take();
}

void Encoder::dates()
{
    std::vector<const Date *> starts;
    std::vector<const Date *> ends;
    for (const Event &event : m_events) {
        starts.push_back(&event.start);
        ends.push_back(&event.end);
    }
    DateColumn::write(m_writer, starts);
    DateColumn::write(m_writer, ends, starts);
}

void Encoder::places()
{
    words([](const Event &event) -> auto & { return event.place.name; });
    words([](const Event &event) -> auto & { return event.place.country.value; });
    vocabulary([](const Event &event) { return event.place.precision; });
    vocabulary([](const Event &event) { return event.place.position ? 1 : 0; });
    std::vector<double> lats;
    std::vector<double> lons;
    LatLon last;
    for (const Event &event : m_events) {
        last = event.place.position.value_or(last);
        lats.push_back(last.lat);
        lons.push_back(last.lon);
    }
    RealColumn::write(m_writer, lats);
    RealColumn::write(m_writer, lons);
}

void Encoder::people()
{
    const auto parties = list(&Event::parties);
    words(
        parties, [](const Party &party) -> auto & { return party.actor.value; });
    words(
        parties, [](const Party &party) -> auto & { return party.role; });
    const auto persons = list(&Event::persons);
    words(
        persons, [](const Person &person) -> auto & { return person.name; });
    words(
        persons, [](const Person &person) -> auto & { return person.office; });
    words(
        persons, [](const Person &person) -> auto & { return person.actor.value; });
    const auto tags = list(&Event::tags);
    words(
        tags, [](const std::string &tag) -> auto & { return tag; });
    const auto relations = list(&Event::relations);
    vocabulary(relations, [](const Relation &relation) { return relation.type; });
    prose(
        relations, [](const Relation &relation) -> auto & { return relation.target; });
}

void Encoder::sources()
{
    const auto sources = list(&Event::sources);
    words(
        sources, [](const Source &source) -> auto & { return source.publisher; });
    prose(
        sources, [](const Source &source) -> auto & { return source.title; });
    prose(
        sources, [](const Source &source) -> auto & { return source.url; });
    words(
        sources, [](const Source &source) -> auto & { return source.date; });
    vocabulary(sources, [](const Source &source) {
        return source.verified ? 1 + int(*source.verified) : 0;
    });
}

void Encoder::reports()
{
    const auto reports = list(&Event::reports);
    words(
        reports, [](const Report &report) -> auto & { return report.publisher; });
    prose(
        reports, [](const Report &report) -> auto & { return report.title; });
    prose(
        reports, [](const Report &report) -> auto & { return report.url; });
    prose(
        reports, [](const Report &report) -> auto & { return report.quote; });
    vocabulary(reports,
               [](const Report &report) { return report.status ? int(*report.status) + 1 : 0; });
    for (const auto member : {&Report::published, &Report::start, &Report::end}) {
        std::vector<const Date *> dates;
        dates.reserve(reports.size());
        for (const Report *report : reports)
            dates.push_back(&(report->*member));
        DateColumn::write(m_writer, dates);
    }
}

void Encoder::extras()
{
    const auto extras = list(&Event::extra);
    words(
        extras, [](const auto &extra) -> auto & { return extra.first; });
    // Values of one name stand together, in the order in which names first come: they are alike.
    std::unordered_map<std::string_view, std::size_t> places;
    std::vector<Views> values;
    for (const auto *extra : extras) {
        const auto [place, isNew] = places.emplace(extra->first, values.size());
        if (isNew)
            values.emplace_back();
        values[place->second].push_back(extra->second);
    }
    Views all;
    all.reserve(extras.size());
    for (const Views &of : values)
        all.insert(all.end(), of.begin(), of.end());
    m_writer.prose(all);
}

std::string titlesOf(std::span<const Event> events)
{
    std::string table(1, char(packFormat));
    std::string groups;
    for (std::size_t begin = 0; begin < events.size(); begin += titlesPerGroup) {
        Views titles;
        titles.reserve(titlesPerGroup);
        for (const Event &event :
             events.subspan(begin, std::min(titlesPerGroup, events.size() - begin)))
            titles.emplace_back(event.title);
        ColumnWriter writer;
        writer.prose(titles);
        groups += writer.take();
        for (int shift = 0; shift < 32; shift += 8)
            table.push_back(char(groups.size() >> shift));
    }
    return table + groups;
}

} // namespace

std::size_t weightOf(const Event &event)
{
    std::size_t weight = event.key.size() + event.title.size() + event.kind.value.size() +
                         event.subkind.size() + event.place.name.size() +
                         event.place.country.value.size() + event.description.size() +
                         event.thread.value.size() + event.note.size() + event.start.edtf().size() +
                         event.end.edtf().size();
    const std::size_t elements = event.parties.size() + event.persons.size() + event.tags.size() +
                                 event.relations.size() + event.sources.size() +
                                 event.reports.size() + event.extra.size();
    weight += elements * elementWeight;
    for (const Party &party : event.parties)
        weight += party.actor.value.size() + party.role.size();
    for (const Person &person : event.persons)
        weight += person.name.size() + person.office.size() + person.actor.value.size();
    for (const std::string &tag : event.tags)
        weight += tag.size();
    for (const Relation &relation : event.relations)
        weight += relation.target.size();
    for (const Source &source : event.sources)
        weight +=
            source.publisher.size() + source.title.size() + source.url.size() + source.date.size();
    for (const Report &report : event.reports)
        weight += report.publisher.size() + report.title.size() + report.url.size() +
                  report.quote.size() + report.published.edtf().size() +
                  report.start.edtf().size() + report.end.edtf().size();
    for (const auto &[name, value] : event.extra)
        weight += name.size() + value.size();
    return weight;
}

std::vector<PackCut> cutIntoPacks(EventIndex first, std::span<const Event> events)
{
    std::vector<PackCut> cuts;
    // About equal ones, so that none is left with a handful.
    const std::size_t packs = (events.size() + eventsPerPack - 1) / eventsPerPack;
    const std::size_t most = packs == 0 ? 0 : (events.size() + packs - 1) / packs;
    std::size_t weight = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::size_t more = weightOf(events[i]);
        if (cuts.empty() || cuts.back().count == most || weight + more > heaviestPack) {
            cuts.push_back({EventIndex(first + i), i, 0});
            weight = 0;
        }
        ++cuts.back().count;
        weight += more;
    }
    return cuts;
}

Result<PackBytes> encodePack(EventIndex first, std::span<const Event> events)
{
    std::size_t total = 0;
    for (const Event &event : events) {
        const std::size_t weight = weightOf(event);
        total += weight;
        if (weight > heaviestEvent || total > 2 * heaviestPack)
            return Error{"the event '" + event.key +
                             "' has more text or more entries than a document can hold; shorten it",
                         {}};
    }
    PackBytes pack;
    pack.count = events.size();
    pack.titles = titlesOf(events);
    pack.records = Encoder(first, events).records();
    pack.checksum = crc32(pack.records, crc32(pack.titles));
    return pack;
}

} // namespace entente::store
