// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/zip_input.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/imported.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

/// Text packs to a twentieth; what expands to far more than that was made to fill a disk.
constexpr std::uint64_t mostExpansion = 250;
constexpr std::uint64_t expansionThatMatters = 64 * 1024 * 1024;

struct CloseZip
{
    void operator()(zip_t *zip) const { zip_discard(zip); }
};
struct CloseMember
{
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};
using Zip = std::unique_ptr<zip_t, CloseZip>;
using MemberFile = std::unique_ptr<zip_file_t, CloseMember>;

std::string wordsOf(zip_error_t &error)
{
    std::string words = zip_error_strerror(&error);
    zip_error_fini(&error);
    return words;
}

Result<Zip> openZip(const fs::path &archive)
{
    int code = 0;
    Zip zip(zip_open(archive.c_str(), ZIP_RDONLY, &code));
    if (zip)
        return zip;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    return Error{"the archive cannot be read: " + wordsOf(error), archive.string()};
}

/// A member's name as messages show it.
std::string shownName(const char *name)
{
    std::string shown = withValidUtf8(name);
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; }, '?');
    return shortened(shown, 200);
}

struct Member
{
    std::uint64_t index = 0;
    std::string name;
    std::uint64_t size = 0;
    std::uint64_t packedSize = 0;
};

class ZipSource final : public ByteSource
{
public:
    ZipSource(Zip zip, MemberFile file, Member member, fs::path path)
        : m_zip(std::move(zip))
        , m_file(std::move(file))
        , m_member(std::move(member))
        , m_path(std::move(path))
    {}

    Result<std::size_t> read(std::span<char> into) override
    {
        const zip_int64_t count = zip_fread(m_file.get(), into.data(), into.size());
        if (count < 0)
            return Error{"the file in the archive is damaged: " +
                             std::string(zip_file_strerror(m_file.get())),
                         m_path.string()};
        m_read += std::uint64_t(count);
        if (m_read > expansionThatMatters && m_read / mostExpansion > m_member.packedSize)
            return Error{"the file in the archive expands to more than " +
                             std::to_string(mostExpansion) +
                             " times its size, which no table of events does; unpack it yourself "
                             "if you trust it",
                         m_path.string()};
        return std::size_t(count);
    }
    std::int64_t size() const override { return std::int64_t(m_member.size); }

private:
    Zip m_zip; ///< before the file, which is closed first
    MemberFile m_file;
    Member m_member;
    fs::path m_path;
    std::uint64_t m_read = 0;
};

Result<std::unique_ptr<ByteSource>> openMember(const fs::path &archive, const Member &member,
                                               const fs::path &path)
{
    Result<Zip> zip = openZip(archive);
    if (!zip)
        return zip.error();
    MemberFile file(zip_fopen_index(zip->get(), member.index, 0));
    if (!file)
        return Error{"the file in the archive cannot be read: " +
                         std::string(zip_strerror(zip->get())),
                     path.string()};
    return std::unique_ptr<ByteSource>(
        std::make_unique<ZipSource>(std::move(*zip), std::move(file), member, path));
}

bool isPassedOver(std::string_view name)
{
    const std::size_t slash = name.rfind('/');
    const std::string_view last = name.substr(slash == std::string_view::npos ? 0 : slash + 1);
    return last.empty() || last.starts_with('.') || name.starts_with("__MACOSX/");
}

/// What spreadsheets and text documents of office programs have at their top.
bool isOfficeFile(zip_t *zip)
{
    return zip_name_locate(zip, "[Content_Types].xml", 0) >= 0 ||
           (zip_name_locate(zip, "mimetype", 0) >= 0 &&
            zip_name_locate(zip, "content.xml", 0) >= 0);
}

bool isNamedArchive(std::string_view name)
{
    std::string end(name.substr(name.size() - std::min<std::size_t>(name.size(), 4)));
    std::transform(end.begin(), end.end(), end.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    return end == ".zip";
}

/// Nothing for a member that is no file to read.
Result<std::optional<Member>> memberAt(zip_t *zip, zip_uint64_t index, const fs::path &archive)
{
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_stat_index(zip, index, 0, &status) != 0 || !(status.valid & ZIP_STAT_NAME))
        return Error{"the archive is damaged: " + std::string(zip_strerror(zip)), archive.string()};
    if (isPassedOver(status.name))
        return std::optional<Member>();
    Member member{index, shownName(status.name), status.size, status.comp_size};
    const std::string said = "'" + member.name + "' in the archive ";
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) && status.encryption_method != ZIP_EM_NONE)
        return Error{said + "is encrypted; unpack it with its password first", archive.string()};
    if (isNamedArchive(member.name))
        return Error{said + "is an archive itself; unpack the outer one first", archive.string()};
    const std::uint16_t method = status.comp_method;
    if ((status.valid & ZIP_STAT_COMP_METHOD) &&
        !zip_compression_method_supported(method, /*compress*/ 0))
        return Error{said + "is packed in a way that is not known here; unpack it first",
                     archive.string()};
    return std::optional(std::move(member));
}

} // namespace

bool isZipArchive(const fs::path &file)
{
    std::ifstream input(file, std::ios::binary);
    std::array<char, 4> first = {};
    if (!input.read(first.data(), first.size()))
        return false;
    const std::string_view bytes(first.data(), first.size());
    return bytes == "PK\x03\x04" || bytes == "PK\x05\x06";
}

Result<std::vector<ImportInput>> zipInputs(const fs::path &archive)
{
    const Result<Zip> zip = openZip(archive);
    if (!zip)
        return zip.error();
    if (isOfficeFile(zip->get()))
        return Error{"this is a file of an office program; save its table as CSV and import that",
                     archive.string()};
    constexpr zip_int64_t mostMembers = 100000;
    const zip_int64_t count = zip_get_num_entries(zip->get(), 0);
    if (count > mostMembers)
        return Error{"the archive holds more than 100000 files; unpack it first", archive.string()};
    std::vector<ImportInput> inputs;
    std::uint64_t packed = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        const Result<std::optional<Member>> found = memberAt(zip->get(), zip_uint64_t(i), archive);
        if (!found)
            return found.error();
        if (!*found)
            continue;
        const Member &member = **found;
        packed += member.packedSize;
        ImportInput input;
        input.file = archive.string() + "/" + member.name;
        input.size = std::int64_t(std::min<std::uint64_t>(member.size, INT64_MAX));
        input.open = [archive, member, path = input.file] {
            return openMember(archive, member, path);
        };
        inputs.push_back(std::move(input));
    }
    std::error_code error;
    const std::uintmax_t size = fs::file_size(archive, error);
    if (!error && packed > size)
        return Error{"the files in the archive overlap, as they do in no honest one",
                     archive.string()};
    if (inputs.empty())
        return Error{"there is no file in the archive", archive.string()};
    // As in a folder, a page of explanations beside the tables is passed over.
    if (inputs.size() > 1) {
        for (ImportInput &input : inputs)
            input.isAsked = false;
    }
    std::sort(inputs.begin(), inputs.end(),
              [](const ImportInput &a, const ImportInput &b) { return a.file < b.file; });
    return inputs;
}

} // namespace entente
