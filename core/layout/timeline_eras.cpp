// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_eras.h"

#include "core/base/translation.h"
#include "core/layout/timeline_parts.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace entente
{

namespace
{

constexpr std::size_t mostEraRows = 3;
constexpr double nameInset = 4;      ///< of a name in its band
constexpr double leastBandWidth = 3; ///< of a band that stands for itself
constexpr double faintTint = 0.022;
constexpr double stripTint = 0.03;
constexpr double oddStripTint = 0.06;
constexpr double leastTextContrast = 4.5; ///< WCAG 2, AA
constexpr double laneTint = 0.02;         ///< a ground, also where one leader fills the lane

/// Where a band stands, in pixels.
struct BandPlace
{
    double left = 0;
    double right = 0;
    double solidFrom = 0;
    double solidTo = 0;

    double width() const { return right - left; }
};

bool isVagueEdge(TimeSpan bounds)
{
    return !bounds.begin.isOpen() && !bounds.end.isOpen() &&
           bounds.seconds() > double(secondsPerDay);
}

/// What has begun and goes on is known up to now and no further.
Instant endOf(const TimelineParts &parts, const EraTime &time)
{
    const std::optional<Instant> now =
        time.span.end.strict.begin.isOpen() ? nowOf(parts.look) : std::nullopt;
    return now && time.span.start.fuzzy.begin < *now ? std::min(time.ends, *now) : time.ends;
}

/// The part of the band that the window shows; nothing when it shows none.
std::optional<BandPlace> placedBand(const TimelineParts &parts, const EraTime &time)
{
    const Instant ends = endOf(parts, time);
    const TimeSpan reach{time.span.start.fuzzy.begin,
                         ends < time.ends ? ends : std::max(ends, time.span.end.fuzzy.begin)};
    if (!reach.intersects(parts.look.window))
        return std::nullopt;
    const RectF &plot = parts.plot;
    const auto x = [&](Instant t) {
        return std::clamp(parts.scale.toPixel(t), plot.x, plot.right());
    };
    BandPlace place;
    place.left = x(reach.begin);
    place.right = x(ends);
    place.solidFrom =
        isVagueEdge(time.span.start.fuzzy) ? x(time.span.start.fuzzy.end) : place.left;
    place.solidTo = place.right;
    if (time.ends == time.span.end.fuzzy.end && isVagueEdge(time.span.end.fuzzy))
        place.solidTo = x(time.span.end.fuzzy.begin);
    place.solidFrom = std::clamp(place.solidFrom, place.left, place.right);
    place.solidTo = std::clamp(place.solidTo, place.solidFrom, place.right);
    return place;
}

/// Whether a band is all that the window shows: a ground that nothing stands out from tells
/// nothing.
bool fillsWindow(const TimelineParts &parts, const BandPlace &place)
{
    return place.solidFrom <= parts.plot.x && place.solidTo >= parts.plot.right();
}

Mark bandMark(const BandPlace &place, double y, double height, Rgba fill)
{
    Mark mark;
    mark.role = Role::Era;
    mark.box = {place.left, y, place.width(), height};
    mark.fill = fill;
    if (place.solidFrom > place.left || place.solidTo < place.right)
        mark.shape = FadedBar{mark.box, place.solidFrom, place.solidTo, false, false};
    else
        mark.shape = RectShape{mark.box, 0};
    return mark;
}

/// The name, or its short form, where it fits between `place`'s ends.
void addEraName(const TimelineParts &parts, const EraTime &time, const BandPlace &place, double y,
                double height, Rgba ground, Drawing &drawing)
{
    const Era &era = *time.era;
    const double room = place.width() - 2 * nameInset;
    for (const std::string &name : {era.name, era.shortName}) {
        if (name.empty() || parts.measure.width(name, TextStyle::Caption) > room)
            continue;
        TextMark text = makeText(parts, Role::Era, name, TextStyle::Caption, {0, 0});
        text.box.x = place.left + nameInset;
        text.box.y = y + std::floor((height - text.box.height) / 2);
        text.color = parts.theme.muted;
        text.background = ground;
        text.key = time.key;
        if (text.text != era.name)
            text.full = era.name;
        drawing.texts.push_back(std::move(text));
        return;
    }
}

/// Calls `use(times from, to, place)` for all bands of a row in the window; bands that are too
/// narrow to be told apart come as one.
template <class Use>
void forEachBand(const TimelineParts &parts, const EraRow &row, const Use &use)
{
    const EraTime *firstNarrow = nullptr;
    BandPlace narrow;
    const auto flush = [&] {
        if (firstNarrow != nullptr)
            use(*firstNarrow, narrow, false);
        firstNarrow = nullptr;
    };
    for (const EraTime &time : row) {
        const std::optional<BandPlace> place = placedBand(parts, time);
        if (!place)
            continue;
        if (place->width() >= leastBandWidth) {
            flush();
            use(time, *place, true);
        } else if (firstNarrow != nullptr && place->left - narrow.right < leastBandWidth) {
            narrow.right = narrow.solidTo = place->right;
        } else {
            flush();
            firstNarrow = &time;
            narrow = *place;
        }
    }
    flush();
}

/// A strip of bands with their names, a gap of a pixel between neighbours.
void drawEraBands(const TimelineParts &parts, const EraRow &row, double y, double height,
                  bool showsNames, Drawing &drawing)
{
    forEachBand(parts, row, [&](const EraTime &time, const BandPlace &place, bool isOne) {
        const Rgba tint = parts.theme.ink.withAlpha(isOne && time.isOdd ? oddStripTint : stripTint);
        Mark mark = bandMark(place, y, height, tint);
        if (isOne)
            mark.key = time.key;
        drawing.marks.push_back(std::move(mark));
        if (isOne && showsNames)
            addEraName(parts, time, place, y, height, blended(tint, parts.theme.canvas), drawing);
    });
}

/// The bands of a row that darken what stands on them.
std::vector<BandPlace> tintsOf(const TimelineParts &parts, const EraRow &row, bool oddOnly)
{
    std::vector<BandPlace> tints;
    for (const EraTime &time : row) {
        if (oddOnly && !time.isOdd)
            continue;
        const std::optional<BandPlace> place = placedBand(parts, time);
        if (place && !fillsWindow(parts, *place))
            tints.push_back(*place);
    }
    return tints;
}

} // namespace

EraTimes::EraTimes(std::span<const Era> eras) : m_eras(eras)
{
    std::vector<EraTime> order;
    for (std::size_t i = 0; i < eras.size(); ++i) {
        EraTime time{&eras[i], eras[i].span(), {}, "era:" + std::to_string(i), false};
        if (!time.span.isKnown)
            continue;
        time.ends = time.span.end.fuzzy.end;
        order.push_back(std::move(time));
    }
    std::stable_sort(order.begin(), order.end(), [](const EraTime &a, const EraTime &b) {
        return a.span.start.fuzzy.begin < b.span.start.fuzzy.begin;
    });
    for (EraTime &time : order) {
        if (time.era->kind == EraKind::Leader && !time.era->actor.isEmpty())
            addLeader(std::move(time));
    }
    // The longest stand in the top row.
    std::erase_if(order, [](const EraTime &time) { return time.era->kind != EraKind::Era; });
    std::stable_sort(order.begin(), order.end(), [](const EraTime &a, const EraTime &b) {
        return a.span.fuzzy().seconds() > b.span.fuzzy().seconds();
    });
    for (EraTime &time : order)
        addEra(std::move(time));
}

void EraTimes::addLeader(EraTime time)
{
    EraRow &row = m_leaders[time.era->actor.value];
    if (!row.empty()) {
        EraTime &before = row.back();
        before.ends = std::min(before.ends, time.span.start.fuzzy.begin);
        time.isOdd = !before.isOdd;
    }
    row.push_back(std::move(time));
}

void EraTimes::addEra(EraTime time)
{
    const TimeSpan span = time.span.fuzzy();
    const auto isFree = [&](const EraRow &row) {
        return std::none_of(row.begin(), row.end(), [&](const EraTime &other) {
            return other.span.fuzzy().intersects(span);
        });
    };
    auto row = std::find_if(m_rows.begin(), m_rows.end(), isFree);
    if (row == m_rows.end()) {
        if (m_rows.size() == mostEraRows) {
            ++m_withoutRow;
            return;
        }
        row = m_rows.emplace(m_rows.end());
    }
    const auto place = std::find_if(row->begin(), row->end(), [&](const EraTime &other) {
        return span.begin < other.span.fuzzy().begin;
    });
    row->insert(place, std::move(time));
}

const EraRow *EraTimes::leadersOf(const std::string &actor) const
{
    const auto found = m_leaders.find(actor);
    return found == m_leaders.end() ? nullptr : &found->second;
}

std::optional<std::size_t> eraOf(const std::string &key)
{
    constexpr std::string_view prefix = "era:";
    if (!key.starts_with(prefix))
        return std::nullopt;
    return std::size_t(std::strtoull(key.c_str() + prefix.size(), nullptr, 10));
}

double eraRowHeight(const TextMeasure &measure)
{
    return std::ceil(measure.lineHeight(TextStyle::Caption)) + 2;
}

void drawEraStrip(const TimelineParts &parts, Drawing &drawing)
{
    const std::vector<EraRow> &rows = parts.eras.rows();
    if (rows.empty())
        return;
    const double height = eraRowHeight(parts.measure);
    double y = parts.axis.bottom() + 1;
    std::string title = translate("Pictures", "Eras");
    if (parts.eras.withoutRow() > 0)
        title += " (+" + std::to_string(parts.eras.withoutRow()) + ")";
    TextMark head = makeText(parts, Role::Era, title, TextStyle::Caption, {14, y + 1});
    head.color = parts.theme.muted;
    if (head.box.right() < parts.plot.x && head.box.bottom() < drawing.height)
        drawing.texts.push_back(std::move(head));
    for (const EraRow &row : rows) {
        drawEraBands(parts, row, y, height - 1, y + height <= drawing.height, drawing);
        y += height;
    }
    drawing.marks.push_back(
        makeLine(Role::Axis, {0, parts.plot.y}, {drawing.width, parts.plot.y}, parts.theme.line));
}

void drawEraTints(const TimelineParts &parts, double bottom, Drawing &drawing)
{
    for (const EraRow &row : parts.eras.rows()) {
        forEachBand(parts, row, [&](const EraTime &, const BandPlace &place, bool) {
            if (!fillsWindow(parts, place))
                drawing.marks.push_back(bandMark(place, parts.plot.y, bottom - parts.plot.y,
                                                 parts.theme.ink.withAlpha(faintTint)));
        });
    }
}

void drawLeaders(const TimelineParts &parts, const LaneBox &lane, Drawing &drawing)
{
    if (lane.leaders == nullptr)
        return;
    forEachBand(parts, *lane.leaders, [&](const EraTime &time, const BandPlace &place, bool isOne) {
        if (isOne && time.isOdd && !fillsWindow(parts, place))
            drawing.marks.push_back(
                bandMark(place, lane.top, lane.height, parts.theme.ink.withAlpha(laneTint)));
    });
    if (lane.isCollapsed)
        return;
    const double height = eraRowHeight(parts.measure) - 1;
    const double y = lane.top + 1;
    const bool isWhole = y >= parts.plot.y && y + height <= parts.plot.bottom();
    drawEraBands(parts, *lane.leaders, y, height, isWhole, drawing);
}

void tintTextGrounds(const TimelineParts &parts, const LaneBox &lane, std::size_t from,
                     Drawing &drawing)
{
    std::vector<std::pair<double, std::vector<BandPlace>>> rows;
    for (const EraRow &row : parts.eras.rows())
        rows.emplace_back(faintTint, tintsOf(parts, row, false));
    if (lane.leaders != nullptr)
        rows.emplace_back(laneTint, tintsOf(parts, *lane.leaders, true));
    for (std::size_t i = from; i < drawing.texts.size(); ++i) {
        TextMark &text = drawing.texts[i];
        for (const auto &[tint, bands] : rows) {
            if (std::any_of(bands.begin(), bands.end(), [&](const BandPlace &place) {
                    return place.left < text.box.right() && text.box.x < place.right;
                }))
                text.background = blended(parts.theme.ink.withAlpha(tint), text.background);
        }
        if (contrast(text.color, text.background) < leastTextContrast)
            text.color = parts.theme.ink; // a muted text on the grounds of a vague date as well
    }
}

std::string eraWords(const TimelineParts &parts)
{
    std::vector<std::string> names;
    for (const EraRow &row : parts.eras.rows()) {
        for (const EraTime &time : row) {
            if (placedBand(parts, time))
                names.push_back(time.era->name);
        }
    }
    if (names.empty())
        return {};
    std::string text = " Eras: ";
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text + ".";
}

} // namespace entente
