// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/document.h"
#include "core/store/read_pool.h"

namespace entente
{

struct Document::Connection
{
    sqlite::Database database;
    std::filesystem::path file;
    bool isReadOnly = false;
    std::string warning;
    sqlite::Database::Mode mode = sqlite::Database::Mode::ReadOnly;
    std::uint32_t changeCounter = 0; ///< as of the last look
    store::PackDirectory packs;
    std::int64_t rows = 0;
    bool hasFreshSections = false;
    std::shared_ptr<store::ReadPool> pool; ///< made when it is asked for

    /// Notes what is in the file by now.
    Outcome look();
    Result<std::shared_ptr<store::ReadPool>> readers();
};

} // namespace entente
