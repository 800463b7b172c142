// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sections.h"

#include <map>
#include <string>
#include <utility>

namespace entente
{

/// Sections in memory, for documents that are small or whose file has none. To be written before
/// several threads read.
class MemorySections final : public Sections, public SectionWriter
{
public:
    Result<std::string> read(std::string_view name, std::int64_t part) const override;
    Result<std::vector<std::int64_t>> parts(std::string_view name) const override;
    Outcome write(std::string_view name, std::int64_t part, std::string_view bytes) override;

private:
    std::map<std::pair<std::string, std::int64_t>, std::string> m_parts;
};

} // namespace entente
