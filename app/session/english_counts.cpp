// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/english_counts.h"

#include <QCoreApplication>

namespace entente
{

namespace
{

void speakEnglish()
{
    QCoreApplication::installTranslator(new EnglishCounts(QCoreApplication::instance()));
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(speakEnglish)

QString EnglishCounts::translate(const char *, const char *text, const char *, int n) const
{
    if (n < 0)
        return {};
    QString said = QString::fromUtf8(text);
    if (!said.contains(QLatin1String("(s)")))
        return {}; // as it stands
    return said.replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

} // namespace entente
