// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cli.h"
#include "app/exporting/story_dialog.h"
#include "app/shell/document_keeper.h"
#include "app/shell/properties_dialog.h"
#include "core/query/filter.h"
#include "core/store/document.h"
#include "core/story/story.h"
#include "tests/support/sample_records.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace entente;
using namespace entente::test;

class TestPresent : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        m_records = sampleRecords();
        m_records.properties["handling"] = "Draft for discussion";
        QVERIFY(!m_records.stories.empty());
        m_story = storyFromJson(m_records.stories.front().json).value();
        QVERIFY(m_story.scenes.size() >= 8);
        // Three scenes say as much about films as ten.
        Story brief = m_story;
        brief.name = "Brief";
        brief.scenes.resize(3);
        for (Scene &scene : brief.scenes) {
            scene.seconds = 1;
            scene.transition = SceneTransition::Glide;
            for (Annotation &annotation : scene.annotations)
                annotation.build = 0;
        }
        m_records.stories.push_back(storyText(brief));
        m_document = m_folder.filePath(QStringLiteral("sample.entente"));
        QVERIFY(Document::write(m_document.toStdString(), m_records).hasValue());
    }

    void slidesOfEveryScene()
    {
        QCOMPARE(present({"--out", path("s.pptx")}), 0);
        const QByteArray list =
            ran(QStringLiteral("python3"), {QStringLiteral("-m"), QStringLiteral("zipfile"),
                                            QStringLiteral("-l"), path("s.pptx")});
        QCOMPARE(list.count("ppt/slides/slide"), qsizetype(m_story.scenes.size()));
        QCOMPARE(list.count("ppt/notesSlides/notesSlide"), qsizetype(m_story.scenes.size()));
        const QByteArray first = read("s.pptx");
        QCOMPARE(present({"--out", path("s.pptx"), "--story", name()}), 0);
        QCOMPARE(read("s.pptx"), first);
    }

    void aHandoutOfPagesOrOfNotes()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("needs poppler-utils");
        QCOMPARE(present({"--out", path("h.pdf")}), 0);
        QCOMPARE(present({"--out", path("n.pdf"), "--notes"}), 0);
        const auto pages = [&](const char *file) {
            const QByteArray about = ran(QStringLiteral("pdfinfo"), {path(file)});
            return about.mid(about.indexOf("Pages:") + 6).simplified().split(' ').first().toInt();
        };
        QCOMPARE(pages("h.pdf"), int(m_story.scenes.size()));
        QCOMPARE(pages("n.pdf"), int(m_story.scenes.size() + 1) / 2);
        const QString slides = textOf("h.pdf");
        for (const Scene &scene : m_story.scenes)
            QVERIFY2(slides.contains(firstWordsOf(scene.name)), scene.name.c_str());
        QCOMPARE(slides.count(QStringLiteral("Draft for discussion")),
                 qsizetype(m_story.scenes.size()));
        const QString notes = textOf("n.pdf");
        for (const Scene &scene : m_story.scenes) {
            if (!scene.notes.empty())
                QVERIFY2(notes.contains(firstWordsOf(scene.notes)), scene.notes.c_str());
        }
    }

    void aPageOfEveryScene()
    {
        QCOMPARE(present({"--out", path("p.html")}), 0);
        const QByteArray html = read("p.html");
        QVERIFY2(html.size() < 3'000'000, QByteArray::number(html.size()));
        QCOMPARE(html.count("<section class=\"scene\""), qsizetype(m_story.scenes.size()));
        QVERIFY(html.contains("Draft for discussion"));
        // What is said under the scenes is for who speaks.
        for (const Scene &scene : m_story.scenes) {
            if (scene.notes.size() > 20)
                QVERIFY(!html.contains(scene.notes.substr(0, 20).c_str()));
        }
    }

    void aFilmHasTheFramesThatItsTimesSay()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("ffprobe")).isEmpty())
            QSKIP("needs ffmpeg");
        QCOMPARE(present({"--out", path("f.mp4"), "--story", "Brief", "--size", "640x360", "--fps",
                          "5", "--travel", "0.6", "--captions", "track"}),
                 0);
        // Three scenes of five frames, two ways of three between them.
        QCOMPARE(ran(QStringLiteral("ffprobe"),
                     {QStringLiteral("-v"), QStringLiteral("error"),
                      QStringLiteral("-count_frames"), QStringLiteral("-select_streams"),
                      QStringLiteral("v"), QStringLiteral("-show_entries"),
                      QStringLiteral("stream=width,height,nb_read_frames"), QStringLiteral("-of"),
                      QStringLiteral("csv=p=0"), path("f.mp4")})
                     .trimmed(),
                 QByteArray("640,360,21"));
    }

    void whatFramesHaveInCommonIsPaintedOnceAndAlike()
    {
        PlayedFilm played;
        played.request.view = RenderView::Page;
        played.request.size = {640, 360};
        played.range = dateRange("2021..2022").value();
        played.seconds = 1;
        played.framesPerSecond = 6;
        const std::shared_ptr<const Engine> engine = sampleEngine();
        const Film inTurn = filmOf(played, *engine).value();
        QCOMPARE(inTurn.frames, std::int64_t(6));
        for (std::int64_t frame = 0; frame < 6; ++frame) {
            const QImage image = inTurn.frame(frame).value();
            // A film that has painted nothing before.
            QCOMPARE(filmOf(played, *engine).value().frame(frame).value(), image);
        }
    }

    /// What the legend explains grows with what happens; the picture stays where it is.
    void thePictureOfAFilmStaysWhereItIs()
    {
        PlayedFilm played;
        played.request.view = RenderView::Map;
        played.request.size = {640, 360};
        played.request.title = "Film";
        played.request.layers.arcs = false; // which come and go
        played.request.layers.cities = false;
        played.range = dateRange("1940..2023").value(); // with years in which nothing happened yet
        played.seconds = 1;
        played.framesPerSecond = 8;
        const std::shared_ptr<const Engine> engine = sampleEngine();
        const Film film = filmOf(played, *engine).value();
        QImage first = film.frame(0).value();
        QImage last = film.frame(7).value();
        QVERIFY(first != last);
        // The south-western edge of the map, where nothing happens, is the same in each.
        const auto edge = [](const QImage &image) {
            const int height = image.height();
            return image.copy(0, height * 3 / 5, 24, height / 5);
        };
        for (std::int64_t frame = 0; frame < 8; ++frame)
            QCOMPARE(edge(film.frame(frame).value()), edge(last));
    }

    void timePassesInAFilm()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("ffprobe")).isEmpty())
            QSKIP("needs ffmpeg");
        QCOMPARE(present({"--out", path("t.gif"), "--play", "2015..2016", "--for", "1", "--view",
                          "map", "--size", "480x270", "--fps", "4"}),
                 0);
        QCOMPARE(
            ran(QStringLiteral("ffprobe"),
                {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-count_frames"),
                 QStringLiteral("-show_entries"), QStringLiteral("stream=nb_read_frames"),
                 QStringLiteral("-of"), QStringLiteral("csv=p=0"), path("t.gif")})
                .trimmed(),
            QByteArray("4"));
    }

    void wrongCallsSaySo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        const auto row = [](const char *what, std::initializer_list<const char *> words, int code) {
            QStringList arguments;
            for (const char *word : words)
                arguments << QString::fromLatin1(word);
            QTest::newRow(what) << arguments << code;
        };
        row("no file", {}, 2);
        row("no such format", {"--out", "a.doc"}, 2);
        row("no such theme", {"--out", "a.pptx", "--theme", "pink"}, 2);
        row("odd size", {"--out", "a.mp4", "--size", "641x360"}, 2);
        row("no such captions", {"--out", "a.mp4", "--captions", "loud"}, 2);
        row("subtitles of a GIF", {"--out", "a.gif", "--captions", "track"}, 2);
        row("no such rate", {"--out", "a.mp4", "--fps", "0"}, 2);
        row("slides in which time passes", {"--out", "a.pptx", "--play", "2015..2016"}, 2);
        row("no dates", {"--out", "a.mp4", "--play", "soon"}, 2);
        row("a view of no film", {"--out", "a.mp4", "--view", "map"}, 2);
        row("no such story", {"--out", "a.pptx", "--story", "None"}, 1);
    }
    void wrongCallsSaySo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        for (QString &word : arguments) {
            if (word.startsWith(QStringLiteral("a.")))
                word = m_folder.filePath(word);
        }
        QCOMPARE(
            runCommand(QStringList{QStringLiteral("present"), m_document} + arguments).value_or(-1),
            code);
        QVERIFY(QDir(m_folder.path()).entryList({QStringLiteral("a.*")}).isEmpty());
    }

    void aCopyForOthersIsADocument()
    {
        const QString copy = m_folder.filePath(QStringLiteral("share.entente"));
        QCOMPARE(runCommand({QStringLiteral("export"), m_document, QStringLiteral("--to"), copy,
                             QStringLiteral("--share")})
                     .value_or(-1),
                 0);
        const Dataset shared =
            Document::open(copy.toStdString(), Document::Access::ReadOnly).value().read().value();
        QCOMPARE(shared.events.size(), m_records.events.size());
        for (const Event &event : shared.events)
            QVERIFY(event.note.empty());
        QCOMPARE(shared.stories.size(), m_records.stories.size());
        QCOMPARE(runCommand({QStringLiteral("export"), m_document, QStringLiteral("--to"),
                             m_folder.filePath(QStringLiteral("x.entente"))})
                     .value_or(-1),
                 2);
        QCOMPARE(runCommand({QStringLiteral("export"), m_document, QStringLiteral("--to"),
                             m_document, QStringLiteral("--share")})
                     .value_or(-1),
                 1);
    }

    void whatTheDocumentSaysOfItselfIsWrittenAndLoaded()
    {
        const QString file = path("own.entente");
        QVERIFY(QFile::copy(m_document, file));
        DocumentKeeper keeper;
        QSignalSpy opened(&keeper, &DocumentKeeper::opened);
        keeper.open(file);
        QTRY_COMPARE(opened.size(), 1);
        auto *dialog = new PropertiesDialog(keeper, nullptr);
        QSignalSpy finished(dialog, &QDialog::finished);
        auto *handling = dialog->findChild<QLineEdit *>(QStringLiteral("propertiesHandling"));
        QCOMPARE(handling->text(), QStringLiteral("Draft for discussion"));
        handling->setText(QStringLiteral("Embargoed until noon"));
        dialog->findChild<QLineEdit *>(QStringLiteral("propertiesTitle"))
            ->setText(QStringLiteral("A new title"));
        dialog->show();
        dialog->accept();
        QTRY_COMPARE(finished.size(), 1);
        QTRY_COMPARE(opened.size(), 2);
        const Dataset &now = keeper.current()->engine->vocabulary();
        QCOMPARE(now.title, std::string("A new title"));
        QCOMPARE(handlingOf(now).value().text, std::string("Embargoed until noon"));
        QCOMPARE(now.properties.size(), m_records.properties.size() + 1); // its colour
        // Of the sample nothing can be changed.
        keeper.open(QStringLiteral("sample"));
        QTRY_COMPARE(opened.size(), 3);
        PropertiesDialog fixed(keeper, nullptr);
        fixed.setAttribute(Qt::WA_DeleteOnClose, false);
        QVERIFY(!fixed.findChild<QPushButton *>(QStringLiteral("propertiesSave"))->isEnabled());
    }

    void theDialogWritesWithProgressAndStops()
    {
        Session session;
        session.setEngine(sampleEngine());
        StoryDialog dialog(session, {m_story}, RenderRequest());
        auto *stories = dialog.findChild<QComboBox *>(QStringLiteral("storyName"));
        stories->setCurrentIndex(1); // time that passes: a film
        QVERIFY(dialog.isPlayed() && dialog.suffix() == QStringLiteral("mp4"));
        stories->setCurrentIndex(0);
        dialog.findChild<QComboBox *>(QStringLiteral("storyKind"))->setCurrentIndex(0);
        QSignalSpy saved(&dialog, &StoryDialog::saved);
        auto *bar = dialog.findChild<QProgressBar *>(QStringLiteral("storyProgress"));
        dialog.show();
        dialog.saveTo(path("stopped.pptx"));
        QVERIFY(bar->isVisible());
        dialog.reject(); // stops, and the dialog stays
        QVERIFY(dialog.isVisible() && !bar->isVisible());
        dialog.saveTo(path("dialog.pptx"));
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 300'000);
        QVERIFY(QFile::exists(path("dialog.pptx")));
        dialog.saveTo(m_folder.filePath(QStringLiteral("missing/x.pptx")));
        auto *message = dialog.findChild<QLabel *>(QStringLiteral("storyMessage"));
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(QStringLiteral("Not saved: ")),
                                 300'000);
    }

