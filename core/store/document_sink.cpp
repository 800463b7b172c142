// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/document.h"
#include "core/store/memory_sink.h"

#include <system_error>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

/// Writes the whole document anew.
class DocumentSink final : public store::MemorySink
{
public:
    DocumentSink(fs::path file, Dataset data) : MemorySink(std::move(data)), m_file(std::move(file))
    {
        std::error_code error;
        m_existed = fs::exists(m_file, error);
        m_changed = fs::last_write_time(m_file, error);
    }

    Outcome finish(const Dataset &tables, std::stop_token stop, const ProgressSink &) override
    {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        std::error_code error;
        if (m_existed && fs::last_write_time(m_file, error) != m_changed)
            return Error{"somebody else changed the document meanwhile; run the import again",
                         m_file.string()};
        return Document::write(m_file, gathered(tables));
    }

private:
    fs::path m_file;
    bool m_existed = false;
    fs::file_time_type m_changed;
};

} // namespace

Result<std::unique_ptr<EventSink>> documentSink(const fs::path &file, std::stop_token stop,
                                                const ProgressSink &progress, const MakeDeriver &)
{
    std::error_code error;
    if (!fs::exists(fs::symlink_status(file, error)))
        return std::unique_ptr<EventSink>(std::make_unique<DocumentSink>(file, Dataset{}));
    const Result<Document> document = Document::open(file, Document::Access::ReadWrite);
    if (!document)
        return document.error();
    if (document->isReadOnly())
        return Error{"nothing can be added: " + document->warning(), file.string()};
    Result<Dataset> data = document->read(stop, progress);
    if (!data)
        return data.error();
    return std::unique_ptr<EventSink>(std::make_unique<DocumentSink>(file, std::move(*data)));
}

} // namespace entente
