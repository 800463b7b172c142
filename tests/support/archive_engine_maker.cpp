// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/archives.h"
#include "tests/support/engine_maker.h"

#include <cstdio>
#include <cstdlib>
#include <deque>

namespace entente::test
{

namespace
{

struct Kept
{
    Dataset data;
    std::shared_ptr<const Engine> engine;
};

/// The last few, since tests ask for the same data again and again.
constexpr std::size_t mostKept = 10;

std::shared_ptr<const Engine> archiveOf(const Dataset &data)
{
    const std::string address = server().newDatabase();
    const Outcome filled = fillArchive(address, data);
    if (!filled)
        std::fprintf(stderr, "the archive cannot be filled: %s\n", filled.error().text().c_str());
    const Result<std::shared_ptr<const Archive>> archive = openArchive(address);
    if (!archive) {
        std::fprintf(stderr, "the archive cannot be opened: %s\n", archive.error().text().c_str());
        std::abort();
    }
    return *archive;
}

} // namespace

std::shared_ptr<const Engine> makeEngine(Dataset data)
{
    static std::deque<Kept> kept;
    for (const Kept &each : kept) {
        if (each.data == data)
            return each.engine;
    }
    kept.push_front({data, archiveOf(data)});
    if (kept.size() > mostKept)
        kept.pop_back();
    return kept.front().engine;
}

const char *whyNoEngine()
{
    return PostgresServer::whyNot();
}

} // namespace entente::test
