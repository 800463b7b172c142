// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/actor.h"

namespace entente
{

/// As long as a membership may have lasted; open where nothing is said.
TimeSpan spanOf(const Membership &membership);

} // namespace entente
