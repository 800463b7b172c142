// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/era.h"

#include "core/base/text.h"

namespace entente
{

std::string_view wordFor(EraKind kind)
{
    return kind == EraKind::Leader ? "leader" : "era";
}

std::optional<EraKind> eraKindFrom(std::string_view word)
{
    const std::string plain = folded(trimmed(word));
    for (const EraKind kind : {EraKind::Era, EraKind::Leader}) {
        if (plain == wordFor(kind))
            return kind;
    }
    return std::nullopt;
}

EventSpan Era::span() const
{
    EventSpan span = eventSpan(start, end);
    if (end.isEmpty() && span.isKnown && !start.isInterval()) {
        const TimeSpan open{Instant::openFuture(), Instant::openFuture()};
        span.end = {open, open};
    }
    return span;
}

} // namespace entente
