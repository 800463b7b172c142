// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/gdelt_reader.h"

#include "core/base/text.h"
#include "core/formats/cameo_actors.h"
#include "core/formats/coded_event.h"
#include "core/formats/countries.h"
#include "core/formats/fips.h"

#include <algorithm>

namespace entente
{

namespace
{

constexpr std::string_view idHeader = "GLOBALEVENTID";

// Mentions add up over the records of one event; "gdelt_id" tells the records apart.
constexpr const char *summedFields[] = {"mentions"};
constexpr Counting gdeltCounting{"gdelt_id", summedFields};

/// Where the cells of one sort of export stand. The three sorts differ behind the 35th only.
struct GdeltColumns
{
    std::size_t count;

    // Type, name, country and region (2.0: and county) come before latitude, longitude and feature.
    constexpr std::size_t geoSize() const { return count == 61 ? 8 : 7; }
    constexpr std::size_t actionGeo() const { return 35 + 2 * geoSize(); }
    constexpr std::size_t lat() const { return actionGeo() + geoSize() - 3; }
    constexpr std::size_t added() const { return actionGeo() + geoSize(); }
    constexpr bool hasUrl() const { return count != 57; }
};
static_assert(GdeltColumns{57}.added() + 1 == 57 && GdeltColumns{58}.added() + 2 == 58 &&
              GdeltColumns{61}.added() + 2 == 61);

constexpr std::size_t idCell = 0;
constexpr std::size_t dayCell = 1;
constexpr std::size_t initiatorCell = 5;
constexpr std::size_t targetCell = 15;
constexpr std::size_t codeCell = 26;
constexpr std::size_t quadCell = 29;
constexpr std::size_t goldsteinCell = 30;
constexpr std::size_t mentionsCell = 31;
constexpr std::size_t toneCell = 34;

std::string_view cellOf(const CsvRecord &record, std::size_t index)
{
    return presentCell(record.cells[index]);
}

/// "2019-10-24" of 20191024…; empty for anything else.
std::string dayOf(std::string_view digits)
{
    if (digits.size() < 8 || !isAllDigits(digits))
        return {};
    std::string day(digits.substr(0, 4));
    day.append("-").append(digits.substr(4, 2)).append("-").append(digits.substr(6, 2));
    return day;
}

/// "2019-10-24T14:30:00Z", or the day alone.
std::string addedOf(std::string_view digits)
{
    std::string text = dayOf(digits);
    if (text.empty() || digits.size() != 14)
        return text;
    return text.append("T")
        .append(digits.substr(8, 2))
        .append(":")
        .append(digits.substr(10, 2))
        .append(":")
        .append(digits.substr(12, 2))
        .append("Z");
}

CameoSide sideOf(const CsvRecord &record, std::size_t at)
{
    const auto cell = [&](std::size_t i) { return cellOf(record, at + i); };
    return {cell(0), cell(1), cell(2), cell(3), cell(4), cell(5), {cell(7), cell(8), cell(9)}};
}

std::string_view hostOf(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return {};
    std::string_view host = url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    if (const std::size_t user = host.rfind('@'); user != std::string_view::npos)
        host.remove_prefix(user + 1);
    if (host.starts_with("www."))
        host.remove_prefix(4);
    return host;
}

std::string_view quadTag(std::string_view quad)
{
    constexpr std::string_view tags[] = {"verbal cooperation", "material cooperation",
                                         "verbal conflict", "material conflict"};
    return quad.size() == 1 && quad[0] >= '1' && quad[0] <= '4' ? tags[quad[0] - '1']
                                                                : std::string_view();
}

PlacePrecision precisionOf(std::string_view type)
{
    if (type == "1")
        return PlacePrecision::Country;
    if (type == "2" || type == "5")
        return PlacePrecision::Region;
    return type == "3" || type == "4" ? PlacePrecision::City : PlacePrecision::Unknown;
}

/// "Minsk, Belarus (general), Belarus" as "Minsk, Belarus": a part that says no more than the one
/// before it is left out. Not in the United States, where New York and New York are two.
std::string placeName(std::string_view full, std::string_view type)
{
    if (type != "4" && type != "5")
        return std::string(full);
    constexpr std::string_view general = " (general)";
    std::string name;
    std::string_view last;
    while (!full.empty()) {
        const std::size_t comma = full.find(", ");
        std::string_view part = full.substr(0, comma);
        full.remove_prefix(comma == std::string_view::npos ? full.size() : comma + 2);
        if (part.ends_with(general))
            part.remove_suffix(general.size());
        if (part.empty() || part == last)
            continue;
        name.append(name.empty() ? "" : ", ").append(part);
        last = part;
    }
    return name;
}

/// One row on its way into an event.
class GdeltRow
{
public:
    GdeltRow(const CsvRecord &record, GdeltColumns columns, ImportedRow &into, RowScratch &scratch)
        : m_record(record)
        , m_columns(columns)
        , m_into(into)
        , m_event(into.event)
        , m_scratch(scratch)
    {}

