// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/playback.h"
#include "app/shell/main_window.h"
#include "app/shell/workspace.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/changes/changes_view.h"
#include "app/views/inspector/inspector_view.h"
#include "app/views/timeline/timeline_view.h"
#include "core/time/calendar.h"
#include "tests/support/event_builder.h"
#include "tests/support/window_test.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace entente;
using test::endOf;

/// As of and playback through the whole window, on the sample: what the controls say, and what
/// timeline, inspector and table show of it.
class TestKnowing : public test::WindowTest
{
    Q_OBJECT

private:
    EventId pact() const { return session().engine()->find("raa-jpn-uk-signed-2023"); }

    /// What the timeline draws of the pact in the lane of Japan; nothing while it is not drawn.
    std::optional<Mark> pactMark() const
    {
        const Drawing &drawing = m_window->findChild<TimelineView *>()->currentDrawing().drawing;
        for (const Mark &mark : drawing.marks) {
            if (mark.role == Role::Event && mark.ids == std::vector{pact()})
                return mark;
        }
        return std::nullopt;
    }
    /// Hollow marks are filled with the canvas.
    bool isHollow() const
    {
        return m_window->isAnswered() && pactMark() && pactMark()->fill == m_themes->theme().canvas;
    }
    bool isSolid() const
    {
        return m_window->isAnswered() && pactMark() &&
               pactMark()->fill == m_themes->theme().of(Family::Pacts);
    }
    /// A cell of the only row, by its heading.
    QString cell(const QString &heading) const
    {
        const auto *table = m_window->findChild<QTableView *>();
        const QAbstractItemModel *model = table ? table->model() : nullptr;
        for (int column = 0; model && column < model->columnCount(); ++column) {
            if (model->headerData(column, Qt::Horizontal).toString() == heading)
                return model->index(0, column).data().toString();
        }
        return {};
    }
    void type(const char *button, const QString &date)
    {
        QTest::mouseClick(child<QToolButton>(button), Qt::LeftButton);
        auto *edit = child<QLineEdit>("dateEdit");
        QVERIFY(edit);
        edit->selectAll();
        QTest::keyClicks(edit, date);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!child<QLineEdit>("dateEdit"));
    }
    void pressKey(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }

