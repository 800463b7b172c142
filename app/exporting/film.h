// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QImage>
#include <QSize>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

enum class FilmFormat
{
    Mp4,
    Webm,
    Gif
};

/// By the file's extension; nothing for another one.
std::optional<FilmFormat> filmFormatFor(const std::filesystem::path &file);

/// Words of a film that are shown from one moment to another, in seconds.
struct FilmCaption
{
    double from = 0;
    double to = 0;
    std::string text;
    bool operator==(const FilmCaption &) const = default;
};

/// A film as values: how many frames, and what each looks like.
struct Film
{
    QSize size{1920, 1080}; ///< even sides
    int framesPerSecond = 30;
    std::int64_t frames = 0;
    /// The picture of a frame, of `size`. Called from several threads.
    std::function<Result<QImage>(std::int64_t frame)> frame;
    /// Whether a frame looks as the one before it: it is not painted again.
    std::function<bool(std::int64_t frame)> repeats;
    std::vector<FilmCaption> captions; ///< a track of subtitles; a GIF has none
    std::string title;
};

using FilmProgress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Where the program ffmpeg is; a sentence that says how to get it when it is not there.
Result<std::string> ffmpegProgram();

/// Writes the film through ffmpeg: H.264, VP9 or GIF. Exactly `frames` frames. Nothing is at `file`
/// until all is well: stopped or failed, what was there stays.
Outcome writeFilm(const Film &film, FilmFormat format, const std::filesystem::path &file,
                  std::stop_token stop = {}, const FilmProgress &progress = {});

/// The captions in the format of SubRip.
std::string subRip(const std::vector<FilmCaption> &captions);

} // namespace entente
