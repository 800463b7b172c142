// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/film_layout.h"
#include "app/exporting/frame_painter.h"
#include "app/exporting/framing.h"
#include "app/exporting/picture_words.h"
#include "app/exporting/story_export.h"
#include "app/exporting/words.h"
#include "core/geo/projection.h"
#include "core/layout/legend.h"
#include "core/time/calendar.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <utility>

namespace entente
{

namespace
{

/// So many of its pictures, evenly over the film, say how high its legend must be.
constexpr std::int64_t legendSamples = 12;

/// Pictures of the days of a range.
class PlayedPictures
{
public:
    PlayedPictures(const PlayedFilm &played, const Engine &engine, QSize layout)
        : m_request(played.request)
        , m_range(played.range)
        , m_isCumulative(played.isCumulative)
        , m_engine(engine)
    {
        m_request.size = layout;
        m_request.window = m_range;
    }

    /// What is the same for all pictures, so that nothing shifts but what happens.
    Outcome settle(const std::function<Instant(std::int64_t)> &dayOf, std::int64_t frames)
    {
        if (!m_request.extent && m_request.camera.pixelsPerUnit <= 0) {
            if (Outcome settled = settleMap(); !settled)
                return settled;
        }
        ClusterQuestion question;
        question.context = spanContext(m_request);
        question.maxArcs = mostArcs;
        question.arcEnds = m_request.layers.arcEnds;
        const Result<ClusterAnswer> answer = m_engine.answer(question);
        if (!answer)
            return answer.error();
        m_request.arcWays = std::make_shared<const ArcWays>(waysOf(answer->arcs));
        if (m_request.sourceNote
                .empty()) { // of all of the film, or it would change with each event
            Result<std::string> sources = sourcesOf(m_request, m_engine, {});
            if (!sources)
                return sources.error();
            m_request.sourceNote = std::move(*sources);
        }
        double height = 0;
        const std::int64_t samples = std::min(frames, legendSamples);
        for (std::int64_t i = 0; i < samples; ++i) {
            const std::int64_t frame = samples > 1 ? i * (frames - 1) / (samples - 1) : 0;
            const Result<Drawing> drawing = on(dayOf(frame));
            if (!drawing)
                return drawing.error();
            height = std::max(height, legendHeightOf(*drawing));
        }
        m_request.legendHeight = height;
        return Done{};
    }

    /// The picture of the day that ends then.
    Result<Drawing> on(Instant day) const
    {
        RenderRequest at = m_request;
        at.context.inForce = day;
        if (m_isCumulative)
            at.context.filter =
                at.context.filter.with({Field::During,
                                        {isoDay(m_range.begin) + ".." + isoDay({day.seconds - 1})},
                                        false,
                                        Certainty::Possibly});
        at.subtitle = (at.subtitle.empty() ? "" : at.subtitle + " · ") + asOfInWords(day);
        return drawingFor(at, m_engine);
    }

private:
    /// A map that fits what has happened so far would move with every event.
    Outcome settleMap()
    {
        const Result<Projection> projection =
            Projection::named(m_request.projection, m_request.center);
        if (!projection)
            return projection.error();
        const Projection::Extent all = projection->extent();
        const double high = all.top - all.bottom;
        constexpr double withoutIce = 0.8; // of the height, a little north of its middle
        m_request.extent =
            MapExtent{{(all.left + all.right) / 2, (all.top + all.bottom) / 2 + 0.05 * high},
                      all.right - all.left,
                      withoutIce * high};
        return Done{};
    }

    double legendHeightOf(const Drawing &drawing) const
    {
        double top = drawing.height;
        double bottom = 0;
        for (const TextMark &text : drawing.texts) {
            if (text.role != Role::Legend)
                continue;
            top = std::min(top, text.box.y);
            bottom = std::max(bottom, text.box.y);
        }
        return top > bottom ? 0 : bottom - top + legendRowHeight * m_request.textScale;
    }

    RenderRequest m_request;
    TimeSpan m_range;
    bool m_isCumulative;
    const Engine &m_engine;
};

} // namespace

Result<Film> filmOf(const PlayedFilm &played, const Engine &engine)
{
    const TimeSpan range = played.range;
    if (range.begin.isOpen() || range.end.isOpen() || !(range.begin < range.end))
        return Error{"a film needs a time span with a beginning before its end", {}};
    Film film;
    film.size = played.request.size;
    film.framesPerSecond = played.framesPerSecond;
    film.frames = std::max<std::int64_t>(1, std::llround(played.seconds * played.framesPerSecond));
    film.title = played.request.title.empty() ? engine.vocabulary().title : played.request.title;
    // The end of the day of each frame, the last one's the end of the range.
    const auto dayOf = [range, frames = film.frames](std::int64_t frame) {
        const double share = frames > 1 ? double(frame) / double(frames - 1) : 1;
        const std::int64_t at = range.begin.seconds + std::int64_t(range.seconds() * share);
        const std::int64_t day = (at - range.begin.seconds) / secondsPerDay;
        return Instant{
            std::min(range.begin.seconds + (day + 1) * secondsPerDay, range.end.seconds)};
    };
    const FilmLayout layout(film.size);
    PlayedPictures pictures(played, engine, layout.size);
    if (const Outcome settled = pictures.settle(dayOf, film.frames); !settled)
        return settled.error();
    const auto painter = std::make_shared<FramePicture>(film.size, layout.scale);
    film.frame = [painter, dayOf,
                  pictures = std::move(pictures)](std::int64_t frame) -> Result<QImage> {
        const Result<Drawing> drawing = pictures.on(dayOf(frame));
        if (!drawing)
            return drawing.error();
        return painter->of(*drawing);
    };
    film.repeats = [dayOf](std::int64_t frame) { return dayOf(frame) == dayOf(frame - 1); };
    return film;
}

} // namespace entente
