// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/import_input.h"

#include "core/base/files.h"
#include "core/formats/zip_input.h"

#include <algorithm>
#include <system_error>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

ImportInput plainInput(const fs::path &file)
{
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    ImportInput input;
    input.file = file;
    input.size = error ? 0 : std::int64_t(size);
    input.open = [file] { return fileSource(file); };
    input.isPlainFile = true;
    return input;
}

Result<std::vector<fs::path>> filesIn(const fs::path &folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code unknown;
        if (at->is_regular_file(unknown) && !at->path().filename().string().starts_with('.'))
            files.push_back(at->path());
    }
    if (error)
        return fileError("read", error.value(), folder);
    std::sort(files.begin(), files.end());
    if (files.empty())
        return Error{"there is no file in the folder; choose another folder or a file",
                     folder.string()};
    return files;
}

} // namespace

Result<std::vector<ImportInput>> inputsOf(const fs::path &path)
{
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        if (Outcome isFile = checkIsFile(path); !isFile)
            return isFile.error();
        return isZipArchive(path) ? zipInputs(path) : std::vector{plainInput(path)};
    }
    const Result<std::vector<fs::path>> files = filesIn(path);
    if (!files)
        return files.error();
    std::vector<ImportInput> inputs;
    for (const fs::path &file : *files) {
        Result<std::vector<ImportInput>> found =
            isZipArchive(file) ? zipInputs(file) : std::vector{plainInput(file)};
        if (!found)
            return found.error();
        for (ImportInput &input : *found) {
            input.isAsked = false;
            inputs.push_back(std::move(input));
        }
    }
    return inputs;
}

} // namespace entente
