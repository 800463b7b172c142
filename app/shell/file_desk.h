// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/document_keeper.h"
#include "app/shell/recent_files.h"

#include <QTimer>

class QSettings;
class QWidget;

namespace entente
{

class MessageBar;

/// What a person does with files: asks for names, hands the work to the keeper and says in the
/// message bar what came of it. Dialogs are windows of `window`.
class FileDesk : public QObject
{
    Q_OBJECT

public:
    FileDesk(DocumentKeeper &keeper, MessageBar &messages, QSettings &settings, QWidget *window);

    RecentFiles &recent() { return m_recent; }

    void askOpen();
    void askArchive();
    void openSample() { m_keeper.open(QStringLiteral("sample")); }
    void askSaveCopy();
    void askImport();
    /// Offers to import these; a single document is opened instead.
    void take(const QStringList &paths);

    /// Where dialogs start: the folder that was used last.
    QString folder() const;
    void rememberFolder(const QString &path);

signals:
    /// The server of the open archive answers again after it did not.
    void archiveFound();

private:
    void followOpening();
    void followCopies();
    void followWatch();
    void followArchive();
    void sayProgress(qint64 done, qint64 total);
    void importFiles(const QStringList &paths);

    DocumentKeeper &m_keeper;
    MessageBar &m_messages;
    QSettings &m_settings;
    QWidget *m_window;
    RecentFiles m_recent;
    QTimer m_patience; ///< quick openings are not announced
    QString m_opening;
};

} // namespace entente
