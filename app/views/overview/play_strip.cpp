// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/overview/play_strip.h"

#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/style/theme.h"

#include <QGridLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace entente
{

namespace
{

int rowHeight()
{
    return qRound(22 * textScale());
}

QString stepInWords(PlayStep step)
{
    switch (step) {
    case PlayStep::Day:
        return PlayStrip::tr("by day");
    case PlayStep::Month:
        return PlayStrip::tr("by month");
    case PlayStep::Year:
        return PlayStrip::tr("by year");
    case PlayStep::Event:
        return PlayStrip::tr("by event");
    }
    return {};
}

void drawTriangle(QPainter &painter, double left, double right, double top, double bottom)
{
    QPainterPath path;
    path.moveTo(left, top);
    path.lineTo(right, (top + bottom) / 2);
    path.lineTo(left, bottom);
    path.closeSubpath();
    painter.fillPath(path, painter.brush());
}

} // namespace

PlayButton::PlayButton(ThemeSwitch &themes, Sign sign, QWidget *parent)
    : QToolButton(parent)
    , m_themes(themes)
    , m_sign(sign)
{
    const auto resize = [this] { setFixedSize(rowHeight() + 2, rowHeight()); };
    resize();
    connect(&themes.text(), &TextSize::changed, this, resize);
    setFocusPolicy(Qt::TabFocus);
    connect(&themes, &ThemeSwitch::changed, this, qOverload<>(&QWidget::update));
}

void PlayButton::setSign(Sign sign)
{
    m_sign = sign;
    update();
}

void PlayButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQColor(isEnabled() ? m_themes.theme().ink : m_themes.theme().faint));
    painter.translate(width() / 2.0, height() / 2.0);
    painter.scale(textScale(), textScale());
    constexpr double x = 0;
    constexpr double y = 0;
    switch (m_sign) {
    case Sign::Play:
        return drawTriangle(painter, x - 5, x + 6, y - 6.5, y + 6.5);
    case Sign::Pause:
        painter.drawRect(QRectF(x - 5, y - 6, 3.5, 12));
        painter.drawRect(QRectF(x + 1.5, y - 6, 3.5, 12));
        return;
    case Sign::Back:
        painter.drawRect(QRectF(x - 5, y - 4.5, 1.8, 9));
        return drawTriangle(painter, x + 4, x - 3, y - 4.5, y + 4.5);
    case Sign::Forward:
        painter.drawRect(QRectF(x + 3.2, y - 4.5, 1.8, 9));
        return drawTriangle(painter, x - 4, x + 3, y - 4.5, y + 4.5);
    }
}

PlayStrip::PlayStrip(Session &session, ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent)
    , m_playback(session.playback())
    , m_play(new PlayButton(themes, PlayButton::Sign::Play, this))
    , m_back(new PlayButton(themes, PlayButton::Sign::Back, this))
    , m_forward(new PlayButton(themes, PlayButton::Sign::Forward, this))
    , m_speed(makeText("playSpeed"))
    , m_step(makeText("playStep"))
    , m_counts(makeText("playCounts"))
{
    setObjectName(QStringLiteral("playStrip"));
    setAccessibleName(tr("Playback"));
    setCursor(Qt::ArrowCursor);
    m_play->setObjectName(QStringLiteral("playToggle"));
    m_back->setObjectName(QStringLiteral("playBack"));
    m_forward->setObjectName(QStringLiteral("playForward"));
    m_speed->setToolTip(tr("Speed, steps and what counts while time is played"));
    m_step->setToolTip(m_speed->toolTip());

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 4, 4, 2);
    grid->setHorizontalSpacing(2);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_play, 0, 0);
    grid->addWidget(m_speed, 0, 1, 1, 2, Qt::AlignLeft);
    grid->addWidget(m_back, 1, 0);
    grid->addWidget(m_forward, 1, 1);
    grid->addWidget(m_step, 1, 2, Qt::AlignLeft);
    grid->addWidget(m_counts, 2, 0, 1, 3, Qt::AlignLeft);
    grid->setColumnStretch(2, 1);
    grid->setRowStretch(3, 1);

    connect(m_play, &QToolButton::clicked, &m_playback, &Playback::toggle);
    connect(m_back, &QToolButton::clicked, &m_playback, [this] { m_playback.step(-1); });
    connect(m_forward, &QToolButton::clicked, &m_playback, [this] { m_playback.step(1); });
    connect(m_speed, &QToolButton::clicked, this, &PlayStrip::settingsRequested);
    connect(m_step, &QToolButton::clicked, this, &PlayStrip::settingsRequested);
    connect(m_counts, &QToolButton::clicked, &m_playback, &Playback::stop);
    connect(&m_playback, &Playback::changed, this, &PlayStrip::refresh);
    connect(&session, &Session::engineChanged, this,
            [this, &session] { setEnabled(session.engine() != nullptr); });
    connect(&themes.text(), &TextSize::changed, this, [this] {
        for (QToolButton *button : {m_speed, m_step, m_counts})
            button->setFixedHeight(rowHeight() - 2);
    });
    setEnabled(session.engine() != nullptr);
    refresh();
}

QToolButton *PlayStrip::makeText(const char *name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setProperty("look", QStringLiteral("quiet"));
    button->setFont(fontFor(TextStyle::AxisMinor));
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedHeight(rowHeight() - 2);
    return button;
}

void PlayStrip::refresh()
{
    const PlaySettings &settings = m_playback.settings();
    const bool playing = m_playback.isPlaying();
    m_play->setSign(playing ? PlayButton::Sign::Pause : PlayButton::Sign::Play);
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(playing ? tr("Pause (Space)") : tr("Play time (Space)"));
    const QString speed = speedInWords(settings);
    m_speed->setText(speed);
    m_speed->setAccessibleName(tr("Speed of playback: %1").arg(speed));
    const QString step = stepInWords(settings.step);
    m_step->setText(step);
    m_step->setAccessibleName(tr("Steps: %1").arg(step));
    m_back->setAccessibleName(tr("Step back %1").arg(step));
    m_back->setToolTip(tr("Step back %1 (Ctrl+Left)").arg(step));
    m_forward->setAccessibleName(tr("Step forward %1").arg(step));
    m_forward->setToolTip(tr("Step forward %1 (Ctrl+Right)").arg(step));
    m_counts->setVisible(m_playback.isLimiting());
    const QString counts = settings.counts == PlayCounts::Cumulative
                               ? tr("events so far")
                               : tr("last %1").arg(spanInWords(settings.trail, settings.trailUnit));
    m_counts->setText(counts + QStringLiteral("  ✕"));
    m_counts->setToolTip(tr("Only these count now. Click to have every event count again."));
    m_counts->setAccessibleName(tr("Only these count: %1. Count every event again").arg(counts));
}

} // namespace entente
