// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/timeline/timeline_heads.h"

#include "app/style/fonts.h"
#include "app/views/timeline/timeline_plot.h"
#include "app/views/timeline/timeline_view.h"

#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

QString fieldText(LaneField field)
{
    switch (field) {
    case LaneField::Party:
        return TimelineHeads::tr("By party");
    case LaneField::Pair:
        return TimelineHeads::tr("By pair of parties");
    case LaneField::Kind:
        return TimelineHeads::tr("By kind");
    case LaneField::Region:
        return TimelineHeads::tr("By region");
    case LaneField::Bloc:
        return TimelineHeads::tr("By bloc");
    case LaneField::Place:
        return TimelineHeads::tr("By place");
    case LaneField::Tag:
        return TimelineHeads::tr("By tag");
    case LaneField::Status:
        return TimelineHeads::tr("By status");
    case LaneField::Thread:
        return TimelineHeads::tr("By thread");
    case LaneField::None:
        break;
    }
    return TimelineHeads::tr("One lane");
}

QToolButton *cornerButton(QWidget *parent, const char *name)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setCursor(Qt::ArrowCursor);
    return button;
}

} // namespace

TimelineHeads::TimelineHeads(TimelineView &view)
    : QObject(&view)
    , m_view(view)
    , m_corner(cornerButton(view.m_plot, "laneMenuButton"))
    , m_hidden(cornerButton(view.m_plot, "hiddenLanesButton"))
    , m_hiddenMenu(new QMenu(&view))
{
    m_corner->setFont(fontFor(TextStyle::Label));
    m_corner->setToolTip(tr("Which lanes there are, and in which order"));
    m_hidden->setFont(fontFor(TextStyle::Caption));
    m_hidden->setToolTip(tr("Show lanes again that were hidden"));
    m_hidden->setMenu(m_hiddenMenu);
    m_hidden->hide();
    connect(m_hiddenMenu, &QMenu::aboutToShow, this, &TimelineHeads::fillHiddenMenu);
}

void TimelineHeads::setMenu(QMenu *menu)
{
    m_menu = menu;
    m_corner->setMenu(menu);
}

void TimelineHeads::learnLabels(const LanesAnswer &answer)
{
    for (const Lane &lane : answer.lanes)
        m_labels[nameInLook(lane)] = QString::fromStdString(lane.label);
}

QString TimelineHeads::labelOf(const std::string &lane) const
{
    if (const auto known = m_labels.find(lane); known != m_labels.end() && !known->second.isEmpty())
        return known->second;
    const Dataset &vocabulary = m_view.m_session.vocabulary();
    const LaneField field = m_view.m_session.lanes().field;
    if (field == LaneField::Party || field == LaneField::Bloc)
        return QString::fromStdString(vocabulary.actorName(ActorId{lane}));
    if (const Kind *kind = vocabulary.kinds.find(KindId{lane});
        kind != nullptr && field == LaneField::Kind)
        return QString::fromStdString(kind->label);
    return QString::fromStdString(lane);
}

void TimelineHeads::setControlsShown(bool shown)
{
    m_controlsShown = shown;
    update();
}

void TimelineHeads::update()
{
    constexpr int inset = 4; // of the buttons; their texts stand over the names
    const TimelineDrawing &drawing = m_view.currentDrawing();
    const int width = std::max(0, int(drawing.plot.x) - inset - 2);
    const auto hidden = arranged().hidden.size();
    m_hidden->setVisible(m_controlsShown && hidden > 0 && width > 40);
    m_hidden->setText(tr("%n hidden, show…", nullptr, int(hidden)));
    m_corner->setVisible(m_controlsShown && m_menu != nullptr && width > 40);
    QString text = fieldText(m_view.m_session.lanes().field);
    m_corner->setText(text + QStringLiteral(" ▾"));
    m_corner->setAccessibleName(tr("Lanes: %1").arg(text));
    const int top = hidden > 0 ? 1 : qRound(9 * textScale());
    const int height = m_corner->sizeHint().height();
    m_corner->setGeometry(inset, top, std::min(width, m_corner->sizeHint().width()), height);
    m_hidden->setGeometry(inset, int(drawing.axis.bottom()) - m_hidden->sizeHint().height() + 1,
                          std::min(width, m_hidden->sizeHint().width()),
                          m_hidden->sizeHint().height());
    showOverlay();
    // Not before the lanes have the order that was asked for.
    if (m_toReveal && m_view.isCovered())
        scrollTo(*std::exchange(m_toReveal, std::nullopt));
}

