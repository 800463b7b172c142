// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/film.h"

#include "app/exporting/child_process.h"
#include "core/base/files.h"

#include <QSemaphore>
#include <QStandardPaths>
#include <QString>
#include <QTemporaryDir>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <map>
#include <mutex>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

/// A GIF's palette is made from so many frames, spread over the film.
constexpr std::int64_t paletteFrames = 16;

std::string decimal(std::int64_t value)
{
    return std::to_string(value);
}

std::vector<std::string> inputOf(const Film &film)
{
    return {"-nostdin", "-loglevel",
            "error",    "-y",
            "-f",       "rawvideo",
            "-pix_fmt", "bgra",
            "-s",       decimal(film.size.width()) + "x" + decimal(film.size.height()),
            "-r",       decimal(film.framesPerSecond),
            "-i",       "pipe:0"};
}

void append(std::vector<std::string> &words, std::initializer_list<std::string> more)
{
    words.insert(words.end(), more);
}

/// H.264 for every player, VP9 for the web; both of a quality at which letters stay clean.
std::vector<std::string> argumentsFor(const Film &film, FilmFormat format,
                                      const fs::path &subtitles, const fs::path &palette,
                                      const fs::path &target)
{
    std::vector<std::string> words = inputOf(film);
    if (!subtitles.empty())
        append(words, {"-f", "srt", "-i", subtitles.string(), "-map", "0:v", "-map", "1:s",
                       "-metadata:s:s:0", "language=eng"});
    if (!palette.empty())
        append(words, {"-i", palette.string(), "-lavfi",
                       "paletteuse=dither=none:diff_mode=rectangle", "-loop", "0"});
    const std::string rate = decimal(film.framesPerSecond);
    switch (format) {
    case FilmFormat::Mp4:
        append(words,
               {"-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-vf",
                "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-colorspace", "bt709",
                "-color_primaries", "bt709", "-color_trc", "bt709", "-movflags", "+faststart"});
        if (!subtitles.empty())
            append(words, {"-c:s", "mov_text"});
        break;
    case FilmFormat::Webm:
        append(words, {"-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0", "-deadline", "realtime",
                       "-cpu-used", "7", "-row-mt", "1", "-pix_fmt", "yuv420p"});
        if (!subtitles.empty())
            append(words, {"-c:s", "webvtt"});
        break;
    case FilmFormat::Gif:
        break;
    }
    append(words, {"-r", rate, "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v",
                   "+bitexact", "-metadata", "title=" + film.title});
    const char *muxer = format == FilmFormat::Mp4    ? "mp4"
                        : format == FilmFormat::Webm ? "webm"
                                                     : "gif";
    append(words, {"-f", muxer, target.string()});
    return words;
}

Error filmCancelled()
{
    return {"cancelled", {}};
}

/// The last line that ffmpeg wrote about what went wrong.
std::string lastComplaint(const fs::path &file)
{
    std::ifstream in(file);
    std::string line;
    std::string last;
    while (std::getline(in, line)) {
        if (!line.empty())
            last = line;
    }
    return last.empty() ? "no word why" : last;
}

/// So many threads more in Qt's pool, for as long as this lives. Painting is quicker on them than
/// on others: on these Qt does not cut what it fills into pieces for that same pool, which for thin
/// lines costs more than it gains. What else wants the pool, the window above all, finds as many
/// threads there as ever.
class MoreThreads
{
public:
    explicit MoreThreads(int count) : m_count(count) { grow(count); }
    MoreThreads(const MoreThreads &) = delete;
    MoreThreads &operator=(const MoreThreads &) = delete;
    ~MoreThreads() { grow(-m_count); }

private:
    static void grow(int count)
    {
        static std::mutex mutex;
        const std::lock_guard lock(mutex);
        QThreadPool *pool = QThreadPool::globalInstance();
        pool->setMaxThreadCount(pool->maxThreadCount() + count);
    }

    int m_count;
};

