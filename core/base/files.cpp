// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

constexpr std::int64_t largestFile = 2LL * 1024 * 1024 * 1024;
constexpr std::size_t stepBytes = 1024 * 1024;

class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

std::string reasonFor(int systemError)
{
    switch (systemError) {
    case ENOENT:
        return "there is no such file or folder";
    case EISDIR:
        return "it is a folder, not a file";
    case ENOTDIR:
        return "a part of the path is no folder";
    case EACCES:
    case EPERM:
        return "permission denied; change its permissions or choose another place";
    case EROFS:
        return "the disk is read-only; choose another place";
    case ENOSPC:
    case EDQUOT:
        return "the disk is full; free some space and try again";
    case EFBIG:
        return "it grows beyond the largest file that is allowed here";
    case ENAMETOOLONG:
        return "the name is too long";
    default:
        return std::generic_category().message(systemError);
    }
}

/// The permissions that the target has, or that a new file would get.
mode_t modeFor(const fs::path &target)
{
    struct stat info = {};
    if (::stat(target.c_str(), &info) == 0)
        return info.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

fs::path withLinksFollowed(const fs::path &file)
{
    std::error_code error;
    const fs::path real = fs::weakly_canonical(file, error);
    return error ? file : real;
}

} // namespace

Error fileError(std::string_view verb, int systemError, const fs::path &file)
{
    return {"cannot " + std::string(verb) + " the file: " + reasonFor(systemError), file.string()};
}

Outcome checkIsFile(const fs::path &file)
{
    struct stat info = {};
    if (::stat(file.c_str(), &info) != 0) {
        if (errno == ENOENT)
            return Error{"there is no such file; check its name and its folder", file.string()};
        return fileError("read", errno, file);
    }
    if (S_ISDIR(info.st_mode))
        return Error{"this is a folder, not a file; name a file in it", file.string()};
    if (!S_ISREG(info.st_mode))
        return Error{"this is a device or pipe, not a file; save what it says as a file first",
                     file.string()};
    return Done{};
}

Result<std::string> readFile(const fs::path &file, std::stop_token stop,
                             const std::function<void(std::int64_t, std::int64_t)> &step)
{
    if (Outcome outcome = checkIsFile(file); !outcome)
        return outcome.error();
    const Descriptor input(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!input.isOpen())
        return fileError("read", errno, file);
    struct stat info = {};
    const std::int64_t size = ::fstat(input.number(), &info) == 0 ? std::int64_t(info.st_size) : 0;
    std::string bytes;
    bytes.reserve(std::size_t(std::min(size, largestFile)) + 1);
    std::string buffer(stepBytes, '\0');
    for (;;) {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        const ssize_t got = ::read(input.number(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fileError("read", errno, file);
        if (got == 0)
            return bytes;
        bytes.append(buffer, 0, std::size_t(got));
        if (std::int64_t(bytes.size()) > largestFile)
            return Error{"the file is larger than two gigabytes; split it", file.string()};
        if (step)
            step(std::int64_t(bytes.size()), size);
    }
}

Result<ReplacementFile> ReplacementFile::create(const fs::path &file, std::string_view mark)
{
    const fs::path target = withLinksFollowed(file);
    std::error_code error;
    if (fs::is_directory(target, error))
        return Error{"cannot write the file: it is a folder, not a file", file.string()};
    std::string pattern = target.string() + '.';
    if (!mark.empty())
        pattern += std::string(mark) + '-';
    pattern += "XXXXXX";
    const Descriptor made(::mkostemp(pattern.data(), O_CLOEXEC));
    if (!made.isOpen())
        return fileError("write", errno, file);
    ReplacementFile replacement(target, pattern);
    if (::fchmod(made.number(), modeFor(target)) != 0)
        return fileError("write", errno, file);
    return replacement;
}

ReplacementFile::ReplacementFile(ReplacementFile &&other) noexcept
    : m_target(std::move(other.m_target))
    , m_temporary(std::move(other.m_temporary))
{
    other.m_temporary.clear();
}

ReplacementFile::~ReplacementFile()
{
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Outcome ReplacementFile::write(std::string_view bytes)
{
    const Descriptor output(::open(m_temporary.c_str(), O_WRONLY | O_CLOEXEC | O_APPEND));
    if (!output.isOpen())
        return fileError("write", errno, m_target);
    while (!bytes.empty()) {
        const ssize_t put = ::write(output.number(), bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return fileError("write", errno, m_target);
        bytes.remove_prefix(std::size_t(put));
    }
    return Done{};
}

Outcome ReplacementFile::putInPlace()
{
    if (Outcome synced = sync(); !synced)
        return synced;
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        return fileError("write", errno, m_target);
    m_temporary.clear();
    syncFolder();
    return Done{};
}

Outcome ReplacementFile::putInPlaceIfNew()
{
    if (Outcome synced = sync(); !synced)
        return synced;
    // A hard link fails where a rename would replace.
    if (::link(m_temporary.c_str(), m_target.c_str()) != 0) {
        if (errno == EEXIST)
            return Error{"there is such a file already", m_target.string()};
        return putInPlace(); // a file system without hard links
    }
    ::unlink(m_temporary.c_str());
    m_temporary.clear();
    syncFolder();
    return Done{};
}

Outcome ReplacementFile::sync()
{
    const Descriptor written(::open(m_temporary.c_str(), O_RDONLY | O_CLOEXEC));
    if (!written.isOpen() || ::fsync(written.number()) != 0)
        return fileError("write", errno, m_target);
    return Done{};
}

void ReplacementFile::syncFolder() const
{
    const fs::path folder = m_target.has_parent_path() ? m_target.parent_path() : fs::path(".");
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some file systems refuse to sync a folder; the file itself is safe by then.
    if (opened.isOpen())
        ::fsync(opened.number());
}

} // namespace entente
