// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "core/story/story.h"

#include <QObject>

#include <functional>
#include <vector>

class QWidget;

namespace entente
{

class Actions;
class DocumentKeeper;
class FileDesk;
class MessageBar;
class Session;

/// What the File menu does with a document as a whole when it leaves the house: its stories as
/// slides, pages and films, copies for others, what it says of itself.
class ExportActions : public QObject
{
    Q_OBJECT

public:
    ExportActions(Session &session, DocumentKeeper &keeper, Actions &actions, FileDesk &files,
                  MessageBar &messages, QWidget *window);

    /// What is on screen, for films in which time passes.
    using OnScreen = std::function<RenderRequest()>;
    void setOnScreen(OnScreen onScreen) { m_onScreen = std::move(onScreen); }

    /// Writes a copy without what others are not to see, and says what was left out.
    void shareTo(const QString &target);

private:
    void exportStory();
    void askShare();
    void showProperties();
    void offer(std::vector<Story> stories);

    Session &m_session;
    DocumentKeeper &m_keeper;
    FileDesk &m_files;
    MessageBar &m_messages;
    QWidget *m_window;
    OnScreen m_onScreen;
};

} // namespace entente
