// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/file_desk.h"

#include "app/importing/import_dialog.h"
#include "app/shell/archive_dialog.h"
#include "app/shell/archive_watch.h"
#include "app/shell/message_bar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>

#include <algorithm>

namespace entente
{

namespace
{

constexpr int announceAfterMs = 300;
const QString openingSubject = QStringLiteral("opening");
const QString fileSubject = QStringLiteral("file");
const QString archiveSubject = QStringLiteral("archive");
const QString copySubject = QStringLiteral("copy");
const QString folderKey = QStringLiteral("folder");
using Severity = MessageBar::Severity;

QString documentFilter()
{
    return FileDesk::tr("Entente documents (*.entente)");
}

bool isDocument(const QString &path)
{
    return path.endsWith(QLatin1String(".entente"), Qt::CaseInsensitive);
}

} // namespace

FileDesk::FileDesk(DocumentKeeper &keeper, MessageBar &messages, QSettings &settings,
                   QWidget *window)
    : QObject(window)
    , m_keeper(keeper)
    , m_messages(messages)
    , m_settings(settings)
    , m_window(window)
    , m_recent(settings, this)
{
    connect(&m_recent, &RecentFiles::chosen, &keeper, &DocumentKeeper::open);
    followOpening();
    followCopies();
    followWatch();
    followArchive();
}

void FileDesk::followOpening()
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(announceAfterMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_messages.say(openingSubject, Severity::Note, tr("Opening “%1” …").arg(m_opening),
                       {{tr("Cancel"), [this] { m_keeper.cancelOpening(); }}});
    });
    connect(&m_keeper, &DocumentKeeper::openingStarted, this, [this](const QString &path) {
        m_opening = path == QLatin1String("sample") ? tr("the sample") : fileName(path);
        m_patience.start();
    });
    connect(&m_keeper, &DocumentKeeper::progress, this, &FileDesk::sayProgress);
    const auto ended = [this] {
        m_patience.stop();
        m_messages.take(openingSubject);
    };
    connect(&m_keeper, &DocumentKeeper::openingCancelled, this, ended);
    connect(&m_keeper, &DocumentKeeper::closed, this, [this] { m_messages.take(fileSubject); });
    connect(&m_keeper, &DocumentKeeper::opened, this, [this, ended] {
        ended();
        m_messages.take(fileSubject);
        const OpenDocument &open = *m_keeper.current();
        if (!open.isSample)
            m_recent.add(open.path);
        if (!open.isSample && !open.archive)
            rememberFolder(open.path);
        if (!open.warning.isEmpty())
            m_messages.say(fileSubject, Severity::Warning, open.warning);
    });
    connect(
        &m_keeper, &DocumentKeeper::openFailed, this,
        [this, ended](const QString &path, const QString &sentence) {
            ended();
            std::vector<MessageBar::Answer> answers{{tr("Open another…"), [this] { askOpen(); }}};
            if (!m_keeper.current() && path != QLatin1String("sample"))
                answers.emplace_back(tr("Open sample"), [this] { openSample(); });
            m_messages.say(fileSubject, Severity::Error, sentence, answers);
        });
}

void FileDesk::sayProgress(qint64 done, qint64 total)
{
    const QString how = total > 0 ? tr("%1 %").arg(std::clamp<qint64>(100 * done / total, 0, 100))
                                  : QLocale().toString(done);
    m_messages.reword(openingSubject, tr("Opening “%1” … %2").arg(m_opening, how));
}

void FileDesk::followCopies()
{
    connect(&m_keeper, &DocumentKeeper::copySaved, this, [this](const QString &target) {
        m_messages.say(copySubject, Severity::Note,
                       tr("Saved a copy as “%1”.").arg(fileName(target)),
                       {{tr("Open it"), [this, target] { m_keeper.open(target); }}});
    });
    connect(&m_keeper, &DocumentKeeper::copyFailed, this,
            [this](const QString &, const QString &sentence) {
                m_messages.say(copySubject, Severity::Error, sentence,
                               {{tr("Save elsewhere…"), [this] { askSaveCopy(); }}});
            });
}

