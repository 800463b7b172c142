// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/session/frame_timer.h"
#include "app/session/session.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace entente
{

enum class PlayUnit
{
    Day,
    Month,
    Year
};

enum class PlayStep
{
    Day,
    Month,
    Year,
    Event ///< to where the next event that counts begins
};

/// What happens where the played time ends.
enum class PlayEnd
{
    Stop,
    Loop,
    Bounce
};

/// What counts while time is played.
enum class PlayCounts
{
    Everything,
    Trailing,  ///< what happened in the last while, PlaySettings::trailing
    Cumulative ///< what happened so far
};

enum class PlayRange
{
    All,
    Window, ///< as it was when play began
    Brush   ///< the range of the filter; all of time when there is none
};

constexpr double slowestPlay = 0.1;
constexpr double fastestPlay = 100;
constexpr int longestTrail = 1000;

struct PlaySettings
{
    double speed = 1; ///< units a second, from slowestPlay to fastestPlay
    PlayUnit unit = PlayUnit::Month;
    PlayStep step = PlayStep::Month;
    PlayEnd atEnd = PlayEnd::Stop;
    PlayCounts counts = PlayCounts::Cumulative;
    int trail = 1; ///< from 1 to longestTrail
    PlayUnit trailUnit = PlayUnit::Year;
    PlayRange range = PlayRange::All;
    bool follows = true; ///< the window goes where the playhead goes
    bool operator==(const PlaySettings &) const = default;
};

/// Plays time: moves the playhead, which is *in force on*, with every frame, and says what counts
/// meanwhile. Position and speed are apart: a change of speed or step never moves the playhead. A
/// play, from start to pause, is one step in the history.
class Playback : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<std::chrono::nanoseconds()>;

    explicit Playback(Session &session);

    /// Time as it passes; tests bring their own.
    void setClock(Clock clock) { m_clock = std::move(clock); }
    /// Pages instead of gliding when the window follows.
    void setMotionReduced(bool reduced) { m_motionReduced = reduced; }

    const PlaySettings &settings() const { return m_settings; }
    void setSettings(PlaySettings settings); ///< out of range: the nearest that is in it

    bool isPlaying() const { return m_playing; }
    /// Whether something does not count because of the time that is played.
    bool isLimiting() const;
    /// What is played over: from the first moment to the last.
    TimeSpan range() const;

    void play(); ///< from the playhead, or from the beginning if it is not within the range
    void pause();
    void toggle() { m_playing ? pause() : play(); }
    void stop();       ///< pauses, and everything counts again; the playhead stays
    void step(int by); ///< as settings say; pauses
    void stepToEvent(int by);
    void faster();
    void slower();

    /// Moves the playhead by the time that has passed since the last call. Called with every frame.
    void advance();

signals:
    void changed(); ///< settings, whether it plays, whether it limits

private:
    struct Position
    {
        Instant at;
        double rest = 0; ///< of a second
    };

    void moveTo(Position position);
    void show();
    void move(double seconds);
    void follow(double seconds);
    void followDate();
    void followWindow();
    void takeNeighbour(const RowsQuestion &question, const RowsAnswer &answer);
    TimeSpan chosenRange() const;
    std::optional<TimeSpan> counts() const;
    void rest(); ///< no longer playing

    Session &m_session;
    PlaySettings m_settings;
    Clock m_clock;
    FrameTimer m_frames; ///< of the screen, so that what it moves and what fades is painted once
    Asker<RowsQuestion, RowsAnswer> m_neighbours;
    std::chrono::nanoseconds m_lastFrame{0};
    TimeSpan m_range;                   ///< while it plays
    std::optional<Position> m_position; ///< nothing: not engaged
    std::optional<int> m_dayOfMonth;    ///< that steps by months keep, the 31st included
    int m_direction = 1;
    bool m_limits = false; ///< played, and not stopped since: steps alone leave nothing out
    bool m_playing = false;
    bool m_moving = false;    ///< the changes that come are its own
    bool m_leftAlone = false; ///< somebody took the window elsewhere
    bool m_motionReduced = false;
};

/// "1 month / s"
QString speedInWords(const PlaySettings &settings);
/// "1 year"
QString spanInWords(int count, PlayUnit unit);

} // namespace entente
