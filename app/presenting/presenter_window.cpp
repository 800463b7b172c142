// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/presenter_window.h"

#include "app/presenting/thumbnails.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"

#include <QCloseEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace entente
{

namespace
{

constexpr int smallestNotes = 13;
constexpr int largestNotes = 96;
constexpr int picturesAfterMs = 60;
constexpr int pictureGap = 24;
constexpr double notesShare = 0.025; ///< of the window's height: read at arm's length, standing

QLabel *makeLine(const char *name, TextStyle style, double scale, bool muted, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setFont(fontFor(style, scale));
    if (muted)
        label->setProperty("look", QStringLiteral("muted"));
    return label;
}

} // namespace

QString elapsedInWords(std::chrono::milliseconds elapsed)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(elapsed).count();
    const QLatin1Char nought('0');
    const QString rest = QStringLiteral("%1:%2")
                             .arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, nought)
                             .arg(seconds % 60, 2, 10, nought);
    return seconds >= 3600 ? QStringLiteral("%1:").arg(seconds / 3600) + rest : rest;
}

PresenterWindow::PresenterWindow(Talk &talk, Thumbnails &thumbnails, ThemeSwitch &, WallClock clock)
    : m_talk(talk)
    , m_thumbnails(thumbnails)
    , m_wallClock(std::move(clock))
    , m_now(makeLine("presenterNow", TextStyle::Label, 1, false, this))
    , m_next(makeLine("presenterNext", TextStyle::Label, 1, false, this))
    , m_headline(makeLine("presenterHeadline", TextStyle::Title, 1, false, this))
    , m_nextHead(makeLine("presenterNextHead", TextStyle::Heading, 1, true, this))
    , m_nextName(makeLine("presenterNextName", TextStyle::Subtitle, 1, true, this))
    , m_where(makeLine("presenterWhere", TextStyle::Subtitle, 1, true, this))
    , m_elapsed(makeLine("presenterElapsed", TextStyle::Title, 1.7, false, this))
    , m_clock(makeLine("presenterClock", TextStyle::Title, 1.7, true, this))
    , m_notes(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("presenter"));
    setWindowTitle(tr("Presenter — Entente"));
    setMinimumSize(640, 400);
    m_notes->setObjectName(QStringLiteral("presenterNotes"));
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setReadOnly(true);
    m_notes->setFocusPolicy(Qt::NoFocus);
    m_notes->setFrameShape(QFrame::NoFrame);
    m_headline->setWordWrap(true);
    m_nextName->setWordWrap(true);
    for (QLabel *picture : {m_now, m_next})
        picture->setAlignment(Qt::AlignLeft | Qt::AlignTop);

    layOut();
    followTalk();
    stepNotes(0);
    follow();
    followClock();
}

void PresenterWindow::layOut()
{
    const auto button = [this](const char *name, const QString &text, const QString &tip) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setFocusPolicy(Qt::NoFocus);
        return made;
    };
    auto *back = button("presenterBack", QStringLiteral("‹"), tr("Back"));
    auto *on = button("presenterOn", QStringLiteral("›"), tr("Next"));
    auto *smaller = button("notesSmaller", QStringLiteral("A−"), tr("Smaller notes"));
    auto *larger = button("notesLarger", QStringLiteral("A+"), tr("Larger notes"));
    auto *hold = button("holdClock", tr("Hold"), tr("Hold the clock, or let it go on"));
    auto *again = button("restartClock", tr("Restart"), tr("Start the clock from nought"));
    connect(back, &QToolButton::clicked, &m_talk, &Talk::previous);
    connect(on, &QToolButton::clicked, &m_talk, &Talk::next);
    connect(smaller, &QToolButton::clicked, this, [this] { stepNotes(-2); });
    connect(larger, &QToolButton::clicked, this, [this] { stepNotes(2); });
    connect(hold, &QToolButton::clicked, this, [this] {
        m_talk.holdClock(!m_talk.isClockHeld());
        followClock();
    });
    connect(again, &QToolButton::clicked, this, [this] {
        m_talk.restartClock();
        followClock();
    });

    auto *clocks = new QHBoxLayout;
    clocks->addWidget(m_elapsed);
    clocks->addWidget(hold);
    clocks->addWidget(again);
    clocks->addStretch(1);
    clocks->addWidget(m_clock);
    auto *steps = new QHBoxLayout;
    steps->addWidget(back);
    steps->addWidget(on);
    steps->addWidget(m_where);
    steps->addStretch(1);
    steps->addWidget(smaller);
    steps->addWidget(larger);
    auto *following = new QVBoxLayout;
    m_nextHead->setText(tr("NEXT"));
    following->addWidget(m_nextHead);
    following->addWidget(m_next);
    following->addWidget(m_nextName);
    following->addStretch(1);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(pictureGap);
    grid->setVerticalSpacing(14);
    grid->addWidget(m_now, 0, 0);
    grid->addLayout(following, 0, 1);
    grid->setColumnStretch(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(pictureGap, 16, pictureGap, 16);
    column->setSpacing(12);
    column->addLayout(clocks);
    column->addLayout(grid);
    column->addLayout(steps);
    column->addWidget(m_headline);
    column->addWidget(m_notes, 1);
}

