// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/formats/countries.h"
#include "core/formats/csv_cells.h"
#include "core/formats/csv_dates.h"
#include "core/formats/csv_format.h"
#include "core/formats/csv_parser.h"
#include "core/formats/text_encoding.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace entente
{

namespace
{

/// Everything about one table that its rows share.
struct Table
{
    std::vector<std::string> header;
    ColumnMap map;
    const Recipe *recipe = nullptr;
    std::optional<DateOrder> dateOrder;
    bool mixesDateOrders = false;
};

/// One record seen through the table's columns.
class Row
{
public:
    Row(const Table &table, const CsvRecord &record) : m_table(table), m_record(record) {}

    std::string_view cell(std::size_t index) const
    {
        if (index >= m_record.cells.size())
            return {};
        return unneutralized(trimmed(m_record.cells[index]));
    }

    /// The first cell of a column that is not empty, or the recipe's constant.
    std::string text(Column column) const
    {
        for (const ColumnMap::From &from : m_table.map.of(column)) {
            if (const std::string_view found = cell(from.cell); !found.empty())
                return std::string(found);
        }
        const auto constant = m_table.recipe->constants.find(column);
        return constant == m_table.recipe->constants.end() ? std::string()
                                                           : filledIn(constant->second);
    }

    std::string separator(Column column, const char *usual) const
    {
        const auto given = m_table.recipe->separators.find(column);
        return given == m_table.recipe->separators.end() ? usual : given->second;
    }

    /// The items of a list column; of several columns, one behind the other.
    std::vector<std::string> list(Column column, const char *usual) const
    {
        const std::string cellText = text(column);
        std::vector<std::string> items;
        const auto take = [&](std::string_view part) {
            for (std::string &item : splitList(part, separator(column, usual))) {
                if (!item.empty())
                    items.push_back(std::move(item));
            }
        };
        if (m_table.map.of(column).size() < 2) {
            take(cellText);
            return items;
        }
        for (const ColumnMap::From &from : m_table.map.of(column))
            take(cell(from.cell));
        return items;
    }

    const Table &table() const { return m_table; }
    const CsvRecord &record() const { return m_record; }

private:
    /// "{traveller} in {to}" with the cells of those columns in place.
    std::string filledIn(const std::string &pattern) const
    {
        std::string filled;
        std::size_t at = 0;
        while (at < pattern.size()) {
            const std::size_t open = pattern.find('{', at);
            const std::size_t close = pattern.find('}', open);
            if (close == std::string::npos)
                break;
            filled += pattern.substr(at, open - at);
            const std::string name = pattern.substr(open + 1, close - open - 1);
            const auto &header = m_table.header;
            const auto found = std::find_if(header.begin(), header.end(), [&](const auto &title) {
                return trimmed(title) == name;
            });
            if (found != header.end())
                filled += cell(std::size_t(found - header.begin()));
            at = close + 1;
        }
        return std::string(trimmed(filled + pattern.substr(at)));
    }

    const Table &m_table;
    const CsvRecord &m_record;
};

/// Fills one event from one row. `problem` is why the row cannot be taken.
class RowReader
{
public:
    RowReader(const Row &row, ImportedRow &into, WarningList &warnings)
        : m_row(row)
        , m_into(into)
        , m_event(into.event)
        , m_warnings(warnings)
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
        m_warnings.add("'" + shortened(word, 60) + "' is no " + what + "; kept as it is",
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
        const Table &table = m_row.table();
        const auto one = [&](Column whole, Column year, Column month, Column day) {
            const std::string text = m_row.text(whole);
            if (!text.empty() || !table.map.has(year))
                return takeDate(tableDate(text, table.dateOrder, table.mixesDateOrders));
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
    void addParty(const std::string &item, const std::string &columnRole)
    {
        std::size_t colon = std::string::npos;
        for (std::size_t i = 0; i < item.size(); ++i) {
            if (item[i] == '\\')
                ++i;
            else if (item[i] == ':')
                colon = i;
        }
        const std::string name = unescaped(trimmed(std::string_view(item).substr(0, colon)));
        std::string role = columnRole;
        if (colon != std::string::npos)
            role = unescaped(trimmed(std::string_view(item).substr(colon + 1)));
        if (!name.empty())
            m_event.parties.push_back({ActorId{name}, std::move(role)});
    }

    void readParties()
    {
        const std::string separator = m_row.separator(Column::Parties, ";");
        const auto &columns = m_row.table().map.of(Column::Parties);
        const auto take = [&](std::string_view cell, const std::string &role) {
            std::vector<std::string> items = splitList(cell, separator);
            // A comma separates names only where it leaves nothing but countries.
            if (items.size() == 1 && !countryFrom(items[0])) {
                std::vector<std::string> names = splitList(items[0], ",");
                const auto isCountry = [](const std::string &name) {
                    return countryFrom(name).has_value();
                };
                if (names.size() > 1 && std::all_of(names.begin(), names.end(), isCountry))
                    items = std::move(names);
            }
            for (const std::string &item : items)
                addParty(item, role);
        };
        for (const ColumnMap::From &from : columns)
            take(m_row.cell(from.cell), from.role);
        if (columns.empty())
            take(m_row.text(Column::Parties), {});
    }

    void readPersons()
    {
        for (const std::string &item : m_row.list(Column::Persons, ";")) {
            const std::vector<std::string> parts = splitList(item, "|");
            Person person;
            person.name = unescaped(parts[0]);
            if (parts.size() > 1)
                person.office = unescaped(parts[1]);
            if (parts.size() > 2)
                person.actor = ActorId{unescaped(parts[2])};
            if (!person.name.empty() || !person.office.empty())
                m_event.persons.push_back(std::move(person));
        }
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
        place.country = ActorId{m_row.text(Column::PlaceCountry)};
        const auto lat = number(Column::Lat, 90);
        const auto lon = number(Column::Lon, 180);
        if (lat && lon)
            place.position = LatLon{*lat, *lon};
        else if (lat || lon)
            fail("it has a latitude or a longitude, but not both");
        const std::string precision = m_row.text(Column::PlacePrecision);
        if (const auto known = placePrecisionFrom(precision))
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
        const auto parts = [&](Column column) {
            const std::string text = m_row.text(column);
            return text.empty() ? std::vector<std::string>()
                                : splitList(" " + text + " ", m_row.separator(column, " | "));
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
        for (std::size_t i = 0; i < count; ++i) {
            Source source{at(publishers, i), at(titles, i), at(urls, i), at(dates, i), {}};
            const std::string flag = folded(at(verified, i));
            if (flag == "true" || flag == "yes" || flag == "1")
                source.verified = true;
            else if (flag == "false" || flag == "no" || flag == "0")
                source.verified = false;
            if (source != Source())
                m_event.sources.push_back(std::move(source));
        }
    }

    void readExtra()
    {
        for (const auto &[index, name] : m_row.table().map.extra) {
            if (const std::string_view value = m_row.cell(index); !value.empty())
                m_event.extra.emplace_back(name, value);
        }
    }

    const Row &m_row;
    ImportedRow &m_into;
    Event &m_event;
    WarningList &m_warnings;
    std::string m_problem;
};

bool isNamedInRecipe(const Recipe &recipe, const std::string &header)
{
    return std::any_of(recipe.columns.begin(), recipe.columns.end(), [&](const auto &column) {
        return std::any_of(column.second.begin(), column.second.end(), [&](const auto &from) {
            return trimmed(from.header) == trimmed(header);
        });
    });
}

/// The first record that is not blank; no cells when there is none.
CsvRecord readHeader(CsvParser &parser)
{
    CsvRecord record;
    while (parser.next(record)) {
        if (!record.isBlank())
            return record;
    }
    return {};
}

/// Looks at every date of the table before any of them is read.
Outcome decideDateOrder(Table &table, CsvParser parser, const ReadContext &context)
{
    table.dateOrder = table.recipe->dateOrder;
    if (table.dateOrder)
        return Done{};
    DateOrderEvidence evidence;
    CsvRecord record;
    for (std::int64_t count = 0; parser.next(record); ++count) {
        if (count % 256 == 0 && context.stop.stop_requested())
            return context.cancelled();
        const Row row(table, record);
        evidence.look(row.text(Column::Start));
        evidence.look(row.text(Column::End));
    }
    table.dateOrder = evidence.order();
    table.mixesDateOrders = evidence.isContradictory();
    return Done{};
}

std::string whyRefused(const Table &table, const CsvRecord &record)
{
    if (!record.problem.empty())
        return record.problem;
    for (std::size_t i = table.header.size(); i < record.cells.size(); ++i) {
        if (!trimmed(record.cells[i]).empty())
            return "it has " + std::to_string(record.cells.size()) + " cells, the header " +
                   std::to_string(table.header.size()) + "; a cell with a separator needs quotes";
    }
    return {};
}

Outcome readRows(const Table &table, CsvParser parser, std::size_t bytes,
                 const ReadContext &context, ImportedFile &into)
{
    CsvRecord record;
    for (std::int64_t count = 0; parser.next(record); ++count) {
        if (count % 256 == 0) {
            if (context.stop.stop_requested())
                return context.cancelled();
            if (context.step)
                context.step(std::int64_t(parser.position()), std::int64_t(bytes));
        }
        if (record.problem.empty() && record.isBlank())
            continue;
        std::string refused = whyRefused(table, record);
        ImportedRow made;
        made.line = record.line;
        if (refused.empty())
            refused = RowReader(Row(table, record), made, into.warnings).read();
        if (refused.empty())
            into.rows.push_back(std::move(made));
        else
            into.reject(context.file, record.line, std::move(refused), record.text);
    }
    return Done{};
}

} // namespace

Result<ImportedFile> readCsv(std::string bytes, const Recipe &recipe, const ReadContext &context)
{
    const auto inFile = [&](const Error &error) {
        return Error{error.what, context.file.string()};
    };
    const Result<DecodedText> decoded = decodeText(std::move(bytes), recipe.encoding);
    if (!decoded)
        return inFile(decoded.error());
    ImportedFile imported;
    if (!decoded->warning.empty())
        imported.warnings.add(decoded->warning);

    const std::string_view text = decoded->text;
    const char delimiter =
        recipe.delimiter.value_or(likelyDelimiter(text, [&](const std::string &cell) {
            return columnFrom(cell).has_value() || isNamedInRecipe(recipe, cell);
        }));
    CsvParser parser(text, delimiter);
    const CsvRecord header = readHeader(parser);
    if (header.cells.empty())
        return inFile({"the file holds no table", {}});
    if (!header.problem.empty())
        return inFile({"the header of the table cannot be read: " + header.problem, {}});
    Table table;
    for (const std::string &cell : header.cells)
        table.header.emplace_back(unneutralized(trimmed(cell)));
    table.recipe = &recipe;
    Result<ColumnMap> map = mapColumns(table.header, recipe);
    if (!map)
        return inFile(map.error());
    table.map = std::move(*map);
    if (Outcome decided = decideDateOrder(table, parser, context); !decided)
        return decided.error();
    if (Outcome read = readRows(table, parser, text.size(), context, imported); !read)
        return read.error();
    return imported;
}

} // namespace entente
