// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/application.h"

#include <QApplication>

namespace entente {

int runWindow(int argc, char **argv)
{
    const QApplication application(argc, argv);
    return QApplication::exec();
}

} // namespace entente
