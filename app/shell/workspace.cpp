// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/workspace.h"

#include "app/session/session.h"
#include "app/shell/play_popover.h"
#include "app/shell/side_panel.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/calendar/calendar_view.h"
#include "app/views/changes/changes_view.h"
#include "app/views/facets/facets_view.h"
#include "app/views/inspector/inspector_view.h"
#include "app/views/map/map_view.h"
#include "app/views/matrix/matrix_view.h"
#include "app/views/network/network_view.h"
#include "app/views/overview/overview_view.h"
#include "app/views/table/table_view.h"
#include "app/views/timeline/timeline_heads.h"
#include "app/views/timeline/timeline_view.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QIODevice>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace entente
{

namespace
{

constexpr quint32 layoutVersion = 1;
constexpr int narrowestForInspector = 1080;
constexpr int narrowestForFacets = 900;

QSplitter *makeSplitter(Qt::Orientation orientation, QWidget *parent)
{
    auto *splitter = new QSplitter(orientation, parent);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

} // namespace

Workspace::Workspace(Session &session, ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_themes(themes)
{
    setObjectName(QStringLiteral("workspace"));
    layOut();
    for (QSplitter *splitter : {m_columns, m_rows})
        connect(splitter, &QSplitter::splitterMoved, this, &Workspace::layoutChanged);
    connect(m_facetsPanel, &SidePanel::foldRequested, this,
            [this] { setShown(Panel::Facets, false); });
    connect(m_inspectorPanel, &SidePanel::foldRequested, this,
            [this] { setShown(Panel::Inspector, false); });
    connect(m_facetsStrip, &FoldedStrip::unfoldRequested, this,
            [this] { setShown(Panel::Facets, true); });
    connect(m_inspectorStrip, &FoldedStrip::unfoldRequested, this,
            [this] { setShown(Panel::Inspector, true); });
    updateStrips();
}

// --- The views, one function each -------------------------------------------------------------

QWidget *Workspace::makeFacets()
{
    m_left = new QStackedWidget(this);
    m_left->addWidget(new FacetsView(m_session, m_themes, m_left));
    return m_left;
}

QWidget *Workspace::makeInspector()
{
    return new InspectorView(m_session, m_themes, this);
}

QWidget *Workspace::makeMap()
{
    return m_map = new MapView(m_session, m_themes, this);
}

QWidget *Workspace::makeTable()
{
    m_table = new TableView(m_session, m_themes, this);
    if (!m_tableState.isEmpty())
        m_table->restoreState(m_tableState);
    connect(m_table, &TableView::mapRequested, this, &Workspace::showOnMap);
    return m_table;
}

QWidget *Workspace::makeCalendar()
{
    return m_calendar = new CalendarView(m_session, m_themes, this);
}

QWidget *Workspace::makeMatrix()
{
    return m_matrix = new MatrixView(m_session, m_themes, this);
}

NetworkChoice Workspace::networkChoice() const
{
    return m_network ? m_network->choice() : m_networkChoice;
}

void Workspace::setNetworkChoice(const NetworkChoice &choice)
{
    m_networkChoice = choice;
    if (m_network)
        m_network->setChoice(choice);
}

QWidget *Workspace::makeNetwork()
{
    m_network = new NetworkView(m_session, m_themes, this);
    m_network->setChoice(m_networkChoice);
    connect(m_network, &NetworkView::choiceChanged, this, &Workspace::layoutChanged);
    return m_network;
}

QWidget *Workspace::makeTimeline()
{
    m_timeline = new TimelineView(m_session, m_themes, this);
    connect(m_timeline, &TimelineView::openRequested, this,
            [this] { setShown(Panel::Inspector, true); });
    connect(m_timeline, &TimelineView::mapRequested, this, &Workspace::showOnMap);
    return m_timeline;
}

void Workspace::showOnMap(EventId id)
{
    m_session.select(id);
    setCentre(Centre::Map);
    m_map->showSelection();
}

QWidget *Workspace::makeOverview()
{
    m_overview = new OverviewView(m_session, m_themes, this);
    connect(m_overview, &OverviewView::playSettingsRequested, this, &Workspace::showPlaySettings);
    // The strip's bars stand under the plot, not under the lanes' names.
    connect(m_timeline, &TimelineView::drawn, m_overview,
            [this] { m_overview->setHeadWidth(m_timeline->currentDrawing().plot.x); });
    return m_overview;
}

// --- Where they stand -------------------------------------------------------------------------

QWidget *Workspace::makeCentre()
{
    auto *centre = new QWidget(this);
    centre->setObjectName(QStringLiteral("centrePanel"));
    centre->setAttribute(Qt::WA_StyledBackground);

    m_stack = new QStackedWidget(centre);
    m_stack->addWidget(makeMap());
    m_stack->setMinimumHeight(120);
    m_rows = makeSplitter(Qt::Vertical, centre);
    m_rows->addWidget(m_stack);
    QWidget *timeline = makeTimeline();
    m_rows->addWidget(timeline);

    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_rows, 1);
    column->addWidget(makeOverview());
    return centre;
}

void Workspace::layOut()
{
    m_facetsPanel = new SidePanel(SidePanel::Side::Left, makeFacets(), this);
    m_facetsPanel->setObjectName(QStringLiteral("facetsPanel"));
    QWidget *centre = makeCentre(); // Tab goes through the panels as they are made
    m_inspectorPanel = new SidePanel(SidePanel::Side::Right, makeInspector(), this);
    m_inspectorPanel->setObjectName(QStringLiteral("inspectorPanel"));
    m_facetsStrip = new FoldedStrip(SidePanel::Side::Left, tr("Facets"), this);
    m_inspectorStrip = new FoldedStrip(SidePanel::Side::Right, tr("Details"), this);

    m_columns = makeSplitter(Qt::Horizontal, this);
    m_columns->addWidget(m_facetsPanel);
    m_columns->addWidget(centre);
    m_columns->addWidget(m_inspectorPanel);
    sizePanels();
    connect(&m_themes.text(), &TextSize::changed, this, [this] {
        sizePanels();
        foldToWidth();
    });
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_columns->setStretchFactor(2, 0);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_facetsStrip);
    row->addWidget(m_columns, 1);
    row->addWidget(m_inspectorStrip);
}

/// As narrow as their texts can be read in.
void Workspace::sizePanels()
{
    m_facetsPanel->setMinimumWidth(qRound(160 * textScale()));
    m_inspectorPanel->setMinimumWidth(qRound(220 * textScale()));
    m_timeline->setMinimumHeight(qRound(120 * textScale())); // its years, and a lane
}

void Workspace::proportion()
{
    const int facets =
        qBound(qRound(186 * textScale()), width() * 15 / 100, qRound(300 * textScale()));
    const int inspector =
        qBound(qRound(250 * textScale()), width() * 20 / 100, qRound(440 * textScale()));
    m_columns->setSizes({facets, width() - facets - inspector, inspector});
    m_rows->setSizes({47, 53});
}

void Workspace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_proportioned) {
        m_proportioned = true;
        proportion();
    }
    foldToWidth();
}

