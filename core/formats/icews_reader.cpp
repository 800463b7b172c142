// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/icews_reader.h"

#include "core/base/text.h"
#include "core/formats/coded_event.h"
#include "core/formats/countries.h"

#include <algorithm>
#include <array>

namespace entente
{

namespace
{

constexpr Counting icewsCounting{"icews_id", {}};

enum Cell
{
    IdCell,
    DateCell,
    SourceNameCell,
    SourceSectorsCell,
    SourceCountryCell,
    EventCell,
    CodeCell,
    IntensityCell,
    TargetNameCell,
    TargetSectorsCell,
    TargetCountryCell,
    StoryCell,
    SentenceCell,
    PublisherCell,
    CityCell,
    DistrictCell,
    ProvinceCell,
    CountryCell,
    LatCell,
    LonCell,
    CellCount
};

// In the order of the enum.
constexpr std::string_view headers[] = {
    "event id",       "event date", "source name",     "source sectors", "source country",
    "event text",     "cameo code", "intensity",       "target name",    "target sectors",
    "target country", "story id",   "sentence number", "publisher",      "city",
    "district",       "province",   "country",         "latitude",       "longitude",
};
static_assert(std::size(headers) == CellCount);

/// Where each column stands; nothing for one that the table does not have.
struct IcewsColumns
{
    std::array<std::optional<std::size_t>, CellCount> places;
    std::size_t count = 0;
};

std::string plainHeader(std::string_view text)
{
    text = trimmed(text);
    if (text.size() >= 2 && text.starts_with('"') && text.ends_with('"'))
        text = text.substr(1, text.size() - 2);
    std::string plain;
    for (const char c : text.substr(0, 40))
        plain += c == '_' || c == '.' ? ' ' : c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return plain;
}

IcewsColumns columnsOf(std::string_view header)
{
    IcewsColumns columns;
    const std::vector<std::string_view> cells = split(header, '\t');
    columns.count = cells.size();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto known = std::find(std::begin(headers), std::end(headers), plainHeader(cells[i]));
        if (known != std::end(headers) && !columns.places[std::size_t(known - headers)])
            columns.places[std::size_t(known - headers)] = i;
    }
    return columns;
}

/// One row on its way into an event.
class IcewsRow
{
public:
    IcewsRow(const CsvRecord &record, const IcewsColumns &columns, ImportedRow &into,
             RowScratch &scratch)
        : m_record(record)
        , m_columns(columns)
        , m_into(into)
        , m_event(into.event)
        , m_scratch(scratch)
    {}

    std::string read()
    {
        if (m_record.cells.size() != m_columns.count)
            return wrongCellCount(m_record.cells.size(), m_columns.count, "the header");
        const std::string_view day = cell(DateCell);
        const Result<Date> &date = m_scratch.dates.date(day);
        if (!date)
            return date.error().what;
        if (date->isEmpty())
            return "there is no event date";
        if (cell(IdCell).empty())
            return "there is no event id";
        m_event.start = *date;
        m_into.statesStatus = false;
        m_into.counting = &icewsCounting;
        readPlace();
        const std::string initiator =
            addSide(SourceNameCell, SourceSectorsCell, SourceCountryCell, initiatorRole, "source");
        const std::string target =
            addSide(TargetNameCell, TargetSectorsCell, TargetCountryCell, targetRole, "target");
        const std::string_view phrase = readKind();
        m_event.title = codedTitle(phrase, initiator, target, m_spot);
        m_event.key = key();
        readSource();
        addExtra("intensity", cell(IntensityCell));
        addExtra(icewsCounting.record, cell(IdCell));
        return {};
    }

private:
    std::string_view cell(Cell which) const
    {
        const std::optional<std::size_t> place = m_columns.places[which];
        return place ? presentCell(m_record.cells[*place]) : std::string_view();
    }

    void warn(const std::string &message) { m_scratch.warnings.add(message, m_into.line); }

    void addExtra(std::string_view name, std::string_view value)
    {
        if (!value.empty())
            m_event.extra.emplace_back(name, value);
    }

    /// The state of a country cell; a country that is no state of ours as the table names it.
    std::string countryWord(std::string_view name)
    {
        if (name.empty())
            return {};
        const std::optional<Country> country = countryFrom(name);
        return country ? country->code : std::string(name);
    }

    void readPlace()
    {
        Place &place = m_event.place;
        place.country = ActorId{countryWord(cell(CountryCell))};
        const std::string_view region =
            cell(ProvinceCell).empty() ? cell(DistrictCell) : cell(ProvinceCell);
        m_spot = cell(CityCell).empty() ? region : cell(CityCell);
        if (m_spot.empty())
            m_spot = cell(CountryCell);
        std::string_view last;
        for (const std::string_view part : {cell(CityCell), region, cell(CountryCell)}) {
            if (part.empty() || part == last)
                continue;
            place.name.append(place.name.empty() ? "" : ", ").append(part);
            last = part;
        }
        if (!readPosition(cell(LatCell), cell(LonCell), place))
            warn("a position is no latitude and longitude in degrees; left out");
        if (place.isEmpty())
            return;
        place.precision = !cell(CityCell).empty() ? PlacePrecision::City
                          : !region.empty()       ? PlacePrecision::Region
                                                  : PlacePrecision::Country;
    }

