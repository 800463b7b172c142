// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sample.h"

#include <cstdlib>
#include <system_error>
#include <vector>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

fs::path programFolder()
{
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path(".") : program.parent_path();
}

std::vector<fs::path> resourceFolders()
{
    std::vector<fs::path> folders;
    if (const char *chosen = std::getenv("ENTENTE_RESOURCES"); chosen && *chosen)
        folders.emplace_back(chosen);
    const fs::path program = programFolder();
    folders.push_back(program / ".." / "resources");         // in the build folder
    folders.push_back(program / ".." / "share" / "entente"); // installed
    folders.push_back(program / ".." / ".." / "resources");  // tests in the build folder
    return folders;
}

} // namespace

fs::path resourceFile(const std::string &name)
{
    const std::vector<fs::path> folders = resourceFolders();
    std::error_code error;
    for (const fs::path &folder : folders) {
        if (fs::exists(folder / name, error))
            return (folder / name).lexically_normal();
    }
    return (folders.front() / name).lexically_normal();
}

Result<fs::path> documentPath(const std::string &argument)
{
    if (argument.starts_with("postgresql://") || argument.starts_with("postgres://"))
        return Error{"archives on a server cannot be opened by this version; name a .entente file",
                     {}}; // the address may hold a password: it is not repeated
    if (argument.empty())
        return Error{"the name of the document is empty", {}};
    if (argument == "sample") {
        const fs::path sample = resourceFile("sample.entente");
        std::error_code error;
        if (!fs::exists(sample, error))
            return Error{"the sample document is not installed; install the program again",
                         sample.string()};
        return sample;
    }
    return fs::path(argument);
}

} // namespace entente
