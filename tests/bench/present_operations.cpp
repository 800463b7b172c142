// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenting/thumbnails.h"
#include "app/shell/presentation.h"
#include "app/style/theme.h"
#include "tests/bench/operations.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>

namespace entente::bench
{

namespace
{

constexpr QSize stageSize(1920, 1080);
constexpr double leastPresentTurn = 0.2; ///< milliseconds; what is shorter drew nothing
constexpr qint64 betweenKeysMs = 700;    ///< after a scene has arrived
constexpr qint64 longestTravelMs = 6000;

/// Of this thread, by the processor: whatever else the machine does meanwhile.
double workedMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// When a window's frames begin.
class FrameTimes : public QObject
{
public:
    explicit FrameTimes(QWidget &window) : QObject(&window)
    {
        m_clock.start();
        window.installEventFilter(this);
    }
    double now() const { return double(m_clock.nsecsElapsed()) / 1e6; }
    std::vector<double> take() { return std::exchange(m_times, {}); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::UpdateRequest)
            m_times.push_back(now());
        return QObject::eventFilter(watched, event);
    }

private:
    QElapsedTimer m_clock;
    std::vector<double> m_times;
};

/// Keys of a talk: through the story, back a little, and jumps.
std::vector<std::pair<int, QString>> keysOfTalk(const Talk &talk)
{
    std::vector<std::pair<int, QString>> keys;
    for (const Scene &scene : talk.story().scenes) {
        for (int i = 0; i <= scene.builds(); ++i)
            keys.emplace_back(Qt::Key_PageDown, QString());
    }
    keys.pop_back();
    for (int i = 0; i < 4; ++i)
        keys.emplace_back(Qt::Key_PageUp, QString());
    for (const int scene : {1, 6, 3, 9, 2, 7, 5, 8}) {
        for (const QChar digit : QString::number(scene))
            keys.emplace_back(Qt::Key_0 + digit.digitValue(), QString(digit));
        keys.emplace_back(Qt::Key_Return, QString());
    }
    return keys;
}

PresentFigures presented(const std::shared_ptr<const Engine> &engine)
{
    PresentFigures figures;
    const Result<Story> story = findStory(engine->vocabulary().stories, "");
    if (!story)
        return figures;
    ThemeSwitch themes;
    Session session;
    session.setEngine(engine);
    QWidget window;
    Thumbnails thumbnails(session, themes, &window);
    Presentation presentation({engine, *story, 0, 0, {}, &window}, themes, thumbnails);
    presentation.start();
    StageWindow &stage = presentation.stageWindow();
    if (stage.size() != stageSize) {
        stage.showNormal();
        stage.resize(stageSize);
    }
    FrameTimes frames(stage);
    const bool tells = qEnvironmentVariableIsSet("ENTENTE_BENCH_TELLS");
    const auto run = [&](
                         qint64 least, const std::function<bool()> &goesOn = [] { return false; }) {
        double longest = 0;
        QElapsedTimer since;
        since.start();
        while ((since.elapsed() < least || goesOn()) && since.elapsed() < longestTravelMs) {
            const double worked = workedMs();
            const double turn = millisecondsOf([] { QCoreApplication::processEvents(); });
            if (turn >= leastPresentTurn) {
                figures.turns.add(turn);
                figures.work.add(workedMs() - worked);
            }
            longest = std::max(longest, turn);
            QThread::usleep(200);
        }
        return longest;
    };
    run(3000);
    frames.take();
    for (const auto &[key, text] : keysOfTalk(presentation.talk())) {
        const int scene = presentation.talk().sceneNumber();
        const double pressed = frames.now();
        const double press = millisecondsOf(
            [&, which = key, typed = text] { presentation.talk().press(which, {}, typed); });
        if (key >= Qt::Key_0 && key <= Qt::Key_9) {
            run(120); // as fast as one types
            frames.take();
            continue;
        }
        const bool isOther = scene != presentation.talk().sceneNumber();
        double longest = press;
        double still = 0;
        if (isOther) {
            const SceneTravel &travel = presentation.travel();
            longest =
                std::max(longest, run(0, [&] { return travel.isRunning() && !travel.isMoving(); }));
            still = frames.now() - pressed;
        }
        longest = std::max(longest, run(isOther ? 0 : 400, [&presentation] {
                               return presentation.travel().isRunning();
                           }));
        const std::vector<double> times = frames.take();
        double gap = times.empty() ? 0 : times.front() - pressed;
        for (std::size_t i = 1; i < times.size(); ++i) {
            figures.gaps.add(times[i] - times[i - 1]);
            gap = std::max(gap, times[i] - times[i - 1]);
        }
        if (isOther) {
            figures.starts.add(still);
            figures.holds.add(longest);
        }
        if (tells)
            std::fprintf(stderr,
                         "scene %d step %d: press %.1f, moves after %.1f, longest turn "
                         "%.1f, longest gap %.1f of %zu frames\n",
                         presentation.talk().sceneNumber() + 1, presentation.talk().build(), press,
                         still, longest, gap, times.size());
        run(betweenKeysMs);
        frames.take();
    }
    presentation.end();
    return figures;
}

} // namespace

const PresentFigures &presentFigures(const std::shared_ptr<const Engine> &engine)
{
    static const PresentFigures figures = presented(engine);
    return figures;
}

} // namespace entente::bench
