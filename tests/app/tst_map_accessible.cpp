// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/map/map_view.h"
#include "tests/support/event_builder.h"

#include <QAccessible>
#include <QTest>
#include <QToolTip>

using namespace entente;
using test::EventBuilder;

namespace
{

const LatLon tokyo{35.68, 139.69};
const LatLon london{51.5, -0.12};

/// Three events in Tokyo, one in London, one nowhere.
std::shared_ptr<const Engine> placesEngine(std::vector<Actor> actors)
{
    Dataset data;
    data.actors = std::move(actors);
    data.events = {
        EventBuilder("a", "Talks open").at("2021-10").in("Tokyo", "JPN", tokyo),
        EventBuilder("b", "A visit").kind("visit").at("2022-05").in("Tokyo", "JPN", tokyo),
        EventBuilder("c", "Third talks").at("2022-06").in("Tokyo", "JPN", tokyo),
        EventBuilder("d", "Signing").kind("agreement").at("2023-01-11").in("London", "GBR", london),
        EventBuilder("f", "A call").at("2023-03"),
    };
    return makeLocalEngine(std::move(data));
}

struct Stage
{
    template <class... Actors>
    explicit Stage(Actors... actors) : engine(placesEngine({actors...}))
    {
        session.setEngine(engine);
        map.resize(900, 500);
        map.show();
        map.activateWindow();
        map.setFocus();
    }
    QAccessibleInterface *chart() { return QAccessible::queryAccessibleInterface(&map); }
    bool isDrawn() { return chart()->childCount() == 2; }
    QString said(int place, QAccessible::Text text = QAccessible::Name)
    {
        QAccessibleInterface *child = chart()->child(place);
        return child != nullptr ? child->text(text) : QString();
    }

    std::shared_ptr<const Engine> engine;
    Session session;
    ThemeSwitch themes;
    MapView map{session, themes};
};

} // namespace

class TestMapAccessible : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadFonts(); }

    void placesAreNamedWithTheirEventsAndKindsTheBusiestFirst()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QCOMPARE(stage.chart()->role(), QAccessible::Chart);
        QCOMPARE(stage.said(0), QStringLiteral("Tokyo, 3 events"));
        QCOMPARE(stage.said(0, QAccessible::Value), QStringLiteral("3"));
        QCOMPARE(stage.said(0, QAccessible::Description), QStringLiteral("2 Meeting, 1 Visit"));
        QCOMPARE(stage.said(1), QStringLiteral("London, 1 event"));
        QAccessibleInterface *first = stage.chart()->child(0);
        QCOMPARE(first->role(), QAccessible::ListItem);
        QCOMPARE(first->parent(), stage.chart());
        QCOMPARE(stage.chart()->indexOfChild(first), 0);
        QCOMPARE(stage.chart()->child(0), first); // the same one while it is drawn
        const QPoint middle = first->rect().center();
        QCOMPARE(stage.chart()->childAt(middle.x(), middle.y()), first);
        QVERIFY(QRect(stage.map.mapToGlobal(QPoint()), stage.map.size()).contains(first->rect()));
    }

    void keysGoFromPlaceToPlaceAndEnterSelectsTheirEvents()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QTRY_VERIFY(stage.map.hasFocus());
        QVERIFY(stage.chart()->focusChild() == nullptr);
        QTest::keyClick(&stage.map, Qt::Key_Period);
        QAccessibleInterface *first = stage.chart()->child(0);
        QCOMPARE(stage.chart()->focusChild(), first);
        QVERIFY(first->state().focused && !first->state().selected);
        // What the place holds is told once it is there.
        QTRY_VERIFY(stage.said(0, QAccessible::Description).contains(QStringLiteral("A visit")));
        QVERIFY(!stage.said(1, QAccessible::Description).contains(QStringLiteral("Signing")));
        QTest::keyClick(&stage.map, Qt::Key_Return);
        QCOMPARE(stage.session.selectedEvents().size(), std::size_t(3));
        QTRY_VERIFY(first->state().selected);
        QTest::keyClick(&stage.map, Qt::Key_Period);
        QCOMPARE(stage.chart()->focusChild(), stage.chart()->child(1));
        QTest::keyClick(&stage.map, Qt::Key_Return);
        QCOMPARE(stage.session.selectedEvents(), std::vector{stage.engine->find("d")});
        QTest::keyClick(&stage.map, Qt::Key_Comma);
        QCOMPARE(stage.chart()->focusChild(), stage.chart()->child(0));
        QToolTip::hideText();
    }

    void thePlaceThatTheKeyboardIsOnIsSeen()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QTest::keyClick(&stage.map, Qt::Key_Period);
        stage.session.setHover({});
        const QImage with = stage.map.grab().toImage();
        stage.map.clearFocus();
        stage.session.setHover({});
        QVERIFY(stage.map.grab().toImage() != with);
        QToolTip::hideText();
    }

    void aCountryIsHeardAndPressedLikeAPlace()
    {
        Stage stage(test::actor("GBR", "United Kingdom"));
        QTRY_COMPARE(stage.chart()->childCount(), 3);
        QCOMPARE(stage.said(2), QStringLiteral("United Kingdom"));
        QAccessibleInterface *country = stage.chart()->child(2);
        QCOMPARE(stage.chart()->indexOfChild(country), 2);
        QTRY_VERIFY(stage.map.hasFocus());
        QTest::keyClick(&stage.map, Qt::Key_Greater);
        QCOMPARE(stage.chart()->focusChild(), country);
        QVERIFY(country->state().focused && !country->state().selected);
        QAccessibleActionInterface *action = country->actionInterface();
        action->doAction(action->pressAction());
        QCOMPARE(toText(stage.session.filter()), "party:GBR");
        QTRY_VERIFY(stage.said(stage.chart()->childCount() - 1, QAccessible::Description)
                        .contains(QStringLiteral("filter")));
        QToolTip::hideText();
    }

    void pressingAPlaceSelectsItsEventsAndWhatIsGoneIsGivenUp()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QAccessibleInterface *london = stage.chart()->child(1);
        QAccessibleActionInterface *action = london->actionInterface();
        QVERIFY(action && action->actionNames().contains(action->pressAction()));
        action->doAction(action->pressAction());
        QCOMPARE(stage.session.selectedEvents(), std::vector{stage.engine->find("d")});
        const QAccessible::Id id = QAccessible::uniqueId(london);
        stage.session.setFilter(test::query("place:Tokyo"));
        QTRY_COMPARE(stage.chart()->childCount(), 1);
        QTRY_VERIFY(QAccessible::accessibleInterface(id) == nullptr);
        QToolTip::hideText();
    }
};

QTEST_MAIN(TestMapAccessible)
#include "tst_map_accessible.moc"
