// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/golden.h"

#include <QCoreApplication>
#include <QDir>

namespace entente::test
{

namespace
{

constexpr int tolerance = 8;

bool isClose(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) <= tolerance &&
           std::abs(qGreen(a) - qGreen(b)) <= tolerance &&
           std::abs(qBlue(a) - qBlue(b)) <= tolerance;
}

} // namespace

QString differenceFromGolden(const QImage &image, const QString &name)
{
    const QImage actual = image.convertToFormat(QImage::Format_RGB32);
    const QString path = QStringLiteral(ENTENTE_GOLDEN "/") + name + QStringLiteral(".png");
    if (qEnvironmentVariableIntValue("ENTENTE_UPDATE_GOLDEN") == 1) {
        QDir().mkpath(QStringLiteral(ENTENTE_GOLDEN));
        return actual.save(path) ? QString() : QStringLiteral("cannot write ") + path;
    }
    const QImage golden = QImage(path).convertToFormat(QImage::Format_RGB32);
    int wrong = 0;
    if (golden.size() == actual.size()) {
        for (int y = 0; y < golden.height(); ++y) {
            for (int x = 0; x < golden.width(); ++x)
                wrong += !isClose(golden.pixel(x, y), actual.pixel(x, y));
        }
        if (wrong == 0)
            return {};
    }
    const QString kept = QCoreApplication::applicationDirPath() + QLatin1Char('/') + name +
                         QStringLiteral("-actual.png");
    actual.save(kept);
    return golden.size() == actual.size()
               ? QStringLiteral("%1 pixels differ from %2, see %3").arg(wrong).arg(path, kept)
               : QStringLiteral("the size differs from %1, see %2").arg(path, kept);
}

} // namespace entente::test
