// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/svg.h"

#include "app/exporting/dense_layers.h"
#include "app/exporting/xml_text.h"
#include "app/style/fonts.h"
#include "app/style/glyphs.h"
#include "app/style/paint.h"

#include <QBuffer>
#include <QPainterPath>
#include <QTransform>

#include <map>
#include <numbers>
#include <string_view>

namespace entente
{

namespace
{

std::string attribute(const char *name, const std::string &value)
{
    return " " + std::string(name) + "=\"" + value + "\"";
}
std::string attribute(const char *name, double value)
{
    return attribute(name, xmlNumber(value));
}

std::string colored(const char *name, Rgba color)
{
    std::string text = attribute(name, toHex(Rgba{color.r, color.g, color.b, 255}));
    if (color.a != 255)
        text += attribute((std::string(name) + "-opacity").c_str(), color.a / 255.0);
    return text;
}

std::string dashArrayOf(const Stroke &stroke)
{
    const DashPattern dashes = dashesOf(stroke);
    return dashes.on > 0
               ? attribute("stroke-dasharray", xmlNumber(dashes.on) + " " + xmlNumber(dashes.off))
               : std::string();
}

std::string strokeOf(const Stroke &stroke)
{
    if (stroke.style == LineStyle::None || stroke.width <= 0)
        return {};
    std::string text = colored("stroke", stroke.color) + attribute("stroke-width", stroke.width);
    return text + dashArrayOf(stroke);
}

std::string paintOf(const Mark &mark)
{
    return (mark.fill ? colored("fill", *mark.fill) : attribute("fill", "none")) +
           strokeOf(mark.stroke);
}

std::string pathData(const QPainterPath &path)
{
    std::string data;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        if (element.isMoveTo())
            data += (i ? "ZM" : "M");
        else if (element.isLineTo())
            data += "L";
        else if (element.isCurveTo())
            data += "C";
        else
            data += " ";
        data += xmlNumber(element.x) + " " + xmlNumber(element.y);
    }
    return data + "Z";
}

class Writer
{
public:
    Writer(const Drawing &drawing, const std::function<std::string(EventId)> &keyOf,
           const SvgOptions &options)
        : m_drawing(drawing)
        , m_keyOf(keyOf)
        , m_options(options)
    {
        for (const TextMark &text : drawing.texts) {
            if (text.ids.size() == 1)
                m_titles.try_emplace(text.ids[0], text.full.empty() ? text.text : text.full);
        }
    }

    std::string document(const std::string &title)
    {
        std::string marks;
        for (const MarkLayer &layer : layersOf(m_drawing, mostVectorMarks, mostVectorPoints))
            marks +=
                layer.isDense ? imageOfLayer(layer.run) : clipped(layer.run, [this](std::size_t i) {
                    return markOf(m_drawing.marks[i]);
                });
        std::string texts;
        for (const ClipRun &run : clipRunsOfTexts(m_drawing))
            texts += clipped(run, [this](std::size_t i) { return textOf(m_drawing.texts[i]); });
        const std::string width = xmlNumber(m_drawing.width);
        const std::string height = xmlNumber(m_drawing.height);
        const std::string &prefix = m_options.idPrefix;
        return (m_options.isFragment ? std::string("<svg")
                                     : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "
                                       "xmlns=\"http://www.w3.org/2000/svg\" "
                                       "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"" +
                                           width + "\" height=\"" + height + "\"") +
               " viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-labelledby=\"" +
               prefix + "title " + prefix +
               "desc\" font-family=\"Inter, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif\" "
               "style=\"font-kerning:none\">\n"
               "<title id=\"" +
               prefix + "title\">" + xmlText(title) + "</title>\n<desc id=\"" + prefix + "desc\">" +
               xmlText(m_drawing.words) + "</desc>\n<defs>\n" + m_defs + "</defs>\n<rect width=\"" +
               width + "\" height=\"" + height + "\"" + colored("fill", m_drawing.background) +
               "/>\n<g id=\"" + prefix + "marks\">\n" + marks + "</g>\n<g id=\"" + prefix +
               "labels\">\n" + texts + "</g>\n</svg>\n";
    }

private:
    template <class ItemOf>
    std::string clipped(const ClipRun &run, ItemOf itemOf)
    {
        std::string items;
        for (std::size_t i = run.from; i < run.to; ++i)
            items += itemOf(i);
        if (!run.rect || items.empty())
            return items;
        const std::string id = m_options.idPrefix + "clip" + std::to_string(++m_clips);
        m_defs += "<clipPath id=\"" + id + "\"><rect" + attribute("x", run.rect->x) +
                  attribute("y", run.rect->y) + attribute("width", run.rect->width) +
                  attribute("height", run.rect->height) + "/></clipPath>\n";
        return "<g clip-path=\"url(#" + id + ")\">\n" + items + "</g>\n";
    }

