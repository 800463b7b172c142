// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace entente
{

/// The sheet of keys and gestures, made from the tables of actions and gestures.
void showKeys(QWidget *parent);
void showFirstSteps(QWidget *parent);
void showAbout(QWidget *parent);

} // namespace entente
