// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/film.h"

#include "app/exporting/child_process.h"
#include "core/base/files.h"

#include <QStandardPaths>
#include <QString>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <future>
#include <thread>

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

/// Paints frames ahead on all cores and hands them out in order.
class FramePainter
{
public:
    FramePainter(const Film &film, std::stop_token stop)
        : m_film(film)
        , m_stop(std::move(stop))
        , m_ahead(std::max(2U, std::thread::hardware_concurrency()))
    {}

    Result<QImage> next()
    {
        if (m_next > 0 && m_film.repeats && m_film.repeats(m_next)) {
            ++m_next;
            return m_last;
        }
        if (m_waiting.empty() || m_waiting.front().first != m_next)
            fill();
        Result<QImage> image = m_waiting.front().second.get();
        m_waiting.erase(m_waiting.begin());
        ++m_next;
        fill();
        if (image)
            m_last = *image;
        return image;
    }

private:
    /// Starts the frames that will be wanted.
    void fill()
    {
        m_planned = std::max(m_planned, m_next);
        while (m_waiting.size() < m_ahead && m_planned < m_film.frames) {
            const std::int64_t frame = m_planned++;
            if (frame > 0 && m_film.repeats && m_film.repeats(frame))
                continue;
            m_waiting.emplace_back(frame, std::async(std::launch::async, [this, frame] {
                                       if (m_stop.stop_requested())
                                           return Result<QImage>(filmCancelled());
                                       return m_film.frame(frame);
                                   }));
        }
    }

    const Film &m_film;
    std::stop_token m_stop;
    std::size_t m_ahead;
    std::int64_t m_next = 0;    ///< that is handed out
    std::int64_t m_planned = 0; ///< all before it are started
    QImage m_last;
    std::vector<std::pair<std::int64_t, std::future<Result<QImage>>>> m_waiting;
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
        if (const Outcome made = makePalette(*program, film, palette, complaints, stop); !made)
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
    if (const Outcome done = ended(*process, complaints, stop); !done)
        return done;
    return target->putInPlace();
}

} // namespace entente
