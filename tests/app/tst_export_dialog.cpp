// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cli.h"
#include "app/exporting/export_choices.h"
#include "app/exporting/export_dialog.h"
#include "app/exporting/export_form.h"
#include "app/exporting/preview.h"
#include "app/style/theme.h"
#include "core/store/document.h"
#include "tests/support/sample_records.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
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

    void theCommandLineDrawsTheSame()
    {
        const QString document = m_folder.filePath(QStringLiteral("same.entente"));
        QVERIFY(Document::write(document.toStdString(), sampleRecords()).hasValue());
        ExportDialog dialog(m_session, m_initial);
        QTRY_VERIFY(!dialog.preview().image().isNull());
        const QString file = m_folder.filePath(QStringLiteral("line.png"));
        QCOMPARE(runCommand({QStringLiteral("render"), document, QStringLiteral("--view"),
                             QStringLiteral("timeline"), QStringLiteral("--where"),
                             QStringLiteral("party:JPN party:GBR"), QStringLiteral("--size"),
                             QStringLiteral("800x600"), QStringLiteral("--out"), file})
                     .value_or(-1),
                 0);
        QCOMPARE(QImage(file).convertToFormat(QImage::Format_RGB32),
                 dialog.preview().image().convertToFormat(QImage::Format_RGB32));
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
        dialog.findChild<QDoubleSpinBox *>(QStringLiteral("exportWidth"))->setValue(1000);
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

    void aPresetComesBack()
    {
        {
            ExportForm form(m_initial, false);
            form.findChild<QComboBox *>(QStringLiteral("exportPreset"))->setCurrentIndex(6);
            form.findChild<QSpinBox *>(QStringLiteral("exportText"))->setValue(140);
            form.findChild<QCheckBox *>(QStringLiteral("exportNumbers"))->setChecked(true);
            saveExportPreset(QStringLiteral("A4 / house style"), form.choices());
        }
        ExportForm form(m_initial, false);
        auto *saved = form.findChild<QComboBox *>(QStringLiteral("exportSaved"));
        const int place = saved->findText(QStringLiteral("A4 / house style"));
        QVERIFY(place > 0);
        QSignalSpy changed(&form, &ExportForm::changed);
        saved->setCurrentIndex(place);
        emit saved->activated(place);
        QCOMPARE(changed.size(), 1);
        const ExportChoices choices = form.choices();
        QCOMPARE(choices.size, (PictureSize{297, 210, PictureSize::Unit::Millimetres}));
        QCOMPARE(choices.dpi, 300);
        QCOMPARE(choices.textPercent, 140);
        QVERIFY(choices.numbersSources);
        removeExportPreset(QStringLiteral("A4 / house style"));
        QVERIFY(exportPresets().isEmpty());
    }

    void millimetresGiveThePixelsOfThePaper()
    {
        RenderRequest request;
        setSize(request, *pictureSizeFrom("a4"), 300);
        QCOMPARE(qRound(request.size.width() * request.scale), 3508);
        QCOMPARE(qRound(request.size.height() * request.scale), 2480);
        QCOMPARE(request.size, QSize(1123, 794));
        QVERIFY(!pictureSizeFrom("297x"));
        QVERIFY(!pictureSizeFrom("1920.5x1080"));
        QVERIFY(!pictureSizeFrom("5x5mm"));
    }

    void partsCanBeLeftOut()
    {
        ExportDialog dialog(m_session, m_initial);
        const auto drawn = [&] { return drawingFor(dialog.request(), *sampleEngine()).value(); };
        const auto has = [](const Drawing &drawing, Role role) {
            return std::any_of(drawing.texts.begin(), drawing.texts.end(),
                               [&](const TextMark &text) { return text.role == role; });
        };
        QVERIFY(has(drawn(), Role::Title) && has(drawn(), Role::Legend));
        dialog.findChild<QCheckBox *>(QStringLiteral("exportHead"))->setChecked(false);
        QVERIFY(!has(drawn(), Role::Title) && has(drawn(), Role::Legend));
        dialog.findChild<QCheckBox *>(QStringLiteral("exportLegend"))->setChecked(false);
        QVERIFY(!has(drawn(), Role::Legend));
        dialog.findChild<QLineEdit *>(QStringLiteral("exportCaption"))
            ->setText(QStringLiteral("A caption of its own"));
        const Drawing drawing = drawn();
        QVERIFY(std::any_of(drawing.texts.begin(), drawing.texts.end(), [](const TextMark &text) {
            return text.text == "A caption of its own";
        }));
        dialog.findChild<QPlainTextEdit *>(QStringLiteral("exportAltText"))
            ->setPlainText(QStringLiteral("Two islands draw near."));
        QCOMPARE(drawn().words, std::string("Two islands draw near."));
    }

    void numbersOfSourcesReferToTheNote()
    {
        ExportDialog dialog(m_session, m_initial);
        dialog.findChild<QCheckBox *>(QStringLiteral("exportNumbers"))->setChecked(true);
        RenderRequest request = dialog.request();
        request.size = {1600, 1000};
        const Drawing drawing = drawingFor(request, *sampleEngine()).value();
        int numbers = 0;
        for (const TextMark &text : drawing.texts)
            numbers += text.key == "source";
        QVERIFY(numbers >= 3);
        std::string note;
        for (const TextMark &text : drawing.texts) {
            if (text.role == Role::Note && text.text.starts_with("Sources: 1 "))
                note = text.full;
        }
        QVERIFY2(note.find("; 2 ") != std::string::npos, note.c_str());
        // Numbers overlap no label.
        for (const TextMark &number : drawing.texts) {
            if (number.key != "source")
                continue;
            for (const TextMark &other : drawing.texts)
                QVERIFY2(&other == &number || !other.box.intersects(number.box),
                         other.text.c_str());
        }
    }

    void aSelectionIsShownAlone()
    {
        const std::vector<EventId> some = [&] {
            IdsQuestion question;
            question.context = m_initial.context;
            std::vector<EventId> ids = sampleEngine()->answer(question).value().ids;
            ids.resize(2);
            return ids;
        }();
        m_session.setSelection(EventSelection{some});
        ExportDialog dialog(m_session, m_initial);
        auto *scope = dialog.findChild<QComboBox *>(QStringLiteral("exportScope"));
        QCOMPARE(scope->count(), 3);
        scope->setCurrentIndex(1);
        const RenderRequest request = dialog.request();
        const Drawing drawing = drawingFor(request, *sampleEngine()).value();
        std::set<EventId> shown;
        for (const Mark &mark : drawing.marks)
            shown.insert(mark.ids.begin(), mark.ids.end());
        QCOMPARE(shown, std::set<EventId>(some.begin(), some.end()));
        scope->setCurrentIndex(2);
        QVERIFY(!dialog.request().window);
        QVERIFY(dialog.request().selection.isEmpty());
        m_session.clearSelection();
        QCOMPARE(ExportDialog(m_session, m_initial)
                     .findChild<QComboBox *>(QStringLiteral("exportScope"))
                     ->count(),
                 2);
    }

    void cancellingWritesNothing()
    {
        ExportDialog dialog(m_session, m_initial);
        dialog.reject();
        QVERIFY(!QSettings().contains(QStringLiteral("export/choices")));
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
        QVERIFY(copied()->data(QStringLiteral("application/pdf")).startsWith("%PDF"));
        QVERIFY(copied()->text().contains(QStringLiteral("Japan")));
        QCOMPARE(qvariant_cast<QImage>(copied()->imageData()).size(), QSize(800, 600));
    }

private:
    QTemporaryDir m_folder;
    Session m_session;
    RenderRequest m_initial;
};

QTEST_MAIN(TestExportDialog)
#include "tst_export_dialog.moc"
