// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/layout/lanes_look.h"
#include "core/query/filter.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace entente
{

class History;
class Playback;
class ThreadLight;

/// The two dates of knowing: the state of the world, and the state of our knowledge.
struct AsOf
{
    std::optional<Instant> inForce; ///< the end of the day; nothing: today
    std::optional<Instant> asKnown; ///< the end of the day; nothing: everything known
    bool operator==(const AsOf &) const = default;
};

struct EventSelection
{
    std::vector<EventId> ids; ///< ascending, not empty
    bool operator==(const EventSelection &) const = default;
};
struct ActorSelection
{
    std::vector<ActorId> ids; ///< one or two
    bool operator==(const ActorSelection &) const = default;
};
struct PlaceSelection
{
    std::string name;
    bool operator==(const PlaceSelection &) const = default;
};
struct SpanSelection
{
    TimeSpan span;
    bool operator==(const SpanSelection &) const = default;
};
/// What is talked about.
using Selection =
    std::variant<std::monostate, EventSelection, ActorSelection, PlaceSelection, SpanSelection>;

/// Where the pointer is.
struct Hover
{
    std::vector<EventId> ids;
    std::string key; ///< an actor, a thread
    std::optional<Instant> time;
    bool operator==(const Hover &) const = default;
};

/// What playback shows at this moment, over what is set for good.
struct Played
{
    Instant at;                     ///< where the playhead stands, also within a day
    std::optional<TimeSpan> counts; ///< the days that count in place of the filter's range
    bool operator==(const Played &) const = default;
};

/// Owns the shared states. Views set states here and hear of every change from here, their own
/// included; equal values end the loop. Views never know each other. GUI thread only.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    /// The document behind everything. Resets filter, selection and window to show all of it, and
    /// the lanes to plain ones of the same field; the as-of dates stay. The extent is counted on
    /// the pool and waited for 60 ms at most: memory answers in time for the first paint, a slow
    /// server sets the window when its answer comes.
    void setEngine(std::shared_ptr<const Engine> engine);
    const std::shared_ptr<const Engine> &engine() const { return m_engine; } ///< null: nothing open
    const Dataset &vocabulary() const;                  ///< an empty one while nothing is open
    quint64 generation() const { return m_generation; } ///< grows with every engine

    const Filter &filter() const { return m_filter; }
    TimeSpan window() const { return m_window; }
    const AsOf &asOf() const { return m_asOf; }
    const Selection &selection() const { return m_selection; }
    const Hover &hover() const { return m_hover; }
    const LanesLook &lanes() const { return m_lanes; } ///< of the timeline
    TimeSpan extent() const { return m_extent; }       ///< of all dated events, a little wider

    /// What questions are asked under: what is set, and what is played over it.
    Context context() const;
    /// The same for questions that read *in force on* through terms of the filter alone: without it
    /// where no term does, so that they are not asked anew with every day that is played.
    Context filterContext() const;
    /// Where the playhead stands: *in force on*, or a moment of that day while time is played.
    std::optional<Instant> playhead() const;
    const std::optional<Played> &played() const { return m_played; }
    Playback &playback() { return *m_playback; }
    ThreadLight &threadLight() { return *m_threadLight; }
    std::vector<EventId> selectedEvents() const; ///< empty unless events are selected

    /// Has every view ask again what failed: the server behind the engine is back.
    void askAgain();

    void setFilter(const Filter &filter);
    void setWindow(TimeSpan window); ///< clamped: from a minute to ten times the extent
    void setAsOf(const AsOf &asOf);
    /// Moves the playhead without a step in the history; *in force on* becomes its day. Nothing
    /// ends what was played, the playhead stays.
    void setPlayed(const std::optional<Played> &played);
    void setSelection(const Selection &selection);
    void setHover(const Hover &hover);
    void setLanes(const LanesLook &lanes);

    void select(EventId id) { setSelection(EventSelection{{id}}); }
    void toggleSelected(EventId id); ///< Ctrl+click
    void clearSelection() { setSelection(std::monostate{}); }
    void showAll() { setWindow(m_extent); }

    /// Back and forward over looks: filter, selection, window (once it rests), as-of, lanes.
    bool canGoBack() const;
    bool canGoForward() const;
    void goBack();
    void goForward();
    /// The look of this moment is where history begins (a restored window).
    void startHistory();
    /// While held, nothing becomes a step: what happens until then is one.
    void holdHistory(bool held) { m_historyHeld = held; }
    void settleHistory() { remember(); } ///< what has changed is a step, if it is none yet
    void settleHistorySoon();            ///< once it has rested

signals:
    void engineChanged();
    void filterChanged();
    void windowChanged();
    void asOfChanged();
    void playedChanged();       ///< the playhead moved, by itself
    void playedCountsChanged(); ///< what counts did
    void selectionChanged();
    void hoverChanged();
    void lanesChanged();
    void historyChanged();

private:
    friend class History;
    struct Look;
    Look look() const;
    void apply(const Look &look);
    void remember();
    void askExtent();
    void setExtent(std::optional<TimeSpan> ofEvents);

    std::shared_ptr<const Engine> m_engine;
    quint64 m_generation = 0;
    Filter m_filter;
    TimeSpan m_window;
    TimeSpan m_extent;
    AsOf m_asOf;
    Selection m_selection;
    Hover m_hover;
    LanesLook m_lanes;
    std::optional<Played> m_played;
    std::unique_ptr<History> m_history;
    bool m_historyHeld = false;
    std::unique_ptr<ThreadLight> m_threadLight; ///< these two last: they use the rest
    std::unique_ptr<Playback> m_playback;
};

} // namespace entente
