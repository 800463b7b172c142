// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/row_reader.h"

namespace entente
{

/// Event exports of GDELT, 1.0 (57 columns, or 58 with SOURCEURL) and 2.0 (61 columns). Which it
/// is, is decided for the table from its first lines, so that a broken one among them is only lost
/// itself. Null for other tables.
std::unique_ptr<RowReader> openGdelt(std::string_view beginning, bool isAsked);

} // namespace entente
