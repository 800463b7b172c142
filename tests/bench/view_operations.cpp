// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/theme.h"
#include "app/views/map/map_view.h"
#include "app/views/network/network_view.h"
#include "app/views/timeline/timeline_view.h"
#include "core/time/calendar.h"
#include "tests/bench/many_ties.h"
#include "tests/bench/operations.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QThread>
#include <QWheelEvent>

#include <functional>

namespace entente::bench
{

namespace
{

constexpr QSize screen(1920, 1080);

/// Runs the event loop until nothing is due and no question is under way.
void settle()
{
    QElapsedTimer quiet;
    quiet.start();
    while (quiet.elapsed() < 60) {
        QCoreApplication::processEvents();
        if (AskerBase::pool().activeThreadCount() > 0)
            quiet.restart();
        QThread::msleep(1);
    }
}

/// How often a widget was painted.
class Paints : public QObject
{
public:
    explicit Paints(QWidget &view) { view.installEventFilter(this); }
    int count() const { return m_count; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    int m_count = 0;
};

/// Everything that a change makes the GUI thread do until it is on the window's surface. What the
/// event loop has painted already is not painted twice.
double frame(QWidget &view, const std::function<void()> &change)
{
    Paints paints(view);
    return millisecondsOf([&] {
        change();
        QCoreApplication::processEvents();
        if (paints.count() == 0)
            view.repaint();
    });
}

} // namespace

Series timelineFrames(const std::shared_ptr<const Engine> &engine, bool zooming)
{
    Session session;
    ThemeSwitch themes;
    TimelineView view(session, themes);
    view.resize(screen);
    view.show();
    session.setEngine(engine);
    settle();
    view.zoomBy(0.5);
    settle();
    Series series = Series::ofFrames();
    for (int i = 0; i < 100; ++i) {
        series.add(frame(view, [&] {
            if (zooming)
                view.zoomBy(i < 50 ? 0.95 : 1 / 0.95);
            else
                view.panBy(i < 50 ? 0.01 : -0.01);
        }));
    }
    return series;
}

Series wheelFrames(const std::shared_ptr<const Engine> &engine)
{
    Session session;
    ThemeSwitch themes;
    TimelineView view(session, themes);
    view.resize(screen);
    view.show();
    session.setEngine(engine);
    settle();
    const TimeSpan all = session.window();
    const RectF plot = view.currentDrawing().plot;
    Series series = Series::ofFrames();
    const auto turn = [&](double fraction, int angle) {
        const QPointF at(plot.x + fraction * plot.width, plot.y + plot.height / 2);
        series.add(frame(view, [&] {
            QWheelEvent event(at, view.canvas()->mapToGlobal(at), {}, {0, angle}, Qt::NoButton, {},
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(view.canvas(), &event);
        }));
        QThread::msleep(8); // turns of a wheel have time between them, in which answers come
    };
    for (const double fraction : {0.5, 0.8, 0.95, 0.99}) {
        while (session.window().seconds() > double(secondsPerDay))
            turn(fraction, 120);
        while (session.window().seconds() < all.seconds() * 0.999)
            turn(fraction, -120);
        session.setWindow(all);
        settle();
    }
    return series;
}

namespace
{

/// Frames of a map over a year of events while it is changed from step to step.
Series mapSteps(const std::shared_ptr<const Engine> &engine,
                const std::function<void(MapView &, int step)> &change,
                const char *projection = nullptr)
{
    Session session;
    ThemeSwitch themes;
    MapView view(session, themes);
    view.resize(screen);
    view.setVisible(true);
    session.setEngine(engine);
    settle();
    if (projection != nullptr)
        (void)view.setProjection(projection, {20, 100});
    const TimeSpan extent = session.extent();
    const Instant middle{extent.begin.seconds + std::int64_t(extent.seconds() * 0.7)};
    session.setFilter(Filter().withRange(TimeSpan{middle, {middle.seconds + 365 * secondsPerDay}}));
    settle();
    Series series = Series::ofFrames();
    for (int i = 0; i < 100; ++i)
        series.add(frame(view, [&] { change(view, i); }));
    return series;
}

} // namespace

Series mapFrames(const std::shared_ptr<const Engine> &engine)
{
    return mapSteps(engine, [](MapView &view, int step) {
        MapCamera camera = view.camera();
        camera.center.x += step < 50 ? 0.01 : -0.01;
        view.setCamera(camera);
    });
}

Series mapZooms(const std::shared_ptr<const Engine> &engine)
{
    return mapSteps(engine, [](MapView &view, int step) {
        MapCamera camera = view.frame().camera;
        camera.pixelsPerUnit *= step < 50 ? 1.03 : 1 / 1.03;
        view.setCamera(camera);
    });
}

Series mapTurns(const std::shared_ptr<const Engine> &engine)
{
    return mapSteps(
        engine,
        [](MapView &view, int step) {
            (void)view.setProjection("orthographic", {20, 100 + 0.8 * step});
        },
        "orthographic");
}

namespace
{

std::shared_ptr<const Engine> manyTiesEngine()
{
    return makeLocalEngine(manyTies());
}

} // namespace

Series networkFrames()
{
    Session session;
    ThemeSwitch themes;
    NetworkView view(session, themes);
    Paints paints(view);
    view.resize(screen);
    view.setVisible(true);
    session.setEngine(manyTiesEngine());
    // Nobody waits for the index to be measured before playing.
    while (view.network() == nullptr || view.series() == nullptr)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const Instant first = startOfYear(1955);
    const auto play = [&](int i) {
        return millisecondsOf([&] {
            const Instant at{first.seconds + std::int64_t(i * 365.2425 * secondsPerDay / 60)};
            const int before = paints.count();
            session.setPlayed(Played{at, {}});
            while (paints.count() == before)
                QCoreApplication::processEvents();
        });
    };
    play(0); // a leap of seventy years to where playing begins
    Series series = Series::ofFrames();
    // 20 years, 60 frames each, and on until the index has come and has been seen for a second.
    constexpr int leastFrames = 1200;
    constexpr int mostFrames = 60 * 60;
    int complete = 0;
    for (int i = 1; i <= leastFrames || complete < 60; ++i) {
        series.add(play(1 + i % mostFrames));
        complete += view.series()->hasStructure && view.areChartsComplete() ? 1 : 0;
    }
    return series;
}

Series networkLayouts()
{
    const std::shared_ptr<const Engine> engine = manyTiesEngine();
    Series series;
    for (int i = 0; i < 10; ++i)
        series.add(millisecondsOf([&] {
            NetworkWish wish;
            wish.arrangement = NetworkArrangement::Force;
            wish.until = startOfYear(2025);
            (void)askedNetwork(*engine, wish, {});
        }));
    return series;
}

Series networkIndexes()
{
    const std::shared_ptr<const Engine> engine = manyTiesEngine();
    const TieHistoryAnswer answer = engine->answer(TieHistoryQuestion{}).value();
    const std::vector<PairLife> lives = livesOf(answer.history);
    Series series;
    for (int i = 0; i < 3; ++i)
        series.add(millisecondsOf(
            [&] { (void)networkSeries(answer.history, lives, -1, startOfYear(2025)); }));
    return series;
}

Series firstPaints(const Subject &subject)
{
    Series series;
    for (int i = 0; i < 7; ++i) {
        QProcess program;
        program.start(QStringLiteral(ENTENTE_PROGRAM),
                      {QStringLiteral("--exit-after-first-paint"),
                       QString::fromStdString(subject.document.string())});
        program.waitForFinished(60000);
        static const QRegularExpression line(QStringLiteral("first paint: (\\d+) ms"));
        const QRegularExpressionMatch match =
            line.match(QString::fromUtf8(program.readAllStandardError()));
        if (match.hasMatch())
            series.add(match.captured(1).toDouble());
    }
    return series;
}

} // namespace entente::bench