private slots:
    void initTestCase() { loadFonts(); }

    void init()
    {
        makeFolder();
        makeWindow({1600, 1000});
        showWindow(QStringLiteral("sample"));
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() { closeWindow(); }

    void thePactIsAPlanOnTheDayOfTheArticleAndSignedAfterwards()
    {
        session().setFilter(test::query("thread:jpn-gbr-raa kind:access"));
        session().setWindow({startOfYear(2022), startOfYear(2024)});
        session().select(pact());
        m_window->workspace().setCentre(Workspace::Centre::Table);
        QVERIFY(!child<QWidget>("asOfNotice")->isVisible());

        type("asKnownButton", QStringLiteral("6 November 2022"));
        QVERIFY(child<QWidget>("asOfNotice")->isVisible());
        QCOMPARE(child<QWidget>("asOfWords")->accessibleName().left(25),
                 QStringLiteral("As known on 6 Nov 2022. W"));
        QTRY_VERIFY(isHollow());
        QTRY_COMPARE(cell(QStringLiteral("Status")), QStringLiteral("Planned"));
        QTRY_VERIFY(inspectorSays(QStringLiteral("Newspaper report, 6 November 2022")));
        QTRY_VERIFY(inspectorSays(QStringLiteral("looking to sign")));

        type("asKnownButton", QStringLiteral("12 January 2023"));
        QTRY_VERIFY(isSolid());
        QTRY_COMPARE(cell(QStringLiteral("Status")), QStringLiteral("Occurred"));
        QTRY_VERIFY(inspectorSays(QStringLiteral("11 Jan 2023")));

        QTest::mouseClick(child<QToolButton>("known.today.button"), Qt::LeftButton);
        QVERIFY(session().asOf() == AsOf());
        QVERIFY(!child<QWidget>("asOfNotice")->isVisible());
    }

    void whatChangedIsListedAndSteppedThroughByKeyboard()
    {
        session().setFilter(test::query("thread:jpn-gbr-raa kind:access"));
        m_window->workspace().takeFocus();
        pressKey(Qt::Key_D, Qt::ControlModifier);
        auto *changes = m_window->findChild<ChangesView *>();
        QVERIFY(changes && changes->isVisible());
        changes->setDays(endOf("2022-11-06"), endOf("2023-01-12"));
        session().setAsOf({{}, endOf("2022-11-06")});
        QTRY_VERIFY(changes->answer().total == 2 &&
                    changes->answer().changes[0].day == endOf("2022-11-07"));
        pressKey(Qt::Key_F8);
        QTRY_VERIFY(session().selectedEvents() == std::vector{pact()});
        QVERIFY(session().asOf().asKnown == endOf("2022-11-07"));
        pressKey(Qt::Key_F8);
        QVERIFY(session().asOf().asKnown == endOf("2023-01-11"));
        QTRY_VERIFY(isSolid());
        pressKey(Qt::Key_F8, Qt::ShiftModifier);
        QTRY_VERIFY(isHollow());
        pressKey(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(!changes->isVisible());
    }

    void theListIsReachedFromTheControl()
    {
        QTest::mouseClick(child<QToolButton>("asKnownButton"), Qt::LeftButton);
        const QList<QPushButton *> buttons = m_window->findChildren<QPushButton *>();
        const auto found = std::find_if(buttons.begin(), buttons.end(), [](const auto *button) {
            return button->text().startsWith(QStringLiteral("What changed"));
        });
        QVERIFY(found != buttons.end());
        (*found)->click();
        QVERIFY(m_window->findChild<ChangesView *>()->isVisible());
    }

    void spacePlaysAndPauses()
    {
        Playback &playback = session().playback();
        m_window->workspace().takeFocus();
        pressKey(Qt::Key_Space);
        QVERIFY(playback.isPlaying());
        pressKey(Qt::Key_Space);
        QVERIFY(!playback.isPlaying());
    }

    void spaceIsNeverTakenFromWhoNeedsIt()
    {
        Playback &playback = session().playback();
        auto *search = m_window->findChild<QLineEdit *>();
        search->setFocus();
        pressKey(Qt::Key_Space);
        QVERIFY(!playback.isPlaying());
        QCOMPARE(search->text(), QStringLiteral(" "));
        search->clear();
        auto *button = child<QToolButton>("view.table.button");
        button->setFocus();
        pressKey(Qt::Key_Space);
        QVERIFY(!playback.isPlaying());
        QVERIFY(m_window->workspace().centre() == Workspace::Centre::Table);
    }

    void stepsAndSpeedHaveKeys()
    {
        session().setAsOf({endOf("2000-01-31"), {}});
        m_window->workspace().takeFocus();
        pressKey(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(session().asOf().inForce == endOf("2000-02-29"));
        pressKey(Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(session().asOf().inForce == endOf("2000-01-31"));
        pressKey(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(child<QToolButton>("playSpeed")->text(), QStringLiteral("2 months / s"));
    }

    void settingsOfPlaybackAreKept()
    {
        m_window->actions()["counts.trailing"]->trigger();
        m_window->actions()["end.bounce"]->trigger();
        m_window->actions()["play.faster"]->trigger();
        const PlaySettings settings = session().playback().settings();
        QVERIFY(settings.counts == PlayCounts::Trailing);
        m_window->close();
        m_window = std::make_unique<MainWindow>(*m_themes, *m_settings);
        QVERIFY(session().playback().settings() == settings);
        QVERIFY(m_window->actions()["end.bounce"]->isChecked());
    }

    void goingToADateSaysWhatIsWrongWithIt()
    {
        pressKey(Qt::Key_L, Qt::ControlModifier);
        auto *edit = child<QLineEdit>("dateEdit");
        QVERIFY(edit);
        QTest::keyClicks(edit, QStringLiteral("1985/.."));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(child<QLineEdit>("dateEdit")); // it says why and waits
        edit->setText(QStringLiteral("spring 1951"));
        QVERIFY(child<QLabel>("dateUnderstood")->text().contains(QStringLiteral("spring 1951")));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(session().window().contains(startOf({1951, 4, 1})));
    }
};

QTEST_MAIN(TestKnowing)
#include "tst_knowing.moc"
