// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace entente
{

/// Help ▸ About: the version, whose data and libraries are in it and under which terms.
void showAbout(QWidget *parent);

} // namespace entente