void Workspace::foldToWidth()
{
    if (m_staged)
        return;
    const auto fold = [this](SidePanel *panel, bool room, bool &foldedForRoom) {
        if (!room && !panel->isHidden()) {
            panel->hide();
            foldedForRoom = true;
        } else if (room && foldedForRoom) {
            panel->show();
            foldedForRoom = false;
        }
    };
    const bool before[] = {m_facetsPanel->isHidden(), m_inspectorPanel->isHidden()};
    fold(m_inspectorPanel, width() >= narrowestForInspector * textScale(),
         m_inspectorFoldedForRoom);
    fold(m_facetsPanel, width() >= narrowestForFacets * textScale(), m_facetsFoldedForRoom);
    if (before[0] != m_facetsPanel->isHidden() || before[1] != m_inspectorPanel->isHidden()) {
        updateStrips();
        emit layoutChanged();
    }
}

void Workspace::updateStrips()
{
    if (m_staged)
        return;
    m_facetsStrip->setVisible(m_facetsPanel->isHidden());
    m_inspectorStrip->setVisible(m_inspectorPanel->isHidden());
}

SidePanel *Workspace::side(Panel panel) const
{
    return panel == Panel::Facets ? m_facetsPanel : m_inspectorPanel;
}

bool Workspace::isShown(Panel panel) const
{
    return panel == Panel::Timeline ? !m_timeline->isHidden() : !side(panel)->isHidden();
}

void Workspace::setShown(Panel panel, bool shown)
{
    if (shown == isShown(panel))
        return;
    if (panel == Panel::Timeline) {
        m_timeline->setVisible(shown);
    } else {
        side(panel)->setVisible(shown);
        (panel == Panel::Facets ? m_facetsFoldedForRoom : m_inspectorFoldedForRoom) = false;
        updateStrips();
    }
    emit layoutChanged();
}

