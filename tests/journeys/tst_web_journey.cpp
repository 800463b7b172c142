// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/main_window.h"
#include "app/shell/workspace.h"
#include "app/style/theme.h"
#include "app/views/inspector/inspector_view.h"
#include "app/views/map/map_view.h"
#include "app/views/network/network_view.h"
#include "app/views/table/table_view.h"
#include "app/views/timeline/timeline_view.h"
#include "core/time/calendar.h"
#include "tests/support/window_test.h"

#include <QAction>
#include <QApplication>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace entente;

/// From the hub to the web, as a person walks it: in a real window on the sample, by mouse and
/// keys.
class TestWebJourney : public test::WindowTest
{
    Q_OBJECT

private:
    qint64 countOf(const char *query) const
    {
        CountQuestion question;
        question.context = session().filterContext();
        question.context.filter = parseQuery(query).filter;
        return session().engine()->answer(question).value().count;
    }
    static Instant endOfDayOf(const char *day)
    {
        return {startOf(*dayFromIso(day)).seconds + secondsPerDay};
    }
    NetworkView &network() const
    {
        trigger("view.network");
        return *view<NetworkView>();
    }
    static QPoint at(const NetworkView &network, const char *id)
    {
        const std::vector<ActorId> &actors = network.network()->answer.history.actors;
        const auto found = std::find(actors.begin(), actors.end(), ActorId{id});
        return network.boxOf(std::size_t(found - actors.begin())).center();
    }
    /// The strokes of the tie between Japan and the United Kingdom.
    static std::vector<Mark> bondsOfThePair(const NetworkView &network)
    {
        std::vector<Mark> bonds;
        for (const Mark &mark : network.currentDrawing().drawing.marks) {
            if (mark.role == Role::Tie && (mark.key == "GBR JPN" || mark.key == "JPN GBR"))
                bonds.push_back(mark);
        }
        return bonds;
    }

private slots:
    void initTestCase() { dressProgram(); }

    void init()
    {
        makeFolder();
        m_themes->motion().setReduced(true);
        makeWindow({1600, 1000});
        showWindow(QStringLiteral("sample"));
    }

    void cleanup()
    {
        m_themes->motion().setReduced(false);
        closeWindow();
    }

    void japanAndTheUnitedKingdomTellTheirHistory()
    {
        NetworkView &network = this->network();
        session().setAsOf({endOfDayOf("2023-12-31"), {}});
        QTRY_VERIFY(network.network() != nullptr && bondsOfThePair(network).size() == 1);
        QTest::mouseClick(&network, Qt::LeftButton, {}, at(network, "JPN"));
        QTRY_VERIFY(inspectorSays(QStringLiteral("Japan")));
        QTest::mouseClick(&network, Qt::LeftButton, {}, at(network, "GBR"));
        QTRY_VERIFY(inspectorSays(QStringLiteral("contacts")));
        const qint64 together = countOf("party:JPN party:GBR");
        QVERIFY(together > 10);
        QTRY_COMPARE(view<TimelineView>()->currentDrawing().drawing.events, together);
        QTest::mouseClick(m_window->findChild<QToolButton *>(QStringLiteral("view.table.button")),
                          Qt::LeftButton);
        auto *table = view<TableView>()->findChild<QTableView *>();
        QTRY_COMPARE(qint64(table->model()->rowCount()), together);
    }

    void aLassoAroundSoutheastAsiaKeepsWhatHappenedThere()
    {
        auto *map = view<MapView>();
        QTRY_VERIFY(map->currentDrawing().events > 300);
        const auto place = [&](LatLon where) {
            const PointF p = map->frame().toPixel(*map->projection().forward(where));
            return QPointF(p.x, p.y).toPoint();
        };
        const LatLon way[] = {{22, 92},   {24, 110}, {20, 128}, {0, 132},
                              {-12, 128}, {-12, 98}, {4, 92}};
        QTest::mousePress(map, Qt::LeftButton, Qt::ControlModifier, place(way[0]));
        for (const LatLon &where : way) {
            QMouseEvent move(QEvent::MouseMove, place(where), map->mapToGlobal(place(where)),
                             Qt::NoButton, Qt::LeftButton, Qt::ControlModifier);
            QApplication::sendEvent(map, &move);
        }
        QTest::mouseRelease(map, Qt::LeftButton, Qt::ControlModifier, place(way[6]));
        QCOMPARE(session().filter().terms().size(), 1u);
        const std::string query = toText(session().filter());
        const qint64 inside = countOf(query.c_str());
        QVERIFY(inside > 10 && inside < 150);
        QTRY_COMPARE(map->currentDrawing().events, inside);
        const Drawing drawing = map->currentDrawing();
        const auto shows = [&](const char *name) {
            return std::any_of(drawing.marks.begin(), drawing.marks.end(), [&](const Mark &mark) {
                return !mark.ids.empty() && mark.key.find(name) != std::string::npos;
            });
        };
        QVERIFY(shows("Singapore"));
        QVERIFY(!shows("Tokyo") && !shows("Washington"));
    }

