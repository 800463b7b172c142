// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/open_document.h"
#include "core/formats/import.h"
#include "core/formats/import_pace.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

constexpr OptionSpec importOptions[] = {
    {"--into", "DOC", "the document or archive to add to; made when it is missing"},
    {"--format", "NAME", "csv, json, entente, …; found from the content when not given"},
    {"--recipe", "FILE", "a JSON file that says which column holds what"},
    {"--unknown", "FILE.json", "where names that nothing knows go, to say whom they mean"},
    {"--settle", "FILE.json", "whom names mean: such a file, filled in"},
    {"--rejects", "FILE.csv", "where the rows that could not be taken go, with line and reason"},
    {"--json", nullptr, "print the counts as JSON"},
};

std::string jsonOf(const ImportReport &report)
{
    nlohmann::ordered_json rejects = nlohmann::ordered_json::array();
    for (const Reject &reject : report.rejects)
        rejects.push_back(
            {{"file", reject.file}, {"line", reject.line}, {"reason", reject.reason}});
    const nlohmann::ordered_json json = {
        {"read", report.read},          {"imported", report.imported},
        {"merged", report.merged},      {"rejected", report.rejected},
        {"warnings", report.warnings},  {"unknown", report.unknownNames},
        {"rejects", std::move(rejects)}};
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
    if (report.rejected > std::int64_t(shown))
        words += "\n… and " + std::to_string(report.rejected - std::int64_t(shown)) +
                 " more; --rejects FILE.csv keeps them all";
    return words;
}

/// One line on a terminal that is written over again and again; nothing elsewhere.
class ProgressLine
{
public:
    ProgressLine() : m_isShown(::isatty(STDERR_FILENO) != 0), m_begin(Clock::now()) {}
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;
    ~ProgressLine()
    {
        if (m_isShown)
            std::fputs(clearLine, stderr);
    }

    ImportProgressSink sink()
    {
        if (!m_isShown)
            return {};
        return [this](const ImportProgress &step) { show(step); };
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr const char *clearLine = "\r\033[K";

    void show(const ImportProgress &step)
    {
        const auto now = Clock::now();
        if (now - m_last < std::chrono::milliseconds(200))
            return;
        m_last = now;
        const double seconds = std::chrono::duration<double>(now - m_begin).count();
        // Names of files may hold anything.
        std::string line = step.step + ": " + inWords(step, seconds);
        std::replace_if(
            line.begin(), line.end(),
            [](char c) { return std::iscntrl(static_cast<unsigned char>(c)) != 0; }, ' ');
        std::fprintf(stderr, "%s%s", clearLine, line.c_str());
    }

    bool m_isShown;
    Clock::time_point m_begin;
    Clock::time_point m_last;
};

/// What the options of the line say; rejects go to `rejects`, if a file for them is named.
Result<ImportOptions> optionsOf(const Invocation &invocation, std::optional<RejectWriter> &rejects)
{
    ImportOptions options;
    options.format = invocation.value("--format");
    if (const auto recipe = invocation.value("--recipe"))
        options.recipe = *recipe;
    if (const auto file = invocation.value("--settle")) {
        auto settled = readSettled(*file);
        if (!settled)
            return settled.error();
        options.settled = std::move(*settled);
    }
    if (const auto file = invocation.value("--rejects")) {
        Result<RejectWriter> writer = RejectWriter::create(*file);
        if (!writer)
            return writer.error();
        rejects.emplace(std::move(*writer));
        options.onReject = [&rejects](const Reject &reject) { return rejects->add(reject); };
    }
    return options;
}

int runImport(const Invocation &invocation)
{
    if (invocation.positional.empty())
        return usage({"there is nothing to import"});
    const std::optional<std::string> into = invocation.value("--into");
    if (!into)
        return usage({"--into is missing"});
    const Interrupt interrupt;
    Result<std::unique_ptr<EventSink>> sink = sinkFor(*into);
    if (!sink)
        return fail(sink.error());
    std::optional<RejectWriter> rejects;
    const Result<ImportOptions> options = optionsOf(invocation, rejects);
    if (!options)
        return fail(options.error());
    const std::vector<fs::path> files(invocation.positional.begin(), invocation.positional.end());
    const Result<ImportReport> report = [&] {
        ProgressLine line;
        return importFiles(files, *options, **sink, interrupt.token(), line.sink());
    }();
    if (!report && interrupt.token().stop_requested())
        return fail({"interrupted; nothing was written", {}});
    if (!report)
        return fail(report.error());
    if (rejects) {
        if (Outcome written = rejects->finish(); !written)
            return fail(written.error());
    }
    if (const auto file = invocation.value("--unknown")) {
        if (Outcome written = writeUnknownNames(*file, report->unknownNames); !written)
            return fail(written.error());
    }
    print(invocation.wantsJson() ? jsonOf(*report) : wordsFor(*report));
    if (!report->isWritten)
        return fail({"no row could be taken, so nothing was written; the first reason: " +
                         report->rejects.front().reason,
                     report->rejects.front().file + ", line " +
                         std::to_string(report->rejects.front().line)});
    return ExitDone;
}

} // namespace

const CommandSpec importCommand{"import",
                                "IN... --into DOC",
                                "Adds the records of files, or of all files of a folder, to DOC.",
                                importOptions,
                                false,
                                &runImport};

} // namespace entente
