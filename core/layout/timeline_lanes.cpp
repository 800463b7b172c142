// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/lane_rows.h"
#include "core/layout/timeline_parts.h"

#include <algorithm>
#include <utility>

namespace entente
{

namespace
{

/// How much of its title an item asks for when rows are given out; it may get more in the end.
double wishedLabel(const TimelineParts &parts, const LaneItem &item)
{
    // A card wants its title whole, and room for when and who.
    if (parts.cardLine > 0)
        return std::clamp(labelWidthOf(parts, item), parts.px(170), parts.px(340));
    return std::min(labelWidthOf(parts, item),
                    std::clamp(parts.plot.width * 0.13, parts.px(100), parts.px(190)));
}

/// A bar that is seen from its middle carries its label inside, so the label asks for no more room.
double wishedRight(const TimelineParts &parts, const LaneItem &item)
{
    const double label =
        item.x + item.glyph / 2 + parts.px(timeline::labelGap) + wishedLabel(parts, item);
    return std::max(item.right(), label) + parts.px(timeline::rowGap);
}

/// Over columns, discs would say the same twice: they stay on the strip. What may have been at any
/// time would fill a row with nothing but an arrow at each end.
bool wantsRow(const LaneBox &lane, const LaneItem &item)
{
    return item.place != ItemPlace::AnyTime && (lane.columns.empty() || item.mark->count == 1);
}

/// Gives rows to items, the most important first, each the topmost row with room for its label.
/// What finds none in `most` rows stays without. Returns the rows that all would need, one more
/// than `most` if even those do not do.
int assignRows(const TimelineParts &parts, LaneBox &lane, int most, LaneRows &rows)
{
    bool allPlaced = true;
    for (const std::uint32_t i : lane.byImportance) {
        LaneItem &item = lane.items[i];
        item.place = ItemPlace::Strip;
        item.row = -1;
        if (isAnyTime(*item.mark))
            item.place = ItemPlace::AnyTime;
        if (!wantsRow(lane, item))
            continue;
        const double begin = item.left();
        if (!rows.mayBeFree(begin, item.right() + parts.px(timeline::rowGap), most)) {
            allPlaced = false; // its title need not be measured
            continue;
        }
        const double end = wishedRight(parts, item);
        item.row = rows.topmostFree(begin, end, most);
        if (item.row < 0) {
            allPlaced = false;
            continue;
        }
        rows.take(item.row, begin, end);
        item.place = ItemPlace::Row;
    }
    return rows.count() + (allPlaced ? 0 : 1);
}

/// Puts what has no row into a gap without a label, lowest row first.
void fillGaps(const TimelineParts &parts, LaneBox &lane, LaneRows &rows)
{
    for (const std::uint32_t i : lane.byImportance) {
        LaneItem &item = lane.items[i];
        if (item.place == ItemPlace::Row || !wantsRow(lane, item))
            continue;
        const double end = item.right() + parts.px(timeline::rowGap);
        item.row = rows.lowestFree(item.left(), end, lane.rows);
        if (item.row >= 0) {
            rows.take(item.row, item.left(), end);
            item.place = ItemPlace::Row;
        }
    }
}

/// What is selected comes out of the strip, or of its column, if a row has a place for its glyph:
/// the labels beside it give way, marks do not.
void promoteChosen(const TimelineParts &parts, LaneBox &lane)
{
    for (LaneItem &chosen : lane.items) {
        if (chosen.place == ItemPlace::Row || !chosen.visible || lane.rows == 0 ||
            !parts.look.selected.contains(chosen.mark->id) ||
            (chosen.place == ItemPlace::Column && chosen.mark->count > 1))
            continue;
        LaneRows cores(parts.plot);
        for (const LaneItem &item : lane.items) {
            if (item.place == ItemPlace::Row)
                cores.take(item.row, item.left(), item.right() + parts.px(timeline::labelGap));
        }
        const double end =
            chosen.right() + parts.px(timeline::labelGap) + parts.px(timeline::leastLabel);
        const int row =
            cores.topmostFree(chosen.left() - parts.px(timeline::labelGap), end, lane.rows);
        if (row >= 0) {
            chosen.place = ItemPlace::Row;
            chosen.row = row;
        }
    }
}

/// Rows' worth of height that columns ask for, and at least keep to themselves beside rows of
/// marks.
constexpr int densityRows = 5;
constexpr int mostDensityRows = 14; ///< taller ones say no more
constexpr int leastDensityRows = 2;
constexpr int mostLongRows = 2; ///< of marks over columns

/// How many rows a lane would fill.
struct Need
{
    int rows = 1;
    int longRows = 0;   ///< that marks over columns would fill
    int chosenRows = 0; ///< one more, for what comes out of its column
    bool columns = false;
    bool discs = false; ///< on the strip under columns

