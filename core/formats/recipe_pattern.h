// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace entente
{

/// A pattern of a recipe with the cells of a row in place: "{traveller} visits {to|country}[
/// ({locale})]". `cell` gives the cell of a header. `{to|country}` is the usual name of the country
/// that the cell names, where it names one. Text in square brackets stays only if a cell inside it
/// holds something. A backslash before one of these characters keeps it from meaning anything.
std::string filledPattern(std::string_view pattern,
                          const std::function<std::string_view(std::string_view)> &cell);

} // namespace entente
