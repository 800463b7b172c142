// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_reading.h"
#include "core/time/calendar.h"
#include "tests/support/lanes.h"
#include "tests/support/ruler.h"

#include <QTest>

#include <set>

using namespace entente;
using test::laneMark;

class TestTimelineReading : public QObject
{
    Q_OBJECT

private slots:
    void timesAreSpokenAsPreciselyAsTheyAreKnown_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *start, const char *end, const QString &words) {
            QTest::addRow("%s/%s", start, end)
                << QString::fromLatin1(start) << QString::fromLatin1(end) << words;
        };
        row("2023-01-11", "", QStringLiteral("11 Jan 2023"));
        row("2022-05", "", QStringLiteral("May 2022"));
        row("1951", "", QStringLiteral("1951"));
        row("1951~", "", QStringLiteral("about 1951"));
        row("-0043-03-15", "", QStringLiteral("15 Mar 44 BC"));
        row("2022-11-03", "2022-11-05", QStringLiteral("3–5 Nov 2022"));
        row("2021-01", "2023", QStringLiteral("Jan 2021 – 2023"));
        row("1951", "..", QStringLiteral("since 1 Jan 1951"));
    }

    void timesAreSpokenAsPreciselyAsTheyAreKnown()
    {
        QFETCH(QString, start);
        QFETCH(QString, end);
        QFETCH(QString, words);
        const LaneMark mark = laneMark(1, "", start.toStdString(), end.toStdString());
        QCOMPARE(QString::fromStdString(spokenTime(mark.span)), words);
    }

    /// Nothing that is drawn is left out, nothing is read that is not drawn.
    void everyEventOnScreenIsReadOnceInItsLane()
    {
        const test::Ruler ruler;
        const KindTree kinds = KindTree::standard();
        const LanesAnswer answer = test::randomLanes(7, 900, 12);
        TimelineLook look;
        look.width = 1200;
        look.height = 500;
        look.window = {startOfYear(1990), startOfYear(2010)};
        const TimelineDrawing timeline = layoutTimeline(answer, look, kinds, Theme::light(), ruler);
        std::map<std::string, std::multiset<EventId>> drawn;
        const RectF &plot = timeline.plot;
        for (const Mark &mark : timeline.drawing.marks) {
            const bool inSight = mark.box.y < plot.bottom() && mark.box.bottom() > plot.y;
            if ((mark.role == Role::Event || mark.role == Role::Cluster) && inSight)
                drawn[mark.key].insert(mark.ids.begin(), mark.ids.end());
        }
        std::map<std::string, std::multiset<EventId>> read;
        for (const ReadLane &lane : readingOf(timeline, answer)) {
            Instant before = Instant::openPast();
            for (const ReadMark &mark : lane.marks) {
                read[lane.lane->value].insert(mark.ids.begin(), mark.ids.end());
                QVERIFY(mark.event->span.fuzzy().begin >= before);
                before = mark.event->span.fuzzy().begin;
                QVERIFY(plot.contains(mark.box));
                QVERIFY(!spokenMark(mark).empty());
            }
        }
        QVERIFY(drawn.size() > 3);
        QVERIFY(read == drawn);
    }

    /// Who sees no colours tells kinds apart by their glyphs.
    void noTwoFamiliesShareAGlyph()
    {
        std::map<Glyph, Family> families;
        const KindTree kinds = KindTree::standard();
        for (const Kind &kind : kinds.kinds()) {
            const auto [at, isNew] = families.emplace(kind.glyph, kind.family);
            QVERIFY2(isNew || at->second == kind.family, kind.id.value.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestTimelineReading)
#include "tst_timeline_reading.moc"
