// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/membership.h"

namespace entente
{

TimeSpan spanOf(const Membership &membership)
{
    TimeSpan span = TimeSpan::all();
    if (!membership.start.isEmpty())
        span.begin = membership.start.first().strict.begin;
    if (!membership.end.isEmpty())
        span.end = membership.end.last().strict.end;
    return span;
}

} // namespace entente
