// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace entente
{

/// The ISO 3166-1 alpha-3 code of a country or territory by its code in FIPS PUB 10-4 ("BO" is
/// Belarus, "BL" Bolivia). Empty for what ISO has no code for: oceans, the Spratly Islands.
std::string_view isoFromFips(std::string_view code);

} // namespace entente
