// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/as_of_control.h"
#include "app/shell/date_popover.h"
#include "core/time/calendar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace entente;

class TestAsOf : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Session> m_session;
    std::unique_ptr<AsOfControl> m_control;

    QToolButton *button(const char *name) const
    {
        return m_control->findChild<QToolButton *>(QLatin1String(name));
    }
    DatePopover *popover() const { return m_control->findChild<DatePopover *>(); }
    QLineEdit *edit() const { return popover()->findChild<QLineEdit *>(); }
    QString understood() const
    {
        return popover()->findChild<QLabel *>(QStringLiteral("dateUnderstood"))->text();
    }

private slots:
    void init()
    {
        m_session = std::make_unique<Session>();
        m_control = std::make_unique<AsOfControl>(*m_session, nullptr);
        m_control->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_control.get()));
    }

    void cleanup()
    {
        m_control.reset();
        m_session.reset();
    }

    void bothDatesAreTodayAtFirst()
    {
        QCOMPARE(button("inForceButton")->text(), QStringLiteral("today"));
        QCOMPARE(button("asKnownButton")->text(), QStringLiteral("today"));
    }

    void aDayInAnyWordsIsTakenToItsEnd()
    {
        QTest::mouseClick(button("asKnownButton"), Qt::LeftButton);
        QTest::keyClicks(edit(), QStringLiteral("6 Nov 2022"));
        QCOMPARE(understood(), QStringLiteral("understood as 6 Nov 2022"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(m_session->asOf().asKnown == startOf({2022, 11, 7}));
        QVERIFY(!m_session->asOf().inForce);
        QCOMPARE(button("asKnownButton")->text(), QStringLiteral("6 Nov 2022"));
        QTRY_VERIFY(!popover());
    }

    void aMonthMeansItsLastDayAndSaysSo()
    {
        QTest::mouseClick(button("inForceButton"), Qt::LeftButton);
        QTest::keyClicks(edit(), QStringLiteral("May 2022"));
        QCOMPARE(understood(),
                 QStringLiteral("understood as May 2022, until the end of 31 May 2022"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(m_session->asOf().inForce == startOf({2022, 6, 1}));
    }

    void whatIsNotUnderstoodIsNotTaken()
    {
        QTest::mouseClick(button("inForceButton"), Qt::LeftButton);
        QTest::keyClicks(edit(), QStringLiteral("10/7/2008"));
        QVERIFY(!understood().startsWith(QStringLiteral("understood")));
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(popover());
        QVERIFY(m_session->asOf() == AsOf());
    }

    void aDateWithoutALastDayIsNotTaken()
    {
        QTest::mouseClick(button("inForceButton"), Qt::LeftButton);
        QTest::keyClicks(edit(), QStringLiteral("1985/.."));
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(m_session->asOf() == AsOf());
    }

    void todayTakesTheDateAway()
    {
        m_session->setAsOf({startOf({1990, 1, 1}), {}});
        QCOMPARE(button("inForceButton")->text(), QStringLiteral("31 Dec 1989"));
        QTest::mouseClick(button("inForceButton"), Qt::LeftButton);
        QCOMPARE(edit()->text(), QStringLiteral("31 Dec 1989"));
        QTest::mouseClick(popover()->findChild<QPushButton *>(QStringLiteral("dateToday")),
                          Qt::LeftButton);
        QVERIFY(m_session->asOf() == AsOf());
        QCOMPARE(button("inForceButton")->text(), QStringLiteral("today"));
    }

    void yearsBeforeChristAreDatesToo()
    {
        QTest::mouseClick(button("inForceButton"), Qt::LeftButton);
        QTest::keyClicks(edit(), QStringLiteral("44 BC"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(m_session->asOf().inForce == startOfYear(-42));
    }
};

QTEST_MAIN(TestAsOf)
#include "tst_as_of.moc"
