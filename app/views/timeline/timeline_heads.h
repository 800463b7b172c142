// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/lanes_look.h"
#include "core/layout/timeline_layout.h"

#include <QObject>
#include <QPointF>
#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

class QMenu;
class QToolButton;

namespace entente
{

class TimelineView;

// The three dots in a head that the pointer is on, in its upper right corner.
constexpr double laneMenuWidth = 22;
constexpr double laneMenuHeight = 20;

/// What is painted over the lanes while one works with them.
struct LanesOverlay
{
    std::optional<RectF> hovered; ///< a head: its grips show
    bool hoveredIsCollapsed = false;
    std::optional<RectF> current; ///< the head that keys speak to
    std::vector<RectF> lit;       ///< heads of the lanes that what is hovered stands in
    std::optional<double> dropY;  ///< where a lane that is dragged would go
    QString dragged;              ///< its name
    QPointF draggedAt;
    bool operator==(const LanesOverlay &) const = default;
};

/// The column of lane heads: what is in its corner, what one does with lanes by mouse, menu and
/// keys. Everything done is a look of the session.
class TimelineHeads : public QObject
{
    Q_OBJECT

public:
    explicit TimelineHeads(TimelineView &view);

    /// The menu about all lanes, for the corner and for menus of the right button. Not owned.
    void setMenu(QMenu *menu);
    QMenu *menu() const { return m_menu; }

    /// What stands in the corner to be clicked.
    void setControlsShown(bool shown);

    /// The labels of an answer's lanes are remembered: those that are hidden have no other source.
    void learnLabels(const LanesAnswer &answer);
    /// After a new drawing.
    void update();

    // --- What is done with lanes, by their names in looks ---
    void setPinned(const std::string &lane, bool pinned);
    void setCollapsed(const std::string &lane, bool collapsed);
    void hide(const std::string &lane);
    void show(const std::string &lane);
    void showHidden();
    void collapseAll(bool collapsed);
    void makeUsual(); ///< nothing pinned, hidden, collapsed, resized or moved
    void setHeight(const std::string &lane, std::optional<double> height);
    void changeHeight(const std::string &lane, double by); ///< of the height it has now
    void moveBy(const std::string &lane, int by);
    /// ByHand begins with the lanes as they stand.
    void setOrder(LaneOrder order);
    /// Whether it can be pinned, hidden and moved: not the one of all the rest, nor the only one.
    bool isMovable(const std::string &lane) const;

    // --- The lane that keys speak to ---
    /// The one chosen last, else the lane of what is selected, else the first in sight. Empty:
    /// there are no lanes.
    std::optional<std::string> current() const;
    void setCurrent(std::optional<std::string> lane, bool marked);
    void step(int by);

    const LanePlace *placeOf(const std::string &lane) const;
    /// The lane at this height of the area where lanes are.
    const LanePlace *laneAt(double y) const;
    /// What can be done with one lane.
    void addActions(QMenu &menu, const std::string &lane);
    void showMenuOf(const std::string &lane, QPoint globalPosition);

    // --- The mouse ---
    enum class Part
    {
        None,
        Head,     ///< click: as the view has it; drag: moves the lane
        Triangle, ///< click: collapses or expands
        Menu,     ///< click: opens the lane's menu
        Edge      ///< drag: resizes; double click: the usual height
    };
    struct Grip
    {
        Part part = Part::None;
        std::string lane;
    };
    Grip gripAt(QPointF position) const;
    void hover(QPointF position);
    void leave();
    void beginDrag(const Grip &grip, QPointF position);
    void drag(QPointF position);
    void endDrag();
    void cancelDrag();

    /// The lanes of what is hovered light up.
    void showHover() { showOverlay(); }
    bool isDragging() const { return m_dragged.part != Part::None; }
    LanesOverlay overlay() const;

private:
    void showOverlay();
    FieldLanes arranged() const;
    void arrange(FieldLanes lanes);
    QString labelOf(const std::string &lane) const;
    /// Where lanes stand, while what is drawn are the lanes of the field that is looked at.
    const std::vector<LanePlace> &places() const;
    std::vector<std::string> movable() const; ///< from the top
    std::size_t dropPlace(double y) const;
    void fillHiddenMenu();
    void scrollTo(const std::string &lane);

    TimelineView &m_view;
    QMenu *m_menu = nullptr;
    QToolButton *m_corner;
    QToolButton *m_hidden;
    bool m_controlsShown = true;
    QMenu *m_hiddenMenu;
    std::map<std::string, QString> m_labels;
    std::optional<std::string> m_current;
    bool m_currentIsMarked = false;
    std::optional<std::string> m_hovered;
    std::optional<std::string> m_toReveal; ///< once it stands in its new place
    Grip m_dragged;
    QPointF m_dragFrom;
    QPointF m_dragAt;
    double m_heightBefore = 0;
    LanesLook m_lookBefore;
};

} // namespace entente