    /// As many as can be of use: those of a million would be most of the file.
    std::string keysOf(const std::vector<EventId> &ids) const
    {
        std::string keys;
        for (std::size_t i = 0; i < std::min(ids.size(), mostNamedEvents); ++i)
            keys += (keys.empty() ? "" : " ") +
                    (m_keyOf ? m_keyOf(ids[i]) : std::to_string(ids[i].value));
        return xmlText(keys);
    }

    std::string imageOfLayer(const ClipRun &run) const
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        imageOf(m_drawing, run, m_options.imageScale).save(&buffer, "png");
        return "<image" + attribute("width", m_drawing.width) +
               attribute("height", m_drawing.height) +
               (m_options.isFragment ? " href" : " xlink:href") + "=\"data:image/png;base64," +
               buffer.data().toBase64().toStdString() + "\"/>\n";
    }

    std::string markOf(const Mark &mark)
    {
        std::string shape = std::visit([&](const auto &s) { return shapeOf(s, mark); }, mark.shape);
        if (mark.struckThrough)
            shape += strikeOf(mark);
        if (mark.ids.empty())
            return shape;
        std::string group =
            "<g" + attribute("id", m_options.idPrefix + "mark" + std::to_string(++m_marks)) +
            attribute("data-event", keysOf(mark.ids)) +
            attribute("data-role", std::string(wordFor(mark.role))) + ">";
        if (mark.ids.size() == 1) {
            if (const auto title = m_titles.find(mark.ids[0]); title != m_titles.end())
                group += "<title>" + xmlText(title->second) + "</title>";
        } else {
            group += "<title>" + std::to_string(mark.ids.size()) + " events</title>";
        }
        return group + shape + "</g>\n";
    }

    std::string textOf(const TextMark &text)
    {
        if (text.text.empty())
            return {};
        const QFont font = fontForDevice(text.style, 96);
        std::string line = "<text" + attribute("x", text.box.x) +
                           attribute("y", text.box.y + baselineOf(text)) +
                           attribute("font-size", pixelSizeOf(text.style) * text.scale) +
                           colored("fill", text.color);
        if (font.weight() != QFont::Normal)
            line += attribute("font-weight", std::to_string(int(font.weight())));
        if (font.letterSpacing() > 0 && font.letterSpacing() != 100)
            line += attribute("letter-spacing", "0.05em");
        if (text.halo > 0)
            line += colored("stroke", text.background) + attribute("stroke-width", 2 * text.halo) +
                    attribute("stroke-linejoin", "round") + attribute("paint-order", "stroke");
        if (text.struckThrough)
            line += attribute("text-decoration", "line-through");
        if (m_options.fitsText && text.box.width > 0)
            line += attribute("textLength", text.box.width) +
                    attribute("lengthAdjust", "spacingAndGlyphs");
        if (!text.ids.empty())
            line += attribute("data-event", keysOf(text.ids));
        line += ">";
        if (!text.full.empty() && text.full != text.text)
            line += "<title>" + xmlText(text.full) + "</title>";
        return line + xmlText(text.text) + "</text>\n";
    }

    std::string shapeOf(const RectShape &shape, const Mark &mark) const
    {
        std::string text = "<rect" + attribute("x", shape.rect.x) + attribute("y", shape.rect.y) +
                           attribute("width", shape.rect.width) +
                           attribute("height", shape.rect.height);
        if (shape.radius > 0)
            text += attribute("rx", shape.radius);
        return text + paintOf(mark) + "/>\n";
    }

    /// The name of a gradient of `color` along a bar, as its ends fade.
    std::string fading(const FadedBar &bar, Rgba color)
    {
        const std::string id = m_options.idPrefix + "fade" + std::to_string(++m_fades);
        // In the picture's own pixels: a line has no box to measure by.
        m_defs += "<linearGradient id=\"" + id + "\" gradientUnits=\"userSpaceOnUse\"" +
                  attribute("x1", bar.rect.x) + attribute("y1", 0.0) +
                  attribute("x2", bar.rect.right()) + attribute("y2", 0.0) + ">";
        for (const FadeStop &stop : fadeStops(bar)) {
            m_defs += "<stop" + attribute("offset", stop.at) +
                      attribute("stop-color", toHex(Rgba{color.r, color.g, color.b, 255})) +
                      attribute("stop-opacity", stop.opacity * color.a / 255.0) + "/>";
        }
        m_defs += "</linearGradient>\n";
        return "url(#" + id + ")";
    }

    std::string shapeOf(const FadedBar &bar, const Mark &mark)
    {
        if (isBrokenLine(mark))
            return brokenLine(bar, mark.stroke);
        std::string text = "<path" + attribute("d", pathData(outlineOf(bar))) +
                           attribute("fill", mark.fill ? fading(bar, *mark.fill) : "none");
        if (mark.stroke.style != LineStyle::None)
            text += attribute("stroke", fading(bar, mark.stroke.color)) +
                    attribute("stroke-width", mark.stroke.width) + dashArrayOf(mark.stroke);
        return text + "/>\n";
    }