/// Tab comes to it where it comes to the map: widgets that are made later would be last.
void Workspace::addCentre(QWidget *view)
{
    m_stack->addWidget(view);
    if (view == m_network)
        m_network->setAnnotations(m_annotations);
    if (!m_controlsShown)
        setControlsShown(false);
    emit centreMade();
    QWidget *before = m_map;
    const QList<QWidget *> inside = view->findChildren<QWidget *>();
    for (QWidget *each : QList<QWidget *>{view} + inside) {
        if (each->focusPolicy() == Qt::NoFocus || each->focusProxy())
            continue;
        setTabOrder(before, each);
        before = each;
    }
}

void Workspace::setCentre(Centre centre)
{
    setCentreShown(true); // a scene may have done without
    if (centre == this->centre())
        return;
    QWidget *view = m_map;
    if (centre == Centre::Table) {
        if (!m_table)
            addCentre(makeTable());
        view = m_table;
    } else if (centre == Centre::Calendar) {
        if (!m_calendar)
            addCentre(makeCalendar());
        view = m_calendar;
    } else if (centre == Centre::Matrix) {
        if (!m_matrix)
            addCentre(makeMatrix());
        view = m_matrix;
    } else if (centre == Centre::Network) {
        if (!m_network)
            addCentre(makeNetwork());
        view = m_network;
    }
    m_stack->setCurrentWidget(view);
    emit layoutChanged();
}

void Workspace::setCentreShown(bool shown)
{
    if (shown == isCentreShown())
        return;
    m_stack->setVisible(shown);
    emit layoutChanged();
}

bool Workspace::isCentreShown() const
{
    return !m_stack->isHidden();
}

void Workspace::setShare(double share)
{
    const auto [upper, lower] = heightsFor(share);
    m_rows->setSizes({upper, lower});
}

/// Of what stands over the timeline, and the timeline's.
std::pair<int, int> Workspace::heightsFor(double share) const
{
    constexpr int least = 200; // before there is a window, only the relation counts
    constexpr int parts = 10'000;
    const int room = m_rows->height() - m_rows->handleWidth();
    const int all = room < least ? parts : room;
    const int upper = qBound(all / 20, qRound(share * all), all - all / 20);
    return {upper, all - upper};
}

QSize Workspace::centreSize(std::optional<double> share) const
{
    return {m_rows->width(), share ? heightsFor(*share).first : m_rows->height()};
}

double Workspace::share() const
{
    const QList<int> sizes = m_rows->sizes();
    const int both = sizes.value(0) + sizes.value(1);
    return both > 0 && sizes.value(0) > 0 && sizes.value(1) > 0 ? double(sizes.value(0)) / both
                                                                : 0.46;
}

void Workspace::setStaged()
{
    m_staged = true;
    m_facetsPanel->hide();
    m_inspectorPanel->hide();
    m_facetsStrip->hide();
    m_inspectorStrip->hide();
    m_overview->hide();
    setControlsShown(false);
}

void Workspace::setControlsShown(bool shown)
{
    m_controlsShown = shown;
    m_timeline->heads().setControlsShown(shown);
    if (m_network)
        m_network->setControlsShown(shown);
    if (m_matrix)
        m_matrix->setControlsShown(shown);
    if (m_calendar)
        m_calendar->setControlsShown(shown);
}

void Workspace::setStoryPanel(QWidget *panel)
{
    m_story = panel;
    m_left->addWidget(panel);
}

void Workspace::setStoryShown(bool shown)
{
    if (shown == isStoryShown() || !m_story)
        return;
    if (shown) {
        m_leftShownForStory = !isShown(Panel::Facets);
        m_left->setCurrentWidget(m_story);
        setShown(Panel::Facets, true);
    } else {
        m_left->setCurrentIndex(0);
        if (std::exchange(m_leftShownForStory, false))
            setShown(Panel::Facets, false);
    }
    emit layoutChanged();
}

bool Workspace::isStoryShown() const
{
    return m_story && m_left->currentWidget() == m_story && isShown(Panel::Facets);
}

void Workspace::setAnnotations(const AnnotationLook &annotations)
{
    m_annotations = annotations;
    m_timeline->setAnnotations(annotations);
    m_map->setAnnotations(annotations);
    if (m_network)
        m_network->setAnnotations(annotations);
}

