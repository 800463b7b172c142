// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/row_batch.h"

#include <algorithm>

namespace entente
{

/// What a merged event or actor may gather in one list: a file whose ids are no ids must not make
/// lists without end, through which every further row has to look.
constexpr std::size_t longestMergedList = 10000;

/// Adds `item` unless it is there; false when the list is full.
template <class Items, class Item>
bool addIfNew(Items &items, const Item &item)
{
    if (std::find(items.begin(), items.end(), item) != items.end())
        return true;
    if (items.size() >= longestMergedList)
        return false;
    items.push_back(item);
    return true;
}

/// Fills what `kept` lacks from `other` and adds what is new; facts that contradict stay as they
/// are and are said in `warnings`. Whether anything of `kept` changed.
bool mergeEvent(Event &kept, const Event &other, const RowNote &note, WarningList &warnings);

/// What all lists of an event hold.
std::size_t itemsOf(const Event &event);

} // namespace entente
