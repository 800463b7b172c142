// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/shortcuts.h"
#include "app/shell/color_page.h"
#include "app/shell/main_window.h"
#include "app/shell/preferences.h"
#include "app/shell/preferences_dialog.h"
#include "app/shell/workspace.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/map/map_view.h"
#include "core/time/edtf.h"
#include "tests/support/window_test.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QTreeWidget>

using namespace entente;

namespace
{

const ActionSpec &spec(const char *id)
{
    for (const ActionSpec &each : actionTable()) {
        if (std::string_view(each.id) == id)
            return each;
    }
    return actionTable().front();
}

} // namespace

/// Choices hold at once, and at the next start.
class TestPreferences : public test::WindowTest
{
    Q_OBJECT

    QString m_path;

    void start()
    {
        m_window.reset();
        m_themes = std::make_unique<ThemeSwitch>();
        makeWindow({1280, 720});
        showWindow();
    }

    void openDocument()
    {
        m_window->keeper().open(m_path);
        settle();
    }

    PreferencesDialog *open()
    {
        m_window->actions()["edit.preferences"]->trigger();
        return m_window->findChild<PreferencesDialog *>();
    }

    void choose(const char *name, const QVariant &data)
    {
        auto *box = child<QComboBox>(name);
        QVERIFY(box);
        const int at = box->findData(data);
        QVERIFY(at >= 0);
        box->setCurrentIndex(at);
        emit box->activated(at);
    }

private slots:
    void initTestCase() { loadFonts(); }

    void init()
    {
        makeFolder();
        Dataset data;
        Event event;
        event.key = "a";
        event.title = "Pact";
        event.kind = KindId{"agreement"};
        event.start = Date::fromEdtf("2023-01-11").value();
        data.events = {event};
        m_path = path("one.entente");
        QVERIFY(Document::write(m_path.toStdString(), data).hasValue());
        start();
    }

    void cleanup() { closeWindow(); }

    void datesAreWrittenAsChosenEverywhereAtOnce()
    {
        openDocument();
        m_window->session().select(m_window->session().engine()->find("a"));
        QTRY_VERIFY(inspectorSays(QStringLiteral("11 Jan 2023")));
        QVERIFY(open());
        choose("preferDates", int(DateStyle::Iso));
        QTRY_VERIFY(inspectorSays(QStringLiteral("2023-01-11")));
        start();
        QVERIFY(dateStyle() == DateStyle::Iso);
        m_window.reset();
        QVERIFY(dateStyle() == DateStyle::DayMonth);
    }

    void theMapOfANewDocumentIsAsPreferred()
    {
        QVERIFY(open());
        choose("preferProjection", QStringLiteral("robinson"));
        choose("preferBoundaries", int(Boundaries::Un));
        openDocument();
        QCOMPARE(m_window->workspace().projection(), QStringLiteral("robinson"));
        QVERIFY(m_window->workspace().map().layers().boundaries == Boundaries::Un);
    }

    void colorsOfKindsFollowThePalette()
    {
        QVERIFY(open());
        QVERIFY(!colorWarnings(m_themes->theme()).isEmpty());
        QVERIFY(child<QLabel>("colorWarning")->text().contains(QStringLiteral("ΔE")));
        choose("preferPalette", QStringLiteral("apart"));
        QCOMPARE(familyColors(m_themes->named(QStringLiteral("light"))), palettes()[1].light);
        QVERIFY(colorWarnings(m_themes->theme()).isEmpty());
        QVERIFY(!child<QLabel>("colorWarning")->text().contains(QStringLiteral("ΔE")));
        start();
        QCOMPARE(familyColors(m_themes->named(QStringLiteral("dark"))), palettes()[1].dark);
    }

    void aColourOfOnesOwnLeavesTheOthers()
    {
        const Theme *before = &m_themes->theme();
        const FamilyColors others = m_themes->colors(true);
        m_window->preferences().setColor(false, Family::Words, Rgba::rgb(0x123456));
        QCOMPARE(m_window->preferences().palette(), QStringLiteral("own"));
        QCOMPARE(m_themes->named(QStringLiteral("light")).words, Rgba::rgb(0x123456));
        QCOMPARE(m_themes->named(QStringLiteral("print")).words, Rgba::rgb(0x123456));
        QCOMPARE(m_themes->colors(true), others);
        QVERIFY(before->words != Rgba::rgb(0x123456)); // pictures that are being made keep theirs
        start();
        QCOMPARE(m_themes->named(QStringLiteral("light")).words, Rgba::rgb(0x123456));
        m_window->preferences().setPalette(QStringLiteral("entente"));
        QCOMPARE(&m_themes->named(QStringLiteral("light")), &Theme::light());
    }

