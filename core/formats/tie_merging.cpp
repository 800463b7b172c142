// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/tie_merging.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace entente
{

namespace
{

constexpr char tieUnit = '\x1F'; // stands in no text of a table

std::string pairOf(const std::string &a, const std::string &b)
{
    return std::min(a, b) + tieUnit + std::max(a, b);
}

std::string nameOf(const Tie &tie)
{
    return pairOf(tie.a.value, tie.b.value) + tieUnit + tie.layer + tieUnit + tie.start.edtf() +
           tieUnit + tie.basis;
}

Tie tieOf(const TieRow &row, const std::string &b, const std::string &layer)
{
    return {ActorId{row.a}, ActorId{b}, layer, row.start, row.end, row.basis, {}};
}

std::string yearText(int year)
{
    char text[16];
    std::snprintf(text, sizeof text, "%s%04d", year < 0 ? "-" : "", std::abs(year));
    return text;
}

Date dateOf(const std::string &edtf)
{
    const Result<Date> date = Date::fromEdtf(edtf);
    return date ? *date : Date();
}

void note(TieFate &fate, bool isNew)
{
    if (isNew)
        fate = TieFate::Imported;
    else if (fate == TieFate::Alone)
        fate = TieFate::Merged;
}

/// The years of one bond.
void addYears(const std::vector<TieRow> &rows, std::vector<std::size_t> bond,
              const std::string &layer, int lastOfAll, TieMerging &into,
              std::vector<TieFate> &fates)
{
    std::stable_sort(bond.begin(), bond.end(),
                     [&](std::size_t a, std::size_t b) { return *rows[a].year < *rows[b].year; });
    for (std::size_t first = 0; first < bond.size();) {
        std::size_t next = first + 1;
        int last = *rows[bond[first]].year;
        while (next < bond.size() && *rows[bond[next]].year <= last + 1)
            last = *rows[bond[next++]].year;
        const TieRow &row = rows[bond[first]];
        Tie tie = tieOf(row, row.b, layer);
        tie.start = dateOf(yearText(*row.year));
        tie.end = dateOf(last == lastOfAll ? "[" + yearText(last) + "-12-31..]" : yearText(last));
        note(fates[bond[first]], into.add(std::move(tie), row.line));
        for (std::size_t i = first + 1; i < next; ++i)
            note(fates[bond[i]], false);
        first = next;
    }
}

const Date &laterStart(const Date &a, const Date &b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() ? b : a;
    return a.bounds().strict.end < b.bounds().strict.end ? b : a;
}

const Date &earlierEnd(const Date &a, const Date &b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() ? b : a;
    return b.bounds().strict.end < a.bounds().strict.end ? b : a;
}

/// Adds the ties of two members; whether they were members at one time, and whether any is new.
std::pair<bool, bool> bind(const TieRow &a, const TieRow &b, TieMerging &into)
{
    const Date &start = laterStart(a.start, b.start);
    const Date &end = earlierEnd(a.end, b.end);
    if (!start.isEmpty() && !end.isEmpty() &&
        start.bounds().strict.begin >= end.bounds().strict.end)
        return {false, false};
    std::set<std::string> layers(a.layers.begin(), a.layers.end());
    layers.insert(b.layers.begin(), b.layers.end());
    bool isNew = false;
    for (const std::string &layer : layers) {
        Tie tie = tieOf(a, b.a, layer);
        tie.start = start;
        tie.end = end;
        isNew = into.add(std::move(tie), b.line) || isNew;
    }
    return {true, isNew};
}

void addMembers(const std::vector<TieRow> &rows, const std::vector<std::size_t> &alliance,
                TieMerging &into, std::vector<TieFate> &fates)
{
    std::set<std::string> seen;
    std::vector<std::size_t> members;
    for (const std::size_t i : alliance) {
        std::string text =
            rows[i].a + tieUnit + rows[i].start.edtf() + tieUnit + rows[i].end.edtf();
        for (const std::string &layer : rows[i].layers)
            text += tieUnit + layer;
        if (seen.insert(text).second)
            members.push_back(i);
        else
            fates[i] = TieFate::Merged;
    }
    if (members.size() > mostMembers)
        return;
    for (std::size_t i = 0; i < members.size(); ++i) {
        for (std::size_t j = i + 1; j < members.size(); ++j) {
            const TieRow &a = rows[members[i]];
            const TieRow &b = rows[members[j]];
            if (a.a == b.a)
                continue;
            const auto [areBound, isNew] = bind(a, b, into);
            if (!areBound)
                continue;
            note(fates[members[i]], isNew);
            note(fates[members[j]], isNew);
        }
    }
}

} // namespace

TieMerging::TieMerging(std::vector<Tie> &ties, WarningList &warnings)
    : m_ties(ties)
    , m_warnings(warnings)
{
    for (std::size_t i = 0; i < ties.size(); ++i)
        m_places.emplace(nameOf(ties[i]), i);
}

bool TieMerging::add(Tie tie, std::int64_t line)
{
    const auto [place, isNew] = m_places.emplace(nameOf(tie), m_ties.size());
    if (isNew) {
        m_ties.push_back(std::move(tie));
        return true;
    }
    Tie &kept = m_ties[place->second];
    if (kept.end.isEmpty())
        kept.end = tie.end;
    else if (!tie.end.isEmpty() && !(kept.end == tie.end))
        m_warnings.add("a tie of " + kept.a.value + " and " + kept.b.value + " ends " +
                           tie.end.edtf() + "; kept " + kept.end.edtf(),
                       line);
    return false;
}

std::vector<TieFate> addTies(const std::vector<TieRow> &rows, TieMerging &into)
{
    std::vector<TieFate> fates(rows.size(), TieFate::Alone);
    std::map<std::string, std::vector<std::size_t>> alliances;
    std::map<std::string, std::vector<std::size_t>> bonds; // by pair, basis and layer
    int lastYear = -10000;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TieRow &row = rows[i];
        if (row.a == row.b)
            continue;
        if (row.b.empty()) {
            alliances[row.alliance].push_back(i);
        } else if (row.year) {
            lastYear = std::max(lastYear, *row.year);
            for (const std::string &layer : row.layers)
                bonds[pairOf(row.a, row.b) + tieUnit + row.basis + tieUnit + layer].push_back(i);
        } else {
            for (const std::string &layer : row.layers)
                note(fates[i], into.add(tieOf(row, row.b, layer), row.line));
        }
    }
    for (const auto &[name, bond] : bonds)
        addYears(rows, bond, name.substr(name.rfind(tieUnit) + 1), lastYear, into, fates);
    for (const auto &[name, alliance] : alliances)
        addMembers(rows, alliance, into, fates);
    return fates;
}

} // namespace entente
