// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/timeline/picture_fade.h"
#include "core/time/calendar.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace entente;

namespace
{

constexpr RectF plot{20, 10, 100, 40};

TimeScale scaleOver(int fromYear, int toYear)
{
    return {{startOfYear(fromYear), startOfYear(toYear)}, plot.x, plot.width};
}

/// Black where dates are before the middle of the plot, white after it.
QPixmap halves()
{
    QPixmap picture(140, 60);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.fillRect(0, 0, 70, 60, Qt::black);
    return picture;
}

/// A green picture with what is left of the old one over it.
QImage painted(const PictureFade &fade, const TimeScale &scale, double time)
{
    QImage image(140, 60, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::green);
    QPainter painter(&image);
    fade.paint(painter, scale, plot, time);
    return image;
}

} // namespace

class TestPictureFade : public QObject
{
    Q_OBJECT

private slots:
    void theOldPictureGoesSoftlyAndInTime()
    {
        PictureFade fade;
        QVERIFY(!fade.isRunning(0));
        fade.start(halves(), scaleOver(2000, 2010), plot, 1000);
        QCOMPARE(fade.opacity(1000), 1.0);
        QCOMPARE(fade.opacity(1000 + PictureFade::lengthMs / 2), 0.5);
        QCOMPARE(fade.opacity(1000 + PictureFade::lengthMs), 0.0);
        double before = 1;
        for (double time = 1010; time < 1000 + PictureFade::lengthMs; time += 10) {
            QVERIFY(fade.isRunning(time));
            QVERIFY(fade.opacity(time) < before);
            before = fade.opacity(time);
        }
        QVERIFY(!fade.isRunning(1000 + PictureFade::lengthMs));
        const QImage first = painted(fade, scaleOver(2000, 2010), 1000);
        QCOMPARE(first.pixelColor(40, 30), QColor(Qt::black));
        const QImage half = painted(fade, scaleOver(2000, 2010), 1000 + PictureFade::lengthMs / 2);
        QVERIFY(std::abs(half.pixelColor(40, 30).green() - 128) < 4);
        QCOMPARE(painted(fade, scaleOver(2000, 2010), 2000).pixelColor(40, 30), QColor(Qt::green));
    }

    void axisAndHeadsAreNotCovered()
    {
        PictureFade fade;
        fade.start(halves(), scaleOver(2000, 2010), plot, 0);
        const QImage image = painted(fade, scaleOver(2000, 2010), 0);
        for (const QPoint at : {QPoint(10, 30), QPoint(40, 5), QPoint(130, 30), QPoint(40, 55)})
            QCOMPARE(image.pixelColor(at), QColor(Qt::green));
    }

    void datesStayWhereTheyAre()
    {
        PictureFade fade;
        fade.start(halves(), scaleOver(2000, 2010), plot, 0);
        // The edge in the old picture is at the start of 2005; here is where that is now.
        for (const auto &[from, to] :
             {std::pair(2000, 2010), {2004, 2009}, {1995, 2010}, {2003, 2013}}) {
            const TimeScale now = scaleOver(from, to);
            const QImage image = painted(fade, now, 0);
            const int edge = int(std::lround(now.toPixel(startOfYear(2005))));
            QCOMPARE(image.pixelColor(edge - 4, 30), QColor(Qt::black));
            QCOMPARE(image.pixelColor(edge + 4, 30), QColor(Qt::white));
        }
        // From a day to all of time there is nothing to follow.
        QCOMPARE(painted(fade, scaleOver(1000, 2020), 0).pixelColor(60, 30), QColor(Qt::green));
    }

    void aFadeCanEndAtOnce()
    {
        PictureFade fade;
        fade.start(halves(), scaleOver(2000, 2010), plot, 0);
        fade.end();
        QVERIFY(!fade.isRunning(1));
        QCOMPARE(painted(fade, scaleOver(2000, 2010), 1).pixelColor(40, 30), QColor(Qt::green));
    }
};

QTEST_MAIN(TestPictureFade)
#include "tst_picture_fade.moc"
