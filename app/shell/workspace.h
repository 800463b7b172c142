// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"
#include "core/layout/annotation.h"
#include "core/layout/map_layout.h"
#include "core/layout/network_choice.h"

#include <QWidget>

#include <optional>
#include <utility>

class QSplitter;
class QStackedWidget;

namespace entente
{

class CalendarView;
class ChangesView;
class FoldedStrip;
class MapView;
class MatrixView;
class NetworkView;
class OverviewView;
class Session;
class SidePanel;
class TableView;
class ThemeSwitch;
class TimelineView;

/// The views and where they stand: facets on the left, map, network or table over the timeline and
/// the overview, details on the right. Views are made here, one function each, and nowhere else.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    enum class Panel
    {
        Facets,
        Inspector,
        Timeline
    };
    enum class Centre
    {
        Map,
        Table,
        Calendar,
        Matrix,
        Network
    };

    Workspace(Session &session, ThemeSwitch &themes, QWidget *parent);

    void setCentre(Centre centre);
    Centre centre() const;

    bool isShown(Panel panel) const;
    void setShown(Panel panel, bool shown);

    /// The view over the timeline; a scene may do without.
    void setCentreShown(bool shown);
    bool isCentreShown() const;
    /// Of the height that the view over the timeline has, 0 to 1.
    void setShare(double share);
    double share() const;
    /// Of the view over the timeline: where it has so much of the height, or stands alone.
    QSize centreSize(std::optional<double> share) const;
    /// Nothing but views: no panels, no strips, no overview; menus of views when they are asked
    /// for.
    void setStaged();
    /// Buttons and menus inside the views.
    void setControlsShown(bool shown);

    /// What stands in the place of the facets while a story is worked on.
    void setStoryPanel(QWidget *panel);
    void setStoryShown(bool shown);
    bool isStoryShown() const;
    /// Remarks, on every view that has some.
    void setAnnotations(const AnnotationLook &annotations);

    void setErasShown(bool shown); ///< leaders and eras behind the timeline's lanes
    bool areErasShown() const;
    void setProjection(const QString &name);
    /// Another centre and camera too; only the camera where there is no such projection.
    void setProjection(const QString &name, LatLon center, const MapCamera &camera);
    QString projection() const;
    /// The whole map again.
    void showWholeMap();

    /// What changed between two days, in the place of the facets.
    void setChangesShown(bool shown);
    bool areChangesShown() const;
    /// To the next change, or the one before; shows them first.
    void stepChange(int by);

    /// Opens the small window about playback.
    void showPlaySettings();

    /// Puts the selected events on the clipboard as rows for a spreadsheet; false when the table,
    /// which knows how, is not what has the focus.
    bool copyFromTable();

    TimelineView &timeline() { return *m_timeline; }
    MapView &map() { return *m_map; }
    const TimelineView &timeline() const { return *m_timeline; }
    const MatrixView *matrix() const { return m_matrix; } ///< null until it is first shown
    MatrixView *matrix() { return m_matrix; }
    const MapView &map() const { return *m_map; }
    const NetworkView *network() const { return m_network; } ///< null until it is first shown
    NetworkView *network() { return m_network; }
    /// What the network shows, or will show first.
    NetworkChoice networkChoice() const;
    void setNetworkChoice(const NetworkChoice &choice);

    /// Keys go to the timeline: where one begins.
    void takeFocus();

    /// Sizes and folding of the panels.
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);
    /// The table's columns, also when it has not been shown yet.
    QByteArray saveTable() const;
    void restoreTable(const QByteArray &state) { m_tableState = state; }

signals:
    void centreMade();    ///< another view was shown for the first time
    void layoutChanged(); ///< a panel was folded, unfolded or resized; another centre was chosen

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeFacets();
    QWidget *makeInspector();
    QWidget *makeMap();
    QWidget *makeTable();
    void addCentre(QWidget *view);
    void showOnMap(EventId id);
    QWidget *makeCalendar();
    QWidget *makeMatrix();
    QWidget *makeNetwork();
    QWidget *makeTimeline();
    QWidget *makeOverview();
    QWidget *makeCentre();
    void layOut();
    void sizePanels();
    void proportion();
    void foldToWidth();
    SidePanel *side(Panel panel) const;
    void updateStrips();
    std::pair<int, int> heightsFor(double share) const;

    Session &m_session;
    ThemeSwitch &m_themes;
    MapView *m_map = nullptr;
    TableView *m_table = nullptr;
    CalendarView *m_calendar = nullptr; ///< null until it is first shown
    MatrixView *m_matrix = nullptr;     ///< the same
    NetworkView *m_network = nullptr;   ///< null until it is first shown
    NetworkChoice m_networkChoice;      ///< for that moment
    ChangesView *m_changes = nullptr;   ///< null until it is first shown
    TimelineView *m_timeline = nullptr;
    OverviewView *m_overview = nullptr;
    QByteArray m_tableState; ///< for the table when it is made
    QSplitter *m_columns = nullptr;
    QSplitter *m_rows = nullptr;
    QStackedWidget *m_stack = nullptr;
    QStackedWidget *m_left = nullptr; ///< facets or changes
    SidePanel *m_facetsPanel = nullptr;
    SidePanel *m_inspectorPanel = nullptr;
    FoldedStrip *m_facetsStrip = nullptr;
    FoldedStrip *m_inspectorStrip = nullptr;
    QWidget *m_story = nullptr; ///< null until there is a panel of scenes
    AnnotationLook m_annotations;
    bool m_staged = false;
    bool m_controlsShown = true;
    bool m_proportioned = false;
    bool m_facetsFoldedForRoom = false;
    bool m_inspectorFoldedForRoom = false;
    bool m_leftShownForStory = false;   ///< and folded again when it is closed
    bool m_leftShownForChanges = false; ///< and folded again when they are closed
};

} // namespace entente
