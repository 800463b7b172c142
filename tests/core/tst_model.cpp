// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/dataset.h"
#include "core/time/calendar.h"

#include <QTest>

#include <set>

using namespace entente;

class TestModel : public QObject
{
    Q_OBJECT

private slots:
    void everyWordIsReadBack();
    void wordsAreReadInAnyDress();
    void theFifteenKindsStandAtTheTop();
    void everyTopKindHasItsOwnGlyph();
    void kindsAnswerToTheirAliases();
    void kindsHangBelowOthers();
    void aRingOfKindsIsNotClosed();
    void actorsAreNamed();
    void aReportSpeaksFromItsPublicationOn();
    void theNewestReportSpeaks();
    void anEventOvertakesTheReportsBeforeIt();
    void aReportAfterTheEventIsHeard();
    void nothingIsKnownBeforeStartAndFirstReport();
    void anOpenStartIsNoDayFromWhichPeopleKnew();
};

namespace
{

Date date(const char *edtf)
{
    return Date::fromEdtf(edtf).value();
}

Instant endOf(int year, int month, int day)
{
    return {startOf({year, month, day}).seconds + secondsPerDay};
}

Event pact()
{
    Event event;
    event.status = Status::Occurred;
    event.start = date("2023-01-11");
    event.reports = {
        {"The Daily", "", "", date("2022-11-06"), "", Status::Planned, date("2022-12?"), Date()},
        {"The Herald", "", "", date("2022-10-01"), "", Status::InNegotiation, Date(), Date()}};
    return event;
}

} // namespace

void TestModel::everyWordIsReadBack()
{
    for (const Status value : allStatuses()) {
        QCOMPARE(statusFrom(wordFor(value)), value);
        QVERIFY(!labelFor(value).empty());
    }
    for (const Phase value : allPhases()) {
        QCOMPARE(phaseFrom(wordFor(value)), value);
        QVERIFY(!labelFor(value).empty());
    }
    for (const Confidence value : allConfidences())
        QCOMPARE(confidenceFrom(wordFor(value)), value);
    for (const RelationType value : allRelationTypes()) {
        QCOMPARE(relationTypeFrom(wordFor(value)), value);
        QVERIFY(!inverseLabelFor(value).empty());
    }
    for (int i = 0; i <= int(PlacePrecision::Virtual); ++i)
        QCOMPARE(placePrecisionFrom(wordFor(PlacePrecision(i))), PlacePrecision(i));
    for (int i = 0; i <= int(Glyph::Dot); ++i)
        QCOMPARE(glyphFrom(wordFor(Glyph(i))), Glyph(i));
    for (int i = 0; i <= int(Family::Crisis); ++i)
        QCOMPARE(familyFrom(wordFor(Family(i))), Family(i));
    for (int i = 0; i <= int(ActorType::Bloc); ++i)
        QCOMPARE(actorTypeFrom(wordFor(ActorType(i))), ActorType(i));
}

void TestModel::wordsAreReadInAnyDress()
{
    QCOMPARE(statusFrom("In_Negotiation"), Status::InNegotiation);
    QCOMPARE(statusFrom("IN NEGOTIATION"), Status::InNegotiation);
    QCOMPARE(statusFrom("canceled"), Status::Cancelled);
    QCOMPARE(statusFrom("perhaps"), std::nullopt);
    QCOMPARE(statusFrom(""), std::nullopt);
}

void TestModel::theFifteenKindsStandAtTheTop()
{
    const KindTree tree = KindTree::standard();
    QCOMPARE(tree.kinds().size(), std::size_t(15));
    for (const Kind &kind : tree.kinds()) {
        QVERIFY(kind.parent.isEmpty());
        QVERIFY(!kind.label.empty());
    }
    QCOMPARE(tree.find(KindId{"crisis"})->family, Family::Crisis);
    QCOMPARE(tree.find(KindId{"talks"})->family, Family::Words);
}

void TestModel::everyTopKindHasItsOwnGlyph()
{
    const KindTree tree = KindTree::standard();
    std::set<Glyph> glyphs;
    for (const Kind &kind : tree.kinds())
        glyphs.insert(kind.glyph);
    QCOMPARE(glyphs.size(), std::size_t(15));
}

void TestModel::kindsAnswerToTheirAliases()
{
    const KindTree tree = KindTree::standard();
    QCOMPARE(tree.named("basing/access")->id.value, std::string("access"));
    QCOMPARE(tree.named("ARMS-TRANSFER")->id.value, std::string("transfer"));
    QCOMPARE(tree.named("cooperative-programme")->id.value, std::string("programme"));
    QCOMPARE(tree.named("leadership-change")->id.value, std::string("leadership"));
    QCOMPARE(tree.named("Meeting")->id.value, std::string("meeting"));
    QVERIFY(!tree.named("picnic"));
}

