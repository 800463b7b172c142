// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/playback.h"

#include "core/layout/window_moves.h"
#include "core/time/calendar.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente
{

namespace
{

constexpr double longestFrame = 0.5; ///< seconds: after a standstill play goes on, it does not leap
constexpr double rim = 0.1;          ///< of the window, that the playhead keeps from its edges
constexpr double glide = 0.12;       ///< seconds in which a way is covered by two thirds
constexpr double speeds[] = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};

/// On average: play is even, whatever the lengths of months.
double secondsOf(PlayUnit unit)
{
    constexpr double year = 365.2425 * secondsPerDay;
    switch (unit) {
    case PlayUnit::Day:
        return secondsPerDay;
    case PlayUnit::Month:
        return year / 12;
    case PlayUnit::Year:
        return year;
    }
    return secondsPerDay;
}

std::chrono::nanoseconds steadyTime()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

Instant startOfDay(Instant t)
{
    return startOf(civilDate(t));
}

/// The end of the day that `t` ends or lies in.
Instant endOfDayAt(Instant t)
{
    return {startOfDay({t.seconds - 1}).seconds + secondsPerDay};
}

/// The day `by` steps away; months keep `dayOfMonth` where they have it.
CivilDate stepped(CivilDate day, PlayStep step, int by, int dayOfMonth)
{
    if (step == PlayStep::Day)
        return plusDays(day, by);
    CivilDate moved = plusMonths({day.year, day.month, 1}, step == PlayStep::Year ? 12 * by : by);
    moved.day = std::min(dayOfMonth, daysInMonth(moved.year, moved.month));
    return moved;
}

} // namespace

QString spanInWords(int count, PlayUnit unit)
{
    switch (unit) {
    case PlayUnit::Day:
        return Playback::tr("%n day(s)", nullptr, count);
    case PlayUnit::Month:
        return Playback::tr("%n month(s)", nullptr, count);
    case PlayUnit::Year:
        return Playback::tr("%n year(s)", nullptr, count);
    }
    return {};
}

QString speedInWords(const PlaySettings &settings)
{
    QString number = QLocale().toString(settings.speed, 'g', 4);
    const bool one = settings.speed <= 1;
    switch (settings.unit) {
    case PlayUnit::Day:
        return (one ? Playback::tr("%1 day / s") : Playback::tr("%1 days / s")).arg(number);
    case PlayUnit::Month:
        return (one ? Playback::tr("%1 month / s") : Playback::tr("%1 months / s")).arg(number);
    case PlayUnit::Year:
        return (one ? Playback::tr("%1 year / s") : Playback::tr("%1 years / s")).arg(number);
    }
    return number;
}

Playback::Playback(Session &session)
    : m_session(session)
    , m_clock(steadyTime)
    , m_neighbours(
          session, [this](const RowsQuestion &q, const RowsAnswer &a) { takeNeighbour(q, a); },
          this)
{
    connect(&m_frames, &FrameTimer::timeout, this, &Playback::advance);
    connect(&session, &Session::engineChanged, this, [this] {
        m_neighbours.forget();
        stop();
    });
    connect(&session, &Session::asOfChanged, this, &Playback::followDate);
    connect(&session, &Session::windowChanged, this, &Playback::followWindow);
}

void Playback::setSettings(PlaySettings settings)
{
    settings.speed = std::clamp(settings.speed, slowestPlay, fastestPlay);
    settings.trail = std::clamp(settings.trail, 1, longestTrail);
    if (settings == m_settings)
        return;
    advance(); // what has passed was played at the old speed
    const bool otherRange = settings.range != m_settings.range;
    m_settings = settings;
    if (m_playing && otherRange) {
        m_range = chosenRange();
        m_direction = 1;
    }
    if (m_position)
        show();
    emit changed();
}

TimeSpan Playback::chosenRange() const
{
    TimeSpan range = m_session.extent();
    if (m_settings.range == PlayRange::Window)
        range = m_session.window();
    else if (m_settings.range == PlayRange::Brush)
        range = m_session.filter().range().value_or(range);
    if (range.begin.isOpen())
        range.begin = std::min(m_session.extent().begin, range.end);
    if (range.end.isOpen())
        range.end = std::max(m_session.extent().end, range.begin);
    return range;
}

