// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/world.h"

namespace entente
{

/// A place inside the largest polygon where a name can stand: its centre of mass, or, where that
/// lies outside, the middle of the widest part at its latitude.
LatLon labelPoint(const CountryShape &country);

} // namespace entente
