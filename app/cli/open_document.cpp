// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/open_document.h"

#include "app/cli/command.h"
#include "core/archive/address.h"
#include "core/archive/archive.h"
#include "core/archive/archive_sink.h"
#include "core/opening/opening.h"
#include "core/store/sample.h"

#include <algorithm>
#include <cstdio>

namespace entente
{

namespace
{

std::size_t characters(std::string_view utf8)
{
    return std::size_t(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// As one line: what would break it or steer a terminal becomes a space.
std::string asLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return std::iscntrl(static_cast<unsigned char>(c)); }, ' ');
    return text;
}

} // namespace

Result<std::shared_ptr<const Engine>> openEngine(const std::string &document)
{
    if (isArchiveAddress(document)) {
        Result<std::shared_ptr<const Archive>> archive = openArchive(document);
        if (!archive)
            return archive.error();
        return std::shared_ptr<const Engine>(std::move(*archive));
    }
    const Result<std::filesystem::path> file = documentPath(document);
    if (!file)
        return file.error();
    const Result<Document> opened = openDocument(*file);
    if (!opened)
        return opened.error();
    if (!opened->warning().empty())
        std::fprintf(stderr, "entente: %s\n", asLine(opened->warning()).c_str());
    return engineOn(*opened);
}

Result<std::unique_ptr<EventSink>> sinkFor(const std::string &target)
{
    if (target == "sample")
        return Error{"the sample is read-only; copy it and import into the copy", {}};
    if (isArchiveAddress(target))
        return archiveSink(target);
    const Result<std::filesystem::path> file = documentPath(target);
    if (!file)
        return file.error();
    return importTarget(*file);
}

int wrongQuery(const std::string &option, const std::string &query, const QueryError &error)
{
    const std::size_t position = std::min(error.position, query.size());
    const std::size_t before = characters(std::string_view(query).substr(0, position));
    const std::size_t length = std::max<std::size_t>(
        1, characters(std::string_view(query).substr(position, error.length)));
    std::fprintf(stderr, "entente: %s: %s (at character %zu)\n  %s\n  %s%s\n", option.c_str(),
                 asLine(error.message).c_str(), before + 1, asLine(query).c_str(),
                 std::string(before, ' ').c_str(), std::string(length, '^').c_str());
    return ExitUsage;
}

} // namespace entente
