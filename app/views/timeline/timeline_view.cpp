// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/timeline/timeline_view.h"

#include "app/session/go_to_event.h"
#include "app/session/linked_client.h"
#include "app/session/thread_light.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/views/empty_state.h"
#include "app/views/timeline/event_steps.h"
#include "app/views/timeline/pending_cluster.h"
#include "app/views/timeline/timeline_accessible.h"
#include "app/views/timeline/timeline_gestures.h"
#include "app/views/timeline/timeline_heads.h"
#include "app/views/timeline/timeline_plot.h"
#include "core/engine/thread_lives.h"
#include "core/layout/annotation_layout.h"
#include "core/layout/timeline_links.h"
#include "core/layout/window_moves.h"
#include "core/time/calendar.h"

#include <QClipboard>
#include <QDate>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>

#include <cmath>

namespace entente
{

namespace
{

/// Rounded down to a power of two, so that small zooms ask the same question.
double resolutionFor(double secondsPerPixel)
{
    return std::exp2(std::floor(std::log2(std::max(secondsPerPixel, 1e-3))));
}

Instant endOfToday()
{
    const QDate day = QDate::currentDate();
    return {startOf({day.year(), day.month(), day.day()}).seconds + secondsPerDay};
}

/// Cards beyond these say of what kind they are.
constexpr std::int64_t mostDetails = 600;

/// How long rows and lanes take to their new places.
constexpr int glideMs = 150;

/// Whether two questions are about the same events in the same lanes, at any window.
bool isSameLook(const LanesQuestion &a, LanesQuestion b)
{
    b.window = a.window;
    b.secondsPerPixel = a.secondsPerPixel;
    return a == b;
}

} // namespace

TimelineView::TimelineView(Session &session, ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_themes(themes)
    , m_plot(new TimelinePlot(this))
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
    , m_message(new QLabel(m_plot))
    , m_gestures(new TimelineGestures(*this))
    , m_heads(new TimelineHeads(*this))
    , m_steps(new EventSteps(session, this))
    , m_asker(
          session, [this](const LanesQuestion &q, LanesAnswer a) { take(q, std::move(a)); }, this)
    , m_membersAsker(
          session, [this](const auto &q, const LanesAnswer &a) { takeMembers(q, a); }, this)
    , m_tipAsker(
          session, [this](const auto &q, const EventAnswer &a) { showTip(q, a); }, this)
    , m_detailsAsker(
          session, [this](const auto &, const RowsAnswer &a) { takeDetails(a); }, this)
    , m_livesAsker(
          session,
          [this](const auto &, ThreadsAnswer a) {
              m_lives = std::move(a);
              layOut();
          },
          this)
    , m_linksAsker(
          session,
          [this](const auto &, const EventAnswer &a) {
              m_links = linksOf(a);
              layOut();
          },
          this)
{
    installAccessible<TimelineAccessible, TimelineView>(); // before anything asks for it
    setObjectName(QStringLiteral("timeline"));
    m_empty = new EmptyState(m_session, this);
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_scrollBar);
    m_scrollBar->hide();
    m_scrollBar->setSingleStep(18);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();

    using State = LinkedClient;
    m_client = new LinkedClient(m_session, *this,
                                LinkedClient::States(State::FilterState) | State::WindowState |
                                    State::AsOfState | State::SelectionState | State::PlayState |
                                    State::LanesState,
                                [this] { refresh(); });
    connect(&m_session, &Session::hoverChanged, m_gestures, &TimelineGestures::showHover);
    connect(&m_session.threadLight(), &ThreadLight::changed, m_gestures,
            &TimelineGestures::showHover);
    // Before the next answer: these are the lanes of another field.
    connect(&m_session, &Session::lanesChanged, this, [this] {
        m_steady.clear();
        m_glidesNext = !m_heads->isDragging();
    });
    m_glideClock.setStartValue(0.0);
    m_glideClock.setEndValue(1.0);
    m_glideClock.setDuration(glideMs);
    m_glideClock.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_glideClock, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &t) { glide(t.toDouble()); });
    connect(&m_themes, &ThemeSwitch::changed, this, [this] { layOut(); });
    connect(m_scrollBar, &QScrollBar::valueChanged, this, [this] { layOut(); });
    connect(m_steps, &EventSteps::found, this, [this](EventId id, const Date &start) {
        m_isUnsaid = true;
        goToEvent(m_session, id, start);
    });
    connect(m_steps, &EventSteps::ended, this, [this](int by) {
        emit said(by > 0 ? tr("No later event is dated") : tr("No earlier event is dated"));
    });
    connect(&m_asker, &AskerBase::failed, this, &TimelineView::fail);
    connect(&m_membersAsker, &AskerBase::failed, this, &TimelineView::fail);
}

