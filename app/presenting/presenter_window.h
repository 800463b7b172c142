// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/presenting/talk.h"

#include <QTimer>
#include <QWidget>

class QKeyEvent;
class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace entente
{

class ThemeSwitch;
class Thumbnails;

/// What who speaks sees: the scene, the next one, the notes, the time of day and how long it has
/// been.
class PresenterWindow : public QWidget
{
    Q_OBJECT

public:
    /// "14:05"; tests bring their own.
    using WallClock = std::function<QString()>;

    PresenterWindow(Talk &talk, Thumbnails &thumbnails, ThemeSwitch &themes, WallClock clock);

signals:
    void keyCame(QKeyEvent *key); ///< that is the talk's, here as on the stage
    void closeWanted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void layOut();
    void followTalk();
    void follow();
    void followClock();
    void showPicture(QLabel &label, const struct Scene *scene);
    void sizeTexts();
    void stepNotes(int by);

    Talk &m_talk;
    Thumbnails &m_thumbnails;
    WallClock m_wallClock;
    QLabel *m_now;
    QLabel *m_next;
    QLabel *m_headline;
    QLabel *m_nextHead;
    QLabel *m_nextName;
    QLabel *m_where;
    QLabel *m_elapsed;
    QLabel *m_clock;
    QPlainTextEdit *m_notes;
    int m_notesLarger = 0; ///< pixels, by the buttons
    QTimer m_second;
    QTimer m_picturesSoon;
};

/// "0:05", "12:30", "1:02:03".
QString elapsedInWords(std::chrono::milliseconds elapsed);

} // namespace entente
