// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/projection.h"

#include "core/base/translation.h"
#include "core/geo/angles.h"
#include "core/geo/clip.h"
#include "core/geo/globe_clip.h"
#include "core/geo/proj_call.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace entente
{
namespace
{

struct Known
{
    const char *name;
    const char *title;
    const char *proj;
    double latitudes; ///< shown up to here, north and south
    double horizon;   ///< azimuthal: shown up to this many degrees from the centre; else 0
    double rim;       ///< azimuthal: the map's radius
    bool isConic = false;
};

// Mercator's limit makes its map square; the rim of the azimuthal equidistant map is a breath
// before the antipode, which would be a point and a circle at once. Lambert's azimuthal map is for
// regions: it shows the half of the world around its centre, beyond which shapes are bent too far.
constexpr Known known[] = {
    {"equal-earth", ENTENTE_TRANSLATE_LATER("Projections", "Equal Earth"), "eqearth", 90, 0, 0},
    {"robinson", ENTENTE_TRANSLATE_LATER("Projections", "Robinson"), "robin", 90, 0, 0},
    {"natural-earth", ENTENTE_TRANSLATE_LATER("Projections", "Natural Earth"), "natearth", 90, 0,
     0},
    {"orthographic", ENTENTE_TRANSLATE_LATER("Projections", "Orthographic"), "ortho", 90, 90, 1},
    {"mercator", ENTENTE_TRANSLATE_LATER("Projections", "Mercator"), "merc", 85.0511287798066, 0,
     0},
    {"equirectangular", ENTENTE_TRANSLATE_LATER("Projections", "Equirectangular"), "eqc", 90, 0, 0},
    {"azimuthal-equidistant", ENTENTE_TRANSLATE_LATER("Projections", "Azimuthal equidistant"),
     "aeqd", 90, 179.999, 179.999 * radiansPerDegree},
    {"lambert", ENTENTE_TRANSLATE_LATER("Projections", "Lambert equal-area"), "laea", 90, 90,
     std::numbers::sqrt2},
    {"lambert-conformal", ENTENTE_TRANSLATE_LATER("Projections", "Lambert conformal conic"), "lcc",
     90, 0, 0, true},
};

// A conic map is of a region: beyond, it would be a fan that grows without end.
constexpr double conicLatitudes = 55; ///< from the centre
constexpr double conicLongitudes = 110;
constexpr double conicParallels = 8; ///< true to scale so far north and south of the centre
constexpr double leastConic = 10;    ///< a cone that touches the equator is a cylinder
constexpr double mostConic = 78;

/// "100° E", "12.5° N"; whole degrees where they are whole.
std::string inWords(double degrees, char positive, char negative)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g°", std::round(std::abs(degrees) * 10) / 10);
    std::string words = text;
    if (degrees != 0 && std::abs(degrees) != 180)
        (words += ' ') += degrees > 0 ? positive : negative;
    return words;
}

/// The ring's points laid flat around the central meridian: each step goes the short way, so the
/// line may leave [-180, 180]. Points that are no numbers are dropped.
FlatLine unrolled(const Projection::Line &line, double centralMeridian)
{
    FlatLine flat;
    flat.reserve(line.size());
    for (const LatLon &place : line) {
        if (!std::isfinite(place.lat) || !std::isfinite(place.lon))
            continue;
        const double lon = wrappedDegrees(place.lon - centralMeridian);
        const double x = flat.empty() ? lon : flat.back().x + wrappedDegrees(lon - flat.back().x);
        flat.push_back({x, std::clamp(place.lat, -90.0, 90.0)});
    }
    return flat;
}

/// Closes a ring that goes around a pole over the pole that is nearer to it.
void capPole(FlatLine &ring)
{
    const double closing = ring.back().x + wrappedDegrees(ring.front().x - ring.back().x);
    if (std::abs(closing - ring.front().x) < 180)
        return;
    double latitudes = 0;
    for (const PlanePoint &p : ring)
        latitudes += p.y;
    const double pole = latitudes > 0 ? 90 : -90;
    const PlanePoint first = ring.front();
    ring.push_back({closing, first.y});
    ring.push_back({closing, pole});
    ring.push_back({first.x, pole});
}

/// Adds the points between `a` and `b`, and `b`.
template <class Take>
void stepped(PlanePoint a, PlanePoint b, double step, const Take &take)
{
    const double length = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
    const int parts = std::max(1, int(std::ceil(length / step - 1e-9)));
    for (int i = 1; i <= parts; ++i)
        take(i == parts ? b
                        : PlanePoint{std::lerp(a.x, b.x, double(i) / parts),
                                     std::lerp(a.y, b.y, double(i) / parts)});
}

} // namespace

