// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/area.h"

#include "core/base/text.h"
#include "core/geo/projection.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace entente
{

namespace
{

std::optional<double> numberFrom(std::string_view word)
{
    if (word.starts_with('+'))
        word.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    for (const std::string_view part : split(text, ' ')) {
        if (!trimmed(part).empty())
            words.push_back(trimmed(part));
    }
    return words;
}

void appendNumber(double number, std::string &text)
{
    std::array<char, 64> digits{};
    std::snprintf(digits.data(), digits.size(), "%.5f", number);
    std::string_view shown = digits.data();
    while (shown.ends_with('0'))
        shown.remove_suffix(1);
    if (shown.ends_with('.'))
        shown.remove_suffix(1);
    if (!text.empty())
        text += ' ';
    text += shown == "-0" ? std::string_view("0") : shown;
}

/// `degrees` moved by whole turns to within half a turn of `reference`.
double nearest(double degrees, double reference)
{
    return degrees - 360 * std::round((degrees - reference) / 360);
}

} // namespace

Area::Area(Shape shape, std::vector<LatLon> points, double km)
    : m_shape(shape)
    , m_points(std::move(points))
    , m_km(km)
{
    if (shape != Shape::Lasso)
        return;
    for (const LatLon &point : m_points)
        m_longitudes.push_back(m_longitudes.empty() ? point.lon
                                                    : nearest(point.lon, m_longitudes.back()));
}

Area Area::circle(LatLon center, double km)
{
    return Area(Shape::Circle, {center}, km);
}

Area Area::box(LatLon southWest, LatLon northEast)
{
    return Area(Shape::Box, {southWest, northEast}, 0);
}

Area Area::lasso(std::vector<LatLon> corners)
{
    return Area(Shape::Lasso, std::move(corners), 0);
}

std::optional<Area> Area::fromText(std::string_view value)
{
    std::vector<std::string_view> words = wordsOf(value);
    const bool hasUnit = words.size() == 4 && folded(words[3]) == "km";
    if (hasUnit)
        words.pop_back();
    std::vector<double> numbers;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string_view word = words[i];
        if (words.size() == 3 && i == 2 && !hasUnit && folded(word).ends_with("km"))
            word.remove_suffix(2);
        const std::optional<double> number = numberFrom(word);
        if (!number)
            return std::nullopt;
        numbers.push_back(*number);
    }
    if (numbers.size() != 3 && (numbers.size() < 4 || numbers.size() % 2 != 0))
        return std::nullopt;
    std::vector<LatLon> points;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
        points.push_back({numbers[i], numbers[i + 1]});
        if (std::abs(points.back().lat) > 90 || std::abs(points.back().lon) > 360)
            return std::nullopt;
    }
    if (numbers.size() == 3)
        return numbers[2] < 0 ? std::nullopt : std::optional(circle(points[0], numbers[2]));
    return points.size() == 2 ? box(points[0], points[1]) : lasso(std::move(points));
}

std::string Area::toText() const
{
    std::string text;
    for (const LatLon &point : m_points) {
        appendNumber(point.lat, text);
        appendNumber(point.lon, text);
    }
    if (m_shape == Shape::Circle) {
        appendNumber(m_km, text);
        text += "km";
    }
    return text;
}

bool Area::contains(LatLon place) const
{
    if (m_shape == Shape::Circle)
        return distanceKm(m_points[0], place) <= m_km;
    if (m_shape == Shape::Box) {
        const LatLon &southWest = m_points[0];
        const LatLon &northEast = m_points[1];
        if (place.lat < southWest.lat || place.lat > northEast.lat)
            return false;
        return southWest.lon <= northEast.lon
                   ? southWest.lon <= place.lon && place.lon <= northEast.lon
                   : place.lon >= southWest.lon || place.lon <= northEast.lon;
    }
    const auto [west, east] = std::minmax_element(m_longitudes.begin(), m_longitudes.end());
    const double lon = nearest(place.lon, (*west + *east) / 2);
    bool inside = false; // a ray to the east crosses the outline an odd number of times
    for (std::size_t i = 0, j = m_points.size() - 1; i < m_points.size(); j = i++) {
        const double lat = m_points[i].lat;
        const double otherLat = m_points[j].lat;
        if ((lat > place.lat) == (otherLat > place.lat))
            continue;
        const double crossing = m_longitudes[i] + (m_longitudes[j] - m_longitudes[i]) *
                                                      (place.lat - lat) / (otherLat - lat);
        if (lon < crossing)
            inside = !inside;
    }
    return inside;
}

} // namespace entente
