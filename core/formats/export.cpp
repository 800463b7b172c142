// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/export.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/csv_format.h"
#include "core/formats/geojson_format.h"
#include "core/formats/json_format.h"

#include <algorithm>

namespace entente
{

namespace
{

void leaveOut(ExportReport &report, std::size_t count, const char *one, const char *many)
{
    if (count > 0)
        report.leftOut.push_back(std::to_string(count) + " " + (count == 1 ? one : many));
}

/// What neither table nor map format has a place for.
void leaveOutTables(const Dataset &data, ExportReport &report)
{
    const auto reported = std::count_if(data.events.begin(), data.events.end(),
                                        [](const Event &event) { return !event.reports.empty(); });
    if (reported > 0)
        report.leftOut.emplace_back("the reports of " + std::to_string(reported) +
                                    (reported == 1 ? " event" : " events"));
    leaveOut(report, data.ties.size(), "tie", "ties");
    leaveOut(report, data.eras.size(), "era or leader", "eras and leaders");
    leaveOut(report, data.stories.size(), "story", "stories");
    leaveOut(report, data.actors.size(), "description of an actor", "descriptions of actors");
    leaveOut(report, data.threads.size(), "title of a thread", "titles of threads");
    if (data.kinds != KindTree::standard())
        report.leftOut.emplace_back("the tree of kinds");
    if (!data.title.empty() || !data.description.empty() || !data.properties.empty())
        report.leftOut.emplace_back("title, description and properties of the document");
}

} // namespace

std::optional<ExportFormat> exportFormatFor(const std::filesystem::path &file)
{
    const std::string extension = folded(file.extension().string());
    if (extension == ".csv")
        return ExportFormat::Csv;
    if (extension == ".json")
        return ExportFormat::Json;
    if (extension == ".geojson")
        return ExportFormat::GeoJson;
    return std::nullopt;
}

std::string exported(const Dataset &data, ExportFormat format, ExportReport &report)
{
    report = {};
    report.events = std::int64_t(data.events.size());
    if (format == ExportFormat::Json)
        return jsonFrom(data);
    leaveOutTables(data, report);
    return format == ExportFormat::Csv ? csvFrom(data, report) : geoJsonFrom(data, report);
}

Result<ExportReport> exportTo(const std::filesystem::path &file, const Dataset &data,
                              ExportFormat format)
{
    ExportReport report;
    const std::string text = exported(data, format, report);
    if (Outcome written = writeFileAtomically(file, text); !written)
        return written.error();
    return report;
}

Outcome writeFileAtomically(const std::filesystem::path &file, std::string_view bytes)
{
    Result<ReplacementFile> replacement = ReplacementFile::create(file);
    if (!replacement)
        return replacement.error();
    if (Outcome written = replacement->write(bytes); !written)
        return written;
    return replacement->putInPlace();
}

} // namespace entente
