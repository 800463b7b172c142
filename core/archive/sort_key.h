// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace entente::archive
{

/// Bytes that compare as texts collate (Unicode Collation Algorithm, root locale), at most as many
/// as an index takes. Thread-safe.
std::string sortKey(std::string_view text);

} // namespace entente::archive
