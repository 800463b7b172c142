// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/document_keeper.h"

#include "app/session/native.h"
#include "core/archive/address.h"
#include "core/base/files.h"
#include "core/opening/opening.h"
#include "core/store/sample.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QPointer>

#include <thread>

namespace entente
{

namespace
{

constexpr qint64 progressEveryMs = 60;
constexpr std::int64_t keptEvents = 20'000;

QString words(const Error &error)
{
    QString sentence = QString::fromStdString(error.text());
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    // What is broken differs; what helps does not.
    if (error.what.find("is damaged") != std::string::npos &&
        error.what.find(';') == std::string::npos)
        sentence += DocumentKeeper::tr(". Restore it from a copy; “entente check” says what is "
                                       "wrong with it.");
    return sentence;
}

/// The archive with the end of its life in a thread of its own: a server that went away may make
/// goodbye last.
std::shared_ptr<const Archive> leavingQuietly(std::shared_ptr<const Archive> archive)
{
    const Archive *plain = archive.get();
    return {plain, [archive = std::move(archive)](const Archive *) mutable {
                archive->setListener({});
                std::thread([leaving = std::move(archive)]() mutable { leaving.reset(); }).detach();
            }};
}

Result<OpenDocument> openedArchive(const QString &address, std::stop_token stop)
{
    OpenDocument open;
    open.address = address.toStdString();
    Result<std::shared_ptr<const Archive>> archive = openArchive(open.address, stop);
    if (!archive)
        return archive.error();
    open.path = QString::fromStdString(publicArchiveAddress(open.address));
    open.archive = leavingQuietly(std::move(*archive));
    open.engine = open.archive;
    open.isReadOnly = true;
    open.title = QString::fromStdString(open.archive->vocabulary().title);
    if (open.title.isEmpty())
        open.title = fileName(open.path);
    return open;
}

/// All the work of opening, in the keeper's thread.
Result<OpenDocument> openedFrom(const QString &argument, std::stop_token stop,
                                const ProgressSink &progress)
{
    if (isArchive(argument))
        return openedArchive(argument, stop);
    OpenDocument open;
    open.isSample = argument == QLatin1String("sample");
    const Result<std::filesystem::path> file =
        open.isSample ? documentPath("sample")
                      : Result<std::filesystem::path>(nativePath(argument));
    if (!file)
        return file.error();
    open.path = QFile::decodeName(QByteArray::fromStdString(file->string()));
    Result<Document> document = openDocument(*file, stop, progress);
    if (!document)
        return document.error();
    open.document = std::make_shared<Document>(std::move(*document));
    // Before reading: a change while we read must be noticed afterwards.
    open.stamp = FileStamp::of(open.path);
    open.written = std::make_shared<FileStamp>(open.stamp);
    if (!open.document->isPacked() && open.document->eventCount() <= keptEvents) {
        Result<Dataset> data = open.document->read(stop, progress);
        if (!data)
            return data.error();
        open.data = std::make_shared<const Dataset>(*data);
        open.engine = makeLocalEngine(std::move(*data));
    } else {
        Result<std::shared_ptr<const Engine>> engine = engineOn(*open.document, stop, progress);
        if (!engine)
            return engine.error();
        open.engine = std::move(*engine);
    }
    if (stop.stop_requested())
        return Engine::cancelled();
    open.title = QString::fromStdString(open.engine->vocabulary().title);
    if (open.title.isEmpty())
        open.title = QFileInfo(open.path).completeBaseName();
    open.warning = QString::fromStdString(open.document->warning());
    open.isReadOnly =
        open.isSample || !QFileInfo(open.path).isWritable() || !open.warning.isEmpty();
    return open;
}

/// Stories as they were edited; nothing: as the document has them. Taken when a job is given:
/// people go on editing while it runs.
using StoriesNow = std::optional<std::vector<StoryText>>;

Result<Dataset> withStories(Result<Dataset> data, const StoriesNow &stories)
{
    if (data && stories)
        data->stories = *stories;
    return data;
}

/// Puts stories into a file that is as it was when opened; its state afterwards.
Result<FileStamp> writeStories(const OpenDocument &open, const std::vector<StoryText> &stories)
{
    if (FileStamp::of(open.path) != *open.written)
        return Error{"the file was changed since it was opened; the story is kept until it is "
                     "closed: save a copy, or reload it",
                     fileName(open.path).toStdString()};
    Result<Document> document = Document::open(nativePath(open.path), Document::Access::ReadWrite);
    if (!document)
        return document.error();
    if (const Outcome done = document->setStories(stories); !done)
        return done.error();
    *open.written = FileStamp::of(open.path);
    return *open.written;
}

/// What was opened. Fails when a large file was changed in place since: it is another document now.
Result<Dataset> contentOf(const OpenDocument &open, const StoriesNow &stories, std::stop_token stop)
{
    if (open.data)
        return withStories(*open.data, stories);
    if (open.archive)
        return withStories(open.archive->read(std::nullopt, stop), stories);
    const FileStamp now = FileStamp::of(open.path);
    if (now.exists && now.inode == open.written->inode && now != *open.written)
        return Error{"the file was changed since it was opened; reload it first",
                     fileName(open.path).toStdString()};
    return withStories(open.document->read(stop), stories);
}

/// Writes what was opened to a new file. A large file that is as it was is copied as a file.
Outcome writeCopy(const OpenDocument &open, const StoriesNow &stories,
                  const std::filesystem::path &file, std::stop_token stop)
{
    if (!open.data && !open.archive && FileStamp::of(open.path) == *open.written) {
        std::error_code error;
        std::filesystem::copy_file(nativePath(open.path), file,
                                   std::filesystem::copy_options::overwrite_existing, error);
        if (error)
            return fileError("copy", error.value(), nativePath(open.path));
        if (!stories)
            return Done{};
        Result<Document> copy = Document::open(file, Document::Access::ReadWrite);
        return copy ? copy->setStories(*stories) : Outcome(copy.error());
    }
    const Result<Dataset> data = contentOf(open, stories, stop);
    return data ? Document::write(file, *data, makeEngineDeriver) : Outcome(data.error());
}

bool isSameFile(const QString &a, const QString &b)
{
    const QFileInfo first(a);
    const QFileInfo second(b);
    // What is not there has no canonical path to compare.
    if (!first.exists() || !second.exists())
        return false;
    return first.canonicalFilePath() == second.canonicalFilePath();
}

} // namespace

bool isArchive(const QString &path)
{
    return isArchiveAddress(path.toStdString());
}

QString fileName(const QString &path)
{
    if (isArchive(path))
        return QString::fromStdString(publicArchiveAddress(path.toStdString()));
    return QFileInfo(path).fileName();
}

DocumentKeeper::DocumentKeeper(QObject *parent) : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
}

