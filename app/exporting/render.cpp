// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/render.h"

#include "app/exporting/framing.h"
#include "app/exporting/handling.h"
#include "app/exporting/matrix_picture.h"
#include "app/exporting/network_picture.h"
#include "app/exporting/page.h"
#include "app/exporting/source_notes.h"
#include "app/exporting/table_picture.h"
#include "app/exporting/words.h"
#include "app/style/fonts.h"
#include "app/style/map_shapes.h"
#include "core/engine/thread_lives.h"
#include "core/layout/annotation_layout.h"
#include "core/layout/calendar_layout.h"
#include "core/layout/legend.h"
#include "core/layout/timeline_layout.h"
#include "core/layout/timeline_links.h"
#include "core/time/calendar.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace entente
{

namespace
{

constexpr int leastSide = 120;
constexpr int mostSide = 20'000;
/// Pixels of a PNG: beyond this a picture needs gigabytes.
constexpr double mostPixels = 250e6;
constexpr double partsGap = 12;
/// What a lane of a picture should have, so that some labels fit.
constexpr double laneHeight = 72;
constexpr double axisHeight = 62; ///< and the foot's

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
    Renderer(const RenderRequest &request, const Engine &engine, std::stop_token stop)
        : m_request(request)
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
        m_count = std::move(*count);
        m_span = pictureSpan(m_request, m_count);
        m_shown = m_count.count;
        if (shows(RenderView::Network) || shows(RenderView::Index)) {
            Result<NetworkPicture> picture =
                NetworkPicture::of(m_request, m_engine, m_count, m_stop);
            if (!picture)
                return picture.error();
            m_network = std::move(*picture);
        }
        if (m_request.window) {
            const Result<CountAnswer> shown = m_engine.answer(CountQuestion{spanContext()}, m_stop);
            if (!shown)
                return shown.error();
            m_shown = shown->count;
        }
        const double width = m_request.size.width();
        const double height = m_request.size.height();
        Drawing drawing =
            m_request.decorated
                ? decorated(
                      width, height, words(), m_theme, m_measure,
                      [this](double w, double h) { return inner(w, h); },
                      [this](const Drawing &picture) { return legendFor(picture); }, numberedNote())
                : inner(width, height);
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

    Drawing inner(double width, double height) { return part(m_request.view, width, height); }

    Drawing part(RenderView view, double width, double height)
    {
        if (m_error || m_stop.stop_requested())
            return {};
        switch (view) {
        case RenderView::Timeline:
            return timeline(width, height);
        case RenderView::Map:
            return map(width, height);
        case RenderView::Page:
            return m_request.rows.empty() ? both(width, height) : arranged(width, height);
        case RenderView::Calendar:
            return calendar(width, height);
        case RenderView::Matrix:
            return matrix(width, height);
        case RenderView::Network:
            return m_network->laidOut(width, height, m_theme, m_measure);
        case RenderView::Table:
            return table(width, height);
        case RenderView::Index:
            return m_network->index(width, height, m_span, m_theme, m_measure, m_stop);
        case RenderView::Text:
            break; // of a page alone: see arranged()
        }
        return {};
    }

    Drawing table(double width, double height)
    {
        Result<Drawing> drawing =
            tablePicture(spanContext(), m_engine, width, height, m_theme, m_measure, m_stop);
        if (!drawing) {
            m_error = drawing.error();
            return {};
        }
        return std::move(*drawing);
    }

    /// Rows of parts, each as large as its share says.
    Drawing arranged(double width, double height)
    {
        Drawing page;
        page.view = "page";
        page.width = width;
        page.height = height;
        page.background = m_theme.canvas;
        double rowShares = 0;
        for (const PageRow &row : m_request.rows)
            rowShares += row.share;
        const double high = height - partsGap * double(m_request.rows.size() - 1);
        double y = 0;
        for (const PageRow &row : m_request.rows) {
            double partShares = 0;
            for (const PagePart &part : row.parts)
                partShares += part.share;
            const double rowHeight = std::floor(high * row.share / rowShares);
            const double wide = width - 2 * partsGap * double(row.parts.size() - 1);
            double x = 0;
            for (const PagePart &each : row.parts) {
                const double partWidth = std::floor(wide * each.share / partShares);
                const Drawing drawn =
                    each.view == RenderView::Text
                        ? textPicture(each.text, partWidth, rowHeight, m_theme, m_measure)
                        : part(each.view, partWidth, rowHeight);
                place(page, drawn, {x, y});
                x += partWidth + 2 * partsGap;
            }
            y += rowHeight + partsGap;
        }
        return page;
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

    Drawing calendar(double width, double height)
    {
        HistogramQuestion question;
        question.context = m_request.context;
        question.edges = calendarEdges(m_span, CalendarMode::Months);
        question.withoutOwnField = false;
        question.certainStarts = true;
        const Result<HistogramAnswer> answer = m_engine.answer(question, m_stop);
        if (!answer) {
            m_error = answer.error();
            return {};
        }
        CalendarLook look;
        look.width = width;
        look.height = height;
        look.fits = true;
        return layoutCalendar(*answer, question.edges, look, m_theme, m_measure).drawing;
    }

    Drawing matrix(double width, double height)
    {
        Result<Drawing> drawing =
            matrixPicture(m_request, m_engine, m_span, width, height, m_measure, m_stop);
        if (!drawing) {
            m_error = drawing.error();
            return {};
        }
        return std::move(*drawing);
    }

    Drawing both(double width, double height)
    {
        // A map of the world leaves the rest of a high page to the timeline.
        const double most = m_request.upper == RenderView::Map && !m_request.extent
                                ? width / 1.9
                                : height - partsGap - axisHeight;
        const double share = std::clamp(m_request.share, 0.1, 0.9);
        const double upperHeight = std::round(std::min(height * share, most));
        Drawing page;
        page.view = "page";
        page.width = width;
        page.height = height;
        page.background = m_theme.canvas;
        const RenderView upper =
            m_request.upper == RenderView::Page ? RenderView::Map : m_request.upper;
        place(page, part(upper, width, upperHeight), {0, 0});
        place(page, timeline(width, height - upperHeight - partsGap), {0, upperHeight + partsGap});
        return page;
    }

    /// As many lanes as have room; the rest share the last one, so that nothing is below the edge.
    Drawing timeline(double width, double height)
    {
        int lanes =
            std::clamp(int((height / m_measure.scale() - axisHeight) / laneHeight) - 1, 1, 40);
        TimelineDrawing laidOut = timelineOf(width, height, lanes);
        while (lanes > 1 && !m_error && laidOut.contentHeight > laidOut.plot.height + 1) {
            const double share = laidOut.plot.height / laidOut.contentHeight;
            lanes = std::clamp(int(lanes * share), 1, lanes - 1);
            laidOut = timelineOf(width, height, lanes);
        }
        return std::move(laidOut.drawing);
    }

    /// Of the threads that have a lane.
    Result<ThreadsAnswer> livesIn(const LanesAnswer &lanes) const
    {
        if (m_request.lanes.field != LaneField::Thread)
            return ThreadsAnswer{};
        return m_engine.answer(livesOf(lanes, m_request.context.asKnown), m_stop);
    }

    TimelineDrawing timelineOf(double width, double height, int lanes)
    {
        LanesQuestion question;
        question.context = m_request.context;
        question.window = m_span;
        question.secondsPerPixel = m_span.seconds() / std::max(1.0, width * 0.88);
        m_request.lanes.askFor(question);
        question.maxLanes = lanes;
        question.wantIds = true;
        const Result<LanesAnswer> answer = m_engine.answer(question, m_stop);
        if (!answer) {
            m_error = answer.error();
            return {};
        }
        TimelineLook look;
        look.width = width;
        look.height = height;
        look.window = m_span;
        look.selected = m_request.selected;
        look.lanes = m_request.lanes.arranged();
        if (lanes == 1)
            look.lanes.heights.clear(); // they are of a higher window
        look.asKnown = m_request.context.asKnown;
        look.legend = !m_request.decorated; // else the page has one for all of its parts
        const Result<ThreadsAnswer> lives = livesIn(*answer);
        if (!lives) {
            m_error = lives.error();
            return {};
        }
        if (look.selected.size() == 1) {
            const Result<EventAnswer> event = m_engine.answer(
                EventQuestion{*look.selected.begin(), m_request.context.asKnown}, m_stop);
            if (event) // else it is of another document
                look.links = linksOf(*event);
        }
        look.threadBands = m_request.lanes.field == LaneField::Thread;
        look.lives = lives->lives;
        if (m_request.eras)
            look.eras = m_engine.vocabulary().eras;
        if (m_request.context.inForce && m_span.contains(*m_request.context.inForce))
            look.playhead = m_request.context.inForce;
        const KindTree &kinds = m_engine.vocabulary().kinds;
        TimelineDrawing drawing = layoutTimeline(*answer, look, kinds, m_theme, m_measure);
        if (drawing.hasCards) {
            RowsQuestion rows;
            rows.limit = 3000; // no more events have cards
            rows.context = spanContext();
            const Result<RowsAnswer> known = m_engine.answer(rows, m_stop);
            if (!known) {
                m_error = known.error();
                return {};
            }
            for (const Row &row : known->rows)
                look.details.emplace(row.id, cardDetails(row, m_engine.vocabulary()));
            drawing = layoutTimeline(*answer, look, kinds, m_theme, m_measure);
        }
        annotateTimeline(drawing, m_request.annotations, m_theme, m_measure);
        return drawing;
    }

    Drawing map(double width, double height)
    {
        const Result<Projection> projection =
            Projection::named(m_request.projection, m_request.center);
        if (!projection) {
            m_error = projection.error();
            return {};
        }
        MapCamera camera =
            m_request.extent ? m_request.extent->camera(width, height) : m_request.camera;
        if (m_request.framesSelected)
            camera = cameraAround(m_request.selectedPlaces, *projection, width, height);
        if (camera.pixelsPerUnit <= 0)
            camera = cameraFor(*projection, width, height);
        // Paper and vector pictures are looked at more closely than a screen.
        constexpr double closer = 1.5;
        const Result<MapShapes> shapes = mapShapes(
            *projection, scaleFor(camera.pixelsPerUnit * std::max(closer, m_request.scale)),
            m_request.layers.boundaries);
        if (!shapes) {
            m_error = shapes.error();
            return {};
        }
        ClusterQuestion question;
        question.context = spanContext();
        question.cellDegrees = clusterCellDegrees(camera.pixelsPerUnit);
        question.wantIds = true;
        question.maxArcs = mostArcs;
        question.arcEnds = m_request.layers.arcEnds;
        const Result<ClusterAnswer> answer = m_engine.answer(question, m_stop);
        if (!answer) {
            m_error = answer.error();
            return {};
        }
        MapLook look{.width = width,
                     .height = height,
                     .projection = *projection,
                     .camera = camera,
                     .selected = m_request.selected,
                     .hovered = std::nullopt,
                     .litCountries = {},
                     .litArcs = {},
                     .arcWays = {},
                     .language = m_request.language,
                     .layers = m_request.layers,
                     .shades = {}};
        if (m_request.layers.shading.by != ShadeBy::Nothing) {
            Result<CountryValues> values =
                countryValues(m_engine, question.context, m_request.layers.shading, m_stop);
            if (!values) {
                m_error = values.error();
                return {};
            }
            look.shades = std::make_shared<const CountryValues>(std::move(*values));
        }
        MapDrawing drawing = layoutMap(*answer, look, *shapes->world, *shapes->base,
                                       m_engine.vocabulary().kinds, m_theme, m_measure);
        annotateMap(drawing, *projection, m_request.annotations, m_engine.vocabulary(), m_theme,
                    m_measure);
        return std::move(drawing.drawing);
    }

    /// The world in its whole width, cut above and below where no event is lost by it; smaller, up
    /// to the whole map, where events lie near the poles.
    MapCamera cameraFor(const Projection &projection, double width, double height)
    {
        const Projection::Extent extent = projection.extent();
        const double wide = extent.right - extent.left;
        const double high = extent.top - extent.bottom;
        constexpr double edge = 16;
        const double fill = (width - edge) / wide;
        const double whole = std::min(fill, (height - edge) / high);
        MapCamera camera{{(extent.left + extent.right) / 2, (extent.top + extent.bottom) / 2},
                         std::max(whole, 1.0)};
        ClusterQuestion question;
        question.context = spanContext();
        question.maxArcs = 0;
        const Result<ClusterAnswer> answer = m_engine.answer(question, m_stop);
        if (!answer || fill <= whole)
            return camera;
        double top = -1e9;
        double bottom = 1e9;
        for (const PlaceCluster &cluster : answer->clusters) {
            if (const auto point = projection.forward(cluster.position)) {
                top = std::max(top, point->y);
                bottom = std::min(bottom, point->y);
            }
        }
        if (top < bottom)
            return camera;
        // Discs and labels of the outermost events, and the notes in the lower corners.
        constexpr double room = 76;
        const double fitting = top > bottom ? (height - room) / (top - bottom) : fill;
        camera.pixelsPerUnit = std::clamp(fitting, whole, fill);
        const double half = height / 2 / camera.pixelsPerUnit;
        const double middle = (top + bottom) / 2;
        camera.center.y = high / 2 <= half
                              ? camera.center.y
                              : std::clamp(middle, extent.bottom + half, extent.top - half);
        return camera;
    }

    /// A printed map has no axis: what lies outside the time span is left out of it.
    Context spanContext() const
    {
        Context context = m_request.context;
        if (m_request.window) {
            const Instant last{m_request.window->end.seconds - 1};
            context.filter =
                context.filter.with({Field::During,
                                     {isoDay(m_request.window->begin) + ".." + isoDay(last)},
                                     false,
                                     Certainty::Possibly});
        }
        return context;
    }

    PageWords words()
    {
        const Dataset &vocabulary = m_engine.vocabulary();
        PageWords words{.title = m_request.title,
                        .subtitle = m_request.subtitle,
                        .caption = m_request.caption,
                        .sourceNote = m_request.sourceNote,
                        .noteLines = m_request.numbersSources ? 4U : 2U};
        if (words.title.empty())
            words.title = vocabulary.title.empty() ? "Events" : vocabulary.title;
        if (words.subtitle.empty())
            words.subtitle = subtitle(vocabulary);
        if (!m_request.hasHead)
            words.title = words.subtitle = {};
        if (!m_request.hasSources)
            words.sourceNote.clear();
        else if (words.sourceNote.empty())
            words.sourceNote = asOfNote() + sourceNote();
        return words;
    }

    /// The dates of knowing, where no subtitle made by us says them.
    std::string asOfNote() const
    {
        std::string note;
        if (m_request.hasHead && m_request.subtitle.empty())
            return note;
        if (m_request.context.inForce)
            note += "In force on " + asOfInWords(*m_request.context.inForce) + ". ";
        if (m_request.context.asKnown)
            note += "As known on " + asOfInWords(*m_request.context.asKnown) + ". ";
        return note;
    }

    /// Numbers behind labels, and the note that they refer to.
    NoteFor numberedNote()
    {
        if (!m_request.numbersSources || !m_request.hasSources || !m_request.sourceNote.empty())
            return {};
        return [this](Drawing &picture, double width, std::size_t lines) -> std::string {
            const Result<std::vector<Citation>> citations =
                citationsOf(m_engine, eventsShown(picture), m_stop);
            if (!citations) {
                m_error = citations.error();
                return {};
            }
            const std::string note =
                numberSources(picture, *citations, m_theme, width, lines, m_measure);
            return note.empty() ? note : asOfNote() + note;
        };
    }

    std::string subtitle(const Dataset &vocabulary) const
    {
        if (m_network && m_request.view != RenderView::Page)
            return m_network->subtitle();
        std::string text =
            (m_shown < m_count.count ? countInWords(m_shown, "of ", "of ") : std::string()) +
            countInWords(m_count.count, "event", "events") +
            inWords(m_request.context.filter, vocabulary);
        const TimeSpan span = m_request.window ? *m_request.window
                              : m_count.extent ? *m_count.extent
                                               : TimeSpan{};
        if (const std::string when = inWords(span); !when.empty())
            text += " · " + when;
        if (m_request.context.inForce)
            text += " · in force on " + asOfInWords(*m_request.context.inForce);
        if (m_request.context.asKnown)
            text += " · as known on " + asOfInWords(*m_request.context.asKnown);
        return text;
    }

    /// The sources most often cited, and how many more there are.
    std::string sourceNote()
    {
        constexpr std::size_t named = 6;
        FacetQuestion question;
        question.context = m_request.context;
        question.fields = {Field::Source};
        question.limit = named;
        question.withoutOwnField = false;
        const Result<FacetAnswer> answer = m_engine.answer(question, m_stop);
        if (!answer) {
            m_error = answer.error();
            return {};
        }
        if (answer->facets.empty() || answer->facets[0].values.empty())
            return "Entente";
        const Facet &facet = answer->facets[0];
        std::string note = facet.values.size() == 1 && facet.more == 0 ? "Source: " : "Sources: ";
        for (std::size_t i = 0; i < facet.values.size(); ++i)
            note += (i ? "; " : "") + facet.values[i].label;
        if (facet.more > 0)
            note += " and " + std::to_string(facet.more) + " more";
        return note + ". Entente";
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
    const Engine &m_engine;
    std::stop_token m_stop;
    const Theme &m_theme;
    ScaledMeasure m_measure;
    CountAnswer m_count;
    std::int64_t m_shown = 0; ///< of these, in the time span
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
    const auto margin = std::int64_t(span.seconds() * 0.02) + 15 * secondsPerDay;
    return {{span.begin.seconds - margin}, {span.end.seconds + margin}};
}

namespace
{
/// Printing presses lose lines of less than a quarter of a point.
void thickenForPaper(Drawing &drawing)
{
    constexpr double leastLine = 0.25 / 72 * 96;
    for (Mark &mark : drawing.marks) {
        if (mark.stroke.style != LineStyle::None && mark.stroke.width > 0)
            mark.stroke.width = std::max(mark.stroke.width, leastLine);
    }
}
} // namespace

Result<Drawing> drawingFor(const RenderRequest &request, const Engine &engine, std::stop_token stop)
{
    if (const std::optional<Error> error = wrongWith(request))
        return *error;
    const std::optional<Handling> handling =
        request.marksHandling ? handlingOf(engine.vocabulary()) : std::nullopt;
    RenderRequest rest = request;
    const ScaledMeasure measure(FontMeasure::shared(), request.textScale);
    const double strip = handling ? handlingHeight(measure) : 0;
    rest.size.rheight() -= int(strip);
    if (request.framesSelected) {
        Result<SelectionFrame> frame = frameOf(request, engine, stop);
        if (!frame)
            return frame.error();
        if (frame->window)
            rest.window = frame->window;
        rest.selectedPlaces = std::move(frame->places);
    }
    Result<Drawing> drawing = Renderer(rest, engine, std::move(stop)).drawing();
    if (!drawing)
        return drawing;
    if (request.theme->name == Theme::print().name)
        thickenForPaper(*drawing);
    if (handling)
        drawing = marked(std::move(*drawing), *handling, measure);
    if (!request.altText.empty())
        drawing->words = (handling ? handling->text + ".\n" : std::string()) + request.altText;
    return drawing;
}

std::function<std::string(EventId)> keysFor(const RenderRequest &request, const Engine &engine)
{
    using Keys = std::unordered_map<EventId, std::string>;
    const auto allKeys = [&engine, context = request.context] {
        Keys keys;
        RowsQuestion question;
        question.context = context;
        question.limit = 10'000;
        for (bool more = true; more;) {
            const Result<RowsAnswer> answer = engine.answer(question);
            if (!answer)
                break;
            for (const Row &row : answer->rows)
                keys.emplace(row.id, row.key);
            question.offset += std::int64_t(answer->rows.size());
            more = !answer->rows.empty() && question.offset < answer->total;
        }
        return keys;
    };
    // Most formats name no event, and the keys of a server come a long way.
    return [allKeys, keys = std::make_shared<std::optional<Keys>>()](EventId id) {
        if (!*keys)
            *keys = allKeys();
        const auto found = (*keys)->find(id);
        return found == (*keys)->end() ? std::to_string(id.value) : found->second;
    };
}

std::function<std::string(EventId)> fewKeysFor(const RenderRequest &request, const Engine &engine)
{
    constexpr std::int64_t mostAtOnce = 50'000;
    constexpr std::size_t mostOneByOne = 4'000;
    struct Keys
    {
        std::optional<std::function<std::string(EventId)>> all;
        std::unordered_map<EventId, std::string> known;
        bool isAsked = false;
    };
    return [&engine, request, keys = std::make_shared<Keys>()](EventId id) -> std::string {
        if (!std::exchange(keys->isAsked, true)) {
            const Result<CountAnswer> count = engine.answer(CountQuestion{request.context});
            if (count && count->count <= mostAtOnce)
                keys->all = keysFor(request, engine);
        }
        if (keys->all)
            return (*keys->all)(id);
        if (const auto found = keys->known.find(id); found != keys->known.end())
            return found->second;
        if (keys->known.size() >= mostOneByOne)
            return std::to_string(id.value);
        const Result<EventAnswer> answer = engine.answer(EventQuestion{id, {}});
        return keys->known.emplace(id, answer ? answer->event.key : std::to_string(id.value))
            .first->second;
    };
}

} // namespace entente