struct Projection::State
{
    const Known *known;
    LatLon center;
    std::string name;
    std::string definition;
    PlaneLine outline;
    Extent extent;

    bool isAzimuthal() const { return known->horizon > 0; }
    /// What is shown, in longitudes from the centre.
    FlatBox shown() const
    {
        if (known->isConic)
            return {-conicLongitudes, conicLongitudes, std::max(-90.0, center.lat - conicLatitudes),
                    std::min(90.0, center.lat + conicLatitudes)};
        return {-180, 180, -known->latitudes, known->latitudes};
    }
    FlatBox window(double shift) const
    {
        const FlatBox box = shown();
        return {shift + box.left, shift + box.right, box.bottom, box.top};
    }
    bool shows(double longitude, double latitude) const
    {
        constexpr double slack = 1e-9;
        const FlatBox box = shown();
        return longitude >= box.left - slack && longitude <= box.right + slack &&
               latitude >= box.bottom - slack && latitude <= box.top + slack;
    }

    /// Calls `take` with each window of 360 degrees that a flat line reaches into.
    template <class Take>
    void eachWindow(const FlatLine &flat, const Take &take) const
    {
        constexpr double most = 4; // a sound shape touches two; a spiral gets no more than these
        const FlatBox box = boxOf(flat);
        const double last = std::min(most, std::ceil((box.right - 180) / 360));
        for (double k = std::max(-most, std::floor((box.left + 180) / 360)); k <= last; ++k)
            take(window(360 * k), 360 * k);
    }

    PlaneLine projected(const FlatLine &flat, double shift, bool close, double step) const
    {
        const ProjCall proj(definition);
        PlaneLine line;
        const auto add = [&](PlanePoint p) {
            if (const auto point = proj.forward(p.x - shift, p.y))
                line.push_back(*point);
        };
        if (!close)
            add(flat.front());
        for (std::size_t i = close ? 0 : 1; i < flat.size(); ++i)
            stepped(flat[i == 0 ? flat.size() - 1 : i - 1], flat[i], step, add);
        return line;
    }

    GlobeClip globeClip() const { return {center, known->horizon, known->rim, definition}; }
    void drawOutline();
};

void Projection::State::drawOutline()
{
    if (isAzimuthal()) {
        outline = globeClip().rim();
    } else {
        const FlatBox box = window(0);
        const FlatLine corners{{box.left, box.bottom},
                               {box.right, box.bottom},
                               {box.right, box.top},
                               {box.left, box.top}};
        outline = projected(corners, 0, true, 1);
    }
    const FlatBox box = boxOf(outline);
    extent = {box.left, box.right, box.bottom, box.top};
}

Projection::Projection()
{
    static const Projection standard = *named("equal-earth", {0, 100});
    m_state = standard.m_state;
}

Result<Projection> Projection::named(std::string_view name, LatLon center)
{
    const auto *found = std::find_if(std::begin(known), std::end(known),
                                     [&](const Known &k) { return name == k.name; });
    if (found == std::end(known)) {
        std::string choices;
        for (const std::string &choice : names())
            choices += (choices.empty() ? "" : ", ") + choice;
        return Error{"there is no projection '" + std::string(name) + "'; choose one of " + choices,
                     {}};
    }
    if (!(std::abs(center.lat) <= 90) || !std::isfinite(center.lon))
        return Error{"a map's centre needs a latitude from -90 to 90 and a longitude in degrees",
                     std::to_string(center.lat) + ", " + std::to_string(center.lon)};

    auto state = std::make_shared<State>();
    state->known = found;
    state->name = name;
    state->center = {found->horizon > 0 || found->isConic ? center.lat : 0,
                     wrappedDegrees(center.lon)};
    // The central meridian is subtracted here, not by PROJ: so that -180 and 180 stay two edges.
    char latitude[48];
    std::snprintf(latitude, sizeof latitude, " +lat_0=%.9f", state->center.lat);
    state->definition = std::string("+proj=") + found->proj + " +R=1";
    if (state->isAzimuthal() || found->isConic)
        state->definition += latitude;
    if (found->isConic) {
        const double middle = std::copysign(
            std::clamp(std::abs(state->center.lat), leastConic, mostConic), state->center.lat);
        char parallels[96];
        std::snprintf(parallels, sizeof parallels, " +lat_1=%.9f +lat_2=%.9f",
                      middle - conicParallels, middle + conicParallels);
        state->definition += parallels;
    }
    if (!ProjCall(state->definition).isValid())
        return Error{"PROJ cannot make the projection '" + std::string(name) + "'",
                     state->definition};
    state->drawOutline();
    return Projection(std::move(state));
}