void TestModel::kindsHangBelowOthers()
{
    KindTree tree = KindTree::standard();
    tree.add({KindId{"treaty"}, KindId{"agreement"}, "Treaty", {}, {}, {}});
    tree.add({KindId{"raa"}, KindId{"treaty"}, "RAA", {}, {}, {}});
    QCOMPARE(tree.root(KindId{"raa"}).value, std::string("agreement"));
    QCOMPARE(tree.root(KindId{"unheard"}).value, std::string("unheard"));
    QVERIFY(tree.isSameOrBelow(KindId{"raa"}, KindId{"agreement"}));
    QVERIFY(!tree.isSameOrBelow(KindId{"agreement"}, KindId{"raa"}));
    tree.add({KindId{"lost"}, KindId{"nowhere"}, "Lost", {}, {}, {}});
    QVERIFY(tree.find(KindId{"lost"})->parent.isEmpty());
}

void TestModel::aRingOfKindsIsNotClosed()
{
    KindTree tree;
    tree.add({KindId{"a"}, {}, "A", {}, {}, {}});
    tree.add({KindId{"b"}, KindId{"a"}, "B", {}, {}, {}});
    tree.add({KindId{"a"}, KindId{"b"}, "A", {}, {}, {}});
    tree.add({KindId{"b"}, KindId{"b"}, "B", {}, {}, {}});
    QCOMPARE(tree.kinds().size(), std::size_t(2));
    QVERIFY(!tree.root(KindId{"a"}).isEmpty());
}

void TestModel::actorsAreNamed()
{
    Dataset data;
    Actor japan;
    japan.id = ActorId{"JPN"};
    japan.name = "Japan";
    data.actors = {japan};
    QCOMPARE(data.actorName(ActorId{"JPN"}), std::string("Japan"));
    QCOMPARE(data.actorName(ActorId{"ATL"}), std::string("ATL"));
    QVERIFY(!data.actor(ActorId{"ATL"}));
}

void TestModel::aReportSpeaksFromItsPublicationOn()
{
    const Event event = pact();
    const KnownState then = knownState(event, endOf(2022, 11, 6));
    QVERIFY(then.known);
    QCOMPARE(then.status, Status::Planned);
    QCOMPARE(then.start, date("2022-12?"));
    QCOMPARE(then.report, &event.reports[0]);
}

void TestModel::theNewestReportSpeaks()
{
    const Event event = pact();
    const KnownState before = knownState(event, endOf(2022, 11, 5));
    QCOMPARE(before.report, &event.reports[1]);
    QCOMPARE(before.status, Status::InNegotiation);
    QCOMPARE(before.start, event.start); // the report does not say
}

void TestModel::anEventOvertakesTheReportsBeforeIt()
{
    const Event event = pact();
    QCOMPARE(knownState(event, endOf(2023, 1, 10)).status, Status::Planned);
    const KnownState after = knownState(event, endOf(2023, 1, 11));
    QCOMPARE(after.status, Status::Occurred);
    QCOMPARE(after.start, event.start);
    QVERIFY(!after.report);
}

void TestModel::aReportAfterTheEventIsHeard()
{
    Event event = pact();
    event.reports.push_back(
        {"The Late", "", "", date("2023-02-01"), "", Status::Speculated, Date(), Date()});
    QCOMPARE(knownState(event, endOf(2023, 2, 1)).status, Status::Speculated);
}

void TestModel::nothingIsKnownBeforeStartAndFirstReport()
{
    Event event = pact();
    QVERIFY(!knownState(event, endOf(2022, 9, 30)).known);
    QVERIFY(knownState(event, endOf(2022, 10, 1)).known);
    event.reports.clear();
    QVERIFY(!knownState(event, endOf(2023, 1, 10)).known);
    QVERIFY(knownState(event, endOf(2023, 1, 11)).known);
    event.start = Date();
    QVERIFY(knownState(event, endOf(1900, 1, 1)).known);
}

void TestModel::anOpenStartIsNoDayFromWhichPeopleKnew()
{
    Event trend = pact();
    trend.start = date("../..");
    trend.reports = {
        {"The Paper", "", "", date("2022-11-06"), "", Status::Ongoing, Date(), Date()}};
    QVERIFY(!knownState(trend, endOf(1990, 1, 1)).known);
    QVERIFY(knownState(trend, endOf(2022, 11, 6)).known);
}

QTEST_APPLESS_MAIN(TestModel)
#include "tst_model.moc"