TimelineView::~TimelineView() = default;

void TimelineView::setErasShown(bool shown)
{
    if (shown == m_erasShown)
        return;
    m_erasShown = shown;
    layOut();
}

const TimelineDrawing &TimelineView::currentDrawing() const
{
    return m_plot->drawing();
}

bool TimelineView::isFading() const
{
    return m_plot->isFading();
}

void TimelineView::setAnnotations(const AnnotationLook &annotations)
{
    if (annotations == m_annotations)
        return;
    m_annotations = annotations;
    if (isVisible())
        layOut();
}

QWidget *TimelineView::canvas() const
{
    return m_plot;
}

void TimelineView::refresh()
{
    ask();
    askLinks();
    layOut(std::exchange(m_fadesNext, false));
}

LanesQuestion TimelineView::question() const
{
    const TimeSpan window = m_session.window();
    const double width = currentDrawing().plot.width > 1 ? currentDrawing().plot.width : 800;
    LanesQuestion question;
    question.context = m_session.filterContext();
    question.window = {panned(window, -window.seconds()).begin,
                       panned(window, window.seconds()).end};
    question.secondsPerPixel = resolutionFor(window.seconds() / width);
    m_session.lanes().askFor(question);
    if (const auto &played = m_session.played(); played && played->counts && !m_steady.empty()) {
        // What counts changes by itself: lanes stay where they are, also while nothing is in them.
        question.order = LaneOrder::ByHand;
        question.byHand = m_steady;
        question.pinned = m_steady;
    }
    return question;
}

/// Whether the answer at hand still does: the same question but for a window inside what was asked
/// for, at the same resolution.
bool TimelineView::isCovered() const
{
    if (!m_answered || m_answeredGeneration != m_session.generation())
        return false;
    LanesQuestion now = question();
    if (!m_answered->window.contains(m_session.window()))
        return false;
    now.window = m_answered->window;
    return now == *m_answered;
}

void TimelineView::ask()
{
    if (!m_session.engine()) {
        m_asker.forget();
        m_arrangement.reset();
        m_answer = {};
        m_answered.reset();
        return;
    }
    if (!isCovered())
        m_asker.ask(question());
}

/// Whether an answer shows the same events in the same lanes coarser or finer. What else changes
/// glides; and time that is played changes all the time.
bool TimelineView::changesTheLevel(const LanesQuestion &question) const
{
    return m_answered && !m_session.played() && m_answeredGeneration == m_session.generation() &&
           isSameLook(*m_answered, question) &&
           m_answered->secondsPerPixel != question.secondsPerPixel;
}

void TimelineView::take(const LanesQuestion &question, LanesAnswer answer)
{
    const bool fades = changesTheLevel(question) && !m_themes.motion().isReduced();
    if (!m_answered || m_answeredGeneration != m_session.generation() ||
        m_answered->context != question.context)
        m_details.clear(); // they were of other events, or known otherwise
    m_arrangement.reset(); // it points into the answer
    m_glidesNext = m_glidesNext || (m_answered && !isSameLook(*m_answered, question));
    m_answer = std::move(answer);
    m_heads->learnLabels(m_answer);
    if (!m_session.played() || !m_session.played()->counts) {
        m_steady.clear();
        for (const Lane &lane : m_answer.lanes) {
            if (!lane.isOthers && !lane.value.empty())
                m_steady.push_back(lane.value);
        }
    }
    m_answered = question;
    m_answeredGeneration = m_session.generation();
    m_message->hide();
    askLives();
    m_fadesNext = m_fadesNext || fades;
    // The window may have moved in this turn of the loop: one drawing shows both.
    m_client->refreshNow();
}

