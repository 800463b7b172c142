// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/main_window.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/map/map_view.h"
#include "app/views/overview/overview_view.h"
#include "app/views/timeline/timeline_view.h"
#include "core/time/calendar.h"
#include "tests/support/event_builder.h"
#include "tests/support/lanes.h"
#include "tests/support/lanes_engine.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace entente;
using test::lane;
using test::laneMark;
using test::LanesEngine;

namespace
{

TimeSpan years(int from, int to)
{
    return {startOfYear(from), startOfYear(to)};
}

std::shared_ptr<LanesEngine> smallEngine()
{
    auto engine = std::make_shared<LanesEngine>();
    engine->count.extentOfAll = TimeSpan{startOfYear(1947), startOfYear(2026)};
    const LaneMark talks = laneMark(1, "Talks in Tokyo", "2022-03-05");
    const LaneMark pact = laneMark(2, "Pact signed", "2022-05", {}, Status::Planned, "agreement");
    const LaneMark visit =
        laneMark(3, "Visit", "2022-07-05", "2022-07-08", Status::Cancelled, "visit");
    const LaneMark call = laneMark(4, "Call", "2022-04-01");
    const LaneMark early = laneMark(5, "Peace treaty", "1951-09-08");
    engine->all.lanes = {lane("JPN", "Japan", {early, talks, pact, visit}),
                         lane("GBR", "United Kingdom", {call, pact})};
    return engine;
}

QString nameOf(QAccessibleInterface *part)
{
    return part != nullptr ? part->text(QAccessible::Name) : QString();
}

QStringList childNames(QAccessibleInterface *part)
{
    QStringList names;
    for (int i = 0; part != nullptr && i < part->childCount(); ++i)
        names << nameOf(part->child(i));
    return names;
}

struct Stage
{
    explicit Stage(std::shared_ptr<LanesEngine> engine = smallEngine())
    {
        session.setEngine(std::move(engine));
        view.resize(1000, 420);
        view.show();
        view.activateWindow();
        view.setFocus();
        session.setWindow(years(2022, 2023));
    }
    bool isDrawn() const
    {
        return view.isAnswered() && view.currentDrawing().scale.visible() == session.window() &&
               !view.currentDrawing().lanes.empty();
    }
    QAccessibleInterface *timeline() { return QAccessible::queryAccessibleInterface(&view); }
    QStringList lanes() { return childNames(timeline()); }
    QStringList marks(int lane) { return childNames(timeline()->child(lane)); }

    Session session;
    ThemeSwitch themes;
    TimelineView view{session, themes};
};

} // namespace

