// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/document.h"
#include "core/story/share_copy.h"
#include "core/story/story.h"
#include "core/time/calendar.h"

#include <QTemporaryDir>
#include <QTest>

using namespace entente;

namespace
{

Event eventWith(const char *key, std::vector<std::string> tags = {})
{
    Event event;
    event.key = key;
    event.title = std::string("About ") + key;
    event.kind = KindId{"meeting"};
    event.start = Date::fromEdtf("2022-05-06").value();
    event.tags = std::move(tags);
    return event;
}

/// An open event that cites a barred source and refers to events that go.
Dataset privateRecords()
{
    Dataset data;
    data.title = "Records";
    Event open = eventWith("open");
    open.note = "Told by somebody who must not be named";
    open.sources = {{"GOV.UK", "A treaty", "https://gov.uk", "2023", {}},
                    {"Embassy [Restricted]", "A cable", "", "2023", {}}};
    Report report;
    report.publisher = "A newspaper";
    report.title = "[embargoed] What was said";
    open.reports = {report};
    open.relations = {{RelationType::LeadsTo, "secret"}, {RelationType::LeadsTo, "later"}};
    Event secret = eventWith("secret", {"Restricted"});
    secret.thread = ThreadId{"hidden"};
    Event later = eventWith("later", {"embargoed"});
    later.extra = {{"embargo", "2024-01-31"}};
    Event never = eventWith("never", {"embargoed"});
    data.events = {open, secret, later, never};
    data.threads = {{ThreadId{"hidden"}, "A thread that nobody knows"}};
    Tie resting;
    resting.a = ActorId{"JPN"};
    resting.b = ActorId{"GBR"};
    resting.events = {"secret"};
    Tie staying = resting;
    staying.events = {"secret", "open"};
    data.ties = {resting, staying};
    Story story;
    story.name = "A story";
    Scene scene;
    scene.name = "Scene";
    scene.notes = "Do not say where this comes from.";
    scene.selection.events = {"secret", "open"};
    Annotation about;
    about.anchor = EventAnchor{"secret"};
    about.text = "Here";
    scene.annotations = {about};
    story.scenes = {scene};
    data.stories = {storyText(story)};
    return data;
}

Instant endOf(const char *day)
{
    return Date::fromEdtf(day).value().bounds().strict.end;
}

} // namespace

class TestShareCopy : public QObject
{
    Q_OBJECT

private slots:
    void whatIsPrivateGoesAndIsCounted()
    {
        Dataset data = privateRecords();
        const ShareReport report = leaveOutPrivate(data, endOf("2023-06-01"));
        QCOMPARE(data.events.size(), 1U);
        const Event &open = data.events[0];
        QCOMPARE(open.key, std::string("open"));
        QVERIFY(open.note.empty() && open.reports.empty() && open.relations.empty());
        QCOMPARE(open.sources.size(), 1U);
        QCOMPARE(open.sources[0].publisher, std::string("GOV.UK"));
        QCOMPARE(data.ties.size(), 1U);
        QCOMPARE(data.ties[0].events, std::vector<std::string>{"open"});
        QVERIFY(data.threads.empty());
        const Story story = storyFromJson(data.stories[0].json).value();
        QVERIFY(story.scenes[0].notes.empty() && story.scenes[0].annotations.empty());
        QCOMPARE(story.scenes[0].selection.events, std::vector<std::string>{"open"});
        ShareReport expected;
        expected.restricted = 1;
        expected.embargoed = 2;
        expected.sources = expected.reports = expected.notes = expected.ties = 1;
        expected.relations = 2;
        expected.sceneNotes = expected.annotations = 1;
        QVERIFY(report == expected);
        QCOMPARE(inWords(report).front(), std::string("1 restricted event"));
        QCOMPARE(inWords(report).size(), 9U);
    }

    void anEmbargoEndsWithItsDay()
    {
        const auto isShared = [](const char *today) {
            Dataset data = privateRecords();
            leaveOutPrivate(data, endOf(today));
            return std::any_of(data.events.begin(), data.events.end(),
                               [](const Event &event) { return event.key == "later"; });
        };
        QVERIFY(!isShared("2024-01-31"));
        QVERIFY(isShared("2024-02-01"));
    }

    void openRecordsStayAsTheyAre()
    {
        Dataset data;
        data.events = {eventWith("a"), eventWith("b", {"treaty"})};
        const Dataset before = data;
        QVERIFY(leaveOutPrivate(data, endOf("2023-06-01")) == ShareReport());
        QVERIFY(data == before);
        QVERIFY(inWords(ShareReport()).empty());
    }

    void aStoryThatNobodyCanReadGoes()
    {
        Dataset data;
        data.stories = {{"New", "{\"version\": 99}"}};
        QCOMPARE(leaveOutPrivate(data, endOf("2023-06-01")).unreadStories, 1);
        QVERIFY(data.stories.empty());
    }

    void whatADocumentSaysOfItselfIsReplaced()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("a.entente")).toStdString();
        Dataset data = privateRecords();
        data.properties = {{"author", "Somebody"}, {".odd", "1"}, {"handling", "Secret"}};
        QVERIFY(Document::write(file, data).hasValue());
        {
            Document document = Document::open(file, Document::Access::ReadWrite).value();
            QVERIFY(document
                        .setProperties("Another title", "",
                                       {{"author", "Somebody else"}, {".odd", "2"}})
                        .hasValue());
        }
        const Document document = Document::open(file, Document::Access::ReadOnly).value();
        const Dataset read = document.read().value();
        QCOMPARE(read.title, std::string("Another title"));
        QCOMPARE(read.properties,
                 (std::map<std::string, std::string>{{"author", "Somebody else"}, {".odd", "2"}}));
        QCOMPARE(read.events.size(), data.events.size());
        QCOMPARE(read.stories.size(), 1U);
    }
};

QTEST_APPLESS_MAIN(TestShareCopy)
#include "tst_share_copy.moc"
