// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/tie_reader.h"

#include "core/base/text.h"
#include "core/formats/csv_cells.h"
#include "core/formats/csv_dates.h"
#include "core/formats/recipe_pattern.h"
#include "core/time/calendar.h"

#include <algorithm>
#include <charconv>

namespace entente
{

namespace
{

using TieCell = std::optional<std::size_t>;

struct WhenCells
{
    TieCell date;
    TieCell year;
    TieCell month;
    TieCell day;
};

/// Where in a row a recipe's columns stand.
struct TieCells
{
    TieCell a;
    TieCell b;
    TieCell alliance;
    WhenCells start;
    WhenCells end;
    TieCell year;
    TieCell leftCensored;
    TieCell rightCensored;
    TieCell layer;
    std::vector<std::pair<std::size_t, std::string>> flags;
};

std::string plainName(std::string_view header)
{
    std::string plain = folded(trimmed(header));
    std::erase_if(plain, [](char c) { return c == ' ' || c == '_' || c == '-'; });
    return plain;
}

std::string_view cellAt(const CsvRecord &record, const TieCell &cell)
{
    if (!cell || *cell >= record.cells.size())
        return {};
    return unneutralized(trimmed(record.cells[*cell]));
}

/// What data sets of this field write for "unknown" or "does not apply".
std::string_view known(std::string_view text)
{
    for (const std::string_view none : {"NA", "N/A", ".", "-7", "-8", "-9"}) {
        if (text == none)
            return {};
    }
    return text;
}

/// A number of a date; zero is how ATOP says that there is none.
std::string_view knownPart(std::string_view text)
{
    text = known(text);
    if (text.ends_with(".0"))
        text.remove_suffix(2);
    return text.find_first_not_of('0') == std::string_view::npos ? std::string_view() : text;
}

bool isSet(std::string_view text)
{
    text = known(text);
    return text == "1" || text == "1.0" || folded(text) == "yes" || folded(text) == "true";
}

class TieSurvey final : public RowSurvey
{
public:
    explicit TieSurvey(const TieCells &cells) : m_cells(cells) {}
    void look(const CsvRecord &record) override
    {
        evidence.look(cellAt(record, m_cells.start.date));
        evidence.look(cellAt(record, m_cells.end.date));
    }
    void add(const RowSurvey &other) override
    {
        evidence.add(static_cast<const TieSurvey &>(other).evidence);
    }
    DateOrderEvidence evidence;

private:
    const TieCells &m_cells;
};

class TieReader final : public RowReader
{
public:
    TieReader(std::vector<std::string> header, char delimiter, const Recipe &recipe, TieRecipe ties,
              TieCells cells)
        : m_header(std::move(header))
        , m_layout{delimiter, true, true}
        , m_recipe(recipe)
        , m_ties(std::move(ties))
        , m_cells(std::move(cells))
        , m_dateOrder(recipe.dateOrder)
    {}

    TableLayout layout() const override { return m_layout; }

    RowScratch makeScratch() const override
    {
        return {{}, DateMemo([this](std::string_view text) {
                    return tableDate(text, m_dateOrder, m_mixesDateOrders);
                })};
    }
    std::unique_ptr<RowSurvey> makeSurvey() const override
    {
        const bool isNeeded = !m_dateOrder && (m_cells.start.date || m_cells.end.date);
        return isNeeded ? std::make_unique<TieSurvey>(m_cells) : nullptr;
    }
    void heed(const RowSurvey &survey) override
    {
        const DateOrderEvidence &evidence = static_cast<const TieSurvey &>(survey).evidence;
        m_dateOrder = evidence.order();
        m_mixesDateOrders = evidence.isContradictory();
    }
    ImportedTables tables() const override
    {
        ImportedTables tables;
        tables.tables = m_recipe.words.about;
        return tables;
    }
    std::optional<Actor> actorFor(const std::string &word) const override
    {
        return m_recipe.words.actorFor(word);
    }

    std::string read(const CsvRecord &record, ImportedRow &into,
                     RowScratch &scratch) const override;

private:
    Result<Date> dateIn(const CsvRecord &record, const WhenCells &when, RowScratch &scratch) const;
    std::string readDates(const CsvRecord &record, TieRow &tie, RowScratch &scratch) const;
    std::string censor(const CsvRecord &record, TieRow &tie) const;
    std::vector<std::string> layersIn(const CsvRecord &record) const;
    std::string actorIn(std::string_view word, const std::optional<Instant> &when) const;
    std::string basisOf(const CsvRecord &record) const;

