// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/deck.h"
#include "app/exporting/film.h"
#include "app/exporting/pdf.h"
#include "app/exporting/render.h"
#include "core/story/story.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace entente
{

/// What a story can be written as.
enum class StoryFormat
{
    Pptx,
    Pdf,
    Html,
    Film ///< by the file's extension: MP4, WebM or GIF
};

/// By the file's extension; nothing for another one.
std::optional<StoryFormat> storyFormatFor(const std::filesystem::path &file);

/// How the captions of a film are shown.
enum class FilmCaptions
{
    Burnt, ///< part of the picture
    Track, ///< subtitles, which players turn on and off
    None
};

struct StoryExport
{
    const Theme *theme = nullptr; ///< nothing: as each scene says, light otherwise
    bool withNotes = false;       ///< of a PDF: two scenes to a page of A4, with what is said
    QSize filmSize{1920, 1080};
    int framesPerSecond = 30;
    double secondsPerScene = 6;   ///< of scenes that do not say
    double secondsOfTravel = 1.2; ///< from one to the next
    FilmCaptions captions = FilmCaptions::Burnt;
};

/// Reported while a story is written: "Scene 3 of 10", or frames of a film.
using StoryProgress =
    std::function<void(std::int64_t done, std::int64_t total, const std::string &step)>;

/// Lays out every scene for a slide, with the sources of what it shows.
Result<Deck> deckOf(const Story &story, const Engine &engine, const StoryExport &how,
                    std::stop_token stop = {}, const StoryProgress &progress = {});

/// A handout: a scene a page, or two with their notes.
Result<QByteArray> handoutOf(const Story &story, const Engine &engine, const StoryExport &how,
                             std::stop_token stop = {}, const StoryProgress &progress = {});

/// The story as a film: each scene stands, then its window and cameras travel to the next one's.
/// `engine` must live as long as the film.
Result<Film> filmOf(const Story &story, const Engine &engine, const StoryExport &how,
                    std::stop_token stop = {});

/// Time passes in a picture: the playhead goes over `range`.
struct PlayedFilm
{
    RenderRequest request; ///< its size is that of the film
    TimeSpan range;
    double seconds = 20;
    bool isCumulative = true; ///< what has happened so far counts; else everything
    int framesPerSecond = 30;
};
/// `engine` must live as long as the film. Fails for a range with an open end.
Result<Film> filmOf(const PlayedFilm &played, const Engine &engine);

/// Writes the story to `file` as its extension says. Nothing is there until all is well.
Outcome exportStory(const Story &story, const Engine &engine, const std::filesystem::path &file,
                    const StoryExport &how, std::stop_token stop = {},
                    const StoryProgress &progress = {});

} // namespace entente
