// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"
#include "core/formats/import.h"
#include "core/store/document.h"
#include "core/store/sample.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

constexpr OptionSpec importOptions[] = {
    {"--into", "DOC", "the document to add to; made when it is missing"},
    {"--format", "NAME", "csv, json or entente; found from the content when not given"},
    {"--recipe", "FILE", "a JSON file that says which column holds what"},
    {"--rejects", "FILE.csv", "where the rows that could not be taken go, with line and reason"},
    {"--json", nullptr, "print the counts as JSON"},
};

/// The document that is added to, as it was when it was read.
struct Target
{
    fs::path file;
    bool exists = false;
    fs::file_time_type changed;
    Dataset data;
};

Result<Target> readTarget(const std::string &argument)
{
    if (argument == "sample")
        return Error{"the sample is read-only; copy it and import into the copy", {}};
    const Result<fs::path> file = documentPath(argument);
    if (!file)
        return file.error();
    Target target;
    target.file = *file;
    std::error_code error;
    target.exists = fs::exists(fs::symlink_status(*file, error));
    if (!target.exists)
        return target;
    target.changed = fs::last_write_time(*file, error);
    const Result<Document> document = Document::open(*file, Document::Access::ReadWrite);
    if (!document)
        return document.error();
    if (document->isReadOnly())
        return Error{"nothing can be added: " + document->warning(), file->string()};
    Result<Dataset> data = document->read();
    if (!data)
        return data.error();
    target.data = std::move(*data);
    return target;
}

Outcome writeTarget(const Target &target)
{
    std::error_code error;
    if (target.exists && fs::last_write_time(target.file, error) != target.changed)
        return Error{"somebody else changed the document meanwhile; run the import again",
                     target.file.string()};
    return Document::write(target.file, target.data);
}

std::string jsonOf(const ImportReport &report)
{
    nlohmann::ordered_json rejects = nlohmann::ordered_json::array();
    for (const Reject &reject : report.rejects)
        rejects.push_back(
            {{"file", reject.file}, {"line", reject.line}, {"reason", reject.reason}});
    const nlohmann::ordered_json json = {
        {"read", report.read},         {"imported", report.imported},
        {"merged", report.merged},     {"rejected", report.rejected},
        {"warnings", report.warnings}, {"rejects", std::move(rejects)}};
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string wordsFor(const ImportReport &report)
{
    std::string words = std::to_string(report.read) +
                        " rows read: " + std::to_string(report.imported) + " imported, " +
                        std::to_string(report.merged) + " merged, " +
                        std::to_string(report.rejected) + " rejected";
    for (const std::string &warning : report.warnings)
        words += "\nwarning: " + warning;
    constexpr std::size_t shown = 5;
    for (std::size_t i = 0; i < std::min(shown, report.rejects.size()); ++i) {
        const Reject &reject = report.rejects[i];
        words += "\nrejected: " + reject.file + ", line " + std::to_string(reject.line) + ": " +
                 reject.reason;
    }
    if (report.rejects.size() > shown)
        words += "\n… and " + std::to_string(report.rejects.size() - shown) +
                 " more; --rejects FILE.csv keeps them all";
    return words;
}

int runImport(const Invocation &invocation)
{
    if (invocation.positional.empty())
        return usage({"there is nothing to import"});
    const std::optional<std::string> into = invocation.value("--into");
    if (!into)
        return usage({"--into is missing"});
    Result<Target> target = readTarget(*into);
    if (!target)
        return fail(target.error());
    ImportOptions options;
    options.format = invocation.value("--format");
    if (const auto recipe = invocation.value("--recipe"))
        options.recipe = *recipe;
    const std::vector<fs::path> files(invocation.positional.begin(), invocation.positional.end());
    const Result<ImportReport> report = importFiles(files, options, target->data);
    if (!report)
        return fail(report.error());
    const bool isTaken = report->imported + report->merged > 0 || report->rejected == 0;
    if (isTaken) {
        if (Outcome written = writeTarget(*target); !written)
            return fail(written.error());
    }
    if (const auto rejects = invocation.value("--rejects")) {
        if (Outcome written = writeRejects(*rejects, report->rejects); !written)
            return fail(written.error());
    }
    print(invocation.wantsJson() ? jsonOf(*report) : wordsFor(*report));
    if (!isTaken)
        return fail({"no row could be taken, so nothing was written; the first reason: " +
                         report->rejects.front().reason,
                     report->rejects.front().file + ", line " +
                         std::to_string(report->rejects.front().line)});
    return ExitDone;
}

} // namespace

const CommandSpec importCommand{"import",
                                "IN... --into DOC",
                                "Adds the records of CSV, JSON or .entente files to DOC.",
                                importOptions,
                                false,
                                &runImport};

} // namespace entente
