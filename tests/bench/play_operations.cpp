// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/playback.h"
#include "app/shell/main_window.h"
#include "app/style/theme.h"
#include "app/views/network/network_view.h"
#include "core/store/document.h"
#include "core/time/calendar.h"
#include "tests/bench/many_ties.h"
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

namespace
{

/// How long after the one before a widget painted itself.
class PaintGaps : public QObject
{
public:
    PaintGaps(QWidget &widget, Series &gaps) : QObject(&widget), m_gaps(gaps)
    {
        widget.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            if (m_since.isValid())
                m_gaps.add(double(m_since.nsecsElapsed()) / 1e6);
            m_since.start();
        }
        return false;
    }

private:
    Series &m_gaps;
    QElapsedTimer m_since;
};

/// A document in a window, all of whose questions are answered.
class PlayedWindow
{
public:
    explicit PlayedWindow(const std::filesystem::path &document, const char *centre = nullptr)
    {
        m_window.resize(playScreen);
        m_window.openFirst(QString::fromStdString(document.string()));
        m_window.show();
        turns(60'000, nullptr, [this] { return m_window.isAnswered(); });
        if (centre != nullptr)
            m_window.actions()[centre]->trigger();
        turns(1000, nullptr); // the index of a network takes longer, and is not waited for
    }

    MainWindow &window() { return m_window; }
    Playback &playback() { return m_window.session().playback(); }

private:
    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    ThemeSwitch m_themes;
    MainWindow m_window{m_themes, m_settings};
};

} // namespace

Series playFrames(const Subject &subject, PlayCounts counts, PlayStep step)
{
    PlayedWindow played(subject.document);
    Playback &playback = played.playback();
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
    turns(60'000, &series, [&] { return played.window().isAnswered(); });
    return series;
}

Series playNetwork(bool gaps)
{
    Dataset data = manyTies();
    for (int year = 1950; year < 2030; ++year) {
        Event event;
        event.key = std::to_string(year);
        event.title = "Summit";
        event.kind = KindId{"meeting"};
        event.start = Date::fromEdtf(std::to_string(year)).value();
        data.events.push_back(std::move(event));
    }
    const QTemporaryDir folder;
    const std::filesystem::path document =
        folder.filePath(QStringLiteral("ties.entente")).toStdString();
    Series turnsTaken = Series::ofFrames();
    Series between;
    if (!Document::write(document, data))
        return turnsTaken;
    PlayedWindow played(document, "view.network");
    auto *view = played.window().findChild<NetworkView *>();
    PlaySettings play;
    play.speed = 1;
    play.unit = PlayUnit::Year;
    played.playback().setSettings(play);
    const auto until = [&](int year) {
        return [&played, year] {
            const auto at = played.window().session().playhead();
            return at && *at >= startOfYear(year);
        };
    };
    played.playback().play();
    turns(20'000, nullptr, until(1965)); // nobody is tied to many before
    new PaintGaps(*view, between);
    turns(playedMs, &turnsTaken);
    played.playback().stop();
    return gaps ? between : turnsTaken;
}

} // namespace entente::bench
