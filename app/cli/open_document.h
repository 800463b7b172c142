// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/store/event_sink.h"

#include <memory>
#include <optional>
#include <string>

namespace entente
{

/// The engine behind a DOC argument: "sample", a file, read in full, or the address of an archive.
/// What the document has to say (a newer version, a folder that cannot be written) goes to standard
/// error.
Result<std::shared_ptr<const Engine>> openEngine(const std::string &document);

/// Where an import into `target` goes: a document or the archive at an address, which is made
/// when it is missing.
Result<std::unique_ptr<EventSink>> sinkFor(const std::string &target);

/// Prints what is wrong with a query, the query and a line that points at the place to standard
/// error; the exit code.
int wrongQuery(const std::string &option, const std::string &query, const QueryError &error);

} // namespace entente
