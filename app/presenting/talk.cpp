// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/talk.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace entente
{

namespace
{

using std::chrono::milliseconds;

constexpr double talkZoomStep = 1.25;
constexpr qsizetype mostDigits = 4;

constexpr TalkKey talkKeys[] = {
    {"→, ↓, Page Down, Space, Enter, N", QT_TRANSLATE_NOOP("Talk", "Next step or scene")},
    {"←, ↑, Page Up, Backspace, P", QT_TRANSLATE_NOOP("Talk", "Back")},
    {"Home, End", QT_TRANSLATE_NOOP("Talk", "The first scene, the last one")},
    {"12 Enter", QT_TRANSLATE_NOOP("Talk", "Go to scene 12")},
    {"B or .", QT_TRANSLATE_NOOP("Talk", "Black screen, and back")},
    {"W or ,", QT_TRANSLATE_NOOP("Talk", "White screen, and back")},
    {"L", QT_TRANSLATE_NOOP("Talk", "Laser pointer")},
    {"Ctrl+wheel, +, −, 0", QT_TRANSLATE_NOOP("Talk", "Look closer; 0: all of it")},
    {"Click, drag, wheel", QT_TRANSLATE_NOOP("Talk", "Leave the script to answer a question")},
    {"I, F", QT_TRANSLATE_NOOP("Talk", "Details and facets, for a question")},
    {"R", QT_TRANSLATE_NOOP("Talk", "Return to the scene")},
    {"T", QT_TRANSLATE_NOOP("Talk", "Hold the clock; Shift+T: from nought")},
    {"?", QT_TRANSLATE_NOOP("Talk", "This list")},
    {"Esc",
     QT_TRANSLATE_NOOP("Talk", "Out of what is open, back to the scene; from the scene, end")},
};

} // namespace

std::span<const TalkKey> Talk::keys()
{
    return talkKeys;
}

Talk::Talk(Story story, int first, Clock clock, QObject *parent)
    : QObject(parent)
    , m_story(std::move(story))
    , m_clock(std::move(clock))
    , m_started(m_clock())
    , m_shownSince(m_started)
{
    assert(!m_story.scenes.empty());
    m_scene = std::clamp(first, 0, sceneCount() - 1);
}

const Scene *Talk::nextScene() const
{
    if (m_scene + 1 < sceneCount())
        return &m_story.scenes[std::size_t(m_scene) + 1];
    return isLooping() ? &m_story.scenes.front() : nullptr;
}

bool Talk::isAtEnd() const
{
    return m_scene + 1 == sceneCount() && m_build >= scene().builds();
}

void Talk::show(int scene, int build)
{
    const int from = m_scene;
    const bool isOther = scene != m_scene || build != m_build;
    m_scene = scene;
    m_build = build;
    m_shownSince = m_clock();
    setScreen(Screen::Picture);
    if (std::exchange(m_asking, false)) {
        emit askingChanged();
        if (!isOther) {
            emit returned();
            return;
        }
    }
    if (isOther)
        emit moved(from);
}

void Talk::next()
{
    // Out of the dark, and out of a question, first: nobody saw the scene yet.
    if (m_screen != Screen::Picture) {
        setScreen(Screen::Picture);
    } else if (m_asking) {
        returnToScript();
    } else if (m_build < scene().builds()) {
        show(m_scene, m_build + 1);
    } else if (m_scene + 1 < sceneCount()) {
        show(m_scene + 1, 0);
    } else if (isLooping()) {
        show(0, 0);
    } else {
        emit atEnd();
    }
}

void Talk::previous()
{
    if (m_screen != Screen::Picture)
        setScreen(Screen::Picture);
    else if (m_asking)
        returnToScript();
    else if (m_build > 0)
        show(m_scene, m_build - 1);
    else if (m_scene > 0)
        show(m_scene - 1, m_story.scenes[std::size_t(m_scene - 1)].builds());
}

void Talk::goTo(int scene, int build)
{
    show(std::clamp(scene, 0, sceneCount() - 1), std::max(build, 0));
}

void Talk::leaveScript()
{
    if (std::exchange(m_asking, true))
        return;
    emit askingChanged();
}

void Talk::returnToScript()
{
    m_shownSince = m_clock();
    if (std::exchange(m_asking, false))
        emit askingChanged();
    emit returned();
}

void Talk::setScreen(Screen screen)
{
    const Screen next = screen == m_screen ? Screen::Picture : screen;
    if (next == m_screen)
        return;
    m_screen = next;
    emit screenChanged();
}

bool Talk::pressDigit(int key)
{
    if (key < Qt::Key_0 || key > Qt::Key_9)
        return false;
    const QChar digit(u'0' + (key - Qt::Key_0));
    if (m_typed.isEmpty() && digit == u'0') {
        emit zoomed(0);
        return true;
    }
    m_typed = (m_typed + digit).right(mostDigits);
    emit typedChanged();
    return true;
}

/// Keys and clickers that lead to another scene.
bool Talk::pressMove(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_PageDown:
    case Qt::Key_Space:
    case Qt::Key_N:
        next();
        return true;
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_PageUp:
    case Qt::Key_Backspace:
    case Qt::Key_P:
        previous();
        return true;
    case Qt::Key_Home:
        goTo(0);
        return true;
    case Qt::Key_End:
        goTo(sceneCount() - 1);
        return true;
    default:
        return false;
    }
}

