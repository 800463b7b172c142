// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/lane_actions.h"

#include "app/commands/actions.h"
#include "app/session/session.h"
#include "app/views/timeline/timeline_heads.h"
#include "app/views/timeline/timeline_view.h"

namespace entente
{

namespace
{

constexpr std::pair<const char *, LaneField> fieldChoices[] = {
    {"lanes.party", LaneField::Party},   {"lanes.pair", LaneField::Pair},
    {"lanes.kind", LaneField::Kind},     {"lanes.region", LaneField::Region},
    {"lanes.bloc", LaneField::Bloc},     {"lanes.place", LaneField::Place},
    {"lanes.tag", LaneField::Tag},       {"lanes.status", LaneField::Status},
    {"lanes.thread", LaneField::Thread}, {"lanes.none", LaneField::None}};
constexpr std::pair<const char *, LaneOrder> orderChoices[] = {
    {"order.count", LaneOrder::Count},
    {"order.name", LaneOrder::Name},
    {"order.first", LaneOrder::FirstDate},
    {"order.hand", LaneOrder::ByHand}};
/// What needs several lanes.
constexpr const char *needLanes[] = {"order.count", "order.name", "order.first", "order.hand",
                                     "lane.pin",    "lane.hide",  "lane.up",     "lane.down"};
constexpr double heightStep = 21; ///< a row

} // namespace

LaneActions::LaneActions(Session &session, Actions &actions, TimelineView &timeline,
                         QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_actions(actions)
    , m_timeline(timeline)
{
    for (const auto &[id, field] : fieldChoices)
        connect(m_actions[id], &QAction::triggered, this, [this, field = field] {
            LanesLook look = m_session.lanes();
            look.field = field;
            m_session.setLanes(look);
        });
    TimelineHeads &heads = m_timeline.heads();
    for (const auto &[id, order] : orderChoices)
        connect(m_actions[id], &QAction::triggered, &heads,
                [&heads, order = order] { heads.setOrder(order); });
    connect(m_actions["lanes.counts"], &QAction::triggered, this, [this](bool counts) {
        LanesLook look = m_session.lanes();
        FieldLanes lanes = look.arranged();
        lanes.counts = counts;
        look.arrange(std::move(lanes));
        m_session.setLanes(look);
    });
    connect(m_actions["lanes.showHidden"], &QAction::triggered, &heads, &TimelineHeads::showHidden);
    connect(m_actions["lanes.collapse"], &QAction::triggered, &heads,
            [&heads] { heads.collapseAll(true); });
    connect(m_actions["lanes.expand"], &QAction::triggered, &heads,
            [&heads] { heads.collapseAll(false); });
    connect(m_actions["lanes.usual"], &QAction::triggered, &heads, &TimelineHeads::makeUsual);
    bindLane();
    connect(&m_session, &Session::lanesChanged, this, &LaneActions::update);
    heads.setMenu(m_actions.menu("view.lanes"));
    update();
}

/// Actions on one lane, the one that keys speak to.
void LaneActions::bindLane()
{
    TimelineHeads &heads = m_timeline.heads();
    const auto bind = [&](const char *id, auto deed) {
        connect(m_actions[id], &QAction::triggered, &heads, [this, &heads, deed] {
            if (const auto lane = heads.current())
                deed(heads, *lane, m_session.lanes().arranged());
        });
    };
    using Heads = TimelineHeads;
    using Name = const std::string;
    bind("lane.pin", [](Heads &h, Name &lane, const FieldLanes &now) {
        h.setPinned(lane, !now.isPinned(lane));
    });
    bind("lane.hide", [](Heads &h, Name &lane, const FieldLanes &) { h.hide(lane); });
    bind("lane.collapse", [](Heads &h, Name &lane, const FieldLanes &now) {
        h.setCollapsed(lane, !now.isCollapsed(lane));
    });
    bind("lane.up", [](Heads &h, Name &lane, const FieldLanes &) { h.moveBy(lane, -1); });
    bind("lane.down", [](Heads &h, Name &lane, const FieldLanes &) { h.moveBy(lane, 1); });
    bind("lane.higher",
         [](Heads &h, Name &lane, const FieldLanes &) { h.changeHeight(lane, heightStep); });
    bind("lane.lower",
         [](Heads &h, Name &lane, const FieldLanes &) { h.changeHeight(lane, -heightStep); });
    connect(m_actions["lane.next"], &QAction::triggered, &heads, [&heads] { heads.step(1); });
    connect(m_actions["lane.previous"], &QAction::triggered, &heads, [&heads] { heads.step(-1); });
}

void LaneActions::update()
{
    const LanesLook &look = m_session.lanes();
    for (const auto &[id, field] : fieldChoices)
        m_actions[id]->setChecked(field == look.field);
    for (const auto &[id, order] : orderChoices)
        m_actions[id]->setChecked(order == look.arranged().order);
    for (const char *id : needLanes)
        m_actions[id]->setEnabled(look.field != LaneField::None);
    m_actions["lanes.counts"]->setChecked(look.arranged().counts);
    m_actions["lanes.showHidden"]->setEnabled(!look.arranged().hidden.empty());
    m_actions["lanes.usual"]->setEnabled(look.arranged() != FieldLanes());
}

} // namespace entente
