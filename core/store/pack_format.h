// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace entente::store
{

/// The first byte of titles and of records.
constexpr std::uint8_t packFormat = 1;

} // namespace entente::store
