// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/calendar/calendar_view.h"

#include "app/session/linked_client.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/views/empty_state.h"
#include "app/views/plain_tip.h"
#include "core/layout/window_moves.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace entente
{

CalendarView::CalendarView(Session &session, ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_themes(themes)
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
    , m_months(new QToolButton(this))
    , m_days(new QToolButton(this))
    , m_asker(
          session,
          [this](const HistogramQuestion &question, HistogramAnswer answer) {
              m_edges = question.edges;
              m_answer = std::move(answer);
              layOut();
          },
          this)
{
    setObjectName(QStringLiteral("calendar"));
    m_empty = new EmptyState(m_session, this);
    setAccessibleName(tr("Calendar of counts"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_scrollBar->hide();
    const auto prepare = [this](QToolButton *button, const char *name, const QString &text,
                                const QString &tip, CalendarMode mode) {
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setToolTip(tip);
        button->setProperty("look", QStringLiteral("mode"));
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setChecked(mode == m_mode);
        button->setFont(fontFor(TextStyle::Label));
        connect(button, &QToolButton::clicked, this, [this, mode] { setMode(mode); });
    };
    prepare(m_months, "calendarMonths", tr("Months"), tr("Years by months"), CalendarMode::Months);
    prepare(m_days, "calendarDays", tr("Anniversaries"), tr("The days of the year, over all years"),
            CalendarMode::Anniversaries);
    new LinkedClient(m_session, *this,
                     LinkedClient::States(LinkedClient::FilterState) | LinkedClient::WindowState |
                         LinkedClient::AsOfState | LinkedClient::PlayState,
                     [this] { refresh(); });
    connect(&m_themes, &ThemeSwitch::changed, this, [this] {
        placeParts();
        layOut();
    });
    connect(m_scrollBar, &QScrollBar::valueChanged, this, [this] { layOut(); });
}

void CalendarView::setControlsShown(bool shown)
{
    m_months->setVisible(shown);
    m_days->setVisible(shown);
}

void CalendarView::setMode(CalendarMode mode)
{
    m_months->setChecked(mode == CalendarMode::Months);
    m_days->setChecked(mode == CalendarMode::Anniversaries);
    if (mode == m_mode)
        return;
    m_mode = mode;
    m_current.reset();
    m_answer = {};
    m_edges.clear();
    refresh();
}

void CalendarView::refresh()
{
    ask();
    layOut();
}

void CalendarView::ask()
{
    if (!m_session.engine()) {
        m_asker.forget();
        m_answer = {};
        m_edges.clear();
        m_isAtEnd = false;
        return;
    }
    HistogramQuestion question;
    question.context = m_session.filterContext();
    question.edges = calendarEdges(m_session.extent(), m_mode);
    question.certainStarts = true;
    if (question.edges.size() >= 2)
        m_asker.ask(question);
}

void CalendarView::placeParts()
{
    const int top = 2;
    const QSize months = m_months->sizeHint();
    const QSize days = m_days->sizeHint();
    const int bar = m_scrollBar->sizeHint().width();
    m_months->setGeometry(6, top, months.width(), months.height());
    m_days->setGeometry(6 + months.width() + 4, top, days.width(), days.height());
    const int below = top + months.height() + 2;
    m_scrollBar->setGeometry(width() - bar, below, bar, height() - below);
}

void CalendarView::layOut()
{
    const double top = m_months->geometry().bottom() + 3;
    CalendarLook look;
    look.width = width() - (m_scrollBar->isHidden() ? 0 : m_scrollBar->width());
    look.height = std::max(1.0, height() - top);
    look.mode = m_mode;
    look.scrollY = m_scrollBar->isHidden() ? 0 : m_scrollBar->value();
    look.window = m_session.window();
    look.brush = m_session.context().filter.range();
    look.hovered = m_current;
    m_drawing = layoutCalendar(m_answer, m_edges, look, m_themes.theme(), FontMeasure::onScreen());
    const int over = std::max(0, int(std::ceil(m_drawing.contentHeight - m_drawing.plot.height)));
    if (m_scrollBar->isHidden() != (over == 0))
        m_scrollBar->setVisible(over > 0);
    m_scrollBar->setPageStep(std::max(1, int(m_drawing.plot.height)));
    m_scrollBar->setSingleStep(qRound(18 * textScale()));
    m_scrollBar->setRange(0, over); // a value beyond the range lays out once more
    if (!m_isAtEnd && over > 0 && !m_answer.counts.empty()) {
        m_isAtEnd = true;
        m_scrollBar->setValue(over); // the latest years
    }
    using Lack = EmptyState::Lack;
    const bool isEmpty = !m_answer.counts.empty() && m_answer.vague == 0 &&
                         std::all_of(m_answer.counts.begin(), m_answer.counts.end(),
                                     [](std::int64_t count) { return count == 0; });
    m_empty->say(!isEmpty ? Lack::Nothing : m_answer.undated > 0 ? Lack::Dates : Lack::Events);
    setAccessibleDescription(QString::fromStdString(m_drawing.drawing.words));
    update();
}

void CalendarView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), toQColor(m_themes.theme().canvas));
    const int top = m_months->geometry().bottom() + 3;
    painter.save();
    painter.translate(0, top);
    paintDrawing(painter, m_drawing.drawing);
    painter.restore();
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setPen(QPen(toQColor(m_themes.theme().accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void CalendarView::resizeEvent(QResizeEvent *)
{
    placeParts();
    layOut();
}

std::optional<std::string> CalendarView::cellAt(QPointF position) const
{
    const double top = m_months->geometry().bottom() + 3;
    const PointF at{position.x(), position.y() - top};
    if (!m_drawing.plot.contains(at))
        return std::nullopt;
    const std::optional<Hit> hit = hitTest(m_drawing.drawing, at, 0);
    return hit && !hit->key.empty() ? std::optional(hit->key) : std::nullopt;
}

QString CalendarView::wordsOf(const std::string &key) const
{
    return QString::fromStdString(wordsOfCell(key, m_answer, m_edges));
}

void CalendarView::use(const std::string &key, bool filters)
{
    const std::vector<TimeSpan> spans = spansOfCell(key, m_answer, m_edges);
    if (spans.empty())
        return;
    if (m_mode == CalendarMode::Months) {
        const TimeSpan span{spans.front().begin, spans.back().end};
        if (filters)
            m_session.setFilter(m_session.filter().withRange(span));
        else
            m_session.setWindow(span);
        return;
    }
    // The next of its years, after the last the first.
    const Instant now = m_session.window().begin;
    const auto next = std::find_if(spans.begin(), spans.end(), [&](const TimeSpan &span) {
        return fittedTo(span, double(14 * secondsPerDay)).begin > now;
    });
    const TimeSpan span = next == spans.end() ? spans.front() : *next;
    if (filters)
        m_session.setFilter(m_session.filter().withRange(span));
    m_session.setWindow(fittedTo(span, double(14 * secondsPerDay)));
}

void CalendarView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto key = cellAt(event->position()))
        use(*key, event->modifiers().testFlag(Qt::ShiftModifier));
    else if (event->modifiers().testFlag(Qt::ShiftModifier))
        m_session.setFilter(m_session.filter().withRange(std::nullopt));
}

void CalendarView::mouseMoveEvent(QMouseEvent *event)
{
    const std::optional<std::string> key = cellAt(event->position());
    setCursor(key ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (key == m_current)
        return;
    m_current = key;
    layOut();
}

void CalendarView::leaveEvent(QEvent *)
{
    m_current.reset();
    layOut();
}

bool CalendarView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto key = cellAt(help->pos());
        showPlainTip(*help, key ? wordsOf(*key) : QString(), *this);
        return true;
    }
    return QWidget::event(event);
}

void CalendarView::wheelEvent(QWheelEvent *event)
{
    m_scrollBar->setValue(m_scrollBar->value() - event->angleDelta().y() / 2);
}

void CalendarView::moveTo(const std::string &key)
{
    m_current = key;
    layOut();
    setAccessibleDescription(wordsOf(key)); // who listens is told of it
}

/// From cell to cell by their places: what is drawn is what can be gone to, and rows scroll.
void CalendarView::step(int rows, int columns)
{
    const Mark *from = nullptr;
    const Mark *best = nullptr;
    const std::vector<Mark> &marks = m_drawing.drawing.marks;
    for (const Mark &mark : marks) {
        if (mark.role == Role::Bar && m_current && mark.key == *m_current)
            from = &mark;
    }
    double nearest = 0;
    for (const Mark &mark : marks) {
        if (mark.role != Role::Bar)
            continue;
        if (from == nullptr) {
            best = &mark; // the last one: the latest month
            continue;
        }
        const double dx = mark.box.x - from->box.x;
        const double dy = mark.box.y - from->box.y;
        const bool ahead =
            columns != 0 ? dy == 0 && dx * columns > 0 : std::abs(dx) < 1 && dy * rows > 0;
        const double distance = std::abs(dx) + std::abs(dy);
        if (ahead && (best == nullptr || distance < nearest)) {
            best = &mark;
            nearest = distance;
        }
    }
    if (best == nullptr)
        return;
    const std::string key = best->key;
    const RectF box = best->box;
    const RectF &plot = m_drawing.plot;
    if (box.y < plot.y + box.height)
        m_scrollBar->setValue(m_scrollBar->value() - int(std::ceil(2 * box.height)));
    else if (box.bottom() > plot.bottom() - box.height)
        m_scrollBar->setValue(m_scrollBar->value() + int(std::ceil(2 * box.height)));
    moveTo(key);
}

void CalendarView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return step(0, -1);
    case Qt::Key_Right:
        return step(0, 1);
    case Qt::Key_Up:
        return step(-1, 0);
    case Qt::Key_Down:
        return step(1, 0);
    case Qt::Key_PageUp:
        return m_scrollBar->triggerAction(QScrollBar::SliderPageStepSub);
    case Qt::Key_PageDown:
        return m_scrollBar->triggerAction(QScrollBar::SliderPageStepAdd);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            return use(*m_current, event->modifiers().testFlag(Qt::ShiftModifier));
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void CalendarView::copyImage() const
{
    QGuiApplication::clipboard()->setImage(toImage(m_drawing.drawing, 2));
}

} // namespace entente
