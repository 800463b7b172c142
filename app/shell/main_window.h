// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/actions.h"
#include "app/session/selected_events.h"
#include "app/shell/document_keeper.h"

#include <QMainWindow>
#include <QTimer>

class QSettings;

namespace entente
{

class AsOfNotice;
class DataExport;
class ExportActions;
class FileDesk;
class FollowActions;
class MessageBar;
class PlayActions;
class Preferences;
struct RenderRequest;
class Shortcuts;
class StatusLine;
class StoryDesk;
class ThemeSwitch;
class TopBar;
class WelcomePage;
class Workspace;

/// Puts the parts of the window together and connects the table of actions with them. What is
/// known about documents, views and messages lives in those parts.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(ThemeSwitch &themes, QSettings &settings);
    ~MainWindow() override;

    Session &session() { return m_session; }
    DocumentKeeper &keeper() { return m_keeper; }
    Workspace &workspace() { return *m_workspace; }
    MessageBar &messages() { return *m_messages; }
    Actions &actions() { return m_actions; }
    StoryDesk &stories() { return *m_stories; }
    Preferences &preferences() { return *m_preferences; }
    WelcomePage &welcome() { return *m_welcome; }

    /// Opens what the command line named; else shows the welcome page, or, where that is
    /// preferred, the document of last time.
    void openFirst(const QString &argument);
    /// Whether a document is shown and no view waits for an answer.
    bool isAnswered() const;

signals:
    void painted(); ///< the window's first picture is on the screen

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    struct Binding;
    static const Binding bindings[];

    void assemble();
    void bindActions();
    void bindChoices();
    void bindTextSizes();
    void bindPreferences();
    void showWelcome(bool shown);
    void followKeeper();
    void followChanges();
    void updateActions();
    void updateTitle();

    // What actions do.
    void find();
    void copy();
    void selectAll();
    void escape();
    void clearFilter();
    void zoomIn();
    void zoomOut();
    void zoom(double factor);
    void showAll();
    void goToDate();
    void goTo(const Date &date);
    void fullScreen();
    void exportImage();
    void exportData();
    void copyImage();
    void compareDays();
    void showCompared(const QString &days);
    void print();
    void closeDocument();
    void commands();
    void keys();
    void firstSteps();
    void about();
    void preferencesDialog();
    void copyDiagnostics();
    void showLogFolder();

    /// What is on screen as a picture.
    RenderRequest pictureRequest() const;

    // How it was looked at, from one run to the next.
    void restoreWindow();
    void restoreLook();
    void selectKeys(const std::vector<std::string> &keys);
    void saveWindow();
    void saveCurrentLook();
    QString documentName() const; ///< the path, or "sample"; empty: nothing is open

    ThemeSwitch &m_themes;
    QSettings &m_settings;
    Session m_session;
    DocumentKeeper m_keeper;
    Actions m_actions;
    SelectedEvents m_copied;
    SelectedEvents m_selected; ///< fetches m_selectedKeys
    std::vector<std::string> m_selectedKeys;
    Preferences *m_preferences = nullptr;
    Shortcuts *m_shortcuts = nullptr;
    TopBar *m_topBar = nullptr;
    AsOfNotice *m_notice = nullptr;
    WelcomePage *m_welcome = nullptr;
    MessageBar *m_messages = nullptr;
    Workspace *m_workspace = nullptr;
    StatusLine *m_status = nullptr;
    FileDesk *m_files = nullptr;
    PlayActions *m_play = nullptr;
    FollowActions *m_follow = nullptr;
    StoryDesk *m_stories = nullptr;
    DataExport *m_dataExport = nullptr;
    ExportActions *m_exports = nullptr;
    QTimer m_saveSoon;
    bool m_restoring = false;
    bool m_presentsNext = false; ///< once the sample is there
    QString m_shownDocument;
    QString m_comparedDays; ///< what was compared last
};

} // namespace entente