    std::vector<std::string> m_header;
    TableLayout m_layout;
    Recipe m_recipe;
    TieRecipe m_ties;
    TieCells m_cells;
    std::optional<DateOrder> m_dateOrder;
    bool m_mixesDateOrders = false;
};

Result<Date> TieReader::dateIn(const CsvRecord &record, const WhenCells &when,
                               RowScratch &scratch) const
{
    if (when.date)
        return scratch.dates.date(known(cellAt(record, when.date)));
    const std::string_view year = knownPart(cellAt(record, when.year));
    if (year.empty()) // with a month of its own or not: nobody knows when
        return Date();
    const std::string_view month = knownPart(cellAt(record, when.month));
    return dateFromParts(year, month, month.empty() ? month : knownPart(cellAt(record, when.day)));
}

/// A tie that was there when the table begins may be older, one that was there when it ends may go
/// on: "[..1816-01-01]" and "[2012-12-31..]".
std::string TieReader::censor(const CsvRecord &record, TieRow &tie) const
{
    const auto setTo = [](Date &date, const std::string &text) {
        Result<Date> vague = Date::fromEdtf(text);
        if (!vague)
            return "'" + shortened(text, 60) + "' cannot be a date that is censored";
        date = std::move(*vague);
        return std::string();
    };
    if (isSet(cellAt(record, m_cells.leftCensored)) && !tie.start.isEmpty()) {
        if (std::string problem = setTo(tie.start, "[.." + tie.start.edtf() + "]");
            !problem.empty())
            return problem;
    }
    if (!isSet(cellAt(record, m_cells.rightCensored)))
        return {};
    const Date &last = tie.end.isEmpty() ? m_ties.observedUntil : tie.end;
    return last.isEmpty() ? std::string() : setTo(tie.end, "[" + last.edtf() + "..]");
}

std::string TieReader::readDates(const CsvRecord &record, TieRow &tie, RowScratch &scratch) const
{
    if (m_cells.year) {
        const std::string_view text = knownPart(cellAt(record, m_cells.year));
        int year = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
        if (text.empty() || error != std::errc() || end != text.data() + text.size() ||
            std::abs(year) > 9999)
            return "'" + shortened(cellAt(record, m_cells.year), 60) + "' is no year";
        tie.year = year;
        return {};
    }
    const Result<Date> start = dateIn(record, m_cells.start, scratch);
    if (!start)
        return start.error().what;
    tie.start = *start;
    const Result<Date> end = dateIn(record, m_cells.end, scratch);
    if (!end)
        return end.error().what;
    tie.end = *end;
    if (!tie.start.isEmpty() && !tie.end.isEmpty() &&
        tie.start.bounds().strict.begin > tie.end.bounds().strict.end)
        return "it ends before it starts";
    return censor(record, tie);
}

std::vector<std::string> TieReader::layersIn(const CsvRecord &record) const
{
    std::vector<std::string> layers;
    for (const auto &[cell, layer] : m_cells.flags) {
        const bool isNew = std::find(layers.begin(), layers.end(), layer) == layers.end();
        if (isSet(cellAt(record, cell)) && isNew)
            layers.push_back(layer);
    }
    if (m_cells.layer) {
        const std::string_view said = cellAt(record, m_cells.layer);
        if (const std::string_view layer = m_recipe.words.meaning("layer", said); !layer.empty())
            layers.emplace_back(layer);
    }
    return layers;
}

/// What the user settled comes first, then the gazetteer; a word that both do not know stays.
std::string TieReader::actorIn(std::string_view word, const std::optional<Instant> &when) const
{
    const std::string_view said = m_recipe.words.meaning(RecipeWords::countries, word);
    if (said != word)
        return std::string(said);
    const auto country =
        countryFrom(word, m_recipe.words.codes.value_or(CountryCodes::Names), when);
    return country ? country->code : std::string(word);
}

std::string TieReader::basisOf(const CsvRecord &record) const
{
    return filledPattern(m_ties.basis, [&](std::string_view name) {
        const auto found = std::find(m_header.begin(), m_header.end(), name);
        return found == m_header.end() ? std::string_view()
                                       : cellAt(record, std::size_t(found - m_header.begin()));
    });
}

std::string TieReader::read(const CsvRecord &record, ImportedRow &into, RowScratch &scratch) const
{
    auto tie = std::make_unique<TieRow>();
    const std::string_view a = known(cellAt(record, m_cells.a));
    const std::string_view b = known(cellAt(record, m_cells.b));
    if (a.empty() || (m_cells.b && b.empty()))
        return "an actor is missing";
    if (std::string problem = readDates(record, *tie, scratch); !problem.empty())
        return problem;
    tie->layers = layersIn(record);
    if (tie->layers.empty())
        return m_cells.layer ? "it has no layer" : "it states no obligation";
    std::optional<Instant> when;
    if (tie->year)
        when = startOfYear(*tie->year);
    else if (!tie->start.isEmpty())
        when = tie->start.bounds().strict.begin == Instant::openPast()
                   ? tie->start.bounds().strict.end
                   : tie->start.bounds().strict.begin;
    tie->a = actorIn(a, when);
    if (m_cells.b) {
        tie->b = actorIn(b, when);
        if (tie->a == tie->b)
            return "both ends are '" + shortened(tie->a, 60) + "'";
    } else {
        tie->alliance = known(cellAt(record, m_cells.alliance));
        if (tie->alliance.empty())
            return "the alliance is missing";
    }
    tie->basis = basisOf(record);
    tie->line = record.line;
    tie->text = record.text;
    into.tie = std::move(tie);
    return {};
}

/// Finds a column that the recipe wants; an empty name is none.
class CellFinder
{
public:
    explicit CellFinder(const std::vector<std::string> &header) : m_header(header) {}

