// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/views/timeline/timeline_view.h"
#include "core/engine/questions.h"

namespace entente
{

/// A cluster that was clicked and whose members the engine is asked for.
struct TimelineView::PendingCluster
{
    std::string lane;
    EventId id;
    std::int64_t count = 0;
    bool toggle = false;
};

} // namespace entente
