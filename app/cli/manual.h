// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <optional>
#include <span>
#include <string>

namespace entente
{

/// The manual page of the program, for man(1), from the tables that --help shows.
std::string manualPage(std::span<const CommandSpec *const> commands);

/// A script that completes the program's commands and options in "bash", "zsh" or "fish"; nothing
/// for another shell.
std::optional<std::string> completionScript(const std::string &shell,
                                            std::span<const CommandSpec *const> commands);

} // namespace entente
