// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/export.h"

namespace entente
{

/// One feature per event (RFC 7946); events without a position have a null geometry. Dates are EDTF
/// texts among the properties.
std::string geoJsonFrom(const Dataset &data, ExportReport &report);

} // namespace entente
