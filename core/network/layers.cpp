// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/network/layers.h"

#include "core/base/text.h"

#include <algorithm>

namespace entente
{

std::vector<std::string> layerMembers(std::span<const Layer> layers, std::span<const Tie> ties,
                                      const std::string &name)
{
    const std::string wanted = folded(trimmed(name));
    for (const Layer &layer : layers) {
        if (folded(layer.name) == wanted)
            return layer.members;
    }
    for (const Tie &tie : ties) {
        if (folded(tie.layer) == wanted)
            return {tie.layer};
    }
    return {};
}

std::string defaultLayer(std::span<const Layer> layers)
{
    const auto marked = std::find_if(layers.begin(), layers.end(),
                                     [](const Layer &layer) { return layer.isDefault; });
    if (marked != layers.end())
        return marked->name;
    return layers.empty() ? std::string() : layers.front().name;
}

} // namespace entente
