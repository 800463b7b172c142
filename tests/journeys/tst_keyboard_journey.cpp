// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/playback.h"
#include "app/shell/main_window.h"
#include "app/shell/workspace.h"
#include "app/style/theme.h"
#include "core/time/calendar.h"
#include "tests/support/window_test.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QImageReader>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWindow>

using namespace entente;

namespace
{

/// What a screen reader finds where the keyboard is.
struct Heard
{
    QAccessible::Role role = QAccessible::NoRole;
    QString name;
    QString value;
    QString description;
    QAccessible::State state;
};

/// Down from the active window to what has the focus inside of it.
Heard heard()
{
    QWidget *at = QApplication::focusWidget();
    if (QWidget *popup = QApplication::activePopupWidget())
        at = popup->focusWidget() ? popup->focusWidget() : popup;
    QAccessibleInterface *own = at ? QAccessible::queryAccessibleInterface(at) : nullptr;
    for (int depth = 0; own && depth < 20; ++depth) {
        QAccessibleInterface *inside = own->focusChild();
        // Of a closed list of choices, the list is what has the keyboard.
        if (!inside || inside == own || own->role() == QAccessible::ComboBox)
            break;
        own = inside;
    }
    if (const auto *menu = qobject_cast<QMenu *>(at); own && menu && menu->activeAction()) {
        const int row = int(menu->actions().indexOf(menu->activeAction()));
        if (QAccessibleInterface *entry = own->child(row))
            own = entry;
    }
    if (!own)
        return {};
    QString name = own->text(QAccessible::Name);
    if (own->role() == QAccessible::ComboBox) { // its choice has the name; what it is for labels it
        const auto labels = own->relations(QAccessible::Label);
        name = labels.isEmpty() ? own->text(QAccessible::Description)
                                : labels.first().first->text(QAccessible::Name);
    }
    return {own->role(), name, own->text(QAccessible::Value), own->text(QAccessible::Description),
            own->state()};
}

/// What is seen and can be used but has no name, below `at`; and how much was looked at.
void findNameless(QAccessibleInterface *at, int depth, QStringList &nameless, int &seen)
{
    if (!at || depth > 30 || at->state().invisible)
        return;
    const QAccessible::Role role = at->role();
    const bool isUsed = role == QAccessible::Button || role == QAccessible::EditableText ||
                        role == QAccessible::ListItem || role == QAccessible::Slider ||
                        role == QAccessible::CheckBox || role == QAccessible::ComboBox ||
                        role == QAccessible::SpinBox || role == QAccessible::Chart ||
                        role == QAccessible::List;
    const QObject *object = at->object();
    const bool isQtsOwn = object && object->objectName().startsWith(QLatin1String("qt_"));
    if (isUsed && !isQtsOwn) {
        ++seen;
        if (at->text(QAccessible::Name).trimmed().isEmpty())
            nameless << QStringLiteral("role %1 %2 in %3")
                            .arg(int(role))
                            .arg(object ? object->objectName() : QString(),
                                 at->parent() ? at->parent()->text(QAccessible::Name) : QString());
    }
    if (role == QAccessible::ComboBox || role == QAccessible::SpinBox)
        return; // its parts are Qt's
    if (const auto *list = qobject_cast<const QAbstractItemView *>(object)) {
        // Its children are Qt's as well, and made anew only while somebody listens.
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            const QVariant spoken = index.data(Qt::AccessibleTextRole);
            ++seen;
            if ((spoken.isValid() ? spoken : index.data()).toString().trimmed().isEmpty())
                nameless << QStringLiteral("row %1 of %2").arg(row).arg(object->objectName());
        }
        return;
    }
    for (int i = 0; i < std::min(at->childCount(), 200); ++i)
        findNameless(at->child(i), depth + 1, nameless, seen);
}

QString inWords(const Heard &heard)
{
    return QStringLiteral("role %1, “%2”, value “%3”, “%4”")
        .arg(int(heard.role))
        .arg(heard.name, heard.value, heard.description);
}

} // namespace

/// The story of the Reciprocal Access Agreement, told with the keyboard and nothing else, and heard
/// as a screen reader has it.
class TestKeyboardJourney : public test::WindowTest
{
    Q_OBJECT

private:
    EventId id(const char *key) const { return session().engine()->find(key); }

