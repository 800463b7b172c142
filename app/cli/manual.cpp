// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/manual.h"

#include <algorithm>

namespace entente
{

namespace
{

/// A word of a manual page: what the language of pages would take for its own is escaped.
std::string escapedForPage(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == '\\')
            escaped += "\\e";
        else if (c == '-')
            escaped += "\\-";
        else
            escaped += c;
    }
    return escaped;
}

/// Running text in lines that are not too long for those who read the source of a page.
std::string lines(std::string_view text)
{
    constexpr std::size_t longest = 78;
    std::string all;
    std::string line;
    const auto endLine = [&] {
        // A line that begins with one of these would be a request.
        all += line.starts_with('.') || line.starts_with('\'') ? "\\&" + line : line;
        all += '\n';
        line.clear();
    };
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string word = escapedForPage(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty() && line.size() + 1 + word.size() > longest)
            endLine();
        line += (line.empty() ? "" : " ") + word;
    }
    endLine();
    return all;
}

/// "NAME" in italics, what stands between names as it is: "WxH", "FILE.(png|svg)".
std::string optionHead(const OptionSpec &option)
{
    std::string head = ".TP\n.B " + escapedForPage(option.name);
    if (option.value)
        head = ".TP\n.BI " + escapedForPage(option.name) + " \" " + escapedForPage(option.value) +
               "\"";
    return head + "\n";
}

std::string commandSection(const CommandSpec &command)
{
    const std::string name = command.name;
    std::string page = ".SS entente " + name + "\n.B entente " + name + "\n" +
                       lines(command.arguments) + ".PP\n" + lines(command.summary);
    for (const OptionSpec &option : command.options)
        page += optionHead(option) + lines(option.help);
    return page;
}

} // namespace

std::string manualPage(std::span<const CommandSpec *const> commands)
{
    // The date of the release, so that a page is the same whenever it is built.
    std::string page =
        ".\\\" Made by 'entente --manual'.\n"
        ".TH ENTENTE 1 " ENTENTE_RELEASE_DATE " \"Entente " ENTENTE_VERSION "\" \"User Commands\"\n"
        ".SH NAME\nentente \\- see diplomacy on a linked timeline and map\n"
        ".SH SYNOPSIS\n.B entente\n.RI [ DOC ]\n.br\n.B entente\n.I COMMAND\n"
        ".RI [ OPTION \" ...] \" DOC\n"
        ".SH DESCRIPTION\n" +
        lines("Entente opens records of meetings, talks and pacts, shows them on a timeline, a map "
              "and a table that are linked by one selection, and draws what is on screen as "
              "pictures.") +
        lines("Without a command it opens its window.") +
        lines("Commands need no display and print their result on standard output.") +
        ".PP\n.I DOC\n" + lines("is a .entente file, the word") + ".B sample\n" +
        lines("(the document that comes with the program) or the address of an archive: "
              "postgresql://user@host/database, service=name.") +
        ".SH OPTIONS\n.TP\n.BR \\-h \", \" \\-\\-help\n" +
        lines("Shows the commands; behind a command, its options.") + ".TP\n.B \\-\\-version\n" +
        lines("Shows the version.") + ".SH COMMANDS\n";
    for (const CommandSpec *command : commands)
        page += commandSection(*command);
    return page + ".SH EXIT STATUS\n"
                  ".TP\n.B 0\nDone.\n"
                  ".TP\n.B 1\nFailed: one line on standard error says why, and nothing is left "
                  "half\\-written.\n"
                  ".TP\n.B 2\nWrong usage.";
}

} // namespace entente