DocumentKeeper::~DocumentKeeper()
{
    m_stop.request_stop();
    m_thread.waitForDone();
}

ProgressSink DocumentKeeper::progressSink(quint64 number)
{
    auto since = std::make_shared<QElapsedTimer>();
    since->start();
    return [guard = QPointer<DocumentKeeper>(this), number, since](const Progress &progress) {
        if (since->elapsed() < progressEveryMs)
            return;
        since->restart();
        QMetaObject::invokeMethod(
            qApp,
            [guard, number, progress] {
                if (guard && guard->m_newest == number)
                    emit guard->progress(progress.done, progress.total,
                                         QString::fromStdString(progress.step));
            },
            Qt::QueuedConnection);
    };
}

void DocumentKeeper::open(const QString &path)
{
    m_stop.request_stop();
    m_stop = {};
    const quint64 number = ++m_newest;
    m_opening = true;
    const bool isFile = path != QLatin1String("sample") && !isArchive(path);
    const QString absolute = isFile ? QFileInfo(path).absoluteFilePath() : path;
    const QString shown = isArchive(path) ? fileName(path) : absolute; // without a password
    const auto finish = [guard = QPointer<DocumentKeeper>(this), number,
                         shown](Result<OpenDocument> result) {
        if (guard)
            guard->finishOpening(number, shown, std::move(result));
    };
    m_thread.start([absolute, finish, stop = m_stop.get_token(), sink = progressSink(number)] {
        auto result = std::make_shared<Result<OpenDocument>>(openedFrom(absolute, stop, sink));
        QMetaObject::invokeMethod(
            qApp, [finish, result] { finish(std::move(*result)); }, Qt::QueuedConnection);
    });
    emit openingStarted(shown);
}

