// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/story_export.h"

#include "app/exporting/html.h"
#include "app/exporting/pptx.h"
#include "app/exporting/scene_request.h"
#include "app/exporting/source_notes.h"
#include "app/exporting/words.h"
#include "core/formats/export.h"

#include <QString>

#include <algorithm>
#include <set>

namespace entente
{

namespace
{

/// Of text in a picture on a slide: it is read from the back of a room.
constexpr double slideTextScale = 1.3;
/// Letters at the foot of a slide: one line.
constexpr std::size_t footLetters = 130;

std::string footOf(const std::vector<Citation> &citations)
{
    std::vector<std::string> names;
    for (const Citation &citation : citations) {
        const std::string &name = citation.publisher.empty() ? citation.title : citation.publisher;
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    if (names.empty())
        return {};
    std::string foot = names.size() == 1 ? "Source: " : "Sources: ";
    std::size_t named = 0;
    while (named < names.size() &&
           (named == 0 || foot.size() + names[named].size() < footLetters)) {
        foot += (named ? "; " : "") + names[named];
        ++named;
    }
    if (names.size() > named)
        foot += " and " + std::to_string(names.size() - named) + " more";
    return foot;
}

RenderRequest slideDefaults(const StoryExport &how)
{
    RenderRequest request;
    request.size = QSize(int(slidePictureBox.width), int(slidePictureBox.height));
    request.textScale = slideTextScale;
    request.hasHead = false;
    request.hasSources = false;
    request.marksHandling = false; // the slide bears it
    if (how.theme)
        request.theme = how.theme;
    return request;
}

Result<RenderRequest> requestOf(const Scene &scene, const RenderRequest &defaults,
                                const Engine &engine, const StoryExport &how)
{
    Result<RenderRequest> request = requestFor(scene, defaults, engine);
    if (request && how.theme)
        request->theme = how.theme;
    return request;
}

/// The dates of knowing of a scene, as its foot says them.
std::string asOfFoot(const Context &context)
{
    std::string words;
    if (context.inForce)
        words += "In force on " + asOfInWords(*context.inForce) + ". ";
    if (context.asKnown)
        words += "As known on " + asOfInWords(*context.asKnown) + ". ";
    return words;
}

Outcome addEvents(Deck &deck, const Engine &engine, const std::vector<EventId> &ids,
                  const std::stop_token &stop)
{
    for (std::size_t i = 0; i < std::min(ids.size(), mostCitedEvents); ++i) {
        if (deck.events.contains(ids[i]))
            continue;
        Result<EventAnswer> answer = engine.answer(EventQuestion{ids[i], {}}, stop);
        if (!answer)
            return answer.error();
        deck.events.emplace(ids[i], std::move(answer->event));
    }
    return Done{};
}

Result<Slide> slideOf(Deck &deck, const Scene &scene, const Engine &engine, const StoryExport &how,
                      const std::stop_token &stop)
{
    const Result<RenderRequest> request = requestOf(scene, slideDefaults(how), engine, how);
    if (!request)
        return request.error();
    Result<Drawing> drawing = drawingFor(*request, engine, stop);
    if (!drawing)
        return drawing.error();
    const std::vector<EventId> events = eventsShown(*drawing);
    const Result<std::vector<Citation>> citations = citationsOf(engine, events, stop);
    if (!citations)
        return citations.error();
    if (const Outcome added = addEvents(deck, engine, events, stop); !added)
        return added.error();
    Slide slide{scene.chapter,      scene.name, scene.caption,
                scene.notes,        {},         asOfFoot(request->context) + footOf(*citations),
                std::move(*drawing)};
    for (const Citation &citation : *citations)
        slide.sources.push_back(inWords(citation, true));
    return slide;
}

std::string sceneStep(std::size_t scene, std::size_t scenes)
{
    return "Scene " + std::to_string(scene + 1) + " of " + std::to_string(scenes);
}

Outcome written(const Result<QByteArray> &bytes, const std::filesystem::path &file)
{
    if (!bytes)
        return bytes.error();
    return writeFileAtomically(file,
                               std::string_view(bytes->constData(), std::size_t(bytes->size())));
}

} // namespace

std::optional<StoryFormat> storyFormatFor(const std::filesystem::path &file)
{
    if (filmFormatFor(file))
        return StoryFormat::Film;
    const QString suffix = QString::fromStdString(file.extension().string()).toLower();
    if (suffix == QLatin1String(".pptx"))
        return StoryFormat::Pptx;
    if (suffix == QLatin1String(".pdf"))
        return StoryFormat::Pdf;
    if (suffix == QLatin1String(".html") || suffix == QLatin1String(".htm"))
        return StoryFormat::Html;
    return std::nullopt;
}

Result<Deck> deckOf(const Story &story, const Engine &engine, const StoryExport &how,
                    std::stop_token stop, const StoryProgress &progress)
{
    Deck deck;
    deck.title = story.name;
    deck.handling = handlingOf(engine.vocabulary());
    deck.theme = how.theme ? how.theme : &Theme::light();
    if (!how.theme && !story.scenes.empty()) {
        // One talk has one ground: the scenes' own when they agree.
        const Theme *first = Theme::named(story.scenes.front().theme);
        const bool agree =
            std::all_of(story.scenes.begin(), story.scenes.end(), [&](const Scene &scene) {
                return scene.theme == story.scenes.front().theme;
            });
        if (first && agree)
            deck.theme = first;
    }
    StoryExport same = how;
    same.theme = deck.theme;
    for (std::size_t i = 0; i < story.scenes.size(); ++i) {
        if (stop.stop_requested())
            return Engine::cancelled();
        if (progress)
            progress(std::int64_t(i), std::int64_t(story.scenes.size()),
                     sceneStep(i, story.scenes.size()));
        Result<Slide> slide = slideOf(deck, story.scenes[i], engine, same, stop);
        if (!slide)
            return slide.error();
        deck.slides.push_back(std::move(*slide));
    }
    return deck;
}

Outcome exportStory(const Story &story, const Engine &engine, const std::filesystem::path &file,
                    const StoryExport &how, std::stop_token stop, const StoryProgress &progress)
{
    const std::optional<StoryFormat> format = storyFormatFor(file);
    if (!format)
        return Error{"a story is written as .pptx, .pdf, .html, .mp4, .webm or .gif",
                     file.filename().string()};
    if (story.scenes.empty())
        return Error{"the story '" + story.name + "' has no scenes", {}};
    if (*format == StoryFormat::Film) {
        if (const Result<std::string> program = ffmpegProgram(); !program)
            return program.error();
        const Result<Film> film = filmOf(story, engine, how, stop);
        if (!film)
            return film.error();
        return writeFilm(*film, *filmFormatFor(file), file, stop,
                         [&](std::int64_t done, std::int64_t total) {
                             if (progress)
                                 progress(done, total, "Frames");
                         });
    }
    if (*format == StoryFormat::Pdf)
        return written(handoutOf(story, engine, how, stop, progress), file);
    const Result<Deck> deck = deckOf(story, engine, how, stop, progress);
    if (!deck)
        return deck.error();
    if (*format == StoryFormat::Pptx)
        return written(pptxOf(*deck, stop), file);
    return written(htmlOf(*deck, engine.vocabulary().kinds), file);
}

} // namespace entente