/// Paints frames ahead on all cores and hands them out in order. Its threads stay: what painting
/// keeps for each thread, stamps of texts above all, is made once for the film.
class FramePainter
{
public:
    FramePainter(const Film &film, std::stop_token stop)
        : m_film(film)
        , m_stop(std::move(stop))
        , m_painters(std::max(2, QThread::idealThreadCount()))
        , m_threads(m_painters)
    {
        m_most =
            3 * std::size_t(m_painters); // they go on while the encoder takes its time with one
        for (int i = 0; i < m_painters; ++i)
            QThreadPool::globalInstance()->start([this] {
                paint();
                m_ended.release();
            });
    }
    FramePainter(const FramePainter &) = delete;
    FramePainter &operator=(const FramePainter &) = delete;
    ~FramePainter()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_wanted.notify_all();
        m_ended.acquire(m_painters);
    }

    Result<QImage> next()
    {
        const std::int64_t frame = m_next++;
        if (isRepeated(frame))
            return m_last;
        std::unique_lock lock(m_mutex);
        m_painted.wait(lock, [&] { return m_ready.contains(frame); });
        Result<QImage> image = std::move(m_ready.extract(frame).mapped());
        --m_begun;
        lock.unlock();
        m_wanted.notify_one();
        if (image)
            m_last = *image;
        return image;
    }

private:
    bool isRepeated(std::int64_t frame) const
    {
        return frame > 0 && m_film.repeats && m_film.repeats(frame);
    }

    /// The next frame to be painted; nothing when there is none any more.
    std::optional<std::int64_t> taken()
    {
        std::unique_lock lock(m_mutex);
        m_wanted.wait(lock, [this] { return m_isOver || m_begun < m_most; });
        while (m_planned < m_film.frames && isRepeated(m_planned))
            ++m_planned;
        if (m_isOver || m_planned >= m_film.frames)
            return std::nullopt;
        ++m_begun;
        return m_planned++;
    }

    void paint()
    {
        while (const std::optional<std::int64_t> frame = taken()) {
            Result<QImage> image =
                m_stop.stop_requested() ? Result<QImage>(filmCancelled()) : m_film.frame(*frame);
            {
                const std::lock_guard lock(m_mutex);
                m_ready.emplace(*frame, std::move(image));
            }
            m_painted.notify_one();
        }
    }

    const Film &m_film;
    std::stop_token m_stop;
    std::int64_t m_next = 0; ///< that is handed out
    QImage m_last;

    std::mutex m_mutex; ///< of what follows
    std::condition_variable m_wanted;
    std::condition_variable m_painted;
    std::map<std::int64_t, Result<QImage>> m_ready;
    std::size_t m_begun = 0; ///< and not handed out yet
    std::size_t m_most = 0;
    std::int64_t m_planned = 0; ///< all before it are begun
    bool m_isOver = false;

    int m_painters;
    MoreThreads m_threads;
    QSemaphore m_ended; ///< of the painters
};

Outcome send(ChildProcess &process, const QImage &picture, QSize size, const std::stop_token &stop)
{
    if (picture.size() != size)
        return Error{"a frame of the film has another size than the film", {}};
    const QImage image = picture.convertToFormat(QImage::Format_RGB32);
    // Rows of 32-bit pixels have no gaps between them.
    return process.write(reinterpret_cast<const char *>(image.constBits()),
                         std::size_t(image.sizeInBytes()), stop);
}

/// What ffmpeg says counts for more than that it did not take a frame.
Error failureOf(const Error &error, ChildProcess &process, const fs::path &complaints,
                const std::stop_token &stop)
{
    if (stop.stop_requested())
        return filmCancelled();
    if (process.finish(stop) > 0)
        return {"ffmpeg cannot write the film: " + lastComplaint(complaints), {}};
    return error;
}

Outcome ended(ChildProcess &process, const fs::path &complaints, const std::stop_token &stop)
{
    const int code = process.finish(stop);
    if (stop.stop_requested())
        return filmCancelled();
    if (code != 0)
        return Error{"ffmpeg cannot write the film: " + lastComplaint(complaints), {}};
    return Done{};
}

