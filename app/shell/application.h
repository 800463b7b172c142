// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace entente
{

/// Makes the application and its window, opens the document named on the command line (or the last
/// one, or the sample) and runs until the window closes.
///
/// ENTENTE_TRACE_STARTUP=1 prints on standard error how many milliseconds after the start of the
/// process the window was first painted, and when with the document's data in it;
/// `--exit-after-first-paint` does so too and then ends, for the benchmark.
int runWindow(int argc, char **argv);

} // namespace entente
