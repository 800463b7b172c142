// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/layout/drawing.h"
#include "core/layout/text_measure.h"
#include "core/layout/theme.h"

#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// What the countries of a map are shaded by.
enum class ShadeBy
{
    Nothing,
    Events, ///< that a country is a party of, among those that pass the filter
    Ties    ///< in force
};
struct Shading
{
    ShadeBy by = ShadeBy::Nothing;
    std::optional<ActorId> partner; ///< of ties: with this actor alone
    bool operator==(const Shading &) const = default;
};
/// "events", "ties", "ties:JPN", "nothing"; nothing for another word.
std::optional<Shading> shadingNamed(std::string_view word);
std::string nameOf(const Shading &shading);

/// What the countries of a map are shaded by, and how much each has of it.
struct CountryValues
{
    std::string title; ///< "Ties in force on 11 Jan 2023"
    /// By ISO 3166-1 alpha-3; a country that is not named, or has 0, is not shaded.
    std::map<std::string, std::int64_t> values;
    /// Whether what a former state has is shown on its land: where the values are of its own time.
    bool onFormerLand = false;
    std::string about; ///< the country that the values are about, if it is one; it gets an outline
    bool operator==(const CountryValues &) const = default;
};

/// Events that each actor is a party of: of an answer about Field::Party.
CountryValues eventValues(const FacetAnswer &answer);
/// Ties of each actor, or with `partner` alone. `when` is in words: "11 January 2023".
CountryValues tieValues(const TiesAnswer &answer, const std::optional<ActorId> &partner,
                        const std::string &partnerName, const std::string &when);

/// Asks for what a shading needs: events under the context's filter, ties on its day.
Result<CountryValues> countryValues(const Engine &engine, const Context &context,
                                    const Shading &shading, std::stop_token stop = {});

/// Classes of a choropleth map: quantiles (each class has about as many countries as the others),
/// with bounds rounded to numbers that one remembers. Few different values are a class each.
class ShadeClasses
{
public:
    static constexpr std::size_t most = 5;

    explicit ShadeClasses(const CountryValues &values);

    std::size_t count() const { return m_from.size(); }
    /// Nothing for what is below the first class: 0.
    std::optional<std::size_t> classOf(std::int64_t value) const;
    std::string label(std::size_t index) const; ///< "3", "4–9"
    const std::vector<std::int64_t> &from() const { return m_from; }
    /// Whether bounds were chosen; else each value is a class of its own.
    bool areQuantiles() const { return m_areQuantiles; }

private:
    std::vector<std::int64_t> m_from; ///< the least value of each class, ascending
    std::int64_t m_most = 0;
    bool m_areQuantiles = false;
};

/// From pale to strong; text in ink can be read on each.
Rgba shadeColor(std::size_t index, std::size_t count, const Theme &theme);

/// Adds the legend, its lower left corner at `at`, and gives the box that it takes; an empty one
/// when nothing is shaded or `room` is too narrow for it.
RectF addShadeLegend(Drawing &drawing, const CountryValues &values, PointF at, double room,
                     const Theme &theme, const TextMeasure &measure);

} // namespace entente
