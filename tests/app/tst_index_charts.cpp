// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/views/network/index_charts.h"
#include "core/time/calendar.h"

#include <QPainter>
#include <QTest>

using namespace entente;

namespace
{

constexpr QSize size(300, 600);

/// Three actors of whom the first is tied to the other two, from `year` on.
std::shared_ptr<const NetworkSeries> seriesFrom(int year)
{
    TieHistory history;
    history.actors = {ActorId{"A"}, ActorId{"B"}, ActorId{"C"}};
    const TimeSpan span{startOfYear(year), startOfYear(2000)};
    for (const char *other : {"B", "C"})
        history.ties.push_back({ActorId{"A"}, ActorId{other}, span, {}, {}, {}});
    const std::vector<PairLife> lives = livesOf(history);
    return std::make_shared<const NetworkSeries>(
        networkSeries(history, lives, 0, startOfYear(2000)));
}

const std::vector<std::string> labels{"Alpha", "Beta", "Gamma"};

NetworkChartsLook lookAt(int year)
{
    NetworkChartsLook look;
    look.width = size.width();
    look.height = size.height();
    look.span = {startOfYear(1950), startOfYear(2000)};
    look.now = startOfYear(year);
    return look;
}

/// The same without a thread: what exports draw.
QImage exported(const NetworkSeries &series, const NetworkChartsLook &look, const Theme &theme)
{
    return toImage(layoutNetworkCharts(series, labels, look, theme, FontMeasure::shared()).drawing)
        .convertToFormat(QImage::Format_RGB32);
}

struct Stage
{
    void layOut(const NetworkChartsLook &look, const Theme &theme = Theme::light())
    {
        charts.layOut(look, theme, 1, 1);
        canvas = theme.canvas;
    }
    QImage painted() const
    {
        QImage image(size, QImage::Format_RGB32);
        image.setDotsPerMeterX(3780);
        image.setDotsPerMeterY(3780);
        image.fill(toQColor(canvas));
        QPainter painter(&image);
        charts.paint(painter, {0, 0});
        return image;
    }
    QImage empty() const
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(toQColor(canvas));
        return image;
    }

    int changes = 0;
    Rgba canvas = Theme::light().canvas;
    IndexCharts charts{[this] { ++changes; }, nullptr};
};

} // namespace

class TestIndexCharts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadFonts(); }

    void theyComeFromBehindTheWindowAndAreThoseOfExports()
    {
        Stage stage;
        const auto series = seriesFrom(1960);
        stage.charts.setSeries(series, labels);
        stage.layOut(lookAt(1970));
        // Nothing is laid out or painted before the event loop brings it.
        QVERIFY(stage.charts.charts().charts.empty());
        QCOMPARE(stage.painted(), stage.empty());
        QTRY_COMPARE(stage.changes, 1);
        QVERIFY(stage.charts.isComplete());
        stage.layOut(lookAt(1970));
        QCOMPARE(stage.painted(), exported(*series, lookAt(1970), Theme::light()));
        // While time is played nothing is asked for.
        stage.layOut(lookAt(1955));
        QVERIFY(stage.charts.isComplete() && !stage.charts.isBusy());
        QCOMPARE(stage.painted(), exported(*series, lookAt(1955), Theme::light()));
    }

    void aPictureAndItsValuesAreOfOneSeries()
    {
        Stage stage;
        const auto before = seriesFrom(1960);
        const auto after = seriesFrom(1980);
        stage.charts.setSeries(before, labels);
        stage.layOut(lookAt(1970));
        QTRY_COMPARE(stage.changes, 1);
        stage.charts.setSeries(after, labels);
        stage.layOut(lookAt(1970)); // in 1970 the first is a star, the second has no tie
        QVERIFY(!stage.charts.isComplete());
        QCOMPARE(stage.painted(), exported(*before, lookAt(1970), Theme::light()));
        QTRY_COMPARE(stage.changes, 2);
        stage.layOut(lookAt(1970));
        QCOMPARE(stage.painted(), exported(*after, lookAt(1970), Theme::light()));
    }

    void whatIsNotOfThisNetworkIsNeverShown()
    {
        Stage stage;
        stage.charts.setSeries(seriesFrom(1960), labels);
        stage.layOut(lookAt(1970));
        stage.charts.setSeries(nullptr, {}); // while they are being painted
        QVERIFY(stage.charts.isBusy());
        const auto other = seriesFrom(1980);
        stage.charts.setSeries(other, labels);
        stage.layOut(lookAt(1990));
        QTRY_COMPARE(stage.changes, 1); // has come, and is not taken
        QVERIFY(!stage.charts.isComplete());
        stage.layOut(lookAt(1990));
        QCOMPARE(stage.painted(), stage.empty());
        QTRY_VERIFY(stage.charts.isComplete());
        stage.layOut(lookAt(1990));
        QCOMPARE(stage.painted(), exported(*other, lookAt(1990), Theme::light()));
        stage.charts.setSeries(nullptr, {});
        QCOMPARE(stage.painted(), stage.empty());
        QVERIFY(stage.charts.charts().charts.empty());
    }

    void anotherSizeOrThemeIsPaintedAnew()
    {
        Stage stage;
        const auto series = seriesFrom(1960);
        stage.charts.setSeries(series, labels);
        stage.layOut(lookAt(1970));
        QTRY_COMPARE(stage.changes, 1);
        NetworkChartsLook lower = lookAt(1970);
        lower.height = 300;
        stage.layOut(lower); // until the lower ones come, those of now stay with their places
        QCOMPARE(stage.painted(), exported(*series, lookAt(1970), Theme::light()));
        QTRY_VERIFY(stage.charts.isComplete());
        stage.layOut(lower);
        QCOMPARE(stage.painted().copy(0, 0, 300, 300), exported(*series, lower, Theme::light()));
        stage.layOut(lower, Theme::dark()); // a light picture on a dark canvas is no chart
        QCOMPARE(stage.painted(), stage.empty());
        QTRY_VERIFY(stage.charts.isComplete());
        stage.layOut(lower, Theme::dark());
        QCOMPARE(stage.painted().copy(0, 0, 300, 300), exported(*series, lower, Theme::dark()));
    }
};

QTEST_MAIN(TestIndexCharts)
#include "tst_index_charts.moc"