class TestTimelineAccessible : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadFonts(); }

    void lanesAndMarksAreNamedInOrderOfTime()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QCOMPARE(nameOf(stage.timeline()), QStringLiteral("Timeline"));
        QCOMPARE(stage.timeline()->role(), QAccessible::Chart);
        QVERIFY(stage.timeline()->text(QAccessible::Description).contains(QStringLiteral("2022")));
        QCOMPARE(stage.lanes(), (QStringList{QStringLiteral("Japan, 3 of 4 events in sight"),
                                             QStringLiteral("United Kingdom, 2 events")}));
        QCOMPARE(stage.marks(0), (QStringList{QStringLiteral("Talks in Tokyo, 5 Mar 2022"),
                                              QStringLiteral("Pact signed, May 2022, planned"),
                                              QStringLiteral("Visit, 5–8 Jul 2022, cancelled")}));
        QCOMPARE(stage.marks(1), (QStringList{QStringLiteral("Call, 1 Apr 2022"),
                                              QStringLiteral("Pact signed, May 2022, planned")}));
    }

    void marksHaveRolesValuesPlacesAndStates()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QAccessibleInterface *japan = stage.timeline()->child(0);
        QCOMPARE(japan->role(), QAccessible::List);
        QCOMPARE(japan->parent(), stage.timeline());
        QAccessibleInterface *pact = japan->child(1);
        QCOMPARE(pact->role(), QAccessible::ListItem);
        QCOMPARE(pact->parent(), japan);
        QCOMPARE(japan->indexOfChild(pact), 1);
        QCOMPARE(stage.timeline()->indexOfChild(japan), 0);
        QCOMPARE(pact->text(QAccessible::Value), QStringLiteral("May 2022"));
        QCOMPARE(pact->text(QAccessible::Description), QStringLiteral("Agreement, in Japan"));
        const QRect shown(stage.view.mapToGlobal(QPoint()), stage.view.size());
        QVERIFY(shown.contains(japan->rect()));
        QVERIFY(japan->rect().contains(pact->rect().center()));
        QVERIFY(pact->rect().left() > japan->child(0)->rect().left());
        QCOMPARE(japan->childAt(pact->rect().center().x(), pact->rect().center().y()), pact);
        QVERIFY(pact->state().selectable && !pact->state().selected);
        stage.session.select({2});
        QVERIFY(pact->state().selected);
    }

    void childrenAreMadeForWhatIsDrawnAndGivenUpAfterwards()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QAccessibleInterface *talks = stage.timeline()->child(0)->child(0);
        const QAccessible::Id id = QAccessible::uniqueId(talks);
        QCOMPARE(stage.timeline()->child(0)->child(0), talks); // the same one while it is drawn
        stage.session.setWindow(years(1951, 1952));
        QTRY_COMPARE(stage.marks(0), QStringList{QStringLiteral("Peace treaty, 8 Sep 1951")});
        QTRY_VERIFY(QAccessible::accessibleInterface(id) == nullptr);
    }

    void aMillionEventsAreReadAsTheirClusters()
    {
        auto engine = smallEngine();
        LaneMark cluster = laneMark(9, "", "2022-02-01", "2022-04-10");
        cluster.count = 1'000'000;
        cluster.kinds = {{KindId{"meeting"}, 900'000}, {KindId{"visit"}, 100'000}};
        engine->all.lanes = {lane("JPN", "Japan", {cluster})};
        Stage stage(engine);
        QTRY_VERIFY(stage.isDrawn());
        QCOMPARE(stage.marks(0),
                 QStringList{QStringLiteral("1,000,000 events, 1 Feb – 10 Apr 2022")});
        QCOMPARE(stage.timeline()->child(0)->child(0)->text(QAccessible::Description),
                 QStringLiteral("900,000 Meeting, 100,000 Visit, in Japan"));
        QTest::keyClick(&stage.view, Qt::Key_Period);
        QTest::keyClick(&stage.view, Qt::Key_Return); // goes into it
        QTRY_VERIFY(stage.session.window().seconds() < 120 * 86400.0);
    }

    void keysGoAlongTheLaneAmongLanesAndInOrderOfTime()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QVERIFY(stage.view.hasFocus());
        const auto at = [&] {
            const auto current = stage.view.current();
            return current ? current->lane + " " + std::to_string(current->id.value)
                           : std::string();
        };
        QTest::keyClick(&stage.view, Qt::Key_Period);
        QCOMPARE(at(), std::string("JPN 1"));
        QTest::keyClick(&stage.view, Qt::Key_Down);
        QCOMPARE(at(), std::string("GBR 4")); // the nearest in time
        QTest::keyClick(&stage.view, Qt::Key_Period);
        QCOMPARE(at(), std::string("GBR 2"));
        QTest::keyClick(&stage.view, Qt::Key_Up);
        QCOMPARE(at(), std::string("JPN 2")); // the same event
        QTest::keyClick(&stage.view, Qt::Key_Less);
        QCOMPARE(at(), std::string("GBR 4")); // whatever lane it is in
        QTest::keyClick(&stage.view, Qt::Key_Less);
        QCOMPARE(at(), std::string("JPN 1"));
        QTest::keyClick(&stage.view, Qt::Key_Greater);
        QTest::keyClick(&stage.view, Qt::Key_Greater);
        QTest::keyClick(&stage.view, Qt::Key_Greater);
        QCOMPARE(at(), std::string("JPN 3"));
    }

    void theCurrentMarkHasTheFocusWhileTheViewHas()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QTest::keyClick(&stage.view, Qt::Key_Period);
        QTest::keyClick(&stage.view, Qt::Key_Down);
        QAccessibleInterface *call = stage.timeline()->child(1)->child(0);
        QTRY_COMPARE(stage.timeline()->focusChild(), call);
        QVERIFY(call->state().focused && call->state().selected);
        QVERIFY(!stage.timeline()->child(0)->child(0)->state().focused);
        stage.view.clearFocus();
        QVERIFY(!call->state().focused && call->state().selected);
    }

    void lanesOutOfSightAreScrolledTo()
    {
        auto engine = smallEngine();
        engine->all = test::randomLanes(3, 300, 30);
        Stage stage(engine);
        stage.session.setWindow(years(1946, 2026));
        QTRY_VERIFY(stage.isDrawn());
        auto *bar = stage.view.findChild<QScrollBar *>();
        QTRY_VERIFY(bar->isVisible());
        QTest::keyClick(&stage.view, Qt::Key_Period);
        QTRY_VERIFY(stage.view.current().has_value());
        for (std::size_t i = 1; i < stage.view.answer().lanes.size(); ++i) {
            QTest::keyClick(&stage.view, Qt::Key_Down);
            QTRY_VERIFY(stage.timeline()->focusChild() != nullptr);
        }
        QVERIFY(bar->value() > 100);
        std::string last;
        for (const Lane &each : stage.view.answer().lanes) {
            if (!each.marks.empty())
                last = each.value;
        }
        QCOMPARE(stage.view.current()->lane, last);
    }

    void theCurrentMarkAndTheViewAreSeenToHaveTheKeyboard()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.session.select({1});
        stage.view.clearFocus();
        QTRY_VERIFY(stage.timeline()->child(0)->child(0)->state().selected);
        QTest::qWait(50);
        const QImage without = stage.view.grab().toImage();
        stage.view.setFocus();
        QTRY_VERIFY(stage.view.grab().toImage() != without);
    }

    /// On the sample, through the window: what is known on a day is what is said.
    void theSampleIsReadAsKnown()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        ThemeSwitch themes;
        MainWindow window(themes, settings);
        window.resize(1280, 720);
        window.openFirst(QStringLiteral("sample"));
        window.show();
        QTRY_VERIFY(window.isAnswered());
        Session &session = window.session();
        auto *view = window.findChild<TimelineView *>();
        const EventId pact = session.engine()->find("raa-jpn-uk-signed-2023");
        session.setFilter(test::query("party:JPN thread:jpn-gbr-raa"));
        session.setWindow(years(2022, 2024));
        QAccessibleInterface *timeline = QAccessible::queryAccessibleInterface(view);
        const auto named = [&](const QString &part) {
            for (int i = 0; i < timeline->childCount(); ++i) {
                for (const QString &name : childNames(timeline->child(i))) {
                    if (name.contains(part))
                        return name;
                }
            }
            return QString();
        };
        session.setAsOf({std::nullopt, test::endOf("2022-11-06")});
        QTRY_VERIFY(window.isAnswered() &&
                    named(QStringLiteral("Agreement signed"))
                        .endsWith(QStringLiteral("6 Nov 2022 or later, planned")));
        session.setAsOf({std::nullopt, test::endOf("2023-01-12")});
        QTRY_VERIFY(
            window.isAnswered() &&
            named(QStringLiteral("Agreement signed")).endsWith(QStringLiteral("11 Jan 2023")));
        view->setFocus();
        window.activateWindow();
        QTRY_VERIFY(view->hasFocus());
        view->setCurrent({"JPN", pact});
        QTRY_VERIFY(timeline->focusChild() != nullptr && timeline->focusChild()
                                                             ->text(QAccessible::Description)
                                                             .contains(QStringLiteral("Signed")));
        for (QWidget *other : {static_cast<QWidget *>(window.findChild<MapView *>()),
                               static_cast<QWidget *>(window.findChild<OverviewView *>())}) {
            QAccessibleInterface *own = QAccessible::queryAccessibleInterface(other);
            QVERIFY(!nameOf(own).isEmpty());
            QVERIFY(!own->text(QAccessible::Description).isEmpty());
        }
    }
};

QTEST_MAIN(TestTimelineAccessible)
#include "tst_timeline_accessible.moc"