    /// Of `given` rows, those that marks stand on: columns take the rest.
    int markRows(int given) const
    {
        const int most = std::min(longRows, mostLongRows) + chosenRows;
        return columns ? std::clamp(given - leastDensityRows, 0, most) : given;
    }
    bool strip(int given) const
    {
        return columns ? discs || std::max(0, markRows(given) - chosenRows) < longRows
                       : given < rows;
    }
};

Need needOf(const TimelineParts &parts, const LaneBox &lane, std::size_t lanes, int rows)
{
    if (lane.columns.empty())
        return {std::max(1, rows)};
    const std::set<EventId> &selected = parts.look.selected;
    const bool chosen =
        !selected.empty() &&
        std::any_of(lane.inColumns.begin(), lane.inColumns.end(), [&](std::uint32_t i) {
            const LaneItem &item = lane.items[i];
            return item.visible && item.mark->count == 1 && selected.contains(item.mark->id);
        });
    const int more = chosen ? 1 : 0;
    const bool discs = std::any_of(lane.byImportance.begin(), lane.byImportance.end(),
                                   [&](std::uint32_t i) { return lane.items[i].mark->count > 1; });
    const int share = int(parts.plot.height / double(lanes) / parts.rowHeight);
    return {std::clamp(share, densityRows, mostDensityRows) + std::min(rows, mostLongRows) + more,
            rows, more, true, discs};
}

double heightFor(const TimelineParts &parts, const LaneBox &lane, int rows, bool strip)
{
    const double height = lane.padTop + rows * parts.rowHeight +
                          (strip ? parts.px(timeline::stripHeight) : 0) +
                          parts.px(timeline::lanePadBottom);
    return std::max(parts.px(timeline::laneMinHeight), height);
}

int rowsIn(const TimelineParts &parts, const LaneBox &lane, double height, bool strip)
{
    const double room = height - lane.padTop - parts.px(timeline::lanePadBottom) -
                        (strip ? parts.px(timeline::stripHeight) : 0);
    return std::max(1, int(room / parts.rowHeight));
}

/// How high a lane is with so many rows; somebody's wish goes first.
double heightOf(const TimelineParts &parts, const LaneBox &lane, int rows, const Need &wanted)
{
    if (lane.isCollapsed)
        return parts.px(timeline::collapsedHeight);
    return lane.wishedHeight.value_or(heightFor(parts, lane, rows, wanted.strip(rows)));
}

bool isSizedByHand(const LaneBox &lane)
{
    return lane.isCollapsed || lane.wishedHeight.has_value();
}

/// The rows of a lane whose height is given.
int rowsByHand(const TimelineParts &parts, const LaneBox &lane, const Need &wanted)
{
    if (lane.isCollapsed)
        return 0;
    const int all = rowsIn(parts, lane, *lane.wishedHeight, false);
    if (wanted.columns)
        return all;
    return wanted.rows <= all ? wanted.rows : rowsIn(parts, lane, *lane.wishedHeight, true);
}

/// Gives a row at a time to the lanes that want more, the fewest rows first, until the plot's
/// height is used.
std::vector<int> shareRows(const TimelineParts &parts, const std::vector<LaneBox> &lanes,
                           const std::vector<Need> &wanted)
{
    std::vector<int> rows(wanted.size());
    double used = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        rows[i] = isSizedByHand(lanes[i])
                      ? rowsByHand(parts, lanes[i], wanted[i])
                      : std::min(wanted[i].rows,
                                 rowsIn(parts, lanes[i], parts.px(timeline::laneMinHeight),
                                        wanted[i].rows > 2));
        used += heightOf(parts, lanes[i], rows[i], wanted[i]);
    }
    for (bool grew = true; grew;) {
        grew = false;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (rows[i] >= wanted[i].rows || isSizedByHand(lanes[i]))
                continue;
            const double before = heightOf(parts, lanes[i], rows[i], wanted[i]);
            ++rows[i];
            const double more = heightOf(parts, lanes[i], rows[i], wanted[i]) - before;
            if (used + more <= parts.plot.height) {
                used += more;
                grew = true;
            } else {
                --rows[i];
            }
        }
    }
    return rows;
}

