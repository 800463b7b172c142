// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/engine/pair_history.h"
#include "core/network/network_series.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace entente
{

/// The JSON shapes of `entente query`: those of the manual page, with more fields beside them.
using Json = nlohmann::ordered_json;

Json toJson(const CountAnswer &answer);
/// An event with its dates and status as known on the asked day; "kind" is the top kind.
Json toJson(const EventAnswer &answer, const KindTree &kinds);
Json toJson(const HistogramAnswer &answer, const std::vector<Instant> &edges);
Json toJson(const Facet &facet);
Json toJson(const SearchAnswer &answer);
Json toJson(const ChangesAnswer &answer, Instant from, Instant to);
Json toJson(const TiesAnswer &answer, const TiesQuestion &question,
            const std::function<std::string(EventId)> &keyOf);
Json toJson(const NetworkSeries &series, const TieHistoryAnswer &answer);
Json toJson(const std::vector<Era> &eras);
Json toJson(const PairHistory &history);

/// Two spaces of indent; bytes that are no UTF-8 become U+FFFD.
std::string written(const Json &json);

} // namespace entente