/// Lanes of threads show their phases too; these come a moment after the lanes, into the room that
/// is kept for them.
void TimelineView::askLives()
{
    if (m_session.lanes().field == LaneField::Thread)
        m_livesAsker.ask(livesOf(m_answer, m_session.context().asKnown));
}

/// What the selected event led to, and what it depends on; of several, the picture would be a web.
void TimelineView::askLinks()
{
    const std::vector<EventId> selected = m_session.selectedEvents();
    std::optional<EventQuestion> question;
    if (selected.size() == 1 && m_session.engine())
        question = EventQuestion{selected.front(), m_session.context().asKnown};
    if (question == m_linked)
        return;
    m_linked = question;
    m_links.clear();
    if (question)
        m_linksAsker.ask(*question);
    else
        m_linksAsker.forget();
}

void TimelineView::fail(const QString &why)
{
    m_message->setText(tr("The timeline could not be drawn: %1. Change the filter or the window to "
                          "try again.")
                           .arg(why));
    m_message->setGeometry(140, 50, std::max(200, m_plot->width() - 160), 60);
    m_message->show();
}

void TimelineView::sayWhatIsMissing(const Drawing &drawing)
{
    using Lack = EmptyState::Lack;
    // That there are none, or none just here, the picture says itself, and what to do the view over
    // it.
    const bool isUndated = drawing.events > 0 && drawing.events == drawing.withoutDate;
    m_empty->say(m_answered && drawing.outside == 0 && isUndated ? Lack::Dates : Lack::Nothing);
}

void TimelineView::layOut(bool fades)
{
    if (m_plot->width() < 2 || m_plot->height() < 2)
        return;
    TimelineLook look;
    look.width = m_plot->width();
    look.height = m_plot->height();
    look.window = m_session.window();
    look.scrollY = m_scrollBar->isVisibleTo(this) ? m_scrollBar->value() : 0;
    look.playhead = m_gestures->playhead() ? m_gestures->playhead() : m_session.playhead();
    look.asKnown = m_session.asOf().asKnown;
    look.today = m_today ? m_today : endOfToday();
    look.legend = true;
    look.details = m_details;
    look.brush = m_session.context().filter.range();
    look.threadBands = m_session.lanes().field == LaneField::Thread;
    if (look.threadBands)
        look.lives = m_lives.lives;
    if (m_erasShown)
        look.eras = m_session.vocabulary().eras;
    for (const EventId id : m_session.selectedEvents())
        look.selected.insert(id);
    look.links = m_links;
    look.lanes = m_session.lanes().arranged();
    look.saysHiddenLanes = false; // the heads' corner does
    if (const auto *actors = std::get_if<ActorSelection>(&m_session.selection())) {
        for (const ActorId &actor : actors->ids)
            look.litKeys.insert(actor.value);
    }
    TimelineDrawing drawing =
        layoutTimeline(m_answer, look, m_session.vocabulary().kinds, m_themes.theme(),
                       FontMeasure::onScreen(), &m_arrangement);
    annotateTimeline(drawing, m_annotations, m_themes.theme(), FontMeasure::onScreen());
    sayWhatIsMissing(drawing.drawing);
    setAccessibleDescription(QString::fromStdString(drawing.drawing.words));
    showDrawing(std::move(drawing), std::exchange(m_glidesNext, false), fades);
    updateScrollBar();
    ++m_drawings;
    m_gestures->showHover();
    m_heads->update();
    if (currentDrawing().hasCards)
        askDetails();
    showFocus();
    emit drawn();
}

