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

namespace
{

class Cities
{
public:
    Cities(Drawing &drawing, const MapFrame &frame, const std::string &language, CityRoom &room,
           const Theme &theme, const TextMeasure &measure)
        : m_drawing(drawing)
        , m_frame(frame)
        , m_language(language)
        , m_room(room)
        , m_theme(theme)
        , m_measure(measure)
        , m_height(measure.lineHeight(TextStyle::Caption))
    {}

    /// Whether there was room for it.
    bool add(const City &city, const PlanePoint &place)
    {
        const std::string &name = city.in(m_language);
        const PointF at = m_frame.toPixel(place);
        const double radius = city.isCapital ? capitalRing : cityDot;
        const RectF own{at.x - radius, at.y - radius, 2 * radius, 2 * radius};
        if (isNamed(name) || isNamed(city.name) || !isFree(own))
            return false;
        const double width = m_measure.width(name, TextStyle::Caption);
        for (const double x : {at.x + radius + cityGap, at.x - radius - cityGap - width}) {
            const RectF box{x, at.y - m_height / 2, width, m_height};
            if (box.x < cityEdge || box.right() > m_frame.width - cityEdge || box.y < cityEdge ||
                box.bottom() > m_frame.height - cityEdge || !isFree(grownBy(box, cityRoom)))
                continue;
            addDot(city, own, radius);
            addName(city, name, box);
            m_room.taken.push_back(box);
            m_room.taken.push_back(own);
            return true;
        }
        return false;
    }

private:
    bool isFree(const RectF &box) const
    {
        return std::none_of(m_room.taken.begin(), m_room.taken.end(),
                            [&](const RectF &other) { return other.intersects(box); });
    }
    bool isNamed(const std::string &name) const
    {
        return std::find(m_room.named.begin(), m_room.named.end(), name) != m_room.named.end();
    }

    void addDot(const City &city, const RectF &own, double radius)
    {
        Mark mark;
        mark.role = Role::City;
        mark.key = city.name;
        mark.box = own;
        mark.shape = RectShape{own, radius};
        mark.fill = city.isCapital ? m_theme.canvas : m_theme.muted;
        if (city.isCapital)
            mark.stroke = {m_theme.muted, 1.2, LineStyle::Solid};
        m_drawing.marks.push_back(std::move(mark));
    }
    void addName(const City &city, const std::string &name, const RectF &box)
    {
        TextMark text;
        text.role = Role::City;
        text.key = city.name;
        text.text = name;
        text.style = TextStyle::Caption;
        text.scale = m_measure.scale();
        text.background = m_room.groundAt(box);
        text.color = contrast(m_theme.muted, text.background) < 4.5 ? m_theme.ink : m_theme.muted;
        text.box = box;
        text.halo = cityHalo;
        m_drawing.texts.push_back(std::move(text));
    }

    Drawing &m_drawing;
    const MapFrame &m_frame;
    const std::string &m_language;
    CityRoom &m_room;
    const Theme &m_theme;
    const TextMeasure &m_measure;
    double m_height;
};

} // namespace

void addCities(Drawing &drawing, const MapFrame &frame, const MapLook &look, const World &world,
               const BaseMap &base, CityRoom room, const Theme &theme, const TextMeasure &measure)
{
    Cities cities(drawing, frame, look.language, room, theme, measure);
    const double least = leastCityWeight(frame.camera.pixelsPerUnit);
    const FlatBox seen = frame.visible();
    std::size_t shown = 0;
    for (std::size_t i = 0; i < base.cities.size() && i < world.cities->size(); ++i) {
        const City &city = (*world.cities)[i];
        if (city.weight() < least || shown >= mostCities)
            break; // the greatest come first
        const std::optional<PlanePoint> place = base.cities[i];
        if (!place || place->x < seen.left || place->x > seen.right || place->y < seen.bottom ||
            place->y > seen.top)
            continue;
        shown += cities.add(city, *place) ? 1 : 0;
    }
}

} // namespace entente
