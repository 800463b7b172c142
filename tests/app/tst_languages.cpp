// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/importing/import_dialog.h"
#include "app/shell/archive_dialog.h"
#include "app/shell/elided_label.h"
#include "app/shell/language.h"
#include "app/shell/main_window.h"
#include "app/shell/welcome_page.h"
#include "app/shell/workspace.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/timeline/timeline_view.h"
#include "core/base/translation.h"
#include "core/model/shown_names.h"
#include "core/time/calendar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSettings>
#include <QStandardPaths>
#include <QStyle>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace entente;

/// The window in a made-up language whose texts are 40 % longer and bracketed: nothing may be cut
/// off on a small screen, and nothing may be left in English. What documents hold is in Greek here,
/// so that Latin letters without a bracket are always the program's own.
class TestLanguages : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QTranslator m_pseudo;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ThemeSwitch> m_themes;
    std::unique_ptr<MainWindow> m_window;

    static QString tool(const QString &name)
    {
        const QString there = QStandardPaths::findExecutable(
            name, {QStringLiteral("/usr/lib/qt6/bin"), QStringLiteral("/usr/lib/qt6/libexec")});
        return there.isEmpty() ? QStandardPaths::findExecutable(name) : there;
    }

    static bool run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        const bool done = process.waitForFinished(60000) && process.exitCode() == 0;
        if (!done)
            qWarning("%s", process.readAll().constData());
        return done;
    }

    /// Whether the made-up language could be made and is spoken now.
    bool speakPseudo()
    {
        const QString scripts = QStringLiteral(ENTENTE_SOURCE_DIR "/resources/translations/");
        const QString found = m_folder.filePath(QStringLiteral("all.ts"));
        const QString made = m_folder.filePath(QStringLiteral("entente_qps.ts"));
        const QString python = tool(QStringLiteral("python3"));
        return run(python, {QStringLiteral("-B"), scripts + QStringLiteral("update.py"),
                            QStringLiteral("--found"), found}) &&
               run(python,
                   {QStringLiteral("-B"), scripts + QStringLiteral("pseudo.py"), found, made}) &&
               run(tool(QStringLiteral("lrelease")),
                   {QStringLiteral("-silent"), made, QStringLiteral("-qm"),
                    m_folder.filePath(QStringLiteral("entente_qps.qm"))}) &&
               m_pseudo.load(m_folder.filePath(QStringLiteral("entente_qps.qm")));
    }

    static Dataset greekWorld()
    {
        Dataset data;
        data.title = "Σύμφωνα";
        data.description = "Τρία σύμφωνα";
        Kind kind;
        kind.id = KindId{"1"};
        kind.label = "συμφωνία";
        data.kinds.add(kind);
        for (const char *id : {"11", "12"}) {
            Actor actor;
            actor.id = ActorId{id};
            actor.name = id[1] == '1' ? "Ιαπωνία" : "Γαλλία";
            data.actors.push_back(actor);
        }
        for (int i = 0; i < 6; ++i) {
            Event event;
            event.key = std::to_string(i);
            event.title = "Σύμφωνο " + std::to_string(i);
            event.kind = KindId{"1"};
            event.start = Date::fromEdtf("20" + std::to_string(10 + i)).value();
            event.parties = {{ActorId{"11"}, ""}, {ActorId{"12"}, ""}};
            if (i == 5)
                event.status = Status::Planned;
            data.events.push_back(event);
        }
        return data;
    }

    static bool isOurs(const QString &text)
    {
        static const QRegularExpression words(QStringLiteral("[A-Za-z]{3,}"));
        // What no language has a word for: the program, keys, formats; and Qt translates “Close”.
        static const QRegularExpression names(QStringLiteral(
            "Entente|Ctrl|Shift|Alt|Home|Backspace|Return|Enter|Space|Right|Left|Down|Esc|Tab|Del|"
            "PgUp|PgDown|"
            "Close|PNG|SVG|PDF|CSV|JSON|GeoJSON|GDELT|ICEWS|ZIP|PostgreSQL|EDTF|dpi|https?://\\S+|"
            "PgUp|PgDown|F\\d+|\\S+\\.(entente|csv)"));
        QString rest = text;
        rest.remove(names);
        return rest.contains(words) && !text.contains(QLatin1Char('['));
    }

    static QString nameOf(const QWidget *widget)
    {
        QString name = QLatin1String(widget->metaObject()->className());
        for (const QWidget *at = widget; at; at = at->parentWidget())
            name.prepend(at->objectName() + QLatin1Char('/'));
        return name;
    }

    static QString textOf(const QWidget *widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            return label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            return button->text();
        if (const auto *box = qobject_cast<const QComboBox *>(widget))
            return box->currentText();
        return {};
    }

    /// What is wrong with the texts that are seen in `window`: one line each.
    static QStringList problemsIn(QWidget *window)
    {
        QStringList problems;
        const QList<QWidget *> widgets = window->findChildren<QWidget *>();
        for (QWidget *widget : widgets) {
            const QString text = textOf(widget);
            if (!widget->isVisible() || text.size() < 2) // signs are drawn tight
                continue;
            if (isOurs(text))
                problems.append(
                    QStringLiteral("not translated: “%1” in %2").arg(text, nameOf(widget)));
            const auto *label = qobject_cast<QLabel *>(widget);
            const bool wraps = label && label->wordWrap();
            const QSize needs = wraps ? QSize(label->width(), label->heightForWidth(label->width()))
                                      : widget->minimumSizeHint();
            // Rows that elide say so by their own least size.
            if (needs.width() > widget->width() + 1 || needs.height() > widget->height() + 1)
                problems.append(QStringLiteral("cut off: “%1” needs %2×%3, has %4×%5 in %6")
                                    .arg(text)
                                    .arg(needs.width())
                                    .arg(needs.height())
                                    .arg(widget->width())
                                    .arg(widget->height())
                                    .arg(nameOf(widget)));
        }
        return problems;
    }

    static QStringList problemsIn(const QMenu *menu)
    {
        QStringList problems;
        const QList<QAction *> actions = menu->actions();
        for (const QAction *action : actions) {
            if (isOurs(action->text()))
                problems.append(
                    QStringLiteral("not translated: “%1” in a menu").arg(action->text()));
            if (isOurs(action->statusTip()))
                problems.append(
                    QStringLiteral("not translated: “%1” in a hint").arg(action->statusTip()));
            if (action->menu())
                problems += problemsIn(action->menu());
        }
        return problems;
    }

    /// One window for all of it, since it is only looked at.
    void startTheWindow()
    {
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")),
                                                 QSettings::IniFormat);
        m_settings->clear();
        m_themes = std::make_unique<ThemeSwitch>();
        m_window = std::make_unique<MainWindow>(*m_themes, *m_settings);
        m_window->resize(1280, 720);
        m_window->openFirst({});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void openWorld()
    {
        if (m_window->keeper().current())
            return;
        const QString path = m_folder.filePath(QStringLiteral("κόσμος.entente"));
        QVERIFY(Document::write(path.toStdString(), greekWorld()).hasValue());
        m_window->keeper().open(path);
        QTRY_VERIFY(m_window->isAnswered());
    }

