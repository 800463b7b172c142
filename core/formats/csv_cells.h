// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// A text cell that no spreadsheet runs as a formula: one whose first visible character is one of
/// = + - @ (or a tab or return) gets a leading apostrophe. Plain numbers stay as they are.
std::string neutralized(std::string text);

/// Takes the apostrophe off again; unneutralized(neutralized(text)) == text for every text.
std::string_view unneutralized(std::string_view cell);

/// The cell as RFC 4180 writes it: in quotes where it needs them.
std::string quotedCell(std::string_view cell);

/// Items of a list in one cell, joined with `separator`. A backslash before a separator's
/// character, a bar, a colon or a backslash keeps it from meaning anything.
std::string joinedList(const std::vector<std::string> &items, std::string_view separator);

/// The items of a cell as joinedList wrote it, trimmed, their escapes still in place; see
/// unescaped.
std::vector<std::string> splitList(std::string_view cell, std::string_view separator);

std::string escaped(std::string_view text, std::string_view special);
std::string unescaped(std::string_view text);

} // namespace entente