std::vector<std::string> Projection::names()
{
    std::vector<std::string> list;
    for (const Known &each : known)
        list.emplace_back(each.name);
    return list;
}

bool Projection::operator==(const Projection &other) const
{
    return m_state == other.m_state ||
           (m_state->known == other.m_state->known && m_state->center == other.m_state->center);
}

const std::string &Projection::name() const
{
    return m_state->name;
}

std::string Projection::title() const
{
    return translate("Projections", m_state->known->title);
}

std::string Projection::caption() const
{
    const std::string meridian = inWords(center().lon, 'E', 'W');
    return filledIn(translate("Projections", "%1, centred on %2"), title(),
                    m_state->isAzimuthal() || isConic()
                        ? inWords(center().lat, 'N', 'S') + " " + meridian
                        : meridian);
}

LatLon Projection::center() const
{
    return m_state->center;
}

bool Projection::isAzimuthal() const
{
    return m_state->isAzimuthal();
}

bool Projection::isConic() const
{
    return m_state->known->isConic;
}

bool Projection::isGlobe() const
{
    return m_state->name == "orthographic";
}

std::optional<PlanePoint> Projection::forward(LatLon place) const
{
    if (!std::isfinite(place.lon) ||
        !m_state->shows(wrappedDegrees(place.lon - center().lon), place.lat))
        return std::nullopt;
    if (m_state->isAzimuthal() && !m_state->globeClip().shows(place))
        return std::nullopt;
    return ProjCall(m_state->definition)
        .forward(wrappedDegrees(place.lon - center().lon), place.lat);
}

std::optional<LatLon> Projection::inverse(PlanePoint point) const
{
    const ProjCall proj(m_state->definition);
    const std::optional<LatLon> found = proj.inverse(point);
    if (!found || !m_state->shows(found->lon, found->lat))
        return std::nullopt;
    // Outside the map PROJ clamps, wraps or extrapolates: only what comes back to the same point is
    // a place.
    const auto back =
        std::abs(found->lon) <= 180 + 1e-9 ? proj.forward(found->lon, found->lat) : std::nullopt;
    if (!back || std::hypot(back->x - point.x, back->y - point.y) > 1e-6)
        return std::nullopt;
    const LatLon place{std::clamp(found->lat, -90.0, 90.0),
                       wrappedDegrees(found->lon + center().lon)};
    if (m_state->isAzimuthal() && !m_state->globeClip().shows(place))
        return std::nullopt;
    return place;
}

const std::vector<PlanePoint> &Projection::outline() const
{
    return m_state->outline;
}

Projection::Extent Projection::extent() const
{
    return m_state->extent;
}

std::vector<Projection::PlaneLine> Projection::polygon(const std::vector<Line> &rings,
                                                       double stepDegrees) const
{
    const double step = std::max(0.01, stepDegrees);
    std::vector<PlaneLine> pieces;
    for (const Line &ring : rings) {
        FlatLine flat = unrolled(ring, center().lon);
        if (flat.size() > 1 && flat.front() == flat.back())
            flat.pop_back();
        if (flat.size() < 3)
            continue;
        if (m_state->isAzimuthal()) {
            for (PlaneLine &piece : m_state->globeClip().ring(flat, step))
                pieces.push_back(std::move(piece));
            continue;
        }
        capPole(flat);
        m_state->eachWindow(flat, [&](const FlatBox &window, double shift) {
            for (const FlatLine &part : ringInBox(flat, window))
                pieces.push_back(m_state->projected(part, shift, true, step));
        });
    }
    std::erase_if(pieces, [](const PlaneLine &piece) { return piece.size() < 3; });
    return pieces;
}

std::vector<Projection::PlaneLine> Projection::line(const Line &line, double stepDegrees) const
{
    const double step = std::max(0.01, stepDegrees);
    const FlatLine flat = unrolled(line, center().lon);
    std::vector<PlaneLine> pieces;
    if (flat.size() < 2)
        return pieces;
    if (m_state->isAzimuthal()) {
        pieces = m_state->globeClip().line(flat, step);
    } else {
        m_state->eachWindow(flat, [&](const FlatBox &window, double shift) {
            for (const FlatLine &part : lineInBox(flat, window))
                pieces.push_back(m_state->projected(part, shift, false, step));
        });
    }
    std::erase_if(pieces, [](const PlaneLine &piece) { return piece.size() < 2; });
    return pieces;
}

} // namespace entente
