// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// Named and numbered pieces of bytes that were computed once from the events of a document and are
/// loaded instead of computed again. Whoever reads one checks it: the bytes may be anything.
/// Thread-safe.
class Sections
{
public:
    virtual ~Sections() = default;
    /// Fails when there is no such part.
    virtual Result<std::string> read(std::string_view name, std::int64_t part) const = 0;
    /// The numbers of the parts that there are, ascending.
    virtual Result<std::vector<std::int64_t>> parts(std::string_view name) const = 0;
};

/// Where such pieces are put. One thread at a time.
class SectionWriter
{
public:
    virtual ~SectionWriter() = default;
    virtual Outcome write(std::string_view name, std::int64_t part, std::string_view bytes) = 0;
};

} // namespace entente
