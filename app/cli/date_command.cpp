// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"
#include "core/time/date_report.h"

namespace entente
{

namespace
{

constexpr OptionSpec dateOptions[] = {
    {"--json", nullptr, "print JSON: an object for one TEXT, an array for several"}};

int runDate(const Invocation &invocation)
{
    if (invocation.positional.empty())
        return usage({"a date is expected, such as \"11 Jan 2023\" or 2022-12?"});
    std::vector<DateReport> reports;
    for (const std::string &text : invocation.positional)
        reports.push_back(reportDate(text));
    if (invocation.wantsJson()) {
        print(jsonText(reports));
    } else {
        for (const DateReport &report : reports) {
            if (report.date)
                print(plainText(report));
        }
    }
    const std::optional<Error> failure = failureOf(reports);
    return failure ? fail(*failure) : ExitDone;
}

} // namespace

const CommandSpec dateCommand = {"date",
                                 "[--json] TEXT...",
                                 "What a date is understood as: EDTF, earliest, latest, in words",
                                 dateOptions,
                                 true,
                                 runDate};

} // namespace entente
