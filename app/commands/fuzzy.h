// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace entente
{

/// How well `pattern` names `text`, for lists that narrow while one types; more is better, nothing
/// is no match. Each word of the pattern must be found in the text, in any order: as a run of
/// letters, best from the beginning of a word ("port" in "Export"), or as the beginnings of
/// several words ("shal" for "Show all"). Case and accents do not count. An empty pattern matches
/// everything equally.
std::optional<int> fuzzyMatch(const QString &pattern, const QString &text);

} // namespace entente
