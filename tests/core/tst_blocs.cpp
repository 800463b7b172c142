// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/network_parts.h"
#include "core/network/blocs.h"
#include "core/network/series_table.h"
#include "core/time/calendar.h"
#include "tests/support/sample_records.h"

#include <QTest>

using namespace entente;

namespace
{

Instant noonOf(const char *day)
{
    return {startOf(*dayFromIso(day)).seconds + secondsPerDay / 2};
}

} // namespace

class TestBlocs : public QObject
{
    Q_OBJECT

private slots:
    void membersComeAndGo()
    {
        const std::vector<ActorId> actors{ActorId{"JPN"}, ActorId{"USA"}, ActorId{"GBR"},
                                          ActorId{"IND"}, ActorId{"AUS"}};
        const auto engine = test::sampleEngine();
        const std::vector<Bloc> blocs = blocsOf(engine->vocabulary(), actors);
        const auto named = [&](const char *id) {
            const auto found = std::find_if(blocs.begin(), blocs.end(),
                                            [&](const Bloc &bloc) { return bloc.id.value == id; });
            return found == blocs.end() ? Bloc{} : *found;
        };
        const Bloc quad = named("QUAD");
        using Members = std::vector<std::size_t>;
        QCOMPARE(membersAt(quad, noonOf("2006-01-01")), Members{});
        QCOMPARE(membersAt(quad, noonOf("2007-08-01")), (Members{0, 1, 3, 4}));
        QCOMPARE(membersAt(quad, noonOf("2012-01-01")), Members{}); // it had lapsed
        QCOMPARE(membersAt(quad, noonOf("2022-11-06")), (Members{0, 1, 3, 4}));
        QCOMPARE(membersAt(named("AUKUS"), noonOf("2022-11-06")), (Members{1, 2, 4}));
        QVERIFY(named("ASEAN").id.isEmpty()); // none of these is in it
        QVERIFY(named("SCO").id.isEmpty());   // one alone
        // Small ones first: the United Nations tell least.
        QCOMPARE(blocs.back().id.value, std::string("UNO"));
    }

    void ringsAreThoseOfTheDay()
    {
        const std::vector<Bloc> blocs{{ActorId{"X"}, "Ex", {{0, TimeSpan::all()}}},
                                      {ActorId{"Y"}, "Why", {{1, TimeSpan::all()}}}};
        const std::vector<RingedBloc> ringed =
            ringedBlocs(blocs, {ActorId{"Y"}, ActorId{"gone"}, ActorId{"X"}}, noonOf("2000-01-01"));
        QCOMPARE(ringed.size(), 2u);
        QCOMPARE(ringed[0].label, std::string("Why"));
        QCOMPARE(ringed[1].members, std::vector<std::size_t>{0});
    }

    void theTableHasARowForEachChange()
    {
        NetworkSeries series;
        series.actors = {ActorId{"A"}, ActorId{"B, \"the\""}};
        series.moments.resize(2);
        series.moments[0].from = Instant::openPast();
        series.moments[0].degrees = {0, 0};
        series.moments[1].from = startOfYear(1951);
        series.moments[1].ties = 1;
        series.moments[1].density = 1;
        series.moments[1].degrees = {1, 1};
        series.moments[1].top = 0;
        const QStringList rows =
            QString::fromStdString(seriesTable(series)).split(QLatin1Char('\n'));
        QCOMPARE(rows.size(), 3);
        QVERIFY(rows[0].endsWith(QStringLiteral(",degree_A,\"degree_B, \"\"the\"\"\"")));
        QVERIFY(rows[1].startsWith(QStringLiteral(",0,")));
        QVERIFY(rows[2].startsWith(QStringLiteral("1951-01-01,1,")));
        QVERIFY(rows[2].endsWith(QStringLiteral(",1,1")));
    }
};

QTEST_APPLESS_MAIN(TestBlocs)
#include "tst_blocs.moc"