TimeSpan Playback::range() const
{
    return m_playing ? m_range : chosenRange();
}

bool Playback::isLimiting() const
{
    return m_limits && m_position && m_settings.counts != PlayCounts::Everything;
}

std::optional<TimeSpan> Playback::counts() const
{
    if (!isLimiting())
        return std::nullopt;
    const Instant end = endOfDayAt(m_position->at);
    if (m_settings.counts == PlayCounts::Cumulative)
        return TimeSpan::between(startOfDay(range().begin), end);
    const double length = m_settings.trail * secondsOf(m_settings.trailUnit);
    return TimeSpan{startOfDay(panned({end, end}, -length).begin), end};
}

/// Tells the session where the playhead is.
void Playback::show()
{
    m_moving = true;
    m_session.setPlayed(m_position ? std::optional(Played{m_position->at, counts()})
                                   : std::nullopt);
    m_moving = false;
}

void Playback::moveTo(Position position)
{
    m_position = position;
    show();
}

void Playback::play()
{
    if (m_playing || !m_session.engine())
        return;
    m_session.settleHistory();
    m_range = chosenRange();
    if (m_range.isEmpty())
        return;
    const Instant at = m_session.playhead().value_or(m_range.begin);
    const bool within = at >= m_range.begin && at < m_range.end;
    m_playing = true;
    m_limits = true;
    m_direction = 1;
    m_leftAlone = false;
    m_dayOfMonth.reset();
    m_lastFrame = m_clock();
    m_session.holdHistory(true);
    moveTo({within ? at : m_range.begin, within && m_position ? m_position->rest : 0});
    m_frames.start();
    emit changed();
}

void Playback::rest()
{
    m_playing = false;
    m_frames.stop();
    m_session.holdHistory(false);
    m_session.settleHistory();
}

void Playback::pause()
{
    if (!m_playing)
        return;
    advance();
    if (m_playing) { // it may just have come to its end
        rest();
        emit changed();
    }
}

void Playback::stop()
{
    if (m_playing)
        rest();
    else if (!m_position)
        return;
    m_position.reset();
    m_limits = false;
    m_dayOfMonth.reset();
    show();
    emit changed();
}

void Playback::advance()
{
    if (!m_playing)
        return;
    const std::chrono::nanoseconds now = m_clock();
    const double passed = std::chrono::duration<double>(now - m_lastFrame).count();
    m_lastFrame = now;
    if (passed <= 0)
        return;
    const double frame = std::min(passed, longestFrame);
    move(frame * m_settings.speed * secondsOf(m_settings.unit));
    follow(frame);
    if (m_position && m_settings.atEnd == PlayEnd::Stop && m_position->at >= m_range.end) {
        rest();
        emit changed();
    }
}

/// By so many seconds of the time that is played.
void Playback::move(double seconds)
{
    const double length = m_range.seconds();
    // From the range's beginning, where differences are exact; then to what repeats there.
    double from = double(m_position->at.seconds - m_range.begin.seconds) + m_position->rest;
    from += m_direction * seconds;
    switch (m_settings.atEnd) {
    case PlayEnd::Stop:
        m_direction = 1;
        from = std::clamp(from, 0.0, length);
        break;
    case PlayEnd::Loop:
        m_direction = 1;
        if (from >= length)
            from = std::fmod(from, length);
        from = std::max(from, 0.0);
        break;
    case PlayEnd::Bounce:
        while (from > length || from < 0) {
            m_direction = from > length ? -1 : 1;
            from = from > length ? 2 * length - from : -from;
        }
        break;
    }
    const double whole = std::floor(from);
    moveTo({{m_range.begin.seconds + std::int64_t(whole)}, from - whole});
}

void Playback::followDate()
{
    if (m_moving || !m_position)
        return;
    // Somebody else moved the playhead: from there on.
    const std::optional<Instant> at = m_session.asOf().inForce;
    if (!at)
        return stop();
    if (*at == endOfDayAt(m_position->at))
        return;
    m_dayOfMonth.reset();
    if (m_playing && (*at < m_range.begin || *at >= m_range.end))
        m_range = TimeSpan{std::min(m_range.begin, *at), std::max(m_range.end, *at)};
    moveTo({*at, 0});
}

