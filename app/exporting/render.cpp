// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/render.h"

#include "app/exporting/framing.h"
#include "app/exporting/handling.h"
#include "app/exporting/map_picture.h"
#include "app/exporting/matrix_picture.h"
#include "app/exporting/network_picture.h"
#include "app/exporting/page_parts.h"
#include "app/exporting/picture_words.h"
#include "app/exporting/press.h"
#include "app/exporting/table_picture.h"
#include "app/exporting/timeline_picture.h"
#include "app/style/fonts.h"
#include "core/layout/calendar_layout.h"
#include "core/layout/legend.h"
#include "core/time/calendar.h"

#include <algorithm>
#include <set>
#include <utility>

namespace entente
{

namespace
{

constexpr int leastSide = 120;
constexpr int mostSide = 20'000;
/// Pixels of a PNG: beyond this a picture needs gigabytes.
constexpr double mostPixels = 250e6;

std::optional<Error> wrongWith(const RenderRequest &request)
{
    const QSize size = request.size;
    if (size.width() < leastSide || size.height() < leastSide || size.width() > mostSide ||
        size.height() > mostSide)
        return Error{"a picture's sides are " + std::to_string(leastSide) + " to " +
                         std::to_string(mostSide) + " pixels",
                     std::to_string(size.width()) + "x" + std::to_string(size.height())};
    if (!(request.scale > 0) ||
        double(size.width()) * size.height() * request.scale * request.scale > mostPixels)
        return Error{"the picture has more than 250 million pixels; choose a smaller size",
                     std::to_string(size.width()) + "x" + std::to_string(size.height())};
    if (request.window && (request.window->begin.isOpen() || request.window->end.isOpen() ||
                           !(request.window->begin < request.window->end)))
        return Error{"the picture's time span needs a beginning before its end", {}};
    return std::nullopt;
}

/// Lays one request's parts out. The engine is asked once for each size.
class Renderer
{
public:
    /// `whole` is what the request's selection, if it has one, is a part of.
    Renderer(const RenderRequest &request, Context whole, const Engine &engine,
             std::stop_token stop)
        : m_request(request)
        , m_whole(std::move(whole))
        , m_engine(engine)
        , m_stop(std::move(stop))
        , m_theme(*request.theme)
        , m_measure(FontMeasure::shared(), request.textScale)
    {}

    Result<Drawing> drawing()
    {
        Result<CountAnswer> count = m_engine.answer(CountQuestion{m_request.context}, m_stop);
        if (!count)
            return count.error();
        m_count = *count;
        m_span = pictureSpan(m_request, m_count);
        if (shows(RenderView::Network) || shows(RenderView::Index)) {
            Result<NetworkPicture> picture =
                NetworkPicture::of(m_request, m_engine, m_count, m_stop);
            if (!picture)
                return picture.error();
            m_network = std::move(*picture);
        }
        Result<PageWords> words = aroundIt();
        if (!words)
            return words.error();
        const double width = m_request.size.width();
        const double height = m_request.size.height();
        Drawing drawing = m_request.decorated
                              ? decorated(
                                    width, height, *words, m_theme, m_measure,
                                    [this](double w, double h) { return inner(w, h); },
                                    [this](const Drawing &picture) { return legendFor(picture); },
                                    numberedNote(m_request, m_engine, m_error, m_stop))
                              : inner(width, height);
        if (!m_request.decorated && m_counts.selection)
            drawing.words = selectionInWords(m_request, m_engine.vocabulary(), m_counts) + ".\n" +
                            drawing.words;
        if (m_stop.stop_requested())
            return Engine::cancelled();
        if (m_error)
            return *m_error;
        account(drawing);
        return drawing;
    }

private:
    bool shows(RenderView view) const
    {
        if (m_request.view != RenderView::Page)
            return m_request.view == view;
        if (m_request.rows.empty())
            return m_request.upper == view || view == RenderView::Timeline;
        for (const PageRow &row : m_request.rows) {
            for (const PagePart &part : row.parts) {
                if (part.view == view)
                    return true;
            }
        }
        return false;
    }

    /// The words around it, which say how much of what there is it shows.
    Result<PageWords> aroundIt()
    {
        m_counts.all = m_count;
        m_counts.shown = m_count.count;
        if (m_request.window) {
            const Result<CountAnswer> shown =
                m_engine.answer(CountQuestion{spanContext(m_request)}, m_stop);
            if (!shown)
                return shown.error();
            m_counts.shown = shown->count;
        }
        if (!m_request.selection.isEmpty()) {
            const Result<CountAnswer> all = m_engine.answer(CountQuestion{m_whole}, m_stop);
            if (!all)
                return all.error();
            m_counts.selection = {m_whole.filter, all->count};
        }
        if (!m_request.decorated)
            return PageWords{};
        return wordsAround(m_request, m_engine, m_counts, m_network ? &*m_network : nullptr,
                           m_stop);
    }

    Drawing inner(double width, double height) { return part(m_request.view, width, height); }

    /// A part of the picture; what went wrong is kept, and ends it.
    Drawing part(RenderView view, double width, double height)
    {
        if (m_error || m_stop.stop_requested())
            return {};
        Result<Drawing> drawing = drawn(view, width, height);
        if (drawing)
            return std::move(*drawing);
        m_error = drawing.error();
        return {};
    }

