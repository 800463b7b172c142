// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/completion_popup.h"
#include "app/shell/search_box.h"
#include "tests/support/fake_engine.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace entente;

namespace
{

Filter query(const char *text)
{
    const ParsedQuery parsed = parseQuery(text);
    Q_ASSERT(!parsed.error);
    return parsed.filter;
}

} // namespace

class TestSearchBox : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<test::FakeEngine> m_engine;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
    SearchBox *m_box = nullptr;

    QueryEdit *edit() const { return m_box->edit(); }
    QStringList chips() const
    {
        QStringList texts;
        const QList<QFrame *> frames = m_box->findChildren<QFrame *>(QStringLiteral("chip"));
        for (const QFrame *frame : frames) {
            if (frame->isVisible())
                texts.append(frame->findChild<QLabel *>()->text());
        }
        return texts;
    }
    QLabel *error() const { return m_window->findChild<QLabel *>(QStringLiteral("searchError")); }
    bool saysError() const { return error() && error()->isVisible(); }
    CompletionPopup *popup() const { return edit()->findChild<CompletionPopup *>(); }
    std::string text() const { return toText(m_session->filter()); }

private slots:
    void whatIsSelectedIsOfferedAsAChip()
    {
        auto *offer = m_box->findChild<QToolButton *>(QStringLiteral("offeredTerms"));
        QVERIFY(!offer->isVisible());
        m_session->setSelection(ActorSelection{{ActorId{"JPN"}}});
        QVERIFY(offer->isVisible());
        QCOMPARE(offer->text(), QStringLiteral("+ party:JPN"));
        QVERIFY(text().empty()); // offered, not done
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(text(), std::string("party:JPN"));
        QVERIFY(!offer->isVisible());
        m_session->setSelection(ActorSelection{{ActorId{"JPN"}, ActorId{"GBR"}}});
        QCOMPARE(offer->text(), QStringLiteral("+ party:GBR"));
        m_session->clearSelection();
        QVERIFY(!offer->isVisible());
    }

    void init()
    {
        m_engine = std::make_shared<test::FakeEngine>();
        m_session = std::make_unique<Session>();
        m_session->setEngine(m_engine);
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 300);
        m_box = new SearchBox(*m_session, m_window.get());
        m_box->setGeometry(10, 10, 700, 34);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_box->startTyping();
    }

    void cleanup()
    {
        m_window.reset();
        m_session.reset();
    }

    void oneButtonResetsTheWholeFilter()
    {
        auto *reset = m_box->findChild<QToolButton *>(QStringLiteral("resetFilter"));
        QVERIFY(!reset->isVisible());
        m_session->setFilter(parseQuery("party:JPN kind:agreement pact").filter);
        QVERIFY(reset->isVisible());
        QCOMPARE(chips().size(), 2);
        reset->click();
        QVERIFY(m_session->filter().isEmpty());
        QVERIFY(!reset->isVisible());
        QCOMPARE(edit()->text(), QString());
        QVERIFY(chips().isEmpty());
    }

    void whatIsTypedCountsAfterAPause()
    {
        QTest::keyClicks(edit(), QStringLiteral("access"));
        QVERIFY(m_session->filter().isEmpty());
        QTRY_COMPARE(text(), std::string("access"));
        QVERIFY(chips().isEmpty());
    }

    void enterCountsAtOnceAndMakesChipsOfFieldsOnly()
    {
        QTest::keyClicks(edit(), QStringLiteral("party:JPN access agreement"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(m_session->filter() == query("party:JPN access agreement"));
        QCOMPARE(chips(), QStringList{QStringLiteral("party:JPN")});
        QCOMPARE(edit()->text(), QStringLiteral("access agreement"));
    }

    void termsFromElsewhereBecomeChips()
    {
        m_session->setFilter(query("party:JPN kind:agreement,access after:2018"));
        QCOMPARE(chips(),
                 (QStringList{QStringLiteral("party:JPN"), QStringLiteral("kind:agreement,access"),
                              QStringLiteral("after:2018")}));
        QVERIFY(edit()->text().isEmpty());
    }

    void aFacetsClickLeavesWhatIsTypedAlone()
    {
        QTest::keyClicks(edit(), QStringLiteral("access"));
        QTRY_COMPARE(text(), std::string("access"));
        m_session->setFilter(m_session->filter().toggled(Field::Kind, "talks"));
        QCOMPARE(edit()->text(), QStringLiteral("access"));
        QCOMPARE(chips(), QStringList{QStringLiteral("kind:talks")});
    }

    void goingBackTakesTheTextBackToo()
    {
        QTest::keyClicks(edit(), QStringLiteral("access"));
        QTest::keyClick(edit(), Qt::Key_Return);
        m_session->goBack();
        QVERIFY(edit()->text().isEmpty());
        m_session->goForward();
        QCOMPARE(edit()->text(), QStringLiteral("access"));
    }

    void theCrossRemovesATerm()
    {
        m_session->setFilter(query("party:JPN kind:talks"));
        auto *chip = m_box->findChild<QFrame *>(QStringLiteral("chip"));
        QTest::mouseClick(chip->findChild<QToolButton *>(QStringLiteral("chipRemove")),
                          Qt::LeftButton);
        QVERIFY(m_session->filter() == query("kind:talks"));
        QCOMPARE(chips(), QStringList{QStringLiteral("kind:talks")});
    }

    void aClickOnAChipEditsIt()
    {
        m_session->setFilter(query("party:JPN kind:talks"));
        QTest::mouseClick(m_box->findChild<QFrame *>(QStringLiteral("chip")), Qt::LeftButton,
                          Qt::NoModifier, {3, 8});
        QCOMPARE(edit()->text(), QStringLiteral("party:JPN"));
        QCOMPARE(edit()->selectedText(), QStringLiteral("JPN"));
        QCOMPARE(chips(), QStringList{QStringLiteral("kind:talks")});
        QTest::keyClicks(edit(), QStringLiteral("GBR"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(m_session->filter() == query("kind:talks party:GBR"));
    }

    void backspaceAtTheStartRemovesTheLastTerm()
    {
        m_session->setFilter(query("party:JPN kind:talks"));
        QTest::keyClick(edit(), Qt::Key_Backspace);
        QVERIFY(m_session->filter() == query("party:JPN"));
        QTest::keyClicks(edit(), QStringLiteral("x"));
        QTest::keyClick(edit(), Qt::Key_Backspace);
        QCOMPARE(chips().size(), 1);
    }

    void anErrorSaysWhatAndWhereAndChangesNothing()
    {
        m_session->setFilter(query("party:JPN"));
        QTest::keyClicks(edit(), QStringLiteral("knd:talks pact"));
        QTRY_VERIFY(saysError());
        QVERIFY2(error()->text().contains(QStringLiteral("knd")), qPrintable(error()->text()));
        QVERIFY(m_session->filter() == query("party:JPN"));
        QTest::keyClick(edit(), Qt::Key_Home);
        QTest::keyClick(edit(), Qt::Key_Delete);
        QVERIFY(!saysError());
    }

    void anErrorStandsUnderItsCharacter()
    {
        QTest::keyClicks(edit(), QStringLiteral("treaty signed knd:talks now"));
        QTRY_VERIFY(saysError());
        const int character = edit()->mapTo(m_window.get(), QPoint(edit()->xOf(14), 0)).x();
        QVERIFY(qAbs(error()->x() - character) < 30);
        QVERIFY(error()->y() >= m_box->geometry().bottom());
    }

    void anUnfinishedTermIsNoErrorYet()
    {
        QTest::keyClicks(edit(), QStringLiteral("after:"));
        QTest::qWait(250);
        QVERIFY(!saysError());
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(saysError());
    }

    void chipsAreSeenInANarrowBoxOnceNobodyTypes()
    {
        m_box->setGeometry(10, 10, 240, 34);
        m_session->setFilter(parseQuery("party:JPN kind:agreement during:2022").filter);
        const auto first = [this] {
            const QFrame *chip = m_box->findChild<QFrame *>(QStringLiteral("chip"));
            return QRect(chip->mapTo(m_box, QPoint(0, 0)), chip->size());
        };
        QVERIFY(edit()->hasFocus());
        QTRY_VERIFY(first().left() < 0); // one types at the end
        edit()->clearFocus();
        QTRY_VERIFY(m_box->rect().contains(first()));
    }

    void whatWasNotUnderstoodGoesWithItsDocument()
    {
        QTest::keyClicks(edit(), QStringLiteral("kind:,"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(saysError());
        m_session->setEngine(std::make_shared<test::FakeEngine>());
        QCOMPARE(edit()->text(), QString());
        QVERIFY(!saysError());
    }

    void aDateIsOfferedAsWhenAndNotAsDigits()
    {
        m_engine->completions.completions = {};
        for (const auto &[typed, term] :
             {std::pair("2022", "during:2022"), {"2022-11", "during:2022-11"}}) {
            edit()->clear();
            QTest::keyClicks(edit(), QLatin1String(typed));
            QTRY_VERIFY(popup()->popup()->isVisible());
            QTRY_COMPARE(popup()->model()->index(0, 0).data().toString(), QLatin1String(term));
        }
        QTest::keyClick(popup()->popup(), Qt::Key_Down);
        QTest::keyClick(popup()->popup(), Qt::Key_Return);
        QTRY_COMPARE(text(), std::string("during:2022-11"));
    }

    void completionsAreOfferedAndTaken()
    {
        m_engine->completions.completions = {{"party:JPN", "Japan", 60},
                                             {"party:JOR", "Jordan", 1}};
        QTest::keyClicks(edit(), QStringLiteral("party:j"));
        auto *popup = edit()->findChild<CompletionPopup *>();
        QTRY_VERIFY(popup->popup()->isVisible());
        QTest::keyClick(popup->popup(), Qt::Key_Down);
        QTest::keyClick(popup->popup(), Qt::Key_Return);
        QTRY_VERIFY(m_session->filter() == query("party:JPN"));
        QCOMPARE(chips(), QStringList{QStringLiteral("party:JPN")});
        QVERIFY(edit()->text().isEmpty());
    }

    void enterWithoutAChoiceTakesWhatWasTyped()
    {
        m_engine->completions.completions = {{"party:JPN", "Japan", 60}};
        QTest::keyClicks(edit(), QStringLiteral("party:JOR"));
        auto *popup = edit()->findChild<CompletionPopup *>();
        QTRY_VERIFY(popup->popup()->isVisible());
        QTest::keyClick(popup->popup(), Qt::Key_Return);
        QTRY_VERIFY(m_session->filter() == query("party:JOR"));
        QVERIFY(!popup->popup()->isVisible());
    }

    void aHalfTypedNameDoesNotCountYetButWordsAndDatesDo()
    {
        QTest::keyClicks(edit(), QStringLiteral("pact after:2015 party:J"));
        QTRY_VERIFY(m_session->filter() == query("pact after:2015"));
        QTest::keyClicks(edit(), QStringLiteral("PN "));
        QTRY_VERIFY(m_session->filter() == query("pact after:2015 party:JPN"));
    }

    void quotesHoldAWordTogether()
    {
        edit()->setText(QStringLiteral("kind:talks place:\"New Yo"));
        QCOMPARE(edit()->wordAtCursor().text, QStringLiteral("place:\"New Yo"));
        edit()->setCursorPosition(3);
        QCOMPARE(edit()->wordAtCursor().text, QStringLiteral("kind:talks"));
    }
};

QTEST_MAIN(TestSearchBox)
#include "tst_search_box.moc"
