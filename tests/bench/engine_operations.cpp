// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/lane_words.h"
#include "tests/bench/operations.h"
#include "tests/bench/synthetic.h"

#include <chrono>
#include <thread>

namespace entente::bench
{

namespace
{

constexpr std::int64_t year = 365 * secondsPerDay;

/// The four linked groups of one brush, exactly: kinds, both actors and cells of five degrees. The
/// kinds are counted without the kind terms of the filter, as everywhere.
void askAll(const Engine &engine, const Filter &filter)
{
    FacetQuestion facets;
    facets.context.filter = filter;
    facets.fields = {Field::Kind, Field::Initiator, Field::Target, Field::Near};
    if (!engine.answer(facets))
        std::abort();
}

Filter brush(TimeSpan extent, double from)
{
    const double room = std::max(0.0, extent.seconds() - double(year));
    const Instant begin{extent.begin.seconds + std::int64_t(from * room)};
    return Filter().withRange(TimeSpan{begin, {begin.seconds + year}});
}

TimeSpan extentOf(const Engine &engine)
{
    return engine.answer(CountQuestion{})->extentOfAll.value_or(TimeSpan{{0}, {year}});
}

/// Positions all over the axis, never the same one twice: the golden ratio's multiples.
double scattered(int i)
{
    const double x = 0.6180339887498949 * (i + 1);
    return x - std::floor(x);
}

} // namespace

/// What the views of a new window ask: lanes at 1920 pixels, clusters, bins, facets, counts, rows.
void askFirstFrame(const Engine &engine)
{
    const TimeSpan extent = extentOf(engine);
    LanesQuestion lanes;
    lanes.window = extent;
    lanes.secondsPerPixel = extent.seconds() / 1920;
    HistogramQuestion bins;
    for (int i = 0; i <= 500; ++i)
        bins.edges.push_back({extent.begin.seconds + std::int64_t(extent.seconds() / 500) * i});
    FacetQuestion facets;
    facets.fields = {Field::Kind, Field::Party, Field::Status};
    facets.limit = 8;
    const auto isAnswered = [&](const auto &question) { return bool(engine.answer(question)); };
    if (!isAnswered(lanes) || !isAnswered(bins) || !isAnswered(facets) ||
        !isAnswered(ClusterQuestion{}) || !isAnswered(CountQuestion{}))
        std::abort();
}

Series importSeries(const Subject &subject)
{
    Series series;
    if (subject.importMs > 0)
        series.add(subject.importMs);
    else if (subject.isSynthetic)
        for (int i = 0; i < 3; ++i)
            series.add(syntheticImport(subject.events, subject.document.parent_path()).value());
    return series;
}

Series openSeries(const Subject &subject)
{
    Series series;
    for (int i = 0; i < 5; ++i)
        series.add(millisecondsOf([&] { askFirstFrame(*engineOf(subject).value()); }));
    return series;
}

Series firstBrushSeries(const Subject &subject)
{
    Series series;
    for (int i = 0; i < 5; ++i) {
        const auto engine = engineOf(subject).value();
        const Filter filter =
            brush({{-9131 * secondsPerDay}, {19723 * secondsPerDay}}, scattered(i));
        series.add(millisecondsOf([&] { askAll(*engine, filter); }));
    }
    return series;
}

Series dragSeries(const Engine &engine)
{
    Series series;
    const TimeSpan extent = extentOf(engine);
    // The first brush of a gesture has the next ones prepared; what it took is "first-brush".
    for (int i = 0; i < 200; ++i) {
        constexpr double prepared = 2;
        if (millisecondsOf([&] { askAll(engine, brush(extent, 0.3 + i / 1000.0)); }) < prepared)
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
    // One pixel of a strip of a thousand.
    for (int i = 0; i < 100; ++i)
        series.add(millisecondsOf([&] { askAll(engine, brush(extent, 0.4 + i / 1000.0)); }));
    return series;
}

Series jumpSeries(const Engine &engine)
{
    Series series;
    const TimeSpan extent = extentOf(engine);
    for (int i = 0; i < 60; ++i)
        series.add(millisecondsOf([&] { askAll(engine, brush(extent, scattered(i))); }));
    return series;
}

Series toggleSeries(const Engine &engine)
{
    Series series;
    // Each filter another set of kinds, so that nothing is kept from before.
    for (unsigned i = 0; i < 20; ++i) {
        Filter filter;
        for (std::uint16_t kind = 0; kind < 12; ++kind) {
            if (((i * 37 + 11) >> kind % 8 & 1U) != 0 || kind == i % 12)
                filter = filter.toggled(Field::Kind, syntheticKind(kind));
        }
        series.add(millisecondsOf([&] { askAll(engine, filter); }));
    }
    return series;
}

Series lanesSeries(const Engine &engine)
{
    Series series;
    const TimeSpan extent = extentOf(engine);
    // Each field with filters of its own, so that nothing is kept from before.
    for (std::uint16_t kind = 0; kind < 3; ++kind) {
        for (const LaneField field : allLaneFields()) {
            LanesQuestion question;
            question.context.filter =
                Filter().with({Field::Kind, {syntheticKind(kind)}, true, Certainty::Possibly});
            question.window = extent;
            question.secondsPerPixel = extent.seconds() / 1920;
            question.lanes = field;
            question.order = LaneOrder(kind);
            series.add(millisecondsOf([&] {
                if (!engine.answer(question))
                    std::abort();
            }));
        }
    }
    return series;
}

Series searchSeries(const Engine &engine)
{
    Series series;
    // As it is typed, letter by letter.
    for (const std::string word : {"treaty", "minister", "japan access"}) {
        for (std::size_t length = 2; length <= word.size(); ++length) {
            SearchQuestion question;
            question.text = word.substr(0, length);
            FacetQuestion facets;
            facets.context.filter = Filter().with({Field::Text, {question.text}});
            facets.fields = {Field::Kind, Field::Party};
            series.add(millisecondsOf([&] {
                if (!engine.answer(question) || !engine.answer(facets))
                    std::abort();
            }));
        }
    }
    return series;
}

} // namespace entente::bench
