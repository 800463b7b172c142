// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/export_dialog.h"
#include "app/exporting/preview.h"
#include "app/style/theme.h"
#include "tests/support/sample_records.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace entente;
using namespace entente::test;

class TestExportDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("entente-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        m_session.setEngine(sampleEngine());
        m_initial.context.filter = parseQuery("party:JPN party:GBR").filter;
        m_initial.size = {800, 600};
    }

    void init() { QSettings().clear(); }

    void thePreviewIsTheFilePixelForPixel()
    {
        ExportDialog dialog(m_session, m_initial);
        QTRY_VERIFY(!dialog.preview().image().isNull());
        QSignalSpy saved(&dialog, &ExportDialog::saved);
        const QString file = m_folder.filePath(QStringLiteral("same.png"));
        dialog.saveTo(file);
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(QImage(file).convertToFormat(QImage::Format_RGB32),
                 dialog.preview().image().convertToFormat(QImage::Format_RGB32));
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
    }

    void thePreviewFollowsEveryChoice()
    {
        ExportDialog dialog(m_session, m_initial);
        QTRY_VERIFY(!dialog.preview().image().isNull());
        QImage before = dialog.preview().image();
        const auto changes = [&] {
            return QTest::qWaitFor([&] { return dialog.preview().image() != before; });
        };
        dialog.findChild<QLineEdit *>(QStringLiteral("exportTitle"))
            ->setText(QStringLiteral("Another title"));
        QVERIFY(changes());
        before = dialog.preview().image();
        dialog.findChild<QComboBox *>(QStringLiteral("exportTheme"))->setCurrentIndex(1);
        QVERIFY(changes());
        before = dialog.preview().image();
        dialog.findChild<QSpinBox *>(QStringLiteral("exportWidth"))->setValue(1000);
        QVERIFY(changes());
        QCOMPARE(dialog.preview().image().size(), QSize(1000, 600));
    }

    void sizeFormatAndFolderComeBack()
    {
        {
            ExportDialog dialog(m_session, m_initial);
            auto *format = dialog.findChild<QComboBox *>(QStringLiteral("exportFormat"));
            format->setCurrentIndex(format->findData(int(RenderFormat::Svg)));
            dialog.findChild<QComboBox *>(QStringLiteral("exportPreset"))->setCurrentIndex(1);
            QSignalSpy saved(&dialog, &ExportDialog::saved);
            dialog.saveTo(m_folder.filePath(QStringLiteral("a.svg")));
            QTRY_COMPARE(saved.size(), 1);
        }
        const ExportDialog dialog(m_session, m_initial);
        QVERIFY(dialog.format() == RenderFormat::Svg);
        QCOMPARE(dialog.request().size, QSize(1280, 720));
        QCOMPARE(QSettings().value(QStringLiteral("export/folder")).toString(), m_folder.path());
    }

    void cancellingWritesNothing()
    {
        ExportDialog dialog(m_session, m_initial);
        dialog.reject();
        QVERIFY(!QSettings().contains(QStringLiteral("export/format")));
    }

    void aFolderThatIsNotThereIsSaidAndTheDialogStays()
    {
        ExportDialog dialog(m_session, m_initial);
        dialog.saveTo(m_folder.filePath(QStringLiteral("missing/picture.png")));
        auto *message = dialog.findChild<QLabel *>(QStringLiteral("exportMessage"));
        QTRY_VERIFY(message->text().startsWith(QStringLiteral("Not saved: ")));
        QCOMPARE(dialog.result(), 0);
    }

    void aCopyIsAnImageAndDrawingAtOnce()
    {
        QWidget parent;
        copyAsImage(&parent, m_session, m_initial);
        const auto copied = [] { return QGuiApplication::clipboard()->mimeData(); };
        QTRY_VERIFY(copied() && copied()->hasImage());
        QVERIFY(copied()->hasFormat(QStringLiteral("image/svg+xml")));
        QCOMPARE(qvariant_cast<QImage>(copied()->imageData()).size(), QSize(800, 600));
    }

private:
    QTemporaryDir m_folder;
    Session m_session;
    RenderRequest m_initial;
};

QTEST_MAIN(TestExportDialog)
#include "tst_export_dialog.moc"
