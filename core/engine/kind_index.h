// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dictionary.h"
#include "core/model/kind.h"

#include <cstdint>
#include <string>
#include <vector>

namespace entente
{

/// The kinds of a document by number: those of its tree, in its order, then those that its events
/// name without the tree knowing them (each its own top).
class KindIndex
{
public:
    explicit KindIndex(const KindTree &tree);

    std::uint32_t number(const KindId &id); ///< adds a kind that is not there yet

    std::size_t size() const { return m_ids.size(); }
    KindId id(std::uint32_t kind) const { return KindId{m_ids[kind]}; }
    const std::string &label(std::uint32_t kind) const { return m_labels[kind]; }
    std::uint32_t top(std::uint32_t kind) const { return m_tops[kind]; }
    bool isScenario(std::uint32_t kind) const { return m_tops[kind] == m_scenario; }

    /// The kinds that `value` stands for: the one of this id, alias or label with all below it;
    /// none when no kind is called that.
    std::vector<std::uint32_t> named(const std::string &value) const;
    /// Whether `value` names scenarios or a kind below them.
    bool namesScenario(const std::string &value) const;

private:
    const KindTree &m_tree;
    Dictionary m_ids;
    std::vector<std::string> m_labels;
    std::vector<std::uint32_t> m_tops;
    std::uint32_t m_scenario = noValue;
};

} // namespace entente