    TieCell operator()(const std::string &name)
    {
        if (name.empty())
            return std::nullopt;
        for (std::size_t i = 0; i < m_header.size(); ++i) {
            if (plainName(m_header[i]) == plainName(name))
                return i;
        }
        if (m_missing.empty())
            m_missing = name;
        return std::nullopt;
    }
    WhenCells operator()(const TieRecipe::When &when)
    {
        return {(*this)(when.date), (*this)(when.year), (*this)(when.month), (*this)(when.day)};
    }
    const std::string &missing() const { return m_missing; }

private:
    const std::vector<std::string> &m_header;
    std::string m_missing;
};

} // namespace

TieRecipe tieRecipeForHeader(const std::vector<std::string> &header)
{
    const auto named = [&](std::initializer_list<const char *> names) {
        for (const char *name : names) {
            for (const std::string &title : header) {
                if (plainName(title) == name)
                    return title;
            }
        }
        return std::string();
    };
    TieRecipe ties;
    ties.a = named({"actora", "a", "actor1", "partya", "statea", "countrya", "source", "from"});
    ties.b = named({"actorb", "b", "actor2", "partyb", "stateb", "countryb", "target", "to"});
    ties.layer = named({"layer", "tie", "tietype"});
    const bool hasTitle = std::any_of(header.begin(), header.end(), [](const std::string &title) {
        return columnFrom(title) == Column::Title && plainName(title) != "name";
    });
    if (ties.a.empty() || ties.b.empty() || ties.layer.empty() || hasTitle)
        return {};
    ties.start = {named({"start", "startdate", "begin", "date", "since"}),
                  named({"startyear", "year"}), named({"startmonth", "month"}),
                  named({"startday", "day"})};
    ties.end = {named({"end", "enddate", "until"}), named({"endyear"}), named({"endmonth"}),
                named({"endday"})};
    if (const std::string basis = named({"basis", "name", "treaty", "alliance", "instrument"});
        !basis.empty())
        ties.basis = "{" + basis + "}";
    ties.isStated = true;
    return ties;
}

Result<std::unique_ptr<RowReader>> tieReaderFor(const std::vector<std::string> &header,
                                                char delimiter, const Recipe &recipe,
                                                const TieRecipe &ties)
{
    CellFinder find(header);
    TieCells cells;
    cells.a = find(ties.a);
    cells.b = find(ties.b);
    cells.alliance = find(ties.alliance);
    cells.start = find(ties.start);
    cells.end = find(ties.end);
    cells.year = find(ties.year);
    cells.leftCensored = find(ties.leftCensored);
    cells.rightCensored = find(ties.rightCensored);
    cells.layer = find(ties.layer);
    for (const auto &[name, layer] : ties.flags) {
        if (const TieCell cell = find(name))
            cells.flags.emplace_back(*cell, layer);
    }
    if (!find.missing().empty())
        return Error{"the recipe wants a column '" + shortened(find.missing(), 60) +
                         "', which is not there",
                     {}};
    return std::unique_ptr<RowReader>(
        std::make_unique<TieReader>(header, delimiter, recipe, ties, std::move(cells)));
}

} // namespace entente
