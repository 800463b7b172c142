// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/sink_finish.h"

#include "core/archive/copy_line.h"
#include "core/archive/record.h"
#include "core/engine/engine.h"
#include "core/engine/importance.h"

namespace entente::archive
{

namespace
{

std::string entriesOf(const Dataset &data)
{
    std::string lines;
    std::int64_t position = 0;
    const auto add = [&](const char *section, const std::string &record) {
        CopyLine(lines).text(section).integer(position++).text(record);
    };
    add("title", recordOf("title", data.title));
    add("description", recordOf("description", data.description));
    for (const auto &[name, text] : data.properties)
        add("property", recordOf(name, text));
    for (const Kind &kind : data.kinds.kinds())
        add("kind", recordOf(kind));
    for (const Actor &actor : data.actors)
        add("actor", recordOf(actor));
    for (const Thread &thread : data.threads)
        add("thread", recordOf(thread));
    for (const Layer &layer : data.layers)
        add("layer", recordOf(layer));
    for (const Tie &tie : data.ties)
        add("tie", recordOf(tie));
    for (const Era &era : data.eras)
        add("era", recordOf(era));
    for (const StoryText &story : data.stories)
        add("story", recordOf(story.name, story.json));
    return lines;
}

/// Names count for every name whose words they hold; the pairs of different names.
std::string widerPairs(const Words &words)
{
    std::string lines;
    for (const WordField field : {WordField::Person, WordField::Place, WordField::Publisher}) {
        NameDictionary names;
        const Dictionary &all = words.of(field);
        for (std::size_t number = 0; number < all.size(); ++number)
            names.add(all[number]);
        names.index();
        for (std::uint32_t number = 0; number < all.size(); ++number) {
            for (const std::uint32_t wider : names.widerThan(number)) {
                if (wider != number)
                    CopyLine(lines).integer(std::int64_t(field)).integer(number).integer(wider);
            }
        }
    }
    return lines;
}

} // namespace

Outcome readTables(Connection &connection, Dataset &data, const std::stop_token &stop)
{
    data.kinds = KindTree();
    std::vector<Kind> kinds;
    std::optional<Error> problem;
    const Outcome outcome = connection.stream(
        Statement("SELECT section, record FROM entente.entry ORDER BY position"),
        [&](const Rows &row) {
            if (Outcome added = addRecord(row.text(0, 0), row.text(0, 1), data); !added)
                problem = added.error();
            return !problem;
        },
        stop);
    return problem ? Outcome(*problem) : outcome;
}

Outcome writeTables(const Finish &work, const std::stop_token &stop)
{
    Connection &connection = work.connection;
    if (Outcome cleared =
            connection.execute("DELETE FROM entente.entry; DELETE FROM entente.wider", stop);
        !cleared)
        return cleared;
    if (Outcome done = connection.copyIn("COPY entente.entry (section, position, record)"
                                         " FROM STDIN",
                                         entriesOf(work.tables), stop);
        !done)
        return done;
    if (Outcome done = work.words.write(connection, stop); !done)
        return done;
    return connection.copyIn("COPY entente.wider (field, number, wider) FROM STDIN",
                             widerPairs(work.words), stop);
}

Outcome weighRelations(const Finish &work, const std::stop_token &stop)
{
    Connection &connection = work.connection;
    // Distinct targets that there are, and distinct events that point here; an event counts twice
    // when two point at each other.
    if (Outcome done = connection.execute(
            "CREATE TEMPORARY TABLE pair ON COMMIT DROP AS SELECT DISTINCT r.event AS a, e.id AS b"
            " FROM entente.relation r JOIN entente.event e ON e.key = r.target;"
            " CREATE TEMPORARY TABLE degree ON COMMIT DROP AS"
            " SELECT id, count(*)::int AS degree FROM"
            " (SELECT a AS id FROM pair UNION ALL SELECT b FROM pair) ends GROUP BY id",
            stop);
        !done)
        return done;
    const Result<Rows> degrees =
        connection.run(Statement("SELECT DISTINCT degree FROM pg_temp.degree"), stop);
    if (!degrees)
        return degrees.error();
    std::vector<std::int64_t> different{0};
    std::vector<std::int64_t> weights{0};
    for (std::size_t row = 0; row < degrees->size(); ++row) {
        different.push_back(degrees->integer(row, 0));
        weights.push_back(weightOfRelations(std::size_t(different.back())));
    }
    Statement update;
    update.sql = "UPDATE entente.event e SET degree = w.degree, relation_weight = w.weight"
                 " FROM (SELECT e.id, coalesce(d.degree, 0) AS degree FROM entente.event e"
                 " LEFT JOIN pg_temp.degree d ON d.id = e.id"
                 " WHERE e.degree <> coalesce(d.degree, 0)) changed"
                 " JOIN unnest(" +
                 update.bigints(different) + ", " + update.bigints(weights) +
                 ") w(degree, weight) ON w.degree = changed.degree WHERE e.id = changed.id";
    const Result<Rows> done = connection.run(update, stop);
    return done ? Outcome(Done{}) : Outcome(done.error());
}

Outcome lookAtTables(const Finish &work, const std::stop_token &stop)
{
    return work.connection.execute(
        "UPDATE entente.archive SET events = " + literal(work.size) +
            ", generation = generation + 1; ANALYZE entente.event; ANALYZE entente.state;"
            " ANALYZE entente.relation; ANALYZE entente.word; ANALYZE entente.wider",
        stop);
}

} // namespace entente::archive
