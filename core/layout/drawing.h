// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/theme.h"
#include "core/model/ids.h"
#include "core/model/kind.h"
#include "core/model/vocabulary.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente
{

struct PointF
{
    double x = 0;
    double y = 0;
    bool operator==(const PointF &) const = default;
};

struct RectF
{
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    bool contains(PointF p) const
    {
        return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
    }
    bool intersects(const RectF &o) const
    {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
    bool contains(const RectF &o) const
    {
        return x <= o.x && y <= o.y && o.right() <= right() && o.bottom() <= bottom();
    }
    bool operator==(const RectF &) const = default;
};

enum class LineStyle
{
    None,
    Solid,
    Dashed,
    Dotted
};

struct Stroke
{
    Rgba color;
    double width = 1; ///< pixels at 100 %; drawn crisp when 1
    LineStyle style = LineStyle::None;
    bool operator==(const Stroke &) const = default;
};

// Shapes. All coordinates are pixels at 100 %, from the drawing's top left corner.

struct RectShape
{
    RectF rect;
    double radius = 0;
    bool operator==(const RectShape &) const = default;
};

/// A bar whose ends fade, fill and outline alike: opaque between `solidFrom` and `solidTo`,
/// transparent at the rect's left and right edges. Open ends are arrow heads, which reach over a
/// thin bar's edges. Without a fill, a dashed or dotted stroke is one broken line along the bar, as
/// thick as the bar is high.
struct FadedBar
{
    RectF rect;
    double solidFrom = 0; ///< x where the left fade ends
    double solidTo = 0;   ///< x where the right fade begins; may be less than solidFrom
    bool openLeft = false;
    bool openRight = false;
    bool operator==(const FadedBar &) const = default;
};

struct GlyphShape
{
    Glyph glyph = Glyph::Dot;
    PointF center;
    double size = 9; ///< edge of the square it fits in
    bool operator==(const GlyphShape &) const = default;
};

/// Lines or rings. A polygon's rings are filled with the even-odd rule.
struct PathShape
{
    std::vector<std::vector<PointF>> rings;
    bool closed = false;
    bool operator==(const PathShape &) const = default;
};

/// A disc cut into sectors, one for each share: what a cluster is made of.
struct PieShape
{
    PointF center;
    double radius = 0;
    std::vector<std::pair<double, Rgba>> shares; ///< sum 1; clockwise from the top
    bool operator==(const PieShape &) const = default;
};

/// A column cut into parts, one for each share, from the bottom up: what a span of time is made of.
struct ColumnShape
{
    RectF rect;
    std::vector<std::pair<double, Rgba>> shares; ///< sum 1
    bool operator==(const ColumnShape &) const = default;
};

/// The parts of a column, each with its colour.
std::vector<std::pair<RectF, Rgba>> partsOf(const ColumnShape &column);

using Shape = std::variant<RectShape, FadedBar, GlyphShape, PathShape, PieShape, ColumnShape>;

enum class Role
{
    Background, ///< canvas, panels, land: what lies under the data
    Grid,       ///< rules, ticks, graticule
    Event,      ///< one event
    Cluster,    ///< several events
    Band,       ///< a thread or a phase
    Era,        ///< a time that others are dated by: a leader's, a war
    Arc,
    Link,   ///< a thin line between two related events
    Tie,    ///< a bond between two actors: its key are both, its count the instruments
    Actor,  ///< one of a network: its count are its ties
    Bar,    ///< of a histogram or a facet
    Chosen, ///< an outline around what is selected
    Member, ///< a ring around a member of a bloc: its key
    City,   ///< a town on the map that is no event's
    Playhead,
    Axis,
    Lane, ///< a lane's head
    Title,
    Legend,
    Note,       ///< counts of what is not shown, projection, sources
    Annotation, ///< a remark of who shows the picture: its key is "annotation:" and its place
};

std::string_view wordFor(Role);

/// One thing to paint.
struct Mark
{
    Role role = Role::Event;
    Shape shape;
    std::optional<Rgba> fill;
    Stroke stroke;
    RectF box; ///< what it covers
    std::vector<EventId> ids;
    std::string key;              ///< what it stands for otherwise: an actor, a lane, a thread
    std::int64_t count = 0;       ///< of a cluster
    bool struckThrough = false;   ///< cancelled
    std::optional<Status> status; ///< of one event
    std::optional<Phase> phase;   ///< of a thread's band
    bool operator==(const Mark &) const = default;
};

enum class TextStyle
{
    Caption, ///< 10.5, muted facts
    Label,   ///< 11.5, labels of marks
    LabelBold,
    Body,      ///< 12.5
    AxisMajor, ///< 13 bold
    AxisMinor, ///< 11
    Heading,   ///< 10.5 semibold, spaced capitals
    Title,     ///< 20 bold: a page's title
    Subtitle,  ///< 13
};

struct TextMark
{
    Role role = Role::Event;
    std::string text; ///< as painted: with its ellipsis
    std::string full; ///< the whole text when shortened
    TextStyle style = TextStyle::Label;
    double scale = 1; ///< of the style's size: TextMeasure::scale() of what measured it
    Rgba color;
    Rgba background;            ///< what it stands on, opaque
    RectF box;                  ///< line height high; text starts at box.x
    double halo = 0;            ///< width of an outline in the background's colour
    bool struckThrough = false; ///< the title of something cancelled
    std::vector<EventId> ids;
    std::string key;
    bool operator==(const TextMark &) const = default;
};

/// A picture as values: what screen, PNG, SVG and PDF paint, and what `--describe` prints.
struct Drawing
{
    std::string view; ///< "timeline", "map", "page"
    double width = 0;
    double height = 0;
    Rgba background;
    std::vector<Mark> marks; ///< in painting order; texts come after all marks
    std::vector<TextMark> texts;
    /// Parts that are clipped: marks and texts [from, to) are painted inside `rect` only.
    struct Clip
    {
        RectF rect;
        std::size_t markFrom = 0, markTo = 0;
        std::size_t textFrom = 0, textTo = 0;
        bool operator==(const Clip &) const = default;
    };
    std::vector<Clip> clips;
    std::int64_t hiddenLabels = 0; ///< marks of single events without a label
    std::int64_t events = 0;       ///< events in the answer, each once
    std::int64_t withoutPlace = 0;
    std::int64_t withoutDate = 0;
    std::int64_t outside = 0; ///< events that lie outside the window or the map's view
    std::string words;        ///< the picture in words: alt text

    bool operator==(const Drawing &) const = default;
};

/// Moves a mark with its shape and box.
void shift(Mark &mark, PointF by);
/// Puts `part` on `page` with its top left corner at `at`, clipped to its own size.
void place(Drawing &page, const Drawing &part, PointF at);

/// The topmost mark with events or a key within `slack` pixels of `p`, labels included; null when
/// there is none.
struct Hit
{
    std::vector<EventId> ids;
    std::string key;
    Role role = Role::Event;
    RectF box;
    std::string text; ///< the full text of the label hit, if it was one
};
std::optional<Hit> hitTest(const Drawing &drawing, PointF p, double slack = 3);

/// The JSON of `--describe`: {"view", "size", "text", "marks", "labels", "hidden_labels", "events",
/// "without_place", "without_date", "outside"}. `keyOf` gives the text id of an event.
std::string describe(const Drawing &drawing, const std::function<std::string(EventId)> &keyOf);

} // namespace entente
