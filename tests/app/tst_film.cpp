// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/film.h"

#include <QColor>
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace entente;

namespace
{

/// A bar that moves one step a frame and then stands still.
Film movingBar(std::int64_t moving, std::int64_t standing)
{
    Film film;
    film.size = {320, 180};
    film.framesPerSecond = 10;
    film.frames = moving + standing;
    film.title = "A bar";
    film.frame = [moving](std::int64_t frame) -> Result<QImage> {
        QImage image(320, 180, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.fillRect(int(std::min(frame, moving)) * 8, 40, 40, 100, QColor(15, 107, 141));
        return image;
    };
    film.repeats = [moving](std::int64_t frame) { return frame > moving; };
    return film;
}

QByteArray probe(const QString &file, const QString &entries, const QString &streams)
{
    QProcess process;
    process.start(QStringLiteral("ffprobe"),
                  {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-count_frames"),
                   QStringLiteral("-select_streams"), streams, QStringLiteral("-show_entries"),
                   entries, QStringLiteral("-of"), QStringLiteral("csv=p=0"), file});
    return process.waitForFinished(300'000) ? process.readAll().trimmed() : QByteArray();
}

} // namespace

class TestFilm : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("ffprobe")).isEmpty())
            QSKIP("needs ffmpeg");
    }

    void framesSizeAndRateAreExact_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("codec");
        QTest::newRow("mp4") << QStringLiteral("mp4") << QByteArray("h264");
        QTest::newRow("webm") << QStringLiteral("webm") << QByteArray("vp9");
        QTest::newRow("gif") << QStringLiteral("gif") << QByteArray("gif");
    }
    void framesSizeAndRateAreExact()
    {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, codec);
        const QString file = m_folder.filePath(QStringLiteral("film.") + suffix);
        std::int64_t last = 0;
        const Outcome written =
            writeFilm(movingBar(12, 11), *filmFormatFor(file.toStdString()), file.toStdString(), {},
                      [&](std::int64_t done, std::int64_t total) {
                          QCOMPARE(done, last + 1);
                          QCOMPARE(total, 23);
                          last = done;
                      });
        QVERIFY2(written.hasValue(), written ? "" : written.error().text().c_str());
        QCOMPARE(last, 23);
        QCOMPARE(probe(file,
                       QStringLiteral("stream=codec_name,width,height,r_frame_rate,nb_read_frames"),
                       QStringLiteral("v:0")),
                 codec + ",320,180,10/1,23");
    }

    void aStillFrameIsPaintedOnce()
    {
        Film film = movingBar(5, 20);
        std::atomic<int> painted = 0;
        const auto paint = film.frame;
        film.frame = [&](std::int64_t frame) {
            ++painted;
            return paint(frame);
        };
        QVERIFY(writeFilm(film, FilmFormat::Mp4, path("still.mp4")).hasValue());
        QCOMPARE(painted.load(), 6);
    }

    void captionsAreATrack()
    {
        Film film = movingBar(10, 10);
        film.captions = {{0, 1, "First"}, {1, 2, "Second\n\nline"}};
        QVERIFY(writeFilm(film, FilmFormat::Mp4, path("words.mp4")).hasValue());
        const QString file = QString::fromStdString(path("words.mp4"));
        QCOMPARE(probe(file, QStringLiteral("stream=codec_name"), QStringLiteral("s")),
                 QByteArray("mov_text"));
        QCOMPARE(probe(file, QStringLiteral("stream=nb_read_frames"), QStringLiteral("v")),
                 QByteArray("20"));
        QVERIFY(writeFilm(film, FilmFormat::Webm, path("words.webm")).hasValue());
        QCOMPARE(probe(QString::fromStdString(path("words.webm")),
                       QStringLiteral("stream=codec_name"), QStringLiteral("s")),
                 QByteArray("webvtt"));
    }

    void captionsAreSubRip()
    {
        QCOMPARE(subRip({{0.5, 61.25, "One"}, {3661, 3662, "Two\n\nlines"}}),
                 "1\n00:00:00,500 --> 00:01:01,250\nOne\n\n"
                 "2\n01:01:01,000 --> 01:01:02,000\nTwo\nlines\n\n");
    }

    void theSameFilmIsTheSameFile()
    {
        QVERIFY(writeFilm(movingBar(4, 4), FilmFormat::Mp4, path("a.mp4")).hasValue());
        QVERIFY(writeFilm(movingBar(4, 4), FilmFormat::Mp4, path("b.mp4")).hasValue());
        QCOMPARE(read("a.mp4"), read("b.mp4"));
    }

    void aCancelledFilmLeavesWhatWasThere()
    {
        QFile before(QString::fromStdString(path("kept.mp4")));
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("as it was");
        before.close();
        const QStringList files = QDir(m_folder.path()).entryList(QDir::Files);
        std::stop_source stop;
        const Outcome written = writeFilm(movingBar(500, 0), FilmFormat::Mp4, path("kept.mp4"),
                                          stop.get_token(), [&](std::int64_t done, std::int64_t) {
                                              if (done == 3)
                                                  stop.request_stop();
                                          });
        QVERIFY(!written);
        QCOMPARE(written.error().what, std::string("cancelled"));
        QCOMPARE(read("kept.mp4"), QByteArray("as it was"));
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), files);
    }

    void aFrameThatFailsEndsTheFilm()
    {
        Film film = movingBar(20, 0);
        film.frame = [paint = film.frame](std::int64_t frame) -> Result<QImage> {
            return frame == 7 ? Result<QImage>(Error{"the server is gone", {}}) : paint(frame);
        };
        const Outcome written = writeFilm(film, FilmFormat::Mp4, path("broken.mp4"));
        QVERIFY(!written);
        QCOMPARE(written.error().what, std::string("the server is gone"));
        QVERIFY(!QFile::exists(QString::fromStdString(path("broken.mp4"))));
    }

    void oddSidesAreRefused()
    {
        Film film = movingBar(2, 0);
        film.size = {321, 180};
        QVERIFY(!writeFilm(film, FilmFormat::Mp4, path("odd.mp4")));
    }

    void withoutFfmpegASentenceSaysHowToGetIt()
    {
        const QByteArray before = qgetenv("PATH");
        qputenv("PATH", "/nowhere");
        const Outcome written = writeFilm(movingBar(2, 0), FilmFormat::Mp4, path("no.mp4"));
        qputenv("PATH", before);
        QVERIFY(!written);
        QVERIFY(written.error().what.find("apt install ffmpeg") != std::string::npos);
    }

private:
    std::string path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    QByteArray read(const char *name) const
    {
        QFile file(QString::fromStdString(path(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestFilm)
#include "tst_film.moc"
