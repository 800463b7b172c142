// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/layout/timeline_eras.h"
#include "core/layout/timeline_layout.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente
{

// What the parts of the timeline's layout share. Nothing outside this folder includes it.

/// Measures of the picture in pixels where text has its size at 100 %: TimelineParts::px() makes
/// them larger with it.
namespace timeline
{
constexpr double axisHeight = 42;
constexpr double footHeight = 20;
constexpr double headInset = 14; ///< of words at the left edge
constexpr double laneMinHeight = 50;
constexpr double collapsedHeight = 26; ///< of a lane of one line: its name and its strip
constexpr double lanePadTop = 4;
constexpr double lanePadBottom = 5;
constexpr double stripHeight = 10; ///< the line of small marks at a lane's bottom
constexpr double glyphSize = 10;
constexpr double smallGlyphSize = 7;
constexpr double labelGap = 4;    ///< between a glyph and its label
constexpr double rowGap = 10;     ///< between neighbours of a row
constexpr double barHeight = 4;   ///< of a span, under its label
constexpr double leastLabel = 72; ///< of a title that is shortened: less says nothing
constexpr double ringMargin = 3;  ///< between what is chosen and the ring around it
constexpr int mostRows = 120;
} // namespace timeline

enum class ItemPlace
{
    Row,    ///< on a row, with its label where it fits
    Strip,  ///< small, on the line at the lane's bottom
    Column, ///< of a crowded lane's density
    AnyTime ///< in the lane's corner: nothing is known of when it was
};

/// A mark of a lane with its place in pixels, before anything is drawn.
struct LaneItem
{
    const LaneMark *mark = nullptr;
    double x = 0;       ///< centre of the glyph
    double barLeft = 0; ///< of what is dated as a span, or vaguely; equal when there is no bar
    double barRight = 0;
    double solidFrom = 0; ///< see FadedBar
    double solidTo = 0;
    bool openLeft = false;
    bool openRight = false;
    bool isGround = false; ///< the bar is what is known of one date, not a span
    bool visible = false;  ///< touches the window
    double glyph = timeline::glyphSize;
    Glyph shape = Glyph::Dot;       ///< of its kind
    Family family = Family::States; ///< of its kind
    std::uint32_t familiesFrom = 0; ///< of a cluster, in LaneBox::families
    std::uint32_t familiesTo = 0;
    mutable double labelWidth = -1; ///< of the whole title; labelWidthOf() measures it once
    ItemPlace place = ItemPlace::Strip;
    int row = -1;
    bool hasCard =
        false; ///< a second line under its title, in the row below, which has a gap there

    bool hasBar() const { return barRight > barLeft; }
    double left() const; ///< of the glyph and the bar
    double right() const;
};

/// What begins in one cell of time of a lane that is too crowded for marks.
struct DensityColumn
{
    TimeSpan span;
    std::uint32_t from = 0; ///< in LaneBox::inColumns
    std::uint32_t to = 0;
    std::int64_t count = 0; ///< events, in the window or not
};

/// A lane with the place of all that is in it.
struct LaneBox
{
    using Places = std::vector<std::uint32_t>; ///< in `items`

    const Lane *lane = nullptr;
    const EraRow *leaders = nullptr;                       ///< null when none are shown
    const ThreadLife *life = nullptr;                      ///< of a thread
    double padTop = timeline::lanePadTop;                  ///< above its rows
    std::vector<LaneItem> items;                           ///< in the answer's order
    std::vector<std::pair<Family, std::int64_t>> families; ///< how many of which, of the clusters
    Places byImportance;
    std::vector<Places> byRow;          ///< from left to right
    Places inWindow;                    ///< what is visible
    std::vector<DensityColumn> columns; ///< of a lane that is too crowded for marks
    Places inColumns;                   ///< by column
    std::int64_t peak = 0;              ///< events of the fullest column
    int rows = 0;
    bool isCollapsed = false;
    std::optional<double> wishedHeight; ///< somebody's; without, as much as there is room for
    bool strip = false;
    bool stays = false; ///< see LanePlace
    double top = 0;     ///< in the drawing, scrolled
    double height = 0;
    std::int64_t visible = 0; ///< events in the window
    std::int64_t hidden = 0;  ///< events whose label is not shown
    std::int64_t counted = 0; ///< of these, the ones in columns
    std::int64_t anyTime = 0; ///< of these, the ones in the corner
};

/// The lanes of one answer, arranged, and what the arrangement depends on. Every frame works in it:
/// copies of thousands of items would cost more than the picture.
struct TimelineArrangement
{
    bool isArranged = false;
    bool hasCards = false;
    bool threadBands = false;
    EraTimes eras;
    TimeScale scale;
    double height = 0; ///< of the plot
    bool allLanes = false;
    double textScale = 1;
    std::optional<Instant> now; ///< where ongoing events end
    FieldLanes look;            ///< TimelineLook::lanes
    std::vector<LaneBox> lanes;
    double contentHeight = 0;
    /// A small number for each event, in the order of the items and, in clusters, their members: it
    /// is the same in every lane, so that a list of flags tells which ones were counted.
    std::vector<std::uint32_t> numbers;
    std::vector<char> counted; ///< by number
};

/// What all parts read.
struct TimelineParts
{
    const LanesAnswer &answer;
    const TimelineLook &look;
    const KindTree &kinds;
    const Theme &theme;
    const TextMeasure &measure;
    const EraTimes &eras;
    TimeScale scale;
    RectF plot;
    RectF axis;
    RectF lanesArea; ///< heads and plot
    double rowHeight = 0;
    double cardLine = 0;    ///< height of a second line under each title; 0: there are no cards
    double cellSeconds = 0; ///< of columns; 0: none
    bool legend = false;    ///< a row under the foot

    /// A measure of the picture, as large as its text.
    double px(double at100) const { return at100 * measure.scale(); }
};

/// Where what goes on ends: *in force on*, else *as known on*, else today.
std::optional<Instant> nowOf(const TimelineLook &look);

/// Puts all items where their marks stand on the time axis; their rows stay.
void placeItems(const TimelineParts &parts, LaneBox &lane);

/// A lane's items without places.
LaneBox laneBox(const TimelineParts &parts, const Lane &lane);

/// Gathers the items of a lane into columns where it is too crowded for marks.
void gatherColumns(const TimelineParts &parts, LaneBox &lane);

/// Rows of cards, with a second line under each title, or of titles alone.
void setCards(TimelineParts &parts, bool cards);
/// Whether an answer has so few events that cards are worth a try.
bool mayBeCards(const TimelineParts &parts, const std::vector<LaneBox> &lanes);
/// Whether arranged lanes show each event as a card.
bool areCards(const TimelineParts &parts, const std::vector<LaneBox> &lanes, double height);

/// Whether the lane is one of a thread, whose steps are linked under their rows.
bool isThread(const TimelineParts &parts, const LaneBox &lane);

/// Whether nothing is known of when an event was.
bool isAnyTime(const LaneMark &mark);

/// Of the whole title, or of what is written beside a cluster.
double labelWidthOf(const TimelineParts &parts, const LaneItem &item);

/// Where the second line of an item's card stands beside its glyph, from left to right.
std::pair<double, double> cardSpan(const TimelineParts &parts, const LaneItem &item);

/// How far it stands under the title: bars and links have the gap between.
double cardOffset(const TimelineParts &parts, const LaneBox &lane, const LaneItem &item);

/// Rows for all items, heights and tops of all lanes. A lane gets what it needs where there is room
/// for it, at least the minimum. Items get rows by importance: whether one gets a row, and which,
/// does not depend on the window, so that nothing jumps while one pans. Returns the height of all.
double arrangeLanes(const TimelineParts &parts, std::vector<LaneBox> &lanes);

/// Puts lanes with heights under each other, scrolled; those that are pinned stay at the top where
/// they leave the others room enough. Returns the height of all.
double setTops(const TimelineParts &parts, std::vector<LaneBox> &lanes);
/// The height of those that stay.
double stayingHeight(const std::vector<LaneBox> &lanes);

void drawAxis(const TimelineParts &parts, Drawing &drawing);
/// Down to `bottom`, where the lanes end.
void drawMajorRules(const TimelineParts &parts, double bottom, Drawing &drawing);
void drawBrush(const TimelineParts &parts, Drawing &drawing);
/// Its name and counts; a small triangle where it is collapsed, a pin where it is pinned.
/// The rule under it is a strong one under the last of those pinned.
void drawLaneHead(const TimelineParts &parts, const LaneBox &lane, bool isLastPinned,
                  Drawing &drawing);
/// How many lanes are hidden, over the heads.
void drawHiddenLanes(const TimelineParts &parts, Drawing &drawing);
void drawLaneMarks(const TimelineParts &parts, LaneBox &lane, Drawing &drawing);
/// Lines between related events: in lanes of threads and of TimelineLook::links. They come before
/// the marks from `ground` on, which are of the lanes, and keep off the titles. How many.
std::size_t drawLinks(const TimelineParts &parts, const std::vector<LaneBox> &lanes,
                      std::size_t ground, Drawing &drawing);
/// The day in force, the day as known, today: each a line with its words at the foot.
void drawMoments(const TimelineParts &parts, Drawing &drawing);
/// What lies before and after the window, and what has no date.
void drawFoot(const TimelineParts &parts, std::int64_t before, std::int64_t after,
              Drawing &drawing);

/// A text at (x, y), as wide as it measures.
TextMark makeText(const TimelineParts &parts, Role role, std::string text, TextStyle style,
                  PointF at);
/// A straight hairline.
Mark makeLine(Role role, PointF from, PointF to, Rgba color, double width = 1);

/// What a lane is called on screen: the only lane has a name too.
std::string nameOf(const LaneBox &lane);

std::string timelineWords(const TimelineParts &parts, const std::vector<LaneBox> &lanes,
                          std::int64_t shown);

/// "11 Jan 2023" for the day that `t` falls on.
std::string dayInWords(Instant t);
/// "1 event", "1,204 events".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

} // namespace entente
