// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/columns.h"
#include "core/engine/questions.h"

#include <cstdint>
#include <span>
#include <string>

namespace entente
{

/// Which lanes events stand in, by number: every actor, top kind or region, and one more for the
/// events that have none.
class LaneKeys
{
public:
    LaneKeys(const Columns &columns, LaneField field);

    std::size_t size() const { return m_size; }
    /// At least one, each once. Valid until the next call on this object.
    std::span<const std::uint32_t> of(EventIndex i) const;
    std::string value(std::uint32_t lane) const;
    std::string label(std::uint32_t lane) const;

private:
    std::uint32_t none() const { return std::uint32_t(m_size - 1); }

    const Columns &m_columns;
    LaneField m_field;
    std::size_t m_size = 1;
    mutable std::uint32_t m_single = 0;
};

} // namespace entente
