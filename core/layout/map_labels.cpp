// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/map_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace entente
{

namespace
{

constexpr double mostWidth = 170;
constexpr double countGap = 4;
constexpr double discGap = 4;
constexpr double labelGap = 2; ///< between two labels, on each side
constexpr double edge = 2;
constexpr double labelRing = 2;  ///< around a disc
constexpr double chosenRing = 5; ///< around a selected one
constexpr double labelCellPx = 64;

double reach(const MapCluster &cluster)
{
    return cluster.radius + (cluster.chosen ? chosenRing : labelRing);
}

RectF square(PointF at, double radius)
{
    return {at.x - radius, at.y - radius, 2 * radius, 2 * radius};
}

RectF grown(const RectF &box, double by)
{
    return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

bool touches(const RectF &box, PointF center, double radius)
{
    const double dx = std::max({box.x - center.x, 0.0, center.x - box.right()});
    const double dy = std::max({box.y - center.y, 0.0, center.y - box.bottom()});
    return dx * dx + dy * dy < radius * radius;
}

/// What stands on the map so far, by cells.
class Occupied
{
public:
    explicit Occupied(const std::vector<MapCluster> &clusters) : m_clusters(clusters)
    {
        for (std::size_t i = 0; i < clusters.size(); ++i)
            eachCell(square(clusters[i].at, reach(clusters[i])),
                     [&](Cell &cell) { cell.discs.push_back(i); });
    }

    void add(const RectF &box)
    {
        eachCell(box, [&](Cell &cell) { cell.boxes.push_back(box); });
    }

    bool isFree(const RectF &box, std::size_t own)
    {
        bool free = true;
        eachCell(box, [&](const Cell &cell) {
            free = free &&
                   std::none_of(cell.boxes.begin(), cell.boxes.end(),
                                [&](const RectF &other) { return other.intersects(box); }) &&
                   std::none_of(cell.discs.begin(), cell.discs.end(), [&](std::size_t i) {
                       return i != own && touches(box, m_clusters[i].at, reach(m_clusters[i]));
                   });
        });
        return free;
    }

private:
    struct Cell
    {
        std::vector<std::size_t> discs;
        std::vector<RectF> boxes;
    };

    template <class Visit>
    void eachCell(const RectF &box, const Visit &visit)
    {
        for (auto x = std::int64_t(std::floor(box.x / labelCellPx));
             double(x) * labelCellPx < box.right(); ++x) {
            for (auto y = std::int64_t(std::floor(box.y / labelCellPx));
                 double(y) * labelCellPx < box.bottom(); ++y)
                visit(m_cells[x * 4'000'037 + y]);
        }
    }

    const std::vector<MapCluster> &m_clusters;
    std::unordered_map<std::int64_t, Cell> m_cells;
};

/// Where a label of this size may stand, the best place first: right, left, above, below, corners,
/// then around the disc in between.
std::array<RectF, 16> placesFor(const MapCluster &cluster, double width, double height)
{
    const double r = reach(cluster) + discGap - labelRing;
    const double corner = r * 0.75;
    const double shift = height * 0.45;
    const double third = width * 0.3;
    const PointF c = cluster.at;
    const double right = c.x + r;
    const double left = c.x - r - width;
    const double above = c.y - r - height;
    const double below = c.y + r;
    const auto at = [&](double x, double y) { return RectF{x, y, width, height}; };
    return {at(right, c.y - height / 2),
            at(left, c.y - height / 2),
            at(c.x - width / 2, above),
            at(c.x - width / 2, below),
            at(c.x + corner, c.y - corner - height),
            at(c.x + corner, c.y + corner),
            at(c.x - corner - width, c.y - corner - height),
            at(c.x - corner - width, c.y + corner),
            at(right, c.y - height / 2 - shift),
            at(right, c.y - height / 2 + shift),
            at(left, c.y - height / 2 - shift),
            at(left, c.y - height / 2 + shift),
            at(c.x - width / 2 + third, above),
            at(c.x - width / 2 - third, above),
            at(c.x - width / 2 + third, below),
            at(c.x - width / 2 - third, below)};
}

} // namespace

std::vector<std::optional<MapLabel>> placedLabels(const std::vector<MapCluster> &clusters,
                                                  const MapFrame &frame,
                                                  const std::vector<RectF> &taken,
                                                  const TextMeasure &measure)
{
    Occupied occupied(clusters);
    for (const RectF &box : taken)
        occupied.add(box);
    std::vector<std::size_t> turns(clusters.size());
    std::iota(turns.begin(), turns.end(), std::size_t(0));
    std::stable_partition(turns.begin(), turns.end(),
                          [&](std::size_t i) { return clusters[i].chosen; });

    const RectF inside = grown({0, 0, frame.width, frame.height}, -edge);
    std::vector<std::optional<MapLabel>> labels(clusters.size());
    for (const std::size_t i : turns) {
        const MapCluster &cluster = clusters[i];
        const TextStyle style = cluster.chosen ? TextStyle::LabelBold : TextStyle::Label;
        const std::string name = elided(cluster.label, mostWidth * measure.scale(), style, measure);
        if (name.empty())
            continue;
        const double nameWidth = measure.width(name, style);
        const double countWidth =
            cluster.count > 1 ? measure.width(std::to_string(cluster.count), TextStyle::Label) : 0;
        const double width =
            nameWidth + (cluster.count > 1 ? countGap * measure.scale() + countWidth : 0);
        for (const RectF &box : placesFor(cluster, width, measure.lineHeight(style))) {
            if (!inside.contains(box) || !occupied.isFree(grown(box, labelGap), i))
                continue;
            occupied.add(box);
            labels[i] = MapLabel{name, {box.x, box.y, nameWidth, box.height}, {}};
            if (cluster.count > 1)
                labels[i]->countBox =
                    RectF{box.right() - countWidth, box.y, countWidth, box.height};
            break;
        }
    }
    return labels;
}

} // namespace entente
