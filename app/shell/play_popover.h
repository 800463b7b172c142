// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/playback.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace entente
{

/// A small window with all that can be said about playback. What is chosen holds at once, also
/// while time is played.
class PlayPopover : public QFrame
{
    Q_OBJECT

public:
    /// Deletes itself when closed.
    PlayPopover(Playback &playback, QWidget *parent);

    /// Above `control`, or below it where there is no room.
    void showAt(const QWidget &control);

private:
    QComboBox *makeChoice(const char *name, const QString &what, const QStringList &choices);
    void addRow(QGridLayout &grid, const QString &label, QWidget *first, QWidget *second = nullptr);
    void read(); ///< what playback has
    void write();

    Playback &m_playback;
    QDoubleSpinBox *m_speed;
    QComboBox *m_unit;
    QComboBox *m_step;
    QComboBox *m_counts;
    QSpinBox *m_trail;
    QComboBox *m_trailUnit;
    QComboBox *m_range;
    QComboBox *m_end;
    QCheckBox *m_follows;
    QLabel *m_words;
};

} // namespace entente
