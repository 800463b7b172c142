// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/session/frame_timer.h"
#include "app/session/linked_client.h"
#include "app/session/session.h"
#include "app/views/annotation_editor.h"
#include "app/views/map/event_titles.h"
#include "app/views/map/ground_painter.h"
#include "app/views/map/map_moves.h"
#include "app/views/map/map_preparer.h"
#include "app/views/map/mark_fades.h"
#include "app/views/map/place_asker.h"
#include "app/views/map/shade_asker.h"
#include "core/layout/annotation.h"
#include "core/layout/coasting.h"
#include "core/layout/map_clusters.h"
#include "core/layout/map_extent.h"
#include "core/story/scene.h"

#include <QElapsedTimer>
#include <QPainterPath>
#include <QPoint>
#include <QPointF>
#include <QWidget>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

class QMenu;
class QVariantAnimation;

namespace entente
{

class EmptyState;
class ThemeSwitch;

/// A map that may be looked at soon.
struct MapPlan
{
    std::string projection;
    LatLon center;
    std::optional<MapExtent> extent; ///< nothing: the whole map
    MapLayers layers;
    QSize size; ///< of the view, then
    Context context;
    SceneSelection selection;
};

/// The map: where the events of the filter are, and which actors meet. A click selects events, on a
/// country it filters to them (Ctrl adds another, Shift asks for what happened there); a drag moves
/// (and turns a globe), the wheel zooms at the pointer, Shift+drag filters to a box, Ctrl+drag or
/// Alt+drag to a lasso, a double click zooms in.
class MapView : public QWidget
{
    Q_OBJECT

public:
    MapView(Session &session, ThemeSwitch &theme, QWidget *parent = nullptr);
    ~MapView() override;

    /// The map as it is seen, whole: what "copy as image" and the export preview take.
    Drawing currentDrawing() const;
    void copyAsImage() const;

    const Projection &projection() const { return m_look.projection; }
    /// The one that was chosen last; it is shown once its ground has been painted.
    const Projection &chosenProjection() const
    {
        return m_nextProjection ? *m_nextProjection : m_look.projection;
    }
    /// Refused for a name that Projection does not know. Shows the whole map again, or what the
    /// camera sees.
    Outcome setProjection(const std::string &name, LatLon center, const MapCamera &camera = {});
    MapCamera camera() const { return m_look.camera; }
    void setCamera(const MapCamera &camera);           ///< at once
    MapFrame frame() const { return frameOf(m_look); } ///< where places are, in pixels
    MapFrame frameFor(const MapCamera &camera) const;  ///< as it would be with this one
    const std::string &language() const { return m_look.language; } ///< of the names of cities
    const MapLayers &layers() const { return m_look.layers; }
    void setLayers(const MapLayers &layers);

    /// Has the grounds of these ready by the time that they are asked for, the first one first.
    /// Of what is asked for otherwise in the end nothing is lost but the work.
    void prepare(const std::vector<MapPlan> &plans);
    bool isPrepared(const MapPlan &plan) const;

    /// Remarks on the map.
    void setAnnotations(const AnnotationLook &annotations);
    /// Events and remarks as they are on screen, without the ground.
    const Drawing &currentMarks() const;

    /// What stands on the map, the place with the most events first.
    const std::vector<MapCluster> &places() const;
    /// The one that the keyboard is on, as long as it is drawn; null: on none.
    const MapCluster *currentPlace() const;
    void setCurrentPlace(EventId id); ///< by its most important event
    void selectCurrentPlace();
    /// The first events of the current place, with their dates; empty until they have arrived.
    QStringList currentTitles() const;

    /// The countries that the keyboard goes through, by name.
    const std::vector<ActorId> &countries() const;
    const std::optional<ActorId> &currentCountry() const { return m_country; }
    void setCurrentCountry(const ActorId &id);
    /// As a click on it does; `adds`: with Ctrl.
    void clickCountry(const ActorId &id, bool adds);
    QString nameOfCountry(const ActorId &id) const;
    QRect boxOfCountry(const ActorId &id) const; ///< of what is seen of it; empty: nothing

