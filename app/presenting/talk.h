// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/story/story.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <span>

namespace entente
{

/// A key of a talk and what it does, for the sheet of keys.
struct TalkKey
{
    const char *keys;
    const char *about;
};

/// A talk as it is given: which scene and which of its steps is shown, whether the screen is dark,
/// whether one has left the script. It shows nothing: others hear of every change. Keys are those
/// that clickers send and other programs know.
class Talk : public QObject
{
    Q_OBJECT

public:
    enum class Screen
    {
        Picture,
        Black,
        White
    };
    /// Time since some moment; tests bring their own.
    using Clock = std::function<std::chrono::milliseconds()>;

    /// `story` has scenes; `first` is where the talk begins.
    Talk(Story story, int first, Clock clock, QObject *parent = nullptr);

    const Story &story() const { return m_story; }
    int sceneCount() const { return int(m_story.scenes.size()); }
    int sceneNumber() const { return m_scene; } ///< from 0
    const Scene &scene() const { return m_story.scenes[std::size_t(m_scene)]; }
    const Scene *nextScene() const; ///< null after the last
    int build() const { return m_build; }
    bool isAtEnd() const; ///< the last step of the last scene

    Screen screen() const { return m_screen; }
    bool isAsking() const { return m_asking; } ///< somebody left the script
    bool hasLaser() const { return m_laser; }
    const QString &typed() const { return m_typed; } ///< digits, for a jump

    void next();     ///< a step of the scene, or the next scene
    void previous(); ///< a step back; from a scene's first picture, the scene before as it ended
    void goTo(int scene, int build = 0);
    void leaveScript(); ///< somebody clicked, filtered or moved: the views answer, and wait
    void returnToScript();
    void setScreen(Screen screen); ///< the same again: the picture

    /// What a key does; false for one that is none of the talk's.
    bool press(int key, Qt::KeyboardModifiers modifiers, const QString &text = {});
    static std::span<const TalkKey> keys();

    /// How long one has talked; stands still while held.
    std::chrono::milliseconds elapsed() const;
    void holdClock(bool held);
    bool isClockHeld() const { return m_heldSince.has_value(); }
    void restartClock();

    /// A talk that runs by itself, over and over: a scene with no time of its own, and each of its
    /// steps, stays for `seconds`. 0: it waits for keys.
    void setLoop(double seconds);
    bool isLooping() const { return m_loopSeconds > 0; }
    /// Looks at the clock; called now and then.
    void tick();

signals:
    void moved(int fromScene); ///< another scene, or another of its steps
    void returned();           ///< to the scene, after a question
    void askingChanged();
    void screenChanged();
    void laserChanged();
    void typedChanged();
    void zoomed(double factor);       ///< 0: as it was
    void panelWanted(bool isDetails); ///< details, or facets, to answer a question with
    void helpWanted();
    void atEnd(); ///< next, and there is nothing more
    void ended();

private:
    void show(int scene, int build);
    bool pressDigit(int key);
    bool pressMove(int key);
    std::chrono::milliseconds stay() const;

    Story m_story;
    int m_scene = 0;
    int m_build = 0;
    Screen m_screen = Screen::Picture;
    bool m_asking = false;
    bool m_laser = false;
    QString m_typed;
    Clock m_clock;
    std::chrono::milliseconds m_started;
    std::optional<std::chrono::milliseconds> m_heldSince;
    double m_loopSeconds = 0;
    std::chrono::milliseconds m_shownSince;
};

} // namespace entente
