// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/playback.h"
#include "app/style/theme.h"
#include "app/views/inspector/inspector_view.h"
#include "app/views/inspector/links.h"
#include "app/views/inspector/thread_step_button.h"
#include "tests/support/event_builder.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QTest>
#include <QToolButton>

#include <chrono>

using namespace entente;
using namespace entente::test;

namespace
{

std::shared_ptr<const Engine> threeSteps()
{
    Dataset data;
    data.actors = {actor("JPN", "Japan"), actor("GBR", "United Kingdom")};
    data.actors[0].capital = "Tokyo";
    data.actors[0].names = {{"ja", "日本"}, {"ar", "اليابان"}};
    data.threads = {{ThreadId{"raa"}, "The access pact"}};
    data.events.push_back(EventBuilder("talks", "Talks begin")
                              .kind("talks")
                              .at("2021-09-28")
                              .with("JPN")
                              .thread("raa", Phase::Talks));
    Event signing = EventBuilder("signing", "<b>The pact</b> is signed")
                        .kind("access", "treaty")
                        .at("2023-01-11")
                        .with("JPN", "signatory")
                        .with("GBR", "host")
                        .in("Tower of London", "GBR", {51.5, -0.07})
                        .tag("raa")
                        .saying("Signed at last.")
                        .thread("raa", Phase::Signed)
                        .confidence(Confidence::High)
                        .relation(RelationType::LeadsTo, "force")
                        .report("2022-11-06", Status::Planned, "2022-12?")
                        .report("2023-01-12", Status::Occurred, "2023-01-11");
    signing.persons = {{"Rishi Sunak", "Prime Minister", ActorId{"GBR"}}};
    signing.sources = {{"10 Downing Street", "PM meeting", "https://example.org/pm", "", true},
                       {"A bad one", "Click me", "javascript:alert(1)", "", {}}};
    signing.note = "The hour is in doubt.";
    data.events.push_back(signing);
    data.events.push_back(EventBuilder("force", "It enters into force")
                              .kind("access")
                              .at("2023-10-15")
                              .with("JPN")
                              .thread("raa", Phase::InForce));
    return makeLocalEngine(std::move(data));
}

struct World
{
    Session session;
    ThemeSwitch theme;
    InspectorView view{session, theme};

    World()
    {
        session.setEngine(threeSteps());
        view.resize(300, 900);
        view.show();
    }

    EventId id(const char *key) const { return session.engine()->find(key); }

    /// All words on the page, one widget a line.
    QString words() const
    {
        QStringList lines;
        const auto *page = view.findChild<QWidget *>(QStringLiteral("inspectorPage"));
        if (!page)
            return {};
        for (const QWidget *widget : page->findChildren<QWidget *>()) {
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                lines += label->text();
            else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                lines += button->text();
        }
        return lines.join(QLatin1Char('\n'));
    }
    QAbstractButton *button(const QString &start) const
    {
        for (QAbstractButton *button : view.findChildren<QAbstractButton *>()) {
            if (button->text().startsWith(start) && button->isVisibleTo(&view))
                return button;
        }
        return nullptr;
    }
};

} // namespace

class TestInspectorView : public QObject
{
    Q_OBJECT

private slots:
    void whileTimePlaysAPageIsMadeFourTimesASecond()
    {
        World world;
        QTRY_VERIFY(world.words().contains(QStringLiteral("3 events")));
        Playback &playback = world.session.playback();
        std::chrono::nanoseconds now{0};
        playback.setClock([&now] { return now; });
        PlaySettings settings;
        settings.counts = PlayCounts::Cumulative;
        playback.setSettings(settings);
        QElapsedTimer taken;
        taken.start();
        playback.play();
        const auto page = [&] {
            return world.view.findChild<QWidget *>(QStringLiteral("inspectorPage"));
        };
        int made = 0;
        QWidget *last = page();
        for (int frame = 0; frame < 60; ++frame) {
            now += std::chrono::milliseconds(100); // three days
            playback.advance();
            QTest::qWait(5);
            made += page() != last ? 1 : 0;
            last = page();
        }
        QVERIFY2(made <= taken.elapsed() / 250 + 1, qPrintable(QString::number(made)));
        // The last answer is shown, if a little later.
        playback.stop();
        QTRY_VERIFY(world.words().contains(QStringLiteral("3 events")));
    }

    void nothingSelectedShowsTheFilterInNumbers()
    {
        World world;
        QTRY_VERIFY(world.words().contains(QStringLiteral("3 events")));
        QVERIFY(world.words().contains(QStringLiteral("2021–2023")));
        QVERIFY(world.words().contains(QStringLiteral("Japan")));
        world.session.setFilter(query("kind:talks"));
        QTRY_VERIFY(world.words().contains(QStringLiteral("1 of 3 events")));
        world.session.setFilter(query("kind:crisis"));
        QTRY_VERIFY(world.words().contains(QStringLiteral("No event passes the filter")));
    }

