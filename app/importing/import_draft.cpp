// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/importing/import_draft.h"

#include "core/base/files.h"
#include "core/opening/opening.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <system_error>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

constexpr const char *documentName = "draft.entente";
constexpr const char *rejectsName = "rejects.csv";
constexpr const char *lockName = "lock";

/// Where files of any size may lie for a while: the folder for temporary files is often memory.
QString draftFolder()
{
    QString cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    if (cache.isEmpty() || !QDir().mkpath(cache))
        return QDir::tempPath();
    return cache;
}

Outcome copyOver(const fs::path &from, const fs::path &target)
{
    Result<ReplacementFile> file = ReplacementFile::create(target);
    if (!file)
        return file.error();
    std::error_code error;
    fs::copy_file(from, file->path(), fs::copy_options::overwrite_existing, error);
    if (error)
        return fileError("write", error.value(), target);
    return file->putInPlace();
}

} // namespace

ImportDraft::ImportDraft()
    : m_folder(draftFolder() + QStringLiteral("/entente-import-XXXXXX"))
    , m_lock(m_folder.filePath(QLatin1String(lockName)))
{
    m_lock.setStaleLockTime(0); // for as long as this program lives
    m_lock.tryLock(0);
}

void ImportDraft::removeForsaken()
{
    const QDir folder(draftFolder());
    for (const QString &name : folder.entryList({QStringLiteral("entente-import-??????")},
                                                QDir::Dirs | QDir::NoSymLinks)) {
        QDir draft(folder.filePath(name));
        const QString lockFile = draft.filePath(QLatin1String(lockName));
        // Without a lock it is just being made, or none of ours.
        if (!QFile::exists(lockFile))
            continue;
        QLockFile lock(lockFile);
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue;
        lock.unlock();
        draft.removeRecursively();
    }
}

void ImportDraft::import(const std::vector<fs::path> &files, ImportOptions options,
                         const WorkThread::CopyOpen &copyOpen, std::stop_token stop,
                         const ImportProgressSink &progress)
{
    m_report = imported(files, std::move(options), copyOpen, stop, progress);
}

fs::path ImportDraft::fileNamed(const char *name) const
{
    return QFile::encodeName(m_folder.filePath(QLatin1String(name))).toStdString();
}

Result<ImportReport> ImportDraft::imported(const std::vector<fs::path> &files,
                                           ImportOptions options,
                                           const WorkThread::CopyOpen &copyOpen,
                                           std::stop_token stop,
                                           const ImportProgressSink &progress) const
{
    if (!m_folder.isValid())
        return Error{
            "there is no folder for what is imported: " + m_folder.errorString().toStdString(), {}};
    const fs::path document = fileNamed(documentName);
    if (copyOpen) {
        if (Outcome copied = copyOpen(document); !copied)
            return copied.error();
        std::error_code ignored; // of a document that may not be written, the copy may
        fs::permissions(document, fs::perms::owner_write, fs::perm_options::add, ignored);
    }
    Result<std::unique_ptr<EventSink>> sink = importTarget(document, stop);
    if (!sink)
        return sink.error();
    Result<RejectWriter> rejects = RejectWriter::create(fileNamed(rejectsName));
    if (!rejects)
        return rejects.error();
    options.onReject = [&](const Reject &reject) { return rejects->add(reject); };
    Result<ImportReport> report = importFiles(files, options, **sink, stop, progress);
    if (Outcome kept = report ? rejects->finish() : Outcome(report.error()); !kept)
        return kept.error();
    return report;
}

Outcome ImportDraft::moveTo(const fs::path &target) const
{
    const fs::path document = fileNamed(documentName);
    std::error_code error;
    if (!fs::is_symlink(fs::symlink_status(target, error))) {
        fs::rename(document, target, error);
        if (!error)
            return Done{};
    }
    // A link stays one, and another disk needs the bytes.
    return copyOver(document, target);
}

Outcome ImportDraft::copyRejects(const fs::path &target) const
{
    return copyOver(fileNamed(rejectsName), target);
}

} // namespace entente
