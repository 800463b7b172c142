// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"
#include "core/archive/address.h"
#include "core/store/document.h"
#include "core/store/sample.h"

#include <filesystem>
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
    const Result<std::vector<std::string>> findings = document->check();
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
