// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/projection.h"
#include "core/geo/world.h"
#include "tests/support/sample_records.h"

#include <QtTest>

#include <map>

using namespace entente;

namespace
{

struct Town
{
    LatLon at;
    QString reason; ///< why GeoNames has no town of it; else empty
};

/// The table of GeoNames' towns (tests/data), by the sample's name of the place.
std::map<std::string, Town> towns()
{
    std::map<std::string, Town> table;
    QFile file(QStringLiteral(ENTENTE_SOURCE_DIR "/tests/data/geonames_places.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        return table;
    bool isHead = true;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line.startsWith(u'#') || std::exchange(isHead, isHead && line.startsWith(u'#')))
            continue;
        const QStringList fields = line.split(u'\t');
        if (fields.size() == 6)
            table[fields[0].toStdString()] = {{fields[3].toDouble(), fields[4].toDouble()},
                                              fields[5]};
    }
    return table;
}

} // namespace

/// Where the sample says that its places are, beside GeoNames' word.
class TestSamplePlaces : public QObject
{
    Q_OBJECT

private slots:
    void everyPlaceLiesWhereGeoNamesHasIt();
    void placesOnLandLieInTheirCountry();
};

void TestSamplePlaces::everyPlaceLiesWhereGeoNamesHasIt()
{
    const Dataset sample = test::sampleRecords();
    const std::map<std::string, Town> table = towns();
    int compared = 0;
    for (const Event &event : sample.events) {
        const Place &place = event.place;
        if (!place.position)
            continue;
        const auto town = table.find(place.name);
        QVERIFY2(town != table.end(), place.name.c_str());
        if (!town->second.reason.isEmpty())
            continue;
        ++compared;
        const double km = distanceKm(*place.position, town->second.at);
        QVERIFY2(
            km < 25,
            qPrintable(
                QStringLiteral("%1 is %2 km off").arg(QString::fromStdString(place.name)).arg(km)));
    }
    QVERIFY2(compared > 250, qPrintable(QString::number(compared)));
}

void TestSamplePlaces::placesOnLandLieInTheirCountry()
{
    const auto world = World::read(ENTENTE_SOURCE_DIR "/resources/world/countries-50m.json");
    QVERIFY(world);
    const Dataset sample = test::sampleRecords();
    for (const Event &event : sample.events) {
        const Place &place = event.place;
        const CountryShape *country = place.position ? world->at(*place.position) : nullptr;
        // What a coast at this scale leaves in the sea says nothing.
        if (country && !place.country.isEmpty())
            QVERIFY2(country->id == place.country,
                     qPrintable(QStringLiteral("%1 lies in %2")
                                    .arg(QString::fromStdString(place.name),
                                         QString::fromStdString(country->name))));
    }
}

QTEST_GUILESS_MAIN(TestSamplePlaces)
#include "tst_sample_places.moc"