    /// Milliseconds of what comes, goes and runs on; for tests.
    void setClock(std::function<double()> clock) { m_clock = std::move(clock); }

    Session &session() const { return m_session; }

    QSize sizeHint() const override { return {900, 440}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

public slots:
    void zoomIn();
    void zoomOut();
    void showAll();
    void showSelection(); ///< moves to the selected events, if the map has them

signals:
    void drawn(); ///< other places, or the same ones elsewhere
    /// A menu is about to be shown: what others offer there, they add.
    void menuOpening(QMenu *menu, const RemarkSpot &spot);

protected:
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    // What is shown: map_view.cpp.
    void ask();
    void follow();
    void take(AskedPlaces places);
    void takeMerged(std::shared_ptr<const MergedPlaces> merged, double scale,
                    const Projection &projection);
    void light(const EventAnswer &chosen);
    void light(const ActorId &actor);
    void lightFiltered();
    void followFilter();
    void lightActors(const std::vector<ActorId> &actors);
    void changed(); ///< the look or the data did: lays out and paints anew
    void layOut() const;
    void mergeForScale() const;
    void requestGround();
    GroundRequest groundFor(const MapLook &look) const;
    static double cellFor(double pixelsPerUnit);
    std::optional<MapWish> wishFor(const MapPlan &plan) const;
    void keepPrepared(std::shared_ptr<const GroundPicture> picture);
    std::shared_ptr<const GroundPicture> preparedFor(const GroundRequest &wanted) const;
    bool usePrepared(const GroundRequest &wanted);
    void takeGround(GroundPicture picture);
    double time() const; ///< milliseconds, for what comes and goes
    bool isFading() const;
    void paintGround(QPainter &painter);
    void paintHover(QPainter &painter);
    void paintFocus(QPainter &painter);
    void flyTo(const MapCamera &target);
    void say(const QString &problem);
    const Dataset &words() const { return m_session.vocabulary(); }

    // What the hand does: map_view_input.cpp.
    struct Drag
    {
        enum class What
        {
            Nothing,
            Click, ///< pressed, not moved yet
            Pan,
            Turn,  ///< a globe
            Inset, ///< in the small map of the world
            Box,
            Lasso
        } what = What::Nothing;
        QPointF from;
        QPointF to;
        MapLook look;             ///< when it began
        bool ropes = false;       ///< a lasso, once it has moved
        std::vector<PointF> rope; ///< that a lasso was drawn along
    };
    std::optional<Hit> hitAt(QPointF at) const;
    void hover(QPointF at);
    void hoverAgain(); ///< what moved under the pointer, if it is here
    void click(QPointF at, Qt::KeyboardModifiers modifiers);
    void turnGlobe(const MapLook &from, QPointF way);
    void coastGlobe(); ///< on, after it was let go
    void letGo(const Drag &drag);
    void stopCoasting();
    void toggle(const std::vector<EventId> &ids);
    void filterToBox(QPointF from, QPointF to);
    const Arc *arcOf(const Hit &hit) const;
    QStringList arcTip(const Hit &hit) const;
    void filterToLasso(const std::vector<PointF> &rope);
    void filterToArea(const std::string &area);
    bool isOnWithoutPlace(QPointF at) const; ///< the count in the corner
    void filterToWithoutPlace();
    bool goThroughInset(QPointF at); ///< false: it is not there
    PathShape rubberBand() const;    ///< the box or lasso that is being drawn
    void showTip(QPoint globalAt);
    void stepThrough(int direction);
    std::vector<PlanePoint> placesOf(const std::vector<EventId> &ids) const;

    // Countries: map_view_countries.cpp.
    struct BeforeClick
    {
        Filter filter;
        Selection selection;
        Filter after; ///< what the click made of it
    };
    const CountryShape *countryAt(QPointF at) const;
    void takeClickBack();
    void filterToCountry(QPointF at);
    QStringList countryTip(const CountryShape &country) const;
    QPainterPath outlineOf(const ActorId &id) const;
    void paintCountry(QPainter &painter);
    void stepThroughCountries(int direction);

    // What the menu offers: map_view_menu.cpp.
    void addEventActions(QMenu &menu, const Hit &hit);
    void addCountryActions(QMenu &menu, const CountryShape &country);
    void addMapActions(QMenu &menu, QPointF at);
    void addLayerActions(QMenu &menu);
    void addArcActions(QMenu &menu);
    void addShadingActions(QMenu &menu);
    void shadeBy(const Shading &shading);
    void addTerm(Field field, const std::string &value, bool negated);

    Session &m_session;
    ThemeSwitch &m_theme;
    MapLook m_look;
    AnnotationLook m_annotations;
    std::optional<Projection> m_nextProjection; ///< until its ground has been painted
    MapCamera m_nextCamera;
    /// Never null, and never changed.
    std::shared_ptr<const ClusterAnswer> m_answer = std::make_shared<const ClusterAnswer>();
    /// Merged for a scale and a projection; null when the answer is new.
    mutable std::shared_ptr<const MergedPlaces> m_merged;
    mutable double m_mergedScale = 0;
    mutable std::optional<Projection> m_mergedProjection;
    std::shared_ptr<const ArcWays> m_arcWays = std::make_shared<ArcWays>(); ///< never null
    std::optional<GroundPicture> m_picture;
    std::optional<GroundPicture> m_pictureBefore; ///< while m_picture comes over it
    double m_pictureSince = 0;
    std::deque<std::shared_ptr<const GroundPicture>> m_prepared; ///< the newest last
    bool m_isForecast = false; ///< m_picture was prepared for an answer that may be on its way
    mutable MarkFades m_fades;
    mutable bool m_hasNewAnswer = false; ///< that has not been laid out
    mutable MapFrame m_laidOut;          ///< the frame of m_map
    QElapsedTimer m_time;
    std::function<double()> m_clock; ///< instead of m_time
    FrameTimer m_fadeFrames;
    /// Of the ground that is being painted.
    std::pair<MapScale, Boundaries> m_asked{MapScale::Small, Boundaries::DeFacto};
    std::set<std::pair<MapScale, Boundaries>> m_lacking;     ///< shapes that cannot be read
    mutable MapDrawing m_map;                                ///< of the data
    mutable std::optional<std::vector<MapCluster>> m_places; ///< that m_map shows, once asked for
    std::optional<EventId> m_current; ///< of the place that the keyboard is on
    std::optional<ActorId> m_country; ///< that the keyboard is on
    std::optional<ActorId> m_hoveredCountry;
    std::optional<BeforeClick> m_beforeClick; ///< on a country
    std::vector<std::string> m_filteredParties;
    mutable std::vector<ActorId> m_countries; ///< of m_countriesOf
    mutable std::pair<const World *, quint64> m_countriesOf;
    bool m_isUntold = false; ///< the places changed, and nobody was told yet
    mutable Drawing m_arcs;  ///< to point at; painted with the ground
    mutable bool m_dirty = true;
    Drag m_drag;
    bool m_ignoreRelease = false;
    Coasting m_coastingX; ///< of a globe that was turned and let go
    Coasting m_coastingY;
    MapLook m_coastingFrom;
    QPointF m_coastingWay; ///< that it was turned before
    FrameTimer m_coastingFrames;
    std::optional<Hit> m_hit; ///< under the pointer
    std::optional<QPointF> m_pointer;
    QPoint m_tipAt; ///< where the tip was shown last, in the screen's coordinates
    QString m_problem;
    QVariantAnimation *m_flight;
    PlaceAsker m_clusters;
    mutable PlaceMerger m_merger; ///< for scales in between
    ShadeAsker m_shades;
    Asker<EventQuestion, EventAnswer> m_chosen;
    EventTitles m_titles;
    GroundPainter m_ground;
    MapPreparer m_preparer;
    LinkedClient m_dataClient;
    LinkedClient m_selectionClient;
    LinkedClient m_hoverClient;
    EmptyState *m_empty;
};

} // namespace entente
