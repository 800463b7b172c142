// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/fields.h"

#include <algorithm>
#include <array>

namespace entente
{

namespace
{

struct FieldWord
{
    std::string_view word;
    Field field;
};

constexpr FieldWord fieldWords[] = {
    {"kind", Field::Kind},           {"status", Field::Status},
    {"phase", Field::Phase},         {"party", Field::Party},
    {"initiator", Field::Initiator}, {"target", Field::Target},
    {"member", Field::Member},       {"person", Field::Person},
    {"place", Field::Place},         {"in", Field::In},
    {"near", Field::Near},           {"tag", Field::Tag},
    {"source", Field::Source},       {"confidence", Field::Confidence},
    {"thread", Field::Thread},       {"event", Field::Event},
    {"layer", Field::Layer},         {"has", Field::Has},
    {"without", Field::Without},     {"before", Field::Before},
    {"after", Field::After},         {"during", Field::During},
};

/// Words that people try first, and what they are called here.
constexpr std::pair<std::string_view, std::string_view> otherWords[] = {
    {"actor", "party"},   {"actors", "party"}, {"parties", "party"}, {"type", "kind"},
    {"category", "kind"}, {"country", "in"},   {"region", "in"},     {"location", "place"},
    {"city", "place"},    {"date", "during"},  {"year", "during"},   {"when", "during"},
    {"since", "after"},   {"from", "after"},   {"until", "before"},  {"to", "before"},
    {"people", "person"}, {"who", "person"},   {"keyword", "tag"},   {"label", "tag"},
    {"state", "status"},  {"bloc", "member"},  {"no", "without"},    {"maybe", "possibly"},
};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

/// Edits (insert, drop, change, swap neighbours) between two short words: restricted
/// Damerau-Levenshtein distance.
std::size_t distance(std::string_view a, std::string_view b)
{
    constexpr std::size_t longest = 24;
    if (a.size() >= longest || b.size() >= longest)
        return longest;
    std::array<std::array<std::size_t, longest>, longest> cost{};
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            cost[i][j] =
                std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a.size()][b.size()];
}

} // namespace

std::string_view wordFor(Field field)
{
    const auto *const found = std::find_if(std::begin(fieldWords), std::end(fieldWords),
                                           [&](const FieldWord &f) { return f.field == field; });
    return found == std::end(fieldWords) ? std::string_view() : found->word;
}

std::optional<Field> fieldFrom(std::string_view word)
{
    const std::string wanted = lowered(word);
    const auto *const found = std::find_if(std::begin(fieldWords), std::end(fieldWords),
                                           [&](const FieldWord &f) { return f.word == wanted; });
    return found == std::end(fieldWords) ? std::nullopt : std::optional(found->field);
}

bool isDateField(Field field)
{
    return field == Field::Before || field == Field::After || field == Field::During;
}

std::optional<Certainty> certaintyFrom(std::string_view word)
{
    const std::string wanted = lowered(word);
    if (wanted == "possibly")
        return Certainty::Possibly;
    return wanted == "certainly" ? std::optional(Certainty::Certainly) : std::nullopt;
}

std::string_view nearestFieldWord(std::string_view word)
{
    const std::string wanted = lowered(word);
    for (const auto &[other, ours] : otherWords) {
        if (wanted == other)
            return ours;
    }
    std::string_view best;
    std::size_t bestDistance = wanted.size() <= 3 ? 2 : 3;
    const auto offer = [&](std::string_view candidate) {
        const std::size_t d = distance(wanted, candidate);
        if (d < bestDistance && d < candidate.size()) {
            best = candidate;
            bestDistance = d;
        }
    };
    for (const FieldWord &candidate : fieldWords)
        offer(candidate.word);
    offer("possibly");
    offer("certainly");
    return best;
}

} // namespace entente
