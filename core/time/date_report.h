// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/time/edtf.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace entente
{

/// What a text is understood as; the answer of `entente date`.
struct DateReport
{
    std::string text;
    Result<Date> date;
};

/// Unlike a text field, which trims, this refuses white space around the text: EDTF has none.
DateReport reportDate(std::string text);

/// {"text", "edtf", "earliest", "latest", "earliest_fuzzy", "latest_fuzzy", "words", "valid",
/// "error", "level", "precision", "approximate", "uncertain"}. Days are inclusive, ISO 8601 with
/// astronomical years, and null where open; all but text, valid and error are null when the text
/// is not understood. Bytes that are no UTF-8 become U+FFFD.
nlohmann::ordered_json toJson(const DateReport &report);

/// The object of one report, the array of several.
std::string jsonText(const std::vector<DateReport> &reports);

/// Lines that people read.
std::string plainText(const DateReport &report);

/// One line that names every text that is not understood and says why; nothing when all are.
std::optional<Error> failureOf(const std::vector<DateReport> &reports);

} // namespace entente
