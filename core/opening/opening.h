// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/store/document.h"
#include "core/store/event_sink.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace entente
{

// The only place that knows both documents and engines.

/// An engine over an open document. Small ones are read whole; of large ones only what was derived
/// from the events is, and records stay in the file. `document` is not needed afterwards.
Result<std::shared_ptr<const Engine>> engineOn(const Document &document, std::stop_token stop = {},
                                               const ProgressSink &progress = {});

/// Opens `file` for reading. What was derived from the events of a large document is first made
/// again when somebody else changed it and the file can be written.
Result<Document> openDocument(const std::filesystem::path &file, std::stop_token stop = {},
                              const ProgressSink &progress = {});

/// Both.
Result<std::shared_ptr<const Engine>> openEngineOn(const std::filesystem::path &file,
                                                   std::stop_token stop = {},
                                                   const ProgressSink &progress = {});

/// Where an import into the document `file` puts its events; with what an engine loads.
Result<std::unique_ptr<EventSink>> importTarget(const std::filesystem::path &file,
                                                std::stop_token stop = {},
                                                const ProgressSink &progress = {});

} // namespace entente
