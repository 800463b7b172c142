// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/importing/work_thread.h"
#include "core/formats/import.h"

#include <QLockFile>
#include <QTemporaryDir>

#include <filesystem>
#include <stop_token>
#include <vector>

namespace entente
{

/// What an import made, as a document in a folder of its own that goes with this.
class ImportDraft
{
public:
    ImportDraft();

    /// Removes drafts of programs that came to a sudden end: they may be large.
    static void removeForsaken();

    /// Imports into a new document, or with `copyOpen` into a copy of the open one.
    void import(const std::vector<std::filesystem::path> &files, ImportOptions options,
                const WorkThread::CopyOpen &copyOpen, std::stop_token stop,
                const ImportProgressSink &progress);

    const Result<ImportReport> &report() const { return m_report; }

    /// Puts the document in its place. There is none here afterwards, unless this fails.
    Outcome moveTo(const std::filesystem::path &target) const;
    /// Writes all rejects as CSV, those among them that the report does not keep.
    Outcome copyRejects(const std::filesystem::path &target) const;

private:
    Result<ImportReport> imported(const std::vector<std::filesystem::path> &files,
                                  ImportOptions options, const WorkThread::CopyOpen &copyOpen,
                                  std::stop_token stop, const ImportProgressSink &progress) const;
    std::filesystem::path fileNamed(const char *name) const;

    QTemporaryDir m_folder;
    QLockFile m_lock;
    Result<ImportReport> m_report = Error{"nothing was read", {}};
};

} // namespace entente
