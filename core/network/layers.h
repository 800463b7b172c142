// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"

#include <span>
#include <string>
#include <vector>

namespace entente
{

/// The tie layers that `name` stands for: the members of the named union, or the layer itself if
/// ties have one of that name; case-insensitive. Empty when there is neither.
std::vector<std::string> layerMembers(std::span<const Layer> layers, std::span<const Tie> ties,
                                      const std::string &name);

/// The name that stands for "no name given": the union marked as default, else the first one, else
/// nothing (all ties).
std::string defaultLayer(std::span<const Layer> layers);

} // namespace entente
