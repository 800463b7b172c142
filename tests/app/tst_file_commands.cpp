// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/json_format.h"
#include "core/store/document.h"
#include "core/story/story.h"
#include "tests/support/scratch.h"
#include "tests/support/small_world.h"

#include <QProcess>
#include <QTest>

#include <csignal>
#include <nlohmann/json.hpp>

using namespace entente;
using entente::test::Scratch;
using entente::test::smallWorld;

namespace
{

struct Ran
{
    int code = -1;
    QString out;
    QString err;

    nlohmann::json json() const { return nlohmann::json::parse(out.toStdString(), nullptr, false); }
};

Ran runProgram(const QStringList &arguments)
{
    QProcess program;
    program.start(QStringLiteral(ENTENTE_PROGRAM), arguments);
    if (!program.waitForFinished(60000))
        return {};
    return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
            QString::fromUtf8(program.readAllStandardError())};
}

} // namespace

/// import, export and check, as scripts meet them.
class TestFileCommands : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_scratch = std::make_unique<Scratch>(); }
    void importMakesADocument();
    void importAddsToADocument();
    void importSaysWhatItCannotTake();
    void importLeavesTheDocumentWhenItFails();
    void importWritesNothingWhenNoRowCounts();
    void importTakesFoldersAndSeveralFiles();
    void importTidiesUpWhenInterrupted();
    void importWantsToKnowWhereTo();
    void exportIsReadBackUnchanged();
    void exportTakesAQuery();
    void exportSaysWhatItLeavesOut();
    void exportKnowsItsFormats();
    void checkPassesAGoodDocument();
    void checkFindsProblems();
    void checkLooksIntoStories();
    void checkRefusesWhatIsNoDocument();

private:
    QString path(const char *name) const
    {
        return QString::fromStdString(m_scratch->path(name).string());
    }
    QString file(const char *name, std::string_view bytes) const
    {
        return QString::fromStdString(m_scratch->write(name, bytes).string());
    }
    std::unique_ptr<Scratch> m_scratch;
};

void TestFileCommands::importMakesADocument()
{
    const Ran ran =
        runProgram({QStringLiteral("import"), file("a.csv", "title,date\nA,2001\nB,2002\n"),
                    QStringLiteral("--into"), path("a.entente"), QStringLiteral("--json")});
    QCOMPARE(ran.code, 0);
    const auto json = ran.json();
    QCOMPARE(json["read"].get<int>(), 2);
    QCOMPARE(json["imported"].get<int>(), 2);
    QCOMPARE(json["merged"].get<int>(), 0);
    QCOMPARE(json["rejected"].get<int>(), 0);
    QVERIFY(json["warnings"].is_array());
    const auto document = Document::open(m_scratch->path("a.entente"), Document::Access::ReadOnly);
    QVERIFY(document);
    QCOMPARE(document->read()->events.size(), std::size_t(2));
}

void TestFileCommands::importAddsToADocument()
{
    QVERIFY(Document::write(m_scratch->path("a.entente"), smallWorld()));
    const Ran ran =
        runProgram({QStringLiteral("import"),
                    file("a.csv", "id,title,date,kind\nundated,Nobody knows when,2001,talks\n"
                                  "new,New,2002,talks\n"),
                    QStringLiteral("--into"), path("a.entente"), QStringLiteral("--json")});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.json()["merged"].get<int>(), 1);
    QCOMPARE(ran.json()["imported"].get<int>(), 1);
    const Dataset data =
        Document::open(m_scratch->path("a.entente"), Document::Access::ReadOnly)->read().value();
    QCOMPARE(data.events.size(), std::size_t(4));
    QCOMPARE(data.events[2].start.edtf(), std::string("2001"));
    QCOMPARE(data.events[3].id.value, 4);
    QCOMPARE(data.ties, smallWorld().ties);
}

void TestFileCommands::importSaysWhatItCannotTake()
{
    const Ran ran =
        runProgram({QStringLiteral("import"), file("a.csv", "title,date\nA,2001\nB,soon\n,2002\n"),
                    QStringLiteral("--into"), path("a.entente"), QStringLiteral("--rejects"),
                    path("rejects.csv")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.contains(QStringLiteral("3 rows read: 1 imported, 0 merged, 2 rejected")));
    QVERIFY(ran.out.contains(QStringLiteral("line 3")));
    QCOMPARE(QString::fromStdString(Scratch::read(m_scratch->path("rejects.csv")))
                 .count(QStringLiteral("\r\n")),
             3);
}

void TestFileCommands::importLeavesTheDocumentWhenItFails()
{
    QVERIFY(Document::write(m_scratch->path("a.entente"), smallWorld()));
    const std::string before = Scratch::read(m_scratch->path("a.entente"));
    const Ran ran =
        runProgram({QStringLiteral("import"), file("good.csv", "title,date\nA,2001\n"),
                    file("bad.csv", "place\nA\n"), QStringLiteral("--into"), path("a.entente")});
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.err.contains(QStringLiteral("bad.csv")));
    QVERIFY(ran.out.isEmpty());
    QCOMPARE(Scratch::read(m_scratch->path("a.entente")), before);
    QCOMPARE(m_scratch->fileCount(), std::size_t(3));
}

