// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/views/inspector/page_builder.h"
#include "core/engine/questions.h"
#include "core/model/dataset.h"

#include <functional>

namespace entente
{

/// What a page may ask the inspector to do.
struct PageActions
{
    std::function<void(EventId)> select;
    std::function<void(const ActorId &)> selectActor;
    std::function<void(const ActorId &, const ActorId &)> selectPair;
    std::function<void(Field, const std::string &)> filterTo;
    std::function<void(TimeSpan)> showSpan;    ///< on the timeline
    std::function<void(const QString &)> open; ///< an address
    std::function<void()> copy;
};

/// Everything that is known of one event.
void buildEventPage(PageBuilder &page, const EventAnswer &answer,
                    const std::optional<Instant> &asKnown, const Dataset &vocabulary,
                    const PageActions &actions);

/// The same as text, for the clipboard.
QString eventAsText(const EventAnswer &answer, const Dataset &vocabulary);

} // namespace entente
