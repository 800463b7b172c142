// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/edtf.h"

#include <QString>

#include <optional>

namespace entente
{

/// The last day of `date` as a moment: its end. Nothing when the date is open towards the future.
std::optional<Instant> endOfDay(const Date &date);
/// "11 Jan 2023" for the day that ends at `end`.
QString dayInWords(Instant end);

} // namespace entente
