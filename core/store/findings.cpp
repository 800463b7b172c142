// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/dataset_rows.h"
#include "core/store/pack_findings.h"

#include <iterator>

namespace entente::store
{

namespace
{

using sqlite::Database;
using sqlite::Statement;

/// Collects sentences and stops listing one sort after the first few.
class Findings
{
public:
    explicit Findings(Database &database) : m_database(database) {}

    /// Runs `sql` and says `sentence(row)` for each row where it is not empty.
    template <class Sentence>
    void look(const char *sql, Sentence sentence)
    {
        if (m_error)
            return;
        constexpr std::int64_t mostOfOneSort = 20;
        Statement statement(m_database, sql);
        std::int64_t count = 0;
        std::string last;
        while (statement.step()) {
            std::string said = sentence(statement);
            if (said.empty())
                continue;
            if (++count <= mostOfOneSort)
                m_said.push_back(std::move(said));
        }
        if (count > mostOfOneSort)
            m_said.push_back("… and " + std::to_string(count - mostOfOneSort) +
                             " more of this sort");
        if (statement.hasFailed())
            m_error = m_database.error();
    }

    const std::optional<Error> &error() const { return m_error; }
    std::vector<std::string> take() { return std::move(m_said); }

private:
    Database &m_database;
    std::vector<std::string> m_said;
    std::optional<Error> m_error;
};

std::string eventNamed(const Statement &row)
{
    return "event '" + row.text(0) + "': ";
}

void lookAtFile(Findings &findings)
{
    findings.look("PRAGMA integrity_check(20)", [](const Statement &row) {
        return row.text(0) == "ok" ? std::string() : "the file is damaged: " + row.text(0);
    });
    findings.look("PRAGMA foreign_key_check", [](const Statement &row) {
        return "a row of table '" + row.text(0) + "' belongs to no row of table '" + row.text(2) +
               "'";
    });
}

std::string wrongDate(const std::string &text, const char *name)
{
    if (text.empty())
        return {};
    const Result<Date> date = Date::fromEdtf(text);
    return date ? std::string()
                : "the " + std::string(name) + " '" + text + "' is no date: " + date.error().text();
}

/// What is wrong with the dates of an event: key, start, end, six bounds.
std::string datesOf(const Statement &row)
{
    for (const auto &[column, name] : {std::pair{1, "start"}, std::pair{2, "end"}}) {
        if (const std::string wrong = wrongDate(row.text(column), name); !wrong.empty())
            return eventNamed(row) + wrong;
    }
    const auto read = [&](int column) {
        const std::string text = row.text(column);
        return text.empty() ? Date() : Date::fromEdtf(text).value();
    };
    const Date start = read(1);
    const Date end = read(2);
    const StoredBounds stored{row.optionalInteger(3), row.optionalInteger(4),
                              row.optionalInteger(5), row.optionalInteger(6),
                              row.optionalInteger(7), row.optionalInteger(8)};
    if (stored != storedBounds(start, end))
        return eventNamed(row) + "the stored bounds are not those of its dates";
    if (!start.isEmpty() && !end.isEmpty() &&
        end.bounds().strict.end <= start.bounds().strict.begin)
        return eventNamed(row) + "it ends (" + end.edtf() + ") before it starts (" + start.edtf() +
               ")";
    return {};
}

void lookAtEvents(Findings &findings)
{
    findings.look("SELECT key, start_date, end_date, start_earliest, start_latest, end_earliest,"
                  " end_latest, earliest_fuzzy, latest_fuzzy FROM event ORDER BY id",
                  &datesOf);
    findings.look("SELECT key FROM event WHERE trim(title) = '' ORDER BY id",
                  [](const Statement &row) { return eventNamed(row) + "it has no title"; });
    findings.look("SELECT key, status, confidence, phase, place_precision FROM event ORDER BY id",
                  [](const Statement &row) {
                      if (!statusFrom(row.text(1)))
                          return eventNamed(row) + "'" + row.text(1) + "' is no status";
                      if (!confidenceFrom(row.text(2)))
                          return eventNamed(row) + "'" + row.text(2) + "' is no confidence";
                      if (!row.text(3).empty() && !phaseFrom(row.text(3)))
                          return eventNamed(row) + "'" + row.text(3) + "' is no phase";
                      if (!placePrecisionFrom(row.text(4)))
                          return eventNamed(row) + "'" + row.text(4) + "' is no place precision";
                      return std::string();
                  });
    findings.look(
        "SELECT key FROM event WHERE abs(lat) > 90 OR abs(lon) > 180"
        " OR (lat IS NULL) <> (lon IS NULL) ORDER BY id",
        [](const Statement &row) { return eventNamed(row) + "its position is no place"; });
}

void lookAtNames(Findings &findings)
{
    findings.look("SELECT key, kind FROM event WHERE kind IS NOT NULL"
                  " AND kind NOT IN (SELECT id FROM kind) ORDER BY event.id",
                  [](const Statement &row) {
                      return eventNamed(row) + "the document has no kind '" + row.text(1) + "'";
                  });
    findings.look("SELECT key, thread FROM event WHERE thread IS NOT NULL"
                  " AND thread NOT IN (SELECT id FROM thread) ORDER BY event.id",
                  [](const Statement &row) {
                      return eventNamed(row) + "the document has no thread '" + row.text(1) + "'";
                  });
    findings.look("SELECT event.key, party.actor FROM party JOIN event ON event.id = party.event"
                  " WHERE actor NOT IN (SELECT id FROM actor) ORDER BY event.id",
                  [](const Statement &row) {
                      return eventNamed(row) + "the document does not describe its party '" +
                             row.text(1) + "'";
                  });
}

void lookAtRelations(Findings &findings)
{
    findings.look("SELECT event.key, relation.type, relation.target FROM relation"
                  " JOIN event ON event.id = relation.event"
                  " WHERE target NOT IN (SELECT key FROM event) ORDER BY event.id",
                  [](const Statement &row) {
                      return eventNamed(row) + "its relation '" + row.text(1) +
                             "' points at an event that is not there: '" + row.text(2) + "'";
                  });
    findings.look("SELECT event.key, relation.type FROM relation"
                  " JOIN event ON event.id = relation.event ORDER BY event.id",
                  [](const Statement &row) {
                      return relationTypeFrom(row.text(1))
                                 ? std::string()
                                 : eventNamed(row) + "'" + row.text(1) + "' is no type of relation";
                  });
}

void lookAtReports(Findings &findings)
{
    findings.look("SELECT event.key, published, report.start_date, report.end_date, report.status"
                  " FROM report JOIN event ON event.id = report.event ORDER BY event.id",
                  [](const Statement &row) {
                      const char *const names[] = {"published date of a report",
                                                   "start in a report", "end in a report"};
                      for (int column = 1; column <= 3; ++column) {
                          const std::string wrong = wrongDate(row.text(column), names[column - 1]);
                          if (!wrong.empty())
                              return eventNamed(row) + wrong;
                      }
                      if (!row.text(4).empty() && !statusFrom(row.text(4)))
                          return eventNamed(row) + "'" + row.text(4) + "' is no status";
                      return std::string();
                  });
}

std::string tieNamed(const Statement &row)
{
    return "tie " + row.text(0) + "–" + row.text(1) + ": ";
}

void lookAtTies(Findings &findings)
{
    findings.look(
        "SELECT a, b, start_date, end_date FROM tie ORDER BY id", [](const Statement &row) {
            for (const auto &[column, name] : {std::pair{2, "start"}, std::pair{3, "end"}}) {
                const std::string wrong = wrongDate(row.text(column), name);
                if (!wrong.empty())
                    return tieNamed(row) + wrong;
            }
            if (row.text(0) == row.text(1))
                return tieNamed(row) + "both ends are the same actor";
            return std::string();
        });
    findings.look("SELECT a, b, a FROM tie WHERE a NOT IN (SELECT id FROM actor)"
                  " UNION ALL SELECT a, b, b FROM tie WHERE b NOT IN (SELECT id FROM actor)",
                  [](const Statement &row) {
                      return tieNamed(row) + "the document does not describe '" + row.text(2) + "'";
                  });
}

void lookAtEras(Findings &findings)
{
    findings.look(
        "SELECT name, start_date, end_date, kind, actor, actor IS NULL OR actor IN"
        " (SELECT id FROM actor) FROM era ORDER BY position",
        [](const Statement &row) {
            const std::string era = "era '" + row.text(0) + "': ";
            for (const auto &[column, name] : {std::pair{1, "start"}, std::pair{2, "end"}}) {
                const std::string wrong = wrongDate(row.text(column), name);
                if (!wrong.empty())
                    return era + wrong;
            }
            if (!eraKindFrom(row.text(3)))
                return era + "'" + row.text(3) + "' is no kind of era";
            if (row.integer(5) == 0)
                return era + "the document does not describe '" + row.text(4) + "'";
            return std::string();
        });
}

/// Of a document with rows; the events of a packed one are looked for in its packs.
void lookAtEventsOfTies(Findings &findings)
{
    findings.look("SELECT tie.a, tie.b, tie_event.event FROM tie_event"
                  " JOIN tie ON tie.id = tie_event.tie"
                  " WHERE event NOT IN (SELECT key FROM event) ORDER BY tie.id",
                  [](const Statement &row) {
                      return tieNamed(row) + "it names an event that is not there: '" +
                             row.text(2) + "'";
                  });
}

} // namespace

Result<std::vector<std::string>> findings(Database &database)
{
    Findings found(database);
    lookAtFile(found);
    const bool isPacked = database.number("SELECT EXISTS (SELECT 1 FROM pack)") == 1;
    if (!isPacked) {
        lookAtEvents(found);
        lookAtNames(found);
        lookAtRelations(found);
        lookAtReports(found);
        lookAtEventsOfTies(found);
    }
    lookAtTies(found);
    lookAtEras(found);
    if (found.error())
        return *found.error();
    std::vector<std::string> said = found.take();
    if (!isPacked)
        return said;
    Result<std::vector<std::string>> more = packFindings(database);
    if (!more)
        return more;
    std::move(more->begin(), more->end(), std::back_inserter(said));
    if (database.number("SELECT EXISTS (SELECT 1 FROM section)") == 1 &&
        !areSectionsFresh(database))
        said.emplace_back("what was derived from the events is out of date, so that opening takes "
                          "longer");
    return said;
}

} // namespace entente::store
