// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/playback.h"
#include "app/shell/main_window.h"
#include "app/style/theme.h"
#include "tests/bench/operations.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QThread>

namespace entente::bench
{

namespace
{

constexpr QSize playScreen(1920, 1080);
constexpr qint64 playedMs = 8000;
constexpr double leastTurn = 0.2; ///< milliseconds; what is shorter drew nothing

/// Runs the event loop for so long; of every turn that did something, how long it held the window.
void turns(qint64 milliseconds, Series *series, const std::function<bool()> &enough = {})
{
    QElapsedTimer all;
    all.start();
    while (all.elapsed() < milliseconds && !(enough && enough())) {
        const double taken = millisecondsOf([] { QCoreApplication::processEvents(); });
        if (series != nullptr && taken >= leastTurn)
            series->add(taken);
        QThread::usleep(300);
    }
}

} // namespace

Series playFrames(const Subject &subject, PlayCounts counts, PlayStep step)
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    ThemeSwitch themes;
    MainWindow window(themes, settings);
    window.resize(playScreen);
    window.openFirst(QString::fromStdString(subject.document.string()));
    window.show();
    const auto isStill = [&] { return window.isAnswered(); };
    turns(60'000, nullptr, isStill);
    turns(1000, nullptr);
    Playback &playback = window.session().playback();
    PlaySettings play;
    play.speed = 10;
    play.unit = PlayUnit::Year;
    play.counts = counts;
    play.atEnd = PlayEnd::Loop;
    play.step = step;
    playback.setSettings(play);
    Series series = Series::ofFrames();
    if (step == PlayStep::Event) { // steps, each once the one before has been seen
        for (int i = 0; i < 40; ++i) {
            playback.step(1);
            turns(150, &series);
        }
        return series;
    }
    playback.play();
    turns(playedMs, &series);
    playback.stop();
    turns(60'000, &series, isStill);
    return series;
}

} // namespace entente::bench