    std::string read()
    {
        if (m_record.cells.size() != m_columns.count)
            return wrongCellCount(m_record.cells.size(), m_columns.count, "this export of GDELT");
        m_id = cell(idCell);
        if (!isAllDigits(m_id) || m_id.size() > 20)
            return "'" + shortened(m_id, 40) + "' is no GLOBALEVENTID";
        const std::string day = dayOf(cell(dayCell));
        const Result<Date> &date = m_scratch.dates.date(day);
        if (day.empty() || cell(dayCell).size() != 8 || !date)
            return "'" + shortened(cell(dayCell), 40) + "' is no day as GDELT writes it (YYYYMMDD)";
        m_event.start = *date;
        m_into.statesStatus = false;
        m_event.parties.reserve(2);
        m_event.extra.reserve(6);
        m_into.counting = &gdeltCounting;
        readKind();
        readPlace();
        readActors();
        readSource();
        readValues();
        return {};
    }

private:
    std::string_view cell(std::size_t index) const { return cellOf(m_record, index); }

    void warn(const std::string &message) { m_scratch.warnings.add(message, m_into.line); }

    void addExtra(std::string_view name, std::string_view value)
    {
        if (!value.empty())
            m_event.extra.emplace_back(name, value);
    }

    void readKind()
    {
        m_code = cell(codeCell);
        m_cameo = cameoCode(m_code);
        if (m_cameo) {
            m_into.kindWord = cameoKindId(m_code);
            return;
        }
        warn("'" + shortened(m_code, 40) + "' is no code of CAMEO");
        addExtra("cameo", m_code);
    }

    void readPlace()
    {
        const std::size_t geo = m_columns.actionGeo();
        const std::string_view type = cell(geo);
        m_fullName = cell(geo + 1);
        m_feature = cell(m_columns.lat() + 2);
        Place &place = m_event.place;
        place.name = placeName(m_fullName, type);
        place.country = ActorId{std::string(isoFromFips(cell(geo + 2)))};
        if (!readPosition(cell(m_columns.lat()), cell(m_columns.lat() + 1), place))
            warn("a position is no latitude and longitude in degrees; left out");
        if (!place.isEmpty())
            place.precision = precisionOf(type);
    }

    std::string addSide(std::size_t at, const char *role, const char *field)
    {
        const CameoSide side = sideOf(m_record, at);
        CameoActors actors = actorsOf(side);
        if (!actors.other.empty())
            m_event.parties.push_back({ActorId{std::move(actors.other)}, role});
        if (!actors.state.empty())
            m_event.parties.push_back({ActorId{std::move(actors.state)}, role});
        for (const std::string_view type : side.types)
            addTag(m_event, sectorFrom(type));
        if (!side.code.empty()) {
            std::string words(side.code);
            if (!side.name.empty())
                words.append(" ").append(side.name);
            addExtra(field, words);
        }
        return std::move(actors.title);
    }

    void readActors()
    {
        const std::string initiator = addSide(initiatorCell, initiatorRole, "actor1");
        const std::string target = addSide(targetCell, targetRole, "actor2");
        const std::string_view place(m_event.place.name);
        const std::string_view phrase = m_cameo ? phraseOf(*m_cameo) : std::string_view("Event");
        m_event.title = codedTitle(phrase, initiator, target, place.substr(0, place.find(", ")));
        m_event.key = key();
    }

