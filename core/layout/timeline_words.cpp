// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/base/translation.h"
#include "core/layout/timeline_parts.h"

#include <algorithm>

namespace entente
{

namespace
{

constexpr std::size_t mostNamed = 3;

std::string listed(const std::vector<std::string> &items)
{
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
    return text;
}

std::string busiest(const std::vector<LaneBox> &lanes)
{
    std::vector<const LaneBox *> order;
    for (const LaneBox &lane : lanes) {
        if (lane.visible > 0)
            order.push_back(&lane);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const LaneBox *a, const LaneBox *b) { return a->visible > b->visible; });
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(order.size(), mostNamed); ++i)
        names.push_back(order[i]->lane->label + " (" + counted(order[i]->visible, "", "") + ")");
    return listed(names);
}

bool isAhead(Status status)
{
    return status == Status::Planned || status == Status::Contingent ||
           status == Status::InNegotiation || status == Status::Speculated;
}

/// Those that are not yet, each once, as "Title (May 2023, planned)".
std::string ahead(const std::vector<LaneBox> &lanes)
{
    std::set<EventId> seen;
    std::vector<std::string> names;
    for (const LaneBox &lane : lanes) {
        for (const LaneItem &item : lane.items) {
            const LaneMark &mark = *item.mark;
            if (item.visible && mark.count == 1 && isAhead(mark.status) &&
                seen.insert(mark.id).second && names.size() < mostNamed)
                names.push_back(mark.title + " (" + std::string(wordFor(mark.status)) + ")");
        }
    }
    if (seen.empty())
        return {};
    std::string text = " " + counted(std::int64_t(seen.size()), "", "") +
                       (seen.size() == 1 ? " is" : " are") +
                       " planned or spoken of: " + listed(names);
    return text + (seen.size() > names.size() ? " and others." : ".");
}

/// What counted() is asked for, for tools that look for texts.
[[maybe_unused]] constexpr const char *countTexts[] = {
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln event(s)"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln tie(s)"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln actor(s)"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln pair(s)"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln lane(s)"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln lane(s) hidden"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln label(s) hidden"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln name(s) hidden"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln hidden"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln in columns"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln of unknown time"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln at any time"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln shared event(s)"),
    ENTENTE_TRANSLATE_COUNT_LATER("Counts", "%Ln year(s)")};

/// "%Ln label(s) hidden" of "label hidden" and "labels hidden"; empty where more than an s is
/// added.
std::string countPattern(std::string_view one, std::string_view many)
{
    if (one == many)
        return "%Ln " + std::string(one);
    const std::size_t same = std::size_t(
        std::mismatch(one.begin(), one.end(), many.begin(), many.end()).first - one.begin());
    if (many.substr(same, 1) != "s" || many.substr(same + 1) != one.substr(same))
        return {};
    return "%Ln " + std::string(one.substr(0, same)) + "(s)" + std::string(one.substr(same));
}

} // namespace

std::string counted(std::int64_t count, std::string_view one, std::string_view many)
{
    if (one.empty())
        return grouped(count);
    const std::string pattern = countPattern(one, many);
    return pattern.empty() ? grouped(count) + ' ' + std::string(count == 1 ? one : many)
                           : translate("Counts", pattern.c_str(), nullptr, count);
}

std::string timelineWords(const TimelineParts &parts, const std::vector<LaneBox> &lanes,
                          std::int64_t shown)
{
    const TimeSpan window = parts.look.window;
    std::string text = "Timeline from " + dayInWords(window.begin) + " to " +
                       dayInWords({window.end.seconds - (window.isEmpty() ? 0 : 1)}) + ": " +
                       counted(shown, "event", "events");
    if (lanes.size() > 1) {
        text += " in " + counted(std::int64_t(lanes.size()), "lane", "lanes") + ".";
        if (shown > 0)
            text += " Most: " + busiest(lanes) + ".";
    } else {
        text += ".";
    }
    text += ahead(lanes);
    if (parts.answer.hiddenLanes > 0)
        text += " " + counted(parts.answer.hiddenLanes, "lane is", "lanes are") + " hidden.";
    text += eraWords(parts);
    if (parts.answer.undated > 0)
        text += " " + counted(parts.answer.undated, "event has", "events have") + " no date.";
    return text;
}

} // namespace entente
