// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/matrix/matrix_view.h"

#include "app/session/days.h"
#include "app/session/linked_client.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/views/empty_state.h"
#include "app/views/matrix/matrix_accessible.h"
#include "core/time/calendar.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QPainter>
#include <QPixmap>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace entente
{

namespace
{

/// The day that ends at `dayEnd`, or today's.
Instant dayInForce(const std::optional<Instant> &dayEnd)
{
    if (dayEnd)
        return {dayEnd->seconds - 1};
    return startOf(civilDate({QDateTime::currentSecsSinceEpoch()}));
}

} // namespace

MatrixView::MatrixView(Session &session, ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_themes(themes)
    , m_down(new QScrollBar(Qt::Vertical, this))
    , m_along(new QScrollBar(Qt::Horizontal, this))
    , m_events(
          session,
          [this](const LanesQuestion &question, const LanesAnswer &answer) {
              MatrixData data = matrixFrom(answer, [this](const ActorId &id) {
                  return m_session.vocabulary().actorName(id);
              });
              data.when = (dayInWords({question.window.begin.seconds + secondsPerDay}) +
                           QStringLiteral(" – ") + dayInWords(question.window.end))
                              .toStdString();
              take(std::move(data));
          },
          this)
    , m_ties(
          session,
          [this](const TiesQuestion &question, const TiesAnswer &answer) {
              MatrixData data = matrixFrom(answer);
              const QString day = dayInWords({question.day.seconds + secondsPerDay});
              data.when = "in force on " + day.toStdString() +
                          (answer.layer.empty() ? "" : " · " + answer.layer);
              take(std::move(data));
          },
          this)
{
    installAccessible<MatrixAccessible, MatrixView>(); // before anything asks for it
    setObjectName(QStringLiteral("matrix"));
    m_empty = new EmptyState(m_session, this);
    setAccessibleName(tr("Matrix of pairs"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    for (QScrollBar *bar : {m_down, m_along}) {
        bar->hide();
        connect(bar, &QScrollBar::valueChanged, this, &MatrixView::layOut);
    }
    m_down->setObjectName(QStringLiteral("matrixDown"));
    m_down->setAccessibleName(tr("Rows of the matrix"));
    m_along->setObjectName(QStringLiteral("matrixAlong"));
    m_along->setAccessibleName(tr("Columns of the matrix"));
    makeButtons();
    new LinkedClient(m_session, *this,
                     LinkedClient::States(LinkedClient::FilterState) | LinkedClient::WindowState |
                         LinkedClient::AsOfState | LinkedClient::PlayState |
                         LinkedClient::SelectionState,
                     [this] { refresh(); });
    connect(&m_themes, &ThemeSwitch::changed, this, [this] {
        placeParts();
        layOut();
    });
}

void MatrixView::makeButtons()
{
    const auto add = [this](const char *name, const QString &text, const QString &tip, auto use) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setToolTip(tip);
        button->setProperty("look", QStringLiteral("mode"));
        button->setCheckable(true);
        button->setFont(fontFor(TextStyle::Label));
        connect(button, &QToolButton::clicked, this, use);
        m_buttons.push_back(button);
    };
    using Measure = MatrixData::Measure;
    add("matrixEvents", tr("Events"), tr("Events in the window that both are parties of"),
        [this] { setMeasure(Measure::Events); });
    add("matrixTies", tr("Ties"), tr("Ties of the two on the day in force"),
        [this] { setMeasure(Measure::Ties); });
    add("matrixCluster", tr("By cluster"), tr("Who meets the same others stands together"),
        [this] { setOrder(MatrixOrder::Cluster); });
    add("matrixCount", tr("By count"), tr("Who meets most stands first"),
        [this] { setOrder(MatrixOrder::Count); });
    add("matrixName", tr("By name"), tr("In alphabetical order"),
        [this] { setOrder(MatrixOrder::Name); });
    placeParts();
}

void MatrixView::setMeasure(MatrixData::Measure measure)
{
    if (measure != m_measure) {
        m_measure = measure;
        m_data = {};
        m_data.measure = measure;
        m_arranged.clear();
        m_current.reset();
        m_events.forget();
        m_ties.forget();
    }
    placeParts();
    refresh();
}

void MatrixView::setOrder(MatrixOrder order)
{
    m_order = order;
    m_arranged = matrixOrder(m_data, m_order, mostMatrixActors);
    placeParts();
    layOut();
}

void MatrixView::refresh()
{
    ask();
    layOut();
}

void MatrixView::ask()
{
    if (!m_session.engine()) {
        m_events.forget();
        m_ties.forget();
        m_data = {};
        m_arranged.clear();
        return;
    }
    if (m_measure == MatrixData::Measure::Events) {
        m_events.ask(matrixQuestion(m_session.filterContext(), m_session.window()));
        return;
    }
    // One question a day: the moment within it says nothing.
    TiesQuestion question;
    question.day = startOf(civilDate(dayInForce(m_session.asOf().inForce)));
    m_ties.ask(question);
}

void MatrixView::take(MatrixData data)
{
    m_data = std::move(data);
    m_arranged = matrixOrder(m_data, m_order, mostMatrixActors);
    using Lack = EmptyState::Lack;
    m_empty->say(!m_data.actors.empty()                        ? Lack::Nothing
                 : m_data.measure == MatrixData::Measure::Ties ? Lack::Ties
                                                               : Lack::Pairs);
    layOut();
}

int MatrixView::top() const
{
    return m_buttons.front()->geometry().bottom() + 3;
}

void MatrixView::setControlsShown(bool shown)
{
    for (QToolButton *button : m_buttons)
        button->setVisible(shown);
}

void MatrixView::placeParts()
{
    using Measure = MatrixData::Measure;
    const bool checked[] = {m_measure == Measure::Events, m_measure == Measure::Ties,
                            m_order == MatrixOrder::Cluster, m_order == MatrixOrder::Count,
                            m_order == MatrixOrder::Name};
    int x = 6;
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const QSize size = m_buttons[i]->sizeHint();
        m_buttons[i]->setChecked(checked[i]);
        if (i == 2)
            x += qRound(14 * textScale()); // what is counted, then in which order
        m_buttons[i]->setGeometry(x, 2, size.width(), size.height());
        x += size.width() + 4;
    }
}

void MatrixView::layOut()
{
    MatrixLook look;
    look.width = width();
    look.height = std::max(1, height() - top());
    look.order = m_order;
    look.arranged = &m_arranged;
    if (const auto *actors = std::get_if<ActorSelection>(&m_session.selection()))
        look.chosen = {actors->ids.begin(), actors->ids.end()};
    look.hovered = m_current;
    look.brush = m_brush;
    look.scrolls = true;
    look.firstRow = std::size_t(m_down->value());
    look.firstColumn = std::size_t(m_along->value());
    m_drawing = layoutMatrix(m_data, look, m_themes.theme(), FontMeasure::onScreen());
    placeBars();
    setAccessibleDescription(QString::fromStdString(m_drawing.drawing.words));
    update();
    emit drawn();
}

/// Bars where not everybody has room.
void MatrixView::placeBars()
{
    const auto set = [](QScrollBar *bar, std::size_t all, std::size_t shown, std::size_t first) {
        const QSignalBlocker quiet(bar);
        bar->setRange(0, int(all - shown));
        bar->setPageStep(int(shown));
        bar->setValue(int(first));
        bar->setVisible(all > shown);
    };
    const std::size_t all = m_drawing.order.size();
    set(m_down, all, m_drawing.rows, m_drawing.firstRow);
    set(m_along, all, m_drawing.columns, m_drawing.firstColumn);
    const RectF &seen = m_drawing.seen;
    const int thick = m_down->sizeHint().width();
    m_down->setGeometry(width() - thick, top() + qRound(seen.y), thick, qRound(seen.height));
    m_along->setGeometry(qRound(seen.x), top() + qRound(seen.bottom()) + 1, qRound(seen.width),
                         thick); // over the note
}

void MatrixView::bringIntoSight(std::size_t row, std::size_t column)
{
    const auto reach = [](QScrollBar *bar, std::size_t place) {
        const QSignalBlocker quiet(bar);
        const int last = bar->value() + bar->pageStep() - 1;
        if (int(place) < bar->value())
            bar->setValue(int(place));
        else if (int(place) > last)
            bar->setValue(bar->value() + int(place) - last);
    };
    reach(m_down, row);
    reach(m_along, column);
}

void MatrixView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), toQColor(m_themes.theme().canvas));
    painter.save();
    painter.translate(0, top());
    paintDrawing(painter, m_drawing.drawing);
    painter.restore();
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setPen(QPen(toQColor(m_themes.theme().accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void MatrixView::resizeEvent(QResizeEvent *)
{
    placeParts();
    layOut();
}

QString MatrixView::wordsOf(const std::string &key) const
{
    return QString::fromStdString(wordsOfPair(m_data, key));
}

void MatrixView::copyImage() const
{
    QPixmap picture(size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(toQColor(m_themes.theme().canvas));
    QPainter painter(&picture);
    paintDrawing(painter, m_drawing.drawing);
    painter.end();
    QGuiApplication::clipboard()->setPixmap(picture);
}

} // namespace entente