void TestFileCommands::importWritesNothingWhenNoRowCounts()
{
    const Ran ran =
        runProgram({QStringLiteral("import"), file("a.csv", "title,date\nA,10/7/2008\n"),
                    QStringLiteral("--into"), path("a.entente"), QStringLiteral("--json")});
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.json()["rejected"].get<int>(), 1);
    QVERIFY(ran.err.contains(QStringLiteral("date_order")));
    QVERIFY(!std::filesystem::exists(m_scratch->path("a.entente")));
}

void TestFileCommands::importTakesFoldersAndSeveralFiles()
{
    std::filesystem::create_directory(m_scratch->path("folder"));
    file("folder/b.csv", "id,title,date\na,B,2001\nb,B,2002\n");
    file("folder/a.csv", "id,title,date\na,A,2001\n");
    file("folder/notes.txt", "no table\n");
    const Ran ran = runProgram({QStringLiteral("import"), path("folder"),
                                file("c.csv", "id,title,date\nc,C,2003\nd,D,soon\n"),
                                QStringLiteral("--into"), path("a.entente")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.contains(QStringLiteral("5 rows read: 3 imported, 1 merged, 1 rejected")));
    QVERIFY(ran.out.contains(QStringLiteral("notes.txt is left out")));
    QVERIFY(ran.err.isEmpty()); // no progress where nobody looks
    const Dataset data =
        Document::open(m_scratch->path("a.entente"), Document::Access::ReadOnly)->read().value();
    QCOMPARE(data.events[0].title, std::string("A"));
}

/// Whenever the signal comes, there is all or nothing, and no file beside it.
void TestFileCommands::importTidiesUpWhenInterrupted()
{
    std::string table = "id,title,date\n";
    constexpr int rows = 60000;
    for (int i = 0; i < rows; ++i)
        table += std::to_string(i) + ",Title,2001-02-03\n";
    const QString input = file("a.csv", table);
    for (const int signal : {SIGINT, SIGTERM}) {
        const QString target = path(signal == SIGINT ? "int.entente" : "term.entente");
        const std::size_t before = m_scratch->fileCount();
        QProcess program;
        program.start(QStringLiteral(ENTENTE_PROGRAM),
                      {QStringLiteral("import"), input, QStringLiteral("--into"), target,
                       QStringLiteral("--rejects"), path("rejects.csv")});
        QVERIFY(program.waitForStarted());
        // The file for rejects is begun behind the point from where signals are heard.
        QTRY_VERIFY(m_scratch->fileCount() > before || program.state() == QProcess::NotRunning);
        const qint64 process = program.processId();
        if (process > 0)
            ::kill(pid_t(process), signal);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        if (program.exitCode() == 0) {
            const auto document = Document::open(target.toStdString(), Document::Access::ReadOnly);
            QVERIFY(document);
            QCOMPARE(document->eventCount(), rows);
            std::filesystem::remove(m_scratch->path("rejects.csv"));
            std::filesystem::remove(target.toStdString());
        } else {
            QVERIFY(program.readAllStandardError().contains("nothing was written"));
        }
        QCOMPARE(m_scratch->fileCount(), before);
    }
}

void TestFileCommands::importWantsToKnowWhereTo()
{
    QCOMPARE(runProgram({QStringLiteral("import"), path("a.csv")}).code, 2);
    QCOMPARE(
        runProgram({QStringLiteral("import"), QStringLiteral("--into"), path("a.entente")}).code,
        2);
    QCOMPARE(runProgram({QStringLiteral("import"), file("a.csv", "title,date\nA,2001\n"),
                         QStringLiteral("--into"), QStringLiteral("sample")})
                 .code,
             1);
}

void TestFileCommands::exportIsReadBackUnchanged()
{
    QVERIFY(Document::write(m_scratch->path("a.entente"), smallWorld()));
    QCOMPARE(runProgram({QStringLiteral("export"), path("a.entente"), QStringLiteral("--to"),
                         path("a.json")})
                 .code,
             0);
    QCOMPARE(runProgram({QStringLiteral("import"), path("a.json"), QStringLiteral("--into"),
                         path("b.entente")})
                 .code,
             0);
    const auto read = [&](const char *name) {
        return Document::open(m_scratch->path(name), Document::Access::ReadOnly)->read().value();
    };
    QVERIFY(read("b.entente") == read("a.entente"));
}

void TestFileCommands::exportTakesAQuery()
{
    QVERIFY(Document::write(m_scratch->path("a.entente"), smallWorld()));
    QCOMPARE(runProgram({QStringLiteral("export"), path("a.entente"), QStringLiteral("--to"),
                         path("a.json"), QStringLiteral("--where"), QStringLiteral("party:JPN")})
                 .code,
             0);
    const auto found = datasetFromJson(Scratch::read(m_scratch->path("a.json")));
    QVERIFY(found);
    QCOMPARE(found->events.size(), std::size_t(1));
    QCOMPARE(found->events[0].key, std::string("signing"));
    const Ran wrong =
        runProgram({QStringLiteral("export"), path("a.entente"), QStringLiteral("--to"),
                    path("b.json"), QStringLiteral("--where"), QStringLiteral("knd:meeting")});
    QVERIFY(wrong.code != 0);
    QVERIFY(wrong.err.contains(QStringLiteral("knd")));
    QVERIFY(!std::filesystem::exists(m_scratch->path("b.json")));
}

void TestFileCommands::exportSaysWhatItLeavesOut()
{
    QVERIFY(Document::write(m_scratch->path("a.entente"), smallWorld()));
    const Ran ran = runProgram({QStringLiteral("export"), path("a.entente"), QStringLiteral("--to"),
                                path("a.csv"), QStringLiteral("--json")});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.json()["events"].get<int>(), 3);
    QVERIFY(ran.out.contains(QStringLiteral("2 ties")));
}

