// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/views/inspector/event_page.h"
#include "core/engine/pair_history.h"

namespace entente
{

/// What two actors had to do with each other: their last contact and how long ago it was, the
/// longest gap, the contacts by date.
void buildPairPage(PageBuilder &page, const PairHistory &history, const Dataset &vocabulary,
                   const PageActions &actions);

/// The same as text, for the clipboard.
QString pairAsText(const PairHistory &history, const Dataset &vocabulary);

} // namespace entente
