// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/theme.h"

#include "app/style/paint.h"

#include <QApplication>
#include <QEvent>
#include <QStyle>

namespace entente
{

namespace
{

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

/// What the desktop asks for. Asked before the program sets a palette of its own, the
/// application's palette is the desktop's; afterwards only the style still knows.
bool desktopIsDark(bool ownPaletteSet)
{
    return isDark(ownPaletteSet ? QApplication::style()->standardPalette()
                                : QGuiApplication::palette());
}

const Theme &themeFor(ThemeChoice choice, bool desktopDark)
{
    const bool dark = choice == ThemeChoice::System ? desktopDark : choice == ThemeChoice::Dark;
    return dark ? Theme::dark() : Theme::light();
}

void setText(QPalette &palette, const Theme &theme)
{
    const QColor ink = toQColor(theme.ink);
    const QColor muted = toQColor(theme.muted);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
          QPalette::BrightText})
        palette.setColor(role, ink);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, toQColor(theme.faint));
    palette.setColor(QPalette::PlaceholderText, muted);
    const QColor link = toQColor(theme.pacts);
    palette.setColor(QPalette::Link, link);
    palette.setColor(QPalette::LinkVisited, link);
}

} // namespace

QPalette paletteFor(const Theme &theme)
{
    QPalette palette(toQColor(theme.panel));
    setText(palette, theme);
    const QColor canvas = toQColor(theme.canvas);
    const QColor panel = toQColor(theme.panel);
    const QColor line = toQColor(theme.line);
    palette.setColor(QPalette::Window, panel);
    palette.setColor(QPalette::Base, canvas);
    palette.setColor(QPalette::AlternateBase, panel);
    palette.setColor(QPalette::Button, panel);
    palette.setColor(QPalette::ToolTipBase, canvas);
    palette.setColor(QPalette::Light, canvas);
    palette.setColor(QPalette::Midlight, toQColor(theme.marked()));
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, toQColor(theme.faint));
    palette.setColor(QPalette::Shadow, line);
    palette.setColor(QPalette::Highlight, toQColor(theme.accent));
    palette.setColor(QPalette::HighlightedText, toQColor(theme.onAccent));
    return palette;
}

ThemeSwitch::ThemeSwitch(QObject *parent)
    : QObject(parent)
    , m_desktopDark(desktopIsDark(false))
    , m_theme(&themeFor(ThemeChoice::System, m_desktopDark))
{
    if (qApp)
        qApp->installEventFilter(this);
    connect(&m_text, &TextSize::changed, this, &ThemeSwitch::changed);
}

void ThemeSwitch::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    const Theme &theme = themeFor(choice, m_desktopDark);
    const bool same = &theme == m_theme && m_applied;
    if (same)
        return;
    m_theme = &theme;
    m_applied = true;
    QApplication::setPalette(paletteFor(theme));
    qApp->setStyleSheet(styleSheetFor(theme));
    emit changed();
}

bool ThemeSwitch::eventFilter(QObject *watched, QEvent *event)
{
    // The desktop tells every window about its new colours; once is enough.
    if (event->type() == QEvent::ThemeChange && m_applied) {
        const bool dark = desktopIsDark(true);
        if (dark != m_desktopDark) {
            m_desktopDark = dark;
            setChoice(m_choice);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace entente
