// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/pptx_shapes.h"

#include "app/exporting/pptx_paths.h"
#include "app/exporting/xml_text.h"
#include "app/style/fonts.h"
#include "app/style/glyphs.h"
#include "app/style/paint.h"

#include <QFont>
#include <QPainterPath>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <unordered_map>

namespace entente
{

namespace
{

constexpr double emuPerPixel = 9525;

std::string wholeNumber(double value)
{
    return std::to_string(std::llround(value));
}

std::string colorElement(Rgba color)
{
    const std::string hex = toHex(Rgba{color.r, color.g, color.b, 255}).substr(1);
    if (color.a == 255)
        return "<a:srgbClr val=\"" + hex + "\"/>";
    return "<a:srgbClr val=\"" + hex + "\"><a:alpha val=\"" + wholeNumber(color.a / 255.0 * 1e5) +
           "\"/></a:srgbClr>";
}

std::string fillOf(const Mark &mark)
{
    return mark.fill && mark.fill->a > 0 ? solidFill(*mark.fill) : "<a:noFill/>";
}

std::string lineOfStroke(const Stroke &stroke)
{
    if (stroke.style == LineStyle::None || stroke.width <= 0 || stroke.color.a == 0)
        return "<a:ln><a:noFill/></a:ln>";
    std::string line =
        "<a:ln w=\"" + std::to_string(emuOf(stroke.width)) + "\">" + solidFill(stroke.color);
    if (const DashPattern dashes = dashesOf(stroke); dashes.on > 0)
        line += "<a:custDash><a:ds d=\"" + wholeNumber(dashes.on / stroke.width * 1e5) +
                "\" sp=\"" + wholeNumber(dashes.off / stroke.width * 1e5) + "\"/></a:custDash>";
    return line + "<a:round/></a:ln>";
}

std::string gradientOf(const FadedBar &bar, Rgba color)
{
    std::string stops;
    for (const FadeStop &stop : fadeStops(bar))
        stops += "<a:gs pos=\"" + wholeNumber(std::clamp(stop.at, 0.0, 1.0) * 1e5) + "\">" +
                 colorElement(color.withAlpha(color.a / 255.0 * stop.opacity)) + "</a:gs>";
    return "<a:gradFill rotWithShape=\"1\"><a:gsLst>" + stops +
           "</a:gsLst><a:lin ang=\"0\" scaled=\"0\"/></a:gradFill>";
}

bool isSolid(const FadedBar &bar)
{
    const std::vector<FadeStop> stops = fadeStops(bar);
    return std::all_of(stops.begin(), stops.end(),
                       [](const FadeStop &stop) { return stop.opacity >= 1; });
}

RectF cut(const RectF &rect, const std::optional<RectF> &clip)
{
    if (!clip)
        return rect;
    const double left = std::max(rect.x, clip->x);
    const double top = std::max(rect.y, clip->y);
    return {left, top, std::max(0.0, std::min(rect.right(), clip->right()) - left),
            std::max(0.0, std::min(rect.bottom(), clip->bottom()) - top)};
}

/// Whether something that cannot be cut is mostly inside.
bool isMostlyIn(const RectF &box, const std::optional<RectF> &clip)
{
    return !clip || clip->contains(PointF{box.x + box.width / 2, box.y + box.height / 2});
}

const char *nameOf(Role role)
{
    switch (role) {
    case Role::Background:
        return "Ground";
    case Role::Grid:
        return "Rule";
    case Role::Event:
        return "Event";
    case Role::Cluster:
        return "Events";
    case Role::Band:
        return "Phase";
    case Role::Era:
        return "Era";
    case Role::Arc:
        return "Arc";
    case Role::Link:
        return "Link";
    case Role::Tie:
        return "Tie";
    case Role::Actor:
        return "Actor";
    case Role::Member:
        return "Member";
    case Role::City:
        return "City";
    case Role::Bar:
        return "Bar";
    case Role::Chosen:
        return "Selection";
    case Role::Annotation:
        return "Annotation";
    case Role::Playhead:
        return "Playhead";
    case Role::Axis:
        return "Axis";
    case Role::Lane:
        return "Lane";
    case Role::Title:
        return "Title";
    case Role::Legend:
        return "Legend";
    case Role::Note:
        return "Note";
    }
    return "Shape";
}

} // namespace

/// What a group covers, in pixels of the slide.
struct ShapeWriter::Box
{
    double left = std::numeric_limits<double>::max();
    double top = std::numeric_limits<double>::max();
    double right = std::numeric_limits<double>::lowest();
    double bottom = std::numeric_limits<double>::lowest();

