// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/pair_history.h"

#include "core/time/calendar.h"

#include <algorithm>

namespace entente
{

namespace
{

bool hasHappened(Status status)
{
    return status == Status::Occurred || status == Status::Ongoing || status == Status::Terminated;
}

Contact contactOf(const Row &row)
{
    return {row.id,
            row.key,
            row.title,
            row.start,
            row.end,
            row.kind,
            eventSpan(row.start, row.end).start.strict};
}

/// Contacts may overlap where dates are vague: what counts is how far any of them may reach.
std::optional<ContactGap> longestGapOf(const std::vector<Contact> &contacts)
{
    std::optional<ContactGap> longest;
    const Contact *reaches = nullptr; ///< farthest so far
    for (const Contact &contact : contacts) {
        if (reaches != nullptr && reaches->when.end < contact.when.begin) {
            const TimeSpan gap{reaches->when.end, contact.when.begin};
            if (!longest || gap.seconds() > longest->span.seconds())
                longest = ContactGap{*reaches, contact, gap};
        }
        if (reaches == nullptr || contact.when.end > reaches->when.end)
            reaches = &contact;
    }
    return longest;
}

std::string unitsOf(std::int64_t count, const char *unit)
{
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
}

} // namespace

Result<PairHistory> pairHistory(const Engine &engine, const PairQuestion &question,
                                std::stop_token stop)
{
    RowsQuestion rows;
    rows.context = question.context;
    for (const ActorId &actor : {question.a, question.b})
        rows.context.filter = rows.context.filter.with({Field::Party, {actor.value}, false, {}});
    rows.limit = mostContacts;
    const Result<RowsAnswer> answer = engine.answer(rows, std::move(stop));
    if (!answer)
        return answer.error();
    PairHistory history;
    history.a = question.a;
    history.b = question.b;
    history.unread = answer->total - std::int64_t(answer->rows.size());
    for (const Row &row : answer->rows) {
        const EventSpan span = eventSpan(row.start, row.end);
        if (row.status == Status::Cancelled)
            ++history.cancelled;
        else if (!span.isKnown || span.start.strict.begin.isOpen())
            ++history.undated;
        else if (!hasHappened(row.status) ||
                 (question.at && span.start.strict.begin >= question.at))
            ++history.ahead;
        else
            history.contacts.push_back(contactOf(row));
    }
    std::stable_sort(history.contacts.begin(), history.contacts.end(),
                     [](const Contact &x, const Contact &y) { return x.when < y.when; });
    history.longestGap = longestGapOf(history.contacts);
    if (question.at && !history.contacts.empty()) {
        const auto last = std::max_element(
            history.contacts.begin(), history.contacts.end(),
            [](const Contact &x, const Contact &y) { return x.when.end < y.when.end; });
        history.sinceLast = TimeSpan{std::min(last->when.end, *question.at), *question.at};
    }
    return history;
}

std::string lengthInWords(TimeSpan span)
{
    const CivilDate from = civilDate(span.begin);
    const CivilDate to = civilDate(span.end);
    std::int64_t months = (to.year - from.year) * 12 + to.month - from.month;
    if (plusMonths(from, months) > to)
        --months;
    if (months >= 24)
        return unitsOf(months / 12, "year");
    if (months >= 2)
        return unitsOf(months, "month");
    return unitsOf(std::int64_t(span.seconds()) / secondsPerDay, "day");
}

} // namespace entente
