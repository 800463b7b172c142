// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/story/story.h"

#include <QObject>
#include <QUndoStack>

#include <optional>
#include <vector>

namespace entente
{

/// The stories of the open document, which of them and which scene is worked on, and what is done
/// with them: every edit is one step that can be undone. GUI thread only.
class StoryBoard : public QObject
{
    Q_OBJECT

public:
    explicit StoryBoard(QObject *parent = nullptr);

    /// Those of another document; nothing can be undone. What cannot be read (a newer version made
    /// it) is not shown, and kept as it is. Returns why, or an empty text.
    QString load(const std::vector<StoryText> &stories);
    /// As the document is to keep them.
    std::vector<StoryText> texts() const;

    const std::vector<Story> &stories() const { return m_state.stories; }
    int currentStory() const { return m_story; } ///< -1: there is none
    const Story *story() const;                  ///< the current one, or null
    int currentScene() const { return m_scene; } ///< of the current story; -1: none
    const Scene *scene() const;                  ///< or null
    void setCurrentStory(int story);
    void setCurrentScene(int scene);

    QUndoStack &undoStack() { return m_undo; }

    void addStory(const QString &name);
    void renameStory(const QString &name); ///< another name that is free
    void removeStory();
    /// After the current scene, and it becomes the current one. Makes a story where there is none.
    void addScene(Scene scene);
    void duplicateScene(int scene);
    void removeScene(int scene);
    /// To the place `to`, counted without it. It takes the chapter of its new neighbours.
    void moveScene(int scene, int to);
    /// `what` is what is undone: "Update scene". Edits of the same field in a row are one step.
    void changeScene(int scene, const Scene &changed, const QString &what, int field = 0);
    /// Of the scenes from `first` up to where the chapter ends.
    void nameChapter(int first, const QString &name);

signals:
    void changed();        ///< other scenes or others of their words
    void currentChanged(); ///< another story or scene is worked on
    void edited();         ///< there is something to save: somebody edited, undid or redid

private:
    friend class StoryStep;
    struct State
    {
        std::vector<Story> stories;
        bool operator==(const State &) const = default;
    };
    void push(State next, int story, int scene, const QString &what, int field = 0);
    void apply(const State &state, int story, int scene);
    Story *storyIn(State &state) const;

    State m_state;
    std::vector<StoryText> m_unread;
    int m_story = -1;
    int m_scene = -1;
    QUndoStack m_undo;
};

} // namespace entente
