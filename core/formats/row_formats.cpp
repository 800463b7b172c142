// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/row_reader.h"

namespace entente
{

std::span<const RowFormat> rowFormats()
{
    return {};
}

} // namespace entente
