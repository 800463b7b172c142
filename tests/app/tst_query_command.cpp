// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"
#include "core/store/document.h"
#include "core/story/story.h"
#include "tests/support/event_builder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace entente
{

using test::EventBuilder;

namespace
{

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Dataset world()
{
    Dataset data;
    data.kinds.add({KindId{"treaty"}, KindId{"agreement"}, "Treaty", {}, {}, {}});
    data.actors = {test::actor("JPN", "Japan"), test::actor("GBR", "United Kingdom")};
    data.layers = {{"close", {"L1"}, true}};
    data.ties = {
        {ActorId{"JPN"}, ActorId{"GBR"}, "L1", Date::fromEdtf("2023").value(), {}, {}, {}}};
    const auto leader = [](const char *name, const char *shortName, const char *from,
                           const char *to) {
        Era era{name, shortName, EraKind::Leader, ActorId{"GBR"}, "Prime Minister", {}, {}, {}};
        era.start = Date::fromEdtf(from).value();
        if (*to != '\0')
            era.end = Date::fromEdtf(to).value();
        return era;
    };
    Story story{"Two views", "", {Scene(), Scene()}};
    story.scenes[1].name = "Later";
    data.stories = {storyText(story)};
    data.eras = {leader("Boris Johnson", "Johnson", "2019-07-24", "2022-09-06"),
                 leader("Liz Truss", "Truss", "2022-09-06", "2022-10-25"),
                 leader("Rishi Sunak", "Sunak", "2022-10-25", "")};
    data.events = {
        EventBuilder("signed", "Pact signed")
            .kind("treaty", "bilateral")
            .at("2023-01-11")
            .with("JPN", "signatory")
            .with("GBR", "signatory")
            .report("2022-11-06", Status::Planned, "2022-12?"),
        EventBuilder("talks", "Talks on a pact").kind("talks").at("2021-10", "2021-12").with("JPN"),
        EventBuilder("war", "A war").kind("scenario"),
        EventBuilder("undated", "Somebody\nmet\x1b[31m somebody"),
    };
    return data;
}

} // namespace

class TestQueryCommand : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    Run run(const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(ENTENTE_PROGRAM),
                      QStringList{QStringLiteral("query"), QStringLiteral("small.entente")} +
                          arguments);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    Run ask(const char *words) const
    {
        QStringList arguments;
        for (const QByteArray &word : QByteArray(words).split('|'))
            arguments << QString::fromUtf8(word);
        return run(arguments);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const std::string file = m_folder.filePath(QStringLiteral("small.entente")).toStdString();
        QVERIFY(Document::write(file, world()).hasValue());
    }

    void erasAndWhoLedOnADay()
    {
        const QJsonArray eras = ask("--eras|--json").json()[QLatin1String("eras")].toArray();
        QCOMPARE(eras.size(), 3);
        const QJsonObject truss = eras[1].toObject();
        QCOMPARE(truss[QLatin1String("name")].toString(), QStringLiteral("Liz Truss"));
        QCOMPARE(truss[QLatin1String("short")].toString(), QStringLiteral("Truss"));
        QCOMPARE(truss[QLatin1String("kind")].toString(), QStringLiteral("leader"));
        QCOMPARE(truss[QLatin1String("end")].toString(), QStringLiteral("2022-10-25"));
        QVERIFY(eras[2].toObject()[QLatin1String("end")].isNull());
        QCOMPARE(ask("--eras|--in-force|2022-10-01").out,
                 QByteArray("6 Sep – 25 Oct 2022          Liz Truss, Prime Minister "
                            "(United Kingdom)\n"));
        QCOMPARE(ask("--eras|--in-force|2100").out,
                 QByteArray("since 25 Oct 2022            Rishi Sunak, Prime Minister "
                            "(United Kingdom)\n"));
    }

    void countAndIds()
    {
        QCOMPARE(ask("--count|--json").json()[QLatin1String("count")].toInt(), 3);
        QCOMPARE(ask("--count|--json|--where|kind:scenario").json()[QLatin1String("count")].toInt(),
                 1);
        const QJsonArray ids = ask("--ids|--json").json()[QLatin1String("ids")].toArray();
        QCOMPARE(ids, (QJsonArray{QStringLiteral("talks"), QStringLiteral("signed"),
                                  QStringLiteral("undated")}));
    }

    void eventsNameTheirTopKindAndTheirParties()
    {
        const Run run = ask("--events|--json|--where|party:JPN kind:agreement");
        const QJsonArray events = run.json()[QLatin1String("events")].toArray();
        QCOMPARE(events.size(), 1);
        const QJsonObject event = events[0].toObject();
        QCOMPARE(event[QLatin1String("id")].toString(), QStringLiteral("signed"));
        QCOMPARE(event[QLatin1String("kind")].toString(), QStringLiteral("agreement"));
        QCOMPARE(event[QLatin1String("subkind")].toString(), QStringLiteral("bilateral"));
        QCOMPARE(event[QLatin1String("start")].toString(), QStringLiteral("2023-01-11"));
        QCOMPARE(event[QLatin1String("end")].toString(), QString());
        QCOMPARE(event[QLatin1String("parties")][1][QLatin1String("role")].toString(),
                 QStringLiteral("signatory"));
    }

    void asKnownTellsWhatWasKnown()
    {
        const Run run = ask("--events|--json|--as-known|6 Nov 2022|--where|status:planned");
        const QJsonArray events = run.json()[QLatin1String("events")].toArray();
        QCOMPARE(events.size(), 1);
        QCOMPARE(events[0][QLatin1String("start")].toString(), QStringLiteral("2022-12?"));
        QCOMPARE(ask("--count|--json|--as-known|2022").json()[QLatin1String("count")].toInt(), 3);
        QCOMPARE(ask("--count|--json|--as-known|2021-12").json()[QLatin1String("count")].toInt(),
                 2);
    }

    void aHistogramRunsFromTheFirstToTheLastFullBin()
    {
        const QJsonObject json = ask("--histogram|year|--json").json();
        const QJsonArray bins = json[QLatin1String("bins")].toArray();
        QCOMPARE(bins.size(), 3);
        QCOMPARE(bins[0][QLatin1String("from")].toString(), QStringLiteral("2021-01-01"));
        QCOMPARE(bins[0][QLatin1String("to")].toString(), QStringLiteral("2022-01-01"));
        QCOMPARE(bins[1][QLatin1String("count")].toInt(), 0);
        QCOMPARE(json[QLatin1String("total")].toInt(), 2);
        QCOMPARE(json[QLatin1String("without_date")].toInt(), 1);
        QCOMPARE(ask("--histogram|month|--json").json()[QLatin1String("bins")].toArray().size(),
                 16);
        QCOMPARE(ask("--histogram|day|--json|--where|tag:none")
                     .json()[QLatin1String("bins")]
                     .toArray()
                     .size(),
                 0);
    }

    void facetsSearchAndNetworkHaveTheirShapes()
    {
        const QJsonObject facet = ask("--facet|party|--json").json();
        QCOMPARE(facet[QLatin1String("values")][0][QLatin1String("value")].toString(),
                 QStringLiteral("JPN"));
        QCOMPARE(facet[QLatin1String("values")][0][QLatin1String("count")].toInt(), 2);
        const QJsonObject hits = ask("--search|pac|--json").json();
        QCOMPARE(hits[QLatin1String("total")].toInt(), 2);
        QCOMPARE(hits[QLatin1String("hits")][0][QLatin1String("id")].toString(),
                 QStringLiteral("signed"));
        const QJsonObject network = ask("--network|2023|--json").json();
        QCOMPARE(network[QLatin1String("date")].toString(), QStringLiteral("2023-12-31"));
        QCOMPARE(network[QLatin1String("layer")].toString(), QStringLiteral("close"));
        QCOMPARE(network[QLatin1String("nodes")].toArray().size(), 2);
        QCOMPARE(network[QLatin1String("edges")][0][QLatin1String("weight")].toInt(), 1);
        QCOMPARE(network[QLatin1String("centralization")].toDouble(), 0.0);
        QCOMPARE(ask("--network|2022|--json").json()[QLatin1String("edges")].toArray().size(), 0);
        QVERIFY(network[QLatin1String("derived")].isNull());
        const QJsonObject derived = ask("--network|2023|--derived|1/50|--json").json();
        QVERIFY(derived[QLatin1String("layer")].isNull());
        QCOMPARE(derived[QLatin1String("derived")][QLatin1String("years")].toInt(), 50);
        const QJsonObject series = ask("--network-series|--json").json();
        QCOMPARE(series[QLatin1String("layer")].toString(), QStringLiteral("close"));
        QCOMPARE(series[QLatin1String("moments")].toArray().size(), 2); // before, and since
        QCOMPARE(series[QLatin1String("moments")][1][QLatin1String("density")].toDouble(), 1.0);
        const QJsonArray stories =
            ask("--stories|--json").json()[QLatin1String("stories")].toArray();
        QCOMPARE(stories.size(), 1);
        QCOMPARE(stories[0][QLatin1String("name")].toString(), QStringLiteral("Two views"));
        QCOMPARE(stories[0][QLatin1String("scenes")].toInt(), 2);
        QVERIFY(ask("--stories").out.contains("2. Later"));
    }

    void changesBetweenTwoDatesNameBeforeAfterAndWhoSaysSo()
    {
        const QJsonObject json = ask("--changes|2022-11-05..Jan 2023|--json").json();
        QCOMPARE(json[QLatin1String("from")].toString(), QStringLiteral("2022-11-05"));
        QCOMPARE(json[QLatin1String("to")].toString(), QStringLiteral("2023-01-31"));
        QCOMPARE(json[QLatin1String("total")].toInt(), 2);
        const QJsonValue first = json[QLatin1String("changes")][0];
        QCOMPARE(first[QLatin1String("id")].toString(), QStringLiteral("signed"));
        QCOMPARE(first[QLatin1String("day")].toString(), QStringLiteral("2022-11-06"));
        QVERIFY(first[QLatin1String("before")].isNull());
        QCOMPARE(first[QLatin1String("after")][QLatin1String("status")].toString(),
                 QStringLiteral("planned"));
        QCOMPARE(first[QLatin1String("after")][QLatin1String("report")][QLatin1String("published")]
                     .toString(),
                 QStringLiteral("2022-11-06"));
        const QJsonValue second = json[QLatin1String("changes")][1];
        QCOMPARE(second[QLatin1String("day")].toString(), QStringLiteral("2023-01-11"));
        QCOMPARE(second[QLatin1String("before")][QLatin1String("status")].toString(),
                 QStringLiteral("planned"));
        QCOMPARE(second[QLatin1String("after")][QLatin1String("status")].toString(),
                 QStringLiteral("occurred"));
        QVERIFY(second[QLatin1String("after")][QLatin1String("report")].isNull());
        QCOMPARE(ask("--changes|2022-11-05..2023|--where|kind:talks|--json")
                     .json()[QLatin1String("total")]
                     .toInt(),
                 0);

        const QByteArray text = ask("--changes|2022-11-05..2023").out;
        QVERIFY2(text.startsWith("2022-11-06  Pact signed: not known -> planned, possibly Dec 2022 "
                                 "(Gazette, 6 Nov 2022)\n"),
                 text);
    }

    void aPairIsAskedForByTwoNames()
    {
        const QJsonObject json = ask("--pair|JPN|GBR|--in-force|2023-01-20|--json").json();
        QVERIFY(json[QLatin1String("contacts")].toArray().size() > 0);
        QVERIFY(json[QLatin1String("days_since_last")].toInt() >= 0);
        QCOMPARE(ask("--pair|JPN,GBR|--in-force|2023-01-20|--json").json(), json);
        QVERIFY(ask("--pair|JPN|GBR").out.contains("contact"));
        const Run wrong = ask("--pair|JPN|Atlantis");
        QCOMPARE(wrong.code, int(ExitUsage));
        QVERIFY2(wrong.err.contains("no actor 'Atlantis'"), wrong.err);
        QCOMPARE(ask("--pair|JPN").code, int(ExitUsage));
    }

    void textNeverBreaksItsLine()
    {
        const Run run = ask("--events");
        QCOMPARE(run.code, int(ExitDone));
        QCOMPARE(run.out.count('\n'), 3);
        QVERIFY(!run.out.contains('\x1b'));
        QVERIFY(run.out.contains("11 Jan 2023"));
    }

    void aWrongQueryIsPointedAt()
    {
        const Run run = ask("--count|--where|kind:talks paty:JPN");
        QCOMPARE(run.code, int(ExitUsage));
        QVERIFY(run.out.isEmpty());
        QVERIFY2(run.err.contains("did you mean 'party'"), run.err);
        QVERIFY2(run.err.contains("\n  kind:talks paty:JPN\n             ^^^^"), run.err);
    }

    void wrongCallsSayWhatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("code");
        const auto row = [](const char *words, int code) {
            QTest::newRow(words) << QByteArray(words) << code;
        };
        row("--json", ExitUsage);
        row("--count|--ids", ExitUsage);
        row("--facet|near", ExitUsage);
        row("--histogram|week", ExitUsage);
        row("--count|--as-known|10/7/2008", ExitUsage);
        row("--count|--as-known|2022/..", ExitUsage);
        row("--changes|2022", ExitUsage);
        row("--changes|2023..2022", ExitUsage);
        row("--changes|soon..2022", ExitUsage);
        row("--network|soon", ExitUsage);
        row("--count|--layer|close", ExitUsage);
        row("--network|2023|--layer|none", ExitFailed);
        row("--network|2023|--derived|3", ExitUsage);
        row("--network|2023|--fade|x", ExitUsage);
        row("--count|--hub|JPN", ExitUsage);
        row("--network-series|--hub|XXX", ExitUsage);
        row("more.entente|--count", ExitUsage);
    }

    void wrongCallsSayWhatIsMissing()
    {
        QFETCH(QByteArray, words);
        QFETCH(int, code);
        const Run run = ask(words.constData());
        QCOMPARE(run.code, code);
        QVERIFY(run.out.isEmpty());
        QVERIFY(run.err.startsWith("entente: ") || run.err.contains("\nentente: "));
    }
};

} // namespace entente

QTEST_GUILESS_MAIN(entente::TestQueryCommand)
#include "tst_query_command.moc"
