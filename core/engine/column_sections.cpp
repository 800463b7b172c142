// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/bytes.h"
#include "core/engine/column_rows.h"
#include "core/model/vocabulary.h"

#include <algorithm>

namespace entente
{

namespace
{

void put(std::string &bytes, const Dictionary &words)
{
    putNumber(bytes, std::uint32_t(words.size()));
    for (std::size_t i = 0; i < words.size(); ++i)
        putText(bytes, words[i]);
}

bool take(std::string_view &bytes, Dictionary &words)
{
    std::uint32_t count = 0;
    if (!takeNumber(bytes, count))
        return false;
    std::string text;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (!takeText(bytes, text) || words.add(text) != i)
            return false;
    }
    return true;
}

bool areBelow(const std::vector<EventIndex> &events, std::size_t size)
{
    return std::all_of(events.begin(), events.end(), [&](EventIndex i) { return i < size; });
}

void put(std::string &bytes, const std::vector<EventIndex> &events)
{
    putNumber(bytes, std::uint32_t(events.size()));
    putNumbers(bytes, events);
}

bool take(std::string_view &bytes, std::vector<EventIndex> &events, std::size_t size)
{
    std::uint32_t count = 0;
    return takeNumber(bytes, count) && takeNumbers(bytes, events, count) && areBelow(events, size);
}

bool isReal(const Bounds &bounds)
{
    return bounds.strict.begin <= bounds.strict.end && bounds.fuzzy.begin <= bounds.fuzzy.end;
}

} // namespace

void ColumnWords::write(std::string &bytes) const
{
    putNumber(bytes, sectionByteOrder);
    putNumber(bytes, std::uint32_t(bounds.size()));
    for (std::size_t i = 0; i < bounds.size(); ++i)
        putNumber(bytes, bounds[i]);
    for (const Dictionary *words :
         {&kinds, &actors, &subkinds, &tags, &threads, &persons, &places, &publishers})
        put(bytes, *words);
    for (const std::string &label : tagLabels)
        putText(bytes, label);
}

bool ColumnWords::read(std::string_view &bytes)
{
    std::uint32_t order = 0;
    std::uint32_t count = 0;
    if (!takeNumber(bytes, order) || order != sectionByteOrder || !takeNumber(bytes, count))
        return false;
    for (std::uint32_t i = 0; i < count; ++i) {
        Bounds one;
        if (!takeNumber(bytes, one) || !isReal(one) || bounds.add(one) != i)
            return false;
    }
    for (Dictionary *words :
         {&kinds, &actors, &subkinds, &tags, &threads, &persons, &places, &publishers}) {
        if (!take(bytes, *words))
            return false;
    }
    tagLabels.resize(tags.size());
    return std::all_of(tagLabels.begin(), tagLabels.end(),
                       [&](std::string &label) { return takeText(bytes, label); });
}

void ColumnRows::write(std::string &bytes) const
{
    putNumber(bytes, sectionByteOrder);
    putNumber(bytes, std::uint32_t(first));
    putNumber(bytes, std::uint32_t(size));
    putNumber(bytes, std::uint8_t(ids.empty() ? 0 : 1));
    putNumbers(bytes, ids);
    for (const NumberColumn *column : {&start, &end, &kind, &subkind, &status, &confidence, &phase,
                                       &thread, &place, &country, &sources, &weight})
        column->write(bytes);
    putNumber(bytes, std::uint8_t(position.empty() ? 0 : 1));
    putNumbers(bytes, position);
    putNumbers(bytes, hasPosition);
    for (const NumberLists *lists : {&parties, &tags, &persons, &publishers})
        lists->write(bytes);
    roles.write(bytes);
    put(bytes, told);
    put(bytes, reported);
    putNumber(bytes, std::uint32_t(relations.size()));
    for (const auto &[event, key] : relations) {
        putNumber(bytes, event);
        putText(bytes, key);
    }
}

bool ColumnRows::read(std::string_view &bytes, const ColumnWords &words)
{
    std::uint32_t order = 0;
    std::uint32_t count = 0;
    std::uint8_t has = 0;
    std::uint32_t begin = 0;
    if (!takeNumber(bytes, order) || order != sectionByteOrder || !takeNumber(bytes, begin) ||
        !takeNumber(bytes, count) || !takeNumber(bytes, has))
        return false;
    first = begin;
    size = count;
    if (has != 0 && !takeNumbers(bytes, ids, size))
        return false;
    constexpr std::size_t any = noValue;
    const std::pair<NumberColumn *, std::size_t> columns[] = {
        {&start, words.bounds.size()},
        {&end, words.bounds.size()},
        {&kind, words.kinds.size()},
        {&subkind, words.subkinds.size()},
        {&status, allStatuses().size()},
        {&confidence, allConfidences().size()},
        {&phase, allPhases().size()},
        {&thread, words.threads.size()},
        {&place, words.places.size()},
        {&country, words.actors.size()},
        {&sources, any},
        {&weight, any}};
    for (const auto &[column, limit] : columns) {
        if (!column->read(bytes, size, limit))
            return false;
    }
    const auto isFull = [&](const NumberColumn &column) {
        return column.visit([&](auto reader) {
            for (std::size_t i = 0; i < size; ++i) {
                if (reader[i] == noValue)
                    return false;
            }
            return true;
        });
    };
    if (!isFull(kind) || !isFull(status) || !isFull(confidence) || !isFull(weight))
        return false;
    if (!takeNumber(bytes, has) ||
        (has != 0 && (!takeNumbers(bytes, position, size) ||
                      !takeNumbers(bytes, hasPosition, (size + 63) / 64))))
        return false;
    if (!parties.read(bytes, size, words.actors.size()) ||
        !tags.read(bytes, size, words.tags.size()) ||
        !persons.read(bytes, size, words.persons.size()) ||
        !publishers.read(bytes, size, words.publishers.size()) ||
        !roles.read(bytes, parties.values().size(), IsInitiator + IsTarget + IsFrom + IsTo + 1) ||
        !take(bytes, told, size) || !take(bytes, reported, size) || !takeNumber(bytes, count))
        return false;
    for (std::uint32_t i = 0; i < count; ++i) {
        relations.emplace_back();
        if (!takeNumber(bytes, relations.back().first) || relations.back().first >= size ||
            !takeText(bytes, relations.back().second))
            return false;
    }
    return true;
}

} // namespace entente