    /// Returns what the title says of this side.
    std::string addSide(Cell nameCell, Cell sectorsCell, Cell countryCell, const char *role,
                        const char *field)
    {
        const std::string_view name = cell(nameCell);
        const std::string_view country = cell(countryCell);
        const std::string state = countryWord(country);
        if (!state.empty())
            m_event.parties.push_back({ActorId{state}, role});
        else if (!name.empty())
            m_event.parties.push_back({ActorId{std::string(name)}, role});
        addSectors(cell(sectorsCell));
        if (name.empty() || name == country)
            return std::string(country);
        if (!state.empty())
            addExtra(field, name);
        const bool namesCountry = country.empty() || name.find(country) != std::string_view::npos;
        std::string title(name);
        if (!namesCountry)
            title.append(", ").append(country);
        return title;
    }

    /// "Executive,Government,Executive Office": each sector is a tag.
    void addSectors(std::string_view sectors)
    {
        constexpr std::size_t mostSectors = 40;
        std::size_t count = 0;
        for (const std::string_view sector : split(sectors, ',')) {
            if (++count <= mostSectors)
                addTag(m_event, presentCell(sector));
        }
    }

    std::string_view readKind()
    {
        const std::string_view event = cell(EventCell);
        const CameoCode *code = cameoCode(cell(CodeCell), event);
        if (code) {
            m_into.kindWord = cameoKindId(code->code);
            return event.empty() ? phraseOf(*code) : event;
        }
        warn("'" + shortened(cell(CodeCell), 40) + "' is no code of CAMEO");
        addExtra("cameo", cell(CodeCell));
        m_event.subkind = event;
        return event.empty() ? std::string_view("Event") : event;
    }

    /// The rule for mentions of one event (README.md): day, code, both sides and place agree.
    std::string key() const
    {
        std::string key = "icews-";
        key.append(m_event.start.edtf()).append("-");
        if (m_event.place.isEmpty())
            return key.append(shortened(cell(IdCell), 60)); // an id may come again on another day
        KeyHash hash;
        for (const Cell part : {EventCell, CodeCell, SourceNameCell, SourceCountryCell,
                                TargetNameCell, TargetCountryCell, LatCell, LonCell})
            hash.add(cell(part));
        return key.append(hash.add(m_event.place.name).text());
    }

    void readSource()
    {
        Source source;
        source.publisher = cell(PublisherCell);
        if (const std::string_view story = cell(StoryCell); !story.empty()) {
            source.title.append("Story ").append(story);
            if (const std::string_view sentence = cell(SentenceCell); !sentence.empty())
                source.title.append(", sentence ").append(sentence);
        }
        if (source != Source())
            m_event.sources.push_back(std::move(source));
    }

    const CsvRecord &m_record;
    const IcewsColumns &m_columns;
    ImportedRow &m_into;
    Event &m_event;
    RowScratch &m_scratch;
    std::string_view m_spot;
};

class IcewsReader : public RowReader
{
public:
    IcewsReader(IcewsColumns columns, bool hasQuotes) : m_columns(columns), m_hasQuotes(hasQuotes)
    {}

    TableLayout layout() const override
    {
        TableLayout layout;
        layout.delimiter = '\t';
        layout.hasQuotes = m_hasQuotes;
        return layout;
    }

    std::string read(const CsvRecord &record, ImportedRow &into, RowScratch &scratch) const override
    {
        return IcewsRow(record, m_columns, into, scratch).read();
    }

    std::vector<Kind> kindsFor(const std::string &word) const override { return cameoKinds(word); }

    /// What has no country is an organisation, without asking whether a state is called so.
    std::optional<Actor> actorFor(const std::string &word) const override
    {
        return countryFrom(word) ? std::nullopt : std::optional(organisationCalled(word));
    }

private:
    IcewsColumns m_columns;
    bool m_hasQuotes;
};

/// Tables that went through a statistics package have their texts in quotes.
bool quotesTexts(std::span<const std::string_view> lines)
{
    return std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
        const std::vector<std::string_view> cells = split(line, '\t');
        return std::any_of(cells.begin(), cells.end(), [](std::string_view cell) {
            return cell.size() > 1 && cell.starts_with('"') && cell.ends_with('"');
        });
    });
}

} // namespace

std::unique_ptr<RowReader> openIcews(std::string_view beginning, bool isAsked)
{
    const std::vector<std::string_view> lines = firstLines(beginning, 20);
    if (lines.empty())
        return nullptr;
    const IcewsColumns columns = columnsOf(lines[0]);
    const auto has = [&](Cell cell) { return columns.places[cell].has_value(); };
    const bool isSure = has(IdCell) && has(DateCell) && has(CodeCell) &&
                        (has(SourceNameCell) || has(TargetNameCell));
    if (!isSure || (!isAsked && !has(IntensityCell) && !has(EventCell)))
        return nullptr;
    return std::make_unique<IcewsReader>(columns, quotesTexts(lines));
}

} // namespace entente
