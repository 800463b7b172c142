// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/plain_tip.h"

#include <QHelpEvent>
#include <QTextDocument>
#include <QToolTip>

namespace entente
{

void showPlainTip(const QHelpEvent &event, const QString &words, QWidget &widget)
{
    if (words.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event.globalPos(), Qt::convertFromPlainText(words), &widget);
}

} // namespace entente
