// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace entente
{

/// Whether an address of a document may be opened: http, https or mailto, and well-formed.
bool isOpenable(const QString &address);

/// Shows the whole address and opens it with the desktop's program if the user says so.
void offerToOpen(const QString &address, QWidget *parent);

} // namespace entente
