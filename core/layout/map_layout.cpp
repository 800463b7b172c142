// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/map_layout.h"

#include "core/base/translation.h"
#include "core/layout/map_arcs.h"
#include "core/layout/map_cities.h"
#include "core/layout/map_clusters.h"
#include "core/layout/map_inset.h"
#include "core/layout/map_labels.h"
#include "core/layout/map_words.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente
{

namespace
{

constexpr double noteInset = 8;
constexpr double noteGap = 16;
constexpr double shadeLegendGap = 6;
constexpr double notePadding = 3;
constexpr double noteOpacity = 0.85;
constexpr double haloWidth = 2;
constexpr double discRing = 1.5;
constexpr double chosenGap = 2.5;
constexpr double litOpacity = 0.9;
constexpr double litArrow = 8;
constexpr double leastLitWidth = 0.8;
constexpr double mostLitWidth = 2.8;

/// Puts the data and the notes of one map together.
class DataLayout
{
public:
    DataLayout(const ClusterAnswer &answer, const MapLook &look, const World &world,
               const BaseMap &base, const KindTree &kinds, const Theme &theme,
               const TextMeasure &measure, const MergedPlaces *merged)
        : m_answer(answer)
        , m_look(look)
        , m_world(world)
        , m_base(base)
        , m_kinds(kinds)
        , m_theme(theme)
        , m_measure(measure)
        , m_map{frameOf(look), {}}
        , m_drawing(m_map.drawing)
        , m_clusters(placedClusters(merged ? *merged
                                           : mergePlaces(answer.clusters, m_map, look.projection),
                                    m_map, look.selected))
        , m_values(look.shades ? valuesOn(world, *look.shades) : CountryValues{})
        , m_classes(m_values)
    {}

    MapDrawing made()
    {
        m_drawing.view = "map";
        m_drawing.width = m_map.width;
        m_drawing.height = m_map.height;
        m_drawing.background = m_theme.canvas.withAlpha(0);
        count();
        addNotes();
        addLitArcs();
        if (const auto inset = insetOf(m_look, m_clusters.shown)) {
            addInset(m_drawing, *inset, m_base, m_theme);
            m_taken.push_back(inset->box);
        }
        for (const MapCluster &cluster : m_clusters.shown)
            addDisc(cluster);
        addLabels();
        if (m_look.layers.cities)
            addCityNames();
        finishNotes();
        m_drawing.words = mapWords(m_answer, m_clusters, m_look, m_drawing);
        return std::move(m_map);
    }

private:
    void count()
    {
        m_drawing.withoutPlace = m_answer.withoutPlace;
        m_drawing.outside = m_clusters.outside;
        m_drawing.events = m_answer.withoutPlace;
        for (const PlaceCluster &cluster : m_answer.clusters)
            m_drawing.events += cluster.count;
    }

    void addLitArcs()
    {
        std::int64_t most = 1;
        for (const Arc &arc : m_look.litArcs)
            most = std::max(most, arc.count);
        for (const Arc &arc : m_look.litArcs) {
            const double weight = std::sqrt(double(arc.count) / double(most));
            const Stroke lit{m_theme.accent.withAlpha(litOpacity),
                             std::lerp(leastLitWidth, mostLitWidth, weight), LineStyle::Solid};
            const std::vector<LatLon> way =
                m_look.arcWays ? m_look.arcWays->between(arc) : greatCircle(arc.from, arc.to);
            std::optional<Mark> mark = arcMark(arc, way, m_map, m_look.projection, lit);
            if (!mark)
                continue;
            const int direction = directionOf(arc);
            const auto target = m_look.projection.forward(direction > 0 ? arc.to : arc.from);
            std::optional<Mark> arrow;
            if (direction != 0 && target)
                arrow = arrowMark(*mark, m_map.toPixel(*target), litArrow * (0.6 + 0.4 * weight));
            m_drawing.marks.push_back(std::move(*mark));
            if (arrow)
                m_drawing.marks.push_back(std::move(*arrow));
        }
    }

    // --- Discs ---

    void addDisc(const MapCluster &cluster)
    {
        const double outer = cluster.radius + discRing;
        add(Role::Background, PieShape{cluster.at, outer, {{1.0, m_theme.canvas}}}, cluster.at,
            outer);
        const bool hovered =
            m_look.hovered &&
            std::binary_search(cluster.members.begin(), cluster.members.end(), *m_look.hovered);
        if (cluster.chosen || hovered)
            addRing(cluster, cluster.chosen ? m_theme.accent : m_theme.muted);

        const std::vector<std::pair<double, Rgba>> shares = sharesOf(cluster);
        Mark &mark =
            cluster.kinds.size() > 1
                ? add(Role::Cluster, PieShape{cluster.at, cluster.radius, shares}, cluster.at,
                      cluster.radius)
                : add(Role::Cluster, GlyphShape{glyphOf(cluster), cluster.at, 2 * cluster.radius},
                      cluster.at, cluster.radius);
        mark.role = cluster.count == 1 ? Role::Event : Role::Cluster;
        mark.fill = shares.front().second;
        mark.ids = cluster.members;
        mark.key = cluster.label;
        mark.count = cluster.count;
    }

    void addRing(const MapCluster &cluster, Rgba color)
    {
        const double radius = cluster.radius + chosenGap;
        Mark &ring =
            add(Role::Chosen, GlyphShape{Glyph::Disc, cluster.at, 2 * radius}, cluster.at, radius);
        ring.stroke = {color, 2, LineStyle::Solid};
    }

    Mark &add(Role role, Shape shape, PointF center, double radius)
    {
        Mark mark;
        mark.role = role;
        mark.shape = std::move(shape);
        mark.box = {center.x - radius, center.y - radius, 2 * radius, 2 * radius};
        m_drawing.marks.push_back(std::move(mark));
        return m_drawing.marks.back();
    }

    /// By colour: kinds of one family share a sector.
    std::vector<std::pair<double, Rgba>> sharesOf(const MapCluster &cluster) const
    {
        std::vector<std::pair<double, Rgba>> shares;
        double all = 0;
        for (const KindCount &each : cluster.kinds)
            all += double(each.count);
        for (const KindCount &each : cluster.kinds) {
            const Kind *kind = m_kinds.find(each.kind);
            const Rgba color = m_theme.of(kind ? kind->family : Family::States);
            const auto same = std::find_if(shares.begin(), shares.end(),
                                           [&](const auto &s) { return s.second == color; });
            if (same == shares.end())
                shares.emplace_back(double(each.count) / all, color);
            else
                same->first += double(each.count) / all;
        }
        if (shares.empty())
            shares.emplace_back(1.0, m_theme.of(Family::States));
        return shares;
    }

    Glyph glyphOf(const MapCluster &cluster) const
    {
        const Kind *kind = cluster.kinds.empty() ? nullptr : m_kinds.find(cluster.kinds[0].kind);
        return kind ? kind->glyph : Glyph::Dot;
    }

    // --- Labels ---

    void addLabels()
    {
        const auto labels = placedLabels(m_clusters.shown, m_map, m_taken, m_measure);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const MapCluster &cluster = m_clusters.shown[i];
            if (!labels[i]) {
                ++m_drawing.hiddenLabels;
                continue;
            }
            const Role role = cluster.count == 1 ? Role::Event : Role::Cluster;
            const Rgba ground = groundAt(labels[i]->nameBox);
            TextMark name;
            name.role = role;
            name.text = labels[i]->text;
            name.full = name.text == cluster.label ? std::string() : cluster.label;
            name.style = cluster.chosen ? TextStyle::LabelBold : TextStyle::Label;
            name.color = m_theme.ink;
            name.background = ground;
            name.scale = m_measure.scale();
            name.box = labels[i]->nameBox;
            name.halo = haloWidth;
            name.ids = cluster.members;
            name.key = cluster.label;
            m_drawing.texts.push_back(name);
            if (!labels[i]->countBox)
                continue;
            name.text = std::to_string(cluster.count);
            name.full.clear();
            name.style = TextStyle::Label;
            // On a shade only ink can be read.
            name.color = contrast(m_theme.muted, ground) < 4.5 ? m_theme.ink : m_theme.muted;
            name.box = *labels[i]->countBox;
            m_drawing.texts.push_back(std::move(name));
        }
    }

    /// Where events have left room.
    void addCityNames()
    {
        std::vector<RectF> taken = m_taken;
        for (const MapCluster &cluster : m_clusters.shown) {
            const double reach = cluster.radius + discRing + chosenGap;
            taken.push_back({cluster.at.x - reach, cluster.at.y - reach, 2 * reach, 2 * reach});
        }
        std::vector<std::string> named;
        for (const TextMark &text : m_drawing.texts) {
            taken.push_back(text.box);
            named.push_back(text.key);
        }
        addCities(m_drawing, m_map, m_look, m_world, m_base,
                  {std::move(taken), std::move(named),
                   [this](const RectF &box) { return groundAt(box); }},
                  m_theme, m_measure);
    }

    /// What a label stands on: the halo must not show on land. A label that leaves its country's
    /// shade keeps a halo that shows on both sides.
    Rgba groundAt(const RectF &box) const
    {
        const auto countryAt = [&](double x) {
            const auto place =
                m_look.projection.inverse(m_map.toPlane({x, box.y + box.height / 2}));
            return place ? m_world.at(*place) : nullptr;
        };
        const CountryShape *country = countryAt(box.x + box.width / 2);
        if (!country)
            return m_theme.canvas;
        const auto shade = shadeOf(*country);
        if (!shade)
            return m_theme.land;
        const bool isInside =
            countryAt(box.x) == country && countryAt(box.x + box.width) == country;
        return isInside ? shadeColor(*shade, m_classes.count(), m_theme) : m_theme.canvas;
    }

    std::optional<std::size_t> shadeOf(const CountryShape &country) const
    {
        const auto value = m_values.values.find(country.id.value);
        return value == m_values.values.end() ? std::nullopt : m_classes.classOf(value->second);
    }

    // --- Notes ---

    /// Keeps room for the notes in the corners. How many labels will be hidden is not known yet:
    /// room is kept for the longest number.
    void addNotes()
    {
        m_drawing.hiddenLabels = std::int64_t(m_clusters.shown.size());
        const RectF right = noteBox(mapCounts(m_drawing), true);
        m_drawing.hiddenLabels = 0;
        const double room =
            right.width > 0 ? right.x - noteGap - noteInset : m_map.width - 2 * noteInset;
        m_wholeCaption = m_base.caption;
        if (showsArcs())
            m_wholeCaption += m_look.layers.arcEnds == ArcEnds::Venue
                                  ? " · " + translate("Pictures", "arcs from parties to venues")
                                  : " · " + translate("Pictures", "arcs between parties");
        m_caption = elided(m_wholeCaption, std::max(0.0, room), TextStyle::Caption, m_measure);
        m_taken = {noteBox(m_caption, false), right};
        addLegends();
        std::erase_if(m_taken, [](const RectF &box) { return box.width <= 0; });
    }

    bool showsArcs() const { return m_look.layers.arcs && !m_answer.arcs.empty(); }

    /// Side by side over the caption, or over each other where there is no room for that.
    void addLegends()
    {
        const double bottom = m_taken[0].y - shadeLegendGap;
        const double room = m_map.width - 2 * noteInset;
        const RectF shades =
            addShadeLegend(m_drawing, m_values, {noteInset, bottom}, room, m_theme, m_measure);
        m_taken.push_back(shades);
        if (!showsArcs())
            return;
        const double beside = shades.width > 0 ? shades.width + noteGap : 0;
        const auto addArcs = [&](PointF at, double width) {
            m_taken.push_back(addArcLegend(m_drawing, m_answer.arcs, m_look.layers.arcEnds, at,
                                           width, m_theme, m_measure));
            return m_taken.back().width > 0;
        };
        // What the counts in the other corner leave.
        const double free = m_taken[1].width > 0 ? m_taken[1].x - noteGap - noteInset : room;
        if (!addArcs({noteInset + beside, bottom}, std::min(room, free) - beside) && beside > 0)
            addArcs({noteInset, shades.y - shadeLegendGap}, room);
    }

    void finishNotes()
    {
        const std::string counts = mapCounts(m_drawing);
        if (addNote(m_caption, noteBox(m_caption, false)) && m_caption != m_wholeCaption)
            m_drawing.texts.back().full = m_wholeCaption;
        if (addNote(counts, noteBox(counts, true)) && m_drawing.withoutPlace > 0)
            m_drawing.texts.back().key = withoutPlaceKey;
    }

    RectF noteBox(const std::string &text, bool right) const
    {
        const double width = m_measure.width(text, TextStyle::Caption);
        const double height = m_measure.lineHeight(TextStyle::Caption);
        return {right ? m_map.width - noteInset - width : noteInset,
                m_map.height - height - noteInset / 2, text.empty() ? 0 : width, height};
    }

    /// False where there is no room for it.
    bool addNote(const std::string &text, const RectF &box)
    {
        if (text.empty() || box.x < 0)
            return false;
        // Under the data, so that it hides no event.
        Mark ground;
        ground.role = Role::Background;
        ground.box = {box.x - notePadding, box.y, box.width + 2 * notePadding, box.height};
        ground.shape = RectShape{ground.box, 2};
        ground.fill = m_theme.canvas.withAlpha(noteOpacity);
        m_drawing.marks.insert(m_drawing.marks.begin(), ground);
        TextMark note;
        note.role = Role::Note;
        note.text = text;
        note.style = TextStyle::Caption;
        note.scale = m_measure.scale();
        note.color = m_theme.muted;
        note.background = m_theme.canvas;
        note.box = box;
        note.halo = haloWidth;
        m_drawing.texts.push_back(std::move(note));
        return true;
    }

    const ClusterAnswer &m_answer;
    const MapLook &m_look;
    const World &m_world;
    const BaseMap &m_base;
    const KindTree &m_kinds;
    const Theme &m_theme;
    const TextMeasure &m_measure;
    MapDrawing m_map;
    Drawing &m_drawing;
    MapClusters m_clusters;
    std::string m_caption;
    std::string m_wholeCaption;
    std::vector<RectF> m_taken;
    CountryValues m_values; ///< that countries are shaded by
    ShadeClasses m_classes;
};

} // namespace

