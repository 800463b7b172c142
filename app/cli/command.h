// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente
{

/// One option of a command. Help, completions and the manual page come from these tables.
struct OptionSpec
{
    const char *name;  ///< "--where"
    const char *value; ///< "QUERY"; null for a switch
    const char *help;
};

/// The words of one call, sorted out.
class Invocation
{
public:
    std::vector<std::string> positional;
    std::map<std::string, std::string> options; ///< by name; a switch holds ""

    bool has(const std::string &name) const { return options.contains(name); }
    std::optional<std::string> value(const std::string &name) const;
    bool wantsJson() const { return has("--json"); }
};

enum ExitCode
{
    ExitDone = 0,
    ExitFailed = 1,
    ExitUsage = 2
};

/// A wrong call: printed with the command's usage line; the exit code is ExitUsage.
struct UsageError
{
    std::string what;
};

/// One command of the program without a window.
struct CommandSpec
{
    const char *name;
    const char *arguments; ///< "DOC", "IN... --into DOC"
    const char *summary;
    std::span<const OptionSpec> options;
    bool rawArguments; ///< words that look like options and are none are arguments (date)
    /// Prints its result on standard output. An Error goes to standard error as one line.
    int (*run)(const Invocation &);
};

/// Helpers of every command: one line on standard error; the exit code to return.
int fail(const Error &error);
int usage(const UsageError &error);
void print(const std::string &text); ///< standard output, UTF-8, with a newline

// One file each: <name>_command.cpp.
extern const CommandSpec dateCommand;
extern const CommandSpec importCommand;
extern const CommandSpec exportCommand;
extern const CommandSpec queryCommand;
extern const CommandSpec renderCommand;
extern const CommandSpec presentCommand;
extern const CommandSpec checkCommand;

} // namespace entente
