// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente
{

struct Country
{
    std::string code; ///< ISO 3166-1 alpha-3, or of ISO 3166-3; a state that had none: its name
    std::string name; ///< English, from CLDR
};

/// The country that `text` names exactly: by its code in capitals, or by an English name that is or
/// was in use, in any case and order of words ("KOREA REPUBLIC OF"). A state that was renamed has
/// one code (Siam: THA); one that is no more has its own (Soviet Union: SUN). Nothing for
/// everything else: no guesses.
std::optional<Country> countryFrom(std::string_view text);

} // namespace entente
