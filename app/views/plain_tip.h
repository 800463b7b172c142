// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QHelpEvent;
class QWidget;

namespace entente
{

/// Shows `words` where the pointer rests on `widget`, and nothing for empty ones. They are other
/// people's words: never read as markup.
void showPlainTip(const QHelpEvent &event, const QString &words, QWidget &widget);

} // namespace entente
