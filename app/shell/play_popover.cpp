// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/play_popover.h"

#include "app/style/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QScreen>
#include <QSignalBlocker>
#include <QSpinBox>

namespace entente
{

namespace
{

/// Steps up and down double and halve, since speeds are compared by ratio.
class SpeedBox : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    void stepBy(int steps) override { setValue(value() * (steps > 0 ? 2 : 0.5)); }
    QString textFromValue(double value) const override { return locale().toString(value, 'g', 4); }
};

} // namespace

PlayPopover::PlayPopover(Playback &playback, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_playback(playback)
    , m_speed(new SpeedBox(this))
    , m_unit(makeChoice("playUnit", tr("Unit of speed"),
                        {tr("days a second"), tr("months a second"), tr("years a second")}))
    , m_step(makeChoice("playStepChoice", tr("Steps"),
                        {tr("a day"), tr("a month"), tr("a year"), tr("to the next event")}))
    , m_counts(makeChoice("playCountsChoice", tr("What counts"),
                          {tr("everything"), tr("only the last"), tr("everything so far")}))
    , m_trail(new QSpinBox(this))
    , m_trailUnit(makeChoice("playTrailUnit", tr("Unit of the last while"),
                             {tr("days"), tr("months"), tr("years")}))
    , m_range(makeChoice("playRangeChoice", tr("Play over"),
                         {tr("all of time"), tr("the window"), tr("the brushed range")}))
    , m_end(makeChoice("playEndChoice", tr("At the end"),
                       {tr("stop"), tr("begin again"), tr("turn round")}))
    , m_follows(new QCheckBox(tr("The window follows the playhead"), this))
    , m_words(new QLabel(this))
{
    setObjectName(QStringLiteral("playPopover"));
    setProperty("look", QStringLiteral("popover"));
    setAccessibleName(tr("Playback"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_speed->setObjectName(QStringLiteral("playSpeedBox"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setRange(slowestPlay, fastestPlay);
    m_speed->setDecimals(2);
    m_speed->setKeyboardTracking(false);
    m_trail->setObjectName(QStringLiteral("playTrail"));
    m_trail->setAccessibleName(tr("Length of the last while"));
    m_trail->setRange(1, longestTrail);
    m_follows->setObjectName(QStringLiteral("playFollows"));
    m_words->setProperty("look", QStringLiteral("muted"));
    m_words->setObjectName(QStringLiteral("playWords"));

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(14, 12, 14, 12);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    addRow(*grid, tr("Speed"), m_speed, m_unit);
    addRow(*grid, tr("Steps"), m_step);
    addRow(*grid, tr("What counts"), m_counts);
    addRow(*grid, {}, m_trail, m_trailUnit);
    addRow(*grid, tr("Play over"), m_range);
    addRow(*grid, tr("At the end"), m_end);
    grid->addWidget(m_follows, grid->rowCount(), 0, 1, 3);
    grid->addWidget(m_words, grid->rowCount(), 0, 1, 3);
    const QList<QWidget *> parts = findChildren<QWidget *>();
    for (QWidget *part : parts)
        part->setFont(fontFor(TextStyle::Label));
    m_words->setFont(fontFor(TextStyle::Caption));

    connect(m_speed, &QDoubleSpinBox::valueChanged, this, &PlayPopover::write);
    connect(m_trail, &QSpinBox::valueChanged, this, &PlayPopover::write);
    connect(m_follows, &QCheckBox::toggled, this, &PlayPopover::write);
    for (QComboBox *choice : {m_unit, m_step, m_counts, m_trailUnit, m_range, m_end})
        connect(choice, &QComboBox::currentIndexChanged, this, &PlayPopover::write);
    connect(&m_playback, &Playback::changed, this, &PlayPopover::read);
    read();
}

QComboBox *PlayPopover::makeChoice(const char *name, const QString &what,
                                   const QStringList &choices)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(what);
    // Where desktops speak AT-SPI, Qt has the choice itself for a name.
    box->setAccessibleDescription(what);
    box->addItems(choices);
    return box;
}

void PlayPopover::addRow(QGridLayout &grid, const QString &label, QWidget *first, QWidget *second)
{
    const int row = grid.rowCount();
    auto *name = new QLabel(label, this);
    name->setProperty("look", QStringLiteral("muted"));
    name->setBuddy(first);
    grid.addWidget(name, row, 0);
    grid.addWidget(first, row, 1, 1, second ? 1 : 2);
    if (second)
        grid.addWidget(second, row, 2);
}

void PlayPopover::read()
{
    const PlaySettings &settings = m_playback.settings();
    const QSignalBlocker blockers[] = {
        QSignalBlocker(m_speed),  QSignalBlocker(m_unit),  QSignalBlocker(m_step),
        QSignalBlocker(m_counts), QSignalBlocker(m_trail), QSignalBlocker(m_trailUnit),
        QSignalBlocker(m_range),  QSignalBlocker(m_end),   QSignalBlocker(m_follows)};
    m_speed->setValue(settings.speed);
    m_unit->setCurrentIndex(int(settings.unit));
    m_step->setCurrentIndex(int(settings.step));
    m_counts->setCurrentIndex(int(settings.counts));
    m_trail->setValue(settings.trail);
    m_trailUnit->setCurrentIndex(int(settings.trailUnit));
    m_range->setCurrentIndex(int(settings.range));
    m_end->setCurrentIndex(int(settings.atEnd));
    m_follows->setChecked(settings.follows);
    const bool trails = settings.counts == PlayCounts::Trailing;
    m_trail->setEnabled(trails);
    m_trailUnit->setEnabled(trails);
    const TimeSpan range = m_playback.range();
    constexpr double year = 365.2425 * secondsPerDay;
    const double unit = settings.unit == PlayUnit::Day     ? double(secondsPerDay)
                        : settings.unit == PlayUnit::Month ? year / 12
                                                           : year;
    const double seconds = range.seconds() / unit / settings.speed;
    m_words->setText(seconds < 100 ? tr("Once through takes %1 s").arg(seconds, 0, 'f', 0)
                                   : tr("Once through takes %1 min").arg(seconds / 60, 0, 'f', 0));
}

void PlayPopover::write()
{
    PlaySettings settings = m_playback.settings();
    settings.speed = m_speed->value();
    settings.unit = PlayUnit(m_unit->currentIndex());
    settings.step = PlayStep(m_step->currentIndex());
    settings.counts = PlayCounts(m_counts->currentIndex());
    settings.trail = m_trail->value();
    settings.trailUnit = PlayUnit(m_trailUnit->currentIndex());
    settings.range = PlayRange(m_range->currentIndex());
    settings.atEnd = PlayEnd(m_end->currentIndex());
    settings.follows = m_follows->isChecked();
    m_playback.setSettings(settings);
}

void PlayPopover::showAt(const QWidget &control)
{
    adjustSize();
    QPoint at = control.mapToGlobal(QPoint(8, -height() - 2));
    if (const QScreen *screen = control.screen();
        screen && at.y() < screen->availableGeometry().y())
        at.setY(control.mapToGlobal(QPoint(0, control.height() + 2)).y());
    move(at);
    show();
    m_speed->setFocus();
    m_speed->selectAll();
}

} // namespace entente
