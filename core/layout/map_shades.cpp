// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/map_shades.h"

#include "core/layout/timeline_parts.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>

namespace entente
{

namespace
{

constexpr double leastStrength = 0.13; ///< of the palest shade's ink on the land
constexpr double mostStrength = 0.66;
constexpr double leastContrast = 4.5;
constexpr double swatchHeight = 8;
constexpr double leastSwatch = 30;
constexpr double labelPadding = 6;
constexpr double legendGap = 3;

/// The nearest number of the series 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, … to what has two
/// digits or more.
std::int64_t roundBound(double value)
{
    if (value < 10)
        return std::int64_t(std::llround(value));
    const double unit = std::pow(10, std::floor(std::log10(value)));
    double best = unit;
    for (const double step : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0}) {
        if (std::abs(step * unit - value) < std::abs(best - value))
            best = step * unit;
    }
    return std::int64_t(std::llround(best));
}

void addTo(CountryValues &values, const ActorId &actor, std::int64_t count)
{
    if (count > 0)
        values.values[actor.value] += count;
}

} // namespace

std::optional<Shading> shadingNamed(std::string_view word)
{
    constexpr std::string_view with = "ties:";
    if (word.starts_with(with) && word.size() > with.size())
        return Shading{ShadeBy::Ties, ActorId{std::string(word.substr(with.size()))}};
    for (const ShadeBy by : {ShadeBy::Nothing, ShadeBy::Events, ShadeBy::Ties}) {
        if (nameOf(Shading{by, {}}) == word)
            return Shading{by, {}};
    }
    return std::nullopt;
}

std::string nameOf(const Shading &shading)
{
    switch (shading.by) {
    case ShadeBy::Nothing:
        break;
    case ShadeBy::Events:
        return "events";
    case ShadeBy::Ties:
        return shading.partner ? "ties:" + shading.partner->value : "ties";
    }
    return "nothing";
}

Result<CountryValues> countryValues(const Engine &engine, const Context &context,
                                    const Shading &shading, std::stop_token stop)
{
    if (shading.by == ShadeBy::Nothing)
        return CountryValues{};
    if (shading.by == ShadeBy::Events) {
        FacetQuestion question;
        question.context = context;
        question.fields = {Field::Party};
        // Countries are a choice of parties: the others keep what they would have.
        question.withoutOwnField = true;
        const Result<FacetAnswer> answer = engine.answer(question, stop);
        if (!answer)
            return answer.error();
        return eventValues(*answer);
    }
    using namespace std::chrono;
    TiesQuestion question;
    std::string when;
    if (context.inForce) {
        question.day = {context.inForce->seconds - 1};
        when = dayInWords(question.day);
    } else {
        question.day = {duration_cast<seconds>(system_clock::now().time_since_epoch()).count()};
        when = "today";
    }
    const Result<TiesAnswer> answer = engine.answer(question, stop);
    if (!answer)
        return answer.error();
    return tieValues(
        *answer, shading.partner,
        shading.partner ? engine.vocabulary().actorName(*shading.partner) : std::string(), when);
}

CountryValues eventValues(const FacetAnswer &answer)
{
    CountryValues values;
    values.title = "Events with each country";
    for (const Facet &facet : answer.facets) {
        if (facet.field != Field::Party)
            continue;
        for (const FacetValue &value : facet.values)
            addTo(values, ActorId{value.value}, value.count);
    }
    return values;
}

CountryValues tieValues(const TiesAnswer &answer, const std::optional<ActorId> &partner,
                        const std::string &partnerName, const std::string &when)
{
    CountryValues values;
    values.title = "Ties in force" + (partner ? " with " + partnerName : std::string()) +
                   (when.empty()      ? std::string()
                    : when == "today" ? " today"
                                      : " on " + when);
    values.onFormerLand = true; // ties in force end with the state
    if (partner)
        values.about = partner->value;
    for (const TieEdge &edge : answer.edges) {
        if (!partner || edge.b == *partner)
            addTo(values, edge.a, edge.weight);
        if (!partner || edge.a == *partner)
            addTo(values, edge.b, edge.weight);
    }
    return values;
}

