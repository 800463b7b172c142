// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/annotation_layout.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace entente
{

namespace
{

constexpr std::string_view keyStart = "annotation:";
constexpr std::size_t mostLines = 12;
constexpr double wordsRim = 6;      ///< around words
constexpr double clearOfAnchor = 3; ///< between a line and what it points at
constexpr double headLength = 9;    ///< of an arrow
constexpr double bracketTick = 7;   ///< of a bracket's ends
constexpr double bracketRoom = 60;  ///< from a lane's top to where a bracket's offset counts from
constexpr double groundOpacity = 0.88;

/// Where an anchor is in a picture; nothing when it is not in it.
using FindAnchor = std::function<std::optional<RectF>(const Annotation &)>;

RectF grownBy(const RectF &box, double by)
{
    return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

PointF centreOfBox(const RectF &box)
{
    return {box.x + box.width / 2, box.y + box.height / 2};
}

/// A line of text broken at blanks.
void wrapLine(std::string_view line, double width, TextStyle style, const TextMeasure &measure,
              std::vector<std::string> &lines)
{
    while (lines.size() < mostLines && measure.width(line, style) > width) {
        std::size_t end = std::string_view::npos;
        for (std::size_t blank = line.find(' '); blank != std::string_view::npos;
             blank = line.find(' ', blank + 1)) {
            if (end != std::string_view::npos &&
                measure.width(line.substr(0, blank), style) > width)
                break;
            end = blank;
        }
        if (end == std::string_view::npos)
            break;
        lines.emplace_back(line.substr(0, end));
        line.remove_prefix(end + 1);
    }
    if (lines.size() < mostLines)
        lines.push_back(elided(line, width, style, measure));
}

std::vector<std::string> wrappedWords(std::string_view text, double width, TextStyle style,
                                      const TextMeasure &measure)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        wrapLine(text.substr(0, end), width, style, measure, lines);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// The point at which the way from the middle of `box` to `to` leaves it; nothing where `to` is
/// inside.
std::optional<PointF> exitOf(const RectF &box, PointF to)
{
    if (box.contains(to))
        return std::nullopt;
    const PointF from = centreOfBox(box);
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double alongX = dx != 0 ? box.width / 2 / std::abs(dx) : 1e9;
    const double alongY = dy != 0 ? box.height / 2 / std::abs(dy) : 1e9;
    const double t = std::min(alongX, alongY);
    return PointF{from.x + dx * t, from.y + dy * t};
}

/// Puts the remarks of one picture on it.
class Annotator
{
public:
    Annotator(Drawing &drawing, const RectF &area, const Theme &theme, const TextMeasure &measure)
        : m_drawing(drawing)
        , m_area(area)
        , m_theme(theme)
        , m_measure(measure)
    {}

    void put(const AnnotationLook &look, AnnotationOn on, const FindAnchor &find)
    {
        for (std::size_t i = 0; i < look.all.size(); ++i) {
            const Annotation &annotation = look.all[i];
            m_shown = i < look.shown.size() ? std::clamp(look.shown[i], 0.0, 1.0) : 1;
            if (annotation.on != on || m_shown <= 0)
                continue;
            if (const std::optional<RectF> anchor = find(annotation)) {
                m_key = std::string(keyStart) + std::to_string(i);
                m_isSelected = look.selected == i;
                put(annotation, *anchor);
            }
        }
        clearWords();
    }

private:
    double px(double pixels) const { return pixels * m_measure.scale(); }

    void put(const Annotation &annotation, const RectF &anchor)
    {
        const RectF words = placeWords(annotation, anchor);
        switch (annotation.kind) {
        case AnnotationKind::Callout:
        case AnnotationKind::Arrow:
            addLine(annotation.kind, words, anchor);
            break;
        case AnnotationKind::Bracket:
            addBracket(words, anchor);
            break;
        case AnnotationKind::Highlight:
            addHighlight(annotation, anchor);
            break;
        case AnnotationKind::Text:
            break;
        }
        addWords(annotation, words);
    }

    RectF placeWords(const Annotation &annotation, const RectF &anchor)
    {
        m_lines = wrappedWords(annotation.text, px(annotation.width), wordsStyle, m_measure);
        double width = 0;
        for (const std::string &line : m_lines)
            width = std::max(width, m_measure.width(line, wordsStyle));
        const double height = double(m_lines.size()) * m_measure.lineHeight(wordsStyle);
        PointF at = centreOfBox(anchor);
        // Over a span words stand at its upper end, wherever the lane ends.
        const bool isLit = annotation.kind == AnnotationKind::Highlight && isSpan(annotation);
        if (annotation.kind == AnnotationKind::Bracket || isLit)
            at.y = anchor.y + px(bracketRoom);
        RectF box{at.x + px(annotation.offset.x) - width / 2,
                  at.y + px(annotation.offset.y) - height / 2, width, height};
        // Remarks at the wordsRim come in: half a sentence says nothing.
        const double air = px(wordsRim);
        box.x = std::clamp(box.x, m_area.x + air,
                           std::max(m_area.x + air, m_area.right() - air - width));
        box.y = std::clamp(box.y, m_area.y + air,
                           std::max(m_area.y + air, m_area.bottom() - air - height));
        box.x = std::round(box.x);
        box.y = std::round(box.y);
        return box;
    }

    static bool isSpan(const Annotation &annotation)
    {
        return std::holds_alternative<TimeAnchor>(annotation.anchor);
    }

    Rgba shownAs(Rgba color) const { return color.withAlpha(double(color.a) / 255 * m_shown); }

    Mark &addMark(Shape shape, const RectF &box)
    {
        Mark mark;
        mark.role = Role::Annotation;
        mark.shape = std::move(shape);
        mark.box = box;
        mark.key = m_key;
        m_drawing.marks.push_back(std::move(mark));
        return m_drawing.marks.back();
    }

    void addPath(std::vector<PointF> way, double width)
    {
        RectF box{way.front().x, way.front().y, 0, 0};
        for (const PointF &at : way) {
            const double right = std::max(box.right(), at.x);
            const double bottom = std::max(box.bottom(), at.y);
            box.x = std::min(box.x, at.x);
            box.y = std::min(box.y, at.y);
            box.width = right - box.x;
            box.height = bottom - box.y;
        }
        Mark &mark = addMark(PathShape{{std::move(way)}, false}, box);
        mark.stroke = {shownAs(m_theme.ink), px(width), LineStyle::Solid};
    }

    void addLine(AnnotationKind kind, const RectF &words, const RectF &anchor)
    {
        const RectF target = grownBy(anchor, px(clearOfAnchor));
        const std::optional<PointF> from =
            m_lines.empty() ? std::optional<PointF>()
                            : exitOf(grownBy(words, px(wordsRim)), centreOfBox(anchor));
        if (!from)
            return;
        const std::optional<PointF> to = exitOf(target, *from);
        if (!to)
            return;
        const double dx = to->x - from->x;
        const double dy = to->y - from->y;
        const double length = std::hypot(dx, dy);
        if (length < px(4))
            return;
        if (kind == AnnotationKind::Callout) {
            addPath({*from, *to}, 1);
            return;
        }
        const double head = std::min(px(headLength), length);
        const PointF back{to->x - dx / length * head, to->y - dy / length * head};
        addPath({*from, back}, 1.6);
        const PointF side{-dy / length * head * 0.42, dx / length * head * 0.42};
        const std::vector<PointF> ring{
            *to, {back.x + side.x, back.y + side.y}, {back.x - side.x, back.y - side.y}};
        Mark &mark =
            addMark(PathShape{{ring}, true},
                    {std::min(to->x, back.x) - head, std::min(to->y, back.y) - head,
                     std::abs(to->x - back.x) + 2 * head, std::abs(to->y - back.y) + 2 * head});
        mark.fill = shownAs(m_theme.ink);
    }

    void addBracket(const RectF &words, const RectF &anchor)
    {
        const double y = std::round(words.bottom() + px(wordsRim)) + 0.5;
        const double left = std::round(std::max(anchor.x, m_area.x)) + 0.5;
        const double right = std::round(std::min(anchor.right(), m_area.right())) - 0.5;
        if (right <= left)
            return;
        std::vector<PointF> way;
        // An end beyond the picture has no bracketTick: the span goes on.
        if (anchor.x >= m_area.x)
            way.push_back({left, y + px(bracketTick)});
        way.push_back({left, y});
        way.push_back({right, y});
        if (anchor.right() <= m_area.right())
            way.push_back({right, y + px(bracketTick)});
        addPath(std::move(way), 1.2);
    }

    void addHighlight(const Annotation &annotation, const RectF &anchor)
    {
        if (isSpan(annotation)) {
            const double left = std::max(anchor.x, m_area.x);
            const double right = std::min(std::max(anchor.right(), anchor.x + 2), m_area.right());
            if (right <= left)
                return;
            const RectF box{left, anchor.y, right - left, anchor.height};
            Mark &mark = addMark(RectShape{box, 0}, box);
            mark.fill = shownAs(m_theme.ink.withAlpha(0.09));
            return;
        }
        const double reach = std::max(anchor.width, anchor.height) / 2 + px(6);
        const PointF at = centreOfBox(anchor);
        const RectF box{at.x - reach, at.y - reach, 2 * reach, 2 * reach};
        Mark &mark = addMark(RectShape{box, reach}, box);
        mark.stroke = {shownAs(m_theme.ink), px(2), LineStyle::Solid};
    }

    void addWords(const Annotation &annotation, const RectF &words)
    {
        if (m_lines.empty())
            return;
        const RectF ground = grownBy(words, px(wordsRim - 2));
        Mark &under = addMark(RectShape{ground, px(2)}, ground);
        under.fill = m_theme.canvas.withAlpha(groundOpacity * m_shown);
        if (m_isSelected)
            under.stroke = {m_theme.accent, px(1), LineStyle::Solid};
        double y = words.y;
        for (const std::string &line : m_lines) {
            TextMark text;
            text.role = Role::Annotation;
            text.text = line;
            text.full = annotation.text;
            text.style = wordsStyle;
            text.scale = m_measure.scale();
            text.color = shownAs(m_theme.ink);
            text.background = m_theme.canvas;
            text.box = {words.x, y, m_measure.width(line, wordsStyle),
                        m_measure.lineHeight(wordsStyle)};
            text.key = m_key;
            y += text.box.height;
            m_texts.push_back(std::move(text));
        }
        if (m_shown > 0.5)
            m_grounds.push_back(ground);
        if (!m_said)
            m_drawing.words += (m_drawing.words.empty() ? "Remarks: " : " Remarks: ");
        m_drawing.words += (m_said ? "; " : "") + annotation.text;
        m_said = true;
    }

    /// Labels under the words of remarks go; then the words come on top of all.
    void clearWords()
    {
        if (m_said && !m_drawing.words.ends_with('.'))
            m_drawing.words += ".";
        // What is said of an event under its title goes with the title.
        using Label = std::pair<EventId, std::string_view>;
        std::set<Label> hidden;
        const auto isUnder = [&](const TextMark &text) {
            return std::any_of(m_grounds.begin(), m_grounds.end(),
                               [&](const RectF &ground) { return ground.intersects(text.box); });
        };
        for (const TextMark &text : m_drawing.texts) {
            if (text.role == Role::Event && text.ids.size() == 1 && isUnder(text))
                hidden.insert({text.ids.front(), text.key});
        }
        std::vector<std::size_t> places(m_drawing.texts.size() + 1);
        std::vector<TextMark> kept;
        const std::vector<TextMark> all = std::move(m_drawing.texts);
        for (std::size_t i = 0; i < all.size(); ++i) {
            places[i] = kept.size();
            const TextMark &text = all[i];
            const bool goes = text.role == Role::Event && text.ids.size() == 1 &&
                              hidden.contains({text.ids.front(), text.key});
            if (!goes && !isUnder(text))
                kept.push_back(text);
        }
        places.back() = kept.size();
        m_drawing.hiddenLabels += std::int64_t(hidden.size());
        for (Drawing::Clip &clip : m_drawing.clips) {
            clip.textFrom = places[std::min(clip.textFrom, places.size() - 1)];
            clip.textTo = places[std::min(clip.textTo, places.size() - 1)];
        }
        std::move(m_texts.begin(), m_texts.end(), std::back_inserter(kept));
        m_drawing.texts = std::move(kept);
    }

    static constexpr TextStyle wordsStyle = TextStyle::Body;

    Drawing &m_drawing;
    RectF m_area;
    const Theme &m_theme;
    const TextMeasure &m_measure;
    std::vector<std::string> m_lines; ///< of the one that is put
    std::string m_key;
    double m_shown = 1;
    bool m_isSelected = false;
    bool m_said = false;
    std::vector<TextMark> m_texts;
    std::vector<RectF> m_grounds;
};

/// What an event looks like: its glyph, else the smallest mark that holds it.
std::optional<RectF> boxOfEvent(const Drawing &drawing, EventId id, const RectF &area)
{
    const Mark *best = nullptr;
    for (const Mark &mark : drawing.marks) {
        if ((mark.role != Role::Event && mark.role != Role::Cluster) ||
            !mark.box.intersects(area) ||
            std::find(mark.ids.begin(), mark.ids.end(), id) == mark.ids.end())
            continue;
        if (!best || mark.box.width * mark.box.height < best->box.width * best->box.height)
            best = &mark;
    }
    return best ? std::optional(best->box) : std::nullopt;
}

std::optional<RectF> boxOfEvent(const Drawing &drawing, const AnnotationLook &look,
                                const EventAnchor &anchor, const RectF &area)
{
    const auto found = look.events.find(anchor.key);
    return found == look.events.end() ? std::nullopt : boxOfEvent(drawing, found->second, area);
}

RectF pictureSpot(const PictureAnchor &anchor, const RectF &area)
{
    return {area.x + anchor.at.x * area.width, area.y + anchor.at.y * area.height, 0, 0};
}

RectF spotAround(PointF at, double radius)
{
    return {at.x - radius, at.y - radius, 2 * radius, 2 * radius};
}

const LanePlace *annotatedLane(const TimelineDrawing &timeline, const std::string &name)
{
    const auto found = std::find_if(timeline.lanes.begin(), timeline.lanes.end(),
                                    [&](const LanePlace &lane) { return lane.name == name; });
    return found == timeline.lanes.end() ? nullptr : &*found;
}

/// The part of the plot that a span, and its lane, take; nothing when it is out of sight.
std::optional<RectF> boxOfSpan(const TimelineDrawing &timeline, const TimeAnchor &anchor)
{
    const double left = timeline.scale.toPixel(anchor.span.begin);
    const double right = timeline.scale.toPixel(anchor.span.end);
    const RectF &plot = timeline.plot;
    if (right < plot.x || left > plot.right())
        return std::nullopt;
    if (anchor.lane.empty())
        return RectF{left, plot.y, right - left, plot.height};
    const LanePlace *lane = annotatedLane(timeline, anchor.lane);
    if (!lane)
        return std::nullopt;
    const double top = std::max(lane->box.y, timeline.topOf(*lane));
    const double bottom = std::min(lane->box.bottom(), plot.bottom());
    if (bottom <= top)
        return std::nullopt;
    return RectF{left, top, right - left, bottom - top};
}

} // namespace

void annotateTimeline(TimelineDrawing &timeline, const AnnotationLook &look, const Theme &theme,
                      const TextMeasure &measure)
{
    if (look.all.empty())
        return;
    const RectF plot = timeline.plot;
    const auto find = [&](const Annotation &annotation) -> std::optional<RectF> {
        const Anchor &anchor = annotation.anchor;
        if (const auto *event = std::get_if<EventAnchor>(&anchor))
            return boxOfEvent(timeline.drawing, look, *event, plot);
        if (const auto *time = std::get_if<TimeAnchor>(&anchor))
            return boxOfSpan(timeline, *time);
        if (const auto *spot = std::get_if<PictureAnchor>(&anchor))
            return pictureSpot(*spot, plot);
        if (const auto *actor = std::get_if<ActorAnchor>(&anchor)) {
            // Beside its name, where the lane begins.
            if (const LanePlace *lane = annotatedLane(timeline, actor->id.value))
                return RectF{plot.x, lane->box.y, 0, std::min(lane->box.height, 24.0)};
        }
        return std::nullopt;
    };
    Annotator(timeline.drawing, plot, theme, measure).put(look, AnnotationOn::Timeline, find);
}

void annotateMap(MapDrawing &map, const Projection &projection, const AnnotationLook &look,
                 const Dataset &vocabulary, const Theme &theme, const TextMeasure &measure)
{
    if (look.all.empty())
        return;
    const RectF area{0, 0, map.width, map.height};
    const auto at = [&](LatLon place) -> std::optional<RectF> {
        const std::optional<PlanePoint> point = projection.forward(place);
        if (!point)
            return std::nullopt;
        const PointF pixel = map.toPixel(*point);
        return area.contains(pixel) ? std::optional(spotAround(pixel, 3)) : std::nullopt;
    };
    const auto find = [&](const Annotation &annotation) -> std::optional<RectF> {
        const Anchor &anchor = annotation.anchor;
        if (const auto *event = std::get_if<EventAnchor>(&anchor))
            return boxOfEvent(map.drawing, look, *event, area);
        if (const auto *place = std::get_if<PlaceAnchor>(&anchor))
            return at(place->at);
        if (const auto *spot = std::get_if<PictureAnchor>(&anchor))
            return pictureSpot(*spot, area);
        if (const auto *id = std::get_if<ActorAnchor>(&anchor)) {
            const Actor *actor = vocabulary.actor(id->id);
            if (actor && actor->position)
                return at(*actor->position);
        }
        return std::nullopt;
    };
    Annotator(map.drawing, area, theme, measure).put(look, AnnotationOn::Map, find);
}

void annotateNetwork(NetworkDrawing &network, const std::vector<ActorId> &actors,
                     const AnnotationLook &look, const Theme &theme, const TextMeasure &measure)
{
    if (look.all.empty())
        return;
    const RectF area{0, 0, network.drawing.width, network.drawing.height};
    const auto find = [&](const Annotation &annotation) -> std::optional<RectF> {
        if (const auto *spot = std::get_if<PictureAnchor>(&annotation.anchor))
            return pictureSpot(*spot, area);
        const auto *actor = std::get_if<ActorAnchor>(&annotation.anchor);
        if (!actor)
            return std::nullopt;
        const auto found = std::find(actors.begin(), actors.end(), actor->id);
        const auto place = std::size_t(found - actors.begin());
        if (place >= network.nodes.size())
            return std::nullopt;
        return spotAround(network.nodes[place].at, network.nodes[place].radius);
    };
    Annotator(network.drawing, area, theme, measure).put(look, AnnotationOn::Network, find);
}

std::optional<std::size_t> annotationOf(const std::string &key)
{
    if (!key.starts_with(keyStart))
        return std::nullopt;
    const std::string_view digits = std::string_view(key).substr(keyStart.size());
    std::size_t place = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), place);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return place;
}

std::optional<RectF> wordsOfAnnotation(const Drawing &drawing, std::size_t place)
{
    std::optional<RectF> words;
    for (const TextMark &text : drawing.texts) {
        if (text.role != Role::Annotation || annotationOf(text.key) != place)
            continue;
        if (!words) {
            words = text.box;
            continue;
        }
        const double right = std::max(words->right(), text.box.right());
        words->x = std::min(words->x, text.box.x);
        words->width = right - words->x;
        words->height = text.box.bottom() - words->y;
    }
    return words;
}

} // namespace entente
