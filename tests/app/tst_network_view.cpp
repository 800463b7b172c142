// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/render.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/network/network_accessible.h"
#include "app/views/network/network_view.h"
#include "core/time/calendar.h"
#include "tests/support/sample_records.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace entente;

namespace
{

Instant endOfDayOf(const char *day)
{
    return {startOf(*dayFromIso(day)).seconds + secondsPerDay};
}

struct Stage
{
    Stage()
    {
        themes.motion().setReduced(true);
        session.setEngine(test::sampleEngine());
        view.resize(1000, 460);
        view.show();
    }
    void goTo(const char *day, std::optional<Instant> asKnown = {})
    {
        session.setAsOf({endOfDayOf(day), asKnown});
    }
    std::size_t actor(const char *id) const
    {
        const std::vector<ActorId> &actors = view.network()->answer.history.actors;
        return std::size_t(std::find(actors.begin(), actors.end(), ActorId{id}) - actors.begin());
    }
    QPoint at(const char *id) const { return view.boxOf(actor(id)).center(); }
    int ties(Status status) const
    {
        int count = 0;
        for (const Mark &mark : view.currentDrawing().drawing.marks)
            count += mark.role == Role::Tie && mark.status == status ? 1 : 0;
        return count;
    }
    std::vector<ActorId> chosen() const
    {
        const auto *actors = std::get_if<ActorSelection>(&session.selection());
        return actors ? actors->ids : std::vector<ActorId>();
    }

    Session session;
    ThemeSwitch themes;
    NetworkView view{session, themes};
};

} // namespace

