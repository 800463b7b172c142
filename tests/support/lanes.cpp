// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/lanes.h"

#include "core/model/kind.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>

namespace entente::test
{

namespace
{

using Random = std::mt19937;

int upTo(Random &random, int most)
{
    return most <= 0 ? 0 : int(random() % unsigned(most + 1));
}

std::string randomTitle(Random &random)
{
    static const std::array words{"Japan",   "and",        "the",        "United",    "Kingdom",
                                  "sign",    "Reciprocal", "Access",     "Agreement", "in",
                                  "Tokyo",   "foreign",    "ministers",  "meet",      "Quad",
                                  "Malabar", "日本",       "Überprüfung"};
    std::string title;
    for (int i = upTo(random, 9); i >= 0; --i)
        title += (title.empty() ? "" : " ") +
                 std::string(words[std::size_t(upTo(random, int(words.size()) - 1))]);
    return title;
}

std::string randomDate(Random &random, int year)
{
    std::array<char, 24> text{};
    switch (upTo(random, 9)) {
    case 0:
        std::snprintf(text.data(), text.size(), "%04d", year);
        break;
    case 1:
        std::snprintf(text.data(), text.size(), "%04d-%02d", year, 1 + upTo(random, 11));
        break;
    case 2:
        std::snprintf(text.data(), text.size(), "%04d~", year);
        break;
    default:
        std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, 1 + upTo(random, 11),
                      1 + upTo(random, 27));
    }
    return text.data();
}

LaneMark randomMark(Random &random, std::int64_t id)
{
    static const std::array statuses{Status::Occurred,   Status::Occurred,  Status::Planned,
                                     Status::Contingent, Status::Cancelled, Status::Speculated,
                                     Status::Ongoing};
    const KindTree kinds = KindTree::standard();
    const int year = 2025 - std::min(78, upTo(random, 9) * upTo(random, 9));
    std::string end;
    if (upTo(random, 5) == 0)
        end = randomDate(random, std::min(2026, year + 1 + upTo(random, 9)));
    else if (upTo(random, 30) == 0)
        end = "..";
    LaneMark mark = laneMark(id, randomTitle(random), randomDate(random, year), end,
                             statuses[std::size_t(upTo(random, int(statuses.size()) - 1))],
                             kinds.kinds()[std::size_t(upTo(random, 13))].id.value);
    mark.importance = float(upTo(random, 100)) / 100;
    return mark;
}

} // namespace

LaneMark laneMark(std::int64_t id, const std::string &title, const std::string &start,
                  const std::string &end, Status status, const std::string &kind)
{
    LaneMark mark;
    mark.id = {id};
    mark.title = title;
    const Date first = Date::fromEdtf(end == ".." ? start + "/.." : start).value();
    mark.span = eventSpan(first, end.empty() || end == ".." ? Date() : Date::fromEdtf(end).value());
    mark.status = status;
    mark.kind = {kind};
    return mark;
}

Lane lane(const std::string &value, const std::string &label, std::vector<LaneMark> marks)
{
    Lane lane;
    lane.value = value;
    lane.label = label;
    std::stable_sort(marks.begin(), marks.end(), [](const LaneMark &a, const LaneMark &b) {
        return a.span.start.fuzzy < b.span.start.fuzzy;
    });
    for (const LaneMark &mark : marks)
        lane.count += mark.count;
    lane.inWindow = lane.count;
    lane.marks = std::move(marks);
    return lane;
}

LanesAnswer randomLanes(unsigned seed, int events, int lanes)
{
    static const std::array names{"Japan",       "United Kingdom", "Australia", "United States",
                                  "India",       "New Zealand",    "Canada",    "South Korea",
                                  "Philippines", "Others"};
    Random random(seed);
    std::vector<std::vector<LaneMark>> marks(static_cast<std::size_t>(lanes));
    for (int i = 1; i <= events; ++i) {
        const LaneMark mark = randomMark(random, i);
        for (int copies = upTo(random, 2); copies >= 0; --copies) {
            auto &target = marks[std::size_t(upTo(random, upTo(random, lanes - 1)))];
            if (target.empty() || target.back().id != mark.id)
                target.push_back(mark);
        }
    }
    LanesAnswer answer;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const std::string name = names[i % names.size()];
        answer.lanes.push_back(lane(name + std::to_string(i), name, std::move(marks[i])));
    }
    answer.undated = upTo(random, 12);
    answer.before = upTo(random, 40);
    return answer;
}

} // namespace entente::test
