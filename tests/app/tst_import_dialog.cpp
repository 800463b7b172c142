// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/importing/import_dialog.h"
#include "app/shell/document_keeper.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

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

    void whatIsNoDataIsRefusedInOneSentence()
    {
        ImportDialog dialog(m_keeper, {file("empty.csv", "")}, nullptr);
        dialog.show();
        go(dialog)->click();
        QTRY_VERIFY2(result(dialog).contains(QStringLiteral("empty")), qPrintable(result(dialog)));
        QVERIFY(!result(dialog).contains(QLatin1Char('\n')));
        QVERIFY(go(dialog)->isEnabled());
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
