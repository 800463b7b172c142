// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/libraries.h"

#include <QString>

class QSettings;

namespace entente
{

/// What the program is made with, as it runs here.
std::vector<Library> allLibraries();

/// For a report of a fault: versions, the system, the screen, what is set in the preferences, the
/// last lines of the log. Names of files, queries and documents are not in it.
QString diagnostics(const QSettings &settings);

} // namespace entente
