// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/csv_row.h"

#include "core/formats/countries.h"
#include "core/formats/csv_dates.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace entente
{

namespace
{

/// Fills one event from one row. `problem` is why the row cannot be taken.
class CsvRowReader
{
public:
    CsvRowReader(const CsvRow &row, ImportedRow &into, RowScratch &scratch)
        : m_row(row)
        , m_into(into)
        , m_event(into.event)
        , m_scratch(scratch)
    {}

    std::string read()
    {
        m_event.key = m_row.text(Column::Id);
        m_event.title = m_row.text(Column::Title);
        if (m_event.title.empty())
            fail("there is no title");
        m_into.kindWord = m_row.text(Column::Kind);
        m_event.subkind = m_row.text(Column::Subkind);
        m_event.description = m_row.text(Column::Description);
        m_event.thread = ThreadId{m_row.text(Column::Thread)};
        m_event.note = m_row.text(Column::Note);
        readDates();
        readWords();
        readParties();
        readPersons();
        readPlace();
        readCodes();
        readLists();
        readSources();
        readExtra();
        constexpr std::size_t longestList = 10000;
        if (std::max({m_event.parties.size(), m_event.persons.size(), m_event.tags.size(),
                      m_event.relations.size(), m_event.sources.size(), m_event.extra.size()}) >
            longestList)
            fail("a list has more than " + std::to_string(longestList) + " items");
        return m_problem;
    }

private:
    void fail(std::string problem)
    {
        if (m_problem.empty())
            m_problem = std::move(problem);
    }

    void keep(const char *name, const char *what, const std::string &word)
    {
        m_scratch.warnings.add("'" + shortened(word, 60) + "' is no " + what + "; kept as it is",
                               m_into.line);
        m_event.extra.emplace_back(name, word);
    }

    Date takeDate(const Result<Date> &date)
    {
        if (date)
            return *date;
        fail(date.error().what);
        return {};
    }

    void readDates()
    {
        const CsvTable &table = m_row.table();
        const auto one = [&](Column whole, Column year, Column month, Column day) {
            const std::string text = m_row.text(whole);
            if (text.empty() && !table.map.has(year))
                return Date();
            if (!text.empty())
                return takeDate(m_scratch.dates.date(text));
            return takeDate(dateFromParts(m_row.text(year), m_row.text(month), m_row.text(day)));
        };
        m_event.start = one(Column::Start, Column::Year, Column::Month, Column::Day);
        m_event.end = one(Column::End, Column::EndYear, Column::EndMonth, Column::EndDay);
    }

    void readWords()
    {
        const std::string status = m_row.text(Column::Status);
        m_into.statesStatus = !status.empty();
        if (const auto known = statusFrom(status))
            m_event.status = *known;
        else if (!status.empty())
            fail("'" + shortened(status, 60) + "' is no status");
        const std::string confidence = m_row.text(Column::Confidence);
        if (const auto known = confidenceFrom(confidence))
            m_event.confidence = *known;
        else if (!confidence.empty())
            keep("confidence", "confidence", confidence);
        const std::string phase = m_row.text(Column::Phase);
        m_event.phase = phaseFrom(phase);
        if (!m_event.phase && !phase.empty())
            keep("phase", "phase", phase);
    }

    /// "JPN:host", or a name; roles of whole columns come from the recipe.
    void addParty(const std::string &item, const Recipe::From &rule)
    {
        std::size_t colon = std::string::npos;
        for (std::size_t i = 0; i < item.size(); ++i) {
            if (item[i] == '\\')
                ++i;
            else if (item[i] == ':')
                colon = i;
        }
        const std::string written = unescaped(trimmed(std::string_view(item).substr(0, colon)));
        const std::string_view name = countryMeaning(written);
        const bool isOther = !rule.roleIfNotCapital.empty() && !isInCapitals(written);
        std::string role = isOther ? rule.roleIfNotCapital : rule.role;
        if (colon != std::string::npos)
            role = unescaped(trimmed(std::string_view(item).substr(colon + 1)));
        if (!name.empty())
            m_event.parties.push_back({ActorId{std::string(name)}, std::move(role)});
    }

    std::string_view countryMeaning(std::string_view name) const
    {
        const RecipeWords &words = m_row.table().recipe.words;
        return words.isEmpty() ? name : words.meaning(RecipeWords::countries, name);
    }

    static bool isInCapitals(std::string_view text)
    {
        return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    /// One actor, or several with ';' between them, who all have the column's role.
    void readSide(Column column, const char *role)
    {
        if (!m_row.has(column))
            return;
        const std::string names = m_row.text(column);
        if (names.find_first_of(";\\") == std::string::npos) {
            if (!names.empty())
                m_event.parties.push_back({ActorId{names}, role});
            return;
        }
        for (const std::string &name : splitList(names, m_row.separator(column, ";"))) {
            if (!name.empty())
                m_event.parties.push_back({ActorId{unescaped(name)}, role});
        }
    }

    void readParties()
    {
        readSide(Column::Initiator, initiatorRole);
        readSide(Column::Target, targetRole);
        if (!m_row.has(Column::Parties))
            return;
        const std::string separator = m_row.separator(Column::Parties, ";");
        const auto &columns = m_row.table().map.of(Column::Parties);
        const auto take = [&](std::string_view cell, const Recipe::From &rule) {
            std::vector<std::string> items = splitList(cell, separator);
            // A comma separates names only where it leaves nothing but countries.
            const bool mayBeMore = items.size() == 1 && items[0].find(',') != std::string::npos;
            if (mayBeMore && !countryFrom(items[0])) {
                std::vector<std::string> names = splitList(items[0], ",");
                const auto isCountry = [](const std::string &name) {
                    return countryFrom(name).has_value();
                };
                if (names.size() > 1 && std::all_of(names.begin(), names.end(), isCountry))
                    items = std::move(names);
            }
            for (const std::string &item : items)
                addParty(item, rule);
        };
        for (const ColumnMap::From &from : columns)
            take(m_row.meaning(Column::Parties, m_row.cell(from.cell)), from.rule);
        if (columns.empty())
            take(m_row.text(Column::Parties), {});
    }

    void readPersons()
    {
        if (!m_row.has(Column::Persons))
            return;
        for (const std::string &item : m_row.list(Column::Persons, ";")) {
            const std::vector<std::string> parts = splitList(item, "|");
            Person person;
            person.name = unescaped(parts[0]);
            if (parts.size() > 1)
                person.office = unescaped(parts[1]);
            if (parts.size() > 2)
                person.actor = ActorId{unescaped(parts[2])};
            completePerson(person);
            if (!person.name.empty() || !person.office.empty())
                m_event.persons.push_back(std::move(person));
        }
    }

    /// Office and actor that stand in cells of their own, or in the name.
    void completePerson(Person &person) const
    {
        const RecipeWords &words = m_row.table().recipe.words;
        for (const ColumnMap::From &from : m_row.table().map.of(Column::Persons)) {
            if (from.office && person.office.empty())
                person.office = words.meaning(RecipeWords::offices, m_row.cell(*from.office));
            if (from.actor && person.actor.isEmpty())
                person.actor = ActorId{std::string(countryMeaning(m_row.cell(*from.actor)))};
        }
        words.takeTitle(person);
    }

    /// States that the table writes in codes, by the day of the event: COW 365 was the Soviet
    /// Union.
    void readCodes()
    {
        const std::optional<CountryCodes> codes = m_row.table().recipe.words.codes;
        if (!codes)
            return;
        std::optional<Instant> when;
        if (const Instant start = m_event.start.bounds().strict.begin;
            !m_event.start.isEmpty() && !start.isOpen())
            when = start;
        const auto resolve = [&](ActorId &actor) {
            if (actor.isEmpty())
                return;
            if (const auto country = countryFrom(actor.value, *codes, when))
                actor.value = country->code;
        };
        for (Party &party : m_event.parties)
            resolve(party.actor);
        for (Person &person : m_event.persons)
            resolve(person.actor);
        resolve(m_event.place.country);
    }

    std::optional<double> number(Column column, double limit)
    {
        const std::string text = m_row.text(column);
        if (text.empty())
            return std::nullopt;
        double value = 0;
        const char *begin = text.data() + (text[0] == '+' ? 1 : 0);
        const char *end = text.data() + text.size();
        const auto [at, error] = std::from_chars(begin, end, value);
        if (error != std::errc() || at != end || !(std::abs(value) <= limit)) {
            fail("'" + shortened(text, 60) + "' is no " +
                 (column == Column::Lat ? "latitude" : "longitude") + " in degrees");
            return std::nullopt;
        }
        return value;
    }

    void readPlace()
    {
        Place &place = m_event.place;
        place.name = m_row.text(Column::Place);
        place.country = ActorId{std::string(countryMeaning(m_row.text(Column::PlaceCountry)))};
        const auto lat = number(Column::Lat, 90);
        const auto lon = number(Column::Lon, 180);
        if (lat && lon)
            place.position = LatLon{*lat, *lon};
        else if (lat || lon)
            fail("it has a latitude or a longitude, but not both");
        // What a recipe says of all places is no word on a row that names none.
        const bool isNamed = !place.name.empty() || place.position;
        const std::string precision = isNamed ? m_row.text(Column::PlacePrecision)
                                              : std::string(m_row.found(Column::PlacePrecision));
        if (precision.empty() && !isNamed && !place.country.isEmpty() &&
            m_row.table().recipe.isStated)
            place.precision = PlacePrecision::Country;
        else if (const auto known = placePrecisionFrom(precision))
            place.precision = *known;
        else if (!precision.empty())
            keep("place_precision", "precision of a place", precision);
    }

    void readLists()
    {
        for (const std::string &item : m_row.list(Column::Tags, ";"))
            m_event.tags.push_back(unescaped(item));
        for (const std::string &item : m_row.list(Column::Related, ";")) {
            const std::size_t colon = item.find(':');
            const std::string word = item.substr(0, colon);
            const auto type = relationTypeFrom(word);
            if (type && colon != std::string::npos)
                m_event.relations.push_back({*type, unescaped(item.substr(colon + 1))});
            else
                keep("related", "type of relation with an id", unescaped(item));
        }
    }

    /// Several columns hold one list each; what stands at the same place belongs together.
    void readSources()
    {
        constexpr Column columns[] = {Column::SourcePublishers, Column::SourceTitles,
                                      Column::SourceUrls, Column::SourceDates};
        if (std::none_of(std::begin(columns), std::end(columns),
                         [&](Column column) { return m_row.has(column); }))
            return;
        const auto parts = [&](Column column) {
            const std::string text = m_row.text(column);
            std::vector<std::string> items;
            if (!text.empty())
                items = splitList(" " + text + " ", m_row.separator(column, " | "));
            for (const ColumnMap::From &from : m_row.table().map.of(column)) {
                for (std::string &item : items)
                    item = partOf(item, from.rule);
            }
            return items;
        };
        const auto publishers = parts(Column::SourcePublishers);
        const auto titles = parts(Column::SourceTitles);
        const auto urls = parts(Column::SourceUrls);
        const auto dates = parts(Column::SourceDates);
        const auto verified = parts(Column::UrlVerified);
        const auto at = [](const std::vector<std::string> &list, std::size_t i) {
            return i < list.size() ? unescaped(list[i]) : std::string();
        };
        const std::size_t count =
            std::max({publishers.size(), titles.size(), urls.size(), dates.size()});
        // A recipe's publisher is that of all sources.
        const bool isOnePublisher =
            publishers.size() == 1 && !m_row.table().map.has(Column::SourcePublishers);
        for (std::size_t i = 0; i < count; ++i) {
            Source source{at(publishers, isOnePublisher ? 0 : i),
                          at(titles, i),
                          at(urls, i),
                          at(dates, i),
                          {}};
            const std::string flag = folded(at(verified, i));
            if (flag == "true" || flag == "yes" || flag == "1")
                source.verified = true;
            else if (flag == "false" || flag == "no" || flag == "0")
                source.verified = false;
            if (source != Source())
                m_event.sources.push_back(std::move(source));
        }
    }

    /// "Treaty Series 1||https://…" cut at "||".
    static std::string partOf(const std::string &item, const Recipe::From &rule)
    {
        if (rule.between.empty())
            return item;
        std::string_view rest = item;
        for (std::size_t i = 0; i <= rule.part; ++i) {
            const std::size_t cut = rest.find(rule.between);
            if (i == rule.part)
                return std::string(trimmed(rest.substr(0, cut)));
            if (cut == std::string_view::npos)
                break;
            rest.remove_prefix(cut + rule.between.size());
        }
        return {};
    }

    void readExtra()
    {
        for (const auto &[index, name] : m_row.table().map.extra) {
            if (const std::string_view value = m_row.cell(index); !value.empty())
                m_event.extra.emplace_back(name, value);
        }
    }

    const CsvRow &m_row;
    ImportedRow &m_into;
    Event &m_event;
    RowScratch &m_scratch;
    std::string m_problem;
};

} // namespace

std::string readRow(const CsvRow &row, ImportedRow &into, RowScratch &scratch)
{
    return CsvRowReader(row, into, scratch).read();
}

} // namespace entente
