// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/paint.h"
#include "app/style/theme.h"
#include "app/views/timeline/timeline_gestures.h"
#include "app/views/timeline/timeline_heads.h"
#include "app/views/timeline/timeline_view.h"
#include "core/time/calendar.h"
#include "tests/support/lanes.h"
#include "tests/support/lanes_engine.h"

#include <QApplication>
#include <QClipboard>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>

#include <map>

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

/// Two lanes: five events in Japan's, one of them in the United Kingdom's as well.
std::shared_ptr<LanesEngine> smallEngine()
{
    auto engine = std::make_shared<LanesEngine>();
    engine->count.extentOfAll = TimeSpan{startOfYear(1947), startOfYear(2026)};
    const LaneMark talks = laneMark(1, "Talks in Tokyo", "2022-03-05");
    const LaneMark pact =
        laneMark(2, "Pact signed", "2022-05-05", {}, Status::Occurred, "agreement");
    const LaneMark visit = laneMark(3, "Visit", "2022-07-05", {}, Status::Planned, "visit");
    const LaneMark meeting = laneMark(4, "Meeting", "2022-09-05");
    const LaneMark early =
        laneMark(5, "Peace treaty", "1951-09-08", {}, Status::Occurred, "agreement");
    engine->all.lanes = {lane("JPN", "Japan", {early, talks, pact, visit, meeting}),
                         lane("GBR", "United Kingdom", {pact})};
    return engine;
}

/// A view of the small engine, shown, with the year 2022 in its window.
struct Stage
{
    explicit Stage(std::shared_ptr<LanesEngine> used = smallEngine()) : engine(std::move(used))
    {
        session.setEngine(engine);
        view.gestures().setClock([this] { return ms; });
        view.resize(1000, 420);
        view.show();
        session.setWindow(years(2022, 2023));
    }

    bool isDrawn() const
    {
        return view.isAnswered() && view.currentDrawing().scale.visible() == session.window() &&
               !marks().empty();
    }

    std::vector<Mark> marks() const
    {
        std::vector<Mark> found;
        for (const Mark &mark : view.currentDrawing().drawing.marks) {
            if (mark.role == Role::Event || mark.role == Role::Cluster)
                found.push_back(mark);
        }
        return found;
    }

    QPointF at(std::int64_t id) const
    {
        for (const Mark &mark : marks()) {
            if (mark.ids == std::vector<EventId>{EventId{id}})
                return {mark.box.x + mark.box.width / 2, mark.box.y + mark.box.height / 2};
        }
        return {-1, -1};
    }

    RectF laneBox(const std::string &lane) const
    {
        for (const LanePlace &place : view.currentDrawing().lanes) {
            if (place.name == lane)
                return place.box;
        }
        return {};
    }

    /// A place in the plot, low down, where nothing lies.
    QPointF emptyAt(double fraction) const
    {
        const RectF &plot = view.currentDrawing().plot;
        return {plot.x + fraction * plot.width, plot.bottom() - 30};
    }

    void mouse(QEvent::Type type, QPointF position, Qt::MouseButton button = Qt::LeftButton,
               Qt::KeyboardModifiers modifiers = {})
    {
        const bool moving = type == QEvent::MouseMove;
        QMouseEvent event(type, position, view.canvas()->mapToGlobal(position),
                          moving ? Qt::NoButton : button,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : button, modifiers);
        QApplication::sendEvent(view.canvas(), &event);
    }

    void click(QPointF position, Qt::KeyboardModifiers modifiers = {})
    {
        mouse(QEvent::MouseButtonPress, position, Qt::LeftButton, modifiers);
        mouse(QEvent::MouseButtonRelease, position, Qt::LeftButton, modifiers);
    }

    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {},
              Qt::MouseButton button = Qt::LeftButton)
    {
        mouse(QEvent::MouseButtonPress, from, button, modifiers);
        mouse(QEvent::MouseMove, (from + to) / 2, button, modifiers);
        mouse(QEvent::MouseMove, to, button, modifiers);
        mouse(QEvent::MouseButtonRelease, to, button, modifiers);
    }

    void doubleClick(QPointF position)
    {
        click(position);
        mouse(QEvent::MouseButtonDblClick, position);
        mouse(QEvent::MouseButtonRelease, position);
    }

    void wheel(QPointF position, QPoint angle, Qt::KeyboardModifiers modifiers = {},
               QPoint pixels = {})
    {
        QWheelEvent event(position, view.canvas()->mapToGlobal(position), pixels, angle,
                          Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view.canvas(), &event);
    }

    double ms = 0; ///< what the view takes for the time
    Session session;
    ThemeSwitch themes;
    TimelineView view{session, themes};
    std::shared_ptr<LanesEngine> engine;
};

} // namespace