    /// The rule for mentions of one event (README.md): day, code, both sides and place agree.
    std::string key() const
    {
        std::string key = "gdelt-";
        if (m_fullName.empty() && m_feature.empty())
            return key.append(m_id);
        KeyHash hash;
        for (const std::size_t side : {initiatorCell, targetCell})
            hash.add(cell(side));
        // Who has no code of its own is told apart by name.
        for (const Party &party : m_event.parties)
            hash.add(party.actor.value);
        hash.add(m_fullName).add(m_feature);
        return key.append(cell(dayCell))
            .append("-")
            .append(isAllDigits(m_code) ? m_code : "x")
            .append("-")
            .append(hash.text());
    }

    void readSource()
    {
        Source source;
        source.date = addedOf(cell(m_columns.added()));
        const std::string_view url =
            m_columns.hasUrl() ? cell(m_columns.added() + 1) : std::string_view();
        if (const std::string_view host = hostOf(url); !host.empty()) {
            source.publisher = host;
            source.url = url;
        } else {
            source.publisher = url.empty() ? std::string_view("GDELT") : url;
        }
        m_event.sources.push_back(std::move(source));
    }

    void readValues()
    {
        addTag(m_event, quadTag(cell(quadCell)));
        addExtra("goldstein", cell(goldsteinCell));
        addExtra("mentions", cell(mentionsCell));
        addExtra("tone", cell(toneCell));
        addExtra(gdeltCounting.record, m_id);
    }

    const CsvRecord &m_record;
    GdeltColumns m_columns;
    ImportedRow &m_into;
    Event &m_event;
    RowScratch &m_scratch;
    std::string_view m_id;
    std::string_view m_code;
    std::string_view m_fullName;
    std::string_view m_feature;
    const CameoCode *m_cameo = nullptr;
};

class GdeltReader : public RowReader
{
public:
    GdeltReader(std::size_t columns, bool hasHeader) : m_columns{columns}, m_hasHeader(hasHeader) {}

    TableLayout layout() const override
    {
        TableLayout layout;
        layout.delimiter = '\t';
        layout.hasQuotes = false;
        layout.hasHeader = m_hasHeader;
        return layout;
    }

    std::string read(const CsvRecord &record, ImportedRow &into, RowScratch &scratch) const override
    {
        return GdeltRow(record, m_columns, into, scratch).read();
    }

    std::vector<Kind> kindsFor(const std::string &word) const override { return cameoKinds(word); }
    std::optional<Actor> actorFor(const std::string &word) const override
    {
        std::optional<Actor> actor = cameoActor(word);
        return actor || countryFrom(word) ? actor : organisationCalled(word);
    }

private:
    GdeltColumns m_columns;
    bool m_hasHeader;
};

} // namespace

std::unique_ptr<RowReader> openGdelt(std::string_view beginning, bool isAsked)
{
    const std::vector<std::string_view> lines = firstLines(beginning, 50);
    std::size_t found[3] = {0, 0, 0};
    constexpr std::size_t counts[] = {57, 58, 61};
    bool hasHeader = false;
    for (const std::string_view line : lines) {
        const std::vector<std::string_view> cells = split(line, '\t');
        const auto count = std::find(std::begin(counts), std::end(counts), cells.size());
        if (count == std::end(counts))
            continue;
        hasHeader = hasHeader || (line.data() == lines[0].data() && cells[0] == idHeader);
        if (isAllDigits(cells[0]) && cells[1].size() == 8 && isAllDigits(cells[1]))
            ++found[count - std::begin(counts)];
    }
    const auto *most = std::max_element(std::begin(found), std::end(found));
    // Half of the lines may be broken: what is left is still an export and no other table.
    const bool isSure = *most > 0 && *most * 2 >= lines.size() - (hasHeader ? 1 : 0);
    if (!isSure && !isAsked)
        return nullptr;
    const std::size_t columns = *most > 0 ? counts[most - std::begin(found)] : 61;
    return std::make_unique<GdeltReader>(columns, hasHeader);
}

} // namespace entente
