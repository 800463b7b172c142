// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/network/network_view.h"

#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/style/theme.h"
#include "app/views/empty_state.h"
#include "app/views/network/network_accessible.h"
#include "core/layout/annotation_layout.h"
#include "core/time/calendar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QToolButton>
#include <QtMath>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

namespace entente
{

namespace
{

constexpr double placesMs = 350; ///< everybody moves: a little longer than a line that comes
constexpr double leastChartsWidth = 236;
constexpr double mostChartsWidth = 360;
constexpr double leastForCharts = 640;
constexpr std::ptrdiff_t manyTies = 150;

bool holdsTheSame(const NetworkState &a, const NetworkState &b)
{
    return a.degrees == b.degrees &&
           std::equal(a.edges.begin(), a.edges.end(), b.edges.begin(), b.edges.end(),
                      [](const NetworkState::Edge &x, const NetworkState::Edge &y) {
                          return x.a == y.a && x.b == y.b && x.bond == y.bond &&
                                 x.weight == y.weight;
                      });
}

} // namespace

NetworkView::NetworkView(Session &session, ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_themes(themes)
    , m_layerButton(makeButton("networkLayer", tr("Which ties count")))
    , m_arrangementButton(makeButton("networkLayout", tr("How actors stand")))
    , m_tiesButton(makeButton("networkTies", tr("Recorded ties, or ties derived from events")))
    , m_blocsButton(makeButton("networkBlocs", tr("Whose members are ringed")))
    , m_datesButton(makeDatesButton())
    , m_charts([this] { changed(); }, this)
    , m_asker(
          session,
          [this](std::shared_ptr<const AskedNetwork> network) { take(std::move(network)); }, this)
    , m_measurer(
          [this](std::shared_ptr<const NetworkSeries> series) {
              if (!m_network)
                  return;
              m_charts.setSeries(std::move(series), m_network->labels);
              changed();
              emit drawn();
          },
          this)
    , m_chosen(
          session, [this](const EventQuestion &, const EventAnswer &answer) { light(answer); },
          this)
{
    installAccessible<NetworkAccessible, NetworkView>(); // before anything asks for it
    setObjectName(QStringLiteral("network"));
    m_empty = new EmptyState(m_session, this);
    setAccessibleName(tr("Network of ties"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_clock.start();
    connect(&m_frames, &FrameTimer::timeout, this, [this] {
        if (eased(m_since) >= 1 && eased(m_placesSince) >= 1)
            m_frames.stop();
        changed();
    });
    new LinkedClient(session, *this,
                     LinkedClient::States(LinkedClient::FilterState) | LinkedClient::AsOfState |
                         LinkedClient::PlayState,
                     [this] {
                         ask();
                         moveTo();
                     });
    new LinkedClient(session, *this, LinkedClient::SelectionState, [this] { follow(); });
    new LinkedClient(session, *this, LinkedClient::HoverState, [this] { changed(); });
    connect(&themes, &ThemeSwitch::changed, this, [this] {
        placeParts();
        changed();
    });
    connect(&m_asker, &AskerBase::failed, this, [this](const QString &why) {
        m_problem = why;
        update();
    });
    updateButtons();
}

void NetworkView::setChoice(const NetworkChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    updateButtons();
    ask();
    changed();
}

void NetworkView::choose(NetworkChoice choice)
{
    setChoice(choice);
    emit choiceChanged();
}

void NetworkView::setArrangement(NetworkArrangement arrangement)
{
    NetworkChoice choice = m_choice;
    choice.arrangement = arrangement;
    choose(std::move(choice));
}

void NetworkView::setLayer(const std::string &layer)
{
    NetworkChoice choice = m_choice;
    choice.layer = layer;
    choice.derived.reset();
    choose(std::move(choice));
}

void NetworkView::setDerived(const std::optional<DerivedTies> &derived)
{
    NetworkChoice choice = m_choice;
    choice.derived = derived;
    choose(std::move(choice));
}

void NetworkView::setHub(const ActorId &hub)
{
    NetworkChoice choice = m_choice;
    choice.hub = hub;
    choose(std::move(choice));
}

void NetworkView::setBlocs(const std::vector<ActorId> &blocs)
{
    NetworkChoice choice = m_choice;
    choice.blocs = blocs;
    choose(std::move(choice));
}

void NetworkView::setFadeYears(double years)
{
    if (years == m_fadeYears)
        return;
    m_fadeYears = years;
    moveTo();
}

void NetworkView::setControlsShown(bool shown)
{
    m_controlsShown = shown;
    updateButtons();
}

void NetworkView::setAnnotations(const AnnotationLook &annotations)
{
    if (annotations == m_annotations)
        return;
    m_annotations = annotations;
    changed();
}

void NetworkView::ask()
{
    if (!m_session.engine()) {
        m_asker.forget();
        take(nullptr);
        return;
    }
    NetworkWish wish;
    wish.question.layer = m_choice.layer;
    wish.question.derived = m_choice.derived;
    // No filter changes recorded ties: they are not asked anew with every brush. Parties are this
    // view's own field: who is filtered to is still seen among the others.
    if (m_choice.derived)
        wish.question.context.filter = m_session.filterContext().filter.withoutField(Field::Party);
    wish.question.context.asKnown = m_session.asOf().asKnown;
    wish.arrangement = m_choice.arrangement;
    wish.hub = m_choice.hub;
    wish.until = m_session.extent().end;
    m_asker.ask(wish);
}

void NetworkView::take(std::shared_ptr<const AskedNetwork> network)
{
    const bool same = m_network && network && m_network->labels == network->labels;
    // Charts of other ties do not stay until those of these have been measured.
    const auto kindOf = [](const AskedNetwork &asked) {
        return std::pair(asked.wish.question.layer, asked.wish.question.derived);
    };
    const bool isOther = m_network && network && kindOf(*m_network) != kindOf(*network);
    m_problem.clear();
    if (same && !(m_network->places == network->places)) {
        m_placesFrom = placesNow();
        m_placesSince = time();
        m_frames.start();
    } else if (!same) {
        m_placesFrom = {};
        m_placesSince = -1e9;
        m_from = m_to = {};
        m_keyed.reset();
        m_hit = {};
    }
    m_network = std::move(network);
    using Lack = EmptyState::Lack;
    m_empty->say(!m_network || !m_network->answer.actors.empty() ? Lack::Nothing
                 : m_choice.derived                              ? Lack::Derived
                                                                 : Lack::Ties);
    if (!m_network)
        m_measurer.forget();
    if (!same || !m_network || isOther)
        m_charts.setSeries(nullptr, {});
    m_blocs = m_network ? blocsOf(m_session.vocabulary(), m_network->answer.history.actors)
                        : std::vector<Bloc>();
    if (m_network)
        m_measurer.ask(m_network);
    updateButtons();
    moveTo();
    follow();
}

Instant NetworkView::moment() const
{
    if (const std::optional<Instant> at = m_session.playhead())
        return m_session.played() ? *at : Instant{at->seconds - 1};
    // Nothing is set: today, or where the document ends.
    return {m_session.extent().end.seconds - 1};
}

void NetworkView::moveTo()
{
    if (!m_network) {
        m_spoken.clear();
        changed();
        return;
    }
    const NetworkState target =
        stateOf(graphOn(m_network->answer.history, m_network->lives, moment(), m_fadeYears));
    if (!holdsTheSame(target, m_to)) {
        m_from = stateNow();
        m_since = m_themes.motion().isReduced() || !isVisible() ? -1e9 : time();
        m_frames.start();
    }
    m_to = target;
    m_spoken.resize(m_to.degrees.size());
    std::iota(m_spoken.begin(), m_spoken.end(), std::size_t(0));
    std::stable_sort(m_spoken.begin(), m_spoken.end(), [this](std::size_t x, std::size_t y) {
        return m_to.degrees[x] > m_to.degrees[y];
    });
    changed();
    emit drawn();
}

double NetworkView::time() const
{
    return double(m_clock.nsecsElapsed()) / 1e6;
}

double NetworkView::eased(double since) const
{
    const double length = since == m_placesSince ? placesMs : motionMs;
    const double t = std::clamp((time() - since) / length, 0.0, 1.0);
    return 1 - std::pow(1 - t, 3);
}

NetworkState NetworkView::stateNow() const
{
    return between(m_from, m_to, eased(m_since));
}

NetworkPlaces NetworkView::placesNow() const
{
    if (!m_network)
        return {};
    const double t = m_themes.motion().isReduced() ? 1 : eased(m_placesSince);
    return between(m_placesFrom, m_network->places, t);
}

std::optional<std::size_t> NetworkView::actorOf(const ActorId &id) const
{
    if (!m_network)
        return std::nullopt;
    const std::vector<ActorId> &actors = m_network->answer.history.actors;
    const auto found = std::find(actors.begin(), actors.end(), id);
    return found == actors.end() ? std::nullopt
                                 : std::optional(std::size_t(found - actors.begin()));
}

void NetworkView::follow()
{
    m_selected.clear();
    m_chosen.forget();
    if (const auto *actors = std::get_if<ActorSelection>(&m_session.selection())) {
        for (const ActorId &id : actors->ids) {
            if (const auto actor = actorOf(id))
                m_selected.insert(*actor);
        }
    } else if (const std::vector<EventId> events = m_session.selectedEvents(); events.size() == 1) {
        m_chosen.ask({events.front(), m_session.asOf().asKnown});
    }
    changed();
}

void NetworkView::light(const EventAnswer &chosen)
{
    if (m_session.selectedEvents() != std::vector{chosen.event.id})
        return;
    for (const Party &party : chosen.event.parties) {
        if (const auto actor = actorOf(party.actor))
            m_selected.insert(*actor);
    }
    changed();
}

void NetworkView::changed()
{
    m_dirty = true;
    update();
}

void NetworkView::placeParts()
{
    int x = 6;
    const int bottom = 2 + m_layerButton->sizeHint().height();
    for (QToolButton *button :
         {m_layerButton, m_arrangementButton, m_tiesButton, m_blocsButton, m_datesButton}) {
        if (button->isHidden() && button->testAttribute(Qt::WA_WState_ExplicitShowHide))
            continue; // not merely because nothing is shown yet
        const QSize size = button->sizeHint();
        button->setGeometry(x, 2, size.width(), size.height());
        x += size.width() + 4;
    }
    const double top = bottom + 2;
    const double scale = textScale();
    const double charts =
        width() >= leastForCharts * scale && m_dates.empty()
            ? std::clamp(width() * 0.27, leastChartsWidth * scale, mostChartsWidth * scale)
            : 0;
    const double edge = charts > 0 ? 14 * scale : 0;
    m_plot = QRectF(0, top, width() - charts - edge, std::max(1.0, height() - top));
    m_chartsBox = charts > 0 ? QRectF(width() - charts - edge / 2, top + 6, charts - edge / 2,
                                      std::max(1.0, height() - top - 12))
                             : QRectF();
    m_dirty = true;
}

const NetworkDrawing &NetworkView::currentDrawing() const
{
    layOut();
    return m_drawing;
}

void NetworkView::layOut() const
{
    if (!std::exchange(m_dirty, false))
        return;
    if (!m_network) {
        m_drawing = {};
        return;
    }
    const Theme &theme = m_themes.theme();
    NetworkLook look;
    look.width = m_plot.width();
    look.height = m_plot.height();
    look.selected = m_selected;
    look.hovered = m_hit.actor;
    look.hoveredEdge = m_hit.edge;
    if (!m_hit.actor && !m_hit.edge && !m_session.hover().key.empty())
        look.hovered = actorOf(ActorId{m_session.hover().key});
    if (hasFocus())
        look.keyed = m_keyed;
    look.legend = true;
    look.blocs = ringedBlocs(m_blocs, m_choice.blocs, moment());
    if (!m_dates.empty())
        return layOutDates(look);
    m_drawnState = stateNow();
    if (look.hoveredEdge && *look.hoveredEdge >= m_drawnState.edges.size())
        look.hoveredEdge.reset();
    m_drawing = layoutNetwork(m_network->answer, placesNow(), m_drawnState, look, m_choice.derived,
                              theme, FontMeasure::onScreen());
    annotateNetwork(m_drawing, m_network->answer.history.actors, m_annotations, theme,
                    FontMeasure::onScreen());
    NetworkChartsLook charts;
    charts.width = m_chartsBox.width();
    charts.height = m_chartsBox.height();
    charts.span = m_session.extent();
    charts.now = moment();
    charts.selected = m_selected;
    charts.hovered = look.hovered;
    if (!m_chartsBox.isEmpty())
        m_charts.layOut(charts, theme, textScale(), devicePixelRatioF());
}

void NetworkView::paintEvent(QPaintEvent *)
{
    layOut();
    QPainter painter(this);
    const Theme &theme = m_themes.theme();
    // The drawing has a ground of its own.
    const QRect drawn(QPoint(qCeil(m_plot.left()), qCeil(m_plot.top())),
                      QPoint(qFloor(m_plot.right()) - 1, qFloor(m_plot.bottom()) - 1));
    for (const QRect &bare : QRegion(rect()).subtracted(m_network ? drawn : QRect()))
        painter.fillRect(bare, toQColor(theme.canvas));
    painter.save();
    painter.translate(m_plot.topLeft());
    paintNetwork(painter);
    painter.restore();
    if (!m_chartsBox.isEmpty())
        m_charts.paint(painter, m_chartsBox.topLeft());
    if (!m_problem.isEmpty()) {
        painter.setPen(toQColor(theme.muted));
        painter.setFont(fontFor(TextStyle::Body));
        painter.drawText(m_plot.adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap,
                         m_problem);
    }
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setPen(QPen(toQColor(theme.accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

/// Hundreds of ties are painted by hand, or no frame would be in time.
void NetworkView::paintNetwork(QPainter &painter)
{
    const Drawing &drawing = m_drawing.drawing;
    const double scale = devicePixelRatioF();
    const auto first = drawing.marks.begin();
    // What is lit is painted with all else, over what steps back.
    const auto lit = first + std::ptrdiff_t(std::min(m_drawing.litFrom, drawing.marks.size()));
    const auto isThin = [&](const Mark &mark) { return isThinLine(mark, scale); };
    if (std::count_if(first, lit, isThin) < manyTies) {
        paintDrawing(painter, drawing);
        return;
    }
    m_web.paint(painter, drawing, m_drawing.litFrom);
    Drawing rest;
    rest.background = drawing.background;
    std::copy_if(first, lit, std::back_inserter(rest.marks),
                 [&](const Mark &mark) { return !isThin(mark); });
    rest.marks.insert(rest.marks.end(), lit, drawing.marks.end());
    rest.texts = drawing.texts;
    paintMarks(painter, rest);
}

void NetworkView::resizeEvent(QResizeEvent *)
{
    placeParts();
    changed();
}

void NetworkView::copyAsImage() const
{
    layOut();
    QGuiApplication::clipboard()->setImage(toImage(m_drawing.drawing, 2));
}

QRect NetworkView::boxOf(std::size_t actor) const
{
    layOut();
    if (actor >= m_drawing.nodes.size())
        return {};
    const NetworkDrawing::Node &node = m_drawing.nodes[actor];
    return QRectF(m_plot.x() + node.at.x - node.radius, m_plot.y() + node.at.y - node.radius,
                  2 * node.radius, 2 * node.radius)
        .toAlignedRect();
}

QString NetworkView::wordsOf(std::size_t actor) const
{
    return m_network ? QString::fromStdString(spokenActor(m_network->answer, m_to, actor))
                     : QString();
}

} // namespace entente
