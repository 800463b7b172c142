// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/imported.h"
#include "core/formats/json_rows.h"

namespace entente
{

/// Fills `row` from one event of a file; returns what is wrong with it, or nothing.
std::string readEvent(const OrderedJson &value, ImportedRow &row, WarningList &warnings);

} // namespace entente
