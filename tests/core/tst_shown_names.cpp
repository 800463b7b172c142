// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/dataset.h"
#include "core/model/shown_names.h"

#include <QTest>

using namespace entente;

class TestShownNames : public QObject
{
    Q_OBJECT

    static Actor actor(const char *id, const char *name, ActorType type = ActorType::State)
    {
        Actor made;
        made.id = ActorId{id};
        made.name = name;
        made.type = type;
        return made;
    }

private slots:
    void cleanup() { setReaderNames({}); }

    void inEnglishActorsHaveTheirOwnNames()
    {
        Actor japan = actor("JPN", "Japan");
        japan.names = {{"fr", "Japon"}};
        QCOMPARE(shownName(japan), std::string("Japan"));
        setReaderNames({"en-GB", {{"JPN", "Nippon"}}});
        QCOMPARE(shownName(japan), std::string("Japan"));
        QVERIFY(!stateName("JPN"));
    }

    void theDocumentsNameComesFirst()
    {
        setReaderNames({"fr-CA", {{"JPN", "Empire du Japon"}, {"DEU", "Allemagne"}}});
        Actor japan = actor("JPN", "Japan");
        japan.names = {{"ja", "日本"}, {"fr", "Japon"}};
        QCOMPARE(shownName(japan), std::string("Japon"));
        QCOMPARE(shownName(actor("DEU", "Germany")), std::string("Allemagne"));
        QCOMPARE(stateName("DEU"), std::optional(std::string("Allemagne")));
    }

    void onlyStatesAreCalledAsStates()
    {
        setReaderNames({"fr", {{"NATO", "faux"}}});
        QCOMPARE(shownName(actor("NATO", "NATO", ActorType::Bloc)), std::string("NATO"));
        QCOMPARE(shownName(actor("XXX", "Atlantis")), std::string("Atlantis"));
    }

    void whateverAsksADatasetGetsTheShownName()
    {
        Dataset data;
        data.actors = {actor("DEU", "Germany")};
        setReaderNames({"fr", {{"DEU", "Allemagne"}}});
        QCOMPARE(data.actorName(ActorId{"DEU"}), std::string("Allemagne"));
        QCOMPARE(data.actorName(ActorId{"ABC"}), std::string("ABC"));
    }
};

QTEST_GUILESS_MAIN(TestShownNames)
#include "tst_shown_names.moc"
