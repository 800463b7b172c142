// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/libraries.h"

#include <igraph/igraph_version.h>
#include <libpq-fe.h>
#include <proj.h>
#include <sqlite3.h>
#include <unicode/uversion.h>
#include <zip.h>
#include <zstd.h>

#include <nlohmann/json.hpp>

namespace entente
{

namespace
{

std::string dotted(int major, int minor)
{
    return std::to_string(major) + '.' + std::to_string(minor);
}

std::string icuVersion()
{
    UVersionInfo version = {};
    u_getVersion(version);
    char text[U_MAX_VERSION_STRING_LENGTH] = {};
    u_versionToString(version, text);
    return text;
}

std::string igraphVersion()
{
    const char *version = nullptr;
    igraph_version(&version, nullptr, nullptr, nullptr);
    return version ? version : "";
}

} // namespace

std::vector<Library> coreLibraries()
{
    const int postgres = PQlibVersion(); // 150004 for 15.4
    return {
        {"SQLite", sqlite3_libversion(), "blessing", "https://sqlite.org"},
        {"PROJ", proj_info().version, "MIT", "https://proj.org"},
        {"ICU", icuVersion(), "Unicode-3.0", "https://icu.unicode.org"},
        {"igraph", igraphVersion(), "GPL-2.0-or-later", "https://igraph.org"},
        {"zstd", ZSTD_versionString(), "BSD-3-Clause", "https://facebook.github.io/zstd"},
        {"libzip", zip_libzip_version(), "BSD-3-Clause", "https://libzip.org"},
        {"libpq", dotted(postgres / 10000, postgres % 10000), "PostgreSQL",
         "https://www.postgresql.org"},
        {"JSON for Modern C++",
         dotted(NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR) + '.' +
             std::to_string(NLOHMANN_JSON_VERSION_PATCH),
         "MIT", "https://json.nlohmann.me"},
    };
}

} // namespace entente
