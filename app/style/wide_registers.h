// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace entente
{

/// Qt 6.4 fills rectangles with AVX2 and leaves the upper halves of the wide registers in use
/// (no VZEROUPPER). Until somebody else clears them, every SSE instruction then waits for the one
/// before that wrote the same register: loops over pixels take three times as long. To be called
/// between such a fill and such a loop; does nothing on other processors.
void leaveWideRegisters();

} // namespace entente
