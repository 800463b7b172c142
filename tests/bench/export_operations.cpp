// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/picture_size.h"
#include "app/exporting/story_export.h"
#include "tests/bench/operations.h"

#include <QTemporaryDir>

#include <cstdio>

namespace entente::bench
{

namespace
{

/// How long the document's first story takes to be written as `name` says; nothing where there is
/// no story, or what writes it is not installed.
Series storySeries(const Engine &engine, const char *name, int runs, const StoryExport &how)
{
    Series series;
    const Result<Story> story = findStory(engine.vocabulary().stories, "");
    const QTemporaryDir folder;
    for (int i = 0; i < runs && story && folder.isValid(); ++i) {
        Outcome written = Done{};
        const double ms = millisecondsOf([&] {
            written = exportStory(*story, engine,
                                  folder.filePath(QString::fromLatin1(name)).toStdString(), how);
        });
        if (!written) {
            std::fprintf(stderr, "entente-bench: %s\n", written.error().text().c_str());
            break;
        }
        series.add(ms);
    }
    return series;
}

} // namespace

Series pageExports(const Engine &engine)
{
    RenderRequest request;
    request.view = RenderView::Page;
    request.theme = &Theme::print();
    setSize(request, *pictureSizeFrom("a3"), 300);
    Series series;
    for (int i = 0; i < 3; ++i)
        series.add(millisecondsOf([&] {
            if (const Result<Drawing> drawing = drawingFor(request, engine); drawing)
                (void)encoded(*drawing, RenderFormat::Png, request);
        }));
    return series;
}

Series slideExports(const Engine &engine)
{
    return storySeries(engine, "talk.pptx", 5, {});
}

Series filmExports(const Engine &engine)
{
    StoryExport how;
    how.secondsPerScene = 4.8; // ten scenes of it and the ways between them are a minute
    return storySeries(engine, "talk.mp4", 1, how);
}

Series playedFilmExports(const Engine &engine)
{
    PlayedFilm played;
    played.request.view = RenderView::Map;
    played.request.size = {1920, 1080};
    played.range = dateRange("1951..2023").value();
    played.seconds = 60;
    const QTemporaryDir folder;
    Series series;
    Outcome written = Done{};
    const double ms = millisecondsOf([&] {
        const Result<Film> film = filmOf(played, engine);
        written = film ? writeFilm(*film, FilmFormat::Mp4,
                                   folder.filePath(QStringLiteral("film.mp4")).toStdString())
                       : Outcome(film.error());
    });
    if (written)
        series.add(ms);
    else
        std::fprintf(stderr, "entente-bench: %s\n", written.error().text().c_str());
    return series;
}

} // namespace entente::bench
