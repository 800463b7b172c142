// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/play_actions.h"

#include "app/commands/actions.h"
#include "app/session/playback.h"

#include <QSettings>

namespace entente
{

namespace
{

constexpr std::pair<const char *, PlayStep> stepChoices[] = {{"step.day", PlayStep::Day},
                                                             {"step.month", PlayStep::Month},
                                                             {"step.year", PlayStep::Year},
                                                             {"step.event", PlayStep::Event}};
constexpr std::pair<const char *, PlayCounts> countsChoices[] = {
    {"counts.everything", PlayCounts::Everything},
    {"counts.trailing", PlayCounts::Trailing},
    {"counts.cumulative", PlayCounts::Cumulative}};
constexpr std::pair<const char *, PlayEnd> endChoices[] = {
    {"end.stop", PlayEnd::Stop}, {"end.loop", PlayEnd::Loop}, {"end.bounce", PlayEnd::Bounce}};
constexpr std::pair<const char *, PlayRange> rangeChoices[] = {{"range.all", PlayRange::All},
                                                               {"range.window", PlayRange::Window},
                                                               {"range.brush", PlayRange::Brush}};
constexpr std::pair<const char *, void (Playback::*)()> deeds[] = {
    {"play.toggle", &Playback::toggle},
    {"play.stop", &Playback::stop},
    {"play.faster", &Playback::faster},
    {"play.slower", &Playback::slower}};
constexpr const char *playingNeedsDocument[] = {"play.toggle",    "play.forward",
                                                "play.back",      "play.stop",
                                                "play.nextEvent", "play.previousEvent"};

template <class Choices, class Value>
void bindChoice(Playback &playback, const Actions &actions, const Choices &choices,
                Value PlaySettings::*setting)
{
    for (const auto &[id, value] : choices)
        QObject::connect(actions[id], &QAction::triggered, &playback,
                         [&playback, setting, value = value] {
                             PlaySettings settings = playback.settings();
                             settings.*setting = value;
                             playback.setSettings(settings);
                         });
}

template <class Choices, class Value>
void checkChoice(const Actions &actions, const Choices &choices, Value chosen)
{
    for (const auto &[id, value] : choices)
        actions[id]->setChecked(value == chosen);
}

template <class Enum>
Enum stored(const QSettings &settings, const QString &key, Enum usual, Enum last)
{
    const int number = settings.value(key, int(usual)).toInt();
    return number >= 0 && number <= int(last) ? Enum(number) : usual;
}

} // namespace

PlayActions::PlayActions(Session &session, Actions &actions, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_actions(actions)
{
    Playback &playback = session.playback();
    for (const auto &[id, deed] : deeds)
        connect(actions[id], &QAction::triggered, &playback,
                [&playback, deed = deed] { (playback.*deed)(); });
    const auto bind = [&](const char *id, auto deed) {
        connect(actions[id], &QAction::triggered, &playback, deed);
    };
    bind("play.forward", [&playback] { playback.step(1); });
    bind("play.back", [&playback] { playback.step(-1); });
    bind("play.nextEvent", [&playback] { playback.stepToEvent(1); });
    bind("play.previousEvent", [&playback] { playback.stepToEvent(-1); });
    bind("play.follow", [&playback](bool follows) {
        PlaySettings settings = playback.settings();
        settings.follows = follows;
        playback.setSettings(settings);
    });
    bindChoice(playback, actions, stepChoices, &PlaySettings::step);
    bindChoice(playback, actions, countsChoices, &PlaySettings::counts);
    bindChoice(playback, actions, endChoices, &PlaySettings::atEnd);
    bindChoice(playback, actions, rangeChoices, &PlaySettings::range);
    connect(&playback, &Playback::changed, this, &PlayActions::update);
    connect(&session, &Session::engineChanged, this, &PlayActions::update);
    update();
}

void PlayActions::update()
{
    const PlaySettings &settings = m_session.playback().settings();
    checkChoice(m_actions, stepChoices, settings.step);
    checkChoice(m_actions, countsChoices, settings.counts);
    checkChoice(m_actions, endChoices, settings.atEnd);
    checkChoice(m_actions, rangeChoices, settings.range);
    m_actions["play.follow"]->setChecked(settings.follows);
    m_actions["play.toggle"]->setText(m_session.playback().isPlaying() ? tr("&Pause")
                                                                       : tr("&Play"));
    for (const char *id : playingNeedsDocument)
        m_actions[id]->setEnabled(m_session.engine() != nullptr);
}

void PlayActions::restore(const QSettings &from)
{
    PlaySettings settings;
    settings.speed = from.value(QStringLiteral("play/speed"), settings.speed).toDouble();
    settings.unit = stored(from, QStringLiteral("play/unit"), settings.unit, PlayUnit::Year);
    settings.step = stored(from, QStringLiteral("play/step"), settings.step, PlayStep::Event);
    settings.atEnd = stored(from, QStringLiteral("play/end"), settings.atEnd, PlayEnd::Bounce);
    settings.counts =
        stored(from, QStringLiteral("play/counts"), settings.counts, PlayCounts::Cumulative);
    settings.trail = from.value(QStringLiteral("play/trail"), settings.trail).toInt();
    settings.trailUnit =
        stored(from, QStringLiteral("play/trailUnit"), settings.trailUnit, PlayUnit::Year);
    settings.range = stored(from, QStringLiteral("play/range"), settings.range, PlayRange::Brush);
    settings.follows = from.value(QStringLiteral("play/follows"), settings.follows).toBool();
    m_session.playback().setSettings(settings);
}

void PlayActions::save(QSettings &settings) const
{
    const PlaySettings &now = m_session.playback().settings();
    settings.setValue(QStringLiteral("play/speed"), now.speed);
    settings.setValue(QStringLiteral("play/unit"), int(now.unit));
    settings.setValue(QStringLiteral("play/step"), int(now.step));
    settings.setValue(QStringLiteral("play/end"), int(now.atEnd));
    settings.setValue(QStringLiteral("play/counts"), int(now.counts));
    settings.setValue(QStringLiteral("play/trail"), now.trail);
    settings.setValue(QStringLiteral("play/trailUnit"), int(now.trailUnit));
    settings.setValue(QStringLiteral("play/range"), int(now.range));
    settings.setValue(QStringLiteral("play/follows"), now.follows);
}

} // namespace entente