    void keysAreChangedAndKept()
    {
        QVERIFY(open());
        Shortcuts shortcuts(m_window->actions(), *m_settings, nullptr);
        shortcuts.set(spec("file.exportImage"), QKeySequence(QStringLiteral("Ctrl+Alt+E")));
        QCOMPARE(m_window->actions()["file.exportImage"]->shortcut(),
                 QKeySequence(QStringLiteral("Ctrl+Alt+E")));
        start();
        QCOMPARE(m_window->actions()["file.exportImage"]->shortcut(),
                 QKeySequence(QStringLiteral("Ctrl+Alt+E")));
        Shortcuts again(m_window->actions(), *m_settings, nullptr);
        QCOMPARE(again.changedCount(), 1);
        again.set(spec("file.open"), {});
        QVERIFY(m_window->actions()["file.open"]->shortcuts().isEmpty());
        again.reset(spec("file.exportImage"));
        QCOMPARE(m_window->actions()["file.exportImage"]->shortcuts(),
                 usualShortcuts(spec("file.exportImage")));
        again.resetAll();
        QCOMPARE(again.changedCount(), 0);
        QCOMPARE(m_window->actions()["file.open"]->shortcuts(), usualShortcuts(spec("file.open")));
    }

    void keysThatAreTakenAreRefusedAndTheirOwnerNamed()
    {
        QVERIFY(open());
        auto *list = child<QTreeWidget>("shortcutList");
        const QList<QTreeWidgetItem *> found =
            list->findItems(QStringLiteral("Export image…"), Qt::MatchExactly);
        QCOMPARE(found.size(), 1);
        list->setCurrentItem(found.front());
        auto *keys = child<QKeySequenceEdit>("shortcutKeys");
        keys->setKeySequence(QKeySequence(QStringLiteral("Ctrl+O")));
        emit keys->editingFinished();
        QVERIFY(child<QLabel>("shortcutMessage")->text().contains(QStringLiteral("Open…")));
        QCOMPARE(m_window->actions()["file.exportImage"]->shortcut(),
                 QKeySequence(QStringLiteral("Ctrl+E")));
        keys->setKeySequence(QKeySequence(QStringLiteral("Ctrl+Alt+Y")));
        emit keys->editingFinished();
        QCOMPARE(m_window->actions()["file.exportImage"]->shortcut(),
                 QKeySequence(QStringLiteral("Ctrl+Alt+Y")));
        QTest::mouseClick(child<QPushButton>("shortcutReset"), Qt::LeftButton);
        QCOMPARE(m_window->actions()["file.exportImage"]->shortcut(),
                 QKeySequence(QStringLiteral("Ctrl+E")));
    }

    void theSheetOfKeysShowsTheKeysOfNow()
    {
        Shortcuts shortcuts(m_window->actions(), *m_settings, nullptr);
        shortcuts.set(spec("file.print"), QKeySequence(QStringLiteral("Ctrl+Alt+J")));
        m_window->actions()["help.keys"]->trigger();
        const QList<QLabel *> labels = child<QWidget>("keysDialog")->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text() == QLatin1String("Ctrl+Alt+J");
        }));
    }

    void aboutNamesDataAndLibrariesAndCopiesThem()
    {
        m_window->actions()["help.about"]->trigger();
        auto *copy = child<QPushButton>("aboutCopy");
        QVERIFY(copy);
        QTest::mouseClick(copy, Qt::LeftButton);
        const QString text = QApplication::clipboard()->text();
        for (const char *part : {"Natural Earth", "CC BY 4.0", "Qt 6", "PROJ", "GPL"})
            QVERIFY2(text.contains(QLatin1String(part)) ||
                         text.contains(QStringLiteral("General Public License")),
                     part);
    }

    void diagnosticsAreCopied()
    {
        m_window->actions()["help.diagnostics"]->trigger();
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("Entente ")));
    }
};

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
