// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/page.h"
#include "app/exporting/press.h"
#include "app/exporting/scene_request.h"
#include "app/exporting/story_export.h"
#include "app/style/fonts.h"

namespace entente
{

namespace
{

constexpr QSizeF handoutSlide{1280, 720};
constexpr QSizeF handoutPaper{794, 1123}; ///< A4
constexpr double handoutMargin = 48;
constexpr std::size_t scenesPerPaper = 2;
constexpr double handoutTextScale = 1.3;
constexpr double notesGap = 10;
constexpr double pageMargin = 24; ///< of a decorated picture: words under it stand in line

/// Words under a scene on paper.
Drawing notesDrawing(const std::string &notes, double width, double height, const Theme &theme)
{
    Drawing drawing;
    drawing.view = "notes";
    drawing.width = width;
    drawing.height = height;
    drawing.background = theme.canvas;
    const FontMeasure &measure = FontMeasure::shared();
    const double line = measure.lineHeight(TextStyle::Body);
    double y = 0;
    std::size_t from = 0;
    while (from < notes.size()) {
        const std::size_t end = std::min(notes.find('\n', from), notes.size());
        const std::string paragraph = notes.substr(from, end - from);
        from = end + 1;
        const auto room = std::size_t(std::max(0.0, (height - y) / line));
        if (room == 0)
            break;
        for (const std::string &words : wrapped(paragraph, width, TextStyle::Body, room, measure)) {
            TextMark text;
            text.role = Role::Note;
            text.text = words;
            text.style = TextStyle::Body;
            text.color = theme.ink;
            text.background = theme.canvas;
            text.box = {0, y, measure.width(words, TextStyle::Body), line};
            drawing.texts.push_back(std::move(text));
            y += line;
        }
    }
    return drawing;
}

Result<Drawing> pictureOf(const Scene &scene, const Engine &engine, const StoryExport &how,
                          double scale, const std::stop_token &stop)
{
    RenderRequest defaults;
    defaults.size = handoutSlide.toSize();
    defaults.textScale = handoutTextScale;
    defaults.theme = how.theme ? how.theme : (how.withNotes ? &Theme::print() : &Theme::light());
    Result<RenderRequest> request = requestFor(scene, defaults, engine);
    if (!request)
        return request.error();
    if (how.theme || how.withNotes)
        request->theme = defaults.theme;
    Result<Drawing> drawing = drawingFor(*request, engine, stop);
    if (drawing && how.withNotes) // which is smaller on paper than it is drawn
        thickenForPress(*drawing, scale);
    return drawing;
}

/// Where chapters and scenes begin.
void addBookmark(PdfDetails &details, const Story &story, std::size_t scene, std::size_t page)
{
    const std::string &chapter = story.scenes[scene].chapter;
    const bool opens =
        !chapter.empty() && (scene == 0 || story.scenes[scene - 1].chapter != chapter);
    if (opens)
        details.bookmarks.push_back({chapter, page, 0});
    details.bookmarks.push_back({story.scenes[scene].name, page, chapter.empty() ? 0 : 1});
}

} // namespace

Result<QByteArray> handoutOf(const Story &story, const Engine &engine, const StoryExport &how,
                             std::stop_token stop, const StoryProgress &progress)
{
    const double width = handoutPaper.width() - 2 * handoutMargin;
    const double scale = width / handoutSlide.width();
    PdfDetails details;
    details.title = story.name;
    details.subject = story.description;
    std::vector<PdfPage> pages;
    for (std::size_t i = 0; i < story.scenes.size(); ++i) {
        if (stop.stop_requested())
            return Engine::cancelled();
        if (progress)
            progress(std::int64_t(i), std::int64_t(story.scenes.size()),
                     "Scene " + std::to_string(i + 1) + " of " +
                         std::to_string(story.scenes.size()));
        Result<Drawing> picture = pictureOf(story.scenes[i], engine, how, scale, stop);
        if (!picture)
            return picture.error();
        const std::size_t slot = how.withNotes ? i % scenesPerPaper : 0;
        if (slot == 0)
            pages.push_back({how.withNotes ? handoutPaper : handoutSlide,
                             how.withNotes ? Theme::print().canvas : picture->background,
                             {},
                             {}});
        PdfPage &page = pages.back();
        addBookmark(details, story, i, pages.size() - 1);
        page.altText += (page.altText.empty() ? "" : "\n\n") + picture->words;
        if (!how.withNotes) {
            page.drawings.push_back({std::move(*picture), {}, 1});
            continue;
        }
        const double pictureHeight = handoutSlide.height() * scale;
        const double room = (handoutPaper.height() - 2 * handoutMargin) / double(scenesPerPaper);
        const double top = handoutMargin + double(slot) * room;
        page.drawings.push_back({std::move(*picture), {handoutMargin, top}, scale});
        const std::string &notes = story.scenes[i].notes;
        if (!notes.empty())
            page.altText += "\n\n" + notes;
        page.drawings.push_back(
            {notesDrawing(notes, width - 2 * pageMargin * scale,
                          room - pictureHeight - 2 * notesGap, Theme::print()),
             {handoutMargin + pageMargin * scale, top + pictureHeight + notesGap},
             1});
    }
    return pdfOf(pages, details, stop);
}

} // namespace entente
