// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/story_board.h"

#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace entente
{

/// One edit: the stories before and after it. They are small values, so a step holds them whole.
class StoryStep : public QUndoCommand
{
public:
    struct Moment
    {
        StoryBoard::State state;
        int story;
        int scene;
    };

    StoryStep(StoryBoard &board, Moment before, Moment after, const QString &what, int field)
        : QUndoCommand(what)
        , m_board(board)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_field(field)
    {}

    int id() const override { return m_field == 0 ? -1 : 1; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *step = static_cast<const StoryStep *>(other);
        if (step->m_field != m_field || step->m_after.story != m_after.story ||
            step->m_after.scene != m_after.scene)
            return false;
        m_after = step->m_after;
        return true;
    }
    void undo() override { show(m_before); }
    void redo() override { show(m_after); }

private:
    void show(const Moment &moment) const
    {
        m_board.apply(moment.state, moment.story, moment.scene);
    }

    StoryBoard &m_board;
    Moment m_before;
    Moment m_after;
    int m_field;
};

StoryBoard::StoryBoard(QObject *parent) : QObject(parent)
{
    m_undo.setUndoLimit(200);
}

QString StoryBoard::load(const std::vector<StoryText> &stories)
{
    m_undo.clear();
    m_state = {};
    m_unread.clear();
    QString problem;
    for (const StoryText &text : stories) {
        Result<Story> story = storyFromJson(text.json);
        if (story) {
            m_state.stories.push_back(std::move(*story));
            continue;
        }
        m_unread.push_back(text);
        if (problem.isEmpty())
            problem = QString::fromStdString(story.error().text());
    }
    m_story = m_state.stories.empty() ? -1 : 0;
    m_scene = -1;
    emit changed();
    emit currentChanged();
    return problem;
}

std::vector<StoryText> StoryBoard::texts() const
{
    std::vector<StoryText> texts;
    for (const Story &story : m_state.stories)
        texts.push_back(storyText(story));
    texts.insert(texts.end(), m_unread.begin(), m_unread.end());
    return texts;
}

const Story *StoryBoard::story() const
{
    return m_story < 0 ? nullptr : &m_state.stories[std::size_t(m_story)];
}

const Scene *StoryBoard::scene() const
{
    return m_scene < 0 ? nullptr : &story()->scenes[std::size_t(m_scene)];
}

void StoryBoard::setCurrentStory(int story)
{
    const int last = int(m_state.stories.size()) - 1;
    story = std::clamp(story, std::min(last, 0), last);
    if (story == m_story)
        return;
    m_story = story;
    m_scene = -1;
    emit changed();
    emit currentChanged();
}

void StoryBoard::setCurrentScene(int scene)
{
    const int count = story() ? int(story()->scenes.size()) : 0;
    scene = scene < 0 || scene >= count ? -1 : scene;
    if (scene == m_scene)
        return;
    m_scene = scene;
    emit currentChanged();
}

void StoryBoard::apply(const State &state, int story, int scene)
{
    const bool isOther = state != m_state || story != m_story;
    const bool isElsewhere = story != m_story || scene != m_scene;
    m_state = state;
    m_story = story;
    m_scene = scene;
    if (isOther)
        emit changed();
    if (isElsewhere)
        emit currentChanged();
    if (isOther)
        emit edited();
}

void StoryBoard::push(State next, int story, int scene, const QString &what, int field)
{
    if (next == m_state)
        return;
    m_undo.push(new StoryStep(*this, {m_state, m_story, m_scene}, {std::move(next), story, scene},
                              what, field));
}

Story *StoryBoard::storyIn(State &state) const
{
    return m_story < 0 ? nullptr : &state.stories[std::size_t(m_story)];
}

void StoryBoard::addStory(const QString &name)
{
    State next = m_state;
    next.stories.push_back({freeName(texts(), name.toStdString()), {}, {}});
    const int last = int(next.stories.size()) - 1;
    push(std::move(next), last, -1, tr("New story"));
}

void StoryBoard::renameStory(const QString &name)
{
    State next = m_state;
    Story *renamed = storyIn(next);
    if (!renamed || name.trimmed().isEmpty() || renamed->name == name.trimmed().toStdString())
        return;
    renamed->name = freeName(texts(), name.trimmed().toStdString());
    push(std::move(next), m_story, m_scene, tr("Rename story"));
}

void StoryBoard::removeStory()
{
    if (m_story < 0)
        return;
    State next = m_state;
    next.stories.erase(next.stories.begin() + m_story);
    const int last = int(next.stories.size()) - 1;
    push(std::move(next), std::min(m_story, last), -1, tr("Delete story"));
}

void StoryBoard::addScene(Scene scene)
{
    State next = m_state;
    int story = m_story;
    if (story < 0) {
        next.stories.push_back({freeName(texts(), tr("Story").toStdString()), {}, {}});
        story = int(next.stories.size()) - 1;
    }
    std::vector<Scene> &scenes = next.stories[std::size_t(story)].scenes;
    const int at = m_scene < 0 ? int(scenes.size()) : m_scene + 1;
    if (at > 0 && scene.chapter.empty())
        scene.chapter = scenes[std::size_t(at - 1)].chapter;
    scenes.insert(scenes.begin() + at, std::move(scene));
    push(std::move(next), story, at, tr("Add scene"));
}

void StoryBoard::duplicateScene(int scene)
{
    if (!story() || scene < 0 || scene >= int(story()->scenes.size()))
        return;
    State next = m_state;
    std::vector<Scene> &scenes = storyIn(next)->scenes;
    Scene copy = scenes[std::size_t(scene)];
    copy.name = tr("%1 (copy)").arg(QString::fromStdString(copy.name)).toStdString();
    scenes.insert(scenes.begin() + scene + 1, std::move(copy));
    push(std::move(next), m_story, scene + 1, tr("Duplicate scene"));
}

void StoryBoard::removeScene(int scene)
{
    if (!story() || scene < 0 || scene >= int(story()->scenes.size()))
        return;
    State next = m_state;
    std::vector<Scene> &scenes = storyIn(next)->scenes;
    scenes.erase(scenes.begin() + scene);
    const int last = int(scenes.size()) - 1;
    push(std::move(next), m_story, std::min(scene, last), tr("Delete scene"));
}

void StoryBoard::moveScene(int scene, int to)
{
    if (!story() || scene < 0 || scene >= int(story()->scenes.size()))
        return;
    State next = m_state;
    std::vector<Scene> &scenes = storyIn(next)->scenes;
    Scene moved = std::move(scenes[std::size_t(scene)]);
    scenes.erase(scenes.begin() + scene);
    to = std::clamp(to, 0, int(scenes.size()));
    // Between two of one chapter it is one of them; at a border it stays in its own.
    const auto chapterAt = [&](int at) {
        return at < 0 || at >= int(scenes.size()) ? std::optional<std::string>()
                                                  : scenes[std::size_t(at)].chapter;
    };
    const std::optional<std::string> before = chapterAt(to - 1);
    const std::optional<std::string> after = chapterAt(to);
    if (before != moved.chapter && after != moved.chapter)
        moved.chapter = before.value_or(after.value_or(moved.chapter));
    scenes.insert(scenes.begin() + to, std::move(moved));
    push(std::move(next), m_story, to, tr("Move scene"));
}

void StoryBoard::changeScene(int scene, const Scene &changed, const QString &what, int field)
{
    if (!story() || scene < 0 || scene >= int(story()->scenes.size()))
        return;
    State next = m_state;
    storyIn(next)->scenes[std::size_t(scene)] = changed;
    push(std::move(next), m_story, scene, what, field);
}

void StoryBoard::nameChapter(int first, const QString &name)
{
    if (!story() || first < 0 || first >= int(story()->scenes.size()))
        return;
    State next = m_state;
    std::vector<Scene> &scenes = storyIn(next)->scenes;
    const std::string old = scenes[std::size_t(first)].chapter;
    for (std::size_t i = std::size_t(first); i < scenes.size() && scenes[i].chapter == old; ++i)
        scenes[i].chapter = name.trimmed().toStdString();
    push(std::move(next), m_story, m_scene, tr("Name chapter"));
}

} // namespace entente
