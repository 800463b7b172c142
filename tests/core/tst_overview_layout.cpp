// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_layout.h"
#include "core/time/calendar.h"
#include "tests/support/ruler.h"

#include <QTest>

using namespace entente;

namespace
{

const test::Ruler ruler;

OverviewLook strip(TimeSpan extent, TimeSpan window)
{
    OverviewLook look;
    look.width = 800;
    look.height = 70;
    look.extent = extent;
    look.window = window;
    return look;
}

const TimeSpan extent{startOf({1946, 7, 1}), startOf({2026, 3, 1})};

} // namespace

class TestOverviewLayout : public QObject
{
    Q_OBJECT

private slots:
    void edgesCoverTheExtentAtCalendarSteps_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::newRow("a lifetime") << qint64(extent.begin.seconds) << qint64(extent.end.seconds);
        QTest::newRow("two weeks")
            << qint64(startOf({2022, 1, 3}).seconds) << qint64(startOf({2022, 1, 17}).seconds);
        QTest::newRow("an hour") << qint64(1) << qint64(3600);
        QTest::newRow("a minute") << qint64(-30) << qint64(30);
        QTest::newRow("antiquity")
            << qint64(startOfYear(-3000).seconds) << qint64(startOfYear(600).seconds);
        QTest::newRow("deep time")
            << qint64(startOfYear(-4000000).seconds) << qint64(startOfYear(2100).seconds);
    }

    void edgesCoverTheExtentAtCalendarSteps()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        const TimeSpan span{{from}, {to}};
        for (const double width : {10.0, 300.0, 1200.0, 3800.0}) {
            const std::vector<Instant> edges = overviewEdges(span, width);
            QVERIFY(edges.size() >= 2);
            QVERIFY(edges.front() <= span.begin);
            QVERIFY(edges.back() >= span.end);
            QVERIFY(double(edges.size()) <= std::max(2.0, width / 6) + 3);
            for (std::size_t i = 1; i < edges.size(); ++i)
                QVERIFY(edges[i - 1] < edges[i]);
        }
    }

    void yearsStartInJanuary()
    {
        for (const Instant edge : overviewEdges(extent, 800)) {
            QCOMPARE(civilDate(edge).month, 1);
            QCOMPARE(civilDate(edge).day, 1);
        }
    }

    void anEmptyOrOpenExtentHasNoBars()
    {
        QVERIFY(overviewEdges({{5}, {5}}, 800).empty());
        QVERIFY(overviewEdges(TimeSpan::all(), 800).empty());
        layoutOverview({}, {}, strip({{5}, {5}}, {{5}, {5}}), Theme::light(), ruler);
    }

    void barsAreAsHighAsTheirCounts()
    {
        const std::vector<Instant> edges = overviewEdges(extent, 800);
        HistogramAnswer answer;
        answer.counts.assign(edges.size() - 1, 0);
        answer.counts[3] = 10;
        answer.counts[4] = 5;
        answer.selected = answer.counts;
        const auto result =
            layoutOverview(answer, edges, strip(extent, extent), Theme::light(), ruler);
        std::vector<const Mark *> bars;
        for (const Mark &mark : result.drawing.marks) {
            if (mark.role == Role::Bar)
                bars.push_back(&mark);
        }
        QCOMPARE(bars.size(), std::size_t(2));
        QVERIFY(std::abs(bars[0]->box.height - 2 * bars[1]->box.height) < 0.01);
        QCOMPARE(bars[0]->box.bottom(), result.plot.bottom());
        QVERIFY(*bars[0]->fill != Theme::light().accent);
        QCOMPARE(result.drawing.events, 15);
    }

    void whatPassesTheDatesIsAccented()
    {
        const std::vector<Instant> edges = overviewEdges(extent, 800);
        HistogramAnswer answer;
        answer.counts.assign(edges.size() - 1, 2);
        answer.selected.assign(edges.size() - 1, 0);
        answer.selected[7] = 1;
        const auto result =
            layoutOverview(answer, edges, strip(extent, extent), Theme::light(), ruler);
        int accented = 0;
        for (const Mark &mark : result.drawing.marks)
            accented += mark.role == Role::Bar && mark.fill == Theme::light().accent ? 1 : 0;
        QCOMPARE(accented, 1);
    }

    void theWindowBoxStandsAtTheWindow()
    {
        const TimeSpan window{startOfYear(1980), startOfYear(1990)};
        const auto result = layoutOverview({}, {}, strip(extent, window), Theme::light(), ruler);
        QVERIFY(std::abs(result.windowBox.x - result.scale.toPixel(window.begin)) < 0.01);
        QVERIFY(std::abs(result.windowBox.right() - result.scale.toPixel(window.end)) < 0.01);
    }

    void aNarrowWindowCanStillBeHeld()
    {
        const TimeSpan window{startOf({2022, 1, 1}), startOf({2022, 1, 3})};
        const auto result = layoutOverview({}, {}, strip(extent, window), Theme::light(), ruler);
        QVERIFY(result.windowBox.width >= 8);
        QVERIFY(result.windowBox.right() <= result.plot.right() + 0.01);
    }

    void yearLabelsNeitherOverlapNorLeaveTheStrip()
    {
        for (const double width : {120.0, 300.0, 800.0, 2400.0}) {
            OverviewLook look = strip(extent, extent);
            look.width = width;
            const auto result = layoutOverview({}, {}, look, Theme::dark(), ruler);
            const auto &texts = result.drawing.texts;
            for (std::size_t i = 0; i < texts.size(); ++i) {
                QVERIFY((RectF{0, 0, width, look.height}.contains(texts[i].box)));
                QVERIFY(contrast(texts[i].color, texts[i].background) >= 4.5);
                for (std::size_t j = 0; j < i; ++j)
                    QVERIFY(!texts[i].box.intersects(texts[j].box));
            }
            if (width >= 300)
                QVERIFY(texts.size() >= 2);
        }
    }
};

QTEST_GUILESS_MAIN(TestOverviewLayout)
#include "tst_overview_layout.moc"
