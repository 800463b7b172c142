// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/coded_event.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace entente
{

std::string_view presentCell(std::string_view cell)
{
    const std::string_view text = trimmed(cell);
    const bool isMissing =
        text == "NA" || text == "N/A" || text == "NULL" || text == "null" || text == "--";
    return isMissing ? std::string_view() : text;
}

std::vector<std::string_view> firstLines(std::string_view beginning, std::size_t most)
{
    std::vector<std::string_view> lines;
    while (!beginning.empty() && lines.size() < most) {
        const std::size_t end = beginning.find('\n');
        if (end == std::string_view::npos && !lines.empty())
            break;
        std::string_view line = beginning.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!trimmed(line).empty())
            lines.push_back(line);
        beginning.remove_prefix(end == std::string_view::npos ? beginning.size() : end + 1);
    }
    return lines;
}

bool isAllDigits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool readPosition(std::string_view lat, std::string_view lon, Place &into)
{
    if (lat.empty() && lon.empty())
        return true;
    const auto degrees = [](std::string_view text, double limit, double &value) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc() && end == text.data() + text.size() && std::abs(value) <= limit;
    };
    LatLon position;
    if (!degrees(lat, 90, position.lat) || !degrees(lon, 180, position.lon))
        return false;
    into.position = position;
    return true;
}

std::string codedTitle(std::string_view phrase, std::string_view initiator, std::string_view target,
                       std::string_view place)
{
    std::string title;
    title.reserve(phrase.size() + initiator.size() + target.size() + place.size() + 12);
    title += phrase;
    if (!initiator.empty() || !target.empty())
        title += ": ";
    title += initiator;
    if (!target.empty())
        title.append(initiator.empty() ? "→ " : " → ").append(target);
    // "Japan (Japan)" says nothing more.
    if (!place.empty() && place != initiator && place != target)
        title.append(" (").append(place).append(")");
    return title;
}

void addTag(Event &event, std::string_view tag)
{
    if (!tag.empty() && std::find(event.tags.begin(), event.tags.end(), tag) == event.tags.end())
        event.tags.emplace_back(tag);
}

Actor organisationCalled(const std::string &name)
{
    Actor actor;
    actor.id = ActorId{name};
    actor.type = ActorType::Organisation;
    actor.name = name;
    return actor;
}

KeyHash &KeyHash::add(std::string_view text)
{
    const auto mix = [this](char c) {
        m_hash = (m_hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    };
    for (const char c : text)
        mix(c);
    mix('\x1F');
    return *this;
}

std::string KeyHash::text() const
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = 0; i < text.size(); ++i)
        text[i] = digits[(m_hash >> (60 - 4 * i)) & 0xF];
    return text;
}

std::string wrongCellCount(std::size_t found, std::size_t expected, std::string_view what)
{
    return "it has " + std::to_string(found) + (found == 1 ? " cell, " : " cells, ") +
           std::string(what) + " has " + std::to_string(expected);
}

} // namespace entente
