// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/event_sink.h"

#include <memory>
#include <string>

namespace entente
{

/// A sink into the archive on the server that `address` names (core/archive/address.h). Makes the
/// archive when there is none. One transaction: nobody sees anything before finish(), and nothing
/// is left of an import that did not come so far. Fails at once while another import into the
/// archive runs.
Result<std::unique_ptr<EventSink>> archiveSink(const std::string &address,
                                               std::stop_token stop = {},
                                               const ProgressSink &progress = {});

} // namespace entente
