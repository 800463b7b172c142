// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/import.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/json_format.h"
#include "core/formats/table_import.h"
#include "core/formats/text_encoding.h"

#include <algorithm>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

enum class Format
{
    Table,
    Json,
    Document
};

/// The format that the user asks for: what it is, and which sort of table.
struct AskedFormat
{
    std::optional<Format> format;
    std::string table;
};

Result<AskedFormat> formatAsked(const std::optional<std::string> &name)
{
    if (!name)
        return AskedFormat();
    if (*name == "csv")
        return AskedFormat{Format::Table, *name};
    if (*name == "json")
        return AskedFormat{Format::Json, {}};
    if (*name == "entente")
        return AskedFormat{Format::Document, {}};
    std::string names = "'csv', ";
    for (const RowFormat &known : rowFormats()) {
        if (*name == known.name)
            return AskedFormat{Format::Table, *name};
        names += "'" + std::string(known.name) + "', ";
    }
    return Error{"there is no format '" + shortened(*name, 40) + "' to import; it is " + names +
                     "'json' or 'entente'",
                 {}};
}

Format formatOf(std::string_view bytes)
{
    if (bytes.starts_with(std::string_view("SQLite format 3\0", 16)))
        return Format::Document;
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const std::string_view text = trimmed(bytes.substr(0, 4096));
    return text.starts_with('{') || text.starts_with('[') ? Format::Json : Format::Table;
}

Result<std::string> beginningOf(const ImportInput &input)
{
    Result<std::unique_ptr<ByteSource>> source = input.open();
    if (!source)
        return source.error();
    return readBeginning(**source, 4096);
}

Outcome isNotStopped(std::stop_token stop)
{
    return stop.stop_requested() ? Outcome(Error{"cancelled", {}}) : Outcome(Done{});
}

/// Files that are read as a whole go on in parts as well, so that no target has to take a million
/// events at a time.
Outcome takeWhole(ImportedFile file, const ImportInput &input, const ImportContext &context)
{
    constexpr std::size_t rowsAtOnce = 8192;
    ImportedTables &tables = file;
    context.run.beginFile(std::move(tables), nullptr);
    const std::size_t count = file.rows.size();
    for (std::size_t i = 0; i < count || i == 0; i += rowsAtOnce) {
        RowBatch batch;
        const std::size_t end = std::min(count, i + rowsAtOnce);
        for (std::size_t row = i; row < end; ++row)
            batch.add(std::move(file.rows[row]));
        if (end == count)
            batch.rejects = std::move(file.rejects);
        const auto step = [&](std::size_t row) {
            context.step(0.5 + 0.5 * double(i + row) / double(std::max<std::size_t>(1, count)));
        };
        if (Outcome taken = context.run.take(std::move(batch), context.stop, step); !taken)
            return taken;
    }
    return context.run.endFile(file.warnings, input.file);
}

ImportedRow rowFrom(Event event)
{
    ImportedRow row;
    row.kindWord = event.kind.value;
    row.line = event.id.value;
    event.id = {};
    row.event = std::move(event);
    return row;
}

/// A large document streams as tables do, by one thread: its events would fill the memory.
Outcome takePacked(const Document &document, const ImportInput &input, const ImportContext &context)
{
    constexpr std::int64_t rowsAtOnce = 8192;
    const auto records = document.records();
    if (!records)
        return records.error();
    const std::int64_t count = document.eventCount();
    for (std::int64_t i = 0; i < count; i += rowsAtOnce) {
        RowBatch batch;
        const std::int64_t end = std::min(count, i + rowsAtOnce);
        const auto visit = [&](EventIndex, const Event &event) { batch.add(rowFrom(event)); };
        if (!(*records)->forEach(EventIndex(i), EventIndex(end), visit, context.stop))
            return context.stop.stop_requested()
                       ? Error{"cancelled", {}}
                       : Error{"the document is damaged; check it with 'entente check'",
                               input.file.string()};
        const auto step = [&](std::size_t row) {
            context.step(double(i + std::int64_t(row)) / double(count));
        };
        if (Outcome taken = context.run.take(std::move(batch), context.stop, step); !taken)
            return taken;
    }
    return Done{};
}

