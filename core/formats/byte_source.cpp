// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/byte_source.h"

#include "core/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace entente
{

namespace
{

class FileSource final : public ByteSource
{
public:
    FileSource(int descriptor, std::int64_t size, std::filesystem::path file)
        : m_descriptor(descriptor)
        , m_size(size)
        , m_file(std::move(file))
    {}
    FileSource(const FileSource &) = delete;
    FileSource &operator=(const FileSource &) = delete;
    ~FileSource() override { ::close(m_descriptor); }

    Result<std::size_t> read(std::span<char> into) override
    {
        for (;;) {
            const ssize_t count = ::read(m_descriptor, into.data(), into.size());
            if (count >= 0)
                return std::size_t(count);
            if (errno != EINTR)
                return fileError("read", errno, m_file);
        }
    }
    std::int64_t size() const override { return m_size; }

private:
    int m_descriptor;
    std::int64_t m_size;
    std::filesystem::path m_file;
};

} // namespace

Result<std::unique_ptr<ByteSource>> fileSource(const std::filesystem::path &file)
{
    if (Outcome isFile = checkIsFile(file); !isFile)
        return isFile.error();
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fileError("read", errno, file);
    struct stat status = {};
    const bool isKnown = ::fstat(descriptor, &status) == 0;
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return std::unique_ptr<ByteSource>(
        std::make_unique<FileSource>(descriptor, isKnown ? status.st_size : 0, file));
}

} // namespace entente
