// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "core/base/result.h"

#include <QString>

namespace entente
{

/// The moments that "1955, May 2022 and 2023" names: the end of each day, month or year, in the
/// order of the text. From two to twelve; the error names the part that is no date.
Result<std::vector<NetworkRequest::Date>> daysToCompare(const QString &text);

} // namespace entente