void Playback::followWindow()
{
    if (m_playing && !m_moving)
        m_leftAlone = !m_session.window().contains(m_position->at);
}

void Playback::follow(double seconds)
{
    const TimeSpan window = m_session.window();
    if (!m_settings.follows || !m_position)
        return;
    const double length = window.seconds();
    const double at = double(m_position->at.seconds - window.begin.seconds) / length;
    if (m_leftAlone && m_playing) {
        m_leftAlone = at < 0 || at >= 1;
        return;
    }
    // Ahead there is a rim; behind, the playhead may come from the very edge.
    const double first = m_direction > 0 ? 0 : rim;
    const double last = m_direction > 0 ? 1 - rim : 1;
    double over = at > last ? at - (1 - rim) : at < first ? at - rim : 0;
    if (over == 0)
        return;
    if (m_motionReduced) {
        // A page at a time, and only when the playhead has left.
        if (at >= 0 && at < 1)
            return;
        over = at - (m_direction > 0 ? rim : 1 - rim);
    } else if (std::abs(over) > rim) {
        over *= 1 - std::exp(-seconds / glide);
    }
    m_moving = true;
    m_session.setWindow(panned(window, over * length));
    m_moving = false;
}

void Playback::step(int by)
{
    if (m_settings.step == PlayStep::Event)
        return stepToEvent(by);
    pause();
    if (!m_session.engine())
        return;
    const TimeSpan range = chosenRange();
    const std::optional<Instant> from = m_session.playhead();
    Instant at = by > 0 ? range.begin : range.end;
    if (from) {
        const CivilDate day = civilDate({from->seconds - 1});
        const int dayOfMonth =
            m_settings.step == PlayStep::Day ? day.day : m_dayOfMonth.value_or(day.day);
        const Instant next = startOf(stepped(day, m_settings.step, by, dayOfMonth));
        if (next.isOpen())
            return;
        m_dayOfMonth = dayOfMonth;
        at = {next.seconds + secondsPerDay};
    }
    m_direction = by > 0 ? 1 : -1;
    moveTo({endOfDayAt(at), 0});
    m_session.settleHistorySoon();
    follow(longestFrame * 4);
    emit changed();
}

void Playback::stepToEvent(int by)
{
    pause();
    if (!m_session.engine())
        return;
    const TimeSpan range = chosenRange();
    const Instant from = m_session.playhead().value_or(by > 0 ? range.begin : range.end);
    const Instant day = startOfDay({from.seconds - 1});
    // Not what counts at this moment: what will. A vague event begins where it may begin first.
    RowsQuestion question;
    question.context = {m_session.filter(), std::nullopt, m_session.asOf().asKnown};
    const bool forward = by > 0;
    const std::string edge = isoDay(forward ? day : Instant{day.seconds - secondsPerDay});
    question.context.filter =
        question.context.filter.with({Field::After, {edge}, !forward, Certainty::Certainly});
    question.descending = !forward;
    question.limit = 1;
    m_neighbours.forget();
    m_neighbours.ask(question);
}

void Playback::takeNeighbour(const RowsQuestion &question, const RowsAnswer &answer)
{
    if (m_playing || answer.rows.empty() || answer.rows.front().start.isEmpty())
        return;
    const Instant begin = answer.rows.front().start.bounds().strict.begin;
    if (begin.isOpen())
        return;
    m_direction = question.descending ? -1 : 1;
    m_dayOfMonth.reset();
    moveTo({endOfDayAt({begin.seconds + 1}), 0});
    m_session.settleHistorySoon();
    follow(longestFrame * 4);
    emit changed();
}

void Playback::faster()
{
    PlaySettings settings = m_settings;
    const auto *next = std::upper_bound(std::begin(speeds), std::end(speeds), settings.speed);
    settings.speed = next == std::end(speeds) ? fastestPlay : *next;
    setSettings(settings);
}

void Playback::slower()
{
    PlaySettings settings = m_settings;
    const auto *next = std::lower_bound(std::begin(speeds), std::end(speeds), settings.speed);
    settings.speed = next == std::begin(speeds) ? slowestPlay : *std::prev(next);
    setSettings(settings);
}

} // namespace entente
