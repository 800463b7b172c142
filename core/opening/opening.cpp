// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/opening/opening.h"

namespace entente
{

namespace
{

bool isStale(const Document &document)
{
    return document.isPacked() && !document.sectionsAreFresh();
}

/// Derives again; when that fails, the engine computes what it needs in memory each time.
void freshen(const std::filesystem::path &file, const std::stop_token &stop,
             const ProgressSink &progress)
{
    Result<Document> writable = Document::open(file, Document::Access::ReadWrite);
    if (!writable || writable->isReadOnly() || !isStale(*writable))
        return;
    const std::unique_ptr<Deriver> deriver = makeEngineDeriver();
    static_cast<void>(writable->deriveSections(*deriver, stop, progress));
}

} // namespace

Result<Document> openDocument(const std::filesystem::path &file, std::stop_token stop,
                              const ProgressSink &progress)
{
    Result<Document> document = Document::open(file, Document::Access::ReadOnly);
    if (!document || !isStale(*document))
        return document;
    freshen(file, stop, progress);
    if (stop.stop_requested())
        return Engine::cancelled();
    return Document::open(file, Document::Access::ReadOnly);
}

Result<std::shared_ptr<const Engine>> engineOn(const Document &document, std::stop_token stop,
                                               const ProgressSink &progress)
{
    if (!document.isPacked()) {
        Result<Dataset> data = document.read(stop, progress);
        if (!data)
            return data.error();
        return makeLocalEngine(std::move(*data));
    }
    Result<Dataset> tables = document.readTables(stop);
    if (!tables)
        return tables.error();
    Result<std::shared_ptr<const Records>> records = document.records();
    if (!records)
        return records.error();
    const Result<std::shared_ptr<const Sections>> sections = document.sections();
    return makeLocalEngine(std::move(*tables), std::size_t(document.eventCount()),
                           std::move(*records), sections ? *sections : nullptr, stop);
}

Result<std::shared_ptr<const Engine>>
openEngineOn(const std::filesystem::path &file, std::stop_token stop, const ProgressSink &progress)
{
    const Result<Document> document = openDocument(file, stop, progress);
    return document ? engineOn(*document, stop, progress)
                    : Result<std::shared_ptr<const Engine>>(document.error());
}

Result<std::unique_ptr<EventSink>> importTarget(const std::filesystem::path &file,
                                                std::stop_token stop, const ProgressSink &progress)
{
    return documentSink(file, stop, progress, makeEngineDeriver);
}

} // namespace entente
