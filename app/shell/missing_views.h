// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Plain widgets in place of views that are not merged yet; gone when the last one is.

#include "core/engine/questions.h"

#include <QWidget>

namespace entente {

class Session;
class ThemeSwitch;

#if !__has_include("app/views/timeline/timeline_view.h")
class TimelineView : public QWidget
{
public:
    TimelineView(Session &, ThemeSwitch &, QWidget *parent) : QWidget(parent) {}
    void setLanes(LaneField lanes) { m_lanes = lanes; }
    LaneField lanes() const { return m_lanes; }
    LaneField m_lanes = LaneField::Party;
};
#endif
#if !__has_include("app/views/overview/overview_view.h")
class OverviewView : public QWidget
{
public:
    OverviewView(Session &, ThemeSwitch &, QWidget *parent) : QWidget(parent) { setFixedHeight(80); }
};
#endif
#if !__has_include("app/views/map/map_view.h")
class MapView : public QWidget
{
public:
    MapView(Session &, ThemeSwitch &, QWidget *parent) : QWidget(parent) {}
    void setProjection(const std::string &name) { m_name = name; }
    std::string projection() const { return m_name; }
    void showWorld() {}
    std::string m_name = "equal-earth";
};
#endif

} // namespace entente
