// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sections.h"
#include "core/model/dataset.h"
#include "core/model/records.h"

#include <memory>
#include <span>

namespace entente
{

/// Computes from the events of a large document what an engine loads instead of computing it again.
/// Events come in batches of consecutive ones: parts are made on any thread, then put together in
/// order on one.
class Deriver
{
public:
    /// What one batch adds.
    class Part
    {
    public:
        virtual ~Part() = default;
    };

    virtual ~Deriver() = default;
    /// Thread-safe. `events` stand in places `first` and following.
    virtual std::unique_ptr<Part> derive(EventIndex first, std::span<const Event> events) const = 0;
    /// In the order of the events, each once. Writes what is complete, so that memory is bounded.
    virtual Outcome append(std::unique_ptr<Part> part, SectionWriter &writer) = 0;
    /// After the last part.
    virtual Outcome finish(const Dataset &tables, SectionWriter &writer) = 0;
};

} // namespace entente
