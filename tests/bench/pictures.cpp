// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/pictures.h"

#include "app/style/fonts.h"
#include "core/time/calendar.h"

#include <algorithm>
#include <cmath>

namespace entente::bench
{

namespace
{

constexpr int zoomLevels = 10;

Instant startOfDay(Instant t)
{
    const auto day = std::int64_t(std::floor(double(t.seconds) / double(secondsPerDay)));
    return {day * secondsPerDay};
}

/// The middle of the fullest part of an extent.
Instant busiest(const Engine &engine, TimeSpan extent)
{
    HistogramQuestion question;
    constexpr int bins = 400;
    for (int i = 0; i <= bins; ++i)
        question.edges.push_back(
            startOfDay({extent.begin.seconds + std::int64_t(extent.seconds() * i / bins)}));
    question.edges.erase(std::unique(question.edges.begin(), question.edges.end()),
                         question.edges.end());
    const Result<HistogramAnswer> answer = engine.answer(question);
    if (!answer || answer->counts.empty())
        return extent.begin;
    const auto most = std::max_element(answer->counts.begin(), answer->counts.end());
    const auto at = std::size_t(most - answer->counts.begin());
    return {question.edges[at].seconds +
            (question.edges[at + 1].seconds - question.edges[at].seconds) / 2};
}

/// Whole days: what the query language can say of a window.
TimeSpan windowAt(TimeSpan extent, Instant center, int level)
{
    const double seconds = std::max(double(secondsPerDay), extent.seconds() / std::pow(3.0, level));
    if (level == 0)
        return {startOfDay(extent.begin), startOfDay({extent.end.seconds + secondsPerDay - 1})};
    const Instant begin = startOfDay({center.seconds - std::int64_t(seconds / 2)});
    return {begin, startOfDay({begin.seconds + std::int64_t(seconds) + secondsPerDay - 1})};
}

std::string saidOf(const TextMark &text)
{
    return "“" + text.text + "” at " + std::to_string(std::lround(text.box.x)) + "," +
           std::to_string(std::lround(text.box.y));
}

} // namespace

Result<std::vector<PictureCase>> pictureCases(const Engine &engine)
{
    const Result<CountAnswer> count = engine.answer(CountQuestion{});
    if (!count)
        return count.error();
    const TimeSpan extent = count->extent.value_or(TimeSpan{});
    if (extent.isEmpty() || extent.begin.isOpen() || extent.end.isOpen())
        return Error{"nothing is dated", {}};
    const Instant center = busiest(engine, extent);
    std::vector<PictureCase> cases;
    for (int level = 0; level < zoomLevels; ++level) {
        PictureCase about;
        about.request.window = windowAt(extent, center, level);
        about.undated = count->withoutDate;
        about.all = count->count;
        const Instant last{about.request.window->end.seconds - 1};
        IdsQuestion inside;
        inside.context.filter =
            Filter().with({Field::During,
                           {isoDay(about.request.window->begin) + ".." + isoDay(last)},
                           false,
                           Certainty::Possibly});
        const Result<IdsAnswer> ids = engine.answer(inside);
        if (!ids)
            return ids.error();
        about.expected = {ids->ids.begin(), ids->ids.end()};
        for (const QSize size : {QSize(1280, 720), QSize(1920, 1080), QSize(2560, 1440)}) {
            for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
                about.request.size = size;
                about.request.theme = theme;
                about.name = isoDay(about.request.window->begin) + ".." + isoDay(last) + ", " +
                             std::to_string(size.width()) + "x" + std::to_string(size.height()) +
                             ", " + theme->name;
                cases.push_back(about);
            }
        }
    }
    return cases;
}

std::string wrongWithTexts(const Drawing &drawing)
{
    const RectF whole{0, 0, drawing.width + 0.01, drawing.height + 0.01};
    constexpr double readable = 4.5;
    for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
        const TextMark &text = drawing.texts[i];
        if (!whole.contains(text.box))
            return "outside the picture: " + saidOf(text);
        if (contrast(text.color, text.background) < readable)
            return "too pale: " + saidOf(text);
        if (text.box.width + 0.5 < FontMeasure::shared().width(text.text, text.style))
            return "wider than its box: " + saidOf(text);
        for (std::size_t j = i + 1; j < drawing.texts.size(); ++j) {
            if (text.box.intersects(drawing.texts[j].box))
                return "overlap: " + saidOf(text) + " and " + saidOf(drawing.texts[j]);
        }
    }
    for (const Drawing::Clip &clip : drawing.clips) {
        const RectF around{clip.rect.x - 0.01, clip.rect.y - 0.01, clip.rect.width + 0.02,
                           clip.rect.height + 0.02};
        for (std::size_t i = clip.textFrom; i < clip.textTo; ++i) {
            if (!around.contains(drawing.texts[i].box))
                return "clipped: " + saidOf(drawing.texts[i]);
        }
    }
    return {};
}

std::string wrongWith(const Drawing &drawing, const PictureCase &about)
{
    if (std::string wrong = wrongWithTexts(drawing); !wrong.empty())
        return wrong;
    std::vector<EventId> ids;
    for (const Mark &mark : drawing.marks) {
        if (mark.role == Role::Cluster && mark.count != std::int64_t(mark.ids.size()))
            return "a mark of " + std::to_string(mark.count) + " events names " +
                   std::to_string(mark.ids.size());
        if (mark.role == Role::Event || mark.role == Role::Cluster)
            ids.insert(ids.end(), mark.ids.begin(), mark.ids.end());
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (!std::equal(ids.begin(), ids.end(), about.expected.begin(), about.expected.end()))
        return std::to_string(ids.size()) + " events are on marks, " +
               std::to_string(about.expected.size()) + " are in the window";
    if (drawing.events != std::int64_t(ids.size()) + about.undated)
        return "the picture says " + std::to_string(drawing.events) + " events";
    if (drawing.events + drawing.outside != about.all)
        return "the picture says that " + std::to_string(drawing.outside) + " lie outside";
    return {};
}

Series pictureSeries(const Engine &engine, const std::function<void(std::string)> &wrong)
{
    Series series;
    const Result<std::vector<PictureCase>> cases = pictureCases(engine);
    if (!cases) {
        wrong(cases.error().text());
        return series;
    }
    for (const PictureCase &about : *cases) {
        Result<Drawing> drawing = Drawing{};
        series.add(millisecondsOf([&] { drawing = drawingFor(about.request, engine); }));
        const std::string found = drawing ? wrongWith(*drawing, about) : drawing.error().text();
        if (!found.empty())
            wrong(about.name + ": " + found);
    }
    return series;
}

} // namespace entente::bench