/// The height in a lane that rows can use.
double rowsRoom(const TimelineParts &parts, const LaneBox &lane)
{
    return lane.height - lane.padTop - parts.px(timeline::lanePadBottom) -
           (lane.strip ? parts.px(timeline::stripHeight) : 0);
}

/// Cards where the row under an item, or the lane's rest, has a gap as wide as its second line: no
/// title gives way to one.
void placeCards(const TimelineParts &parts, LaneBox &lane, LaneRows &rows)
{
    const double room = lane.columns.empty() ? rowsRoom(parts, lane) : lane.rows * parts.rowHeight;
    const double caption = std::ceil(parts.measure.lineHeight(TextStyle::Caption));
    std::vector<const LaneItem *> chosen; // these came out of the strip and are not in `rows`
    for (const LaneItem &item : lane.items) {
        if (!parts.look.selected.empty() && item.place == ItemPlace::Row &&
            parts.look.selected.contains(item.mark->id))
            chosen.push_back(&item);
    }
    for (const std::uint32_t i : lane.byImportance) {
        LaneItem &item = lane.items[i];
        const double bottom = item.row * parts.rowHeight +
                              parts.measure.lineHeight(TextStyle::Label) +
                              cardOffset(parts, lane, item) + caption;
        if (item.place != ItemPlace::Row || item.mark->count > 1 || item.mark->title.empty() ||
            bottom > room)
            continue;
        const std::pair<double, double> span = cardSpan(parts, item);
        const double begin = span.first;
        const double end = span.second + parts.px(timeline::rowGap);
        const bool isFree = rows.isFree(item.row + 1, begin, end) &&
                            std::none_of(chosen.begin(), chosen.end(), [&](const LaneItem *other) {
                                return other->row == item.row + 1 && other->left() < end &&
                                       begin < wishedRight(parts, *other);
                            });
        if (!isFree)
            continue;
        rows.take(item.row + 1, begin, end);
        item.hasCard = true;
    }
}

/// Of crowds nobody reads second lines, and to ask for them would take its time.
bool mayHaveCards(const TimelineParts &parts, const std::vector<LaneBox> &lanes)
{
    if (parts.look.lanes.counts)
        return false;
    constexpr std::int64_t most = 3000;
    std::int64_t events = 0;
    for (const LaneBox &lane : lanes) {
        for (const LaneItem &item : lane.items)
            events += item.mark->count;
    }
    return events <= most;
}

/// Height that no lane wants for its titles goes to second lines under the last rows.
void growForCards(const TimelineParts &parts, std::vector<LaneBox> &lanes)
{
    double height = 0;
    for (const LaneBox &lane : lanes)
        height += lane.height;
    const double caption = std::ceil(parts.measure.lineHeight(TextStyle::Caption));
    for (LaneBox &lane : lanes) {
        if (!lane.columns.empty() || lane.rows == 0 || isSizedByHand(lane))
            continue;
        const double more =
            std::max(0.0, lane.rows * parts.rowHeight + caption - rowsRoom(parts, lane));
        if (height + more > parts.plot.height)
            continue;
        lane.height += more;
        height += more;
    }
}

/// The lane cut down to `count` rows: what stood below goes into gaps, or to the strip.
void limitRows(const TimelineParts &parts, LaneBox &lane, int count, LaneRows &rows)
{
    lane.rows = count;
    for (LaneItem &item : lane.items) {
        item.hasCard = false;
        if (item.row >= count) {
            item.place = ItemPlace::Strip;
            item.row = -1;
        }
    }
    fillGaps(parts, lane, rows);
    promoteChosen(parts, lane);
    lane.byRow.assign(std::size_t(count), {});
    for (std::size_t i = 0; i < lane.items.size(); ++i) {
        if (lane.items[i].place == ItemPlace::Row)
            lane.byRow[std::size_t(lane.items[i].row)].push_back(std::uint32_t(i));
    }
    for (LaneBox::Places &row : lane.byRow)
        std::stable_sort(row.begin(), row.end(), [&](std::uint32_t a, std::uint32_t b) {
            return lane.items[a].left() < lane.items[b].left();
        });
}

/// Rows of a lane where all lanes together are higher than the window: these scroll or grow.
constexpr int comfortable = 5;