    /// Where keys go. A dialog gets them from the window manager, of which there is none here.
    QWindow *target() const
    {
        if (QWidget *modal = QApplication::activeModalWidget()) {
            if (!modal->isActiveWindow())
                modal->activateWindow();
            return modal->windowHandle();
        }
        if (!QGuiApplication::focusWindow() && !QApplication::activePopupWidget())
            m_window->activateWindow();
        return QGuiApplication::focusWindow();
    }
    static constexpr int patience = 60'000; ///< ms; machines that build meanwhile are slow

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTRY_VERIFY_WITH_TIMEOUT(target(), patience);
        QTest::keyClick(target(), key, modifiers);
        settle();
    }

    void type(const QString &text)
    {
        for (const QChar letter : text) {
            QTRY_VERIFY_WITH_TIMEOUT(target(), patience);
            QTest::keyClick(target(), letter.toLatin1());
        }
        settle();
    }

    /// Presses Tab until what has the keyboard is called `name`.
    void tabTo(const QString &name)
    {
        QStringList passed;
        for (int i = 0; i < 40 && heard().name != name; ++i) {
            passed << heard().name;
            press(Qt::Key_Tab);
        }
        QVERIFY2(heard().name == name, qPrintable(passed.join(QStringLiteral(" | "))));
    }

    /// Goes down in an open menu to the entry that holds `words`.
    void downTo(const QString &words)
    {
        for (int i = 0; i < 20 && !heard().name.contains(words); ++i)
            press(Qt::Key_Down);
        QVERIFY2(heard().name.contains(words), qPrintable(inWords(heard())));
        QCOMPARE(heard().role, QAccessible::MenuItem);
    }

    /// Map, lanes and marks, facets, details: what the window shows can be heard.
    void hearTheWholeWindow()
    {
        QStringList nameless;
        int seen = 0;
        findNameless(QAccessible::queryAccessibleInterface(m_window.get()), 0, nameless, seen);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
        QVERIFY2(seen > 40, qPrintable(QString::number(seen)));
    }

    void findTheAgreement()
    {
        press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(heard().role, QAccessible::EditableText);
        QCOMPARE(heard().name, QStringLiteral("What to do"));
        type(QStringLiteral("reciprocal access uk"));
        // What Enter would do is heard while one types.
        QTRY_VERIFY2(heard().description.contains(
                         QStringLiteral("Go to “Japan-UK Reciprocal Access Agreement signed”")),
                     qPrintable(inWords(heard())));
        QCOMPARE(heard().value, QStringLiteral("reciprocal access uk"));
        press(Qt::Key_Return);
        QCOMPARE(session().selectedEvents(), std::vector{id("raa-jpn-uk-signed-2023")});
        QTRY_COMPARE(heard().name,
                     QStringLiteral("Japan-UK Reciprocal Access Agreement signed, 11 Jan 2023"));
        QCOMPARE(heard().role, QAccessible::ListItem);
        QCOMPARE(heard().value, QStringLiteral("11 Jan 2023"));
        QVERIFY(heard().state.focused && heard().state.selected);
        // What the record says beyond the mark: the phase, the parties, the place.
        QTRY_VERIFY2(heard().description.contains(QStringLiteral("Japan, United Kingdom")),
                     qPrintable(inWords(heard())));
    }

    void followItsThreadToTheEntryIntoForce()
    {
        press(Qt::Key_Period, Qt::AltModifier);
        QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
        downTo(QStringLiteral("enters into force"));
        press(Qt::Key_Return);
        QTRY_VERIFY2(heard().name.startsWith(
                         QStringLiteral("Japan-UK Reciprocal Access Agreement enters into force")),
                     qPrintable(inWords(heard())));
        QCOMPARE(heard().value, QStringLiteral("15 Oct 2023"));
        QCOMPARE(heard().role, QAccessible::ListItem);
        QVERIFY(heard().state.focused);
    }

    void seeThatItWasAPlanWhenTheArticleAppeared()
    {
        press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(heard().name, QStringLiteral("As known on"));
        QCOMPARE(heard().role, QAccessible::EditableText);
        type(QStringLiteral("2022-11-06"));
        press(Qt::Key_Return);
        QCOMPARE(session().asOf().asKnown, std::optional(startOf({2022, 11, 7})));
        press(Qt::Key_Comma, Qt::AltModifier); // from the entry into force to the signature
        if (qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
            downTo(QStringLiteral("Agreement signed"));
            press(Qt::Key_Return);
        }
        QTRY_COMPARE(session().selectedEvents(), std::vector{id("raa-jpn-uk-signed-2023")});
        QTRY_COMPARE(
            heard().name,
            QStringLiteral(
                "Japan-UK Reciprocal Access Agreement signed, 6 Nov 2022 or later, planned"));
        QCOMPARE(heard().role, QAccessible::ListItem);
        QCOMPARE(heard().value, QStringLiteral("6 Nov 2022 or later"));
    }

    void playFrom1951To2023()
    {
        press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(heard().name, QStringLiteral("Search and filter"));
        type(QStringLiteral("during:1951..2023"));
        press(Qt::Key_Return);
        QVERIFY(session().filter().range());
        press(Qt::Key_Escape); // out of the field
        press(Qt::Key_Escape); // and of what is selected
        press(Qt::Key_Space, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        tabTo(QStringLiteral("Speed"));
        QCOMPARE(heard().role, QAccessible::SpinBox);
        type(QStringLiteral("100"));
        tabTo(QStringLiteral("Unit of speed"));
        QCOMPARE(heard().role, QAccessible::ComboBox);
        press(Qt::Key_End);
        QCOMPARE(heard().value, QStringLiteral("years a second"));
        tabTo(QStringLiteral("Play over"));
        press(Qt::Key_End);
        QCOMPARE(heard().value, QStringLiteral("the brushed range"));
        press(Qt::Key_Escape);
        QVERIFY(!QApplication::activePopupWidget());
        QCOMPARE(session().playback().settings().speed, 100.0);

        press(Qt::Key_Space);
        QVERIFY(session().playback().isPlaying() || session().asOf().inForce);
        QTRY_VERIFY_WITH_TIMEOUT(!session().playback().isPlaying(), 60'000);
        QCOMPARE(session().asOf().inForce, std::optional(startOfYear(2024)));
        settle();
        // The strip of all time tells of the window that it was followed with.
        tabTo(QStringLiteral("Overview of all of time"));
        QCOMPARE(heard().role, QAccessible::Slider);
        QVERIFY2(heard().value.startsWith(QStringLiteral("The window, ")),
                 qPrintable(inWords(heard())));
    }

    void exportAPicture()
    {
        const QString file = m_folder->filePath(QStringLiteral("story.png"));
        press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<QDialog *>(QApplication::activeModalWidget()));
        settle();
        tabTo(QStringLiteral("Width"));
        QCOMPARE(heard().role, QAccessible::SpinBox);
        type(QStringLiteral("1500"));
        tabTo(QStringLiteral("Height"));
        type(QStringLiteral("900"));
        tabTo(QStringLiteral("Save…"));
        QCOMPARE(heard().role, QAccessible::Button);
        // The dialog for the file's name runs until it is left, inside of the key that opens it.
        QTimer::singleShot(0, this, [&] {
            QTRY_VERIFY(QApplication::activeModalWidget()->inherits("QFileDialog"));
            QTest::qWait(50);
            for (const QChar letter : file)
                QTest::keyClick(target(), letter.toLatin1());
            QTest::keyClick(target(), Qt::Key_Return);
        });
        press(Qt::Key_Return);
        QTRY_VERIFY(QFile::exists(file) && !QApplication::activeModalWidget());
        QImageReader picture(file);
        QVERIFY(picture.canRead());
        QCOMPARE(picture.size(), QSize(1500, 900));
    }

private slots:
    void initTestCase()
    {
        dressProgram();
        makeFolder();
        QSettings::setDefaultFormat(
            QSettings::IniFormat); // of the dialog: not those of this person
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
        makeWindow({1600, 1000});
        showWindow(QStringLiteral("sample"));
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanupTestCase() { closeWindow(); }

    /// On X, fields of text know Ctrl+D, Ctrl+K and more by themselves: the program's come first.
    void theProgramsKeysWorkWhileOneTypes()
    {
        auto *edit = m_window->findChild<QLineEdit *>(QStringLiteral("searchEdit"));
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("pact"));
        press(Qt::Key_Home);
        press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(edit->text(), QStringLiteral("pact"));
        QVERIFY(m_window->workspace().areChangesShown());
        press(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(!m_window->workspace().areChangesShown());
        press(Qt::Key_F, Qt::ControlModifier);
        press(Qt::Key_Home);
        press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(edit->text(), QStringLiteral("pact"));
        QCOMPARE(heard().name, QStringLiteral("What to do"));
        type(QStringLiteral("one"));
        press(Qt::Key_Home);
        press(Qt::Key_D, Qt::ControlModifier); // in a popup, too: no letter is lost to it
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QVERIFY(m_window->workspace().areChangesShown());
        press(Qt::Key_D, Qt::ControlModifier);
        press(Qt::Key_F, Qt::ControlModifier);
        press(Qt::Key_End);
        press(Qt::Key_Backspace, Qt::ControlModifier); // a word, not the filter
        QCOMPARE(edit->text(), QString());
        press(Qt::Key_Escape);
    }

    /// The steps build on one another.
    void theStoryIsToldAndHeardByKeyboardAlone()
    {
        const auto step = [this](void (TestKeyboardJourney::*deed)()) {
            (this->*deed)();
            if (!QTest::currentTestFailed())
                hearTheWholeWindow();
            return !QTest::currentTestFailed();
        };
        QVERIFY(step(&TestKeyboardJourney::findTheAgreement));
        QVERIFY(step(&TestKeyboardJourney::followItsThreadToTheEntryIntoForce));
        QVERIFY(step(&TestKeyboardJourney::seeThatItWasAPlanWhenTheArticleAppeared));
        QVERIFY(step(&TestKeyboardJourney::playFrom1951To2023));
        QVERIFY(step(&TestKeyboardJourney::exportAPicture));
    }
};

QTEST_MAIN(TestKeyboardJourney)
#include "tst_keyboard_journey.moc"
