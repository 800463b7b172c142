// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/presenting/scene_list_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPlainTextEdit;
class QToolButton;
class QVBoxLayout;

namespace entente
{

class ThemeSwitch;

/// The scenes of a story with their pictures, one below the other, and the words of the current
/// one. What is done with the window (keep it as a scene, show a scene in it) others do.
class Filmstrip : public QWidget
{
    Q_OBJECT

public:
    Filmstrip(StoryBoard &board, Session &session, ThemeSwitch &themes, QWidget *parent = nullptr);

    QListView *list() const { return m_list; }
    Thumbnails &thumbnails() { return *m_thumbnails; }
    void renameCurrent(); ///< in place
    void nameChapter();   ///< of the current scene; asks

signals:
    void addRequested();           ///< keep what is on screen
    void updateRequested(int row); ///< the scene becomes what is on screen
    void showRequested(int row);
    void presentRequested(int row);
    void closeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void assembleHead(QVBoxLayout &column);
    void assembleList(QVBoxLayout &column, ThemeSwitch &themes);
    void assembleButtons(QVBoxLayout &column);
    void assembleWords(QVBoxLayout &column);
    QPlainTextEdit *makeText(const char *name, const QString &what, int lines);
    void follow();
    void followStories();
    void showWords();
    void changeWords(int field);
    void showMenu(const QPoint &globalPosition);
    void showStoryMenu();
    void askStoryName(bool isNew);
    int row() const;

    StoryBoard &m_board;
    Thumbnails *m_thumbnails;
    SceneListModel *m_model;
    QListView *m_list = nullptr;
    QComboBox *m_stories = nullptr;
    QToolButton *m_storyMenu = nullptr;
    QLabel *m_empty = nullptr;
    QToolButton *m_add = nullptr;
    QToolButton *m_update = nullptr;
    QToolButton *m_present = nullptr;
    QWidget *m_words = nullptr;
    QPlainTextEdit *m_caption = nullptr;
    QPlainTextEdit *m_notes = nullptr;
    bool m_following = false; ///< what changes is not typed
};

} // namespace entente