Outcome importDocument(const ImportInput &input, const ImportContext &context)
{
    if (!input.isPlainFile)
        return Error{"a document must be unpacked before it can be imported", input.file.string()};
    const Result<Document> document = Document::open(input.file, Document::Access::ReadOnly);
    if (!document)
        return document.error();
    Result<Dataset> data =
        document->isPacked() ? document->readTables(context.stop) : document->read(context.stop);
    if (!data)
        return data.error();
    ImportedFile imported;
    imported.hasKinds = imported.hasActors = imported.hasThreads = true;
    for (Event &event : data->events)
        imported.rows.push_back(rowFrom(std::move(event)));
    data->events.clear();
    imported.tables = std::move(*data);
    if (!document->warning().empty())
        imported.warnings.add(document->warning());
    if (!document->isPacked())
        return takeWhole(std::move(imported), input, context);
    const WarningList warnings = std::move(imported.warnings);
    context.run.beginFile(std::move(imported), nullptr);
    const Outcome taken = takePacked(*document, input, context);
    const Outcome ended = context.run.endFile(warnings, input.file);
    return taken ? ended : taken;
}

Result<std::string> wholeOf(const ImportInput &input, const ImportContext &context)
{
    if (input.isPlainFile)
        return readFile(input.file, context.stop);
    constexpr std::size_t most = 0x7FFFFFFF;
    Result<std::unique_ptr<ByteSource>> source = input.open();
    if (!source)
        return source.error();
    std::string bytes;
    for (;;) {
        if (Outcome going = isNotStopped(context.stop); !going)
            return going.error();
        const Result<std::string> more = readBeginning(**source, 1024 * 1024);
        if (!more)
            return more.error();
        if (more->empty())
            return bytes;
        bytes += *more;
        if (bytes.size() > most)
            return Error{"the file is larger than two gigabytes", input.file.string()};
    }
}

Outcome importJson(const ImportInput &input, const ImportContext &context)
{
    Result<std::string> bytes = wholeOf(input, context);
    if (!bytes)
        return bytes.error();
    const Result<DecodedText> text = decodeText(std::move(*bytes));
    if (!text)
        return Error{text.error().what, input.file.string()};
    const auto step = [&](std::int64_t done, std::int64_t total) {
        context.step(0.5 * double(done) / double(std::max<std::int64_t>(1, total)));
    };
    Result<ImportedFile> imported = readJson(text->text, {input.file, context.stop, step});
    if (!imported)
        return imported.error();
    if (!text->warning.empty())
        imported->warnings.add(text->warning);
    return takeWhole(std::move(*imported), input, context);
}

Outcome importInput(const ImportInput &input, const AskedFormat &asked, const Recipe &recipe,
                    const ImportContext &context)
{
    const Result<std::string> beginning = beginningOf(input);
    if (!beginning)
        return beginning.error();
    if (beginning->empty())
        return Error{"the file is empty; choose another", input.file.string()};
    switch (asked.format.value_or(formatOf(*beginning))) {
    case Format::Document:
        return importDocument(input, context);
    case Format::Json:
        return importJson(input, context);
    case Format::Table:
        break;
    }
    Result<OpenTable> table = openTable(input, asked.table, recipe);
    if (!table)
        return table.error();
    return importTable(std::move(*table), asked.table, recipe, context);
}

/// Imports an input, or leaves out one that was found in a folder and that nobody understands.
/// Whether anything was read.
Result<bool> importOrLeaveOut(const ImportInput &input, const AskedFormat &asked,
                              const Recipe &recipe, const ImportContext &context)
{
    const std::int64_t before = context.run.rowsRead();
    const Outcome imported = importInput(input, asked, recipe, context);
    if (imported)
        return true;
    const bool hasBegun = context.run.rowsRead() > before;
    if (input.isAsked || hasBegun || context.stop.stop_requested())
        return imported.error();
    context.run.warn(input.file.filename().string() + " is left out: " + imported.error().what);
    return false;
}

