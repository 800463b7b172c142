// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace entente
{

/// An engine whose events lie on a PostgreSQL server. What it answers is the archive as it was when
/// it was opened. Nothing is ever written. While the server does not answer, every question fails
/// with one sentence; the next one tries again.
class Archive : public Engine
{
public:
    /// Whether the server answers now.
    virtual Outcome ping(std::stop_token stop = {}) const = 0;
    /// Told, from any thread, when the server stops answering and when it answers again. Ends with
    /// an empty function; after that call it is not told any more.
    virtual void setListener(std::function<void(bool isReachable)> listener) const = 0;
    /// What sentences call the server.
    virtual std::string host() const = 0;
    virtual std::int64_t size() const = 0; ///< events

    /// The small tables, the ties and the records of the events that pass; of all events without a
    /// context. All of it comes into memory: for copies and exports.
    virtual Result<Dataset> read(const std::optional<Context> &context,
                                 std::stop_token stop = {}) const = 0;
};

/// Opens the archive that `address` names (core/archive/address.h); passwords that it lacks come
/// from where libpq looks for them. Blocks while it connects and loads the small tables.
Result<std::shared_ptr<const Archive>> openArchive(const std::string &address,
                                                   std::stop_token stop = {});

/// Whether there is an archive at `address` that can be opened; how many events it has.
Result<std::int64_t> tryArchive(const std::string &address, std::stop_token stop = {});

} // namespace entente
