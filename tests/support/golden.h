// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace entente::test
{

/// Why `image` is not the picture tests/golden/<name>.png; empty when it is, within 8 steps of each
/// colour. The actual picture is left beside the test program. With ENTENTE_UPDATE_GOLDEN=1 in
/// the environment the golden picture is rewritten instead.
QString differenceFromGolden(const QImage &image, const QString &name);

} // namespace entente::test
