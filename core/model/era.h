// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ids.h"
#include "core/time/edtf.h"

#include <optional>
#include <string>
#include <string_view>

namespace entente
{

enum class EraKind
{
    Era,   ///< a time with a name: a war, an age
    Leader ///< who led an actor
};

std::string_view wordFor(EraKind); ///< "era", "leader"
std::optional<EraKind> eraKindFrom(std::string_view word);

/// A stretch of time that people date others by: "the Cold War", "when Truss was prime minister".
/// It is no event: it is in no answer, and no filter leaves it out.
struct Era
{
    std::string name;      ///< "Liz Truss"
    std::string shortName; ///< where room is scarce: "Truss"; empty: the name
    EraKind kind = EraKind::Era;
    ActorId actor;      ///< whom it is about; empty: everybody
    std::string office; ///< of a leader: "Prime Minister"
    Date start;
    Date end;           ///< empty: it goes on. The day of a handover is the end of one and the
                        ///< start of the next
    std::string source; ///< in words: how it is dated, where that can be read

    /// With an open end when it goes on; not known without a start.
    EventSpan span() const;
    bool operator==(const Era &) const = default;
};

} // namespace entente
