// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"
#include "core/archive/address.h"
#include "core/archive/archive.h"
#include "core/engine/engine.h"
#include "core/engine/engine_deriver.h"
#include "core/formats/export.h"
#include "core/query/filter.h"
#include "core/store/document.h"
#include "core/store/sample.h"
#include "core/story/share_copy.h"
#include "core/time/calendar.h"

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

constexpr OptionSpec exportOptions[] = {
    {"--to", "FILE", "the file to write: .csv, .json or .geojson, with --share also .entente"},
    {"--where", "QUERY", "only the events that a query finds"},
    {"--share", nullptr,
     "without notes and what is restricted or under embargo: a copy for others"},
    {"--json", nullptr, "print what was written and what was left out as JSON"},
};

Result<Dataset> readDocument(const std::string &argument)
{
    const Result<fs::path> file = documentPath(argument);
    if (!file)
        return file.error();
    const Result<Document> document = Document::open(*file, Document::Access::ReadOnly);
    return document ? document->read() : Result<Dataset>(document.error());
}

Result<Filter> filterFrom(const std::string &query)
{
    const ParsedQuery parsed = parseQuery(query);
    if (parsed.error)
        return Error{"the query cannot be read: " + parsed.error->message,
                     "character " + std::to_string(parsed.error->position + 1) + " of '" + query +
                         "'"};
    return parsed.filter;
}

/// Only what the query finds comes over the line.
Result<Dataset> readArchive(const std::string &address, const std::optional<std::string> &query)
{
    std::optional<Context> context;
    if (query) {
        const Result<Filter> filter = filterFrom(*query);
        if (!filter)
            return filter.error();
        context = Context{*filter, {}, {}};
    }
    const Result<std::shared_ptr<const Archive>> archive = openArchive(address);
    return archive ? (*archive)->read(context) : Result<Dataset>(archive.error());
}

/// Drops the events that the query does not find.
Outcome keepFound(const std::string &query, Dataset &data)
{
    const Result<Filter> filter = filterFrom(query);
    if (!filter)
        return filter.error();
    IdsQuestion question;
    question.context.filter = *filter;
    const Result<IdsAnswer> answer = makeLocalEngine(data)->answer(question);
    if (!answer)
        return answer.error();
    const std::unordered_set<EventId> found(answer->ids.begin(), answer->ids.end());
    std::erase_if(data.events, [&](const Event &event) { return !found.contains(event.id); });
    return Done{};
}

std::string jsonOf(const ExportReport &report, const std::string &file)
{
    const nlohmann::ordered_json json = {
        {"file", file}, {"events", report.events}, {"left_out", report.leftOut}};
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string wordsFor(const ExportReport &report, const std::string &file)
{
    std::string words = std::to_string(report.events) + " events written to " + file;
    for (std::size_t i = 0; i < report.leftOut.size(); ++i)
        words += (i == 0 ? "\nleft out: " : ", ") + report.leftOut[i];
    return words;
}

/// The end of this day: embargoes are looked at on it.
Instant endOfToday()
{
    const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return {(std::int64_t(now.time_since_epoch().count()) + 1) * secondsPerDay};
}

/// A document as a whole, which only copies for others are written as.
Result<ExportReport> writeDocument(const fs::path &file, const Dataset &data)
{
    const Outcome written =
        Document::write(file, data, [] { return std::make_unique<EngineDeriver>(); });
    if (!written)
        return written.error();
    return ExportReport{std::int64_t(data.events.size()), {}};
}

Result<Dataset> readWanted(const std::string &argument, const std::optional<std::string> &query)
{
    if (isArchiveAddress(argument))
        return readArchive(argument, query);
    Result<Dataset> data = readDocument(argument);
    if (data && query) {
        if (Outcome kept = keepFound(*query, *data); !kept)
            return kept.error();
    }
    return data;
}

int runExport(const Invocation &invocation)
{
    if (invocation.positional.size() != 1)
        return usage({"one document is to be named"});
    const std::optional<std::string> to = invocation.value("--to");
    if (!to)
        return usage({"--to is missing"});
    const bool isShared = invocation.has("--share");
    const bool isDocument = isShared && fs::path(*to).extension() == ".entente";
    const std::optional<ExportFormat> format = exportFormatFor(*to);
    if (!format && !isDocument)
        return usage({"'" + *to + "' must end in .csv, .json or .geojson" +
                      (isShared ? ", or .entente" : "")});
    const std::string &argument = invocation.positional.front();
    std::error_code same;
    if (isDocument && fs::equivalent(argument, *to, same))
        return fail({"a copy for others needs a name of its own", *to});
    Result<Dataset> data = readWanted(argument, invocation.value("--where"));
    if (!data)
        return fail(data.error());
    std::vector<std::string> leftOut;
    if (isShared)
        leftOut = inWords(leaveOutPrivate(*data, endOfToday()));
    Result<ExportReport> report =
        isDocument ? writeDocument(*to, *data) : exportTo(*to, *data, *format);
    if (!report)
        return fail(report.error());
    report->leftOut.insert(report->leftOut.begin(), leftOut.begin(), leftOut.end());
    print(invocation.wantsJson() ? jsonOf(*report, *to) : wordsFor(*report, *to));
    return ExitDone;
}

} // namespace

const CommandSpec exportCommand{"export",
                                "DOC --to FILE.(csv|json|geojson)",
                                "Writes the events of DOC for other programs.",
                                exportOptions,
                                false,
                                &runExport};

} // namespace entente
