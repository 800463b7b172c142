// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <numbers>

namespace entente
{

constexpr double radiansPerDegree = std::numbers::pi / 180;

} // namespace entente
