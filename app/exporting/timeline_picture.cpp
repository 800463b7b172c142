// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/timeline_picture.h"

#include "app/exporting/framing.h"
#include "core/engine/thread_lives.h"
#include "core/layout/annotation_layout.h"
#include "core/layout/timeline_layout.h"
#include "core/layout/timeline_links.h"

#include <algorithm>

namespace entente
{

namespace
{

/// What a lane of a picture should have, so that some labels fit.
constexpr double laneHeight = 72;
constexpr double axisHeight = 62; ///< and the foot's

class TimelinePicture
{
public:
    TimelinePicture(const RenderRequest &request, const Engine &engine, TimeSpan span, double width,
                    double height, const TextMeasure &measure, const std::stop_token &stop)
        : m_request(request)
        , m_engine(engine)
        , m_span(span)
        , m_width(width)
        , m_height(height)
        , m_measure(measure)
        , m_stop(stop)
    {}

    Result<Drawing> drawing() const
    {
        int lanes =
            std::clamp(int((m_height / m_measure.scale() - axisHeight) / laneHeight) - 1, 1, 40);
        Result<TimelineDrawing> laidOut = ofLanes(lanes);
        while (laidOut && lanes > 1 && laidOut->contentHeight > laidOut->plot.height + 1) {
            const double share = laidOut->plot.height / laidOut->contentHeight;
            lanes = std::clamp(int(lanes * share), 1, lanes - 1);
            laidOut = ofLanes(lanes);
        }
        if (!laidOut)
            return laidOut.error();
        return std::move(laidOut->drawing);
    }

private:
    Result<TimelineDrawing> ofLanes(int lanes) const
    {
        LanesQuestion question;
        question.context = m_request.context;
        question.window = m_span;
        question.secondsPerPixel = m_span.seconds() / std::max(1.0, m_width * 0.88);
        m_request.lanes.askFor(question);
        question.maxLanes = lanes;
        question.wantIds = true;
        const Result<LanesAnswer> answer = m_engine.answer(question, m_stop);
        if (!answer)
            return answer.error();
        ThreadsAnswer lives; // which the look refers to
        Result<TimelineLook> look = lookOf(*answer, lives);
        if (!look)
            return look.error();
        if (lanes == 1)
            look->lanes.heights.clear(); // they are of a higher window
        const KindTree &kinds = m_engine.vocabulary().kinds;
        const Theme &theme = *m_request.theme;
        TimelineDrawing drawing = layoutTimeline(*answer, *look, kinds, theme, m_measure);
        if (drawing.hasCards) {
            if (const Outcome told = addDetails(*look); !told)
                return told.error();
            drawing = layoutTimeline(*answer, *look, kinds, theme, m_measure);
        }
        annotateTimeline(drawing, m_request.annotations, theme, m_measure);
        return drawing;
    }

    Result<TimelineLook> lookOf(const LanesAnswer &answer, ThreadsAnswer &lives) const
    {
        TimelineLook look;
        look.width = m_width;
        look.height = m_height;
        look.window = m_span;
        look.selected = m_request.selected;
        look.lanes = m_request.lanes.arranged();
        look.asKnown = m_request.context.asKnown;
        look.legend = !m_request.decorated; // else the page has one for all of its parts
        if (m_request.lanes.field == LaneField::Thread) {
            Result<ThreadsAnswer> told =
                m_engine.answer(livesOf(answer, m_request.context.asKnown), m_stop);
            if (!told)
                return told.error();
            lives = std::move(*told);
            look.threadBands = true;
            look.lives = lives.lives;
        }
        if (look.selected.size() == 1) {
            const Result<EventAnswer> event = m_engine.answer(
                EventQuestion{*look.selected.begin(), m_request.context.asKnown}, m_stop);
            if (event) // else it is of another document
                look.links = linksOf(*event);
        }
        if (m_request.eras)
            look.eras = m_engine.vocabulary().eras;
        if (m_request.context.inForce && m_span.contains(*m_request.context.inForce))
            look.playhead = m_request.context.inForce;
        return look;
    }

    /// What cards say beyond the title.
    Outcome addDetails(TimelineLook &look) const
    {
        RowsQuestion rows;
        rows.limit = 3000; // no more events have cards
        rows.context = spanContext(m_request);
        const Result<RowsAnswer> known = m_engine.answer(rows, m_stop);
        if (!known)
            return known.error();
        for (const Row &row : known->rows)
            look.details.emplace(row.id, cardDetails(row, m_engine.vocabulary()));
        return Done{};
    }

    const RenderRequest &m_request;
    const Engine &m_engine;
    TimeSpan m_span;
    double m_width;
    double m_height;
    const TextMeasure &m_measure;
    const std::stop_token &m_stop;
};

} // namespace

Result<Drawing> timelinePicture(const RenderRequest &request, const Engine &engine, TimeSpan span,
                                double width, double height, const TextMeasure &measure,
                                const std::stop_token &stop)
{
    return TimelinePicture(request, engine, span, width, height, measure, stop).drawing();
}

} // namespace entente
