// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace entente
{

class Actions;

/// The sheet of keys and gestures, made from the tables of actions and gestures, with the keys
/// that the actions have now.
void showKeys(const Actions &actions, QWidget *parent);
void showFirstSteps(QWidget *parent);

} // namespace entente