double leastHeight(const TimelineParts &parts, const LaneBox &lane)
{
    return lane.isCollapsed ? parts.px(timeline::collapsedHeight)
                            : lane.wishedHeight.value_or(parts.px(timeline::laneMinHeight));
}

double leastHeight(const TimelineParts &parts, const std::vector<LaneBox> &lanes)
{
    double height = 0;
    for (const LaneBox &lane : lanes)
        height += leastHeight(parts, lane);
    return height;
}

/// No lane is given more rows than this, so nothing is looked for below. `others` is the least
/// height of the other lanes.
int mostRowsFor(const TimelineParts &parts, const LaneBox &lane, double others)
{
    if (lane.isCollapsed)
        return 0;
    if (lane.wishedHeight)
        return std::min(rowsIn(parts, lane, *lane.wishedHeight, false) + 1, timeline::mostRows);
    const int rows = rowsIn(parts, lane, parts.plot.height - others, false) + 1;
    return std::clamp(rows, comfortable, timeline::mostRows);
}

} // namespace

int lanesThatFit(double height, double textScale)
{
    const double room = height / textScale - timeline::axisHeight - timeline::footHeight;
    return std::max(1, int(room / timeline::laneMinHeight));
}

double arrangeLanes(const TimelineParts &parts, std::vector<LaneBox> &lanes)
{
    const double least = leastHeight(parts, lanes);
    std::vector<LaneRows> taken(lanes.size(), LaneRows(parts.plot));
    // On this thread alone: titles are measured, and fonts do not belong to threads of the core. It
    // takes a millisecond or two, less than waiting for a thread that stands behind others.
    std::vector<Need> wanted(lanes.size());
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        for (const std::uint32_t n : lanes[i].inColumns) {
            lanes[i].items[n].place = ItemPlace::Column; // it may have been chosen meanwhile
            lanes[i].items[n].row = -1;
        }
        placeItems(parts, lanes[i]);
        const int most = mostRowsFor(parts, lanes[i], least - leastHeight(parts, lanes[i]));
        wanted[i] =
            needOf(parts, lanes[i], lanes.size(), assignRows(parts, lanes[i], most, taken[i]));
    }

    std::vector<int> rows;
    const bool share = !parts.look.allLanes && least <= parts.plot.height;
    if (!share) {
        // A lane need not press into the least height, nor take all it could.
        double height = 0;
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            rows.push_back(isSizedByHand(lanes[i]) ? rowsByHand(parts, lanes[i], wanted[i])
                                                   : std::min(wanted[i].rows, comfortable));
            height += heightOf(parts, lanes[i], rows[i], wanted[i]);
        }
        if (height < parts.plot.height)
            rows = shareRows(parts, lanes, wanted);
    } else {
        rows = shareRows(parts, lanes, wanted);
    }

    for (std::size_t i = 0; i < lanes.size(); ++i) {
        lanes[i].strip = wanted[i].strip(rows[i]);
        limitRows(parts, lanes[i], wanted[i].markRows(rows[i]), taken[i]);
    }
    for (std::size_t i = 0; i < lanes.size(); ++i)
        lanes[i].height = heightOf(parts, lanes[i], rows[i], wanted[i]);
    if (parts.cardLine <= 0 && mayHaveCards(parts, lanes)) {
        growForCards(parts, lanes);
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            if (!lanes[i].isCollapsed)
                placeCards(parts, lanes[i], taken[i]);
        }
    }
    return setTops(parts, lanes);
}

double stayingHeight(const std::vector<LaneBox> &lanes)
{
    double height = 0;
    for (const LaneBox &lane : lanes)
        height += lane.stays ? lane.height : 0;
    return height;
}

double setTops(const TimelineParts &parts, std::vector<LaneBox> &lanes)
{
    const auto firstLoose = std::find_if(lanes.begin(), lanes.end(),
                                         [](const LaneBox &lane) { return !lane.lane->isPinned; });
    double pinned = 0;
    for (auto lane = lanes.begin(); lane != firstLoose; ++lane)
        pinned += lane->height;
    constexpr double most = 0.6; // of the plot: else there is hardly anything to scroll in
    const bool stay = pinned <= most * parts.plot.height;
    double y = 0;
    for (auto lane = lanes.begin(); lane != lanes.end(); ++lane) {
        lane->stays = stay && lane < firstLoose;
        lane->top = parts.plot.y + y - (lane->stays ? 0 : parts.look.scrollY);
        y += lane->height;
    }
    return y;
}

} // namespace entente
