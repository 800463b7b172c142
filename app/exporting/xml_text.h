// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace entente
{

/// `text` for XML 1.0 and HTML: markup escaped; what is no UTF-8 and characters that XML has no
/// place for are left out.
std::string xmlText(std::string_view text);

/// A number with at most `decimals` decimals, whatever the locale.
std::string xmlNumber(double value, int decimals = 2);

} // namespace entente
