// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/abandoned_files.h"

#include "core/base/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <vector>

namespace entente::store
{

namespace fs = std::filesystem;

Result<FileLock> FileLock::take(const fs::path &file)
{
    FileLock lock(::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat info = {};
    if (lock.m_descriptor < 0 || ::fstat(lock.m_descriptor, &info) != 0)
        return fileError("open", errno, file);
    if (!S_ISREG(info.st_mode))
        return fileError("open", EACCES, file);
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0)
        return Error{
            "another program is at work on the file; wait until it is done, then try again",
            file.string()};
    if (::fstat(lock.m_descriptor, &info) != 0 || info.st_nlink == 0)
        return fileError("open", ENOENT, file);
    return lock;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void removeAbandoned(const fs::path &file, std::string_view mark)
{
    std::error_code error;
    const fs::path real = fs::weakly_canonical(file, error);
    const fs::path target = error ? file : real;
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    const std::string beginning = target.filename().string() + '.' + std::string(mark) + '-';
    constexpr std::size_t letters = 6;
    std::vector<fs::path> found;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (name.starts_with(beginning) && name.size() == beginning.size() + letters)
            found.push_back(at->path());
    }
    for (const fs::path &path : found) {
        if (const Result<FileLock> lock = FileLock::take(path))
            fs::remove(path, error);
    }
}

} // namespace entente::store
