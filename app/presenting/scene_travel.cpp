// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/scene_travel.h"

#include "app/exporting/render.h"
#include "app/presenting/fade_cover.h"
#include "app/style/motion.h"
#include "core/layout/zoom_path.h"
#include "core/query/filter.h"

#include <QElapsedTimer>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr double shortestMs = 450;
constexpr double longestMs = 2000;
constexpr double msOfLength = 420; ///< of a way as long as a zoom by 4
constexpr double fadeMs = 320;     ///< of the picture before
constexpr double buildMs = 260;    ///< of an annotation that comes
constexpr double patienceMs = 400; ///< for answers; then it moves while they come

/// Slow at both ends.
double easedWay(double t)
{
    t = std::clamp(t, 0.0, 1.0);
    return t * t * t * (t * (6 * t - 15) + 10);
}

} // namespace

/// What is set meanwhile is the travel's doing.
class SceneTravel::Setting
{
public:
    explicit Setting(SceneTravel &travel) : m_travel(travel) { ++m_travel.m_setting; }
    ~Setting() { --m_travel.m_setting; }
    Setting(const Setting &) = delete;
    Setting &operator=(const Setting &) = delete;

private:
    SceneTravel &m_travel;
};

SceneTravel::SceneTravel(Session &session, Stage &stage, const MotionPreference &motion,
                         QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_stage(stage)
    , m_motion(motion)
    , m_spans(
          session, [this](const CountQuestion &q, const CountAnswer &a) { takeSpan(q, a); }, this)
{
    QElapsedTimer clock;
    clock.start();
    m_clock = [clock] { return double(clock.nsecsElapsed()) / 1e6; };
    connect(&m_spans, &AskerBase::failed, this, [this] {
        if (std::exchange(m_isWindowDue, false))
            arriveInTime(m_session.extent());
    });
    connect(&m_frames, &FrameTimer::timeout, this, &SceneTravel::advance);
}

SceneTravel::~SceneTravel()
{
    delete m_cover;
}

double SceneTravel::now() const
{
    return m_clock();
}

namespace
{

/// What a scene selects, as a session holds it.
Selection selectionFor(const SceneSelection &chosen, const Engine &engine)
{
    if (!chosen.events.empty()) {
        EventSelection events;
        for (const std::string &key : chosen.events) {
            if (const EventId id = engine.find(key); id.value != 0)
                events.ids.push_back(id);
        }
        return events;
    }
    if (!chosen.actors.empty())
        return ActorSelection{chosen.actors};
    if (!chosen.place.empty())
        return PlaceSelection{chosen.place};
    if (chosen.span)
        return SpanSelection{*chosen.span};
    return std::monostate{};
}

} // namespace

void SceneTravel::apply(const Scene &scene)
{
    const ParsedQuery query = parseQuery(scene.filter);
    if (!query.error)
        m_session.setFilter(query.filter);
    m_session.setAsOf({m_session.asOf().inForce, scene.asKnown});
    m_session.setLanes(scene.lanes);
    m_session.setSelection(selectionFor(scene.selection, *m_session.engine()));
    m_stage.arrange(scene);
}

SceneTravel::Ends SceneTravel::endsOf(const Scene &scene)
{
    return {windowOf(scene), scene.inForce, cameraFor(scene)};
}

/// Without a window of its own a scene shows all that passes its filter, as pictures of it do. What
/// has to be counted for that comes in a moment: until then it stays where it is.
TimeSpan SceneTravel::windowOf(const Scene &scene)
{
    m_isWindowDue = false;
    if (scene.window)
        return *scene.window;
    if (m_session.filter().isEmpty() && !scene.asKnown)
        return m_session.extent();
    const CountQuestion question{{m_session.filter(), scene.inForce, scene.asKnown}};
    if (m_spanQuestion == question && m_spanGeneration == m_session.generation())
        return m_span;
    m_isWindowDue = true;
    m_spans.forget(); // what it asks already may be for another scene
    m_spans.ask(question);
    return m_session.window();
}

void SceneTravel::takeSpan(const CountQuestion &question, const CountAnswer &answer)
{
    m_spanQuestion = question;
    m_spanGeneration = m_session.generation();
    m_span = pictureSpan({}, answer);
    if (std::exchange(m_isWindowDue, false))
        arriveInTime(m_span);
}

/// What was counted has come: before it moves, on the way, or after a cut.
void SceneTravel::arriveInTime(TimeSpan window)
{
    const Setting setting(*this);
    m_to.window = window;
    if (m_isMoving) {
        m_from.window = m_session.window();
        m_from.playhead = m_session.playhead();
        if (const std::optional<MapFrame> frame = m_stage.mapFrame(); frame && m_from.camera)
            m_from.camera = frame->camera;
        depart(now());
    } else if (!m_isRunning) {
        m_session.setWindow(window);
        m_session.settleHistory();
    }
}

std::optional<MapCamera> SceneTravel::cameraFor(const Scene &scene) const
{
    const std::optional<MapFrame> frame = m_stage.mapFrame();
    if (!frame || !scene.shows(SceneView::Map))
        return std::nullopt;
    return scene.map.extent ? scene.map.extent->camera(frame->width, frame->height) : MapCamera{};
}

void SceneTravel::go(const Scene &scene, int build, Pace pace)
{
    if (!m_session.engine())
        return;
    const Setting setting(*this);
    const bool cuts =
        pace == Pace::Cut || scene.transition == SceneTransition::Cut || m_motion.isReduced();
    m_session.holdHistory(true);
    delete m_cover;
    const ParsedQuery query = parseQuery(scene.filter);
    const bool isOther = query.filter != m_session.filter() ||
                         scene.asKnown != m_session.asOf().asKnown ||
                         scene.lanes != m_session.lanes() || !m_stage.isArranged(scene);
    if (!cuts && isOther && m_stage.canvas().isVisible())
        m_cover = new FadeCover(m_stage.canvas());
    m_from = {m_session.window(), m_session.playhead(), std::nullopt};
    if (const std::optional<MapFrame> frame = m_stage.mapFrame();
        frame && m_stage.isArranged(scene))
        m_from.camera = frame->camera;
    apply(scene);
    m_scene = scene;
    m_annotations = {scene.annotations, {}, {}, {}};
    for (const Annotation &annotation : scene.annotations) {
        if (const auto *event = std::get_if<EventAnchor>(&annotation.anchor)) {
            if (const EventId id = m_session.engine()->find(event->key); id.value != 0)
                m_annotations.events.emplace(event->key, id);
        }
    }
    m_shownTo = shownAt(scene, build);
    m_shownFrom = m_shownTo;
    m_to = endsOf(scene);
    // Where it cannot travel it stands there before anything is painted.
    if (!m_from.camera && m_to.camera)
        m_stage.setMapCamera(*m_to.camera);
    m_asked = now();
    m_isRunning = true;
    m_isMoving = false;
    begin(cuts ? Pace::Cut : Pace::Glide);
}

void SceneTravel::begin(Pace pace)
{
    showAnnotations();
    if (pace == Pace::Cut) {
        finish();
        return;
    }
    m_frames.start();
}

void SceneTravel::depart(double at)
{
    m_isMoving = true;
    m_since = at;
    // What is not seen takes no time.
    double length =
        m_scene.shows(SceneView::Timeline) ? distanceBetween(m_from.window, m_to.window) : 0.0;
    if (m_from.camera && m_to.camera)
        length =
            std::max(length, distanceBetween(*m_from.camera, m_stage.resolved(*m_to.camera), 1000));
    const bool travelsInTime = m_from.playhead && m_to.playhead && m_from.playhead != m_to.playhead;
    m_duration = std::clamp(std::max(length * msOfLength, travelsInTime ? 900.0 : 0.0), shortestMs,
                            longestMs);
}

void SceneTravel::advance()
{
    const Setting setting(*this);
    const double at = now();
    const bool waits =
        (m_cover && !m_stage.isAnswered()) || (m_isWindowDue && m_scene.shows(SceneView::Timeline));
    if (m_isRunning && !m_isMoving && (!waits || at - m_asked > patienceMs)) {
        // The views stand as the scene has them now: so does the map's size.
        if (const std::optional<MapCamera> camera = cameraFor(m_scene); camera != m_to.camera) {
            m_to.camera = camera;
            if (camera && !m_from.camera)
                m_stage.setMapCamera(*camera);
        }
        depart(at);
    }
    if (m_isMoving) {
        const double t = (at - m_since) / m_duration;
        if (m_cover) {
            const double gone = (at - m_since) / fadeMs;
            if (gone >= 1)
                delete m_cover;
            else
                m_cover->setOpacity(1 - easedWay(gone));
        }
        if (t >= 1)
            finish();
        else
            show(easedWay(t));
    }
    const double come = (at - m_buildSince) / buildMs;
    if (m_shownFrom != m_shownTo) {
        if (come >= 1)
            m_shownFrom = m_shownTo;
        showAnnotations();
    }
    if (!m_isRunning && m_shownFrom == m_shownTo)
        m_frames.stop();
}

void SceneTravel::show(double t)
{
    m_session.setWindow(windowBetween(m_from.window, m_to.window, t));
    if (m_from.playhead && m_to.playhead && m_from.playhead != m_to.playhead) {
        const double way = double(m_to.playhead->seconds) - double(m_from.playhead->seconds);
        const Instant at{m_from.playhead->seconds + std::int64_t(std::llround(way * t))};
        m_session.setPlayed(Played{at, std::nullopt});
    }
    if (m_from.camera && m_to.camera) {
        const std::optional<MapFrame> frame = m_stage.mapFrame();
        m_stage.setMapCamera(cameraBetween(*m_from.camera, m_stage.resolved(*m_to.camera),
                                           frame ? frame->width : 1000, t));
    }
}

void SceneTravel::finish()
{
    const bool arrives = std::exchange(m_isRunning, false);
    m_isMoving = false;
    if (m_cover)
        m_cover->deleteLater();
    m_session.setPlayed(std::nullopt);
    m_session.setWindow(m_to.window);
    m_session.setAsOf({m_to.playhead, m_scene.asKnown});
    if (m_to.camera)
        m_stage.setMapCamera(*m_to.camera);
    m_session.holdHistory(false);
    m_session.settleHistory();
    if (arrives)
        emit arrived();
}

void SceneTravel::stop()
{
    m_isWindowDue = false;
    if (!m_isRunning)
        return;
    const Setting setting(*this);
    m_isRunning = false;
    m_isMoving = false;
    delete m_cover;
    m_session.setPlayed(std::nullopt);
    m_session.holdHistory(false);
    m_session.settleHistorySoon();
}

void SceneTravel::setBuild(int build)
{
    const Setting setting(*this);
    m_shownFrom = m_shownTo;
    m_shownTo = shownAt(m_scene, build);
    m_buildSince = now();
    if (m_motion.isReduced())
        m_shownFrom = m_shownTo;
    showAnnotations();
    m_frames.start();
}

void SceneTravel::showAnnotations()
{
    const double come = easedWay((now() - m_buildSince) / buildMs);
    m_annotations.shown.clear();
    for (std::size_t i = 0; i < m_shownTo.size(); ++i)
        m_annotations.shown.push_back(m_shownFrom[i] + (m_shownTo[i] - m_shownFrom[i]) * come);
    m_stage.setAnnotations(m_annotations);
}

} // namespace entente
