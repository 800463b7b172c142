// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/lanes_look.h"

#include <QTest>

using namespace entente;

namespace
{

using Names = std::vector<std::string>;

const Names shown{"A", "B", "C", "D"};

} // namespace

class TestLanesLook : public QObject
{
    Q_OBJECT

private slots:
    void aLaneMovesToItsPlace_data()
    {
        QTest::addColumn<QString>("lane");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("order");
        QTest::newRow("up") << "C" << 0 << "CABD";
        QTest::newRow("down") << "A" << 2 << "BCAD";
        QTest::newRow("to the end") << "A" << 3 << "BCDA";
        QTest::newRow("beyond the end") << "B" << 99 << "ACDB";
        QTest::newRow("nowhere else") << "B" << 1 << "ABCD";
    }

    void aLaneMovesToItsPlace()
    {
        QFETCH(QString, lane);
        QFETCH(int, to);
        QFETCH(QString, order);
        FieldLanes lanes;
        lanes.move(lane.toStdString(), std::size_t(to), shown);
        std::string after;
        for (const std::string &name : lanes.byHand)
            after += name;
        QCOMPARE(QString::fromStdString(after), order);
        QVERIFY(lanes.order == LaneOrder::ByHand);
    }

    void pinnedLanesStayAbove()
    {
        FieldLanes lanes;
        lanes.pin("A", true);
        lanes.pin("B", true);
        lanes.move("D", 0, shown); // not above the pinned ones
        QVERIFY(lanes.byHand == (Names{"D", "C"}));
        QVERIFY(lanes.pinned == (Names{"A", "B"}));

        FieldLanes others = lanes;
        others.order = LaneOrder::Name;
        others.move("A", 3, shown); // not below the last pinned one
        QVERIFY(others.pinned == (Names{"B", "A"}));
        QVERIFY(others.order == LaneOrder::Name);
    }

    void whatIsOutOfSightKeepsItsPlaceBehind()
    {
        FieldLanes lanes;
        lanes.byHand = {"X", "B", "Y", "A"};
        lanes.pinned = {"Z", "C"};
        lanes.move("A", 1, {"C", "A", "B"});
        QVERIFY(lanes.byHand == (Names{"A", "B", "X", "Y"}));
        lanes.move("C", 0, {"C", "A", "B"});
        QVERIFY(lanes.pinned == (Names{"C", "Z"}));
    }

    void aHeightExpandsAndIsKeptWithinReason()
    {
        FieldLanes lanes;
        lanes.collapse("A", true);
        lanes.resize("A", 1.0);
        QVERIFY(!lanes.isCollapsed("A"));
        QCOMPARE(lanes.heights.at("A"), leastLaneHeight);
        lanes.resize("A", 1e9);
        QCOMPARE(lanes.heights.at("A"), mostLaneHeight);
        lanes.collapse("A", true);
        QCOMPARE(lanes.heights.count("A"), std::size_t(1)); // to be that high again
        lanes.collapse("A", false);
        lanes.resize("A", std::nullopt);
        QVERIFY(lanes == FieldLanes());
    }

    void eachFieldKeepsItsOwn()
    {
        LanesLook look;
        FieldLanes parties;
        parties.hide("A");
        parties.hide("A");
        parties.pin("B", true);
        look.arrange(parties);
        look.field = LaneField::Kind;
        QVERIFY(look.arranged() == FieldLanes());
        look.field = LaneField::Party;

        LanesQuestion question;
        look.askFor(question);
        QVERIFY(question.hidden == Names{"A"});
        QVERIFY(question.pinned == Names{"B"});
        QVERIFY(question.byHand.empty());

        FieldLanes plain = look.arranged();
        plain.show("A");
        plain.pin("B", false);
        look.arrange(plain);
        QVERIFY(look == LanesLook()); // so that looks compare by what they show
    }
};

QTEST_APPLESS_MAIN(TestLanesLook)
#include "tst_lanes_look.moc"