class TestNetworkView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadFonts(); }

    void itShowsTheTiesOfThePlayheadsDay()
    {
        Stage stage;
        stage.goTo("1955-12-31");
        QTRY_COMPARE(stage.ties(Status::Ongoing), 8);
        stage.goTo("2022-12-31");
        QTRY_COMPARE(stage.ties(Status::Ongoing), 24);
        stage.session.setPlayed(Played{endOfDayOf("1985-12-31"), {}});
        QTRY_COMPARE(stage.ties(Status::Ongoing), 9);
    }

    void asKnownOnASundayThePlannedPactIsDashed()
    {
        Stage stage;
        stage.goTo("2022-11-06", endOfDayOf("2022-11-06"));
        QTRY_COMPARE(stage.ties(Status::Planned), 1);
        stage.goTo("2022-11-05", endOfDayOf("2022-11-05"));
        QTRY_COMPARE(stage.ties(Status::Planned), 0);
    }

    void twoClicksSelectAPair()
    {
        Stage stage;
        stage.goTo("2023-12-31");
        QTRY_COMPARE(stage.ties(Status::Ongoing), 25);
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("JPN"));
        QCOMPARE(stage.chosen(), std::vector{ActorId{"JPN"}});
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("GBR"));
        QCOMPARE(stage.chosen(), (std::vector{ActorId{"JPN"}, ActorId{"GBR"}}));
        QTRY_VERIFY(stage.view.isSelected(stage.actor("GBR")));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("IND"));
        QCOMPARE(stage.chosen(), std::vector{ActorId{"IND"}});
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, QPoint(3, 200));
        QVERIFY(stage.chosen().empty());
    }

    void aPairsHistoryIsAllThatTheOtherViewsShow()
    {
        Stage stage;
        stage.goTo("2023-12-31");
        QTRY_COMPARE(stage.ties(Status::Ongoing), 25);
        const Filter own({{Field::Kind, {"agreement"}, false, Certainty::Possibly}});
        stage.session.setFilter(own);
        const auto filter = [&] { return toText(stage.session.filter()); };
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("JPN"));
        QCOMPARE(filter(), std::string("kind:agreement")); // one is only pointed at
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("GBR"));
        QCOMPARE(filter(), std::string("kind:agreement party:JPN party:GBR"));
        QTRY_COMPARE(stage.ties(Status::Ongoing), 25); // the network itself stays
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("IND"));
        QCOMPARE(filter(), std::string("kind:agreement")); // the next click takes them back
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("AUS"));
        QCOMPARE(filter(), std::string("kind:agreement party:IND party:AUS"));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, QPoint(3, 200));
        QVERIFY(stage.session.filter() == own);
        // A reader's own term is never taken back.
        stage.session.setFilter(Filter({{Field::Party, {"JPN"}, false, Certainty::Possibly}}));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("JPN"));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("GBR"));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, QPoint(3, 200));
        QCOMPARE(filter(), std::string("party:JPN"));
    }

    void blocsAreRingsOfTheDay()
    {
        Stage stage;
        stage.goTo("2023-12-31");
        QTRY_COMPARE(stage.ties(Status::Ongoing), 25);
        const auto rings = [&] {
            QStringList members;
            for (const Mark &mark : stage.view.currentDrawing().drawing.marks) {
                if (mark.role == Role::Member)
                    members << QString::fromStdString(mark.key);
            }
            return members.size();
        };
        QCOMPARE(rings(), 0);
        QSignalSpy chosen(&stage.view, &NetworkView::choiceChanged);
        stage.view.setBlocs({ActorId{"QUAD"}, ActorId{"AUKUS"}});
        QCOMPARE(chosen.size(), 1);
        QTRY_COMPARE(rings(), 4 + 3);
        stage.goTo("2012-12-31");
        QTRY_COMPARE(rings(), 0);
        stage.goTo("2007-12-31");
        QTRY_COMPARE(rings(), 4);
    }

    void thePictureComesBeforeTheIndex()
    {
        Stage stage;
        stage.goTo("2023-12-31");
        QTRY_VERIFY(stage.view.network() != nullptr);
        QVERIFY(!stage.view.network()->places.at.empty());
        QTRY_VERIFY(stage.view.series() != nullptr && stage.view.series()->hasStructure);
        const NetworkSeries *before = stage.view.series();
        stage.view.setArrangement(NetworkArrangement::Force);
        QTRY_COMPARE(stage.view.network()->places.arrangement, NetworkArrangement::Force);
        QCOMPARE(stage.view.series(), before); // places change no measure
        stage.view.setHub(ActorId{"JPN"});
        QTRY_VERIFY(stage.view.series() != before &&
                    stage.view.series()->hub == int(stage.actor("JPN")));
    }

    void whatIsHoveredElsewhereIsLitHere()
    {
        Stage stage;
        stage.goTo("2023-12-31");
        QTRY_COMPARE(stage.ties(Status::Ongoing), 25);
        const auto palest = [&] {
            double least = 21;
            for (const Mark &mark : stage.view.currentDrawing().drawing.marks) {
                if (mark.role == Role::Tie)
                    least =
                        std::min(least, contrast(mark.stroke.color, stage.themes.theme().canvas));
            }
            return least;
        };
        const double before = palest();
        stage.session.setHover({{}, "FRA", {}});
        QTRY_VERIFY(palest() < before);
        stage.session.setHover({});
        QTRY_COMPARE(palest(), before);
        QTest::mouseMove(&stage.view, stage.at("AUS"));
        QTRY_COMPARE(stage.session.hover().key, std::string("AUS"));
    }

    void layersAndLayoutsAreChosenInTheView()
    {
        Stage stage;
        stage.goTo("2023-12-31");
        QTRY_COMPARE(stage.ties(Status::Ongoing), 25);
        stage.view.setLayer("alliance");
        QTRY_COMPARE(stage.ties(Status::Ongoing), 6);
        const QPoint before = stage.at("JPN");
        stage.view.setArrangement(NetworkArrangement::Geographic);
        QTRY_VERIFY(stage.at("JPN") != before);
        stage.view.setHub(ActorId{"JPN"});
        stage.view.setArrangement(NetworkArrangement::Hub);
        QTRY_COMPARE(stage.view.network()->places.hub, int(stage.actor("JPN")));
        stage.view.setDerived(DerivedTies{3, 5});
        QTRY_VERIFY(stage.view.network()->wish.question.derived.has_value());
        QTRY_VERIFY(stage.view.currentDrawing().drawing.words.find("Derived ties: at least 3") !=
                    std::string::npos);
        const int all = stage.ties(Status::Ongoing);
        QVERIFY(all > 0);
        stage.session.setFilter(Filter({{Field::Party, {"JPN"}, false, Certainty::Possibly},
                                        {Field::Kind, {"meeting"}, false, Certainty::Possibly}}));
        QTRY_VERIFY(stage.ties(Status::Ongoing) < all);
    }

    void aClickInAChartGoesToThatDay()
    {
        Stage stage;
        stage.goTo("2023-12-31");
        QTRY_VERIFY(!stage.view.currentCharts().charts.empty());
        const NetworkCharts &charts = stage.view.currentCharts();
        // The charts' box ends at the widget's right edge.
        const double left = stage.view.width() - charts.drawing.width;
        const double top = (stage.view.height() - charts.drawing.height) - 6;
        const RectF plot = charts.charts[0].plot;
        QTest::mouseClick(
            &stage.view, Qt::LeftButton, {},
            QPointF(left + plot.x + plot.width / 2, top + plot.y + plot.height / 2).toPoint());
        QVERIFY(stage.session.asOf().inForce < endOfDayOf("2000-01-01"));
    }

    void keysGoFromActorToActor()
    {
        Stage stage;
        stage.goTo("1955-12-31");
        QTRY_COMPARE(stage.ties(Status::Ongoing), 8);
        stage.view.setFocus();
        QTest::keyClick(&stage.view, Qt::Key_Period);
        QCOMPARE(stage.view.currentActor(), std::optional(stage.actor("USA")));
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(stage.chosen(), std::vector{ActorId{"USA"}});
        QTest::keyClick(&stage.view, Qt::Key_Left);
        QVERIFY(stage.view.currentActor() != std::optional(stage.actor("USA")));
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(stage.chosen().size(), 2u);
    }

    void whoHearsItIsToldOfActorsAndTheirTies()
    {
        Stage stage;
        stage.goTo("1955-12-31");
        QTRY_COMPARE(stage.ties(Status::Ongoing), 8);
        QAccessibleInterface *network = QAccessible::queryAccessibleInterface(&stage.view);
        QVERIFY(network != nullptr);
        QCOMPARE(network->childCount(), 11);
        QAccessibleInterface *first = network->child(0);
        QVERIFY(first->text(QAccessible::Name).startsWith(QLatin1String("United States, 7 ties")));
        QVERIFY(!first->rect().isEmpty());
        first->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(stage.chosen(), std::vector{ActorId{"USA"}});
        QVERIFY(network->text(QAccessible::Description).contains(QLatin1String("8 ties")));
    }

    void severalDatesStandSideBySide()
    {
        RenderRequest request;
        request.view = RenderView::Network;
        request.size = {1600, 560};
        for (const char *year : {"1955", "1985", "2007", "2022", "2023"})
            request.network.dates.push_back(
                {year, endOfDayOf((std::string(year) + "-12-31").c_str())});
        const Drawing drawing = drawingFor(request, *test::sampleEngine()).value();
        std::map<std::string, std::vector<double>> heights;
        int ties = 0;
        for (const Mark &mark : drawing.marks) {
            ties += mark.role == Role::Tie && mark.status == Status::Ongoing ? 1 : 0;
            if (mark.role == Role::Actor)
                heights[mark.key].push_back(mark.box.y + mark.box.height / 2);
        }
        QCOMPARE(ties, 8 + 9 + 10 + 24 + 25);
        QCOMPARE(heights.size(), 11u);
        for (const auto &[actor, ys] : heights) {
            QCOMPARE(ys.size(), 5u);
            for (const double y : ys)
                QCOMPARE(y, ys.front()); // everybody keeps the place
        }
        // In the window as in the picture, and each of them is there to be clicked.
        Stage stage;
        stage.goTo("2023-12-31");
        QTRY_COMPARE(stage.ties(Status::Ongoing), 25);
        stage.view.setDates(request.network.dates);
        QTRY_COMPARE(stage.ties(Status::Ongoing), ties);
        const NetworkDrawing &panels = stage.view.currentDrawing();
        QCOMPARE(panels.nodes.size(), std::size_t(5 * 11));
        QVERIFY(!panels.legend.empty());
        const PointF second = panels.nodes[11 + stage.actor("JPN")].at;
        QVERIFY(second.x > panels.nodes[stage.actor("JPN")].at.x);
        const QPointF origin = stage.view.drawingOrigin();
        QTest::mouseClick(&stage.view, Qt::LeftButton, {},
                          (origin + QPointF(second.x, second.y)).toPoint());
        QCOMPARE(stage.chosen(), std::vector{ActorId{"JPN"}});
        auto *button = stage.view.findChild<QToolButton *>(QStringLiteral("networkDates"));
        QVERIFY(button->isVisible());
        button->click();
        QTRY_COMPARE(stage.ties(Status::Ongoing), 25);
        QVERIFY(stage.view.dates().empty() && !button->isVisible());

        request.network.layer = "nothing";
        QVERIFY(!drawingFor(request, *test::sampleEngine()));
        request.network.layer.clear();
        request.network.hub = ActorId{"XXX"};
        QVERIFY(!drawingFor(request, *test::sampleEngine()));
    }
};

QTEST_MAIN(TestNetworkView)
#include "tst_network_view.moc"
