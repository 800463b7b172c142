// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/film_layout.h"
#include "app/exporting/scene_request.h"
#include "app/exporting/story_export.h"
#include "app/style/paint.h"
#include "core/layout/zoom_path.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <memory>

namespace entente
{

namespace
{

/// From one step of a scene to the next.
constexpr double secondsOfStep = 0.4;

double eased(double t)
{
    return t < 0.5 ? 4 * t * t * t : 1 - std::pow(-2 * t + 2, 3) / 2;
}

QImage blended(QImage under, const QImage &over, double opacity)
{
    QPainter painter(&under);
    painter.setOpacity(opacity);
    painter.drawImage(0, 0, over);
    return under;
}

/// A map on the way from one part of it to another.
MapExtent extentBetween(const MapExtent &from, const MapExtent &to, double t)
{
    const double distance = std::hypot(to.center.x - from.center.x, to.center.y - from.center.y);
    const ZoomPath::Place place = ZoomPath(from.width, to.width, distance).at(t);
    const double shape = from.height / from.width * (1 - t) + to.height / to.width * t;
    return {{from.center.x + (to.center.x - from.center.x) * place.way,
             from.center.y + (to.center.y - from.center.y) * place.way},
            place.width,
            place.width * shape};
}

/// A scene of a film.
struct Shot
{
    RenderRequest request;
    std::string caption;
    bool isCut = false;       ///< nothing leads to it
    std::int64_t travels = 0; ///< frames that lead to it
    std::int64_t stands = 0;  ///< frames that it stands
    std::int64_t first = 0;   ///< of these all
};

std::int64_t endOf(const Shot &shot)
{
    return shot.first + shot.travels + shot.stands;
}

class StoryFilm
{
public:
    StoryFilm(std::vector<Shot> shots, const Engine &engine, QSize size)
        : m_shots(std::move(shots))
        , m_engine(engine)
        , m_size(size)
        , m_layout(size)
    {}

    std::int64_t frames() const { return endOf(m_shots.back()); }

    bool repeats(std::int64_t frame) const
    {
        const Shot &shot = m_shots[shotAt(frame)];
        return frame > shot.first + shot.travels;
    }

    Result<QImage> frame(std::int64_t frame) const
    {
        const std::size_t number = shotAt(frame);
        const Shot &shot = m_shots[number];
        const std::int64_t within = frame - shot.first;
        if (within >= shot.travels)
            return picture(shot.request);
        const double t = eased(double(within + 1) / double(shot.travels + 1));
        const auto [from, to] = onTheWay(m_shots[number - 1].request, shot.request, t);
        Result<QImage> before = picture(from);
        if (!before)
            return before;
        Result<QImage> after = picture(to);
        if (!after)
            return after;
        return blended(std::move(*before), *after, t);
    }

private:
    std::size_t shotAt(std::int64_t frame) const
    {
        std::size_t number = m_shots.size() - 1;
        while (number > 0 && m_shots[number].first > frame)
            --number;
        return number;
    }

    Result<QImage> picture(const RenderRequest &request) const
    {
        const Result<Drawing> drawing = drawingFor(request, m_engine);
        if (!drawing)
            return drawing.error();
        return toImage(*drawing, m_layout.scale, m_size, QImage::Format_RGB32);
    }

    /// Both scenes where window and map are at a share of the way from one to the other.
    std::pair<RenderRequest, RenderRequest> onTheWay(RenderRequest from, RenderRequest to,
                                                     double t) const
    {
        const auto hasTimeline = [](const RenderRequest &request) {
            return request.view == RenderView::Timeline || request.view == RenderView::Page;
        };
        if (hasTimeline(from) && hasTimeline(to) && from.window && to.window)
            from.window = to.window = windowBetween(*from.window, *to.window, t);
        const auto mapOf = [](const RenderRequest &request) {
            return request.view == RenderView::Map ||
                   (request.view == RenderView::Page && request.upper == RenderView::Map);
        };
        const bool sameMap = mapOf(from) && mapOf(to) && from.projection == to.projection &&
                             from.center == to.center;
        if (sameMap && from.extent && to.extent && from.extent != to.extent)
            from.extent = to.extent = extentBetween(*from.extent, *to.extent, t);
        return {std::move(from), std::move(to)};
    }

    std::vector<Shot> m_shots;
    const Engine &m_engine;
    QSize m_size;
    FilmLayout m_layout;
};

/// Gives a picture of time the window that it would show without one, so that it can travel.
Outcome settleWindow(RenderRequest &request, const Engine &engine, const std::stop_token &stop)
{
    const bool showsTime = request.view == RenderView::Timeline || request.view == RenderView::Page;
    if (!showsTime || request.window)
        return Done{};
    const Result<CountAnswer> count = engine.answer(CountQuestion{request.context}, stop);
    if (!count)
        return count.error();
    request.window = pictureSpan(request, *count);
    return Done{};
}

} // namespace

Result<Film> filmOf(const Story &story, const Engine &engine, const StoryExport &how,
                    std::stop_token stop)
{
    if (story.scenes.empty())
        return Error{"the story '" + story.name + "' has no scenes", {}};
    const FilmLayout layout(how.filmSize);
    RenderRequest defaults;
    defaults.size = layout.size;
    defaults.textScale = filmTextScale;
    std::vector<Shot> shots;
    Film film;
    for (const Scene &scene : story.scenes) {
        const double seconds = scene.seconds > 0 ? scene.seconds : how.secondsPerScene;
        const int steps = scene.builds() + 1;
        std::int64_t stood = 0;
        const std::int64_t from = shots.empty() ? 0 : endOf(shots.back());
        for (int step = 0; step < steps; ++step) {
            Result<RenderRequest> request = requestFor(scene, defaults, engine, step);
            if (!request)
                return request.error();
            if (how.theme)
                request->theme = how.theme;
            if (const Outcome settled = settleWindow(*request, engine, stop); !settled)
                return settled.error();
            if (how.captions != FilmCaptions::Burnt)
                request->subtitle = " "; // an empty one would be written for us
            Shot shot;
            shot.request = std::move(*request);
            shot.first = shots.empty() ? 0 : endOf(shots.back());
            const bool isCut =
                shots.empty() || (step == 0 && scene.transition == SceneTransition::Cut);
            const double travel = step == 0 ? how.secondsOfTravel : secondsOfStep;
            shot.travels = isCut ? 0 : std::llround(travel * how.framesPerSecond);
            // The scene's time is shared by its steps, to the frame.
            const std::int64_t upTo =
                std::llround(seconds * how.framesPerSecond * (step + 1) / steps);
            shot.stands = std::max<std::int64_t>(1, upTo - stood);
            stood = upTo;
            shots.push_back(std::move(shot));
        }
        if (how.captions == FilmCaptions::Track && !scene.caption.empty())
            film.captions.push_back({double(from) / how.framesPerSecond,
                                     double(endOf(shots.back())) / how.framesPerSecond,
                                     scene.caption});
    }
    const auto made = std::make_shared<const StoryFilm>(std::move(shots), engine, how.filmSize);
    film.size = how.filmSize;
    film.framesPerSecond = how.framesPerSecond;
    film.frames = made->frames();
    film.title = story.name;
    film.frame = [made](std::int64_t frame) { return made->frame(frame); };
    film.repeats = [made](std::int64_t frame) { return made->repeats(frame); };
    return film;
}

} // namespace entente
