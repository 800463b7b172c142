// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace entente
{

// What every page of HTML has: its looks, what walks its scenes, and the buttons for that.
extern const char *const htmlStyle;
extern const char *const htmlControls;
extern const char *const htmlScript;

} // namespace entente
