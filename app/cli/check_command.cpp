// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"
#include "core/archive/address.h"
#include "core/opening/opening.h"
#include "core/store/document.h"
#include "core/store/sample.h"
#include "core/story/story_findings.h"

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

namespace entente
{

namespace
{

constexpr OptionSpec checkOptions[] = {
    {"--json", nullptr, "print the findings as JSON"},
};

std::string jsonOf(const std::vector<std::string> &findings, const std::string &warning)
{
    const nlohmann::ordered_json json = {
        {"good", findings.empty()}, {"findings", findings}, {"warning", warning}};
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// What is wrong inside the stories, which the store keeps without knowing what they say.
Result<std::vector<std::string>> checkStories(const Document &document)
{
    const Result<Dataset> tables = document.readTables();
    if (!tables)
        return tables.error();
    if (tables->stories.empty())
        return std::vector<std::string>();
    const Result<std::shared_ptr<const Engine>> engine = engineOn(document);
    if (!engine)
        return engine.error();
    return storyFindings(*tables, **engine);
}

/// Everything that is wrong; stories are only looked into where the rest can be read.
Result<std::vector<std::string>> findingsOf(const Document &document)
{
    Result<std::vector<std::string>> findings = document.check();
    if (!findings)
        return findings;
    const Result<std::vector<std::string>> ofStories = checkStories(document);
    if (ofStories)
        findings->insert(findings->end(), ofStories->begin(), ofStories->end());
    else if (findings->empty())
        return ofStories.error();
    return findings;
}

int runCheck(const Invocation &invocation)
{
    if (invocation.positional.size() != 1)
        return usage({"one document is to be named"});
    if (isArchiveAddress(invocation.positional.front()))
        return fail({"only files are checked; an archive is looked after by its server", {}});
    const Result<std::filesystem::path> file = documentPath(invocation.positional.front());
    if (!file)
        return fail(file.error());
    const Result<Document> document = Document::open(*file, Document::Access::ReadOnly);
    if (!document)
        return fail(document.error());
    const Result<std::vector<std::string>> findings = findingsOf(*document);
    if (!findings)
        return fail(findings.error());
    if (invocation.wantsJson()) {
        print(jsonOf(*findings, document->warning()));
    } else {
        if (!document->warning().empty())
            print(document->warning());
        for (const std::string &finding : *findings)
            print(finding);
        if (findings->empty())
            print("All is well.");
    }
    if (findings->empty())
        return ExitDone;
    return fail({"the check found " + std::to_string(findings->size()) +
                     (findings->size() == 1 ? " problem" : " problems"),
                 file->string()});
}

} // namespace

const CommandSpec checkCommand{
    "check",      "DOC", "Looks whether a document is whole and consistent.",
    checkOptions, false, &runCheck};

} // namespace entente
