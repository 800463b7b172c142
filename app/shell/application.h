// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace entente
{

/// Makes the application and its window, opens the document named on the command line (or the last
/// one, or the sample) and runs until the window closes.
int runWindow(int argc, char **argv);

} // namespace entente
