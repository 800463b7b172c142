// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/network_series.h"

#include <string>

namespace entente
{

/// The series as a table of comma-separated values: a row for each day on which the graph changes
/// ("from" is empty for what holds before the first change), the measures, and the degree of every
/// actor. Lines end in a line feed but for the last one.
std::string seriesTable(const NetworkSeries &series);

} // namespace entente