    Result<Drawing> drawn(RenderView view, double width, double height)
    {
        switch (view) {
        case RenderView::Timeline:
            return timelinePicture(m_request, m_engine, m_span, width, height, m_measure, m_stop);
        case RenderView::Map:
            return mapPicture(m_request, m_engine, width, height, m_measure, m_stop);
        case RenderView::Page: {
            const PartPicture parts = [this](RenderView each, double w, double h) {
                return part(each, w, h);
            };
            return m_request.rows.empty() ? overTimeline(m_request, width, height, parts)
                                          : inRows(m_request, width, height, parts, m_measure);
        }
        case RenderView::Calendar:
            return calendar(width, height);
        case RenderView::Matrix:
            return matrixPicture(m_request, m_engine, m_span, width, height, m_measure, m_stop);
        case RenderView::Network:
            return m_network->laidOut(width, height, m_theme, m_measure);
        case RenderView::Table:
            return tablePicture(spanContext(m_request), m_engine, width, height, m_theme, m_measure,
                                m_stop);
        case RenderView::Index:
            return m_network->index(width, height, m_span, m_theme, m_measure, m_stop);
        case RenderView::Text:
            break; // of a page alone: see inRows()
        }
        return Drawing{};
    }

    /// What explains the inner picture: of a page, all of its parts.
    std::vector<LegendEntry> legendFor(const Drawing &picture) const
    {
        std::vector<LegendEntry> entries;
        if (!m_request.hasLegend)
            return entries;
        if (m_network)
            entries = m_network->legend();
        if (m_request.view == RenderView::Index)
            return {};
        if (m_request.view != RenderView::Network) {
            for (LegendEntry &entry : legendOf(picture, m_engine.vocabulary().kinds, m_theme))
                entries.push_back(std::move(entry));
        }
        return entries;
    }

    Result<Drawing> calendar(double width, double height)
    {
        HistogramQuestion question;
        question.context = m_request.context;
        question.edges = calendarEdges(m_span, CalendarMode::Months);
        question.withoutOwnField = false;
        question.certainStarts = true;
        const Result<HistogramAnswer> answer = m_engine.answer(question, m_stop);
        if (!answer)
            return answer.error();
        CalendarLook look;
        look.width = width;
        look.height = height;
        look.fits = true;
        return layoutCalendar(*answer, question.edges, look, m_theme, m_measure).drawing;
    }

    /// Events on the picture, each once, and those that it has no place for: together the answer.
    void account(Drawing &drawing)
    {
        std::set<EventId> shown;
        for (const Mark &mark : drawing.marks)
            shown.insert(mark.ids.begin(), mark.ids.end());
        const auto drawn = std::int64_t(shown.size());
        switch (m_request.view) {
        case RenderView::Timeline:
            drawing.withoutDate = m_count.withoutDate;
            drawing.withoutPlace = 0;
            drawing.events = drawn + drawing.withoutDate;
            break;
        case RenderView::Map:
            drawing.withoutDate = 0;
            drawing.events = drawn + drawing.withoutPlace;
            break;
        case RenderView::Calendar:
        case RenderView::Matrix:
        case RenderView::Index:
        case RenderView::Text:
            return; // they count, and name no event
        case RenderView::Table:
            drawing.withoutDate = drawing.withoutPlace = 0;
            drawing.events = drawn;
            break;
        case RenderView::Network:
            return; // the events behind ties: a filter leaves none of them out
        case RenderView::Page:
            drawing.withoutDate = m_count.withoutDate;
            drawing.events = m_request.window || !m_request.rows.empty() ? drawn : m_count.count;
            break;
        }
        drawing.outside = std::max<std::int64_t>(0, m_count.count - drawing.events);
    }

    const RenderRequest &m_request;
    Context m_whole;
    const Engine &m_engine;
    std::stop_token m_stop;
    const Theme &m_theme;
    ScaledMeasure m_measure;
    CountAnswer m_count;
    PictureCounts m_counts;
    TimeSpan m_span;
    std::optional<NetworkPicture> m_network; ///< of a network
    std::optional<Error> m_error;
};

} // namespace

TimeSpan pictureSpan(const RenderRequest &request, const CountAnswer &count)
{
    if (request.window)
        return *request.window;
    TimeSpan span = count.extent.value_or(
        count.extentOfAll.value_or(TimeSpan{startOfYear(2000), startOfYear(2001)}));
    if (span.begin.isOpen())
        span.begin = count.extentOfAll && !count.extentOfAll->begin.isOpen()
                         ? count.extentOfAll->begin
                         : startOfYear(1900);
    if (span.end.isOpen() || span.end <= span.begin)
        span.end = std::max(Instant{span.begin.seconds + 366 * secondsPerDay},
                            span.end.isOpen() ? startOfYear(2100) : span.end);
    // A few events of some months have more room around them.
    const bool isBrief = span.seconds() < 3 * 366 * secondsPerDay;
    const double room = !request.selection.isEmpty() && isBrief ? 0.15 : 0.02;
    const auto margin = std::int64_t(span.seconds() * room) + 15 * secondsPerDay;
    return {{span.begin.seconds - margin}, {span.end.seconds + margin}};
}

Result<Drawing> drawingFor(const RenderRequest &request, const Engine &engine, std::stop_token stop)
{
    if (const std::optional<Error> error = wrongWith(request))
        return *error;
    const std::optional<Handling> handling =
        request.marksHandling ? handlingOf(engine.vocabulary()) : std::nullopt;
    Result<RenderRequest> rest = narrowed(request, engine, stop);
    if (!rest)
        return rest.error();
    const ScaledMeasure measure(FontMeasure::shared(), request.textScale);
    const double strip = handling ? handlingHeight(measure) : 0;
    rest->size.rheight() -= int(strip);
    Result<Drawing> drawing = Renderer(*rest, request.context, engine, std::move(stop)).drawing();
    if (!drawing)
        return drawing;
    if (request.theme->name == Theme::print().name)
        thickenForPress(*drawing);
    if (handling)
        drawing = marked(*drawing, *handling, measure);
    if (!request.altText.empty())
        drawing->words = (handling ? handling->text + ".\n" : std::string()) + request.altText;
    return drawing;
}

} // namespace entente
