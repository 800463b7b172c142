// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/session.h"

#include "app/session/asker.h"
#include "app/session/history.h"
#include "app/session/playback.h"
#include "app/session/thread_light.h"
#include "app/session/window_span.h"
#include "core/time/calendar.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace entente
{

namespace
{

/// How long setEngine waits for the extent. Memory answers within a millisecond or two; a server
/// that needs longer sets the window when its answer comes.
constexpr std::chrono::milliseconds patience{60};

struct ExtentAnswer
{
    std::mutex mutex;
    std::condition_variable came;
    bool ready = false;
    bool overdue = false; ///< nobody waits any more
    std::optional<TimeSpan> extent;
};

Selection normalized(Selection selection)
{
    if (auto *events = std::get_if<EventSelection>(&selection)) {
        std::sort(events->ids.begin(), events->ids.end());
        events->ids.erase(std::unique(events->ids.begin(), events->ids.end()), events->ids.end());
        if (events->ids.empty())
            return std::monostate{};
    } else if (const auto *actors = std::get_if<ActorSelection>(&selection)) {
        if (actors->ids.empty())
            return std::monostate{};
    }
    return selection;
}

} // namespace

Session::Session(QObject *parent)
    : QObject(parent)
    , m_extent(widened(std::nullopt))
    , m_history(std::make_unique<History>())
{
    m_window = m_extent;
    m_history->start(look());
    connect(m_history.get(), &History::rested, this, &Session::remember);
    connect(m_history.get(), &History::changed, this, &Session::historyChanged);
    m_playback = std::make_unique<Playback>(*this);
    m_threadLight = std::make_unique<ThreadLight>(*this);
}

Session::~Session() = default;

Session::Look Session::look() const
{
    return {m_filter, m_window, m_asOf, m_selection, m_lanes};
}

void Session::setEngine(std::shared_ptr<const Engine> engine)
{
    if (engine == m_engine)
        return;
    m_engine = std::move(engine);
    ++m_generation;
    m_filter = {};
    m_selection = {};
    m_hover = {};
    m_lanes.byField.clear(); // the lanes it names are another document's
    m_extent = widened(std::nullopt);
    askExtent();
    m_window = m_extent;
    m_history->start(look());
    emit engineChanged();
    emit filterChanged();
    emit windowChanged();
    emit selectionChanged();
    emit hoverChanged();
    emit lanesChanged();
}

void Session::askAgain()
{
    if (!m_engine)
        return;
    if (m_extent == widened(std::nullopt))
        askExtent();
    emit filterChanged();
    emit selectionChanged();
}

void Session::askExtent()
{
    if (!m_engine)
        return;
    auto answer = std::make_shared<ExtentAnswer>();
    const auto late = [guard = QPointer<Session>(this), answer, generation = m_generation] {
        if (guard && guard->m_generation == generation)
            guard->setExtent(answer->extent);
    };
    AskerBase::pool().start([engine = m_engine, answer, late] {
        const Result<CountAnswer> counted = engine->answer(CountQuestion{});
        const std::lock_guard lock(answer->mutex);
        if (counted)
            answer->extent = counted->extentOfAll;
        answer->ready = true;
        answer->came.notify_one();
        if (answer->overdue)
            QMetaObject::invokeMethod(qApp, late, Qt::QueuedConnection);
    });
    std::unique_lock lock(answer->mutex);
    answer->overdue = !answer->came.wait_for(lock, patience, [&] { return answer->ready; });
    if (answer->ready)
        m_extent = widened(answer->extent);
}

void Session::setExtent(std::optional<TimeSpan> ofEvents)
{
    const bool showedAll = m_window == m_extent;
    m_extent = widened(ofEvents);
    if (showedAll)
        m_window = m_extent;
    m_history->start(look());
    emit windowChanged();
}

const Dataset &Session::vocabulary() const
{
    static const Dataset nothing;
    return m_engine ? m_engine->vocabulary() : nothing;
}

std::vector<EventId> Session::selectedEvents() const
{
    const auto *events = std::get_if<EventSelection>(&m_selection);
    return events ? events->ids : std::vector<EventId>();
}

void Session::setFilter(const Filter &filter)
{
    if (filter == m_filter)
        return;
    remember(); // a pan that has not rested yet is a step of its own
    m_filter = filter;
    emit filterChanged();
    remember();
}

void Session::setWindow(TimeSpan window)
{
    const TimeSpan clamped = clampedWindow(window, m_extent);
    if (clamped == m_window)
        return;
    m_window = clamped;
    m_history->restSoon();
    emit windowChanged();
}

void Session::setAsOf(const AsOf &asOf)
{
    if (asOf == m_asOf)
        return;
    remember();
    m_asOf = asOf;
    emit asOfChanged();
    remember();
}

Context Session::context() const
{
    Context context{m_filter, m_asOf.inForce, m_asOf.asKnown};
    if (m_played && m_played->counts) {
        // In place of a range; other terms about dates go on counting.
        const Filter others = m_filter.range() ? m_filter.withRange(std::nullopt) : m_filter;
        const Filter played = Filter().withRange(m_played->counts);
        context.filter = played.isEmpty() ? others : others.with(played.terms().front());
    }
    return context;
}

Context Session::filterContext() const
{
    Context context = this->context();
    const std::vector<Term> &terms = context.filter.terms();
    if (std::none_of(terms.begin(), terms.end(),
                     [](const Term &term) { return term.field == Field::Phase; }))
        context.inForce.reset();
    return context;
}

std::optional<Instant> Session::playhead() const
{
    return m_played ? std::optional(m_played->at) : m_asOf.inForce;
}

void Session::setPlayed(const std::optional<Played> &played)
{
    if (played == m_played)
        return;
    const auto countsOf = [](const std::optional<Played> &each) {
        return each ? each->counts : std::nullopt;
    };
    const bool otherCounts = countsOf(played) != countsOf(m_played);
    m_played = played;
    if (played) {
        const Instant day = startOf(civilDate({played->at.seconds - 1}));
        const Instant dayEnd{day.seconds + secondsPerDay};
        if (m_asOf.inForce != dayEnd) {
            m_asOf.inForce = dayEnd;
            emit asOfChanged();
        }
    }
    if (otherCounts)
        emit playedCountsChanged();
    emit playedChanged();
}

void Session::setSelection(const Selection &selection)
{
    Selection next = normalized(selection);
    if (next == m_selection)
        return;
    remember();
    m_selection = std::move(next);
    emit selectionChanged();
    remember();
}

void Session::setHover(const Hover &hover)
{
    if (hover == m_hover)
        return;
    m_hover = hover;
    emit hoverChanged();
}

void Session::setLanes(const LanesLook &lanes)
{
    if (lanes == m_lanes)
        return;
    remember();
    m_lanes = lanes;
    emit lanesChanged();
    remember();
}

void Session::toggleSelected(EventId id)
{
    std::vector<EventId> ids = selectedEvents();
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end())
        ids.push_back(id);
    else
        ids.erase(found);
    setSelection(EventSelection{std::move(ids)});
}

void Session::remember()
{
    if (m_historyHeld)
        return;
    m_history->record(look());
}

bool Session::canGoBack() const
{
    return m_history->canGoBack();
}

bool Session::canGoForward() const
{
    return m_history->canGoForward();
}

void Session::goBack()
{
    m_playback->pause();
    remember();
    if (m_history->canGoBack())
        apply(m_history->back());
}

void Session::goForward()
{
    m_playback->pause();
    remember();
    if (m_history->canGoForward())
        apply(m_history->forward());
}

void Session::settleHistorySoon()
{
    m_history->restSoon();
}

void Session::startHistory()
{
    m_history->start(look());
}

void Session::apply(const Look &look)
{
    const Look before = this->look();
    m_filter = look.filter;
    m_window = look.window;
    m_asOf = look.asOf;
    m_selection = look.selection;
    m_lanes = look.lanes;
    if (m_filter != before.filter)
        emit filterChanged();
    if (m_window != before.window)
        emit windowChanged();
    if (m_asOf != before.asOf)
        emit asOfChanged();
    if (m_selection != before.selection)
        emit selectionChanged();
    if (m_lanes != before.lanes)
        emit lanesChanged();
}

} // namespace entente
