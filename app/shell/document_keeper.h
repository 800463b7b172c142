// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/importing/work_thread.h"
#include "app/shell/file_watch.h"
#include "core/archive/archive.h"
#include "core/engine/engine.h"
#include "core/store/document.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace entente
{

/// A document that is shown.
struct OpenDocument
{
    QString path; ///< of an archive its address, without a password
    bool isSample = false;
    bool isReadOnly = false;
    QString title;   ///< of the document; the file's name when it has none
    QString warning; ///< a sentence, or empty
    FileStamp stamp; ///< as it was when it was opened, or when we wrote to it last
    /// The same for the thread that files are touched in, and its alone.
    std::shared_ptr<FileStamp> written;
    std::shared_ptr<Document> document; ///< null for an archive
    std::shared_ptr<const Engine> engine;
    std::shared_ptr<const Archive> archive; ///< the engine again, if that is what it is
    /// What the archive was opened with. May hold a password: never shown, never stored.
    std::string address;
    /// All of it, for copies of what is shown whatever becomes of the file; null for a large
    /// document, which is read again.
    std::shared_ptr<const Dataset> data;
    /// Once somebody edited them: the stories, whether or not the document could take them.
    std::optional<std::vector<StoryText>> stories;

    /// Whether what is edited can be kept in it.
    bool canBeChanged() const { return !isReadOnly && !isSample && !archive; }
};

/// Opens, watches and copies the document of one window. Files are only touched off the GUI
/// thread, one job after the other; the signals come on it.
class DocumentKeeper : public QObject, public WorkThread
{
    Q_OBJECT

public:
    explicit DocumentKeeper(QObject *parent = nullptr);
    ~DocumentKeeper() override;

    /// What is open; null when nothing is.
    const OpenDocument *current() const { return m_current.get(); }

    /// Opens a file or the archive at an address; "sample" is the document that comes with the
    /// program. What is open stays
    /// until the other is there. A newer request overtakes one that still runs.
    void open(const QString &path);
    void reload();
    void close();
    void cancelOpening();
    bool isOpening() const { return m_opening; }

    /// Writes all that is open, as it was when opened, to `target`, whatever became of the file.
    void saveCopy(const QString &target);

    /// The stories of what is open, as they were edited.
    std::vector<StoryText> storiesNow();
    /// Keeps stories: in the document, where it can be changed, and in every copy of it.
    void saveStories(std::vector<StoryText> stories);

    void run(Start start, Job job, std::stop_token stop = {}) override;
    void runOnFiles(FileJob job, std::stop_token stop = {}) override;
    bool hasDocument() const override { return m_current != nullptr; }

    FileWatch &watch() { return m_watch; }

signals:
    void aboutToRead(); ///< what is open, for a copy of it: the last moment to keep stories
    void openingStarted(const QString &path);
    void progress(qint64 done, qint64 total, const QString &step);
    void opened();
    void openFailed(const QString &path, const QString &sentence);
    void openingCancelled();
    void closed();
    void copySaved(const QString &target);
    void copyFailed(const QString &target, const QString &sentence);
    void storiesSaved();
    void storiesNotSaved(const QString &sentence);

private:
    void finishOpening(quint64 number, const QString &path, Result<OpenDocument> result);
    ProgressSink progressSink(quint64 number);

    QThreadPool m_thread; ///< one thread: a Document is not thread-safe
    FileWatch m_watch;
    std::shared_ptr<OpenDocument> m_current;
    std::stop_source m_stop;
    quint64 m_newest = 0;
    bool m_opening = false;
};

/// "treaties.entente" for a sentence; an archive's address without a password.
QString fileName(const QString &path);

/// Whether this names an archive on a server and no file.
bool isArchive(const QString &path);

} // namespace entente