    std::string brokenLine(const FadedBar &bar, const Stroke &stroke)
    {
        const auto [left, right] = lineOf(bar);
        const double y = bar.rect.y + bar.rect.height / 2;
        std::string text = "<line" + attribute("x1", left) + attribute("y1", y) +
                           attribute("x2", right) + attribute("y2", y) +
                           attribute("stroke", fading(bar, stroke.color)) +
                           attribute("stroke-width", bar.rect.height) +
                           dashArrayOf({stroke.color, bar.rect.height, stroke.style}) + "/>\n";
        if (bar.openLeft || bar.openRight)
            text += "<path" + attribute("d", pathData(headsOf(bar))) +
                    colored("fill", stroke.color) + "/>\n";
        return text;
    }

    std::string shapeOf(const GlyphShape &shape, const Mark &mark) const
    {
        const QTransform place(shape.size, 0, 0, shape.size, shape.center.x, shape.center.y);
        return "<path" + attribute("d", pathData(place.map(glyphPath(shape.glyph)))) +
               attribute("fill-rule", "evenodd") + paintOf(mark) + "/>\n";
    }

    std::string shapeOf(const PathShape &shape, const Mark &mark) const
    {
        std::string data;
        bool straight = !shape.closed;
        for (const std::vector<PointF> &ring : shape.rings) {
            if (ring.size() < 2)
                continue;
            straight =
                straight && ring.size() == 2 && (ring[0].x == ring[1].x || ring[0].y == ring[1].y);
            for (std::size_t i = 0; i < ring.size(); ++i)
                data += (i ? "L" : "M") + xmlNumber(ring[i].x, m_options.decimals) + " " +
                        xmlNumber(ring[i].y, m_options.decimals);
            if (shape.closed)
                data += "Z";
        }
        std::string text = "<path" + attribute("d", data);
        if (shape.closed)
            text += attribute("fill-rule", "evenodd");
        if (straight)
            text += attribute("shape-rendering", "crispEdges");
        Mark painted = mark;
        if (!shape.closed)
            painted.fill.reset();
        text += paintOf(painted) + "/>\n";
        constexpr std::size_t worthSharing = 2000;
        if (m_options.shared && text.size() > worthSharing) {
            if (const std::string id = m_options.shared(text); !id.empty())
                return "<use href=\"#" + id + "\"/>\n";
        }
        return text;
    }

    std::string shapeOf(const ColumnShape &shape, const Mark &) const
    {
        std::string text;
        for (const auto &[part, color] : partsOf(shape))
            text += "<rect" + attribute("x", part.x) + attribute("y", part.y) +
                    attribute("width", part.width) + attribute("height", part.height) +
                    colored("fill", color) + "/>\n";
        return text;
    }

    std::string shapeOf(const PieShape &shape, const Mark &mark) const
    {
        std::string text;
        double from = 0;
        const auto onCircle = [&](double turn) {
            const double angle = turn * 2 * std::numbers::pi;
            return xmlNumber(shape.center.x + shape.radius * std::sin(angle)) + " " +
                   xmlNumber(shape.center.y - shape.radius * std::cos(angle));
        };
        const std::string circle = "<circle" + attribute("cx", shape.center.x) +
                                   attribute("cy", shape.center.y) + attribute("r", shape.radius);
        for (const auto &[share, color] : shape.shares) {
            if (share >= 0.9999) {
                text += circle + colored("fill", color) + "/>\n";
            } else {
                const std::string r = xmlNumber(shape.radius);
                std::string way = "M";
                way.append(xmlNumber(shape.center.x)).append(" ").append(xmlNumber(shape.center.y));
                way.append("L").append(onCircle(from)).append("A").append(r).append(" ").append(r);
                way.append(share > 0.5 ? " 0 1 1 " : " 0 0 1 ").append(onCircle(from + share));
                way.append("Z");
                text.append("<path").append(attribute("d", way)).append(colored("fill", color));
                text.append("/>\n");
            }
            from += share;
        }
        if (mark.stroke.style != LineStyle::None)
            text += circle + attribute("fill", "none") + strokeOf(mark.stroke) + "/>\n";
        return text;
    }

    std::string strikeOf(const Mark &mark) const
    {
        const StrikeLine line = strikeLineOf(mark);
        const auto drawn = [&](Rgba color, double width) {
            return "<line" + attribute("x1", line.from.x) + attribute("y1", line.from.y) +
                   attribute("x2", line.to.x) + attribute("y2", line.to.y) +
                   colored("stroke", color) + attribute("stroke-width", width) + "/>";
        };
        return (line.margin > 0 ? drawn(m_drawing.background, line.margin) : std::string()) +
               drawn(line.color, 1.4) + "\n";
    }

    const Drawing &m_drawing;
    const std::function<std::string(EventId)> &m_keyOf;
    const SvgOptions &m_options;
    std::map<EventId, std::string> m_titles;
    std::string m_defs;
    int m_clips = 0;
    int m_fades = 0;
    int m_marks = 0;
};

} // namespace

QByteArray svgOf(const Drawing &drawing, const std::string &title,
                 const std::function<std::string(EventId)> &keyOf, const SvgOptions &options)
{
    return QByteArray::fromStdString(Writer(drawing, keyOf, options).document(title));
}

} // namespace entente
