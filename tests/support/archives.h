// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/archive.h"
#include "core/archive/archive_sink.h"
#include "tests/support/postgres_server.h"

namespace entente::test
{

/// The server of this test program, started when it is first asked for.
PostgresServer &server();

/// Puts everything of `data` into the archive at `address`.
Outcome fillArchive(const std::string &address, const Dataset &data);

} // namespace entente::test
