// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace entente
{

namespace
{

struct FieldWords
{
    LaneField field;
    std::string_view word;
    std::string_view withoutValue;
};

constexpr FieldWords fields[] = {{LaneField::Party, "party", "No party"},
                                 {LaneField::Pair, "pair", "No pair"},
                                 {LaneField::Kind, "kind", ""},
                                 {LaneField::Region, "region", "No place"},
                                 {LaneField::Bloc, "bloc", "No bloc"},
                                 {LaneField::Place, "place", "No place"},
                                 {LaneField::Tag, "tag", "No tag"},
                                 {LaneField::Status, "status", ""},
                                 {LaneField::Thread, "thread", "No thread"},
                                 {LaneField::None, "none", ""}};

constexpr std::pair<LaneOrder, std::string_view> orders[] = {{LaneOrder::Count, "count"},
                                                             {LaneOrder::Name, "name"},
                                                             {LaneOrder::FirstDate, "first"},
                                                             {LaneOrder::ByHand, "hand"}};

const FieldWords &wordsOf(LaneField field)
{
    const auto *found =
        std::find_if(std::begin(fields), std::end(fields),
                     [field](const FieldWords &words) { return words.field == field; });
    return found == std::end(fields) ? fields[std::size(fields) - 1] : *found;
}

} // namespace

std::span<const LaneField> allLaneFields()
{
    static const auto all = [] {
        std::array<LaneField, std::size(fields)> result{};
        std::transform(std::begin(fields), std::end(fields), result.begin(),
                       [](const FieldWords &words) { return words.field; });
        return result;
    }();
    return all;
}

std::span<const LaneOrder> allLaneOrders()
{
    static constexpr std::array all{LaneOrder::Count, LaneOrder::Name, LaneOrder::FirstDate,
                                    LaneOrder::ByHand};
    return all;
}

std::string_view wordFor(LaneField field)
{
    return wordsOf(field).word;
}

std::string_view wordFor(LaneOrder order)
{
    for (const auto &[each, word] : orders) {
        if (each == order)
            return word;
    }
    return {};
}

std::optional<LaneField> laneFieldFrom(std::string_view word)
{
    for (const FieldWords &words : fields) {
        if (words.word == word)
            return words.field;
    }
    return std::nullopt;
}

std::optional<LaneOrder> laneOrderFrom(std::string_view word)
{
    for (const auto &[order, each] : orders) {
        if (each == word)
            return order;
    }
    return std::nullopt;
}

std::string_view labelWithoutValue(LaneField field)
{
    return wordsOf(field).withoutValue;
}

std::string_view manyPartiesLabel()
{
    static const std::string label = "More than " + std::to_string(mostPairedParties) + " parties";
    return label;
}

std::vector<Term> termsOf(LaneField field, const Lane &lane)
{
    const auto term = [](Field of, std::string value) {
        return std::vector<Term>{{of, {std::move(value)}, false, Certainty::Possibly}};
    };
    if (lane.isOthers)
        return {};
    if (lane.value.empty()) {
        if (field == LaneField::Party)
            return term(Field::Without, "party");
        if (field == LaneField::Thread)
            return term(Field::Without, "thread");
        return {};
    }
    switch (field) {
    case LaneField::Party:
        return term(Field::Party, lane.value);
    case LaneField::Kind:
        return term(Field::Kind, lane.value);
    case LaneField::Region:
        return term(Field::In, lane.value);
    case LaneField::Pair: {
        std::vector<Term> terms;
        for (const ActorId &actor : lane.pair)
            terms.push_back({Field::Party, {actor.value}, false, Certainty::Possibly});
        return terms;
    }
    case LaneField::Bloc:
        return term(Field::Member, lane.value);
    case LaneField::Place:
        return term(Field::Place, lane.value);
    case LaneField::Tag:
        return term(Field::Tag, lane.value);
    case LaneField::Status:
        return term(Field::Status, lane.value);
    case LaneField::Thread:
        return term(Field::Thread, lane.value);
    case LaneField::None:
        break;
    }
    return {};
}

} // namespace entente
