// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/render.h"
#include "app/presenting/scene_travel.h"
#include "app/style/motion.h"
#include "core/time/calendar.h"
#include "tests/support/sample_records.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace entente;

namespace
{

/// A stage that notes what it is told.
class NotedStage : public Stage
{
public:
    QWidget &canvas() override { return m_canvas; }
    void arrange(const Scene &scene) override { arranged = scene.views; }
    bool isArranged(const Scene &scene) const override { return arranged == scene.views; }
    std::optional<MapFrame> mapFrame() const override { return MapFrame{1000, 500, camera}; }
    MapCamera resolved(const MapCamera &asked) const override
    {
        return asked.pixelsPerUnit > 0 ? asked : MapCamera{{0, 0}, 200};
    }
    void setMapCamera(const MapCamera &set) override { camera = resolved(set); }
    void setAnnotations(const AnnotationLook &look) override { annotations = look; }
    void prepare(const std::vector<Scene> &) override {}
    bool isAnswered() const override { return answered; }

    std::vector<SceneView> arranged{SceneView::Map, SceneView::Timeline};
    MapCamera camera{{0, 0}, 200};
    AnnotationLook annotations;
    bool answered = true;

private:
    QWidget m_canvas;
};

} // namespace

class TestSceneTravel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_session = std::make_unique<Session>();
        m_session->setEngine(test::sampleEngine());
        m_motion = std::make_unique<MotionPreference>();
        m_motion->setReduced(false);
        m_stage = std::make_unique<NotedStage>();
        m_travel = std::make_unique<SceneTravel>(*m_session, *m_stage, *m_motion);
        m_now = 0;
        m_travel->setClock([this] { return m_now; });
        m_session->setWindow({startOfYear(1950), startOfYear(1960)});
        m_session->setAsOf({startOfYear(1955), std::nullopt});
    }

    void theWindowGlidesAndArrives()
    {
        QSignalSpy arrived(m_travel.get(), &SceneTravel::arrived);
        m_travel->go(scene(), 0);
        QVERIFY(m_travel->isRunning());
        QCOMPARE(m_session->window().begin, startOfYear(1950)); // it begins where it is
        m_travel->advance();
        m_now = 200;
        m_travel->advance();
        const TimeSpan way = m_session->window();
        QVERIFY(way.begin > startOfYear(1950) || way.seconds() > 1.01 * (10 * 366 * 86400.0));
        QVERIFY(way != target());
        QVERIFY(m_session->playhead().value() > startOfYear(1955));
        QVERIFY(m_session->playhead().value() < startOfYear(2015));
        QVERIFY(m_stage->camera != MapCamera({0, 0}, 200));
        m_now = 5000;
        m_travel->advance();
        QVERIFY(!m_travel->isRunning());
        QCOMPARE(arrived.count(), 1);
        QCOMPARE(m_session->window(), target());
        QVERIFY(m_session->asOf().inForce == startOfYear(2015));
        QVERIFY(!m_session->played());
        QCOMPARE(m_stage->camera, (MapExtent{{1, 0.5}, 2, 1}.camera(1000, 500)));
    }

    void whatIsNotSeenTakesNoTime()
    {
        Scene map = scene();
        map.views = {SceneView::Map};
        map.inForce = m_session->asOf().inForce;
        map.map.extent = MapExtent{{0, 0}, 5, 2.5}; // as it is: 1000 pixels at 200 a unit
        m_stage->arranged = map.views;
        m_travel->go(map, 0);
        m_travel->advance();
        QVERIFY(m_travel->isMoving());
        m_now = 460; // of a window that glides from one half of a century to another
        m_travel->advance();
        QVERIFY(!m_travel->isRunning());
        QCOMPARE(m_session->window(), target());
    }

    void withoutAWindowItShowsAllThatPassesItsFilter()
    {
        Scene all = scene();
        all.window.reset();
        all.filter = "party:JPN party:GBR";
        const TimeSpan expected = spanOf(all);
        QVERIFY(expected != m_session->extent());
        m_travel->go(all, 0);
        m_travel->advance();
        QVERIFY(!m_travel->isMoving()); // where to is being asked for
        QTRY_VERIFY((m_travel->advance(), m_travel->isMoving()));
        m_now = 5000;
        m_travel->advance();
        QVERIFY(!m_travel->isRunning());
        QCOMPARE(m_session->window(), expected);
        // A cut shows it a moment later; what is known already, at once.
        m_travel->go(scene(), 0, SceneTravel::Pace::Cut);
        m_travel->go(all, 0, SceneTravel::Pace::Cut);
        QCOMPARE(m_session->window(), expected);
        all.filter = "party:AUS";
        m_travel->go(all, 0, SceneTravel::Pace::Cut);
        QTRY_COMPARE(m_session->window(), spanOf(all));
    }

    void aHandIsNotMovedByWhatIsAnsweredLater()
    {
        Scene all = scene();
        all.window.reset();
        m_travel->go(all, 0, SceneTravel::Pace::Cut);
        m_travel->stop();
        m_session->setWindow({startOfYear(1990), startOfYear(1991)});
        QTRY_COMPARE(AskerBase::pool().activeThreadCount(), 0);
        QCoreApplication::processEvents();
        QCOMPARE(m_session->window(), (TimeSpan{startOfYear(1990), startOfYear(1991)}));
    }

    void aCutIsACut()
    {
        Scene cut = scene();
        cut.transition = SceneTransition::Cut;
        m_travel->go(cut, 0);
        QVERIFY(!m_travel->isRunning());
        QCOMPARE(m_session->window(), target());
    }

    void lessMotionIsACut()
    {
        m_motion->setReduced(true);
        m_travel->go(scene(), 0);
        QCOMPARE(m_session->window(), target());
    }

    void aHandStopsItWhereItIs()
    {
        m_travel->go(scene(), 0);
        m_travel->advance();
        m_now = 250;
        m_travel->advance();
        const TimeSpan there = m_session->window();
        m_travel->stop();
        QVERIFY(!m_travel->isRunning());
        m_now = 5000;
        m_travel->advance();
        QCOMPARE(m_session->window(), there);
    }

    void whatItSetsItSays()
    {
        bool wasSetting = true;
        connect(m_session.get(), &Session::windowChanged, this,
                [&] { wasSetting = wasSetting && m_travel->isSetting(); });
        m_travel->go(scene(), 0, SceneTravel::Pace::Cut);
        QVERIFY(wasSetting);
        QVERIFY(!m_travel->isSetting());
        m_session->setWindow({startOfYear(1980), startOfYear(1990)});
        QVERIFY(!wasSetting);
    }

    void annotationsOfAStepComeSoftly()
    {
        Scene remarked = scene();
        Annotation annotation;
        annotation.anchor = EventAnchor{"us-phl-mdt-1951"};
        annotation.build = 1;
        remarked.annotations = {annotation};
        m_travel->go(remarked, 0, SceneTravel::Pace::Cut);
        QCOMPARE(m_stage->annotations.shown, std::vector<double>{0});
        QVERIFY(m_stage->annotations.events.at("us-phl-mdt-1951").value != 0);
        m_travel->setBuild(1);
        m_now += 100;
        m_travel->advance();
        QVERIFY(m_stage->annotations.shown[0] > 0 && m_stage->annotations.shown[0] < 1);
        m_now += 1000;
        m_travel->advance();
        QCOMPARE(m_stage->annotations.shown, std::vector<double>{1});
    }

    void whatIsSelectedIsFoundByItsKey()
    {
        Scene chosen = scene();
        chosen.selection.events = {"us-phl-mdt-1951", "no such event"};
        m_travel->go(chosen, 0, SceneTravel::Pace::Cut);
        QCOMPARE(m_session->selectedEvents().size(), std::size_t(1));
        chosen.selection = {{}, {ActorId{"JPN"}}, "", std::nullopt};
        m_travel->go(chosen, 0, SceneTravel::Pace::Cut);
        QVERIFY(std::holds_alternative<ActorSelection>(m_session->selection()));
        chosen.selection = {};
        m_travel->go(chosen, 0, SceneTravel::Pace::Cut);
        QVERIFY(std::holds_alternative<std::monostate>(m_session->selection()));
    }

    void aTravelIsOneStepOfTheHistory()
    {
        m_session->startHistory();
        m_travel->go(scene(), 0);
        m_travel->advance();
        for (m_now = 100; m_now < 3000; m_now += 100)
            m_travel->advance();
        QVERIFY(m_session->canGoBack());
        m_session->goBack();
        QVERIFY(!m_session->canGoBack());
        QCOMPARE(m_session->window(), (TimeSpan{startOfYear(1950), startOfYear(1960)}));
    }

private:
    static TimeSpan target() { return {startOfYear(2010), startOfYear(2020)}; }
    TimeSpan spanOf(const Scene &scene) const
    {
        const CountQuestion question{
            {parseQuery(scene.filter).filter, scene.inForce, scene.asKnown}};
        return pictureSpan({}, m_session->engine()->answer(question).value());
    }

    static Scene scene()
    {
        Scene scene;
        scene.window = target();
        scene.inForce = startOfYear(2015);
        scene.filter = "party:JPN";
        scene.map.extent = MapExtent{{1, 0.5}, 2, 1};
        return scene;
    }

    double m_now = 0;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MotionPreference> m_motion;
    std::unique_ptr<NotedStage> m_stage;
    std::unique_ptr<SceneTravel> m_travel;
};

QTEST_MAIN(TestSceneTravel)
#include "tst_scene_travel.moc"