void TimelineHeads::fillHiddenMenu()
{
    m_hiddenMenu->clear();
    for (const std::string &lane : arranged().hidden) {
        QString label = labelOf(lane);
        label.replace(QLatin1Char('&'), QLatin1String("&&"));
        m_hiddenMenu->addAction(tr("Show “%1”").arg(label), this, [this, lane] { show(lane); });
    }
    m_hiddenMenu->addSeparator();
    m_hiddenMenu->addAction(tr("Show all hidden lanes"), this, &TimelineHeads::showHidden);
}

// --- What is done with lanes --------------------------------------------------------------------

FieldLanes TimelineHeads::arranged() const
{
    return m_view.m_session.lanes().arranged();
}

void TimelineHeads::arrange(FieldLanes lanes)
{
    LanesLook look = m_view.m_session.lanes();
    look.arrange(std::move(lanes));
    m_view.m_session.setLanes(look);
}

bool TimelineHeads::isMovable(const std::string &lane) const
{
    return lane != othersLane && m_view.m_session.lanes().field != LaneField::None;
}

const std::vector<LanePlace> &TimelineHeads::places() const
{
    static const std::vector<LanePlace> none;
    const std::optional<LanesQuestion> &answered = m_view.m_answered;
    return answered && answered->lanes == m_view.m_session.lanes().field
               ? m_view.currentDrawing().lanes
               : none;
}

std::vector<std::string> TimelineHeads::movable() const
{
    std::vector<std::string> names;
    for (const LanePlace &place : places()) {
        if (isMovable(place.name))
            names.push_back(place.name);
    }
    return names;
}

void TimelineHeads::setPinned(const std::string &lane, bool pinned)
{
    FieldLanes lanes = arranged();
    lanes.pin(lane, pinned && isMovable(lane));
    m_toReveal = lane;
    arrange(std::move(lanes));
}

void TimelineHeads::setCollapsed(const std::string &lane, bool collapsed)
{
    FieldLanes lanes = arranged();
    lanes.collapse(lane, collapsed);
    arrange(std::move(lanes));
}

void TimelineHeads::hide(const std::string &lane)
{
    if (!isMovable(lane))
        return;
    // Keys go on with the lane that takes its place.
    const std::vector<std::string> names = movable();
    const auto at = std::find(names.begin(), names.end(), lane);
    if (m_current == lane && at != names.end()) {
        const bool isLast = std::next(at) == names.end();
        m_current = !isLast               ? std::optional(*std::next(at))
                    : at != names.begin() ? std::optional(*std::prev(at))
                                          : std::nullopt;
    }
    FieldLanes lanes = arranged();
    lanes.hide(lane);
    arrange(std::move(lanes));
}

void TimelineHeads::show(const std::string &lane)
{
    FieldLanes lanes = arranged();
    lanes.show(lane);
    arrange(std::move(lanes));
}

void TimelineHeads::showHidden()
{
    FieldLanes lanes = arranged();
    lanes.hidden.clear();
    arrange(std::move(lanes));
}

void TimelineHeads::collapseAll(bool collapsed)
{
    FieldLanes lanes = arranged();
    for (const LanePlace &place : places())
        lanes.collapse(place.name, collapsed);
    if (!collapsed)
        lanes.collapsed.clear(); // those out of sight too
    arrange(std::move(lanes));
}

void TimelineHeads::makeUsual()
{
    arrange({});
}

void TimelineHeads::setHeight(const std::string &lane, std::optional<double> height)
{
    FieldLanes lanes = arranged();
    if (height)
        *height /= textScale(); // looks hold pixels at 100 %
    lanes.resize(lane, height);
    arrange(std::move(lanes));
}

void TimelineHeads::changeHeight(const std::string &lane, double by)
{
    if (const LanePlace *place = placeOf(lane))
        setHeight(lane, place->box.height + by);
}

void TimelineHeads::moveBy(const std::string &lane, int by)
{
    const std::vector<std::string> names = movable();
    const auto at = std::find(names.begin(), names.end(), lane) - names.begin();
    const auto to = at + by;
    if (at == std::ptrdiff_t(names.size()) || to < 0 || to >= std::ptrdiff_t(names.size()))
        return;
    FieldLanes lanes = arranged();
    lanes.move(lane, std::size_t(to), names);
    m_toReveal = lane;
    arrange(std::move(lanes));
}

void TimelineHeads::setOrder(LaneOrder order)
{
    FieldLanes lanes = arranged();
    if (order == LaneOrder::ByHand && lanes.byHand.empty()) {
        for (const std::string &name : movable()) {
            if (!lanes.isPinned(name))
                lanes.byHand.push_back(name);
        }
    }
    lanes.order = order;
    arrange(std::move(lanes));
}

