// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/event_rows.h"
#include "core/archive/lane_plan.h"
#include "core/archive/marks.h"
#include "core/archive/postgres_engine.h"

#include <algorithm>
#include <cmath>

namespace entente::archive
{

namespace
{

/// Counts who has no date, lies before the window, lies after it.
std::string besideWindow(const std::string &touches, TimeSpan window, const std::string &from)
{
    return "SELECT count(*) FILTER (WHERE NOT e.dated), count(*) FILTER (WHERE e.dated AND"
           " NOT " +
           touches + " AND e.end_fuzzy_end <= " + literal(window.begin) +
           "), count(*) FILTER (WHERE e.dated AND NOT " + touches + " AND e.end_fuzzy_end > " +
           literal(window.begin) + ") " + from;
}

} // namespace

Result<LanesAnswer> PostgresEngine::answer(const LanesQuestion &question,
                                           std::stop_token stop) const
{
    const Scope scope = scopeOf(question.context);
    const Filter &filter = question.context.filter;
    const int baseLevel = levelFor(question.mergePx * question.secondsPerPixel);
    const std::string touches = "(e.dated AND e.start_fuzzy_begin < " +
                                literal(question.window.end) + " AND e.end_fuzzy_end > " +
                                literal(question.window.begin) + ")";

    const auto passed = [&](Statement &statement) {
        return "FROM " + sourceOf(scope) + " WHERE " + passing(scope, statement, filter, filter);
    };
    Statement beside;
    beside.sql = besideWindow(touches, question.window, passed(beside));
    const Result<Rows> counts = run(beside, stop);
    if (!counts)
        return counts.error();

    const LaneNumbers numbers(*m_lexicon, question.lanes);
    Statement keys;
    const std::string ofEvents = numbers.keys(keys);
    keys.sql = laneCounts(ofEvents, passed(keys), touches, baseLevel);
    const Result<Rows> counted = run(keys, stop);
    if (!counted)
        return counted.error();
    std::vector<std::int64_t> empty;
    if (const auto pairs = pairsWithoutEvents(numbers, question, *counted, scope.events)) {
        const Result<Rows> known = run(*pairs, stop);
        if (!known)
            return known.error();
        for (std::size_t row = 0; row < known->size(); ++row)
            empty.push_back(known->integer(row, 0));
    }
    std::optional<LanePlan> plan = planLanes(numbers, question, *counted, empty, stop);
    if (!plan)
        return cancelled();
    std::int64_t hiddenEvents = 0;
    if (plan->hasOthers() || plan->hiddenLanes > 0) {
        // Who stands in several lanes that are not shown counts once.
        Statement others;
        const std::string lanesOf = numbers.keys(others);
        others.sql = besideCounts(*plan, others, lanesOf, passed(others), touches, baseLevel);
        const Result<Rows> rows = run(others, stop);
        if (!rows)
            return rows.error();
        if (plan->hasOthers())
            plan->setOthers(rows->integer(0, 0), rows->integer(0, 1), rows->integer(0, 2));
        hiddenEvents = rows->integer(0, 3);
    }
    const bool isWindow = question.window.begin < question.window.end;
    Statement marks;
    marks.sql = marksQuery(scope, question, numbers, *plan, baseLevel, marks,
                           passing(scope, marks, filter, filter) + " AND " +
                               (isWindow ? "e.dated AND " + touching(question.window) : touches));
    const Result<Rows> drawn = run(marks, stop);
    if (!drawn)
        return drawn.error();

    LanesAnswer answer;
    answer.undated = counts->integer(0, 0);
    answer.before = counts->integer(0, 1);
    answer.after = counts->integer(0, 2);
    answer.lanesInOthers = plan->lanesInOthers;
    answer.hiddenLanes = plan->hiddenLanes;
    answer.hiddenEvents = hiddenEvents;
    answer.cellSeconds = std::ldexp(1.0, baseLevel);
    answer.lanes = lanesFrom(*plan);
    addMarks(*m_lexicon, *drawn, answer.lanes);
    return answer;
}

} // namespace entente::archive
