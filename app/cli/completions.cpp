// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/manual.h"

#include <algorithm>

namespace entente
{

namespace
{

using Commands = std::span<const CommandSpec *const>;

/// In single quotes, as every shell here reads it.
std::string inQuotes(std::string_view text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

/// The words that a value is one of: "timeline|map" has two, "FILE" none.
std::vector<std::string> choicesOf(const OptionSpec &option)
{
    std::vector<std::string> choices;
    const std::string_view value = option.value ? option.value : "";
    const auto isWordy = [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '|'; };
    if (value.find('|') == std::string_view::npos ||
        !std::all_of(value.begin(), value.end(), isWordy))
        return choices;
    for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t end = std::min(value.find('|', begin), value.size());
        choices.emplace_back(value.substr(begin, end - begin));
        begin = end + 1;
    }
    return choices;
}

std::string joinedWith(const std::vector<std::string> &words, const char *between)
{
    std::string all;
    for (const std::string &word : words)
        all += (all.empty() ? "" : between) + word;
    return all;
}

std::string forBash(Commands commands)
{
    std::string names;
    std::string cases;
    for (const CommandSpec *command : commands) {
        names += std::string(command->name) + ' ';
        std::string options = "--help";
        std::string values;
        for (const OptionSpec &option : command->options) {
            options += ' ' + std::string(option.name);
            if (const auto choices = choicesOf(option); !choices.empty())
                values += "                " + std::string(option.name) +
                          ") words=" + inQuotes(joinedWith(choices, " ")) + " ;;\n";
        }
        cases += "        " + std::string(command->name) +
                 ")\n            words=" + inQuotes(options) + "\n";
        if (!values.empty())
            cases += "            case $previous in\n" + values + "            esac\n";
        cases += "            ;;\n";
    }
    return "# Completions of entente for bash. Made by 'entente --completions bash'.\n"
           "_entente()\n{\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words\n"
           "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
           "        words=" +
           inQuotes(names + "sample --help --version") +
           "\n"
           "    else\n"
           "        case ${COMP_WORDS[1]} in\n" +
           cases +
           "        esac\n"
           "    fi\n"
           "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
           "}\n"
           "complete -o default -F _entente entente";
}

/// Text inside the brackets of zsh's _arguments.
std::string zshText(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\')
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string forZsh(Commands commands)
{
    std::string names;
    std::string cases;
    for (const CommandSpec *command : commands) {
        names += "        " + inQuotes(std::string(command->name) + ":" + command->summary) + "\n";
        cases += "    " + std::string(command->name) + ")\n        _arguments \\\n";
        for (const OptionSpec &option : command->options) {
            std::string spec = std::string(option.name) + "[" + zshText(option.help) + "]";
            if (option.value) {
                const auto choices = choicesOf(option);
                spec += ":" + zshText(option.value) + ":";
                spec += choices.empty() ? "_files" : "(" + joinedWith(choices, " ") + ")";
            }
            cases += "            " + inQuotes(spec) + " \\\n";
        }
        cases += "            '*:document:_files'\n        ;;\n";
    }
    return "#compdef entente\n"
           "# Completions of entente for zsh. Made by 'entente --completions zsh'.\n"
           "local -a commands\n"
           "if (( CURRENT == 2 )); then\n"
           "    commands=(\n" +
           names +
           "    )\n"
           "    _describe command commands\n"
           "    _files\n"
           "    return\n"
           "fi\n"
           "local command=$words[2]\n"
           "shift words\n"
           "(( CURRENT-- ))\n"
           "case $command in\n" +
           cases + "esac";
}

std::string forFish(Commands commands)
{
    std::string script =
        "# Completions of entente for fish. Made by 'entente --completions fish'.\n";
    std::string names;
    for (const CommandSpec *command : commands)
        names += ' ' + std::string(command->name);
    const std::string first =
        "complete -c entente -n 'not __fish_seen_subcommand_from" + names + "'";
    for (const CommandSpec *command : commands) {
        script += first + " -a " + command->name + " -d " + inQuotes(command->summary) + "\n";
        for (const OptionSpec &option : command->options) {
            script += "complete -c entente -n '__fish_seen_subcommand_from " +
                      std::string(command->name) + "' -l " + (option.name + 2) + " -d " +
                      inQuotes(option.help);
            if (const auto choices = choicesOf(option); !choices.empty())
                script += " -x -a " + inQuotes(joinedWith(choices, " "));
            else if (option.value)
                script += " -r";
            script += "\n";
        }
    }
    return script + first + " -l version -d 'Shows the version'";
}

} // namespace

std::optional<std::string> completionScript(const std::string &shell, Commands commands)
{
    if (shell == "bash")
        return forBash(commands);
    if (shell == "zsh")
        return forZsh(commands);
    if (shell == "fish")
        return forFish(commands);
    return std::nullopt;
}

} // namespace entente
