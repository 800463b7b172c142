// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/row_reader.h"

namespace entente
{

/// Event tables of ICEWS: tab separated, with a header that begins "Event ID", "Event Date". Null
/// for other tables.
std::unique_ptr<RowReader> openIcews(std::string_view beginning, bool isAsked);

} // namespace entente
