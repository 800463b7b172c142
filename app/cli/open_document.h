// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/store/event_sink.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace entente
{

/// The engine behind a DOC argument ("sample" or a file), read in full. What the document has to
/// say (a newer version, a folder that cannot be written) goes to standard error.
Result<std::shared_ptr<const Engine>> openEngine(const std::string &document);

/// Where an import into `target` goes: a document, which is made when it is missing.
Result<std::unique_ptr<EventSink>> sinkFor(const std::string &target, std::stop_token stop = {});

/// Prints what is wrong with a query, the query and a line that points at the place to standard
/// error; the exit code.
int wrongQuery(const std::string &option, const std::string &query, const QueryError &error);

} // namespace entente