    void aClickOnACountryIsOneChipForAllViews()
    {
        auto *map = view<MapView>();
        QTRY_VERIFY(map->currentDrawing().events > 300);
        // Where no disc, label or arc lies over the land.
        const auto freeIn = [&](const std::string &id, LatLon southWest, LatLon northEast) {
            for (double lat = southWest.lat; lat < northEast.lat; lat += 0.5) {
                for (double lon = southWest.lon; lon < northEast.lon; lon += 0.5) {
                    const PointF p = map->frame().toPixel(*map->projection().forward({lat, lon}));
                    const QPoint at = QPointF(p.x, p.y).toPoint();
                    QMouseEvent move(QEvent::MouseMove, at, map->mapToGlobal(at), Qt::NoButton,
                                     Qt::NoButton, Qt::NoModifier);
                    QApplication::sendEvent(map, &move);
                    if (session().hover().ids.empty() && session().hover().key == id)
                        return at;
                }
            }
            return QPoint();
        };
        QTRY_VERIFY(!map->countries().empty());
        QPoint land;
        QTRY_VERIFY(!(land = freeIn("AUS", {-30, 117}, {-18, 140})).isNull());
        QTest::mouseClick(map, Qt::LeftButton, {}, land);
        QCOMPARE(toText(session().filter()), std::string("party:AUS"));
        QTRY_VERIFY(inspectorSays(QStringLiteral("Australia")));
        const qint64 all = countOf("party:AUS");
        QVERIFY(all > 50);
        QTRY_COMPARE(map->currentDrawing().events, all);
        QTRY_COMPARE(view<TimelineView>()->currentDrawing().drawing.events, all);
        QTest::mouseClick(m_window->findChild<QToolButton *>(QStringLiteral("view.table.button")),
                          Qt::LeftButton);
        auto *table = view<TableView>()->findChild<QTableView *>();
        QTRY_COMPARE(qint64(table->model()->rowCount()), all);
        session().goBack(); // one step
        QVERIFY(session().filter().isEmpty());
        QTRY_VERIFY(qint64(table->model()->rowCount()) > all);
    }

    void theGlobeTurnsUnderTheHand()
    {
        auto *map = view<MapView>();
        QVERIFY(map->setProjection("orthographic", {20, 120}));
        QTRY_VERIFY(map->projection().isGlobe());
        QTRY_COMPARE(map->projection().center().lon, 120.0);
        const QPoint from = map->rect().center();
        QTest::mousePress(map, Qt::LeftButton, {}, from);
        QTest::mouseMove(map, from + QPoint(-30, 0));
        QTest::mouseMove(map, from + QPoint(-60, 0));
        QTest::mouseRelease(map, Qt::LeftButton, {}, from + QPoint(-60, 0));
        QTRY_VERIFY(map->projection().center().lon > 125); // what lay in the east comes in
        QCOMPARE(map->projection().center().lat, 20.0);
    }

    void onTheSundayThePlanIsADashedLineBesideTheTie()
    {
        NetworkView &network = this->network();
        const std::optional<Instant> sunday = endOfDayOf("2022-11-06");
        session().setAsOf({endOfDayOf("2022-11-05"), sunday});
        trigger("step.day");
        QTRY_VERIFY(network.network() != nullptr);
        QTRY_COMPARE(bondsOfThePair(network).size(), 1u);
        QVERIFY(bondsOfThePair(network)[0].stroke.style == LineStyle::Solid);
        trigger("play.forward");
        QCOMPARE(session().asOf().inForce, sunday);
        QTRY_COMPARE(bondsOfThePair(network).size(), 2u);
        const std::vector<Mark> bonds = bondsOfThePair(network);
        const auto dashed = std::find_if(bonds.begin(), bonds.end(), [](const Mark &mark) {
            return mark.stroke.style == LineStyle::Dashed;
        });
        QVERIFY(dashed != bonds.end());
        QVERIFY(dashed->status == Status::Planned);
        const Mark &tie = dashed == bonds.begin() ? bonds[1] : bonds[0];
        QVERIFY(tie.status == Status::Ongoing && tie.stroke.style == LineStyle::Solid);
        // Beside it: the two meet at their ends and nowhere else.
        const auto &plan = std::get<PathShape>(dashed->shape).rings[0];
        const auto &held = std::get<PathShape>(tie.shape).rings[0];
        const auto apart = [](PointF a, PointF b) { return std::hypot(a.x - b.x, a.y - b.y); };
        QVERIFY(apart(plan.front(), held.front()) < 1 && apart(plan.back(), held.back()) < 1);
        const PointF middle = plan[plan.size() / 2];
        for (const PointF &point : held)
            QVERIFY(apart(point, middle) > 3);
        // Known a year later, it was signed.
        session().setAsOf({endOfDayOf("2023-12-31"), {}});
        QTRY_COMPARE(bondsOfThePair(network).size(), 1u);
    }
};

QTEST_MAIN(TestWebJourney)
#include "tst_web_journey.moc"
