// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/command_palette.h"
#include "core/query/filter.h"
#include "core/time/edtf.h"

#include <functional>
#include <vector>

class QMenuBar;

namespace entente
{

class Session;

/// Every entry of the menus and their submenus, in their order.
std::vector<PaletteEntry> menuEntries(const QMenuBar &bar);

/// Where a text is a date: go there, see what was in force or known then.
std::vector<PaletteEntry> dateEntries(Session &session, const QString &text,
                                      const std::function<void(const Date &)> &goTo);

/// Adds a term to the filter, if it is not there yet.
PaletteEntry filterEntry(Session &session, const QString &text, const QString &path,
                         const Term &term);

/// Filters to the actors and kinds that a text names, the best first.
std::vector<PaletteEntry> filterEntries(Session &session, const QString &text);

} // namespace entente
