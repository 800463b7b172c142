// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/export_actions.h"

#include "app/commands/actions.h"
#include "app/exporting/story_dialog.h"
#include "app/session/native.h"
#include "app/shell/document_keeper.h"
#include "app/shell/file_desk.h"
#include "app/shell/message_bar.h"
#include "app/shell/properties_dialog.h"
#include "core/engine/engine_deriver.h"
#include "core/story/share_copy.h"
#include "core/time/calendar.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>

namespace entente
{

namespace
{

const QString shareSubject = QStringLiteral("share");
const QString storySubject = QStringLiteral("story");

/// The end of this day.
Instant endOfThisDay()
{
    const std::int64_t day = QDateTime::currentSecsSinceEpoch() / secondsPerDay;
    return {(day + 1) * secondsPerDay};
}

struct Shared
{
    Outcome outcome = Done{};
    ShareReport report;
};

Shared writeShared(Result<Dataset> data, const std::filesystem::path &target)
{
    if (!data)
        return {data.error(), {}};
    Shared shared;
    shared.report = leaveOutPrivate(*data, endOfThisDay());
    shared.outcome =
        Document::write(target, *data, [] { return std::make_unique<EngineDeriver>(); });
    return shared;
}

QString sharedInWords(const ShareReport &report, const QString &target)
{
    QStringList left;
    for (const std::string &what : inWords(report))
        left << QString::fromStdString(what);
    const QString saved =
        ExportActions::tr("Saved a copy for others as “%1”.").arg(fileName(target));
    return saved + QLatin1Char(' ') +
           (left.isEmpty()
                ? ExportActions::tr("There was nothing to leave out.")
                : ExportActions::tr("Left out: %1.").arg(left.join(QStringLiteral(", "))));
}

} // namespace

ExportActions::ExportActions(Session &session, DocumentKeeper &keeper, Actions &actions,
                             FileDesk &files, MessageBar &messages, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_keeper(keeper)
    , m_files(files)
    , m_messages(messages)
    , m_window(window)
{
    connect(actions["file.exportStory"], &QAction::triggered, this, &ExportActions::exportStory);
    connect(actions["file.share"], &QAction::triggered, this, &ExportActions::askShare);
    connect(actions["file.properties"], &QAction::triggered, this, &ExportActions::showProperties);
}

namespace
{
std::vector<Story> readStories(const std::vector<StoryText> &texts)
{
    std::vector<Story> stories;
    for (const StoryText &text : texts) {
        if (Result<Story> story = storyFromJson(text.json); story && !story->scenes.empty())
            stories.push_back(std::move(*story));
    }
    return stories;
}
} // namespace

void ExportActions::exportStory()
{
    if (m_keeper.current())
        offer(readStories(m_keeper.storiesNow()));
}

void ExportActions::offer(std::vector<Story> all)
{
    if (!m_keeper.current())
        return;
    std::optional<RenderRequest> onScreen;
    if (m_onScreen)
        onScreen = m_onScreen();
    if (all.empty() && !onScreen) {
        m_messages.say(storySubject, MessageBar::Severity::Note,
                       tr("This document has no story yet: add what is on screen as a scene."));
        return;
    }
    auto *dialog = new StoryDialog(m_session, std::move(all), std::move(onScreen), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StoryDialog::saved, this, [this](const QString &file) {
        m_messages.say(storySubject, MessageBar::Severity::Note,
                       tr("Saved the story as “%1”.").arg(fileName(file)));
    });
    dialog->open();
}

void ExportActions::askShare()
{
    const OpenDocument *open = m_keeper.current();
    if (!open)
        return;
    const QString name =
        tr("%1 to share")
            .arg(open->archive ? open->title : QFileInfo(open->path).completeBaseName());
    const QString target = QFileDialog::getSaveFileName(
        m_window, tr("Save a copy for others"),
        QDir(m_files.folder()).filePath(name + QStringLiteral(".entente")),
        tr("Entente documents (*.entente)"));
    if (target.isEmpty())
        return;
    m_files.rememberFolder(target);
    shareTo(target);
}

void ExportActions::shareTo(const QString &target)
{
    const OpenDocument *open = m_keeper.current();
    if (!open)
        return;
    const QFileInfo own(open->path);
    if (own.exists() && QFileInfo(target).exists() &&
        own.canonicalFilePath() == QFileInfo(target).canonicalFilePath()) {
        m_messages.say(shareSubject, MessageBar::Severity::Error,
                       tr("A copy needs a name of its own: %1 is the document that is open")
                           .arg(fileName(target)));
        return;
    }
    const auto finish = [guard = QPointer<ExportActions>(this), target](const Shared &shared) {
        return std::function<void()>([guard, target, shared] {
            if (!guard)
                return;
            if (!shared.outcome)
                guard->m_messages.say(shareSubject, MessageBar::Severity::Error,
                                      QString::fromStdString(shared.outcome.error().text()),
                                      {{tr("Save elsewhere…"), [guard] { guard->askShare(); }}});
            else
                guard->m_messages.say(
                    shareSubject, MessageBar::Severity::Note, sharedInWords(shared.report, target),
                    {{tr("Open it"), [guard, target] { guard->m_keeper.open(target); }}});
        });
    };
    const auto job = [finish, target](Result<Dataset> data, std::stop_token) {
        return finish(writeShared(std::move(data), nativePath(target)));
    };
    m_keeper.run(WorkThread::Start::OpenDocument, job);
}

void ExportActions::showProperties()
{
    if (m_keeper.current())
        (new PropertiesDialog(m_keeper, m_window))->open();
}

} // namespace entente
