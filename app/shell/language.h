// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace entente
{

/// The languages that one can choose: those that the interface, or at least the names of states,
/// are there in.
QStringList interfaceLanguages();

/// Sets the language of the whole process: the program's and Qt's texts, what the core writes,
/// numbers, and from where lines run. `chosen` is a code ("fr", "pt_BR"; "qps" and "qps-rtl" are
/// made-up ones for tests of layouts), empty for that of the system; $ENTENTE_LANGUAGE overrides
/// it. Counts have their forms in English as well. To be called once there is an application and
/// no window yet.
void setUpLanguage(const QString &chosen);

} // namespace entente
