// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/map_cities.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr double cityDot = 1.5;     ///< radius
constexpr double capitalRing = 2.2; ///< radius
constexpr double cityGap = 3;       ///< between a mark and its name
constexpr double cityRoom = 3;      ///< around a name
constexpr double cityEdge = 4;
constexpr std::size_t mostCities = 90;
constexpr double cityHalo = 2;

RectF grownBy(const RectF &box, double by)
{
    return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

} // namespace

double leastCityWeight(double pixelsPerUnit)
{
    // A world of 1,300 pixels names a dozen capitals; a country of 500 km in a window all cities.
    constexpr double worldScale = 250;
    constexpr double worldWeight = 2.4e7;
    // However small the map, a few names tell where one is.
    constexpr double always = 4e7;
    return std::min(always, worldWeight * std::pow(worldScale / std::max(1.0, pixelsPerUnit), 1.6));
}

void addCities(Drawing &drawing, const MapFrame &frame, const MapLook &look, const World &world,
               const BaseMap &base, std::vector<RectF> taken, const std::vector<std::string> &named,
               const std::function<Rgba(const RectF &)> &groundAt, const Theme &theme,
               const TextMeasure &measure)
{
    const double least = leastCityWeight(frame.camera.pixelsPerUnit);
    const FlatBox seen = frame.visible();
    const auto isFree = [&](const RectF &box) {
        return std::none_of(taken.begin(), taken.end(),
                            [&](const RectF &other) { return other.intersects(box); });
    };
    const double height = measure.lineHeight(TextStyle::Caption);
    std::size_t shown = 0;
    for (std::size_t i = 0; i < base.cities.size() && i < world.cities->size(); ++i) {
        const City &city = (*world.cities)[i];
        if (city.weight() < least || shown >= mostCities)
            break; // the greatest come first
        const std::optional<PlanePoint> place = base.cities[i];
        if (!place || place->x < seen.left || place->x > seen.right || place->y < seen.bottom ||
            place->y > seen.top)
            continue;
        const std::string &name = city.in(look.language);
        const bool isNamed = std::find(named.begin(), named.end(), name) != named.end() ||
                             std::find(named.begin(), named.end(), city.name) != named.end();
        const PointF at = frame.toPixel(*place);
        const double radius = city.isCapital ? capitalRing : cityDot;
        const RectF own{at.x - radius, at.y - radius, 2 * radius, 2 * radius};
        if (isNamed || !isFree(own))
            continue;
        const double width = measure.width(name, TextStyle::Caption);
        for (const double x : {at.x + radius + cityGap, at.x - radius - cityGap - width}) {
            const RectF box{x, at.y - height / 2, width, height};
            if (box.x < cityEdge || box.right() > frame.width - cityEdge || box.y < cityEdge ||
                box.bottom() > frame.height - cityEdge || !isFree(grownBy(box, cityRoom)))
                continue;
            Mark mark;
            mark.role = Role::City;
            mark.key = city.name;
            mark.box = own;
            mark.shape = RectShape{own, radius};
            mark.fill = city.isCapital ? theme.canvas : theme.muted;
            if (city.isCapital)
                mark.stroke = {theme.muted, 1.2, LineStyle::Solid};
            drawing.marks.push_back(std::move(mark));
            TextMark text;
            text.role = Role::City;
            text.key = city.name;
            text.text = name;
            text.style = TextStyle::Caption;
            text.scale = measure.scale();
            text.background = groundAt(box);
            text.color = contrast(theme.muted, text.background) < 4.5 ? theme.ink : theme.muted;
            text.box = box;
            text.halo = cityHalo;
            drawing.texts.push_back(std::move(text));
            taken.push_back(box);
            taken.push_back(own);
            ++shown;
            break;
        }
    }
}

} // namespace entente
