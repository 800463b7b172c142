// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cli.h"

#include "app/cli/command.h"
#include "app/cli/manual.h"

#include <QGuiApplication>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <iterator>

namespace entente
{

namespace
{

const CommandSpec *const commandTable[] = {&importCommand, &exportCommand,  &queryCommand,
                                           &renderCommand, &presentCommand, &dateCommand,
                                           &checkCommand};

const CommandSpec *currentCommand = nullptr;

const CommandSpec *commandNamed(const std::string &name)
{
    for (const CommandSpec *command : commandTable) {
        if (name == command->name)
            return command;
    }
    return nullptr;
}

std::string usageLine(const CommandSpec &command)
{
    return "entente " + std::string(command.name) + " " + command.arguments;
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(text.size() + 2, width), ' ');
    return text;
}

std::string programHelp()
{
    std::string help = "Entente shows diplomacy on a linked timeline and map.\n\n"
                       "  entente [DOC]                 opens the window\n";
    for (const CommandSpec *command : commandTable)
        help += "  " + padded("entente " + std::string(command->name) + " …", 31) +
                command->summary + "\n";
    return help +
           "\n'entente COMMAND --help' tells a command's options. DOC is a .entente file, the "
           "word\n'sample' (the document that comes with the program) or the address of an "
           "archive:\npostgresql://user@host/database, service=name.\n"
           "Exit codes: 0 done, 1 failed (standard error says why), 2 wrong usage.";
}

std::string commandHelp(const CommandSpec &command)
{
    std::string help = "usage: " + usageLine(command) + "\n\n" + command.summary + "\n";
    for (const OptionSpec &option : command.options) {
        std::string name = option.name;
        if (option.value)
            name += " " + std::string(option.value);
        help += "\n  " + padded(name, 26) + option.help;
    }
    return help;
}

/// What packages need of the tables: the manual page, completions of shells. Not in --help, for
/// nobody types these.
std::optional<int> describeProgram(const std::string &name, const QStringList &words)
{
    if (name == "--manual" && words.isEmpty()) {
        print(manualPage(commandTable));
        return ExitDone;
    }
    if (name != "--completions")
        return std::nullopt;
    const std::optional<std::string> script =
        words.size() == 1 ? completionScript(words.first().toStdString(), commandTable)
                          : std::nullopt;
    if (!script)
        return usage({"--completions needs the name of a shell: bash, zsh or fish"});
    print(*script);
    return ExitDone;
}

std::optional<UsageError> sortOut(const CommandSpec &command, const QStringList &words,
                                  Invocation &invocation)
{
    bool onlyPositional = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const std::string word = words[i].toStdString();
        if (!onlyPositional && word == "--") {
            onlyPositional = true;
            continue;
        }
        if (onlyPositional || word.size() < 2 || word[0] != '-') {
            invocation.positional.push_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const auto option = std::find_if(command.options.begin(), command.options.end(),
                                         [&](const OptionSpec &o) { return name == o.name; });
        if (option == command.options.end()) {
            if (!command.rawArguments)
                return UsageError{"there is no option '" + name + "'"};
            invocation.positional.push_back(word);
        } else if (!option->value) {
            if (equals != std::string::npos)
                return UsageError{"the option '" + name + "' takes no value"};
            invocation.options[name] = "";
        } else if (equals != std::string::npos) {
            invocation.options[name] = word.substr(equals + 1);
        } else if (++i < words.size()) {
            invocation.options[name] = words[i].toStdString();
        } else {
            return UsageError{"the option '" + name + "' needs a value (" + option->value + ")"};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> Invocation::value(const std::string &name) const
{
    const auto found = options.find(name);
    return found == options.end() ? std::nullopt : std::optional(found->second);
}

int fail(const Error &error)
{
    std::string line = error.text();
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::fprintf(stderr, "entente: %s\n", line.c_str());
    return ExitFailed;
}

int usage(const UsageError &error)
{
    const std::string line = currentCommand ? usageLine(*currentCommand) : "entente [FILE]";
    std::fprintf(stderr, "entente: %s\nusage: %s\n", error.what.c_str(), line.c_str());
    return ExitUsage;
}

void print(const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
}

bool isCommand(int argc, char **argv)
{
    constexpr const char *others[] = {"--help", "-h", "--version", "--manual", "--completions"};
    return argc > 1 && (commandNamed(argv[1]) ||
                        std::any_of(std::begin(others), std::end(others),
                                    [&](const char *name) { return !std::strcmp(argv[1], name); }));
}

/// A command says its own errors, one line each: Qt's hints about the desktop would only stand
/// between them.
void keepToErrors(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "entente: %s\n", qPrintable(message));
}

int runCommandLine(int argc, char **argv)
{
    qInstallMessageHandler(keepToErrors);
    // No command shows anything, so none may depend on a display.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    return runCommand(QGuiApplication::arguments().sliced(1)).value_or(ExitUsage);
}

std::optional<int> runCommand(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return std::nullopt;
    const std::string name = arguments.first().toStdString();
    if (name == "--help" || name == "-h") {
        print(programHelp());
        return ExitDone;
    }
    if (name == "--version") {
        print("entente " ENTENTE_VERSION);
        return ExitDone;
    }
    const QStringList words = arguments.sliced(1);
    if (const std::optional<int> described = describeProgram(name, words))
        return described;
    currentCommand = commandNamed(name);
    if (!currentCommand)
        return std::nullopt;
    if (words.contains(QLatin1String("--help")) || words.contains(QLatin1String("-h"))) {
        print(commandHelp(*currentCommand));
        return ExitDone;
    }
    Invocation invocation;
    if (const std::optional<UsageError> error = sortOut(*currentCommand, words, invocation))
        return usage(*error);
    return currentCommand->run(invocation);
}

} // namespace entente
