// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/following.h"

#include <algorithm>
#include <tuple>

namespace entente
{

namespace
{

/// What has no date comes last.
auto followOrder(const RelatedEvent &event)
{
    const bool isUndated = event.start.isEmpty();
    return std::tuple(isUndated, isUndated ? Instant() : event.start.first().strict.begin,
                      event.id);
}

} // namespace

std::vector<RelatedEvent> followed(const EventAnswer &answer, Follow direction)
{
    std::vector<RelatedEvent> found;
    for (const RelatedEvent &related : answer.related) {
        const bool pointsForward = (related.type == RelationType::LeadsTo) != related.inverse;
        if (pointsForward != (direction == Follow::LedTo))
            continue;
        const bool isThere = std::any_of(found.begin(), found.end(),
                                         [&](const auto &other) { return other.id == related.id; });
        if (!isThere)
            found.push_back(related);
    }
    std::sort(found.begin(), found.end(), [](const RelatedEvent &a, const RelatedEvent &b) {
        return followOrder(a) < followOrder(b);
    });
    return found;
}

} // namespace entente
