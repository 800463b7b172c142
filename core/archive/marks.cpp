// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/marks.h"

#include "core/base/text.h"
#include "core/engine/column_rows.h"
#include "core/engine/importance.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <tuple>

namespace entente::archive
{

namespace
{

/// How the events of each place are merged: not at all, all of them, or all but the long ones.
enum class Merge
{
    None,
    All,
    Short
};

std::vector<std::int32_t> mergesOf(const LanePlan &plan, int marksPerLane)
{
    std::vector<std::int32_t> merges;
    for (const LanePlan::Place &place : plan.places) {
        Merge merge = place.longOnes * 2 <= marksPerLane ? Merge::Short : Merge::All;
        if (place.inWindow <= marksPerLane)
            merge = Merge::None;
        merges.push_back(std::int32_t(merge));
    }
    return merges;
}

std::int64_t numberFrom(std::string_view digits)
{
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

Bounds boundsFrom(const std::vector<std::int64_t> &numbers, std::size_t begin, std::size_t end,
                  std::size_t fuzzyBegin, std::size_t fuzzyEnd)
{
    return {{{numbers[begin]}, {numbers[end]}}, {{numbers[fuzzyBegin]}, {numbers[fuzzyEnd]}}};
}

LaneMark markFrom(const Lexicon &lexicon, const Rows &rows, std::size_t row)
{
    LaneMark mark;
    mark.id = EventId{rows.integer(row, 1)};
    mark.count = rows.integer(row, 2);
    const std::vector<std::int64_t> first = rows.integers(row, 3);
    const std::vector<std::int64_t> last = rows.integers(row, 4);
    if (first.size() == 5 && last.size() == 5)
        mark.span = {boundsFrom(first, 0, 2, 3, 4), boundsFrom(last, 2, 0, 3, 4), true};
    Mixture mixture = mixtureFrom(lexicon, rows.text(row, 5));
    if (!mixture.kinds.empty())
        mark.kind = mixture.kinds.front().kind;
    mark.status = mixture.commonest;
    if (mark.count > 1)
        mark.kinds = std::move(mixture.kinds);
    const Dictionary &threads = lexicon.words().of(WordField::Thread);
    const std::int64_t thread = rows.integer(row, 6);
    if (thread >= 0 && std::size_t(thread) < threads.size())
        mark.thread = ThreadId{threads[std::size_t(thread)]};
    mark.importance = float(double(rows.integer(row, 7)) / importanceScale);
    if (mark.count == 1)
        mark.title = std::string(rows.text(row, 8));
    for (const std::int64_t id : rows.integers(row, 9))
        mark.members.push_back(EventId{id});
    return mark;
}

} // namespace

std::vector<std::int32_t> topKinds(const Lexicon &lexicon)
{
    std::vector<std::int32_t> tops;
    for (std::size_t stored = 0; stored < lexicon.size(WordField::Kind); ++stored)
        tops.push_back(std::int32_t(lexicon.kinds().top(lexicon.kindOf(std::int64_t(stored)))));
    return tops;
}

std::string rankOf(const Lexicon &lexicon, Statement &statement)
{
    std::vector<std::int32_t> weights;
    for (const std::int32_t top : topKinds(lexicon))
        weights.push_back(std::int32_t(weightOf(lexicon.kinds().id(std::uint32_t(top)))));
    return "(e.weight + e.relation_weight + (" + statement.integers(weights) + ")[e.kind + 1])";
}

std::string marksQuery(const Scope &scope, const LanesQuestion &question,
                       const LaneNumbers &numbers, const LanePlan &plan, int baseLevel,
                       Statement &statement, const std::string &passes)
{
    const std::string base = std::to_string(baseLevel);
    const std::string merges =
        "(" + statement.integers(mergesOf(plan, question.marksPerLane)) + ")[l.place + 1]";
    const std::string places = plan.placeOfKey(statement);
    const std::string tops = "(" + statement.integers(topKinds(scope.lexicon)) + ")[e.kind + 1]";
    const std::string isAlone = "(m.merge = " + std::to_string(int(Merge::None)) +
                                " OR (m.merge = " + std::to_string(int(Merge::Short)) +
                                " AND m.reach_level > " + base + "))";
    const std::string members = question.wantIds ? "array_agg(m.id)" : "NULL::bigint[]";
    const std::string allMembers =
        question.wantIds ? "(SELECT array_agg(u ORDER BY u) FROM unnest(string_to_array("
                           "string_agg(array_to_string(p.members, ','), ','), ',')::bigint[]) u)"
                         : "NULL::bigint[]";
    // First the parts of one kind and status, then what is drawn. Lists compare number by number:
    // the smallest one is of the first that begins, the greatest one of the first that ends last.
    return "WITH h AS (SELECT e.id, e.thread, e.status, e.start_begin, e.start_end,"
           " e.start_fuzzy_begin, e.start_fuzzy_end, e.end_begin, e.end_end, e.end_fuzzy_begin,"
           " e.end_fuzzy_end, e.anchor, e.reach_level, " +
           numbers.keys(statement) + " AS keys, " + tops + " AS top, " +
           rankOf(scope.lexicon, statement) + " AS rank FROM " + sourceOf(scope) + " WHERE " +
           passes + "), m AS (SELECT h.*, l.place, " + merges +
           " AS merge FROM h CROSS JOIN LATERAL (SELECT DISTINCT " + places +
           " AS place FROM unnest(h.keys) k) l WHERE l.place >= 0),"
           " c AS (SELECT m.*, CASE WHEN " +
           isAlone + " THEN -1 WHEN m.reach_level > " + base + " THEN m.reach_level ELSE " + base +
           " END AS level FROM m),"
           " p AS (SELECT m.place, m.level, CASE WHEN m.level < 0 THEN m.id ELSE m.anchor >> "
           "m.level"
           " END AS cell, m.top, m.status, count(*) AS n,"
           " max(ARRAY[m.rank, -m.id]) AS best,"
           " min(ARRAY[m.start_begin, m.id, m.start_end, m.start_fuzzy_begin, m.start_fuzzy_end])"
           " AS first,"
           " max(ARRAY[m.end_end, ~m.id, m.end_begin, m.end_fuzzy_begin, m.end_fuzzy_end])"
           " AS last,"
           " min(m.thread) AS thread, max(m.thread) AS last_thread, " +
           members +
           " AS members FROM c m GROUP BY m.place, m.level, cell, m.top, m.status),"
           " g AS (SELECT p.place, sum(p.n)::bigint AS n, max(p.best) AS best, min(p.first) AS"
           " first, max(p.last) AS last, string_agg(p.top || ' ' || p.status || ' ' || p.n, ' ')"
           " AS parts, CASE WHEN min(p.thread) = max(p.last_thread) THEN min(p.thread) ELSE -1 END"
           " AS thread, " +
           allMembers +
           " AS members FROM p GROUP BY p.place, p.level, p.cell)"
           " SELECT g.place, -g.best[2], g.n, g.first, g.last, g.parts, g.thread, g.best[1], "
           "CASE WHEN g.n = 1 THEN t.title END,"
           " CASE WHEN g.n > 1 THEN g.members END"
           " FROM g JOIN entente.event t ON t.id = -g.best[2]";
}

Mixture mixtureFrom(const Lexicon &lexicon, std::string_view parts)
{
    std::map<std::uint32_t, std::int64_t> kinds;
    std::array<std::int64_t, 8> statuses{};
    const std::vector<std::string_view> numbers = split(parts, ' ');
    for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
        const std::int64_t top = numberFrom(numbers[i]);
        const std::int64_t status = numberFrom(numbers[i + 1]);
        const std::int64_t count = numberFrom(numbers[i + 2]);
        if (top >= 0 && std::size_t(top) < lexicon.kinds().size())
            kinds[std::uint32_t(top)] += count;
        if (status >= 0 && std::size_t(status) < statuses.size())
            statuses[std::size_t(status)] += count;
    }
    std::vector<std::pair<std::uint32_t, std::int64_t>> counts(kinds.begin(), kinds.end());
    std::sort(counts.begin(), counts.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    Mixture mixture;
    for (const auto &[kind, count] : counts)
        mixture.kinds.push_back({lexicon.kinds().id(kind), count});
    mixture.commonest =
        Status(std::max_element(statuses.begin(), statuses.end()) - statuses.begin());
    return mixture;
}

void addMarks(const Lexicon &lexicon, const Rows &rows, std::vector<Lane> &lanes)
{
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::int64_t place = rows.integer(row, 0);
        if (place >= 0 && std::size_t(place) < lanes.size())
            lanes[std::size_t(place)].marks.push_back(markFrom(lexicon, rows, row));
    }
    for (Lane &lane : lanes) {
        std::sort(lane.marks.begin(), lane.marks.end(), [](const LaneMark &a, const LaneMark &b) {
            return std::tie(a.span.start.strict.begin, a.id) <
                   std::tie(b.span.start.strict.begin, b.id);
        });
    }
}

} // namespace entente::archive