void TestFileCommands::exportKnowsItsFormats()
{
    QVERIFY(Document::write(m_scratch->path("a.entente"), smallWorld()));
    QCOMPARE(runProgram({QStringLiteral("export"), path("a.entente"), QStringLiteral("--to"),
                         path("a.xls")})
                 .code,
             2);
    QCOMPARE(runProgram({QStringLiteral("export"), path("a.entente"), QStringLiteral("--to"),
                         path("no/such/folder.csv")})
                 .code,
             1);
    QCOMPARE(m_scratch->fileCount(), std::size_t(1));
}

void TestFileCommands::checkPassesAGoodDocument()
{
    QVERIFY(Document::write(m_scratch->path("a.entente"), Dataset()));
    const Ran ran =
        runProgram({QStringLiteral("check"), path("a.entente"), QStringLiteral("--json")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.json()["findings"].empty());
}

void TestFileCommands::checkFindsProblems()
{
    Dataset data = smallWorld();
    data.events[0].relations.push_back({RelationType::LeadsTo, "nowhere"});
    QVERIFY(Document::write(m_scratch->path("a.entente"), data));
    const Ran ran = runProgram({QStringLiteral("check"), path("a.entente")});
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.out.contains(QStringLiteral("nowhere")));
    QVERIFY(ran.err.contains(QStringLiteral("problem")));
}

void TestFileCommands::checkLooksIntoStories()
{
    Dataset data = smallWorld();
    const std::string key = data.events[0].key;
    Story story;
    story.name = "From here on";
    story.scenes.resize(2);
    story.scenes[0].name = "Sound";
    story.scenes[0].selection.events = {key};
    story.scenes[1].name = "Unsound";
    story.scenes[1].selection.events = {"no-event"};
    story.scenes[1].network.hub = ActorId{"XYZ"};
    Annotation remark;
    remark.anchor = EventAnchor{"gone"};
    story.scenes[1].annotations = {remark};
    Story wrong;
    wrong.name = "Wrong";
    wrong.scenes.resize(1);
    wrong.scenes[0].filter = "knd:talks";
    data.stories = {storyText(story), storyText(wrong), {"Broken", "{\"name\": 7"}};
    QVERIFY(Document::write(m_scratch->path("a.entente"), data));
    const Ran ran = runProgram({QStringLiteral("check"), path("a.entente")});
    QCOMPARE(ran.code, 1);
    const QString scene = QStringLiteral("scene 2, 'Unsound', of the story 'From here on' ");
    for (const QString &sentence :
         {scene + QStringLiteral("selects the event 'no-event', which does not exist"),
          scene + QStringLiteral("remarks on the event 'gone', which does not exist"),
          scene + QStringLiteral("has as its hub the actor 'XYZ', which does not exist"),
          QStringLiteral("the story 'Wrong' cannot be read: scene 1: 'where': there is no field"),
          QStringLiteral("the story 'Broken' cannot be read: ")})
        QVERIFY2(ran.out.contains(sentence), qPrintable(ran.out));
    QVERIFY(!ran.out.contains(QStringLiteral("'Sound'")));
    QCOMPARE(ran.out.trimmed().count(QLatin1Char('\n')), 4);
    QVERIFY(ran.err.contains(QStringLiteral("5 problems")));
}

void TestFileCommands::checkRefusesWhatIsNoDocument()
{
    const Ran ran = runProgram({QStringLiteral("check"), file("a.entente", "text")});
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.err.contains(QStringLiteral("not an Entente document")));
    QVERIFY(ran.out.isEmpty());
}

QTEST_GUILESS_MAIN(TestFileCommands)
#include "tst_file_commands.moc"
