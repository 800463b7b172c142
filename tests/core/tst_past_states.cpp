// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/past_states.h"
#include "core/geo/projection.h"
#include "core/geo/world.h"

#include <QtTest>

#include <sstream>

using namespace entente;

/// States that are gone have a place on today's map.
class TestPastStates : public QObject
{
    Q_OBJECT

private slots:
    void eachHasItsTimeAndItsLand();
    void theOnesThatRecordsNameAreThere();
    void aDayChoosesTheTime();
};

void TestPastStates::eachHasItsTimeAndItsLand()
{
    const auto world = World::read(ENTENTE_SOURCE_DIR "/resources/world/countries-10m.json");
    QVERIFY(world);
    for (const PastState &state : pastStates()) {
        QVERIFY2(state.from > 19000000 && state.from < state.until, state.name.data());
        std::istringstream land{std::string(state.land)};
        bool holdsCapital = false;
        int countries = 0;
        for (std::string id; land >> id; ++countries) {
            // Bonaire and its neighbours have no shape of their own at any scale.
            QVERIFY2(id == "BES" || world->find({id}), id.c_str());
            const CountryShape *at = world->at(state.position);
            holdsCapital = holdsCapital || (at && at->id.value == id);
        }
        QVERIFY2(countries > 0 && holdsCapital, state.name.data());
    }
}

void TestPastStates::theOnesThatRecordsNameAreThere()
{
    for (const char *id : {"SUN", "DDR", "BRD", "YUG", "ROC"})
        QVERIFY2(pastState(id), id);
    QVERIFY(!pastState("JPN"));
    QVERIFY(!pastState(""));
    QCOMPARE(std::string(pastState("SUN")->capital), "Moscow");
    QVERIFY(distanceKm(pastState("BRD")->position, pastState("DDR")->position) > 400);
}

void TestPastStates::aDayChoosesTheTime()
{
    QCOMPARE(std::string(pastState("ROC", 19450101)->capital), "Nanjing");
    QCOMPARE(std::string(pastState("ROC", 19550101)->capital), "Taipei");
    QCOMPARE(std::string(pastState("ROC")->capital), "Taipei");
    QVERIFY(pastState("DDR", 19901002));
    QVERIFY(!pastState("DDR", 19901003));
    QVERIFY(!pastState("SUN", 20220101));
}

QTEST_GUILESS_MAIN(TestPastStates)
#include "tst_past_states.moc"