class TestTimelineView : public QObject
{
    Q_OBJECT

private slots:
    /// What moves beside it would else be painted twice in every frame.
    void aWindowThatMovesIsInTheFrameOfWhatElseMoves()
    {
        QWidget window;
        Session session;
        ThemeSwitch themes;
        auto *view = new TimelineView(session, themes, &window);
        auto *beside = new QWidget(&window);
        window.resize(1000, 420);
        view->setGeometry(0, 0, 900, 420);
        beside->setGeometry(900, 0, 100, 420);
        const std::shared_ptr<LanesEngine> engine = smallEngine();
        session.setEngine(engine);
        window.show();
        session.setWindow(years(2022, 2023));
        QTRY_VERIFY(view->isAnswered() &&
                    view->currentDrawing().scale.visible() == session.window());
        class Frames : public QObject
        {
        public:
            int count = 0;
            std::map<QObject *, int> first; ///< the frame in which each was painted first
            bool eventFilter(QObject *on, QEvent *event) override
            {
                count += int(event->type() == QEvent::UpdateRequest);
                if (event->type() == QEvent::Paint)
                    first.try_emplace(on, count);
                return false;
            }
        } frames;
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        window.installEventFilter(&frames);
        beside->installEventFilter(&frames);
        view->canvas()->installEventFilter(&frames);
        engine->holdLanes(); // an answer comes with a frame of its own
        const TimeSpan to{session.window().begin,
                          {session.window().end.seconds - 20 * secondsPerDay}};
        beside->update();
        session.setWindow(to);
        QTRY_VERIFY(view->currentDrawing().scale.visible() == to);
        QTRY_COMPARE(frames.first.size(), std::size_t(3)); // the window paints its ground as well
        QCOMPARE(frames.first[view->canvas()], frames.first[beside]);
    }

