// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/kind.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// One code of the event ontology of CAMEO (Conflict and Mediation Event Observations, codebook
/// 1.1b3, P. A. Schrodt): "042" is "Make a visit".
struct CameoCode
{
    std::string_view code;
    std::string_view label;
};

/// Null for what is no code. A table that was opened in a spreadsheet has lost leading zeros:
/// `event`, the label that stands beside a code, tells "010" (Make statement) from "10" (Demand).
const CameoCode *cameoCode(std::string_view code, std::string_view event = {});

/// What a title says: the label without "not specified".
std::string_view phraseOf(const CameoCode &code);

/// "cameo-042", the id of the kind.
std::string cameoKindId(std::string_view code);

/// The kind behind the kinds that it hangs on, as far as they are CAMEO's: cameo-02, cameo-023,
/// cameo-0231. The first hangs below a standard kind. Empty for an id that is none of cameoKindId.
std::vector<Kind> cameoKinds(std::string_view kindId);

} // namespace entente
