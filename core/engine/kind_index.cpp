// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/kind_index.h"

#include "core/base/text.h"

#include <algorithm>

namespace entente
{

KindIndex::KindIndex(const KindTree &tree) : m_tree(tree)
{
    m_scenario = number(KindId{"scenario"});
    for (const Kind &kind : tree.kinds())
        number(kind.id);
}

std::uint32_t KindIndex::number(const KindId &id)
{
    if (const std::optional<std::uint32_t> known = m_ids.find(id.value))
        return *known;
    const std::uint32_t kind = m_ids.add(id.value);
    const Kind *described = m_tree.find(id);
    if (described && !described->label.empty())
        m_labels.push_back(described->label);
    else
        m_labels.push_back(id.isEmpty() ? "No kind" : id.value);
    m_tops.push_back(kind);
    const KindId root = m_tree.root(id);
    if (root != id) {
        const std::uint32_t top = number(root);
        m_tops[kind] = top;
    }
    return kind;
}

std::vector<std::uint32_t> KindIndex::named(const std::string &value) const
{
    std::vector<std::uint32_t> result;
    const Kind *kind = m_tree.named(value);
    for (std::uint32_t i = 0; i < size(); ++i) {
        if (kind ? m_tree.isSameOrBelow(id(i), kind->id) : folded(m_ids[i]) == folded(value))
            result.push_back(i);
    }
    return result;
}

bool KindIndex::namesScenario(const std::string &value) const
{
    const std::vector<std::uint32_t> kinds = named(value);
    return std::any_of(kinds.begin(), kinds.end(),
                       [this](std::uint32_t kind) { return isScenario(kind); });
}

} // namespace entente