    void add(const RectF &rect)
    {
        left = std::min(left, rect.x);
        top = std::min(top, rect.y);
        right = std::max(right, rect.right());
        bottom = std::max(bottom, rect.bottom());
    }
    void add(const Box &box)
    {
        left = std::min(left, box.left);
        top = std::min(top, box.top);
        right = std::max(right, box.right);
        bottom = std::max(bottom, box.bottom);
    }
};

/// Shapes that go together: those of an event, or a mark that stands alone.
struct ShapeWriter::Item
{
    std::string shapes;
    Box box;
    std::string name; ///< of an event; empty for a mark that stands alone
    std::size_t count = 0;
};

std::int64_t emuOf(double pixels)
{
    return std::llround(pixels * emuPerPixel);
}

std::string solidFill(Rgba color)
{
    return "<a:solidFill>" + colorElement(color) + "</a:solidFill>";
}

namespace
{
/// What keeps letters legible on lines and shapes.
std::string glowOf(const DrawingText &text)
{
    if (text.glow <= 0)
        return {};
    return "<a:effectLst><a:glow rad=\"" + std::to_string(emuOf(text.glow)) + "\">" +
           colorElement(text.ground) + "</a:glow></a:effectLst>";
}
} // namespace

std::string paragraphsOf(const DrawingText &text)
{
    std::string paragraphs;
    std::size_t from = 0;
    while (from <= text.text.size()) {
        const std::size_t end = std::min(text.text.find('\n', from), text.text.size());
        const std::string line = xmlText(text.text.substr(from, end - from));
        paragraphs += "<a:p><a:pPr algn=\"" + text.align + "\"/>";
        if (!line.empty())
            // The numbers describe a sans serif to programs that do not have Inter.
            paragraphs += "<a:r><a:rPr lang=\"en-GB\" sz=\"" +
                          wholeNumber(text.pixels * 0.75 * 100) + "\"" +
                          (text.bold ? " b=\"1\"" : " b=\"0\"") +
                          (text.struckThrough ? " strike=\"sngStrike\"" : "") + ">" +
                          solidFill(text.color) + glowOf(text) +
                          "<a:latin typeface=\"Inter\" panose=\"020B0604020202020204\" "
                          "pitchFamily=\"34\" charset=\"0\"/><a:ea typeface=\"Noto Sans CJK "
                          "SC\"/><a:cs typeface=\"Noto Sans\"/></a:rPr><a:t>" +
                          line + "</a:t></a:r>";
        paragraphs += "</a:p>";
        from = end + 1;
    }
    return paragraphs;
}

ShapeWriter::ShapeWriter(const Drawing &drawing, PointF at, int firstId)
    : m_drawing(drawing)
    , m_at(at)
    , m_nextId(firstId)
{}

std::size_t ShapeWriter::shapeCount() const
{
    std::size_t count = 0;
    for (const Mark &mark : m_drawing.marks) {
        if (const auto *pie = std::get_if<PieShape>(&mark.shape))
            count += pie->shares.size();
        else if (const auto *column = std::get_if<ColumnShape>(&mark.shape))
            count += column->shares.size();
        else
            ++count;
    }
    return count;
}

std::string ShapeWriter::idAndName(const std::string &name, const std::string &words)
{
    std::string text =
        "<p:cNvPr id=\"" + std::to_string(m_nextId++) + "\" name=\"" + xmlText(name) + "\"";
    if (!words.empty())
        text += " descr=\"" + xmlText(words) + "\"";
    return text + "/>";
}

std::string ShapeWriter::frame(RectF rect, Box &box) const
{
    rect.x += m_at.x;
    rect.y += m_at.y;
    box.add(rect);
    return "<a:off x=\"" + std::to_string(emuOf(rect.x)) + "\" y=\"" +
           std::to_string(emuOf(rect.y)) + "\"/><a:ext cx=\"" + std::to_string(emuOf(rect.width)) +
           "\" cy=\"" + std::to_string(emuOf(rect.height)) + "\"/>";
}

std::string ShapeWriter::preset(const char *geometry, const std::string &adjust, RectF rect,
                                const std::string &fill, const std::string &line, Box &box)
{
    const std::string adjusted =
        adjust.empty() ? "<a:avLst/>" : "<a:avLst>" + adjust + "</a:avLst>";
    return "<p:sp><p:nvSpPr>" + idAndName(m_name) + "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>" +
           "<a:xfrm>" + frame(rect, box) + "</a:xfrm><a:prstGeom prst=\"" + geometry + "\">" +
           adjusted + "</a:prstGeom>" + fill + line + "</p:spPr></p:sp>";
}

std::string ShapeWriter::custom(const std::string &path, RectF rect, const std::string &fill,
                                const std::string &line, Box &box)
{
    return "<p:sp><p:nvSpPr>" + idAndName(m_name) + "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>" +
           "<a:xfrm>" + frame(rect, box) +
           "</a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
           "<a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>" +
           path + "</a:pathLst></a:custGeom>" + fill + line + "</p:spPr></p:sp>";
}

std::string ShapeWriter::lineBetween(PointF a, PointF b, const std::string &line, Box &box)
{
    const RectF rect{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(b.x - a.x),
                     std::abs(b.y - a.y)};
    const bool rises = (b.x - a.x) * (b.y - a.y) < 0;
    return "<p:cxnSp><p:nvCxnSpPr>" + idAndName(m_name) +
           "<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm" + (rises ? " flipV=\"1\"" : "") +
           ">" + frame(rect, box) + "</a:xfrm><a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>" +
           line + "</p:spPr></p:cxnSp>";
}

std::string ShapeWriter::shapeOf(const RectShape &shape, const Mark &mark,
                                 const std::optional<RectF> &clip, Box &box)
{
    RectF rect = cut(shape.rect, clip);
    if (rect.width <= 0 || rect.height <= 0)
        return {};
    if (shape.radius <= 0)
        return preset("rect", {}, rect, fillOf(mark), lineOfStroke(mark.stroke), box);
    const double ratio = std::min(0.5, shape.radius / std::min(rect.width, rect.height));
    return preset("roundRect", "<a:gd name=\"adj\" fmla=\"val " + wholeNumber(ratio * 1e5) + "\"/>",
                  rect, fillOf(mark), lineOfStroke(mark.stroke), box);
}

std::string ShapeWriter::shapeOf(const FadedBar &whole, const Mark &mark,
                                 const std::optional<RectF> &clip, Box &box)
{
    FadedBar bar = whole;
    bar.rect = cut(whole.rect, clip);
    if (bar.rect.width <= 0 || bar.rect.height <= 0)
        return {};
    // An end that was cut off fades no more than it would have there.
    bar.openLeft = whole.openLeft && bar.rect.x <= whole.rect.x;
    bar.openRight = whole.openRight && bar.rect.right() >= whole.rect.right();
    if (bar.rect.x > whole.rect.x)
        bar.solidFrom = std::max(bar.rect.x, bar.solidFrom);
    if (bar.rect.right() < whole.rect.right())
        bar.solidTo = std::min(bar.rect.right(), bar.solidTo);
    if (isBrokenLine(mark)) {
        const auto [left, right] = lineOf(bar);
        const double y = bar.rect.y + bar.rect.height / 2;
        std::string shapes =
            lineBetween({left, y}, {right, y},
                        lineOfStroke({mark.stroke.color, bar.rect.height, mark.stroke.style}), box);
        if (bar.openLeft || bar.openRight) {
            const DrawingPath heads = drawingPathOf(headsOf(bar));
            shapes +=
                custom(heads.xml, heads.rect, solidFill(mark.stroke.color), lineOfStroke({}), box);
        }
        return shapes;
    }
    const std::string fill = !mark.fill     ? "<a:noFill/>"
                             : isSolid(bar) ? solidFill(*mark.fill)
                                            : gradientOf(bar, *mark.fill);
    const std::string line = lineOfStroke(mark.stroke);
    if (!bar.openLeft && !bar.openRight)
        return preset("rect", {}, bar.rect, fill, line, box);
    const DrawingPath outline = drawingPathOf(outlineOf(bar));
    return custom(outline.xml, outline.rect, fill, line, box);
}

std::string ShapeWriter::shapeOf(const GlyphShape &shape, const Mark &mark,
                                 const std::optional<RectF> &clip, Box &box)
{
    const double half = shape.size / 2;
    if (!isMostlyIn({shape.center.x - half, shape.center.y - half, shape.size, shape.size}, clip))
        return {};
    const DrawingPath path =
        drawingPathOf(QTransform(shape.size, 0, 0, shape.size, shape.center.x, shape.center.y)
                          .map(glyphPath(shape.glyph)));
    return custom(path.xml, path.rect, fillOf(mark), lineOfStroke(mark.stroke), box);
}

std::string ShapeWriter::shapeOf(const PathShape &shape, const Mark &mark,
                                 const std::optional<RectF> &clip, Box &box)
{
    std::string shapes;
    const std::string line = lineOfStroke(mark.stroke);
    const bool stroked = mark.stroke.style != LineStyle::None && mark.stroke.width > 0;
    if (shape.closed && mark.fill && mark.fill->a > 0) {
        const CutRings inside = ringsInside(shape.rings, clip);
        if (const DrawingPath path = drawingPathOf(inside.rings, true); !path.xml.empty())
            shapes += custom(path.xml, path.rect, solidFill(*mark.fill),
                             stroked && !inside.isCut ? line : lineOfStroke({}), box);
        if (!inside.isCut)
            return shapes;
    }
    if (!stroked)
        return shapes;
    const std::vector<std::vector<PointF>> lines = linesInside(shape.rings, shape.closed, clip);
    const bool straight =
        std::all_of(lines.begin(), lines.end(), [](const auto &each) { return each.size() == 2; });
    if (straight && lines.size() <= 12) {
        for (const std::vector<PointF> &each : lines)
            shapes += lineBetween(each[0], each[1], line, box);
        return shapes;
    }
    if (const DrawingPath path = drawingPathOf(lines, false); !path.xml.empty())
        shapes += custom(path.xml, path.rect, "<a:noFill/>", line, box);
    return shapes;
}

std::string ShapeWriter::shapeOf(const PieShape &shape, const Mark &mark,
                                 const std::optional<RectF> &clip, Box &box)
{
    const RectF circle{shape.center.x - shape.radius, shape.center.y - shape.radius,
                       2 * shape.radius, 2 * shape.radius};
    if (!isMostlyIn(circle, clip))
        return {};
    std::string shapes;
    double from = 0;
    const auto angle = [](double turn) { // clockwise from the right, in 60,000ths of a degree
        const double degrees = std::fmod(turn * 360 + 270, 360);
        return wholeNumber(degrees * 60000);
    };
    for (const auto &[share, color] : shape.shares) {
        if (share >= 0.9999)
            shapes += preset("ellipse", {}, circle, solidFill(color), lineOfStroke({}), box);
        else if (share > 0)
            shapes +=
                preset("pie",
                       "<a:gd name=\"adj1\" fmla=\"val " + angle(from) +
                           "\"/><a:gd name=\"adj2\" fmla=\"val " + angle(from + share) + "\"/>",
                       circle, solidFill(color), lineOfStroke({}), box);
        from += share;
    }
    if (mark.stroke.style != LineStyle::None)
        shapes += preset("ellipse", {}, circle, "<a:noFill/>", lineOfStroke(mark.stroke), box);
    return shapes;
}

std::string ShapeWriter::shapeOf(const ColumnShape &shape, const Mark &,
                                 const std::optional<RectF> &clip, Box &box)
{
    std::string shapes;
    for (const auto &[part, color] : partsOf(shape)) {
        const RectF rect = cut(part, clip);
        if (rect.width > 0 && rect.height > 0)
            shapes += preset("rect", {}, rect, solidFill(color), lineOfStroke({}), box);
    }
    return shapes;
}

std::string ShapeWriter::shapesOf(const Mark &mark, const std::optional<RectF> &clip, Box &box)
{
    m_name = mark.key.empty() ? nameOf(mark.role) : nameOf(mark.role) + (" " + mark.key);
    std::string shapes =
        std::visit([&](const auto &shape) { return shapeOf(shape, mark, clip, box); }, mark.shape);
    if (mark.struckThrough && !shapes.empty()) {
        const StrikeLine strike = strikeLineOf(mark);
        m_name = "Cancelled";
        if (strike.margin > 0)
            shapes += lineBetween(
                strike.from, strike.to,
                lineOfStroke({m_drawing.background, strike.margin, LineStyle::Solid}), box);
        shapes += lineBetween(strike.from, strike.to,
                              lineOfStroke({strike.color, 1.4, LineStyle::Solid}), box);
    }
    return shapes;
}

std::string ShapeWriter::textOf(const TextMark &text, const std::optional<RectF> &clip, Box &box)
{
    if (text.text.empty() || !isMostlyIn(text.box, clip))
        return {};
    const QFont font = fontForDevice(text.style, 96);
    DrawingText words{text.text, pixelSizeOf(text.style) * text.scale,
                      font.weight() > QFont::Medium, text.color};
    words.struckThrough = text.struckThrough;
    words.glow = text.halo;
    words.ground = text.background;
    return "<p:sp><p:nvSpPr>" +
           idAndName("Label", text.full == text.text ? std::string() : text.full) +
           "<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>" + frame(text.box, box) +
           "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>"
           "<p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" "
           "anchor=\"ctr\"><a:noAutofit/></a:bodyPr><a:lstStyle/>" +
           paragraphsOf(words) + "</p:txBody></p:sp>";
}

std::string ShapeWriter::grouped(const std::string &name, const std::string &words, const Box &box,
                                 const std::string &shapes)
{
    const auto edge = [](const char *element, const char *x, const char *y, double a, double b) {
        return "<a:" + std::string(element) + " " + x + "=\"" + std::to_string(emuOf(a)) + "\" " +
               y + "=\"" + std::to_string(emuOf(b)) + "\"/>";
    };
    const double width = box.right - box.left;
    const double height = box.bottom - box.top;
    return "<p:grpSp><p:nvGrpSpPr>" + idAndName(name, words) +
           "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>" +
           edge("off", "x", "y", box.left, box.top) + edge("ext", "cx", "cy", width, height) +
           edge("chOff", "x", "y", box.left, box.top) + edge("chExt", "cx", "cy", width, height) +
           "</a:xfrm></p:grpSpPr>" + shapes + "</p:grpSp>";
}

std::vector<ShapeWriter::Item> ShapeWriter::items(bool withMarks)
{
    std::unordered_map<EventId, std::string> titles;
    for (const TextMark &text : m_drawing.texts) {
        if (text.ids.size() == 1)
            titles.try_emplace(text.ids[0], text.full.empty() ? text.text : text.full);
    }
    std::vector<Item> items;
    std::map<std::vector<EventId>, std::size_t> byEvents;
    const auto itemOf = [&](const std::vector<EventId> &ids) -> Item & {
        if (ids.empty())
            return items.emplace_back();
        const auto [place, isNew] = byEvents.try_emplace(ids, items.size());
        if (isNew) {
            Item &item = items.emplace_back();
            const auto title = ids.size() == 1 ? titles.find(ids[0]) : titles.end();
            item.name = title != titles.end() ? title->second
                        : ids.size() == 1     ? "Event " + std::to_string(ids[0].value)
                                              : std::to_string(ids.size()) + " events";
        }
        return items[place->second];
    };
    // Labels stand in the groups of their events, and lines of remarks under all labels.
    std::vector<Item> remarks;
    const auto add = [&](const std::vector<EventId> &ids, const std::string &shapes, const Box &box,
                         bool isRemark = false) {
        if (shapes.empty())
            return;
        Item &item = isRemark ? remarks.emplace_back() : itemOf(ids);
        item.shapes += shapes;
        item.box.add(box);
        ++item.count;
    };
    if (withMarks) {
        for (const ClipRun &run : clipRunsOfMarks(m_drawing)) {
            for (std::size_t i = run.from; i < run.to; ++i) {
                Box box;
                std::string shapes = shapesOf(m_drawing.marks[i], run.rect, box);
                const Mark &mark = m_drawing.marks[i];
                add(mark.ids, std::move(shapes), box,
                    mark.role == Role::Annotation && mark.ids.empty());
            }
        }
    }
    for (const ClipRun &run : clipRunsOfTexts(m_drawing)) {
        for (std::size_t i = run.from; i < run.to; ++i) {
            Box box;
            std::string shapes = textOf(m_drawing.texts[i], run.rect, box);
            add(m_drawing.texts[i].ids, std::move(shapes), box);
        }
    }
    const auto firstEvent = std::find_if(items.begin(), items.end(),
                                         [](const Item &item) { return !item.name.empty(); });
    items.insert(firstEvent, std::make_move_iterator(remarks.begin()),
                 std::make_move_iterator(remarks.end()));
    return items;
}

std::string ShapeWriter::group(const std::string &name, const std::string &words,
                               const std::optional<std::string> &image)
{
    Box all;
    std::string shapes;
    if (image) {
        const RectF whole{0, 0, m_drawing.width, m_drawing.height};
        shapes = "<p:pic><p:nvPicPr>" + idAndName("Picture of the marks") +
                 "<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/>"
                 "</p:nvPicPr><p:blipFill><a:blip r:embed=\"" +
                 *image + "\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>" +
                 frame(whole, all) +
                 "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>";
    }
    for (Item &item : items(!image)) {
        all.add(item.box);
        shapes += item.name.empty() ? item.shapes : grouped(item.name, {}, item.box, item.shapes);
    }
    return shapes.empty() ? std::string() : grouped(name, words, all, shapes);
}

} // namespace entente