ShadeClasses::ShadeClasses(const CountryValues &values)
{
    std::vector<std::int64_t> sorted;
    for (const auto &[country, value] : values.values) {
        if (value > 0)
            sorted.push_back(value);
    }
    if (sorted.empty())
        return;
    std::sort(sorted.begin(), sorted.end());
    m_most = sorted.back();
    const std::set<std::int64_t> different(sorted.begin(), sorted.end());
    if (different.size() <= most) {
        m_from.assign(different.begin(), different.end());
        return;
    }
    m_areQuantiles = true;
    m_from.push_back(sorted.front());
    for (std::size_t i = 1; i < most; ++i) {
        // The middle between the last of a class and the first of the next.
        const std::size_t at = i * sorted.size() / most;
        const double bound = (double(sorted[at - 1]) + double(sorted[at])) / 2;
        const std::int64_t from = roundBound(std::ceil(bound));
        if (from > m_from.back() && from <= m_most)
            m_from.push_back(from);
    }
}

std::optional<std::size_t> ShadeClasses::classOf(std::int64_t value) const
{
    const auto above = std::upper_bound(m_from.begin(), m_from.end(), value);
    if (above == m_from.begin())
        return std::nullopt;
    return std::size_t(above - m_from.begin()) - 1;
}

std::string ShadeClasses::label(std::size_t index) const
{
    const std::int64_t from = m_from[index];
    if (!m_areQuantiles)
        return std::to_string(from);
    const std::int64_t to = index + 1 < m_from.size() ? m_from[index + 1] - 1 : m_most;
    return to <= from ? std::to_string(from) : std::to_string(from) + "–" + std::to_string(to);
}

Rgba shadeColor(std::size_t index, std::size_t count, const Theme &theme)
{
    const auto at = [&](double strength) {
        return blended(theme.pacts.withAlpha(strength), theme.land);
    };
    double strongest = mostStrength;
    while (strongest > leastStrength && contrast(theme.ink, at(strongest)) < leastContrast)
        strongest -= 0.02;
    const double part = count < 2 ? 1 : double(index) / double(count - 1);
    return at(std::lerp(leastStrength, strongest, part));
}

RectF addShadeLegend(Drawing &drawing, const CountryValues &values, PointF at, double room,
                     const Theme &theme, const TextMeasure &measure)
{
    const ShadeClasses classes(values);
    if (classes.count() == 0)
        return {};
    const double px = measure.scale();
    const double line = measure.lineHeight(TextStyle::Caption);
    const std::string title =
        values.title + (classes.areQuantiles() ? " · quantiles, rounded" : "");
    double swatch = leastSwatch * px;
    for (std::size_t i = 0; i < classes.count(); ++i)
        swatch = std::max(swatch,
                          measure.width(classes.label(i), TextStyle::Caption) + labelPadding * px);
    const double width =
        std::max(measure.width(title, TextStyle::Caption), swatch * double(classes.count()));
    const double height = 2 * line + (swatchHeight + 2 * legendGap) * px;
    if (width > room)
        return {};
    const RectF box{at.x, at.y - height, width, height};
    Mark ground;
    ground.role = Role::Background;
    ground.box = {box.x - 3, box.y - 2, box.width + 6, box.height + 2};
    ground.shape = RectShape{ground.box, 2};
    ground.fill = theme.canvas.withAlpha(0.85);
    drawing.marks.push_back(std::move(ground));
    const auto addText = [&](const std::string &words, RectF where) {
        TextMark text;
        text.role = Role::Legend;
        text.text = words;
        text.style = TextStyle::Caption;
        text.scale = px;
        text.color = theme.muted;
        text.background = theme.canvas;
        text.box = where;
        drawing.texts.push_back(std::move(text));
    };
    addText(title, {box.x, box.y, measure.width(title, TextStyle::Caption), line});
    const double top = box.y + line + legendGap * px;
    for (std::size_t i = 0; i < classes.count(); ++i) {
        Mark mark;
        mark.role = Role::Legend;
        mark.box = {box.x + swatch * double(i), top, swatch - 1, swatchHeight * px};
        mark.shape = RectShape{mark.box, 0};
        mark.fill = shadeColor(i, classes.count(), theme);
        mark.key = classes.label(i);
        drawing.marks.push_back(mark);
        addText(classes.label(i), {mark.box.x, top + (swatchHeight + legendGap) * px,
                                   measure.width(classes.label(i), TextStyle::Caption), line});
    }
    return box;
}

} // namespace entente
