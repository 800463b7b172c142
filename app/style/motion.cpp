// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/motion.h"

#include <QApplication>
#include <QSettings>
#include <QStyle>
#include <QStyleOption>

namespace entente
{

namespace
{

const QString key = QStringLiteral("window/lessMotion");

/// Styles of desktops that know the wish say that nothing of a widget takes time.
bool desktopReduces()
{
    if (!qApp)
        return false;
    QObject anything;
    QStyleOption option;
    option.styleObject = &anything;
    return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration, &option) == 0;
}

} // namespace

MotionPreference::MotionPreference(QObject *parent) : QObject(parent) {}

bool MotionPreference::isReduced() const
{
    return m_chosen ? *m_chosen : desktopReduces();
}

void MotionPreference::setReduced(bool reduced)
{
    const bool before = isReduced();
    m_chosen = reduced;
    if (reduced != before)
        emit changed();
}

void MotionPreference::restore(const QSettings &settings)
{
    if (settings.contains(key))
        setReduced(settings.value(key).toBool());
}

void MotionPreference::save(QSettings &settings) const
{
    if (m_chosen)
        settings.setValue(key, *m_chosen);
}

} // namespace entente
