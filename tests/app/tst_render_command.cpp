// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cli.h"
#include "app/exporting/export_choices.h"
#include "core/engine/questions.h"
#include "core/store/document.h"
#include "tests/support/sample_records.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>
#include <variant>

using namespace entente;
using namespace entente::test;

class TestRenderCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        m_records = sampleRecords();
        m_document = m_folder.filePath(QStringLiteral("sample.entente"));
        QVERIFY(Document::write(m_document.toStdString(), m_records).hasValue());
    }

    void aPictureAndItsDescriptionAreWritten()
    {
        const QString png = m_folder.filePath(QStringLiteral("a.png"));
        const QString json = m_folder.filePath(QStringLiteral("a.json"));
        QCOMPARE(run({"--view", "timeline", "--out", png, "--size", "1280x720", "--dpi", "150",
                      "--describe", json}),
                 0);
        const QImage image(png);
        QCOMPARE(image.size(), QSize(1280, 720));
        QCOMPARE(qRound(image.dotsPerMeterX() * 0.0254), 150);
        const QJsonObject described = read(json);
        QCOMPARE(described[QLatin1String("view")].toString(), QStringLiteral("timeline"));
        QCOMPARE(described[QLatin1String("size")].toArray()[0].toDouble(), 1280.0);
        QVERIFY(described[QLatin1String("text")].toString().contains(QStringLiteral("Japan")));
        QSet<QString> ids;
        for (const QJsonValue mark : described[QLatin1String("marks")].toArray()) {
            for (const QJsonValue id : mark.toObject()[QLatin1String("ids")].toArray())
                ids.insert(id.toString());
        }
        QCOMPARE(int(ids.size()) + described[QLatin1String("without_date")].toInt(),
                 described[QLatin1String("events")].toInt());
        QVERIFY(ids.contains(QString::fromStdString(sampleRecords().events.front().key)));
    }

    void aMatrixCountsEachPair()
    {
        const QString json = m_folder.filePath(QStringLiteral("m.json"));
        const auto countOf = [&](const QString &pair) {
            const QJsonArray marks = read(json)[QLatin1String("marks")].toArray();
            for (const QJsonValue mark : marks) {
                if (mark[QLatin1String("key")].toString() == pair)
                    return mark[QLatin1String("count")].toInt();
            }
            return -1;
        };
        const auto has = [](const Event &event, const char *actor) {
            return std::any_of(event.parties.begin(), event.parties.end(),
                               [&](const Party &party) { return party.actor.value == actor; });
        };
        int both = 0;
        for (const Event &event : sampleRecords().events) {
            std::set<std::string> parties;
            for (const Party &party : event.parties)
                parties.insert(party.actor.value);
            both += has(event, "JPN") && has(event, "USA") && event.kind.value != "scenario" &&
                    parties.size() <= mostPartiesInPairs;
        }
        for (const char *order : {"cluster", "count", "name"}) {
            QCOMPARE(run({"--view", "matrix", "--describe", json, "--order",
                          QString::fromLatin1(order)}),
                     0);
            QCOMPARE(countOf(QStringLiteral("JPN-USA")), both);
            QVERIFY(both > 20);
        }
        QCOMPARE(run({"--view", "matrix", "--describe", json, "--of", "ties", "--in-force",
                      "2023-12-31"}),
                 0);
        QVERIFY(countOf(QStringLiteral("JPN-USA")) >= 1);
        QVERIFY(read(json)[QLatin1String("text")].toString().contains(
            QStringLiteral("in force on 31 Dec 2023")));
    }

    void everyFormatAndViewIsWritten_data()
    {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("start");
        for (const char *view : {"timeline", "map", "page", "matrix"}) {
            QTest::addRow("%s png", view)
                << QString::fromLatin1(view) << QStringLiteral("png") << QByteArray("\x89PNG");
            QTest::addRow("%s svg", view)
                << QString::fromLatin1(view) << QStringLiteral("SVG") << QByteArray("<?xml");
            QTest::addRow("%s pdf", view)
                << QString::fromLatin1(view) << QStringLiteral("pdf") << QByteArray("%PDF-");
        }
    }

    void everyFormatAndViewIsWritten()
    {
        QFETCH(QString, view);
        QFETCH(QString, suffix);
        QFETCH(QByteArray, start);
        const QString path = m_folder.filePath(view + QLatin1Char('.') + suffix);
        QCOMPARE(run({"--view",  view,   "--out",        path,         "--size",     "900x600",
                      "--theme", "dark", "--where",      "party:JPN",  "--from",     "2015",
                      "--to",    "2023", "--as-known",   "2022-11-06", "--in-force", "6 Nov 2022",
                      "--lanes", "kind", "--projection", "robinson",   "--title",    "A <title>"}),
                 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(start));
    }

    /// A picture says whose boundaries it shows.
    void everyMapSaysItsBoundaries()
    {
        const auto captionOf = [this](const QStringList &more) {
            const QString path = m_folder.filePath(QStringLiteral("map.json"));
            if (run(QStringList{QStringLiteral("--view"), QStringLiteral("map"),
                                QStringLiteral("--out"),
                                m_folder.filePath(QStringLiteral("map.svg")),
                                QStringLiteral("--describe"), path} +
                    more) != 0)
                return QByteArray();
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(captionOf({}).contains("boundaries de facto, Natural Earth"));
        QVERIFY(captionOf({QStringLiteral("--boundaries"), QStringLiteral("un")})
                    .contains("boundaries nearer to the UN’s"));
        QVERIFY(captionOf({QStringLiteral("--projection"), QStringLiteral("lambert"),
                           QStringLiteral("--center"), QStringLiteral("36,138")})
                    .contains("Lambert equal-area, centred on 36° N 138° E"));
    }

    void wrongCallsEndWithTwoAndWriteNothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *name, const QStringList &arguments) {
            QTest::newRow(name) << arguments;
        };
        const QStringList view{QStringLiteral("--view"), QStringLiteral("timeline")};
        const QString out = m_folder.filePath(QStringLiteral("never.png"));
        const QStringList good = view + QStringList{QStringLiteral("--out"), out};
        row("no view", {QStringLiteral("--out"), out});
        row("unknown view",
            {QStringLiteral("--view"), QStringLiteral("pie"), QStringLiteral("--out"), out});
        const QStringList network{QStringLiteral("--view"), QStringLiteral("network"),
                                  QStringLiteral("--out"), out};
        row("network's option elsewhere",
            good + QStringList{QStringLiteral("--dates"), QStringLiteral("1955")});
        for (const auto &[option, value] :
             std::initializer_list<std::pair<const char *, const char *>>{{"--layout", "round"},
                                                                          {"--dates", "1955,,2022"},
                                                                          {"--derived", "3"},
                                                                          {"--fade", "-1"}})
            row(option,
                network + QStringList{QString::fromLatin1(option), QString::fromLatin1(value)});
        row("nothing to write", view);
        row("unknown format", view + QStringList{QStringLiteral("--out"),
                                                 m_folder.filePath(QStringLiteral("never.bmp"))});
        for (const auto &[option, value] :
             std::initializer_list<std::pair<const char *, const char *>>{{"--size", "big"},
                                                                          {"--size", "0x0"},
                                                                          {"--size", "-5x9"},
                                                                          {"--dpi", "x"},
                                                                          {"--where", "knd:x"},
                                                                          {"--from", "10/7/2008"},
                                                                          {"--lanes", "colour"},
                                                                          {"--projection", "flat"},
                                                                          {"--boundaries", "mine"},
                                                                          {"--shade", "gdp"},
                                                                          {"--center", "91,0"},
                                                                          {"--center", "1,"},
                                                                          {"--theme", "pink"},
                                                                          {"--order", "size"},
                                                                          {"--of", "wars"},
                                                                          {"--selection", "knd:x"},
                                                                          {"--scope", "selection"},
                                                                          {"--scope", "some"},
                                                                          {"--nonsense", "1"}})
            row(option,
                good + QStringList{QString::fromLatin1(option), QString::fromLatin1(value)});
    }

    void aSceneIsDrawnByItsNameItsNumberOrFromAFile()
    {
        const QString json = m_folder.filePath(QStringLiteral("scene.json"));
        QCOMPARE(run({"--scene", "2023: a web", "--describe", json, "--size", "900x600", "--theme",
                      "dark"}),
                 0);
        const QJsonObject web = read(json);
        QCOMPARE(web[QLatin1String("view")].toString(), QStringLiteral("network"));
        QVERIFY(web[QLatin1String("labels")].toArray()[0][QLatin1String("text")].toString() ==
                QStringLiteral("2023: a web"));
        QCOMPARE(run({"--scene", "10", "--story", "from spokes to a web", "--describe", json,
                      "--size", "900x600", "--theme", "dark"}),
                 0);
        QCOMPARE(read(json), web);
        QFile file(m_folder.filePath(QStringLiteral("own.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"name": "Own", "where": "party:JPN", "views": ["timeline"]})");
        file.close();
        QCOMPARE(run({"--scene", file.fileName(), "--describe", json, "--title", "Title"}), 0);
        QCOMPARE(read(json)[QLatin1String("labels")].toArray()[0][QLatin1String("text")].toString(),
                 QStringLiteral("Title"));
        // A scene says what is seen, and nothing else does.
        QCOMPARE(run({"--scene", "10", "--describe", json, "--where", "party:JPN"}), 2);
        QCOMPARE(run({"--view", "map", "--story", "x", "--describe", json}), 2);
    }

    void aSelectionIsDrawnAlone()
    {
        const QString json = m_folder.filePath(QStringLiteral("selection.json"));
        const auto drawnKeys = [&] {
            std::set<QString> keys;
            for (const QJsonValue mark : read(json)[QLatin1String("marks")].toArray()) {
                for (const QJsonValue id : mark.toObject()[QLatin1String("ids")].toArray())
                    keys.insert(id.toString());
            }
            return keys;
        };
        const std::vector<Event> &events = m_records.events;
        const QString one = QString::fromStdString(events[3].key);
        const QString other = QString::fromStdString(events[40].key);
        QCOMPARE(run({"--view", "timeline", "--selection",
                      QStringLiteral("event:%1,%2").arg(one, other), "--describe", json}),
                 0);
        QCOMPARE(drawnKeys(), (std::set<QString>{one, other}));
        QCOMPARE(read(json)[QLatin1String("events")].toInt(), 2);
        QVERIFY(read(json)[QLatin1String("text")].toString().contains(
            QStringLiteral("A selection: 2 of ")));
        // A scene's own one, where it has one.
        QFile file(m_folder.filePath(QStringLiteral("selects.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QStringLiteral(R"({"name": "One", "views": ["timeline"],
                                      "selection": {"events": ["%1"]}})")
                       .arg(one)
                       .toUtf8());
        file.close();
        QCOMPARE(run({"--scene", file.fileName(), "--scope", "selection", "--describe", json}), 0);
        QCOMPARE(drawnKeys(), std::set<QString>{one});
        QCOMPARE(run({"--scene", file.fileName(), "--describe", json}), 0);
        QVERIFY(drawnKeys().size() > 100);
        QCOMPARE(run({"--scene", "1", "--scope", "selection", "--selection", "party:JPN",
                      "--describe", json}),
                 0);
        QVERIFY(read(json)[QLatin1String("text")].toString().contains(
            QStringLiteral("A selection with Japan: ")));
    }

    void aPresetSaysWhichPart()
    {
        ExportChoices choices;
        choices.size = {700, 500, PictureSize::Unit::Pixels};
        choices.scope = ExportScope::Selection;
        saveExportPreset(QStringLiteral("Selected"), choices);
        const QString json = m_folder.filePath(QStringLiteral("preset.json"));
        // What is selected in a window that is not there must be said.
        QCOMPARE(run({"--view", "timeline", "--preset", "Selected", "--describe", json}), 2);
        QCOMPARE(run({"--view", "timeline", "--preset", "Selected", "--selection", "party:JPN",
                      "--describe", json}),
                 0);
        QCOMPARE(read(json)[QLatin1String("size")].toArray()[0].toDouble(), 700.0);
        QVERIFY(read(json)[QLatin1String("text")].toString().contains(
            QStringLiteral("A selection with Japan: ")));
        QCOMPARE(run({"--view", "timeline", "--preset", "Selected", "--scope", "all", "--describe",
                      json}),
                 0);
        QVERIFY(
            !read(json)[QLatin1String("text")].toString().contains(QStringLiteral("A selection")));
    }

    void wrongCallsEndWithTwoAndWriteNothing()
    {
        QFETCH(QStringList, arguments);
        QCOMPARE(run(arguments), 2);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("never.png"))));
    }

    void whatCannotBeDoneEndsWithOne_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QStringList view{QStringLiteral("--view"), QStringLiteral("timeline")};
        QTest::newRow("missing folder")
            << view + QStringList{QStringLiteral("--out"), QStringLiteral("/no/such/folder/a.png")};
        const QStringList good = view + QStringList{QStringLiteral("--out"),
                                                    m_folder.filePath(QStringLiteral("never.png"))};
        QTest::newRow("too big") << good + QStringList{QStringLiteral("--size"),
                                                       QStringLiteral("20000x20000")};
        QTest::newRow("no such scene")
            << QStringList{QStringLiteral("--scene"), QStringLiteral("opening"),
                           QStringLiteral("--out"), good.last()};
        QTest::newRow("no such story") << QStringList{
            QStringLiteral("--scene"), QStringLiteral("1"),     QStringLiteral("--story"),
            QStringLiteral("none"),    QStringLiteral("--out"), good.last()};
        QTest::newRow("no such file of a scene")
            << QStringList{QStringLiteral("--scene"), QStringLiteral("/no/such/scene.json"),
                           QStringLiteral("--out"), good.last()};
        QTest::newRow("backwards")
            << good + QStringList{QStringLiteral("--from"), QStringLiteral("2020"),
                                  QStringLiteral("--to"), QStringLiteral("2010")};
    }

    void whatCannotBeDoneEndsWithOne()
    {
        QFETCH(QStringList, arguments);
        QCOMPARE(run(arguments), 1);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("never.png"))));
    }

    void aFileThatIsNoDocumentEndsWithOne()
    {
        const QString path = m_folder.filePath(QStringLiteral("empty.entente"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(runCommand({QStringLiteral("render"), path, QStringLiteral("--view"),
                             QStringLiteral("map"), QStringLiteral("--out"),
                             m_folder.filePath(QStringLiteral("never.png"))}),
                 1);
    }

private:
    int run(const QStringList &arguments) const
    {
        return runCommand(QStringList{QStringLiteral("render"), m_document} + arguments).value();
    }
    int run(std::initializer_list<std::variant<const char *, QString>> words) const
    {
        QStringList arguments;
        for (const auto &word : words)
            arguments +=
                word.index() == 0 ? QString::fromUtf8(std::get<0>(word)) : std::get<1>(word);
        return run(arguments);
    }
    static QJsonObject read(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QJsonDocument::fromJson(file.readAll()).object();
    }

    QTemporaryDir m_folder;
    QString m_document;
    Dataset m_records;
};

QTEST_MAIN(TestRenderCommand)
#include "tst_render_command.moc"
