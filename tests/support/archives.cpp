// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/archives.h"

namespace entente::test
{

PostgresServer &server()
{
    static PostgresServer started;
    return started;
}

Outcome fillArchive(const std::string &address, const Dataset &data)
{
    Result<std::unique_ptr<EventSink>> sink = archiveSink(address);
    if (!sink)
        return sink.error();
    if (Outcome added = (*sink)->add(data.events); !added)
        return added;
    return (*sink)->finish(data);
}

} // namespace entente::test
