// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/session/frame_timer.h"
#include "app/session/linked_client.h"
#include "app/session/session.h"
#include "app/style/thin_lines.h"
#include "app/views/annotation_editor.h"
#include "app/views/network/index_charts.h"
#include "app/views/network/network_asker.h"
#include "core/layout/annotation.h"

#include <QElapsedTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QMenu;
class QPainter;
class QToolButton;

namespace entente
{

class EmptyState;
class ThemeSwitch;

/// The network: who is tied to whom on the day in force, and how centralized that is through all
/// times. A click on an actor selects it, a click on a second one the pair; a click in a chart
/// goes to that day.
class NetworkView : public QWidget
{
    Q_OBJECT

public:
    NetworkView(Session &session, ThemeSwitch &themes, QWidget *parent = nullptr);

    const NetworkChoice &choice() const { return m_choice; }
    void setChoice(const NetworkChoice &choice);
    void setArrangement(NetworkArrangement arrangement);
    void setLayer(const std::string &layer); ///< of recorded ties; empty: the document's default
    void setDerived(const std::optional<DerivedTies> &derived); ///< nothing: recorded ties
    void setHub(const ActorId &hub); ///< empty: who has had most ties for longest
    void setBlocs(const std::vector<ActorId> &blocs);

    double fadeYears() const { return m_fadeYears; } ///< that ties which ended stay, paler
    void setFadeYears(double years);
    /// Several dates side by side, as pictures have them, in place of the day in force and the
    /// index; none: that day.
    const std::vector<NetworkRequest::Date> &dates() const { return m_dates; }
    void setDates(const std::vector<NetworkRequest::Date> &dates);
    /// Its menus; without them their room stays empty, so that nothing moves when they come.
    void setControlsShown(bool shown);
    /// Remarks on the network.
    void setAnnotations(const AnnotationLook &annotations);
    /// Where the drawing begins, in pixels from the widget's corner.
    QPointF drawingOrigin() const { return m_plot.topLeft(); }

    /// What is seen, without what comes and goes.
    const NetworkDrawing &currentDrawing() const;
    const NetworkCharts &currentCharts() const { return m_charts.charts(); }
    const NetworkSeries *series() const { return m_charts.series(); } ///< null until it has come
    /// Whether the charts are painted that belong to series(), the size and all else.
    bool areChartsComplete() const { return m_charts.isComplete(); }
    const AskedNetwork *network() const { return m_network.get(); } ///< null until it has come
    void copyAsImage() const;

    /// For those who hear it: actors, who has most ties first.
    const std::vector<std::size_t> &spoken() const { return m_spoken; }
    std::optional<std::size_t> currentActor() const { return m_keyed; }
    void setCurrentActor(std::size_t actor);
    void chooseActor(std::size_t actor);  ///< as a click does
    QRect boxOf(std::size_t actor) const; ///< in the widget's pixels
    QString wordsOf(std::size_t actor) const;
    bool isSelected(std::size_t actor) const { return m_selected.contains(actor); }

    QSize sizeHint() const override { return {900, 440}; }
    QSize minimumSizeHint() const override { return {260, 140}; }

signals:
    void drawn(); ///< other actors, or other ties
    /// A menu is about to be shown: what others offer there, they add.
    void menuOpening(QMenu *menu, const RemarkSpot &spot);
    void choiceChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    // What is shown: network_view.cpp.
    void ask();
    void take(std::shared_ptr<const AskedNetwork> network);
    void choose(NetworkChoice choice);
    void follow(); ///< the selection
    void light(const EventAnswer &chosen);
    void moveTo(); ///< the playhead's day
    void changed();
    void layOut() const;
    void paintNetwork(QPainter &painter);
    void placeParts();
    NetworkState stateNow() const;
    NetworkPlaces placesNow() const;
    double eased(double since) const; ///< 0 to 1
    double time() const;
    Instant moment() const;
    std::optional<std::size_t> actorOf(const ActorId &id) const;
    void updateButtons();

    // Several dates: network_view_dates.cpp.
    QToolButton *makeDatesButton();
    void layOutDates(const NetworkLook &look) const;
    std::size_t actorOfNode(std::size_t node) const;

    // What the hand does: network_view_input.cpp.
    NetworkHit hitAt(QPointF at) const;
    void hover(QPointF at);
    void click(QPointF at);
    void selectPair(const ActorId &a, const ActorId &b);
    void leavePair();
    void step(int direction);
    void stepTowards(double x, double y);
    QString tipAt(QPointF at) const;
    QString edgeWords(std::size_t edge) const;

    // What the menus offer: network_view_menu.cpp.
    QToolButton *makeButton(const char *name, const QString &tip);
    void fillLayers(QMenu &menu);
    void fillArrangements(QMenu &menu);
    void fillTies(QMenu &menu);
    void fillBlocs(QMenu &menu);
    void addTerms(const std::vector<ActorId> &actors);
    void exportIndex();

    Session &m_session;
    ThemeSwitch &m_themes;
    QToolButton *m_layerButton;
    QToolButton *m_arrangementButton;
    QToolButton *m_tiesButton;

    double m_fadeYears = 3;
    AnnotationLook m_annotations;
    QToolButton *m_blocsButton;

    QToolButton *m_datesButton; ///< hidden while there is one date

    NetworkChoice m_choice;
    bool m_controlsShown = true;
    std::vector<NetworkRequest::Date> m_dates; ///< side by side; empty: the day in force
    std::vector<Bloc> m_blocs;                 ///< of the network's actors
    std::vector<ActorId> m_pair;               ///< whose terms a click put into the filter

    std::shared_ptr<const AskedNetwork> m_network;
    NetworkPlaces m_placesFrom; ///< before the last change of places
    double m_placesSince = -1e9;
    NetworkState m_from; ///< before the last change of ties
    NetworkState m_to;
    double m_since = -1e9;

    std::set<std::size_t> m_selected;
    NetworkHit m_hit;
    std::optional<std::size_t> m_keyed;
    std::vector<std::size_t> m_spoken;
    QString m_problem;

    QRectF m_plot;      ///< of the network
    QRectF m_chartsBox; ///< empty: no room
    mutable bool m_dirty = true;
    mutable NetworkDrawing m_drawing;
    mutable NetworkState m_drawnState; ///< of m_drawing
    ThinLines m_web;                   ///< the ties, where there are hundreds
    QElapsedTimer m_clock;
    FrameTimer m_frames;
    mutable IndexCharts m_charts;
    NetworkAsker m_asker;
    SeriesAsker m_measurer;
    Asker<EventQuestion, EventAnswer> m_chosen;
    EmptyState *m_empty;
};

} // namespace entente
