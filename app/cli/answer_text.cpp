// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/answer_text.h"

#include "core/engine/changes.h"
#include "core/network/series_table.h"
#include "core/time/calendar.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace entente
{

namespace
{

std::string plain(std::string text)
{
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return (static_cast<unsigned char>(c) < 0x20) || c == 0x7F; }, ' ');
    return text;
}

/// Padded to a width in characters.
std::string cell(const std::string &text, std::size_t width)
{
    const std::string shown = plain(text);
    const auto length = std::size_t(
        std::count_if(shown.begin(), shown.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    return shown + std::string(length < width ? width - length : 0, ' ');
}

std::string counted(std::int64_t count, const std::string &label)
{
    const std::string number = std::to_string(count);
    return std::string(number.size() < 7 ? 7 - number.size() : 0, ' ') + number + "  " +
           plain(label);
}

std::string joined(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}

std::string sixDecimals(double number)
{
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.6f", number);
    return digits.data();
}

} // namespace

std::string toText(const CountAnswer &answer)
{
    std::vector<std::string> lines{std::to_string(answer.count) + " of " +
                                   std::to_string(answer.total) + " events"};
    if (answer.onlyPossibly > 0)
        lines.push_back(std::to_string(answer.onlyPossibly) +
                        " of them only possibly: their dates are vague");
    return joined(lines);
}

std::string toText(const EventAnswer &answer)
{
    std::string line = cell(inWords(answer.start, answer.end), 26) + "  " +
                       cell(std::string(labelFor(answer.status)), 14) + "  " +
                       plain(answer.event.title);
    std::string parties;
    for (const Party &party : answer.event.parties)
        parties += (parties.empty() ? "" : ", ") + plain(party.actor.value);
    if (!parties.empty())
        line += " (" + parties + ")";
    return line;
}

std::string toText(const HistogramAnswer &answer, const std::vector<Instant> &edges)
{
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < answer.counts.size(); ++i) {
        if (answer.counts[i] > 0)
            lines.push_back(counted(answer.counts[i], isoDay(edges[i])));
    }
    if (answer.outside > 0)
        lines.push_back(counted(answer.outside, "without a known start"));
    if (answer.undated > 0)
        lines.push_back(counted(answer.undated, "without a date"));
    return joined(lines);
}

std::string toText(const Facet &facet)
{
    std::vector<std::string> lines;
    for (const FacetValue &value : facet.values) {
        const bool isSame = value.label == value.value;
        lines.push_back(
            counted(value.count, isSame ? value.label : value.label + " (" + value.value + ")"));
    }
    return joined(lines);
}

std::string toText(const SearchAnswer &answer)
{
    std::vector<std::string> lines;
    for (const SearchHit &hit : answer.hits)
        lines.push_back(cell(inWords(hit.start), 16) + "  " + plain(hit.title));
    return joined(lines);
}

std::string toText(const ChangesAnswer &answer)
{
    std::vector<std::string> lines;
    for (const Change &change : answer.changes) {
        std::string line = cell(isoDay({change.day.seconds - 1}), 12) + plain(change.title) + ": " +
                           plain(inWords(change.before)) + " -> " + plain(inWords(change.after));
        const std::string speaker = speakerInWords(change.after);
        if (!speaker.empty())
            line += " (" + plain(speaker) + ")";
        lines.push_back(line);
    }
    if (lines.empty())
        lines.emplace_back("Nothing became known and nothing changed.");
    return joined(lines);
}

std::string toText(const PairHistory &history, const Dataset &vocabulary)
{
    const auto named = [](const Contact &contact) {
        return plain(contact.title) + " (" + inWords(contact.start) + ")";
    };
    const std::vector<Contact> &contacts = history.contacts;
    std::vector<std::string> lines;
    lines.push_back(
        plain(vocabulary.actorName(history.a)) + " – " + plain(vocabulary.actorName(history.b)) +
        ": " + std::to_string(contacts.size()) + (contacts.size() == 1 ? " contact" : " contacts"));
    if (history.longestGap) {
        const ContactGap &gap = *history.longestGap;
        lines.push_back("Longest gap: " + lengthInWords(gap.span) + ", from " + named(gap.before) +
                        " to " + named(gap.after));
    }
    if (history.sinceLast)
        lines.push_back("Since the last contact: " + lengthInWords(*history.sinceLast) + ", on " +
                        isoDay({history.sinceLast->end.seconds - 1}));
    const std::pair<std::int64_t, const char *> others[] = {
        {history.ahead, " not yet"},
        {history.cancelled, " cancelled"},
        {history.undated, " without a date"},
        {history.unread, " later ones were not looked at"}};
    for (const auto &[count, words] : others) {
        if (count > 0)
            lines.push_back(std::to_string(count) + words);
    }
    for (const Contact &contact : contacts)
        lines.push_back(cell(inWords(contact.start, contact.end), 16) + "  " +
                        plain(contact.title));
    return joined(lines);
}

std::string toText(const TiesAnswer &answer, const TiesQuestion &question)
{
    std::vector<std::string> lines;
    std::string head = "Ties in force on " + isoDay(question.day);
    if (question.derived)
        head += ", derived: " + std::to_string(question.derived->least) + " shared events in " +
                std::to_string(question.derived->years) + " years";
    else if (!answer.layer.empty())
        head += ", layer " + plain(answer.layer);
    lines.push_back(std::move(head));
    const auto add = [&](const std::vector<TieEdge> &edges, const char *state) {
        for (const TieEdge &edge : edges)
            lines.push_back("  " + plain(edge.a.value) + " – " + plain(edge.b.value) +
                            (edge.weight > 1 ? " (" + std::to_string(edge.weight) + " ties)" : "") +
                            state);
    };
    add(answer.edges, "");
    add(answer.planned, ", planned");
    add(answer.lapsed, ", lapsed");
    lines.push_back("Centralization " + sixDecimals(answer.centralization) +
                    " (over actors with a tie " + sixDecimals(answer.centralizationActive) + ")");
    return joined(lines);
}

std::string toText(const NetworkSeries &series)
{
    return seriesTable(series);
}

std::string toText(const std::vector<Era> &eras, const Dataset &names)
{
    std::vector<std::string> lines;
    for (const Era &era : eras) {
        std::string when = inWords(era.start, era.end);
        if (era.end.isEmpty() && !era.start.isInterval())
            when.insert(0, "since ");
        std::string line = cell(when, 27) + "  " + plain(era.name);
        if (!era.office.empty())
            line.append(", ").append(plain(era.office));
        if (!era.actor.isEmpty())
            line.append(" (").append(plain(names.actorName(era.actor))).append(")");
        lines.push_back(std::move(line));
    }
    return joined(lines);
}

} // namespace entente
