// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/drawing.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace entente
{

namespace
{

using Json = nlohmann::ordered_json;
using KeyOf = std::function<std::string(EventId)>;

/// Tenths of a pixel are more than anyone can see, and keep the file readable.
double rounded(double value)
{
    return std::round(value * 100) / 100;
}

Json toJson(const RectF &box)
{
    return Json::array({rounded(box.x), rounded(box.y), rounded(box.width), rounded(box.height)});
}

Json keys(const std::vector<EventId> &ids, const KeyOf &keyOf)
{
    Json list = Json::array();
    for (const EventId id : ids)
        list.push_back(keyOf(id));
    return list;
}

std::string_view wordFor(LineStyle style)
{
    switch (style) {
    case LineStyle::None:
        return "none";
    case LineStyle::Solid:
        return "solid";
    case LineStyle::Dashed:
        return "dashed";
    case LineStyle::Dotted:
        return "dotted";
    }
    return "none";
}

struct ShapeWord
{
    std::string_view operator()(const RectShape &) const { return "rect"; }
    std::string_view operator()(const FadedBar &) const { return "faded-bar"; }
    std::string_view operator()(const GlyphShape &s) const { return entente::wordFor(s.glyph); }
    std::string_view operator()(const PathShape &s) const { return s.closed ? "area" : "line"; }
    std::string_view operator()(const PieShape &) const { return "pie"; }
    std::string_view operator()(const ColumnShape &) const { return "column"; }
};

/// The colour that the eye sees: a hollow mark is known by its outline.
Json colorOf(const Mark &mark)
{
    if (mark.stroke.style != LineStyle::None)
        return toHex(mark.stroke.color);
    if (mark.fill)
        return toHex(*mark.fill);
    if (const auto *pie = std::get_if<PieShape>(&mark.shape);
        pie != nullptr && !pie->shares.empty())
        return toHex(pie->shares.front().second);
    if (const auto *column = std::get_if<ColumnShape>(&mark.shape);
        column != nullptr && !column->shares.empty())
        return toHex(column->shares.front().second);
    return nullptr;
}

Json toJson(const Mark &mark, const KeyOf &keyOf)
{
    Json json{{"ids", keys(mark.ids, keyOf)},
              {"box", toJson(mark.box)},
              {"role", wordFor(mark.role)},
              {"color", colorOf(mark)},
              {"shape", std::visit(ShapeWord{}, mark.shape)}};
    if (mark.stroke.style != LineStyle::None)
        json["stroke"] = wordFor(mark.stroke.style);
    if (!mark.key.empty())
        json["key"] = mark.key;
    if (mark.count > 0)
        json["count"] = mark.count;
    if (mark.struckThrough)
        json["struck_through"] = true;
    if (mark.status)
        json["status"] = wordFor(*mark.status);
    if (mark.phase)
        json["phase"] = wordFor(*mark.phase);
    return json;
}

Json toJson(const TextMark &text, const KeyOf &keyOf)
{
    Json json{{"text", text.text},
              {"box", toJson(text.box)},
              {"ids", keys(text.ids, keyOf)},
              {"color", toHex(text.color)},
              {"background", toHex(text.background)},
              {"full", text.full.empty() ? text.text : text.full},
              {"role", wordFor(text.role)}};
    if (!text.key.empty())
        json["key"] = text.key;
    if (text.struckThrough)
        json["struck_through"] = true;
    return json;
}

} // namespace

std::string describe(const Drawing &drawing, const KeyOf &keyOf)
{
    Json marks = Json::array();
    for (const Mark &mark : drawing.marks)
        marks.push_back(toJson(mark, keyOf));
    Json labels = Json::array();
    for (const TextMark &text : drawing.texts)
        labels.push_back(toJson(text, keyOf));
    const Json json{{"view", drawing.view},
                    {"size", {drawing.width, drawing.height}},
                    {"text", drawing.words},
                    {"background", toHex(drawing.background)},
                    {"marks", std::move(marks)},
                    {"labels", std::move(labels)},
                    {"hidden_labels", drawing.hiddenLabels},
                    {"events", drawing.events},
                    {"without_place", drawing.withoutPlace},
                    {"without_date", drawing.withoutDate},
                    {"outside", drawing.outside}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace entente
