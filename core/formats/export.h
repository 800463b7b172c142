// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/dataset.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// What an export wrote, and what the format has no place for.
struct ExportReport
{
    std::int64_t events = 0;
    std::vector<std::string> leftOut; ///< "reports of 12 events", "62 ties"
};

enum class ExportFormat
{
    Csv,
    Json,
    GeoJson
};

std::optional<ExportFormat> exportFormatFor(const std::filesystem::path &file);

/// The text of an export. JSON carries everything: reading it back gives an equal Dataset. Cells
/// that a spreadsheet would run as a formula get a leading apostrophe, which import takes off
/// again.
std::string exported(const Dataset &data, ExportFormat format, ExportReport &report);

/// Writes it beside `file` and renames, so that nothing is ever half-written.
Result<ExportReport> exportTo(const std::filesystem::path &file, const Dataset &data,
                              ExportFormat format);

/// Writes bytes to `file` atomically: temporary sibling, fsync, rename.
Outcome writeFileAtomically(const std::filesystem::path &file, std::string_view bytes);

} // namespace entente