Workspace::Centre Workspace::centre() const
{
    const QWidget *view = m_stack->currentWidget();
    return view == m_map       ? Centre::Map
           : view == m_table   ? Centre::Table
           : view == m_matrix  ? Centre::Matrix
           : view == m_network ? Centre::Network
                               : Centre::Calendar;
}

QByteArray Workspace::saveLayout() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    const bool facets = isShown(Panel::Facets) || m_facetsFoldedForRoom;
    const bool inspector = isShown(Panel::Inspector) || m_inspectorFoldedForRoom;
    out << layoutVersion << m_columns->saveState() << m_rows->saveState() << facets << inspector
        << isShown(Panel::Timeline) << (centre() == Centre::Table) << (centre() == Centre::Calendar)
        << (centre() == Centre::Matrix) << (centre() == Centre::Network);
    return bytes;
}

QByteArray Workspace::saveTable() const
{
    return m_table ? m_table->saveState() : m_tableState;
}

void Workspace::restoreLayout(const QByteArray &layout)
{
    QDataStream in(layout);
    quint32 version = 0;
    QByteArray columns;
    QByteArray rows;
    bool facets = true;
    bool inspector = true;
    bool timeline = true;
    bool table = false;
    in >> version >> columns >> rows >> facets >> inspector >> timeline >> table;
    if (in.status() != QDataStream::Ok || version != layoutVersion)
        return;
    m_proportioned = m_columns->restoreState(columns) && m_rows->restoreState(rows);
    // A splitter's state hides and shows its parts as well; the panels' own flags are the truth.
    setShown(Panel::Facets, facets);
    setShown(Panel::Inspector, inspector);
    setShown(Panel::Timeline, timeline);
    updateStrips();
    bool calendar = false;
    if (!in.atEnd()) // versions before the calendar end here
        in >> calendar;
    bool matrix = false;
    if (!in.atEnd()) // and those before the matrix here
        in >> matrix;
    bool network = false;
    if (!in.atEnd()) // and those before the network here
        in >> network;
    setCentre(network    ? Centre::Network
              : matrix   ? Centre::Matrix
              : calendar ? Centre::Calendar
              : table    ? Centre::Table
                         : Centre::Map);
    foldToWidth();
}

// --- What the window asks of views ------------------------------------------------------------

void Workspace::setErasShown(bool shown)
{
    m_timeline->setErasShown(shown);
}

bool Workspace::areErasShown() const
{
    return m_timeline->areErasShown();
}

void Workspace::setProjection(const QString &name)
{
    if (name == projection())
        return;
    // The middle stays where it is; a name that is none (of an older version) changes nothing.
    const Outcome outcome = m_map->setProjection(name.toStdString(), m_map->projection().center());
    if (outcome)
        emit layoutChanged();
}

void Workspace::setProjection(const QString &name, LatLon center, const MapCamera &camera)
{
    if (m_map->setProjection(name.toStdString(), center, camera))
        emit layoutChanged();
    else
        m_map->setCamera(camera);
}

QString Workspace::projection() const
{
    return QString::fromStdString(m_map->chosenProjection().name());
}

void Workspace::showWholeMap()
{
    m_map->showAll();
}

void Workspace::setChangesShown(bool shown)
{
    if (shown == areChangesShown())
        return;
    if (!m_changes) {
        m_changes = new ChangesView(m_session, m_themes, m_left);
        m_left->addWidget(m_changes);
        connect(m_changes, &ChangesView::closeRequested, this, [this] { setChangesShown(false); });
    }
    if (shown) {
        m_leftShownForChanges = !isShown(Panel::Facets);
        m_changes->suggestDays();
        m_left->setCurrentWidget(m_changes);
        setShown(Panel::Facets, true);
    } else {
        m_left->setCurrentIndex(0);
        if (std::exchange(m_leftShownForChanges, false))
            setShown(Panel::Facets, false);
    }
    emit layoutChanged();
}

bool Workspace::areChangesShown() const
{
    return m_changes && m_left->currentWidget() == m_changes && isShown(Panel::Facets);
}

void Workspace::stepChange(int by)
{
    setChangesShown(true);
    m_changes->step(by);
}

void Workspace::showPlaySettings()
{
    auto *popover = new PlayPopover(m_session.playback(), this);
    popover->showAt(*m_overview);
}

bool Workspace::copyFromTable()
{
    if (!m_table || !m_table->isVisible())
        return false;
    m_table->copy();
    return true;
}

void Workspace::takeFocus()
{
    m_timeline->setFocus(Qt::OtherFocusReason);
}

} // namespace entente
