// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/gdelt_reader.h"
#include "core/formats/icews_reader.h"

namespace entente
{

std::span<const RowFormat> rowFormats()
{
    static constexpr RowFormat formats[] = {{"gdelt", openGdelt}, {"icews", openIcews}};
    return formats;
}

} // namespace entente
