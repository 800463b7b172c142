// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace entente
{

/// Runs a command of the program without a window: the exit code (0 done, 1 failed, 2 usage), or
/// nothing when `arguments` ask for the window.
std::optional<int> runCommand(const QStringList &arguments);

/// Makes the application that commands need (offscreen, no display is looked for) and runs one.
int runCommandLine(int argc, char **argv);

/// Whether the first argument names a command (before any QApplication exists).
bool isCommand(int argc, char **argv);

} // namespace entente
