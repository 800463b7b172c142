// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/views/inspector/event_page.h"

#include <vector>

namespace entente
{

/// What the filter lets through, in numbers.
struct Summary
{
    CountAnswer count;
    Facet parties; ///< the busiest ones
    Facet kinds;
};

/// Shown while nothing is selected.
void buildSummaryPage(PageBuilder &page, const Summary &summary, const Filter &filter,
                      const Dataset &vocabulary, const PageActions &actions);

/// Several events, by date. `more` were selected beyond those listed.
void buildListPage(PageBuilder &page, const std::vector<EventAnswer> &events, std::size_t more,
                   const Dataset &vocabulary, const PageActions &actions);

/// One actor: its names, its seat, and what there is of it.
void buildActorPage(PageBuilder &page, const ActorId &id, const Summary &summary,
                    const Dataset &vocabulary, const PageActions &actions);

} // namespace entente
