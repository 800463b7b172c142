// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/document_keeper.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace entente;

namespace
{

Dataset world(const std::string &title, int events)
{
    Dataset data;
    data.title = title;
    for (int i = 0; i < events; ++i) {
        Event event;
        event.key = "e" + std::to_string(i);
        event.title = "Event " + std::to_string(i);
        event.kind = KindId{"meeting"};
        event.start = Date::fromEdtf("2001-02-03").value();
        data.events.push_back(event);
    }
    return data;
}

} // namespace

class TestDocumentWatch : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    void write(const QString &path, const Dataset &data) const
    {
        QVERIFY(Document::write(path.toStdString(), data).hasValue());
    }

    std::int64_t count(const DocumentKeeper &keeper) const
    {
        return keeper.current()->engine->answer(CountQuestion{}).value().total;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("a.entente"));
        write(m_path, world("First", 3));
    }

    void aDocumentOpensOffTheGuiThread()
    {
        DocumentKeeper keeper;
        const QSignalSpy opened(&keeper, &DocumentKeeper::opened);
        keeper.open(m_path);
        QVERIFY(!keeper.current());
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(keeper.current()->title, QStringLiteral("First"));
        QCOMPARE(count(keeper), 3);
    }

    void whatCannotBeOpenedIsSaidInOneSentenceAndNothingIsLost()
    {
        DocumentKeeper keeper;
        const QSignalSpy opened(&keeper, &DocumentKeeper::opened);
        const QSignalSpy failed(&keeper, &DocumentKeeper::openFailed);
        keeper.open(m_path);
        QTRY_COMPARE(opened.size(), 1);
        keeper.open(m_folder->filePath(QStringLiteral("missing.entente")));
        QTRY_COMPARE(failed.size(), 1);
        const QString sentence = failed[0][1].toString();
        QVERIFY2(sentence.contains(QStringLiteral("missing.entente")), qPrintable(sentence));
        QVERIFY(!sentence.contains(QLatin1Char('\n')));
        QCOMPARE(keeper.current()->title, QStringLiteral("First"));
    }

    void storiesAreSavedAndAreNoChangeOfSomebodyElse()
    {
        DocumentKeeper keeper;
        const QSignalSpy opened(&keeper, &DocumentKeeper::opened);
        const QSignalSpy changed(&keeper.watch(), &FileWatch::changed);
        const QSignalSpy saved(&keeper, &DocumentKeeper::storiesSaved);
        keeper.open(m_path);
        QTRY_COMPARE(opened.size(), 1);
        const StoryText story{"Story", R"({"name":"Story","scenes":[{"name":"One"}]})"};
        keeper.saveStories({story});
        keeper.saveStories({story, {"Other", R"({"name":"Other","scenes":[]})"}});
        QTRY_COMPARE(saved.size(), 2);
        const auto document =
            Document::open(m_path.toStdString(), Document::Access::ReadOnly).value().read();
        QCOMPARE(document->stories.size(), std::size_t(2));
        QCOMPARE(document->events.size(), std::size_t(3));
        keeper.watch().check();
        QCOMPARE(changed.size(), 0);
        // What comes afterwards is noticed as ever.
        write(m_path, world("Second", 4));
        QTRY_COMPARE(changed.size(), 1);
        const QSignalSpy failed(&keeper, &DocumentKeeper::storiesNotSaved);
        keeper.saveStories({story});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(Document::open(m_path.toStdString(), Document::Access::ReadOnly)
                     .value()
                     .read()
                     ->stories.size(),
                 std::size_t(0));
    }

    void aCopyHasTheStoriesThatWereEdited()
    {
        DocumentKeeper keeper;
        const QSignalSpy opened(&keeper, &DocumentKeeper::opened);
        keeper.open(m_path);
        QTRY_COMPARE(opened.size(), 1);
        QFile::setPermissions(m_path, QFile::ReadOwner);
        keeper.saveStories({{"Story", R"({"name":"Story","scenes":[]})"}});
        const QSignalSpy copied(&keeper, &DocumentKeeper::copySaved);
        const QString copy = m_folder->filePath(QStringLiteral("copy.entente"));
        keeper.saveCopy(copy);
        QTRY_COMPARE(copied.size(), 1);
        const auto data =
            Document::open(copy.toStdString(), Document::Access::ReadOnly).value().read();
        QCOMPARE(data->stories.size(), std::size_t(1));
        QCOMPARE(data->stories[0].name, std::string("Story"));
    }

    void theLastOfSeveralRequestsWins()
    {
        const QString other = m_folder->filePath(QStringLiteral("b.entente"));
        write(other, world("Second", 1));
        DocumentKeeper keeper;
        const QSignalSpy opened(&keeper, &DocumentKeeper::opened);
        keeper.open(m_path);
        keeper.open(other);
        QTRY_VERIFY(keeper.current());
        QCOMPARE(keeper.current()->title, QStringLiteral("Second"));
        QCOMPARE(opened.size(), 1);
    }

    void aCancelledOpeningOpensNothing()
    {
        DocumentKeeper keeper;
        const QSignalSpy opened(&keeper, &DocumentKeeper::opened);
        const QSignalSpy cancelled(&keeper, &DocumentKeeper::openingCancelled);
        keeper.open(m_path);
        keeper.cancelOpening();
        QCOMPARE(cancelled.size(), 1);
        keeper.open(m_path);
        QTRY_COMPARE(opened.size(), 1); // the first would have come before
    }

    void aKeeperMayGoWhileItOpens()
    {
        {
            DocumentKeeper keeper;
            keeper.open(m_path);
        }
        QCoreApplication::processEvents();
    }

    void aChangeByAnotherProgramIsNoticed()
    {
        DocumentKeeper keeper;
        const QSignalSpy changed(&keeper.watch(), &FileWatch::changed);
        keeper.open(m_path);
        QTRY_VERIFY(keeper.current());
        write(m_path, world("Changed", 5));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(keeper.current()->title, QStringLiteral("First"));
        QCOMPARE(count(keeper), 3);
        keeper.reload();
        QTRY_COMPARE(keeper.current()->title, QStringLiteral("Changed"));
        QCOMPARE(count(keeper), 5);
    }

    void aSecondChangeIsNoticedToo()
    {
        DocumentKeeper keeper;
        const QSignalSpy changed(&keeper.watch(), &FileWatch::changed);
        keeper.open(m_path);
        QTRY_VERIFY(keeper.current());
        write(m_path, world("Changed", 5));
        QTRY_COMPARE(changed.size(), 1);
        write(m_path, world("Again", 6));
        QTRY_COMPARE(changed.size(), 2);
    }

    void removalIsNoticedAndACopyCanStillBeSaved()
    {
        DocumentKeeper keeper;
        const QSignalSpy removed(&keeper.watch(), &FileWatch::removed);
        const QSignalSpy saved(&keeper, &DocumentKeeper::copySaved);
        keeper.open(m_path);
        QTRY_VERIFY(keeper.current());
        QVERIFY(QFile::remove(m_path));
        QTRY_COMPARE(removed.size(), 1);
        const QString copy = m_folder->filePath(QStringLiteral("copy.entente"));
        keeper.saveCopy(copy);
        QTRY_COMPARE(saved.size(), 1);
        keeper.open(copy);
        QTRY_COMPARE(keeper.current()->path, copy);
        QCOMPARE(count(keeper), 3);
    }

    void aCopyIsWhatIsShownNotWhatSomebodyElseWrote()
    {
        DocumentKeeper keeper;
        const QSignalSpy saved(&keeper, &DocumentKeeper::copySaved);
        keeper.open(m_path);
        QTRY_VERIFY(keeper.current());
        write(m_path, world("Changed", 5));
        const QString copy = m_folder->filePath(QStringLiteral("copy.entente"));
        keeper.saveCopy(copy);
        QTRY_COMPARE(saved.size(), 1);
        const Result<Document> document =
            Document::open(copy.toStdString(), Document::Access::ReadOnly);
        QVERIFY(document.hasValue());
        QVERIFY(document->read().value() == [&] {
            Dataset wanted = document->read().value();
            wanted.title = "First";
            return wanted;
        }());
        QCOMPARE(document->read().value().events.size(), 3u);
    }

    void aCopyNeverOverwritesWhatIsOpen()
    {
        DocumentKeeper keeper;
        const QSignalSpy failed(&keeper, &DocumentKeeper::copyFailed);
        keeper.open(m_path);
        QTRY_VERIFY(keeper.current());
        keeper.saveCopy(m_path);
        QCOMPARE(failed.size(), 1);
    }

    void aCopyThatCannotBeWrittenSaysWhy()
    {
        DocumentKeeper keeper;
        const QSignalSpy failed(&keeper, &DocumentKeeper::copyFailed);
        keeper.open(m_path);
        QTRY_VERIFY(keeper.current());
        keeper.saveCopy(m_folder->filePath(QStringLiteral("no/such/folder.entente")));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!failed[0][1].toString().isEmpty());
    }

    void aFileThatMayNotBeWrittenIsReadOnly()
    {
        QFile::setPermissions(m_path, QFile::ReadOwner);
        if (QFileInfo(m_path).isWritable())
            QSKIP("this user may write every file");
        DocumentKeeper keeper;
        keeper.open(m_path);
        QTRY_VERIFY(keeper.current());
        QVERIFY(keeper.current()->isReadOnly);
    }
};

QTEST_GUILESS_MAIN(TestDocumentWatch)
#include "tst_document_watch.moc"
