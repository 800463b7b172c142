// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/caption_band.h"
#include "app/presenting/stage_overlay.h"
#include "app/session/story_board.h"
#include "app/shell/main_window.h"
#include "app/shell/presentation.h"
#include "app/shell/story_desk.h"
#include "app/shell/workspace.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/map/map_view.h"
#include "app/views/network/network_view.h"
#include "app/views/timeline/timeline_view.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScreen>
#include <QSettings>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace entente;

namespace
{

constexpr int patienceMs = 30'000; ///< on a machine that has much else to do

} // namespace

/// The sample's story as it is given: by keys, in a real window, with a question from the hall.
class TestStoryJourney : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ThemeSwitch> m_themes;
    std::unique_ptr<MainWindow> m_window;

    Presentation *talk() const { return m_window->stories().presentation(); }
    StageWindow &stage() const { return talk()->stageWindow(); }
    void press(int key) const { QTest::keyClick(&stage(), Qt::Key(key)); }
    const Scene &scene(int number) const
    {
        return m_window->stories().board().story()->scenes[std::size_t(number - 1)];
    }
    /// Arrived, answered, and with the scene's words over it.
    bool isAt(int number) const
    {
        return talk()->talk().sceneNumber() == number - 1 && !talk()->travel().isRunning() &&
               talk()->stage().isAnswered() &&
               stage().caption().headline() == QString::fromStdString(scene(number).name) &&
               talk()->session().asOf().inForce == scene(number).inForce;
    }
    QRgb middle() const
    {
        const QImage picture = stage().grab().toImage();
        return picture.pixel(picture.rect().center());
    }
    void present() const
    {
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(m_window->stories().isPresenting());
        QVERIFY(QTest::qWaitForWindowExposed(&stage(), patienceMs));
        QTRY_VERIFY_WITH_TIMEOUT(isAt(1), patienceMs);
    }

