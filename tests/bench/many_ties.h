// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"

namespace entente::bench
{

/// 200 actors around the world with 3,000 ties from 1950 on, tied by chance and mostly to the first
/// ones, each tie for years.
Dataset manyTies();

} // namespace entente::bench
