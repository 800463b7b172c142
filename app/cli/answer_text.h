// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/engine/pair_history.h"
#include "core/network/network_series.h"

#include <string>
#include <vector>

namespace entente
{

// What `entente query` prints for people: one line for one thing, control characters blanked.
std::string toText(const CountAnswer &answer);
std::string toText(const EventAnswer &answer);
std::string toText(const HistogramAnswer &answer, const std::vector<Instant> &edges);
std::string toText(const Facet &facet);
std::string toText(const SearchAnswer &answer);
std::string toText(const ChangesAnswer &answer);
std::string toText(const TiesAnswer &answer, const TiesQuestion &question);
std::string toText(const NetworkSeries &series); ///< CSV, a line for each day of change
std::string toText(const std::vector<Era> &eras, const Dataset &names);
std::string toText(const PairHistory &history, const Dataset &vocabulary);

} // namespace entente
