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
    , m_theme(m_desktopDark ? &Theme::dark() : &Theme::light())
{
    if (qApp)
        qApp->installEventFilter(this);
    connect(&m_text, &TextSize::changed, this, &ThemeSwitch::changed);
}

/// `base` with the chosen colours of kinds.
const Theme &ThemeSwitch::made(const Theme &base)
{
    const Theme wanted = withFamilyColors(base, base.isDark ? m_darkColors : m_lightColors);
    if (wanted == base)
        return base;
    for (const std::unique_ptr<const Theme> &there : m_made) {
        if (*there == wanted)
            return *there;
    }
    m_made.push_back(std::make_unique<const Theme>(wanted));
    return *m_made.back();
}

const Theme &ThemeSwitch::chosen()
{
    const bool dark =
        m_choice == ThemeChoice::System ? m_desktopDark : m_choice == ThemeChoice::Dark;
    return made(dark ? Theme::dark() : Theme::light());
}

const Theme &ThemeSwitch::named(const QString &name)
{
    const Theme *base = Theme::named(name.toStdString());
    return made(base ? *base : Theme::light());
}

void ThemeSwitch::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    const Theme &theme = chosen();
    const bool same = &theme == m_theme && m_applied;
    if (same)
        return;
    m_theme = &theme;
    m_applied = true;
    QApplication::setPalette(paletteFor(theme));
    qApp->setStyleSheet(styleSheetFor(theme));
    emit changed();
}

void ThemeSwitch::setColors(const FamilyColors &light, const FamilyColors &dark)
{
    m_lightColors = light;
    m_darkColors = dark;
    if (m_applied)
        setChoice(m_choice);
    else
        m_theme = &chosen();
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