MapDrawing layoutMapData(const ClusterAnswer &answer, const MapLook &look, const World &world,
                         const BaseMap &base, const KindTree &kinds, const Theme &theme,
                         const TextMeasure &measure, const MergedPlaces *merged)
{
    return DataLayout(answer, look, world, base, kinds, theme, measure, merged).made();
}

MapDrawing layoutMap(const ClusterAnswer &answer, const MapLook &look, const World &world,
                     const BaseMap &base, const KindTree &kinds, const Theme &theme,
                     const TextMeasure &measure)
{
    MapLook banded = look;
    banded.band = bandOf(answer);
    const auto ways = std::make_shared<const ArcWays>(!look.layers.arcs ? ArcWays{}
                                                      : look.arcWays ? look.arcWays->of(answer.arcs)
                                                                     : waysOf(answer.arcs));
    banded.arcWays = ways;
    MapDrawing map = layoutMapGround(banded, *ways, world, base, theme);
    Drawing data = layoutMapData(answer, banded, world, base, kinds, theme, measure).drawing;
    std::vector<Mark> marks = std::move(map.drawing.marks);
    marks.insert(marks.end(), std::make_move_iterator(data.marks.begin()),
                 std::make_move_iterator(data.marks.end()));
    data.marks = std::move(marks);
    data.background = theme.canvas;
    map.drawing = std::move(data);
    return map;
}

double clusterCellDegrees(double pixelsPerUnit, double cellPx)
{
    constexpr double finest = 1e-6; // a tenth of a metre
    constexpr double coarsest = 30;
    if (!(pixelsPerUnit > 0))
        return coarsest;
    return std::clamp(cellPx / pixelsPerUnit * 180 / std::numbers::pi, finest, coarsest);
}

} // namespace entente
