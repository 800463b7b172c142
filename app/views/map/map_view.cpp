// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/map_view.h"

#include "app/session/thread_light.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/style/theme.h"
#include "app/views/empty_state.h"
#include "app/views/map/map_accessible.h"
#include "core/layout/annotation_layout.h"

#include <QApplication>
#include <QClipboard>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <QVariantAnimation>

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente
{

namespace
{

constexpr double cellPx = 5;
constexpr std::size_t mostMergedAtOnce = 1500; ///< places: two milliseconds
constexpr int flightMs = 200;
constexpr double zoomStep = 1.6;

/// Tens of thousands of places take milliseconds to be given up: not between two frames.
template <class Value>
void giveUp(std::shared_ptr<const Value> value)
{
    AskerBase::pool().start([value = std::move(value)]() mutable { value.reset(); });
}

} // namespace

MapView::MapView(Session &session, ThemeSwitch &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_flight(new QVariantAnimation(this))
    , m_clusters(
          session, [this](AskedPlaces places) { take(std::move(places)); }, this)
    , m_merger([this](std::shared_ptr<const MergedPlaces> merged, double scale,
                      Projection projection) { takeMerged(std::move(merged), scale, projection); },
               this)
    , m_shades(
          session,
          [this](std::shared_ptr<const CountryValues> values) {
              m_look.shades = std::move(values);
              changed();
          },
          this)
    , m_chosen(
          session, [this](const EventQuestion &, const EventAnswer &answer) { light(answer); },
          this)
    , m_titles(
          session,
          [this] {
              if (QToolTip::isVisible() && m_hit)
                  showTip(m_tipAt);
              announceFocusChild(*this, QAccessible::DescriptionChanged);
          },
          this)
    , m_ground([this](GroundPicture picture) { takeGround(std::move(picture)); }, this)
    , m_preparer(
          session, [this](const GroundRequest &ground) { return preparedFor(ground) != nullptr; },
          [this](std::shared_ptr<const GroundPicture> picture) {
              keepPrepared(std::move(picture));
          })
    , m_dataClient(session, *this, LinkedClient::FilterState | LinkedClient::AsOfState,
                   [this] { ask(); })
    , m_selectionClient(session, *this, LinkedClient::SelectionState, [this] { follow(); })
    , m_hoverClient(session, *this, LinkedClient::HoverState, [this] { update(); })
{
    connect(&session.threadLight(), &ThreadLight::changed, this, [this] { update(); });
    installAccessible<MapAccessible, MapView>(); // before anything asks for it
    setObjectName(QStringLiteral("map"));
    m_empty = new EmptyState(m_session, this);
    setAccessibleName(tr("Map"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_flight->setEasingCurve(QEasingCurve::OutCubic);
    connect(&theme, &ThemeSwitch::changed, this, &MapView::changed);
    connect(&m_clusters, &AskerBase::failed, this, &MapView::say);
    connect(&m_shades, &AskerBase::failed, this, &MapView::say);
    connect(&m_ground, &AskerBase::failed, this, [this](const QString &why) {
        // What cannot be read now is not tried again with every frame.
        m_lacking.insert(m_asked);
        say(why);
    });
    m_time.start();
    connect(&m_coastingFrames, &FrameTimer::timeout, this, &MapView::coastGlobe);
    connect(&m_fadeFrames, &FrameTimer::timeout, this, [this] {
        if (!isFading())
            m_fadeFrames.stop();
        update();
    });
    m_look.width = width();
    m_look.height = height();
    m_look.language = QLocale().name().section(u'_', 0, 0).toStdString();
}

MapView::~MapView() = default;

/// Halving steps, so that most zooming asks the same question again.
double MapView::cellFor(double pixelsPerUnit)
{
    return std::exp2(std::floor(std::log2(clusterCellDegrees(pixelsPerUnit, cellPx))));
}

void MapView::ask()
{
    m_titles.forget();
    followFilter();
    if (!m_session.engine()) {
        m_clusters.forget();
        m_shades.ask({}, {});
        take({});
        return;
    }
    ClusterQuestion question;
    question.context = m_session.filterContext();
    question.cellDegrees = cellFor(frameOf(m_look).camera.pixelsPerUnit);
    question.wantIds = true;
    question.maxArcs = mostArcs;
    question.arcEnds = m_look.layers.arcEnds;
    m_clusters.ask(question, frameOf(m_look), m_look.projection);
    m_shades.ask(question.context, m_look.layers.shading);
}

void MapView::take(AskedPlaces places)
{
    giveUp(
        std::exchange(m_answer, std::make_shared<const ClusterAnswer>(std::move(places.answer))));
    m_merger.forget();
    giveUp(std::exchange(m_merged, std::move(places.merged)));
    m_mergedScale = places.scale;
    m_mergedProjection = places.projection;
    m_hasNewAnswer = true;
    m_arcWays = places.arcs ? std::move(places.arcs) : std::make_shared<const ArcWays>();
    m_look.arcWays = m_arcWays;
    // A map that shows all holds still while what counts changes by itself.
    if (!m_session.played() || !m_session.played()->counts)
        m_look.band = bandOf(*m_answer);
    m_problem.clear();
    using Lack = EmptyState::Lack;
    m_empty->say(!m_answer->clusters.empty()  ? Lack::Nothing
                 : m_answer->withoutPlace > 0 ? Lack::Places
                                              : Lack::Events);
    if (const auto *actors = std::get_if<ActorSelection>(&m_session.selection()))
        lightActors(actors->ids);
    changed();
    hoverAgain();
}

/// Of a merge that was for another scale, what is nearer to this one stands meanwhile.
void MapView::takeMerged(std::shared_ptr<const MergedPlaces> merged, double scale,
                         const Projection &projection)
{
    const double now = frameOf(m_look).camera.pixelsPerUnit;
    const auto away = [now](double each) { return std::abs(std::log(each / now)); };
    const bool isNearer = !m_merged || !m_mergedProjection ||
                          !(*m_mergedProjection == projection) || away(scale) < away(m_mergedScale);
    if (isNearer) {
        std::swap(m_merged, merged);
        m_mergedScale = scale;
        m_mergedProjection = projection;
    }
    giveUp(std::move(merged));
    changed(); // merges again where the scale is another one
}

void MapView::changed()
{
    m_dirty = true;
    m_isUntold = true;
    update();
}

void MapView::layOut() const
{
    if (!m_dirty)
        return;
    m_dirty = false;
    const MapShapes shapes = m_picture ? m_picture->shapes : MapShapes{};
    const MapFrame frame = frameOf(m_look);
    mergeForScale();
    MapDrawing map = layoutMapData(*m_answer, m_look, *shapes.places, *shapes.base, words().kinds,
                                   m_theme.theme(), FontMeasure::onScreen(), m_merged.get());
    annotateMap(map, m_look.projection, m_annotations, words(), m_theme.theme(),
                FontMeasure::onScreen());
    // Marks come and go where nothing else moves.
    const bool still = frame == m_laidOut && !m_theme.motion().isReduced() && isVisible();
    const bool isNew = std::exchange(m_hasNewAnswer, false);
    if (still && isNew)
        m_fades.change(m_map.drawing, map.drawing, time());
    else if (still)
        m_fades.follow(m_map.drawing, map.drawing, time());
    else
        m_fades.settle();
    m_laidOut = frame;
    m_map = std::move(map);
    m_places.reset();
    m_arcs = {};
}

/// Few places are merged at once; for many, what was merged for another scale stands until the pool
/// is done.
void MapView::mergeForScale() const
{
    const MapFrame frame = frameOf(m_look);
    const bool sameProjection = m_mergedProjection && *m_mergedProjection == m_look.projection;
    if (m_merged && sameProjection && m_mergedScale == frame.camera.pixelsPerUnit)
        return;
    if (m_merged && sameProjection && m_answer->clusters.size() > mostMergedAtOnce) {
        m_merger.merge(m_answer, frame, m_look.projection);
        return;
    }
    m_merged = std::make_shared<const MergedPlaces>(
        mergePlaces(m_answer->clusters, frame, m_look.projection));
    m_mergedScale = frame.camera.pixelsPerUnit;
    m_mergedProjection = m_look.projection;
}

double MapView::time() const
{
    return m_clock ? m_clock() : double(m_time.nsecsElapsed()) / 1e6;
}

bool MapView::isFading() const
{
    return m_pictureBefore || m_fades.isRunning(time());
}

void MapView::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    layOut();
    QPainter painter(this);
    painter.fillRect(rect(), toQColor(theme.canvas));
    paintGround(painter);
    if (m_fades.isRunning(time())) {
        paintDrawing(painter, m_fades.at(m_map.drawing, time()));
        m_fadeFrames.start();
    } else {
        paintDrawing(painter, m_map.drawing);
    }
    paintCountry(painter);
    paintHover(painter);
    if (m_drag.what == Drag::What::Box || m_drag.what == Drag::What::Lasso) {
        Mark box;
        box.shape = rubberBand();
        box.fill = theme.accent.withAlpha(0.1);
        box.stroke = {theme.accent, 1.2, LineStyle::Solid};
        Drawing overlay;
        overlay.background = theme.canvas.withAlpha(0);
        overlay.marks.push_back(std::move(box));
        paintDrawing(painter, overlay);
    }
    if (!m_problem.isEmpty()) {
        painter.setFont(fontFor(TextStyle::Body));
        painter.setPen(toQColor(theme.muted));
        painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignLeft | Qt::TextWordWrap,
                         m_problem);
    }
    paintFocus(painter);
    requestGround();
    const QString inWords = QString::fromStdString(m_map.drawing.words);
    if (m_drag.what == Drag::What::Nothing && inWords != accessibleDescription())
        setAccessibleDescription(inWords);
    if (m_drag.what == Drag::What::Nothing && std::exchange(m_isUntold, false))
        emit drawn();
}

/// The view that has the keyboard, and the place that it is on.
void MapView::paintFocus(QPainter &painter)
{
    if (!hasFocus())
        return;
    const Theme &theme = m_theme.theme();
    painter.setBrush(Qt::NoBrush);
    if (window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setPen(QPen(toQColor(theme.accent), 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
    if (const MapCluster *place = currentPlace()) {
        const double half = place->radius + 6;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(toQColor(theme.ink), 1.6));
        painter.drawRoundedRect(QRectF(place->at.x - half, place->at.y - half, 2 * half, 2 * half),
                                4, 4);
    }
}

const std::vector<MapCluster> &MapView::places() const
{
    layOut();
    if (!m_places)
        m_places = m_merged ? placedClusters(*m_merged, m_map, m_look.selected).shown
                            : std::vector<MapCluster>();
    return *m_places;
}

const MapCluster *MapView::currentPlace() const
{
    if (!m_current)
        return nullptr; // the places of a million events are not put together for nothing
    const std::vector<MapCluster> &all = places();
    const auto at = std::find_if(all.begin(), all.end(), [this](const MapCluster &place) {
        return m_current && place.id == *m_current;
    });
    return at == all.end() ? nullptr : &*at;
}

QStringList MapView::currentTitles() const
{
    const MapCluster *place = currentPlace();
    return place != nullptr && m_titles.asked() == place->members ? m_titles.lines()
                                                                  : QStringList();
}

void MapView::paintHover(QPainter &painter)
{
    const Hover &hover = m_session.hover();
    if (hover.ids.empty() && !m_hit)
        return;
    const std::vector<EventId> &thread = m_session.threadLight().ids();
    const std::vector<EventId> &lit = thread.empty() ? hover.ids : thread;
    const Theme &theme = m_theme.theme();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(toQColor(theme.ink), 1.5));
    const auto isChosen = [this](const Mark &mark) {
        return std::any_of(mark.ids.begin(), mark.ids.end(),
                           [this](EventId id) { return m_look.selected.contains(id); });
    };
    for (const Mark &mark : m_map.drawing.marks) {
        const bool isHovered = (mark.role == Role::Event || mark.role == Role::Cluster) &&
                               std::any_of(lit.begin(), lit.end(), [&](EventId id) {
                                   return std::binary_search(mark.ids.begin(), mark.ids.end(), id);
                               });
        if (!isHovered)
            continue;
        const double room = isChosen(mark) ? 6 : 3;
        painter.drawEllipse(toQRectF(mark.box).adjusted(-room, -room, room, room));
    }
    if (!m_hit || m_hit->role != Role::Arc)
        return;
    Drawing overlay;
    overlay.background = theme.canvas.withAlpha(0);
    for (const Mark &mark : m_arcs.marks) {
        if (mark.key != m_hit->key)
            continue;
        overlay.marks.push_back(mark);
        overlay.marks.back().stroke.color = theme.ink;
    }
    paintDrawing(painter, overlay);
}

Drawing MapView::currentDrawing() const
{
    const Result<MapShapes> shapes =
        m_picture ? m_picture->shapes
                  : mapShapes(m_look.projection, MapScale::Small, m_look.layers.boundaries);
    const MapShapes known = shapes ? *shapes : MapShapes{};
    MapDrawing map = layoutMap(*m_answer, m_look, *known.world, *known.base, words().kinds,
                               m_theme.theme(), FontMeasure::onScreen());
    annotateMap(map, m_look.projection, m_annotations, words(), m_theme.theme(),
                FontMeasure::onScreen());
    return std::move(map.drawing);
}

const Drawing &MapView::currentMarks() const
{
    layOut();
    return m_map.drawing;
}

void MapView::setAnnotations(const AnnotationLook &annotations)
{
    if (annotations == m_annotations)
        return;
    m_annotations = annotations;
    changed();
}

void MapView::copyAsImage() const
{
    QApplication::clipboard()->setImage(
        toImage(currentDrawing(), std::max(2.0, devicePixelRatioF())));
}

Outcome MapView::setProjection(const std::string &name, LatLon center, const MapCamera &camera)
{
    const Result<Projection> made = Projection::named(name, center);
    if (!made)
        return made.error();
    m_flight->stop();
    if (m_picture || m_ground.isBusy()) { // what is being painted is of the one before
        m_nextProjection = *made;
        m_nextCamera = camera;
    } else {
        m_look.projection = *made;
        m_look.camera = camera;
    }
    changed();
    return Done{};
}

MapFrame MapView::frameFor(const MapCamera &camera) const
{
    MapLook look = m_look;
    look.camera = camera;
    return frameOf(look);
}

void MapView::setCamera(const MapCamera &camera)
{
    m_look.camera = camera;
    m_nextCamera = camera; // of the projection that comes, if one does
    changed();
    ask();
    hoverAgain();
}

void MapView::setLayers(const MapLayers &layers)
{
    if (m_look.layers == layers)
        return;
    const bool joinsOthers = m_look.layers.arcEnds != layers.arcEnds;
    m_look.layers = layers;
    m_hit.reset();
    changed();
    ask();
    if (joinsOthers)
        follow();
}

void MapView::flyTo(const MapCamera &target)
{
    m_flight->stop();
    m_flight->disconnect(this);
    if (m_theme.motion().isReduced() || !isVisible()) {
        setCamera(target);
        return;
    }
    MapLook end = m_look;
    end.camera = target;
    const MapCamera from = frameOf(m_look).camera;
    const MapCamera to = frameOf(end).camera;
    connect(m_flight, &QVariantAnimation::valueChanged, this, [this, from, to](const QVariant &t) {
        m_look.camera = between(from, to, t.toDouble());
        changed();
    });
    connect(m_flight, &QVariantAnimation::finished, this, [this, target] { setCamera(target); });
    m_flight->setDuration(flightMs);
    m_flight->setStartValue(0.0);
    m_flight->setEndValue(1.0);
    m_flight->start();
}

void MapView::say(const QString &problem)
{
    m_problem = problem;
    update();
}

void MapView::zoomIn()
{
    flyTo(zoomedAt(m_look, {m_look.width / 2, m_look.height / 2}, zoomStep));
}

void MapView::zoomOut()
{
    flyTo(zoomedAt(m_look, {m_look.width / 2, m_look.height / 2}, 1 / zoomStep));
}

void MapView::showAll()
{
    flyTo({});
}

void MapView::showSelection()
{
    const std::vector<PlanePoint> places = placesOf(m_session.selectedEvents());
    if (!places.empty())
        flyTo(showing(m_look, places));
}

void MapView::resizeEvent(QResizeEvent *)
{
    m_look.width = width();
    m_look.height = height();
    changed();
    ask();
}

} // namespace entente
