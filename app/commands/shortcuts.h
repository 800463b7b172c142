// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/actions.h"

#include <QKeySequence>
#include <QObject>

class QSettings;

namespace entente
{

/// The keys of the table.
QList<QKeySequence> usualShortcuts(const ActionSpec &spec);

/// Keys that a person gave to actions in place of those of the table, kept in the settings.
class Shortcuts : public QObject
{
    Q_OBJECT

public:
    /// Gives `actions` what was chosen in earlier runs.
    Shortcuts(const Actions &actions, QSettings &settings, QObject *parent);

    QList<QKeySequence> of(const ActionSpec &spec) const;
    bool isUsual(const ActionSpec &spec) const;
    int changedCount() const;

    /// The other action that has `keys`, or keys that begin with them or that they begin with (of
    /// two such neither would ever work); null when the keys are free.
    const ActionSpec *holder(const QKeySequence &keys, const ActionSpec &except) const;

    /// `keys` become the only ones of the action; empty ones leave it without any.
    void set(const ActionSpec &spec, const QKeySequence &keys);
    void reset(const ActionSpec &spec);
    void resetAll();

signals:
    void changed();

private:
    void apply(const ActionSpec &spec, const QList<QKeySequence> &keys);

    const Actions &m_actions;
    QSettings &m_settings;
};

} // namespace entente
