// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/shortcuts.h"

#include <QSettings>

#include <algorithm>

namespace entente
{

namespace
{

const QString shortcutsGroup = QStringLiteral("shortcuts");

QString shortcutKey(const ActionSpec &spec)
{
    return shortcutsGroup + QLatin1Char('/') + QString::fromLatin1(spec.id);
}

bool areInTheWay(const QKeySequence &a, const QKeySequence &b)
{
    return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

} // namespace

QList<QKeySequence> usualShortcuts(const ActionSpec &spec)
{
    const QStringList keys =
        QString::fromLatin1(spec.shortcuts).split(QLatin1Char(';'), Qt::SkipEmptyParts);
    QList<QKeySequence> sequences;
    for (const QString &key : keys)
        sequences.append(QKeySequence(key, QKeySequence::PortableText));
    return sequences;
}

Shortcuts::Shortcuts(const Actions &actions, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_settings(settings)
{
    for (const ActionSpec &spec : actionTable()) {
        const QVariant chosen = m_settings.value(shortcutKey(spec));
        if (chosen.isValid())
            apply(spec,
                  QKeySequence::listFromString(chosen.toString(), QKeySequence::PortableText));
    }
}

QList<QKeySequence> Shortcuts::of(const ActionSpec &spec) const
{
    return m_actions[spec.id]->shortcuts();
}

bool Shortcuts::isUsual(const ActionSpec &spec) const
{
    return !m_settings.contains(shortcutKey(spec));
}

int Shortcuts::changedCount() const
{
    const std::span<const ActionSpec> table = actionTable();
    return int(std::count_if(table.begin(), table.end(),
                             [this](const ActionSpec &spec) { return !isUsual(spec); }));
}

const ActionSpec *Shortcuts::holder(const QKeySequence &keys, const ActionSpec &except) const
{
    if (keys.isEmpty())
        return nullptr;
    for (const ActionSpec &spec : actionTable()) {
        if (&spec == &except)
            continue;
        const QList<QKeySequence> taken = of(spec);
        if (std::any_of(taken.begin(), taken.end(),
                        [&](const QKeySequence &its) { return areInTheWay(its, keys); }))
            return &spec;
    }
    return nullptr;
}

void Shortcuts::apply(const ActionSpec &spec, const QList<QKeySequence> &keys)
{
    QList<QKeySequence> given;
    for (const QKeySequence &each : keys) {
        if (!each.isEmpty())
            given.append(each);
    }
    m_actions[spec.id]->setShortcuts(given);
}

void Shortcuts::set(const ActionSpec &spec, const QKeySequence &keys)
{
    apply(spec, {keys});
    if (of(spec) == usualShortcuts(spec))
        m_settings.remove(shortcutKey(spec));
    else
        m_settings.setValue(shortcutKey(spec), keys.toString(QKeySequence::PortableText));
    emit changed();
}

void Shortcuts::reset(const ActionSpec &spec)
{
    m_settings.remove(shortcutKey(spec));
    apply(spec, usualShortcuts(spec));
    emit changed();
}

void Shortcuts::resetAll()
{
    m_settings.remove(shortcutsGroup);
    for (const ActionSpec &spec : actionTable())
        apply(spec, usualShortcuts(spec));
    emit changed();
}

} // namespace entente