void PresenterWindow::followTalk()
{
    connect(&m_talk, &Talk::moved, this, &PresenterWindow::follow);
    connect(&m_talk, &Talk::askingChanged, this, &PresenterWindow::follow);
    connect(&m_talk, &Talk::screenChanged, this, &PresenterWindow::follow);
    connect(&m_thumbnails, &Thumbnails::painted, this, &PresenterWindow::follow);
    // Scaling them takes the time of a frame, which the stage has more use for just now.
    m_picturesSoon.setSingleShot(true);
    m_picturesSoon.setInterval(picturesAfterMs);
    connect(&m_picturesSoon, &QTimer::timeout, this, [this] {
        showPicture(*m_now, &m_talk.scene());
        showPicture(*m_next, m_talk.nextScene());
    });
    m_second.setInterval(250);
    connect(&m_second, &QTimer::timeout, this, &PresenterWindow::followClock);
    m_second.start();
}

void PresenterWindow::showPicture(QLabel &label, const Scene *scene)
{
    const bool isNow = &label == m_now;
    // The one that is seen as large as the notes leave room for, the next one beside it.
    const int room = this->width() - 3 * pictureGap;
    const int now = std::min(qRound(room * 0.58), qRound(height() * 0.52 * 16 / 9));
    const int width = std::max(120, isNow ? now : std::min(room - now, qRound(now * 0.8)));
    const QSize size(width, width * 9 / 16);
    const QImage image = scene ? m_thumbnails.of(*scene) : QImage();
    label.setFixedHeight(size.height());
    if (image.isNull()) {
        label.setPixmap({});
        label.setText(scene ? QString() : tr("The end"));
        return;
    }
    const qreal dpr = devicePixelRatioF();
    QPixmap picture =
        QPixmap::fromImage(image.scaled(size * dpr, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    picture.setDevicePixelRatio(dpr);
    label.setPixmap(picture);
}

void PresenterWindow::follow()
{
    const Scene &scene = m_talk.scene();
    m_picturesSoon.start();
    m_headline->setText(QString::fromStdString(scene.name));
    m_nextName->setText(m_talk.nextScene() ? QString::fromStdString(m_talk.nextScene()->name)
                                           : QString());
    if (const QString notes = QString::fromStdString(scene.notes); notes != m_notes->toPlainText())
        m_notes->setPlainText(notes);
    QString where = tr("Scene %1 of %2").arg(m_talk.sceneNumber() + 1).arg(m_talk.sceneCount());
    if (scene.builds() > 0)
        where += tr(", step %1 of %2").arg(m_talk.build()).arg(scene.builds());
    if (m_talk.screen() != Talk::Screen::Picture)
        where += m_talk.screen() == Talk::Screen::Black ? tr(" · screen is black")
                                                        : tr(" · screen is white");
    if (m_talk.isAsking())
        where += tr(" · off the script, R returns");
    m_where->setText(where);
}

void PresenterWindow::followClock()
{
    m_elapsed->setText(elapsedInWords(m_talk.elapsed()));
    m_clock->setText(m_wallClock());
}

/// By the size of this window: the text of the stage is that of another screen.
void PresenterWindow::sizeTexts()
{
    const auto size = [this](QWidget &widget, TextStyle style, double share) {
        QFont font = fontFor(style);
        font.setPixelSize(std::max(11, qRound(height() * share)));
        widget.setFont(font);
    };
    size(*m_elapsed, TextStyle::Title, 0.046);
    size(*m_clock, TextStyle::Title, 0.046);
    size(*m_headline, TextStyle::Title, 0.028);
    size(*m_nextName, TextStyle::Subtitle, 0.021);
    size(*m_where, TextStyle::Subtitle, 0.02);
    size(*m_nextHead, TextStyle::Heading, 0.015);
    for (QToolButton *button : findChildren<QToolButton *>())
        size(*button, TextStyle::Label, 0.019);
}

void PresenterWindow::stepNotes(int by)
{
    m_notesLarger =
        std::clamp(m_notesLarger + by, smallestNotes - largestNotes, largestNotes - smallestNotes);
    QFont font = fontFor(TextStyle::Body);
    font.setPixelSize(
        std::clamp(qRound(height() * notesShare) + m_notesLarger, smallestNotes, largestNotes));
    m_notes->setFont(font);
}

void PresenterWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    sizeTexts();
    stepNotes(0);
    follow();
}

bool PresenterWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride)
        event->accept(); // nothing else's: the talk hears of it in a moment
    return QWidget::event(event);
}

void PresenterWindow::keyPressEvent(QKeyEvent *event)
{
    emit keyCame(event);
}

void PresenterWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    emit closeWanted();
}

} // namespace entente