// --- The lane that keys speak to ----------------------------------------------------------------

const LanePlace *TimelineHeads::placeOf(const std::string &lane) const
{
    const std::vector<LanePlace> &lanes = places();
    const auto found = std::find_if(lanes.begin(), lanes.end(),
                                    [&](const LanePlace &place) { return place.name == lane; });
    return found == lanes.end() ? nullptr : &*found;
}

const LanePlace *TimelineHeads::laneAt(double y) const
{
    const TimelineDrawing &drawing = m_view.currentDrawing();
    if (y < drawing.plot.y || y >= drawing.plot.bottom())
        return nullptr;
    const std::vector<LanePlace> &lanes = places();
    const auto found = std::find_if(lanes.begin(), lanes.end(), [y](const LanePlace &place) {
        return y >= place.box.y && y < place.box.bottom();
    });
    return found == lanes.end() ? nullptr : &*found;
}

std::optional<std::string> TimelineHeads::current() const
{
    if (m_current && placeOf(*m_current) != nullptr)
        return m_current;
    const std::vector<EventId> selected = m_view.m_session.selectedEvents();
    for (const Lane &lane : m_view.m_answer.lanes) {
        if (!selected.empty() &&
            std::any_of(lane.marks.begin(), lane.marks.end(),
                        [&](const LaneMark &mark) { return mark.id == selected.front(); }))
            return nameInLook(lane);
    }
    const TimelineDrawing &drawing = m_view.currentDrawing();
    for (const LanePlace &place : places()) {
        if (place.box.bottom() > drawing.topOf(place))
            return place.name;
    }
    return std::nullopt;
}

void TimelineHeads::setCurrent(std::optional<std::string> lane, bool marked)
{
    m_current = std::move(lane);
    m_currentIsMarked = marked;
    showOverlay();
}

void TimelineHeads::step(int by)
{
    const std::vector<LanePlace> &lanes = places();
    const std::optional<std::string> from = current();
    if (!from)
        return;
    const auto at = std::find_if(lanes.begin(), lanes.end(),
                                 [&](const LanePlace &place) { return place.name == *from; }) -
                    lanes.begin();
    // The first step marks the lane where one is.
    const auto to =
        m_currentIsMarked ? std::clamp<std::ptrdiff_t>(at + by, 0, std::ssize(lanes) - 1) : at;
    setCurrent(lanes[std::size_t(to)].name, true);
    scrollTo(*m_current);
}

void TimelineHeads::scrollTo(const std::string &lane)
{
    const LanePlace *place = placeOf(lane);
    if (place == nullptr)
        return;
    const RectF &plot = m_view.currentDrawing().plot;
    const double top = m_view.currentDrawing().topOf(*place);
    QScrollBar &bar = *m_view.m_scrollBar;
    if (place->box.y < top)
        bar.setValue(bar.value() + int(std::floor(place->box.y - top)));
    else if (place->box.bottom() > plot.bottom())
        bar.setValue(bar.value() + int(std::ceil(std::min(place->box.bottom() - plot.bottom(),
                                                          place->box.y - top))));
}

void TimelineHeads::addActions(QMenu &menu, const std::string &lane)
{
    const FieldLanes lanes = arranged();
    const bool collapsed = lanes.isCollapsed(lane);
    menu.addAction(collapsed ? tr("Expand the lane") : tr("Collapse the lane"), this,
                   [this, lane, collapsed] { setCollapsed(lane, !collapsed); });
    if (lanes.heights.contains(lane))
        menu.addAction(tr("Usual height"), this, [this, lane] { setHeight(lane, std::nullopt); });
    if (!isMovable(lane))
        return;
    const bool pinned = lanes.isPinned(lane);
    menu.addAction(pinned ? tr("Unpin the lane") : tr("Pin the lane to the top"), this,
                   [this, lane, pinned] { setPinned(lane, !pinned); });
    menu.addAction(tr("Hide the lane"), this, [this, lane] { hide(lane); });
    menu.addAction(tr("Move up"), this, [this, lane] { moveBy(lane, -1); });
    menu.addAction(tr("Move down"), this, [this, lane] { moveBy(lane, 1); });
}

void TimelineHeads::showMenuOf(const std::string &lane, QPoint globalPosition)
{
    QMenu menu(&m_view);
    menu.setObjectName(QStringLiteral("laneMenu"));
    addActions(menu, lane);
    if (m_menu != nullptr) {
        menu.addSeparator();
        menu.addMenu(m_menu);
    }
    menu.exec(globalPosition);
}

} // namespace entente