    void itDrawsTheAnswerOfTheWindow()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QTRY_COMPARE(stage.marks().size(), std::size_t(5));
        QCOMPARE(stage.view.currentDrawing().drawing.outside, 1);
        QVERIFY(stage.view.accessibleDescription().contains(QStringLiteral("4 events")));
    }

    void theDateUnderThePointerStaysWhenTheWheelZooms()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const RectF plot = stage.view.currentDrawing().plot;
        for (const double fraction : {0.0, 0.21, 0.5, 0.83, 1.0}) {
            const QPointF pointer(plot.x + fraction * plot.width, plot.y + 30);
            for (const int turn : {120, 120, 120, -120, -120, 240, 13, -120, -360}) {
                const Instant before = stage.view.currentDrawing().scale.toInstant(pointer.x());
                const TimeSpan window = stage.session.window();
                stage.wheel(pointer, {0, turn});
                QVERIFY(stage.session.window() != window);
                QVERIFY((stage.session.window().seconds() < window.seconds()) == (turn > 0));
                QTRY_VERIFY(stage.view.currentDrawing().scale.visible() == stage.session.window());
                const double after = stage.view.currentDrawing().scale.toPixel(before);
                QVERIFY2(std::abs(after - pointer.x()) <= 0.5, qPrintable(QString::number(after)));
            }
        }
    }

    void theDateStaysAllTheWayToADayAndBack()
    {
        Stage stage;
        stage.session.showAll();
        QTRY_VERIFY(stage.isDrawn());
        const RectF plot = stage.view.currentDrawing().plot;
        for (const double fraction : {0.13, 0.5, 0.97}) {
            stage.session.showAll();
            QTRY_VERIFY(stage.view.currentDrawing().scale.visible() == stage.session.window());
            const QPointF pointer(plot.x + fraction * plot.width, plot.y + 30);
            const double whole = stage.session.window().seconds();
            Instant date = stage.view.currentDrawing().scale.toInstant(pointer.x());
            const auto turn = [&](int angle) {
                stage.wheel(pointer, {0, angle});
                QTRY_VERIFY(stage.view.currentDrawing().scale.visible() == stage.session.window());
                QCOMPARE(stage.view.currentDrawing().plot.x, plot.x);
                const TimeScale &scale = stage.view.currentDrawing().scale;
                QVERIFY(std::abs(scale.toPixel(date) - pointer.x()) < 0.5);
                // A pixel of the whole range is weeks: what it shows grows ever more exact.
                date = scale.toInstant(pointer.x());
            };
            while (stage.session.window().seconds() > double(secondsPerDay))
                turn(120);
            while (stage.session.window().seconds() < whole * 0.95)
                turn(-120);
        }
    }

    void otherWaysOfShowingTheLanesComeSoftly()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QVERIFY(stage.view.canvas()->grab().width() > 0); // something is on screen
        bool fades = false;
        QObject::connect(&stage.view, &TimelineView::drawn, &stage.view,
                         [&] { fades = fades || stage.view.isFading(); });
        const auto askedBy = [&](const std::function<void()> &change) {
            fades = false;
            const int before = stage.engine->lanesAsked();
            change();
            QTRY_VERIFY(stage.engine->lanesAsked() > before);
            AskerBase::pool().waitForDone();
            QCoreApplication::processEvents(); // the answer arrives
            QVERIFY(stage.isDrawn());
            QTRY_VERIFY(!stage.view.isFading());
        };
        // Finer marks; but neither a further stretch of the same, nor other events: these glide.
        askedBy([&] { stage.session.setWindow({startOf({2022, 5, 1}), startOf({2022, 7, 1})}); });
        QVERIFY(fades);
        askedBy([&] {
            stage.session.setWindow({startOf({2022, 8, 25}), startOf({2022, 10, 25})});
        });
        QVERIFY(!fades);
        askedBy([&] {
            stage.session.setFilter(Filter().with({Field::Kind, {"meeting"}, false, {}}));
        });
        QVERIFY(!fades);
        askedBy([&] { stage.session.setWindow(years(2022, 2023)); });
        QVERIFY(fades);
        stage.themes.motion().setReduced(true);
        askedBy([&] { stage.session.setWindow(years(2020, 2024)); });
        QVERIFY(!fades);
    }

    void aClusterSaysHowManyOfWhichKinds()
    {
        auto engine = smallEngine();
        LaneMark cluster = laneMark(7, "", "2022-06-05");
        cluster.count = 1200;
        cluster.kinds = {{{"agreement"}, 200}, {{"meeting"}, 1000}};
        engine->all.lanes = {lane("JPN", "Japan", {cluster})};
        engine->words.kinds = KindTree::standard();
        Stage stage(engine);
        QTRY_VERIFY(stage.isDrawn());
        stage.mouse(QEvent::MouseMove, stage.at(7));
        QTRY_VERIFY(QToolTip::isVisible());
        const QString tip = QToolTip::text().remove(QLatin1Char(','));
        QVERIFY2(tip.contains(QStringLiteral("1200 events")), qPrintable(tip));
        const auto meetings = tip.indexOf(QStringLiteral("1000 Meeting"));
        QVERIFY2(meetings >= 0 && meetings < tip.indexOf(QStringLiteral("200 Agreement")),
                 qPrintable(tip));
    }

    void controlAndWheelZoomsAsWell()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const double before = stage.session.window().seconds();
        stage.wheel(stage.emptyAt(0.5), {0, 120}, Qt::ControlModifier);
        QVERIFY(stage.session.window().seconds() < before);
    }

    void shiftAndSidewaysWheelsPan()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const TimeSpan before = stage.session.window();
        stage.wheel(stage.emptyAt(0.5), {0, -120}, Qt::ShiftModifier);
        QCOMPARE(stage.session.window().seconds(), before.seconds());
        QVERIFY(stage.session.window().begin > before.begin);
        stage.wheel(stage.emptyAt(0.5), {120, 10});
        stage.wheel(stage.emptyAt(0.5), {120, 10});
        QCOMPARE(stage.session.window().seconds(), before.seconds());
        QVERIFY(stage.session.window().begin < before.begin);
    }

    void aSidewaysTrackpadMoveNeverZooms()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const double length = stage.session.window().seconds();
        stage.wheel(stage.emptyAt(0.5), {80, 10}, {}, {20, 3});
        stage.wheel(stage.emptyAt(0.5), {20, 60}, {}, {5, 12}); // wavers
        QCOMPARE(stage.session.window().seconds(), length);
    }

    void draggingPansAndDoesNotSnapBack()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const QPointF from = stage.emptyAt(0.6);
        const Instant held = stage.view.currentDrawing().scale.toInstant(from.x());
        stage.drag(from, from - QPointF(200, 0));
        QTRY_VERIFY(stage.view.currentDrawing().scale.visible() == stage.session.window());
        const double x = stage.view.currentDrawing().scale.toPixel(held);
        QVERIFY(std::abs(x - (from.x() - 200)) <= 0.5);
        QVERIFY(stage.session.filter().isEmpty());
    }

    void theMiddleButtonPansToo()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const TimeSpan before = stage.session.window();
        stage.drag(stage.at(1), stage.at(1) + QPointF(100, 0), {}, Qt::MiddleButton);
        QVERIFY(stage.session.window().begin < before.begin);
        QVERIFY(stage.session.selectedEvents().empty());
    }

    void shiftAndDragFiltersToWholeDays()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const TimeScale scale = stage.view.currentDrawing().scale;
        const double y = stage.emptyAt(0).y();
        const Instant noonFrom{startOf({2022, 3, 1}).seconds + 43200};
        const Instant noonTo{startOf({2022, 5, 31}).seconds + 43200};
        stage.drag({scale.toPixel(noonTo), y}, {scale.toPixel(noonFrom), y}, Qt::ShiftModifier);
        const auto range = stage.session.filter().range();
        QVERIFY(range);
        QVERIFY((*range == TimeSpan{startOf({2022, 3, 1}), startOf({2022, 6, 1})}));
        QCOMPARE(toText(stage.session.filter()), std::string("during:2022-03-01..2022-05-31"));
        QVERIFY(stage.session.window() == years(2022, 2023));

        stage.click(stage.emptyAt(0.9), Qt::ShiftModifier);
        QVERIFY(!stage.session.filter().range());
    }

    void theEdgesAndTheBodyOfABrushCanBeDragged()
    {
        Stage stage;
        const TimeSpan range{startOf({2022, 3, 1}), startOf({2022, 6, 1})};
        stage.session.setFilter(stage.session.filter().withRange(range));
        QTRY_VERIFY(stage.isDrawn());
        const TimeScale scale = stage.view.currentDrawing().scale;
        const double y = stage.emptyAt(0).y();
        const auto noonOf = [&](int month, int day) {
            return scale.toPixel({startOf({2022, month, day}).seconds + 43200});
        };
        stage.drag({scale.toPixel(range.end), y}, {noonOf(7, 31), y});
        QVERIFY((*stage.session.filter().range() == TimeSpan{range.begin, startOf({2022, 8, 1})}));
        stage.drag({scale.toPixel(range.begin), y}, {noonOf(4, 1), y});
        QVERIFY((stage.session.filter().range() ==
                 TimeSpan{startOf({2022, 4, 1}), startOf({2022, 8, 1})}));
        QTRY_VERIFY(stage.isDrawn());
        stage.drag({noonOf(5, 1), y}, {noonOf(5, 11), y});
        QVERIFY((stage.session.filter().range() ==
                 TimeSpan{startOf({2022, 4, 11}), startOf({2022, 8, 11})}));
    }

    void escapeLeavesADragAsIfItHadNotBeen()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.mouse(QEvent::MouseButtonPress, stage.emptyAt(0.2), Qt::LeftButton,
                    Qt::ShiftModifier);
        stage.mouse(QEvent::MouseMove, stage.emptyAt(0.6), Qt::LeftButton, Qt::ShiftModifier);
        QTest::keyClick(&stage.view, Qt::Key_Escape);
        stage.mouse(QEvent::MouseButtonRelease, stage.emptyAt(0.6), Qt::LeftButton,
                    Qt::ShiftModifier);
        QVERIFY(stage.session.filter().isEmpty());
    }

    void aClickSelectsAndControlTogglesAndEmptySpaceClears()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.click(stage.at(1));
        QCOMPARE(stage.session.selectedEvents(), std::vector<EventId>{EventId{1}});
        stage.click(stage.at(3), Qt::ControlModifier);
        QCOMPARE(stage.session.selectedEvents(), (std::vector<EventId>{{1}, {3}}));
        stage.click(stage.at(1), Qt::ControlModifier);
        QCOMPARE(stage.session.selectedEvents(), std::vector<EventId>{EventId{3}});
        stage.click(stage.emptyAt(0.97));
        QVERIFY(stage.session.selectedEvents().empty());
    }

    void whatIsSelectedIsLinkedToWhatItHasToDoWith()
    {
        Stage stage;
        stage.engine->event.event.id = EventId{1};
        stage.engine->event.related = {{RelationType::LeadsTo, false, EventId{3}, {}, {}}};
        QTRY_VERIFY(stage.isDrawn());
        const auto links = [&] {
            const auto &marks = stage.view.currentDrawing().drawing.marks;
            return std::count_if(marks.begin(), marks.end(),
                                 [](const Mark &mark) { return mark.role == Role::Link; });
        };
        QCOMPARE(links(), 0);
        stage.click(stage.at(1));
        QTRY_COMPARE(links(), 1);
        stage.session.clearSelection();
        QTRY_COMPARE(links(), 0);
    }

    void aLabelSelectsItsEvent()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        for (const TextMark &text : stage.view.currentDrawing().drawing.texts) {
            if (text.text == "Talks in Tokyo")
                stage.click({text.box.right() - 4, text.box.y + 6});
        }
        QCOMPARE(stage.session.selectedEvents(), std::vector<EventId>{EventId{1}});
    }

    void altAndDragSelectsInARectangle()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const QPointF from(stage.at(1).x() - 20, stage.view.currentDrawing().plot.y + 1);
        const QPointF to(stage.at(2).x() + 20, stage.view.currentDrawing().plot.bottom() - 10);
        stage.drag(from, to, Qt::AltModifier);
        QCOMPARE(stage.session.selectedEvents(), (std::vector<EventId>{{1}, {2}}));
    }

    void doubleClicksOpenEventsAndShowAll()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QSignalSpy opened(&stage.view, &TimelineView::openRequested);
        stage.doubleClick(stage.at(4));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.front().front().value<EventId>(), EventId{4});
        stage.doubleClick(stage.emptyAt(0.97));
        QVERIFY(stage.session.window() == stage.session.extent());
    }

    void aClickOnTheAxisSetsTheDayInForce()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const TimelineDrawing &drawing = stage.view.currentDrawing();
        const double x = drawing.scale.toPixel({startOf({2022, 8, 10}).seconds + 43200});
        stage.click({x, drawing.axis.y + 20});
        QVERIFY(stage.session.asOf().inForce == startOf({2022, 8, 11}));
        QTRY_VERIFY(std::any_of(drawing.drawing.texts.begin(), drawing.drawing.texts.end(),
                                [](const TextMark &t) { return t.text == "10 Aug 2022"; }));

        // Its tag can be dragged on.
        QPointF tag;
        for (const Mark &mark : drawing.drawing.marks) {
            if (mark.key == "playhead")
                tag = {mark.box.x + mark.box.width / 2, mark.box.y + 6};
        }
        stage.drag(tag, {drawing.scale.toPixel({startOf({2022, 11, 6}).seconds + 43200}), tag.y()});
        QVERIFY(stage.session.asOf().inForce == startOf({2022, 11, 7}));
    }

    void aLaneHeadSelectsItsParty()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.click({20, stage.view.currentDrawing().plot.y + 10});
        QVERIFY((stage.session.selection() == Selection(ActorSelection{{ActorId{"JPN"}}})));
    }

    void keysMoveInTime()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const TimeSpan before = stage.session.window();
        QTest::keyClick(&stage.view, Qt::Key_Right);
        QVERIFY(stage.session.window().begin > before.begin);
        QTest::keyClick(&stage.view, Qt::Key_Left);
        QVERIFY(stage.session.window() == before);
        QTest::keyClick(&stage.view, Qt::Key_Plus);
        QVERIFY(stage.session.window().seconds() < before.seconds());
        QTest::keyClick(&stage.view, Qt::Key_Home);
        QVERIFY(stage.session.window().begin == stage.session.extent().begin);
        QTest::keyClick(&stage.view, Qt::Key_End);
        QVERIFY(stage.session.window().end == stage.session.extent().end);
        QTest::keyClick(&stage.view, Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(stage.session.window() == stage.session.extent());
    }

    void commaAndPeriodWalkAlongTheLane()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.click(stage.at(1));
        QTest::keyClick(&stage.view, Qt::Key_Period);
        QCOMPARE(stage.session.selectedEvents(), std::vector<EventId>{EventId{2}});
        QTest::keyClick(&stage.view, Qt::Key_Comma);
        QTest::keyClick(&stage.view, Qt::Key_Comma);
        QVERIFY(stage.session.selectedEvents().front() == EventId{1} ||
                stage.session.selectedEvents().front() == EventId{5});
    }

    void fCentresThenFits()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.session.select({3});
        const double length = stage.session.window().seconds();
        QTest::keyClick(&stage.view, Qt::Key_F);
        QCOMPARE(stage.session.window().seconds(), length);
        const TimeSpan window = stage.session.window();
        const double middle = double(window.begin.seconds) + window.seconds() / 2;
        QVERIFY(std::abs(middle - double(startOf({2022, 7, 5}).seconds)) <= 86400);
        QTest::keyClick(&stage.view, Qt::Key_F);
        QVERIFY(stage.session.window().seconds() < length);
    }

    void escapeClearsTheSelectionAndThenTheRange()
    {
        Stage stage;
        stage.session.setFilter(stage.session.filter().withRange(years(2022, 2023)));
        stage.session.select({1});
        QTest::keyClick(&stage.view, Qt::Key_Escape);
        QVERIFY(stage.session.selectedEvents().empty());
        QVERIFY(stage.session.filter().range());
        QTest::keyClick(&stage.view, Qt::Key_Escape);
        QVERIFY(!stage.session.filter().range());
    }

    void hoveringTellsTheSessionWhereThePointerIs()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.mouse(QEvent::MouseMove, stage.at(2));
        QCOMPARE(stage.session.hover().ids, std::vector<EventId>{EventId{2}});
        QVERIFY(stage.session.hover().time);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(stage.view.canvas(), &leave);
        QVERIFY(stage.session.hover() == Hover{});
    }

    void everyPixelIsPainted()
    {
        Stage stage;
        QImage image(stage.view.size(), QImage::Format_RGB32);
        image.fill(Qt::magenta);
        stage.view.render(&image);
        for (int x = 0; x < image.width(); ++x) {
            for (const int y : {0, image.height() - 1})
                QVERIFY2(image.pixelColor(x, y) != Qt::magenta, qPrintable(QString::number(x)));
        }
        for (int y = 0; y < image.height(); ++y) {
            for (const int x : {0, image.width() - 1})
                QVERIFY2(image.pixelColor(x, y) != Qt::magenta, qPrintable(QString::number(y)));
        }
        // Whole, not half: what was there before would show through.
        const QColor canvas = toQColor(stage.themes.theme().canvas);
        QCOMPARE(image.pixelColor(0, 0), canvas);
        QCOMPARE(image.pixelColor(image.width() / 2, 0), canvas);
        QCOMPARE(image.pixelColor(0, image.height() / 2), canvas);
    }

    void panningInsideTheBufferAsksNothing()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QTRY_COMPARE(stage.marks().size(), std::size_t(5));
        const int asked = stage.engine->lanesAsked();
        for (int i = 0; i < 5; ++i) {
            stage.view.panBy(0.1);
            QTRY_VERIFY(stage.view.currentDrawing().scale.visible() == stage.session.window());
        }
        QCOMPARE(stage.engine->lanesAsked(), asked);
        stage.view.panBy(2);
        QTRY_VERIFY(stage.engine->lanesAsked() > asked);
    }

    void aFlickRunsOnUntilItIsCaught()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const auto flick = [&] {
            stage.session.setWindow(years(2022, 2023));
            QTRY_VERIFY(stage.isDrawn());
            stage.mouse(QEvent::MouseButtonPress, stage.emptyAt(0.6));
            for (int i = 1; i <= 5; ++i) {
                stage.ms += 16;
                stage.mouse(QEvent::MouseMove, stage.emptyAt(0.6) - QPointF(25 * i, 0));
            }
            stage.mouse(QEvent::MouseButtonRelease, stage.emptyAt(0.6) - QPointF(125, 0));
        };
        flick();
        const TimeSpan letGo = stage.session.window();
        stage.ms += 100;
        QTRY_VERIFY(letGo.begin < stage.session.window().begin);
        const TimeSpan later = stage.session.window();
        QCOMPARE(later.seconds(), letGo.seconds());
        stage.ms += 5000;
        QTRY_VERIFY(later.begin < stage.session.window().begin);
        const TimeSpan atRest = stage.session.window();
        stage.ms += 5000;
        QTest::qWait(50);
        QVERIFY(stage.session.window() == atRest);

        // A press catches it.
        flick();
        stage.mouse(QEvent::MouseButtonPress, stage.emptyAt(0.3));
        const TimeSpan caught = stage.session.window();
        stage.ms += 100;
        QTest::qWait(50);
        QVERIFY(stage.session.window() == caught);
        stage.mouse(QEvent::MouseButtonRelease, stage.emptyAt(0.3));

        // With less motion nothing coasts.
        stage.themes.motion().setReduced(true);
        flick();
        const TimeSpan still = stage.session.window();
        stage.ms += 100;
        QTest::qWait(50);
        QVERIFY(stage.session.window() == still);
    }

    void fingersThatHaveNotGoneFarDoNothing()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const TimeSpan before = stage.session.window();
        stage.wheel(stage.emptyAt(0.5), {0, 8}, {}, {0, 2}); // a twitch, across
        QVERIFY(stage.session.window() == before);
        stage.wheel(stage.emptyAt(0.5), {80, 4}, {}, {20, 1}); // and on along: no zoom
        QCOMPARE(stage.session.window().seconds(), before.seconds());
        QVERIFY(stage.session.window().begin < before.begin);
        // The next movement of fingers is another one.
        stage.ms += 1000;
        stage.wheel(stage.emptyAt(0.5), {4, 80}, {}, {1, 20});
        QVERIFY(stage.session.window().seconds() < before.seconds());
    }

    void altAndWheelChangeALanesHeight()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const RectF lane = stage.laneBox("GBR");
        stage.wheel({600, lane.y + 10}, {120, 0}, Qt::AltModifier); // as Qt turns it
        QVERIFY(stage.session.lanes().arranged().heights.at("GBR") > lane.height);
        QVERIFY(!stage.session.lanes().arranged().heights.contains("JPN"));
    }

    void theWheelScrollsWhereThatIsPreferred()
    {
        auto engine = smallEngine();
        engine->all = test::randomLanes(3, 300, 30);
        Stage stage(engine);
        stage.view.setWheelScrolls(true);
        stage.session.setWindow(years(1946, 2026));
        QTRY_VERIFY(stage.isDrawn());
        auto *bar = stage.view.findChild<QScrollBar *>();
        QTRY_VERIFY(bar->isVisible());
        const TimeSpan before = stage.session.window();
        stage.wheel(stage.emptyAt(0.5), {0, -120});
        QVERIFY(bar->value() > 0);
        QVERIFY(stage.session.window() == before);
        stage.wheel(stage.emptyAt(0.5), {0, 120}, Qt::ControlModifier);
        QVERIFY(stage.session.window().seconds() < before.seconds());
    }

    void shiftAndClickSelectAlongALane()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.click(stage.at(1));
        QTRY_VERIFY(stage.at(3).x() > 0);
        stage.click(stage.at(3), Qt::ShiftModifier);
        QVERIFY(stage.session.selectedEvents() ==
                (std::vector{EventId{1}, EventId{2}, EventId{3}}));
        QVERIFY(!stage.session.filter().range());
    }

    void rowsGlideWhenOthersCount()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const double before = stage.at(4).y();
        // Another arrangement: Japan's lane is collapsed.
        LanesLook look;
        FieldLanes lanes;
        lanes.collapse("JPN", true);
        look.arrange(lanes);
        std::vector<double> drawnAt; // as each drawing begins
        connect(&stage.view, &TimelineView::drawn, this,
                [&] { drawnAt.push_back(stage.at(4).y()); });
        stage.session.setLanes(look);
        QTRY_VERIFY(!drawnAt.empty());
        QCOMPARE(drawnAt.front(), before);
        QTRY_VERIFY(stage.at(4).y() != before);
        stage.themes.motion().setReduced(true);
        drawnAt.clear();
        stage.session.setLanes({});
        QTRY_VERIFY(!drawnAt.empty());
        QCOMPARE(drawnAt.front(), before); // at once
    }

    void otherLanesAreAskedFor()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const int asked = stage.engine->lanesAsked();
        stage.session.setLanes({LaneField::Kind, {}});
        QTRY_VERIFY(stage.engine->lanesAsked() > asked);
    }

    void aTriangleCollapsesItsLane()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const RectF head = stage.laneBox("JPN");
        stage.click({6, head.y + 12});
        QVERIFY(stage.session.lanes().arranged().isCollapsed("JPN"));
        QTRY_VERIFY(stage.laneBox("JPN").height < 30);
        stage.session.goBack();
        QTRY_COMPARE(stage.laneBox("JPN").height, head.height);
    }

    void aLowerEdgeResizesInOneStepOfTheHistory()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.session.startHistory();
        const RectF head = stage.laneBox("JPN");
        stage.drag({40, head.bottom()}, {40, head.bottom() + 60});
        QTRY_COMPARE(stage.laneBox("JPN").height, head.height + 60);
        stage.session.goBack();
        QVERIFY(!stage.session.canGoBack());
        QTRY_COMPARE(stage.laneBox("JPN").height, head.height);
        // Double click: the usual height again.
        stage.session.goForward();
        QTRY_COMPARE(stage.laneBox("JPN").height, head.height + 60);
        stage.doubleClick({40, stage.laneBox("JPN").bottom()});
        QVERIFY(stage.session.lanes() == LanesLook());
    }

    void aNameThatIsDraggedMovesItsLane()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const QPointF from(40, stage.laneBox("JPN").y + 30);
        stage.drag(from, {40, stage.laneBox("GBR").bottom() - 8});
        const FieldLanes moved = stage.session.lanes().arranged();
        QVERIFY(moved.order == LaneOrder::ByHand);
        QVERIFY(moved.byHand == (std::vector<std::string>{"GBR", "JPN"}));
        // Let go where it was taken, nothing has moved; nor after Esc.
        stage.session.setLanes({});
        QTRY_VERIFY(stage.isDrawn());
        stage.drag(from, from + QPointF(0, 14));
        QVERIFY(stage.session.lanes() == LanesLook());
        stage.mouse(QEvent::MouseButtonPress, from);
        stage.mouse(QEvent::MouseMove, {40, stage.laneBox("GBR").bottom() - 8});
        QTest::keyClick(&stage.view, Qt::Key_Escape);
        QVERIFY(stage.session.lanes() == LanesLook());
    }

    void lanesAreWorkedOnByKeys()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        TimelineHeads &heads = stage.view.heads();
        QVERIFY(heads.current() == "JPN");
        heads.step(1); // marks where one is
        QVERIFY(heads.current() == "JPN");
        heads.step(1);
        QVERIFY(heads.current() == "GBR");
        QVERIFY(heads.overlay().current.has_value());
        heads.moveBy("GBR", -1);
        QVERIFY(stage.session.lanes().arranged().byHand ==
                (std::vector<std::string>{"GBR", "JPN"}));
        heads.hide("GBR");
        QVERIFY(stage.session.lanes().arranged().hidden == std::vector<std::string>{"GBR"});
        QTRY_VERIFY(
            stage.view.findChild<QToolButton *>(QStringLiteral("hiddenLanesButton"))->isVisible());
        heads.showHidden();
        QTRY_VERIFY(
            !stage.view.findChild<QToolButton *>(QStringLiteral("hiddenLanesButton"))->isVisible());
    }

    void aLaneThatMovesStaysInSight()
    {
        auto engine = smallEngine();
        engine->all = test::randomLanes(3, 300, 30);
        Stage stage(engine);
        stage.session.setWindow(years(1946, 2026));
        QTRY_VERIFY(stage.isDrawn());
        auto *bar = stage.view.findChild<QScrollBar *>();
        QTRY_VERIFY(bar->isVisible());
        bar->setValue(bar->maximum());
        const std::string first = stage.view.currentDrawing().lanes.front().name;
        QVERIFY(stage.laneBox(first).bottom() < stage.view.currentDrawing().plot.y);
        stage.view.heads().setPinned(first, true);
        QTRY_VERIFY(stage.laneBox(first).y >= stage.view.currentDrawing().plot.y - 1);
    }

    void lanesOfOneEventLightUpTogether()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.session.setHover({{EventId{2}}, {}, {}});
        QCOMPARE(stage.view.heads().overlay().lit.size(), std::size_t(2));
        stage.session.setHover({{EventId{3}}, {}, {}});
        QVERIFY(stage.view.heads().overlay().lit.empty());
    }

    void manyLanesScroll()
    {
        auto engine = smallEngine();
        engine->all = test::randomLanes(3, 300, 30);
        Stage stage(engine);
        stage.session.setWindow(years(1946, 2026));
        QTRY_VERIFY(stage.isDrawn());
        auto *bar = stage.view.findChild<QScrollBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->maximum() > 100);
        const auto headOf = [&] {
            for (const TextMark &text : stage.view.currentDrawing().drawing.texts) {
                if (text.role == Role::Lane)
                    return text.key;
            }
            return std::string();
        };
        const std::string first = headOf();
        stage.wheel({20, 200}, {0, -1200}); // over the heads
        QVERIFY(bar->value() > 100);
        QVERIFY(headOf() != first);
    }

    void theDrawingCanBeCopied()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.view.copyImage();
        QCOMPARE(QGuiApplication::clipboard()->image().width(),
                 2 * int(stage.view.currentDrawing().drawing.width));
    }

    void nothingOpenIsNothingToShow()
    {
        Session session;
        ThemeSwitch themes;
        TimelineView view(session, themes);
        view.resize(600, 300);
        view.show();
        QTRY_COMPARE(view.currentDrawing().drawing.events, 0);
        for (const int key :
             {Qt::Key_F, Qt::Key_Period, Qt::Key_Plus, Qt::Key_Home, Qt::Key_Return})
            QTest::keyClick(&view, Qt::Key(key));
    }
};

QTEST_MAIN(TestTimelineView)
#include "tst_timeline_view.moc"
