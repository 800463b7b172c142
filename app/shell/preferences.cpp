// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/preferences.h"

#include "app/session/native.h"
#include "core/geo/projection.h"

#include <QColor>
#include <QSettings>

#include <algorithm>

namespace entente
{

namespace
{

const QString startKey = QStringLiteral("start/with");
const QString datesKey = QStringLiteral("dates/style");
const QString projectionKey = QStringLiteral("map/projection");
const QString boundariesKey = QStringLiteral("map/boundaries");
const QString paletteKey = QStringLiteral("colors/palette");
const QString languageKey = QStringLiteral("language");
const QString ownPalette = QStringLiteral("own");
const QString lastDocument = QStringLiteral("last");

QString ownKey(bool dark)
{
    return dark ? QStringLiteral("colors/dark") : QStringLiteral("colors/light");
}

const Palette *paletteNamed(const QString &name)
{
    for (const Palette &palette : palettes()) {
        if (name == QLatin1String(palette.name))
            return &palette;
    }
    return nullptr;
}

} // namespace

Preferences::Preferences(QSettings &settings, ThemeSwitch &themes, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_themes(themes)
{
    setDateStyle(dateStyleNamed(m_settings.value(datesKey).toString().toStdString())
                     .value_or(DateStyle::DayMonth));
    applyPalette();
}

Preferences::~Preferences()
{
    setDateStyle(DateStyle::DayMonth);
}

void Preferences::keep(const QString &key, const QString &value)
{
    if (m_settings.value(key).toString() == value)
        return;
    m_settings.setValue(key, value);
    emit changed();
}

StartWith Preferences::startWith() const
{
    return m_settings.value(startKey).toString() == lastDocument ? StartWith::LastDocument
                                                                 : StartWith::Welcome;
}

void Preferences::setStartWith(StartWith what)
{
    keep(startKey, what == StartWith::LastDocument ? lastDocument : QStringLiteral("welcome"));
}

void Preferences::setDates(DateStyle style)
{
    if (style == dateStyle())
        return;
    setDateStyle(style);
    keep(datesKey, q(nameOf(style)));
    m_themes.announce();
    emit datesChanged();
}

QString Preferences::projection() const
{
    const QString name = m_settings.value(projectionKey).toString();
    return Projection::named(name.toStdString(), {0, 0}) ? name : q(Projection().name());
}

void Preferences::setProjection(const QString &name)
{
    keep(projectionKey, name);
}

Boundaries Preferences::boundaries() const
{
    return boundariesNamed(m_settings.value(boundariesKey).toString().toStdString())
        .value_or(Boundaries::DeFacto);
}

void Preferences::setBoundaries(Boundaries boundaries)
{
    keep(boundariesKey, q(nameOf(boundaries)));
}

QString Preferences::palette() const
{
    const QString name = m_settings.value(paletteKey).toString();
    return name == ownPalette || paletteNamed(name) ? name : QLatin1String(palettes()[0].name);
}

void Preferences::setPalette(const QString &name)
{
    if (name == palette())
        return;
    keep(paletteKey, name);
    applyPalette();
}

/// What was chosen one by one; else the palette that it began with.
FamilyColors Preferences::ownColors(bool dark) const
{
    FamilyColors colors = m_themes.colors(dark);
    const QStringList kept = m_settings.value(ownKey(dark)).toStringList();
    for (std::size_t i = 0; i < colors.size() && qsizetype(colors.size()) == kept.size(); ++i) {
        const QColor color(kept[qsizetype(i)]);
        if (color.isValid())
            colors[i] = Rgba::rgb(color.rgb() & 0xffffffu);
    }
    return colors;
}

void Preferences::applyPalette()
{
    if (const Palette *chosen = paletteNamed(palette()))
        m_themes.setColors(chosen->light, chosen->dark);
    else
        m_themes.setColors(ownColors(false), ownColors(true));
}

void Preferences::setColor(bool dark, Family family, Rgba color)
{
    const auto at = std::find(allFamilies.begin(), allFamilies.end(), family);
    for (const bool side : {false, true}) {
        FamilyColors colors = m_themes.colors(side);
        if (side == dark)
            colors[std::size_t(at - allFamilies.begin())] = color;
        QStringList kept;
        for (const Rgba each : colors)
            kept.append(QString::fromStdString(toHex(each)));
        m_settings.setValue(ownKey(side), kept);
    }
    m_settings.setValue(paletteKey, ownPalette);
    applyPalette();
    emit changed();
}

QString Preferences::language() const
{
    return m_settings.value(languageKey).toString();
}

void Preferences::setLanguage(const QString &code)
{
    keep(languageKey, code);
}

} // namespace entente