Result<std::vector<ImportInput>> allInputs(std::span<const fs::path> files)
{
    std::vector<ImportInput> all;
    for (const fs::path &file : files) {
        Result<std::vector<ImportInput>> inputs = inputsOf(file);
        if (!inputs)
            return inputs.error();
        std::move(inputs->begin(), inputs->end(), std::back_inserter(all));
    }
    return all;
}

/// Tells how far the import of all inputs is, weighed by their sizes.
class Steps
{
public:
    Steps(const std::vector<ImportInput> &inputs, const ImportRun &run,
          const ImportProgressSink &progress)
        : m_run(run)
        , m_progress(progress)
    {
        for (const ImportInput &input : inputs)
            m_total += sizeOf(input);
    }

    void begin(const ImportInput &input)
    {
        m_done += m_size;
        m_size = sizeOf(input);
        m_step = "Reading " + input.file.filename().string();
    }

    void operator()(double part) const
    {
        if (!m_progress)
            return;
        ImportProgress progress;
        progress.done = m_done + std::int64_t(double(m_size) * std::clamp(part, 0.0, 1.0));
        progress.total = m_total;
        progress.step = m_step;
        progress.rows = m_run.rowsRead();
        m_progress(progress);
    }

private:
    static std::int64_t sizeOf(const ImportInput &input)
    {
        return std::max<std::int64_t>(1000, input.size);
    }

    const ImportRun &m_run;
    const ImportProgressSink &m_progress;
    std::int64_t m_total = 0;
    std::int64_t m_done = 0; ///< of the inputs before
    std::int64_t m_size = 0;
    std::string m_step;
};

ProgressSink writingSteps(const ImportRun &run, const ImportProgressSink &progress)
{
    if (!progress)
        return {};
    return [&run, &progress](const Progress &step) {
        ImportProgress all;
        static_cast<Progress &>(all) = step;
        all.rows = run.rowsRead();
        all.isWriting = true;
        progress(all);
    };
}

} // namespace

Result<ImportReport> importFiles(std::span<const fs::path> files, const ImportOptions &options,
                                 EventSink &sink, std::stop_token stop,
                                 const ImportProgressSink &progress)
{
    const Result<AskedFormat> asked = formatAsked(options.format);
    if (!asked)
        return asked.error();
    Recipe recipe;
    if (options.recipe) {
        Result<Recipe> read = readRecipe(*options.recipe);
        if (!read)
            return read.error();
        recipe = std::move(*read);
    }
    const Result<std::vector<ImportInput>> inputs = allInputs(files);
    if (!inputs)
        return inputs.error();
    ImportRun run(sink, options);
    if (Outcome begun = run.begin(stop); !begun)
        return begun.error();
    Steps steps(*inputs, run, progress);
    const ImportContext context{options, run, stop, [&](double part) { steps(part); }};
    bool isAnyRead = inputs->empty();
    for (const ImportInput &input : *inputs) {
        if (Outcome going = isNotStopped(stop); !going)
            return going.error();
        steps.begin(input);
        steps(0);
        const Result<bool> read = importOrLeaveOut(input, *asked, recipe, context);
        if (!read)
            return read.error();
        isAnyRead = isAnyRead || *read;
    }
    if (!isAnyRead)
        return Error{"no file in the folder can be read as a table of events",
                     files.front().string()};
    return run.finish(stop, writingSteps(run, progress));
}

Result<ImportReport> importFiles(std::span<const fs::path> files, const ImportOptions &options,
                                 Dataset &into, std::stop_token stop,
                                 const ImportProgressSink &progress)
{
    const std::unique_ptr<EventSink> sink = memorySink(into);
    return importFiles(files, options, *sink, stop, progress);
}

} // namespace entente
