// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sections.h"

#include <map>
#include <utility>

namespace entente::test
{

/// Sections that were written and can be read again, and changed by a test.
class MemorySections final : public Sections, public SectionWriter
{
public:
    std::map<std::pair<std::string, std::int64_t>, std::string> bytes;

    Outcome write(std::string_view name, std::int64_t part, std::string_view text) override
    {
        bytes[{std::string(name), part}] = text;
        return Done{};
    }
    Result<std::string> read(std::string_view name, std::int64_t part) const override
    {
        const auto found = bytes.find({std::string(name), part});
        return found == bytes.end() ? Result<std::string>(Error{"there is no such part", {}})
                                    : Result<std::string>(found->second);
    }
    Result<std::vector<std::int64_t>> parts(std::string_view name) const override
    {
        std::vector<std::int64_t> numbers;
        for (const auto &[key, text] : bytes) {
            if (key.first == name)
                numbers.push_back(key.second);
        }
        return numbers;
    }
};

} // namespace entente::test