    void anEventShowsAllThatIsKnownOfIt()
    {
        World world;
        world.session.select(world.id("signing"));
        QTRY_VERIFY(world.words().contains(QStringLiteral("<b>The pact</b> is signed")));
        const QString words = world.words();
        for (const char *part :
             {"ACCESS · TREATY · OCCURRED", "11 Jan 2023 · Tower of London, United Kingdom",
              "signatory", "Rishi Sunak, Prime Minister", "Signed at last.", "The access pact",
              "WHAT WAS KNOWN WHEN", "6 Nov 2022", "planned", "It enters into force", "PM meeting",
              "address verified", "High", "The hour is in doubt.", "raa"})
            QVERIFY2(words.contains(QString::fromUtf8(part)), part);
    }

    void userTextIsNeverMarkup()
    {
        World world;
        world.session.select(world.id("signing"));
        QTRY_VERIFY(world.words().contains(QStringLiteral("<b>The pact</b>")));
        for (const QLabel *label : world.view.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void aStepOfTheThreadSelectsItsEvent()
    {
        World world;
        world.session.select(world.id("signing"));
        QTRY_COMPARE(world.view.findChildren<ThreadStepButton *>().size(), 3);
        world.button(QStringLiteral("28 Sep 2021"))->click();
        QCOMPARE(world.session.selectedEvents(), std::vector{world.id("talks")});
        QTRY_VERIFY(world.words().contains(QStringLiteral("TALKS · OCCURRED")));
    }

    void aRelatedEventCanBeGoneTo()
    {
        World world;
        world.session.select(world.id("signing"));
        QTRY_VERIFY(world.button(QStringLiteral("leads to It enters")));
        world.button(QStringLiteral("leads to It enters"))->click();
        QCOMPARE(world.session.selectedEvents(), std::vector{world.id("force")});
    }

    void anEarlierDayShowsWhatWasKnownThen()
    {
        World world;
        world.session.setAsOf({std::nullopt, endOf("2022-11-06")});
        world.session.select(world.id("signing"));
        QTRY_VERIFY(world.words().contains(QStringLiteral("ACCESS · TREATY · PLANNED")));
        QVERIFY(world.words().contains(QStringLiteral("As known today: occurred, 11 Jan 2023")));
    }

    void severalSelectedAreAList()
    {
        World world;
        world.session.setSelection(EventSelection{{world.id("talks"), world.id("force")}});
        QTRY_VERIFY(world.words().contains(QStringLiteral("2 events")));
        QVERIFY(world.words().indexOf(QStringLiteral("Talks begin")) <
                world.words().indexOf(QStringLiteral("It enters into force")));
        world.button(QStringLiteral("It enters"))->click();
        QCOMPARE(world.session.selectedEvents(), std::vector{world.id("force")});
    }

    void anActorShowsItsNamesAndCounts()
    {
        World world;
        world.session.setSelection(ActorSelection{{ActorId{"JPN"}}});
        QTRY_VERIFY(world.words().contains(QStringLiteral("日本")));
        QVERIFY(world.words().contains(QStringLiteral("Tokyo")));
        QVERIFY(world.words().contains(QStringLiteral("3 events")));
    }

    void aTagFilters()
    {
        World world;
        world.session.select(world.id("signing"));
        QTRY_VERIFY(world.button(QStringLiteral("raa")));
        world.button(QStringLiteral("raa"))->click();
        QCOMPARE(toText(world.session.filter()), std::string("tag:raa"));
    }

    void aLinkShowsItsAddressBeforeItOpens()
    {
        World world;
        world.session.select(world.id("signing"));
        QTRY_VERIFY(world.button(QStringLiteral("PM meeting")));
        QVERIFY(!world.button(QStringLiteral("Click me")));
        world.button(QStringLiteral("PM meeting"))->click();
        auto *box = world.view.findChild<QMessageBox *>();
        QVERIFY(box);
        QCOMPARE(box->informativeText(), QStringLiteral("https://example.org/pm"));
        box->reject();
    }

    void onlyHarmlessAddressesOpen()
    {
        for (const char *good : {"https://a.org/x?y=1", "http://a.org", "mailto:a@b.org"})
            QVERIFY2(isOpenable(QString::fromLatin1(good)), good);
        for (const char *bad : {"", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x",
                                "https://", "ftp://a.org", "//a.org", "a.org", "mailto:"})
            QVERIFY2(!isOpenable(QString::fromLatin1(bad)), bad);
    }

    void anEventCanBeCopiedAsText()
    {
        World world;
        world.session.select(world.id("signing"));
        QTRY_VERIFY(world.button(QStringLiteral("Copy as text")));
        world.button(QStringLiteral("Copy as text"))->click();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY(text.startsWith(QStringLiteral("<b>The pact</b> is signed\n11 Jan 2023")));
        QVERIFY(text.contains(QStringLiteral("https://example.org/pm")));
    }

    void aThemeChangesTheSamePage()
    {
        World world;
        world.session.select(world.id("signing"));
        QTRY_VERIFY(world.words().contains(QStringLiteral("Signed at last.")));
        const QString before = world.words();
        world.theme.setChoice(ThemeChoice::Dark);
        QTRY_COMPARE(world.view.findChildren<QWidget *>(QStringLiteral("inspectorPage")).size(), 1);
        QCOMPARE(world.words(), before);
    }
};

QTEST_MAIN(TestInspectorView)
#include "tst_inspector_view.moc"