private slots:
    void initTestCase()
    {
        loadFonts();
        if (tool(QStringLiteral("lupdate")).isEmpty() || tool(QStringLiteral("python3")).isEmpty())
            QSKIP("lupdate (qt6-l10n-tools) and python3 are needed to make the language");
        QVERIFY(speakPseudo());
        QCoreApplication::installTranslator(&m_pseudo);
        setTranslator(
            [](const char *context, const char *text, const char *comment, std::int64_t n) {
                return QCoreApplication::translate(context, text, comment, int(n)).toStdString();
            });
        startTheWindow();
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_themes.reset();
        m_settings.reset();
        setTranslator({});
    }

    void cleanup()
    {
        QApplication::setLayoutDirection(Qt::LeftToRight);
        const QList<QWidget *> children =
            m_window ? m_window->findChildren<QWidget *>() : QList<QWidget *>();
        for (QWidget *each : children) {
            if (each->isWindow())
                each->close();
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void nothingIsCutOffOrLeftInEnglish_data()
    {
        QTest::addColumn<bool>("mirrored");
        QTest::addRow("left to right") << false;
        QTest::addRow("right to left") << true;
    }

    void nothingIsCutOffOrLeftInEnglish()
    {
        QFETCH(bool, mirrored);
        QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        QCoreApplication::processEvents();
        if (m_window->keeper().current())
            m_window->actions()["file.close"]->trigger();
        QTRY_VERIFY(m_window->welcome().isVisible());
        QStringList problems = problemsIn(m_window.get());
        for (const QAction *action : m_window->menuBar()->actions())
            problems += problemsIn(action->menu());
        openWorld();
        for (const char *id :
             {"view.map", "view.table", "view.calendar", "view.matrix", "view.network"}) {
            m_window->actions()[id]->trigger();
            QTRY_VERIFY(m_window->isAnswered());
            QCoreApplication::processEvents();
            problems += problemsIn(m_window.get());
        }
        problems.removeDuplicates();
        QVERIFY2(problems.isEmpty(),
                 qPrintable(QLatin1Char('\n') + problems.join(QLatin1Char('\n'))));
    }

    void norInAnyDialog_data()
    {
        QTest::addColumn<QByteArray>("action");
        for (const char *id :
             {"edit.preferences", "help.about", "help.keys", "help.firstSteps", "file.exportImage",
              "file.exportStory", "file.properties", "file.openArchive", "view.goToDate",
              "help.commands", "play.settings", "known.dates"})
            QTest::addRow("%s", id) << QByteArray(id);
    }

    void norInAnyDialog()
    {
        QFETCH(QByteArray, action);
        openWorld();
        m_window->actions()[action.constData()]->trigger();
        QTRY_VERIFY(m_window->isAnswered());
        QCoreApplication::processEvents();
        QStringList problems;
        const auto look = [&] {
            QCoreApplication::processEvents();
            const QList<QWidget *> children = m_window->findChildren<QWidget *>();
            for (QWidget *each : children) {
                if (each->isWindow() && each->isVisible())
                    problems += problemsIn(each);
            }
        };
        look();
        if (auto *pages = m_window->findChild<QListWidget *>(QStringLiteral("preferencePages"))) {
            for (int page = 1; page < pages->count(); ++page) {
                pages->setCurrentRow(page);
                look();
            }
        }
        if (action == "help.about") {
            problems.removeIf([](const QString &problem) { // names of licences and libraries
                return problem.contains(QStringLiteral("not translated")) &&
                       problem.contains(QStringLiteral("qt_scrollarea_viewport"));
            });
        }
        problems.removeDuplicates();
        QVERIFY2(problems.isEmpty(),
                 qPrintable(QLatin1Char('\n') + problems.join(QLatin1Char('\n'))));
    }

    void theImportDialogHasRoomToo()
    {
        QFile table(m_folder.filePath(QStringLiteral("πίνακας.csv")));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("title,date\n1,2021\n2,10/7/2008\n");
        table.close();
        ImportDialog dialog(m_window->keeper(), {table.fileName()}, m_window.get());
        dialog.show();
        QCoreApplication::processEvents();
        const QStringList problems = problemsIn(&dialog);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    }

    void whatIsDrawnIsTranslatedAsWell()
    {
        openWorld();
        auto *timeline = m_window->findChild<TimelineView *>();
        m_window->session().setFilter(parseQuery("12345").filter);
        QTRY_VERIFY(m_window->isAnswered());
        m_window->session().setFilter({});
        m_window->session().setWindow({startOfYear(2012), startOfYear(2030)});
        QTRY_VERIFY(m_window->isAnswered());
        QCoreApplication::processEvents();
        QStringList problems;
        for (const TextMark &text : timeline->currentDrawing().drawing.texts) {
            const QString words = QString::fromStdString(text.text);
            if (isOurs(words))
                problems.append(words);
        }
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    }

    /// The last one: what it installs stays.
    void theChosenLanguageHoldsForNumbersStatesAndDirection()
    {
        qunsetenv("ENTENTE_LANGUAGE");
        setUpLanguage(QStringLiteral("fr"));
        QCOMPARE(QLocale().language(), QLocale::French);
        QCOMPARE(stateName("DEU"), std::optional(std::string("Allemagne")));
        QVERIFY(QGuiApplication::layoutDirection() == Qt::LeftToRight);
        setUpLanguage(QStringLiteral("ar"));
        QVERIFY(QGuiApplication::layoutDirection() == Qt::RightToLeft);
        QVERIFY(stateName("JPN").has_value());
        setUpLanguage(QStringLiteral("en"));
        QVERIFY(!stateName("JPN"));
        QCOMPARE(QCoreApplication::translate("Nobody", "%n event(s)", nullptr, 2),
                 QStringLiteral("2 events"));
        QVERIFY(interfaceLanguages().size() >= 20);
        QVERIFY(!interfaceLanguages().contains(QStringLiteral("qps")));
    }
};

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
