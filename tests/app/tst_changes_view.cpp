// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/theme.h"
#include "app/views/changes/change_delegate.h"
#include "app/views/changes/changes_view.h"
#include "tests/support/event_builder.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace entente;
using test::endOf;
using test::EventBuilder;

namespace
{

/// A pact of which three reports spoke, and a meeting that nobody foresaw.
Dataset reported()
{
    Dataset data;
    data.events = {EventBuilder("pact", "The pact")
                       .at("2023-01-11")
                       .with("JPN")
                       .report("2022-05-05", Status::InNegotiation, "2022")
                       .report("2022-11-06", Status::Planned, "2022-12?")
                       .report("2022-11-20", Status::Planned, "2022-12?"),
                   EventBuilder("summit", "A summit").at("2022-11-17").with("GBR"),
                   EventBuilder("old", "An old pact").at("1951").with("JPN")};
    return data;
}

} // namespace

class TestChangesView : public QObject
{
    Q_OBJECT

private:
    ThemeSwitch m_themes;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ChangesView> m_view;

    QListView *list() const { return m_view->findChild<QListView *>(); }
    QString item(int row, int role) const
    {
        return list()->model()->index(row, 0).data(role).toString();
    }
    QString words() const
    {
        return m_view->findChild<QLabel *>(QStringLiteral("changesWords"))->text();
    }
    QLineEdit *edit(const char *name) const
    {
        return m_view->findChild<QLineEdit *>(QLatin1String(name));
    }
    void press(const char *name) const
    {
        QTest::mouseClick(m_view->findChild<QToolButton *>(QLatin1String(name)), Qt::LeftButton);
    }
    std::string selectedKey() const
    {
        const std::vector<EventId> selected = m_session->selectedEvents();
        if (selected.size() != 1)
            return {};
        return m_session->engine()->answer(EventQuestion{selected.front(), {}}).value().event.key;
    }

private slots:
    void init()
    {
        m_session = std::make_unique<Session>();
        m_session->setEngine(makeLocalEngine(reported()));
        m_view = std::make_unique<ChangesView>(*m_session, m_themes);
        m_view->resize(300, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_session.reset();
    }

    void changesAreListedBeforeAndAfterWithTheirSource()
    {
        m_view->setDays(endOf("2022-11-01"), endOf("2023-01-12"));
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        QCOMPARE(item(0, ChangeDelegate::DayRole), QStringLiteral("6 Nov 2022"));
        QCOMPARE(item(0, ChangeDelegate::TitleRole), QStringLiteral("The pact"));
        QCOMPARE(item(0, ChangeDelegate::StepRole),
                 QStringLiteral("in negotiation, 2022 → planned, possibly Dec 2022"));
        QCOMPARE(item(0, ChangeDelegate::SpeakerRole), QStringLiteral("Gazette, 6 Nov 2022"));
        QCOMPARE(item(1, ChangeDelegate::StepRole), QStringLiteral("new: occurred, 17 Nov 2022"));
        QCOMPARE(item(2, ChangeDelegate::DayRole), QStringLiteral("11 Jan 2023"));
        QCOMPARE(item(2, ChangeDelegate::SpeakerRole), QString()); // the record itself
        QCOMPARE(words(), QStringLiteral("3 changes"));
        QVERIFY(item(0, Qt::AccessibleTextRole).contains(QStringLiteral("Says Gazette")));
    }

    void steppingSelectsTheEventGoesToTheDayAndBringsItIntoTheWindow()
    {
        m_session->setWindow({endOf("1950"), endOf("1960")});
        m_session->startHistory();
        m_view->setDays(endOf("2022-11-01"), endOf("2023-01-12"));
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        press("nextChange");
        QCOMPARE(selectedKey(), std::string("pact"));
        QVERIFY(m_session->asOf().asKnown == endOf("2022-11-06"));
        QVERIFY(m_session->window().contains(endOf("2022-12-15")));
        press("nextChange");
        QCOMPARE(selectedKey(), std::string("summit"));
        press("nextChange");
        QVERIFY(m_session->asOf().asKnown == endOf("2023-01-11"));
        QVERIFY(!m_view->findChild<QToolButton *>(QStringLiteral("nextChange"))->isEnabled());
        m_view->step(1); // there is none
        QCOMPARE(m_view->current(), 2);
        press("previousChange");
        QCOMPARE(m_view->current(), 1);
        QCOMPARE(list()->currentIndex().row(), 1);
        // Each was one step in the history.
        for (int i = 0; i < 4; ++i)
            m_session->goBack();
        QVERIFY(!m_session->canGoBack());
        QVERIFY(!m_session->asOf().asKnown);
    }

    void theListIsWalkedByKeyboard()
    {
        m_view->setDays(endOf("2022-11-01"), endOf("2023-01-12"));
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Down);
        QCOMPARE(selectedKey(), std::string("summit"));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          list()->visualRect(list()->model()->index(0, 0)).center());
        QCOMPARE(selectedKey(), std::string("pact"));
        QVERIFY(m_session->asOf().asKnown == endOf("2022-11-06"));
    }

    void onlyWhatCountsIsListed()
    {
        m_view->setDays(endOf("2022-11-01"), endOf("2023-01-12"));
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        m_session->setFilter(test::query("party:GBR"));
        QTRY_COMPARE(list()->model()->rowCount(), 1);
    }

    void daysAreTypedInAnyWords()
    {
        m_view->setDays(endOf("2022-11-01"), endOf("2023-01-12"));
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        QLineEdit *from = edit("changesFrom");
        QCOMPARE(from->text(), QStringLiteral("1 Nov 2022"));
        from->setText(QStringLiteral("mid November"));
        QTest::keyClick(from, Qt::Key_Return);
        QVERIFY(!words().contains(QStringLiteral("changes")));
        from->setText(QStringLiteral("10 Nov 2022"));
        QTest::keyClick(from, Qt::Key_Return);
        QTRY_COMPARE(list()->model()->rowCount(), 2);
        edit("changesTo")->setText(QStringLiteral("1951"));
        QTest::keyClick(edit("changesTo"), Qt::Key_Return);
        QTRY_COMPARE(list()->model()->rowCount(), 0);
        QVERIFY(words().contains(QStringLiteral("must come after")));
        edit("changesTo")->clear();
        QTest::keyClick(edit("changesTo"), Qt::Key_Return);
        QTRY_COMPARE(list()->model()->rowCount(), 2);
    }

    void theDaysThatWereLookedAtAreSuggested()
    {
        m_session->setAsOf({{}, endOf("2022-11-06")});
        m_view->suggestDays();
        QCOMPARE(edit("changesFrom")->text(), QStringLiteral("6 Nov 2022"));
        QCOMPARE(edit("changesTo")->text(), QString());
        m_session->setAsOf({{}, endOf("2023-01-12")});
        m_view->suggestDays();
        QCOMPARE(edit("changesFrom")->text(), QStringLiteral("6 Nov 2022"));
        QCOMPARE(edit("changesTo")->text(), QStringLiteral("12 Jan 2023"));
    }

    void aStepBeforeTheAnswerIsTakenWhenItComes()
    {
        m_view->setDays(endOf("2022-11-01"), endOf("2023-01-12"));
        m_view->step(1);
        QTRY_COMPARE(m_view->current(), 0);
    }
};

QTEST_MAIN(TestChangesView)
#include "tst_changes_view.moc"