void TimelineView::showDrawing(TimelineDrawing drawing, bool glides, bool fades)
{
    const TimelineDrawing &before = currentDrawing();
    const bool goesOn = glides || m_glideClock.state() == QAbstractAnimation::Running;
    const bool isSamePlace = before.scale.visible() == drawing.scale.visible() &&
                             before.plot == drawing.plot && !before.drawing.marks.empty();
    m_glide.reset();
    if (goesOn && isSamePlace && !m_session.played() && !m_themes.motion().isReduced()) {
        const RectF &plot = drawing.plot;
        auto way =
            std::make_unique<DrawingTween>(before.drawing, std::move(drawing.drawing),
                                           RectF{0, plot.y, plot.right() + plot.x, plot.height});
        if (way->isNeeded()) {
            m_glide = std::move(way);
            m_glidesTo = std::move(drawing);
            if (glides) {
                m_glideClock.stop();
                m_glideClock.start();
            }
            return glide(m_glideClock.currentValue().toDouble());
        }
        drawing.drawing = way->end();
    }
    m_glideClock.stop();
    m_plot->show(std::move(drawing), m_themes.theme(),
                 fades ? TimelinePlot::Change::Fade : TimelinePlot::Change::Cut);
}

void TimelineView::glide(double t)
{
    if (!m_glide)
        return;
    TimelineDrawing now = m_glidesTo;
    now.drawing = m_glide->at(t);
    if (t >= 1)
        m_glide.reset();
    m_plot->show(std::move(now), m_themes.theme());
    m_heads->update();
}

/// When and who, of the few events that there is room to say it of.
void TimelineView::askDetails()
{
    if (!m_answered || m_session.played())
        return;
    RowsQuestion question;
    question.limit = mostDetails;
    question.context = m_answered->context;
    question.context.filter = question.context.filter.with(
        {Field::During,
         {isoDay(m_answered->window.begin) + ".." + isoDay(m_answered->window.end)},
         false,
         Certainty::Possibly});
    m_detailsAsker.ask(question);
}

void TimelineView::takeDetails(const RowsAnswer &answer)
{
    m_details.clear();
    for (const Row &row : answer.rows)
        m_details.emplace(row.id, cardDetails(row, m_session.vocabulary()));
    layOut();
}

void TimelineView::updateScrollBar()
{
    const TimelineDrawing &drawing = currentDrawing();
    const int over = std::max(0, int(std::ceil(drawing.contentHeight - drawing.plot.height)));
    m_scrollBar->setPageStep(std::max(1, int(drawing.plot.height)));
    m_scrollBar->setRange(0, over); // a value beyond the range lays out once more
    m_scrollBar->setVisible(over > 0);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    refresh();
}

std::optional<TimeSpan> TimelineView::spanOf(const std::vector<EventId> &ids) const
{
    std::optional<TimeSpan> span;
    for (const EventId id : ids) {
        const LaneMark *mark = markOf(id);
        if (mark == nullptr)
            continue;
        TimeSpan own = mark->span.strict();
        own.begin = own.begin.isOpen() ? own.end : own.begin;
        own.end = own.end.isOpen() ? own.begin : own.end;
        if (own.begin.isOpen())
            continue;
        span =
            span ? TimeSpan{std::min(span->begin, own.begin), std::max(span->end, own.end)} : own;
    }
    return span;
}

const LaneMark *TimelineView::markOf(EventId id, const std::string &lane) const
{
    for (const Lane &each : m_answer.lanes) {
        if (!lane.empty() && each.value != lane)
            continue;
        for (const LaneMark &mark : each.marks) {
            if (mark.id == id)
                return &mark;
        }
    }
    return nullptr;
}

void TimelineView::zoomBy(double factor)
{
    m_session.setWindow(zoomedAt(m_session.window(), 0.5, factor, longestWindow()));
}

void TimelineView::panBy(double fraction)
{
    m_session.setWindow(panned(m_session.window(), fraction * m_session.window().seconds()));
}

void TimelineView::zoomTo(const std::vector<EventId> &ids)
{
    if (const auto span = spanOf(ids))
        m_session.setWindow(fittedTo(*span, double(14 * secondsPerDay)));
}

void TimelineView::setToday(Instant endOfDay)
{
    m_today = endOfDay;
    layOut();
}

void TimelineView::copyImage() const
{
    QGuiApplication::clipboard()->setImage(toImage(currentDrawing().drawing, 2));
}

} // namespace entente