private:
    QString path(const char *file) const { return m_folder.filePath(QString::fromLatin1(file)); }
    QString name() const { return QString::fromStdString(m_story.name); }
    QByteArray read(const char *file) const
    {
        QFile in(path(file));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    static QByteArray ran(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        return process.waitForFinished(300'000) ? process.readAllStandardOutput() : QByteArray();
    }
    /// Lines are broken where they are full.
    QString textOf(const char *file) const
    {
        return QString::fromUtf8(
                   ran(QStringLiteral("pdftotext"), {path(file), QStringLiteral("-")}))
            .simplified();
    }
    static QString firstWordsOf(const std::string &text)
    {
        return QString::fromStdString(text).simplified().section(QLatin1Char(' '), 0, 2);
    }
    struct Word
    {
        QString text;
        Word(const char *word) : text(QString::fromLatin1(word)) {}
        Word(const QString &word) : text(word) {}
    };
    int present(std::initializer_list<Word> words) const
    {
        QStringList arguments{QStringLiteral("present"), m_document};
        for (const Word &word : words)
            arguments << word.text;
        return runCommand(arguments).value_or(-1);
    }

    QTemporaryDir m_folder;
    Dataset m_records;
    Story m_story;
    QString m_document;
};

QTEST_MAIN(TestPresent)
#include "tst_present.moc"
