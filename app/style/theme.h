// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/motion.h"
#include "app/style/text_size.h"
#include "core/layout/color_vision.h"

#include <QObject>
#include <QPalette>
#include <QString>

#include <memory>
#include <vector>

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

    /// "light", "dark" or "print", with the chosen colours of kinds. Valid as long as this object,
    /// whatever is chosen later: pictures that are being made keep theirs.
    const Theme &named(const QString &name);
    /// The colours of kinds on light and on dark ground; those of paper are the light ones.
    const FamilyColors &colors(bool dark) const { return dark ? m_darkColors : m_lightColors; }
    void setColors(const FamilyColors &light, const FamilyColors &dark);

    /// Has everything on screen laid out and written anew: the style of dates has changed, say.
    void announce() { emit changed(); }

    MotionPreference &motion() { return m_motion; }
    const MotionPreference &motion() const { return m_motion; }
    TextSize &text() { return m_text; }
    const TextSize &text() const { return m_text; }

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const Theme &made(const Theme &base);
    const Theme &chosen();

    ThemeChoice m_choice = ThemeChoice::System;
    bool m_desktopDark;
    bool m_applied = false;
    FamilyColors m_lightColors = familyColors(Theme::light());
    FamilyColors m_darkColors = familyColors(Theme::dark());
    std::vector<std::unique_ptr<const Theme>> m_made; ///< never taken away: see named()
    const Theme *m_theme;
    MotionPreference m_motion;
    TextSize m_text;
};

} // namespace entente
