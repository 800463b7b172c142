// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/importing/import_dialog.h"
#include "app/shell/document_keeper.h"
#include "tests/support/small_world.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QLockFile>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <sys/wait.h>
#include <unistd.h>

using namespace entente;

class TestImportDialog : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    DocumentKeeper m_keeper;

    QString file(const char *name, const QByteArray &content) const
    {
        const QString path = m_folder->filePath(QLatin1String(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write the test's file");
        return path;
    }

    static QPushButton *go(const QDialog &dialog)
    {
        return dialog.findChild<QPushButton *>(QStringLiteral("importGo"));
    }
    static QString result(const QDialog &dialog)
    {
        return dialog.findChild<QLabel *>(QStringLiteral("importResult"))->text();
    }

    /// Answers the file dialog that comes next.
    void answerFileDialog(const QString &path)
    {
        QTimer::singleShot(0, this, [path] {
            auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->selectFile(path);
            QMetaObject::invokeMethod(dialog, "accept");
        });
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everyRowIsAccountedForAndTheRestCanBeSaved()
    {
        const QString csv = file("visits.csv", "date,title,parties,kind\n"
                                               "2020-01-01,A meeting,JPN;GBR,meeting\n"
                                               "once upon a time,A tale,JPN,meeting\n"
                                               "2021-02,A visit,USA,visit\n");
        ImportDialog dialog(m_keeper, {csv}, nullptr);
        dialog.show();
        const QSignalSpy saved(&dialog, &ImportDialog::saved);
        go(dialog)->click();
        QTRY_VERIFY2(result(dialog).startsWith(QStringLiteral("3 rows read: 2 imported")),
                     qPrintable(result(dialog)));
        auto *rejects = dialog.findChild<QTableWidget *>();
        QTRY_COMPARE(rejects->rowCount(), 1);
        QCOMPARE(rejects->item(0, 1)->text(), QStringLiteral("3"));
        QVERIFY(!rejects->item(0, 2)->text().isEmpty());

        const QString target = m_folder->filePath(QStringLiteral("visits.entente"));
        answerFileDialog(target);
        go(dialog)->click();
        QTRY_COMPARE(saved.size(), 1);
        const Result<Document> document =
            Document::open(target.toStdString(), Document::Access::ReadOnly);
        QVERIFY(document.hasValue());
        QCOMPARE(document->read().value().events.size(), 2u);
        QCOMPARE(document->read().value().title, std::string("visits"));
    }

    void namesThatNothingKnowsAreSettledOnce()
    {
        const QString csv = file("ties.csv", "actor_a,actor_b,start,layer\n"
                                             "Atlantis,JPN,1950,defence\n"
                                             "Mu,JPN,1951,defence\n");
        ImportDialog dialog(m_keeper, {csv}, nullptr);
        dialog.show();
        const QSignalSpy saved(&dialog, &ImportDialog::saved);
        go(dialog)->click();
        auto *names = dialog.findChild<QTableWidget *>(QStringLiteral("importUnknown"));
        auto *again = dialog.findChild<QPushButton *>(QStringLiteral("importAgain"));
        QTRY_COMPARE(names->rowCount(), 2);
        QVERIFY(names->isVisible());
        QVERIFY(!again->isEnabled());
        names->item(0, 1)->setText(QStringLiteral("Greece"));
        QVERIFY(again->isEnabled());
        again->click();
        QTRY_COMPARE(names->rowCount(), 1);
        QCOMPARE(names->item(0, 0)->text(), QStringLiteral("Mu"));
        QTRY_VERIFY(result(dialog).startsWith(QStringLiteral("2 rows read: 2 imported")));

        const QString target = m_folder->filePath(QStringLiteral("ties.entente"));
        answerFileDialog(target);
        go(dialog)->click();
        QTRY_COMPARE(saved.size(), 1);
        const Result<Document> document =
            Document::open(target.toStdString(), Document::Access::ReadOnly);
        QVERIFY(document.hasValue());
        const Dataset data = document->read().value();
        QCOMPARE(data.ties.size(), 2u);
        QCOMPARE(data.ties[0].a.value, std::string("GRC"));
        QCOMPARE(data.actor(ActorId{"GRC"})->aliases, std::vector<std::string>{"Atlantis"});
    }

    void whatIsNoDataIsRefusedInOneSentence()
    {
        ImportDialog dialog(m_keeper, {file("empty.csv", "")}, nullptr);
        dialog.show();
        go(dialog)->click();
        QTRY_VERIFY2(result(dialog).contains(QStringLiteral("empty")), qPrintable(result(dialog)));
        QVERIFY(!result(dialog).contains(QLatin1Char('\n')));
        QVERIFY(go(dialog)->isEnabled());
    }

    void importsIntoACopyOfTheOpenDocument()
    {
        const QString open = m_folder->filePath(QStringLiteral("open.entente"));
        QVERIFY(Document::write(open.toStdString(), test::smallWorld()));
        DocumentKeeper keeper;
        const QSignalSpy opened(&keeper, &DocumentKeeper::opened);
        keeper.open(open);
        QTRY_COMPARE(opened.size(), 1);
        ImportDialog dialog(keeper, {file("a.csv", "id,date,title\nnew,2020,A\n")}, nullptr);
        dialog.show();
        const QSignalSpy saved(&dialog, &ImportDialog::saved);
        dialog.findChildren<QRadioButton *>()[1]->setChecked(true);
        go(dialog)->click();
        QTRY_VERIFY2(result(dialog).startsWith(QStringLiteral("1 row read: 1 imported")),
                     qPrintable(result(dialog)));
        const QString target = m_folder->filePath(QStringLiteral("copy.entente"));
        answerFileDialog(target);
        go(dialog)->click();
        QTRY_COMPARE(saved.size(), 1);
        const auto count = [](const QString &path) {
            return Document::open(path.toStdString(), Document::Access::ReadOnly)
                ->read()
                ->events.size();
        };
        QCOMPARE(count(target), test::smallWorld().events.size() + 1);
        QCOMPARE(count(open), test::smallWorld().events.size());
    }

    void nothingIsLeftOfAnImportThatIsNotSaved()
    {
        QStandardPaths::setTestModeEnabled(true);
        const QDir cache(QStandardPaths::writableLocation(QStandardPaths::CacheLocation));
        const auto drafts = [&] {
            return cache.entryList({QStringLiteral("entente-import-*")}, QDir::Dirs).size();
        };
        const auto before = drafts();
        {
            ImportDialog dialog(m_keeper, {file("a.csv", "date,title\n2020,A\nsoon,B\n")}, nullptr);
            dialog.show();
            go(dialog)->click();
            QTRY_VERIFY(result(dialog).startsWith(QStringLiteral("2 rows read")));
            QCOMPARE(drafts(), before + 1);
        }
        QTRY_COMPARE(drafts(), before);
        QStandardPaths::setTestModeEnabled(false);
    }

    void whatASuddenEndLeftBehindIsRemoved()
    {
        QStandardPaths::setTestModeEnabled(true);
        const QDir cache(QStandardPaths::writableLocation(QStandardPaths::CacheLocation));
        const auto make = [&](const char *name) {
            const QString path = cache.filePath(QLatin1String(name));
            if (!QDir().mkpath(path))
                qFatal("cannot make the test's folder");
            return path + QStringLiteral("/lock");
        };
        const QString forsaken = make("entente-import-forsak");
        const QString foreign = make("entente-import-foreig");
        QLockFile lively(make("entente-import-lively"));
        QVERIFY(lively.tryLock(0));
        // The lock of a program that is no more: as ours, but for its number.
        QFile ours(lively.fileName());
        QVERIFY(ours.open(QIODevice::ReadOnly));
        const QByteArray lock = ours.readAll();
        const pid_t gone = ::fork();
        if (gone == 0)
            ::_exit(0);
        QCOMPARE(::waitpid(gone, nullptr, 0), gone);
        QFile theirs(forsaken);
        QVERIFY(theirs.open(QIODevice::WriteOnly));
        theirs.write(QByteArray::number(gone) + lock.mid(lock.indexOf('\n')));
        theirs.close();
        ImportDialog dialog(m_keeper, {file("a.csv", "date,title\n2020,A\n")}, nullptr);
        dialog.show();
        go(dialog)->click();
        QTRY_VERIFY(result(dialog).startsWith(QStringLiteral("1 row read")));
        QVERIFY(!QFile::exists(QFileInfo(forsaken).path()));
        QVERIFY(QFile::exists(lively.fileName()));
        QVERIFY(QFile::exists(QFileInfo(foreign).path()));
        lively.unlock();
        for (const QString &left : {foreign, lively.fileName()})
            QVERIFY(QDir(QFileInfo(left).path()).removeRecursively());
        QStandardPaths::setTestModeEnabled(false);
    }

    void allRejectsAreSaved()
    {
        QByteArray many = "date,title\n2020,A\n";
        constexpr int rejected = 12000;
        for (int i = 0; i < rejected; ++i)
            many += "soon,B\n";
        ImportDialog dialog(m_keeper, {file("a.csv", many)}, nullptr);
        dialog.show();
        go(dialog)->click();
        QTRY_VERIFY(result(dialog).contains(QLocale().toString(rejected)));
        const QString target = m_folder->filePath(QStringLiteral("rejects.csv"));
        answerFileDialog(target);
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text().startsWith(QStringLiteral("Save rejects")))
                button->click();
        }
        QFile saved(target);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll().count('\n'), rejected + 1);
    }

    void saysHowFarItIs()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        ImportProgress step;
        step.done = 25;
        step.total = 100;
        step.rows = 1200000;
        QCOMPARE(progressInWords(step, 2.5),
                 QString::fromUtf8("1.2 million rows · 480,000 rows/s · 8 s left"));
        step.isWriting = true;
        QCOMPARE(progressInWords(step, 3), QString::fromUtf8("1.2 million rows · writing …"));
        QLocale::setDefault(before);
    }

    void aCopyOfNothingIsNotOffered()
    {
        ImportDialog dialog(m_keeper, {file("a.csv", "date,title\n2020,A\n")}, nullptr);
        const QList<QRadioButton *> choices = dialog.findChildren<QRadioButton *>();
        QCOMPARE(choices.size(), 2);
        QVERIFY(choices[0]->isChecked());
        QVERIFY(!choices[1]->isEnabled());
    }

    void theDialogMayGoWhileItReads()
    {
        QByteArray many = "date,title\n";
        for (int i = 0; i < 20000; ++i)
            many += "2020-01-01,Event " + QByteArray::number(i) + "\n";
        {
            ImportDialog dialog(m_keeper, {file("many.csv", many)}, nullptr);
            dialog.show();
            go(dialog)->click();
        }
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(TestImportDialog)
#include "tst_import_dialog.moc"