/// The 256 colours of a GIF, from frames all over the film.
Outcome makePalette(const std::string &program, const Film &film, const fs::path &palette,
                    const fs::path &complaints, const std::stop_token &stop)
{
    std::vector<std::string> words = inputOf(film);
    append(words, {"-vf", "palettegen=reserve_transparent=0", "-frames:v", "1", palette.string()});
    Result<ChildProcess> process = ChildProcess::start(program, words, complaints);
    if (!process)
        return process.error();
    const std::int64_t count = std::min(film.frames, paletteFrames);
    for (std::int64_t i = 0; i < count; ++i) {
        const Result<QImage> image = film.frame(i * film.frames / count);
        if (!image)
            return image.error();
        if (const Outcome sent = send(*process, *image, film.size, stop); !sent)
            return failureOf(sent.error(), *process, complaints, stop);
    }
    return ended(*process, complaints, stop);
}

std::string subRipTime(double seconds)
{
    const auto all = std::int64_t(seconds * 1000 + 0.5);
    char text[32];
    std::snprintf(text, sizeof text, "%02lld:%02lld:%02lld,%03lld",
                  static_cast<long long>(all / 3'600'000),
                  static_cast<long long>(all / 60'000 % 60),
                  static_cast<long long>(all / 1000 % 60), static_cast<long long>(all % 1000));
    return text;
}

} // namespace

std::optional<FilmFormat> filmFormatFor(const fs::path &file)
{
    const QString suffix = QString::fromStdString(file.extension().string()).toLower();
    if (suffix == QLatin1String(".mp4"))
        return FilmFormat::Mp4;
    if (suffix == QLatin1String(".webm"))
        return FilmFormat::Webm;
    if (suffix == QLatin1String(".gif"))
        return FilmFormat::Gif;
    return std::nullopt;
}

Result<std::string> ffmpegProgram()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
    if (program.isEmpty())
        return Error{
            "films need the program ffmpeg, which is not installed; on Debian: apt install "
            "ffmpeg",
            {}};
    return program.toStdString();
}

std::string subRip(const std::vector<FilmCaption> &captions)
{
    std::string text;
    for (std::size_t i = 0; i < captions.size(); ++i) {
        std::string words = captions[i].text;
        // A blank line would end the caption.
        for (std::size_t at = words.find("\n\n"); at != std::string::npos; at = words.find("\n\n"))
            words.erase(at, 1);
        text += std::to_string(i + 1) + "\n" + subRipTime(captions[i].from) + " --> " +
                subRipTime(captions[i].to) + "\n" + words + "\n\n";
    }
    return text;
}

Outcome writeFilm(const Film &film, FilmFormat format, const fs::path &file, std::stop_token stop,
                  const FilmProgress &progress)
{
    if (film.size.width() % 2 != 0 || film.size.height() % 2 != 0)
        return Error{"the sides of a film are even numbers of pixels",
                     decimal(film.size.width()) + "x" + decimal(film.size.height())};
    if (film.frames <= 0)
        return Error{"the film has no frames", {}};
    const Result<std::string> program = ffmpegProgram();
    if (!program)
        return program.error();
    const QTemporaryDir folder;
    if (!folder.isValid())
        return Error{"there is no place for temporary files", folder.path().toStdString()};
    const fs::path own = folder.path().toStdString();
    const fs::path complaints = own / "complaints";
    fs::path subtitles;
    if (!film.captions.empty() && format != FilmFormat::Gif) {
        subtitles = own / "captions.srt";
        std::ofstream(subtitles) << subRip(film.captions);
    }
    fs::path palette;
    if (format == FilmFormat::Gif) {
        palette = own / "palette.png";
        if (Outcome made = makePalette(*program, film, palette, complaints, stop); !made)
            return made;
    }
    Result<ReplacementFile> target = ReplacementFile::create(file);
    if (!target)
        return target.error();
    Result<ChildProcess> process = ChildProcess::start(
        *program, argumentsFor(film, format, subtitles, palette, target->path()), complaints);
    if (!process)
        return process.error();
    FramePainter painter(film, stop);
    for (std::int64_t i = 0; i < film.frames; ++i) {
        const Result<QImage> image = painter.next();
        if (!image)
            return image.error();
        if (const Outcome sent = send(*process, *image, film.size, stop); !sent)
            return failureOf(sent.error(), *process, complaints, stop);
        if (progress)
            progress(i + 1, film.frames);
    }
    if (Outcome done = ended(*process, complaints, stop); !done)
        return done;
    return target->putInPlace();
}

} // namespace entente
