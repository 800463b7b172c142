// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/motion.h"
#include "app/style/text_size.h"
#include "core/layout/theme.h"

#include <QObject>
#include <QPalette>
#include <QString>

namespace entente
{

enum class ThemeChoice
{
    System,
    Light,
    Dark
};

QPalette paletteFor(const Theme &theme);
/// The style sheet for what a palette cannot say: hairlines, flat buttons, list rows.
QString styleSheetFor(const Theme &theme);

/// The theme on screen and the size of its text; views lay out and repaint on `changed`. One
/// object, made in main and passed down.
class ThemeSwitch : public QObject
{
    Q_OBJECT

public:
    explicit ThemeSwitch(QObject *parent = nullptr);

    const Theme &theme() const { return *m_theme; }
    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice); ///< sets the application's palette and style sheet too

    MotionPreference &motion() { return m_motion; }
    const MotionPreference &motion() const { return m_motion; }
    TextSize &text() { return m_text; }
    const TextSize &text() const { return m_text; }

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_desktopDark;
    bool m_applied = false;
    const Theme *m_theme;
    MotionPreference m_motion;
    TextSize m_text;
};

} // namespace entente