bool Talk::press(int key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    const bool isPlain = !(modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (text == QLatin1String("+") || key == Qt::Key_Plus || (!isPlain && key == Qt::Key_Equal)) {
        emit zoomed(talkZoomStep);
        return true;
    }
    if (text == QLatin1String("-") || key == Qt::Key_Minus) {
        emit zoomed(1 / talkZoomStep);
        return true;
    }
    if (!isPlain) {
        if (key != Qt::Key_0)
            return false;
        emit zoomed(0);
        return true;
    }
    if (pressDigit(key))
        return true;
    const QString typed = std::exchange(m_typed, QString());
    if (!typed.isEmpty())
        emit typedChanged();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !typed.isEmpty()) {
        goTo(typed.toInt() - 1);
        return true;
    }
    if (pressMove(key))
        return true;
    switch (key) {
    case Qt::Key_B:
    case Qt::Key_Period:
        setScreen(Screen::Black);
        return true;
    case Qt::Key_W:
    case Qt::Key_Comma:
        setScreen(Screen::White);
        return true;
    case Qt::Key_L:
        m_laser = !m_laser;
        emit laserChanged();
        return true;
    case Qt::Key_I:
    case Qt::Key_F:
        emit panelWanted(key == Qt::Key_I);
        return true;
    case Qt::Key_R:
        returnToScript();
        return true;
    case Qt::Key_T:
        if (modifiers.testFlag(Qt::ShiftModifier))
            restartClock();
        else
            holdClock(!isClockHeld());
        return true;
    case Qt::Key_Question:
        emit helpWanted();
        return true;
    case Qt::Key_Escape:
        if (!typed.isEmpty())
            return true; // out of what was typed, first
        if (m_screen != Screen::Picture)
            setScreen(Screen::Picture);
        else if (m_asking)
            returnToScript();
        else
            emit ended();
        return true;
    default:
        return false;
    }
}

milliseconds Talk::elapsed() const
{
    return m_heldSince.value_or(m_clock()) - m_started;
}

void Talk::holdClock(bool held)
{
    if (held == isClockHeld())
        return;
    if (held) {
        m_heldSince = m_clock();
    } else {
        m_started += m_clock() - *m_heldSince;
        m_heldSince.reset();
    }
}

void Talk::restartClock()
{
    m_started = m_clock();
    if (m_heldSince)
        m_heldSince = m_started;
}

void Talk::setLoop(double seconds)
{
    m_loopSeconds = std::max(seconds, 0.0);
    m_shownSince = m_clock();
}

milliseconds Talk::stay() const
{
    const double seconds =
        scene().seconds > 0 ? scene().seconds / (scene().builds() + 1) : m_loopSeconds;
    return milliseconds(std::int64_t(seconds * 1000));
}

void Talk::tick()
{
    if (!isLooping() || m_screen != Screen::Picture)
        return;
    // Who plays with a kiosk gets a while; then it goes on for the next one.
    constexpr int patience = 4;
    if (m_clock() - m_shownSince < stay() * (m_asking ? patience : 1))
        return;
    if (m_asking)
        returnToScript();
    else
        next();
}

} // namespace entente
