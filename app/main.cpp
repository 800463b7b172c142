// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cli.h"
#include "app/shell/application.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    if (entente::isCommand(argc, argv))
        return entente::runCommandLine(argc, argv);
    return entente::runWindow(argc, argv);
}
