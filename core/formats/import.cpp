// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/import.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/csv_cells.h"
#include "core/formats/csv_format.h"
#include "core/formats/export.h"
#include "core/formats/import_run.h"
#include "core/formats/json_format.h"
#include "core/formats/text_encoding.h"

#include <system_error>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

enum class Format
{
    Csv,
    Json,
    Document
};

Result<Format> formatNamed(const std::string &name)
{
    if (name == "csv")
        return Format::Csv;
    if (name == "json")
        return Format::Json;
    if (name == "entente")
        return Format::Document;
    return Error{"there is no format '" + shortened(name, 40) +
                     "' to import; it is 'csv', 'json' or 'entente'",
                 {}};
}

Format formatOf(std::string_view bytes)
{
    if (bytes.starts_with(std::string_view("SQLite format 3\0", 16)))
        return Format::Document;
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const std::string_view text = trimmed(bytes.substr(0, 4096));
    return text.starts_with('{') || text.starts_with('[') ? Format::Json : Format::Csv;
}

Result<ImportedFile> readDocument(const ReadContext &context)
{
    const Result<Document> document = Document::open(context.file, Document::Access::ReadOnly);
    if (!document)
        return document.error();
    Result<Dataset> data = document->read(context.stop);
    if (!data)
        return data.error();
    ImportedFile imported;
    imported.hasKinds = imported.hasActors = imported.hasThreads = true;
    for (Event &event : data->events) {
        ImportedRow row;
        row.kindWord = event.kind.value;
        row.line = event.id.value;
        event.id = {};
        row.event = std::move(event);
        imported.rows.push_back(std::move(row));
    }
    data->events.clear();
    imported.tables = std::move(*data);
    if (!document->warning().empty())
        imported.warnings.add(document->warning());
    return imported;
}

Result<ImportedFile> readJsonFile(std::string bytes, const ReadContext &context)
{
    Result<DecodedText> text = decodeText(std::move(bytes));
    if (!text)
        return Error{text.error().what, context.file.string()};
    Result<ImportedFile> imported = readJson(text->text, context);
    if (imported && !text->warning.empty())
        imported->warnings.add(text->warning);
    return imported;
}

Result<ImportedFile> readOne(const ReadContext &context, const std::optional<Format> &format,
                             const Recipe &recipe)
{
    Result<std::string> bytes = readFile(context.file, context.stop, context.step);
    if (!bytes)
        return bytes.error();
    if (bytes->empty())
        return Error{"the file is empty", context.file.string()};
    switch (format.value_or(formatOf(*bytes))) {
    case Format::Document:
        return readDocument(context);
    case Format::Json:
        return readJsonFile(std::move(*bytes), context);
    case Format::Csv:
        break;
    }
    return readCsv(std::move(*bytes), recipe, context);
}

/// Turns the bytes of one file into the progress of all: reading counts half, understanding half.
std::function<void(std::int64_t, std::int64_t)>
stepFor(const ProgressSink &progress, const fs::path &file, std::size_t index, std::size_t count)
{
    if (!progress)
        return {};
    const std::string step = "Reading " + file.filename().string();
    return [&progress, step, index, count](std::int64_t done, std::int64_t total) {
        constexpr std::int64_t perFile = 1000;
        const std::int64_t part = total > 0 ? std::min(perFile, done * perFile / total) : 0;
        progress({std::int64_t(index) * perFile + part, std::int64_t(count) * perFile, step});
    };
}

} // namespace

Result<ImportReport> importFiles(std::span<const fs::path> files, const ImportOptions &options,
                                 Dataset &into, std::stop_token stop, const ProgressSink &progress)
{
    std::optional<Format> format;
    if (options.format) {
        const Result<Format> named = formatNamed(*options.format);
        if (!named)
            return named.error();
        format = *named;
    }
    Recipe recipe;
    if (options.recipe) {
        Result<Recipe> read = readRecipe(*options.recipe);
        if (!read)
            return read.error();
        recipe = std::move(*read);
    }
    // A copy, so that a file that fails leaves everything as it was.
    Dataset data = into;
    ImportRun run(data);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const ReadContext context{files[i], stop, stepFor(progress, files[i], i, files.size())};
        Result<ImportedFile> imported = readOne(context, format, recipe);
        if (!imported)
            return imported.error();
        if (Outcome taken = run.take(std::move(*imported), context); !taken)
            return taken.error();
    }
    into = std::move(data);
    return run.report();
}

Outcome writeRejects(const fs::path &file, std::span<const Reject> rejects)
{
    std::string text = csvRecord({"file", "line", "reason", "text"});
    for (const Reject &reject : rejects) {
        const bool isText = isUtf8(reject.text);
        text += csvRecord({neutralized(reject.file), std::to_string(reject.line),
                           neutralized(reject.reason),
                           neutralized(isText ? reject.text : withValidUtf8(reject.text))});
    }
    return writeFileAtomically(file, text);
}

} // namespace entente