void DocumentKeeper::finishOpening(quint64 number, const QString &path, Result<OpenDocument> result)
{
    if (number != m_newest)
        return;
    m_opening = false;
    if (!result) {
        if (result.error() == Engine::cancelled() || m_stop.stop_requested())
            emit openingCancelled();
        else
            emit openFailed(path, words(result.error()));
        return;
    }
    m_current = std::make_shared<OpenDocument>(std::move(*result));
    if (m_current->archive)
        m_watch.stop();
    else
        m_watch.watch(m_current->path, m_current->stamp);
    emit opened();
}

void DocumentKeeper::reload()
{
    if (!m_current)
        return;
    if (m_current->archive)
        open(QString::fromStdString(m_current->address));
    else
        open(m_current->isSample ? QStringLiteral("sample") : m_current->path);
}

void DocumentKeeper::cancelOpening()
{
    if (!m_opening)
        return;
    m_stop.request_stop();
    ++m_newest;
    m_opening = false;
    emit openingCancelled();
}

void DocumentKeeper::close()
{
    cancelOpening();
    if (!m_current)
        return;
    m_watch.stop();
    m_current.reset();
    emit closed();
}

std::vector<StoryText> DocumentKeeper::storiesNow()
{
    if (!m_current)
        return {};
    emit aboutToRead();
    return m_current->stories.value_or(m_current->engine->vocabulary().stories);
}

void DocumentKeeper::saveStories(std::vector<StoryText> stories)
{
    if (!m_current)
        return;
    m_current->stories = stories;
    if (!m_current->canBeChanged())
        return;
    m_watch.hold();
    const auto finish = [guard = QPointer<DocumentKeeper>(this),
                         open = m_current](const Result<FileStamp> &stamp) {
        if (!guard)
            return;
        if (stamp)
            open->stamp = *stamp;
        if (guard->m_current == open)
            guard->m_watch.goOn(open->stamp);
        if (stamp)
            emit guard->storiesSaved();
        else
            emit guard->storiesNotSaved(words(stamp.error()));
    };
    m_thread.start([open = std::shared_ptr<const OpenDocument>(m_current),
                    stories = std::move(stories), finish] {
        auto result = std::make_shared<Result<FileStamp>>(writeStories(*open, stories));
        QMetaObject::invokeMethod(
            qApp, [finish, result] { finish(*result); }, Qt::QueuedConnection);
    });
}

void DocumentKeeper::run(Start start, Job job, std::stop_token stop)
{
    if (start == Start::OpenDocument)
        emit aboutToRead();
    const std::shared_ptr<const OpenDocument> open =
        start == Start::OpenDocument ? m_current : nullptr;
    m_thread.start(
        [open, stories = open ? open->stories : StoriesNow(), job = std::move(job), stop] {
            const auto finish =
                job(open ? contentOf(*open, stories, stop) : Result<Dataset>(Dataset()), stop);
            QMetaObject::invokeMethod(qApp, finish, Qt::QueuedConnection);
        });
}

void DocumentKeeper::runOnFiles(FileJob job, std::stop_token stop)
{
    emit aboutToRead();
    const std::shared_ptr<const OpenDocument> open = m_current;
    m_thread.start(
        [open, stories = open ? open->stories : StoriesNow(), job = std::move(job), stop] {
            const CopyOpen copyOpen = [&](const std::filesystem::path &file) {
                return open ? writeCopy(*open, stories, file, stop)
                            : Outcome(Error{"no document is open", {}});
            };
            QMetaObject::invokeMethod(qApp, job(copyOpen, stop), Qt::QueuedConnection);
        });
}

void DocumentKeeper::saveCopy(const QString &target)
{
    if (!m_current)
        return;
    if (isSameFile(target, m_current->path)) {
        emit copyFailed(target,
                        tr("A copy needs a name of its own: %1 is the document that is open")
                            .arg(fileName(target)));
        return;
    }
    runOnFiles([guard = QPointer<DocumentKeeper>(this), target](const CopyOpen &copyOpen,
                                                                std::stop_token) {
        const auto write = [&]() -> Outcome {
            Result<ReplacementFile> file = ReplacementFile::create(nativePath(target), "copying");
            if (!file)
                return file.error();
            const Outcome copied = copyOpen(file->path());
            return copied ? file->putInPlace() : copied;
        };
        const Outcome outcome = write();
        return [guard, target, outcome] {
            if (!guard)
                return;
            if (outcome)
                emit guard->copySaved(target);
            else
                emit guard->copyFailed(target, words(outcome.error()));
        };
    });
}

} // namespace entente