void FileDesk::followWatch()
{
    const auto say = [this](const QString &sentence, bool canReload) {
        std::vector<MessageBar::Answer> answers;
        if (canReload)
            answers.emplace_back(tr("Reload"), [this] { m_keeper.reload(); });
        answers.emplace_back(tr("Save a copy…"), [this] { askSaveCopy(); });
        answers.push_back({tr("Keep"), {}});
        m_messages.say(fileSubject, Severity::Warning, sentence, answers);
    };
    connect(&m_keeper.watch(), &FileWatch::changed, this, [this, say] {
        say(tr("“%1” was changed by somebody else. What you see is how it was when it was opened.")
                .arg(fileName(m_keeper.current()->path)),
            true);
    });
    connect(&m_keeper.watch(), &FileWatch::removed, this, [this, say] {
        say(tr("“%1” was removed or renamed by somebody else. What you see is still here and can "
               "be saved.")
                .arg(fileName(m_keeper.current()->path)),
            false);
    });
}

void FileDesk::followArchive()
{
    auto *watch = new ArchiveWatch(this);
    connect(watch, &ArchiveWatch::lost, this, [this](const QString &host) {
        m_messages.say(archiveSubject, Severity::Warning,
                       tr("The archive at %1 does not answer; trying again…").arg(host));
    });
    connect(watch, &ArchiveWatch::found, this, [this] {
        m_messages.take(archiveSubject);
        emit archiveFound();
    });
    connect(&m_keeper, &DocumentKeeper::opened, watch, [this, watch] {
        m_messages.take(archiveSubject);
        watch->follow(m_keeper.current()->archive);
    });
    connect(&m_keeper, &DocumentKeeper::closed, watch, [this, watch] {
        m_messages.take(archiveSubject);
        watch->follow(nullptr);
    });
}

QString FileDesk::folder() const
{
    return m_settings.value(folderKey, QDir::homePath()).toString();
}

void FileDesk::rememberFolder(const QString &path)
{
    m_settings.setValue(folderKey, QFileInfo(path).absolutePath());
}

void FileDesk::askOpen()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open"), folder(),
                                                      documentFilter() + tr(";;All files (*)"));
    if (!path.isEmpty())
        m_keeper.open(path);
}

void FileDesk::askArchive()
{
    auto *dialog = new ArchiveDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ArchiveDialog::chosen, &m_keeper, &DocumentKeeper::open);
    dialog->open();
}

void FileDesk::askSaveCopy()
{
    if (!m_keeper.current())
        return;
    const QString name = QFileInfo(m_keeper.current()->path).completeBaseName();
    QString target = QFileDialog::getSaveFileName(
        m_window, tr("Save a copy"), QDir(folder()).filePath(tr("%1 (copy).entente").arg(name)),
        documentFilter());
    if (target.isEmpty())
        return;
    if (QFileInfo(target).suffix().isEmpty())
        target += QStringLiteral(".entente");
    m_keeper.saveCopy(target);
}

void FileDesk::askImport()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        m_window, tr("Import data"), folder(),
        tr("Data (*.csv *.CSV *.tsv *.tab *.txt *.json *.zip);;All files (*)"));
    if (!paths.isEmpty())
        importFiles(paths);
}

void FileDesk::take(const QStringList &paths)
{
    if (paths.size() == 1 && isDocument(paths.front()))
        m_keeper.open(paths.front());
    else if (!paths.isEmpty())
        importFiles(paths);
}

void FileDesk::importFiles(const QStringList &paths)
{
    rememberFolder(paths.front());
    auto *dialog = new ImportDialog(m_keeper, paths, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::saved, this,
            [this](const QString &path) { m_keeper.open(path); });
    dialog->open();
}

} // namespace entente
