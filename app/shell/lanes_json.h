// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/lanes_look.h"

#include <QJsonValue>

namespace entente
{

/// A look at lanes as settings keep it.
QJsonValue toJson(const LanesLook &look);
/// What cannot be read is left out. A text is the name of a field, as it was kept once.
LanesLook lanesFromJson(const QJsonValue &value);

} // namespace entente