private slots:
    void initTestCase()
    {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        loadFonts();
        QApplication::setFont(fontFor(TextStyle::Body));
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("s.ini")),
                                                 QSettings::IniFormat);
        m_themes = std::make_unique<ThemeSwitch>();
        m_themes->motion().setReduced(true); // but where the way itself is looked at
        m_window = std::make_unique<MainWindow>(*m_themes, *m_settings);
        m_window->resize(1200, 680);
        m_window->openFirst(QStringLiteral("sample"));
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), patienceMs));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->isAnswered(), patienceMs);
    }

    void cleanup()
    {
        m_window.reset();
        m_themes.reset();
        m_settings.reset();
    }

    void fromTheFirstSceneToTheLastWithAQuestionBetween()
    {
        const Filter before = m_window->session().filter();
        present();
        QVERIFY(stage().isFullScreen());
        QTRY_COMPARE(talk()->workspace().map().currentDrawing().events, 3);

        // Three pacts, one key each; then the scene after them.
        for (int step = 1; step <= 3; ++step) {
            press(Qt::Key_PageDown);
            QCOMPARE(talk()->talk().build(), step);
            QCOMPARE(talk()->talk().sceneNumber(), 0);
        }
        press(Qt::Key_PageDown);
        QTRY_VERIFY_WITH_TIMEOUT(isAt(2), patienceMs);
        QTRY_VERIFY(talk()->workspace().network() && talk()->workspace().network()->isVisible());

        // A number leads anywhere; on the way everything moves.
        m_themes->motion().setReduced(false);
        press(Qt::Key_7);
        press(Qt::Key_Return);
        QVERIFY(talk()->travel().isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(isAt(7), patienceMs);
        m_themes->motion().setReduced(true);
        QCOMPARE(talk()->session().window(), scene(7).window.value());
        NetworkView &network = *talk()->workspace().network();
        const auto isPlanned = [](const Mark &mark) {
            return mark.role == Role::Tie && mark.status == Status::Planned;
        };
        QTRY_VERIFY(std::any_of(network.currentDrawing().drawing.marks.begin(),
                                network.currentDrawing().drawing.marks.end(), isPlanned));
        QTRY_VERIFY(talk()->workspace().timeline().currentDrawing().drawing.events > 0);

        press(Qt::Key_B);
        QCOMPARE(middle(), QColor(Qt::black).rgb());
        press(Qt::Key_B);
        QVERIFY(middle() != QColor(Qt::black).rgb());

        // Somebody asks about Australia; a click answers, and one key returns.
        auto *menu = network.findChild<QToolButton *>(QStringLiteral("networkLayout"));
        QVERIFY(!menu->isVisible()); // not the program is looked at
        const std::vector<ActorId> &actors = network.network()->answer.history.actors;
        const auto actor = std::find(actors.begin(), actors.end(), ActorId{"AUS"});
        QVERIFY(actor != actors.end());
        QTest::mouseClick(&network, Qt::LeftButton, {},
                          network.boxOf(std::size_t(actor - actors.begin())).center());
        QVERIFY(talk()->talk().isAsking());
        QVERIFY(menu->isVisible());
        const auto *chosen = std::get_if<ActorSelection>(&talk()->session().selection());
        QVERIFY(chosen && chosen->ids == std::vector{ActorId{"AUS"}});
        talk()->session().setFilter(parseQuery("party:AUS").filter);
        QTRY_VERIFY(talk()->stage().isAnswered());
        press(Qt::Key_R);
        QVERIFY(!talk()->talk().isAsking());
        QTRY_VERIFY_WITH_TIMEOUT(isAt(7), patienceMs);
        QCOMPARE(QString::fromStdString(toText(talk()->session().filter())),
                 QString::fromStdString(toText(parseQuery(scene(7).filter).filter)));
        const auto *pair = std::get_if<ActorSelection>(&talk()->session().selection());
        QVERIFY(pair && pair->ids == scene(7).selection.actors);
        QVERIFY(!menu->isVisible());

        press(Qt::Key_End);
        QTRY_VERIFY_WITH_TIMEOUT(isAt(10), patienceMs);
        press(Qt::Key_Space); // there is nothing more, and it stays
        QVERIFY(isAt(10));
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_window->stories().isPresenting());
        QVERIFY(m_window->isVisible());
        QCOMPARE(m_window->session().filter(), before); // as it was left
        QCOMPARE(m_window->stories().board().currentScene(), 9);
    }

    void theHallSeesTheStoryAndWhoSpeaksTheNotes()
    {
        if (QGuiApplication::screens().size() < 2)
            QSKIP("there is one screen alone: needs Xvfb and xrandr");
        QScreen *own = m_window->screen();
        present();
        PresenterWindow *presenter = talk()->presenterWindow();
        QVERIFY(presenter != nullptr && QTest::qWaitForWindowExposed(presenter, patienceMs));
        QVERIFY(stage().screen() != own);
        QCOMPARE(presenter->screen(), own);
        QTRY_COMPARE(stage().geometry(), stage().screen()->geometry());
        QVERIFY(own->geometry().contains(presenter->geometry()));
        const auto says = [&](const char *name) {
            return presenter->findChild<QLabel *>(QLatin1String(name))->text();
        };
        const auto *notes = presenter->findChild<QPlainTextEdit *>();
        press(Qt::Key_2);
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isAt(2), patienceMs);
        QCOMPARE(says("presenterHeadline").toStdString(), scene(2).name);
        QCOMPARE(says("presenterNextName").toStdString(), scene(3).name);
        QCOMPARE(notes->toPlainText().toStdString(), scene(2).notes);
        const auto *next = presenter->findChild<QLabel *>(QStringLiteral("presenterNext"));
        QTRY_VERIFY_WITH_TIMEOUT(!next->pixmap().isNull(), patienceMs);
        // Keys are the talk's on both screens.
        QTest::keyClick(presenter, Qt::Key_PageDown);
        QCOMPARE(talk()->talk().build(), 1);
        QTest::keyClick(presenter, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->stories().isPresenting());
        QVERIFY(!presenter->isVisible());
    }
};

QTEST_MAIN(TestStoryJourney)
#include "tst_story_journey.moc"
