// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/picture_words.h"

#include "app/exporting/framing.h"
#include "app/exporting/network_picture.h"
#include "app/exporting/source_notes.h"
#include "app/exporting/words.h"
#include "app/style/fonts.h"
#include "core/base/text.h"

#include <algorithm>
#include <set>

namespace entente
{

namespace
{

/// The dates of knowing, where no subtitle made by us says them.
std::string asOfNote(const RenderRequest &request)
{
    std::string note;
    if (request.hasHead && request.subtitle.empty())
        return note;
    if (request.context.inForce)
        note += "In force on " + asOfInWords(*request.context.inForce) + ". ";
    if (request.context.asKnown)
        note += "As known on " + asOfInWords(*request.context.asKnown) + ". ";
    return note;
}

/// A picture of nothing but a network says what its ties are.
bool isOfTies(const RenderRequest &request, const NetworkPicture *network)
{
    return network != nullptr && request.view != RenderView::Page;
}

/// The time that a picture is about: its window, as far as the document reaches; nothing where that
/// has no dates.
TimeSpan spanOf(const RenderRequest &request, const CountAnswer &count)
{
    if (!count.extentOfAll)
        return {};
    if (!request.window)
        return count.extent.value_or(TimeSpan{});
    const TimeSpan within{std::max(request.window->begin, count.extentOfAll->begin),
                          std::min(request.window->end, count.extentOfAll->end)};
    return within.begin < within.end ? within : *request.window;
}

std::string subtitleOf(const RenderRequest &request, const Dataset &vocabulary,
                       const PictureCounts &counts, const NetworkPicture *network)
{
    if (isOfTies(request, network))
        return network->subtitle();
    const CountAnswer &all = counts.all;
    std::string text = selectionInWords(request, vocabulary, counts);
    if (text.empty()) {
        if (counts.shown < all.count)
            text = countInWords(counts.shown, "of ", "of ");
        text += all.count == 0 ? "No events" : countInWords(all.count, "event", "events");
        text += inWords(request.context.filter, vocabulary);
    }
    if (const std::string when = inWords(spanOf(request, all)); !when.empty())
        text += " · " + when;
    if (request.context.inForce)
        text += " · in force on " + asOfInWords(*request.context.inForce);
    if (request.context.asKnown)
        text += " · as known on " + asOfInWords(*request.context.asKnown);
    return text;
}

/// Without the names that say no more than another one of as many events does: a source is found by
/// the words of its name, so that "Arab News" counts what "Arab News, Japan" says.
std::vector<FacetValue> distinct(const std::vector<FacetValue> &values)
{
    std::vector<std::set<std::string>> words;
    for (const FacetValue &value : values) {
        const std::vector<std::string> all = foldedWords(value.label);
        words.emplace_back(all.begin(), all.end());
    }
    const auto saysNoMore = [&](std::size_t i, std::size_t other) {
        return i != other && values[i].count == values[other].count &&
               (words[i].size() < words[other].size() || other < i) &&
               std::includes(words[other].begin(), words[other].end(), words[i].begin(),
                             words[i].end());
    };
    std::vector<FacetValue> kept;
    for (std::size_t i = 0; i < values.size(); ++i) {
        bool isLess = false;
        for (std::size_t other = 0; other < values.size(); ++other)
            isLess = isLess || saysNoMore(i, other);
        if (!isLess)
            kept.push_back(values[i]);
    }
    return kept;
}

} // namespace

Result<std::string> sourcesOf(const RenderRequest &request, const Engine &engine,
                              const std::stop_token &stop)
{
    constexpr std::size_t named = 6;
    FacetQuestion question;
    question.context = spanContext(request);
    question.fields = {Field::Source};
    question.limit = 60; // more are only counted
    question.withoutOwnField = false;
    const Result<FacetAnswer> answer = engine.answer(question, stop);
    if (!answer)
        return answer.error();
    if (answer->facets.empty() || answer->facets[0].values.empty())
        return std::string("Entente");
    const std::vector<FacetValue> sources = distinct(answer->facets[0].values);
    const std::int64_t all = std::int64_t(sources.size()) + answer->facets[0].more;
    std::string note = all == 1 ? "Source: " : "Sources: ";
    for (std::size_t i = 0; i < std::min(sources.size(), named); ++i)
        note += (i ? "; " : "") + sources[i].label;
    if (all > std::int64_t(named))
        note += " and " + grouped(all - std::int64_t(named)) + " more";
    return note + ". Entente";
}

std::string selectionInWords(const RenderRequest &request, const Dataset &vocabulary,
                             const PictureCounts &counts)
{
    if (!counts.selection)
        return {};
    return "A selection" + inWords(withoutEvents(request.selection), vocabulary) + ": " +
           countInWords(counts.shown, "of ", "of ") +
           countInWords(counts.selection->count, "event", "events") +
           inWords(counts.selection->outOf, vocabulary);
}

Result<PageWords> wordsAround(const RenderRequest &request, const Engine &engine,
                              const PictureCounts &counts, const NetworkPicture *network,
                              const std::stop_token &stop)
{
    const Dataset &vocabulary = engine.vocabulary();
    PageWords words{.title = request.title,
                    .subtitle = request.subtitle,
                    .caption = request.caption,
                    .sourceNote = request.sourceNote,
                    .noteLines = request.numbersSources ? 4U : 2U,
                    .legendHeight = request.legendHeight};
    const bool saysSelection = request.hasHead && request.subtitle.empty();
    if (!saysSelection && counts.selection) {
        const std::string said = isOfTies(request, network)
                                     ? network->selectionInWords()
                                     : selectionInWords(request, vocabulary, counts);
        words.caption += (words.caption.empty() ? "" : " ") + said + ".";
    }
    if (words.title.empty())
        words.title = vocabulary.title.empty() ? "Events" : vocabulary.title;
    if (words.subtitle.empty())
        words.subtitle = subtitleOf(request, vocabulary, counts, network);
    if (!request.hasHead)
        words.title = words.subtitle = {};
    if (!request.hasSources) {
        words.sourceNote.clear();
    } else if (words.sourceNote.empty()) {
        const Result<std::string> sources = sourcesOf(request, engine, stop);
        if (!sources)
            return sources.error();
        words.sourceNote = asOfNote(request) + *sources;
    }
    return words;
}

NoteFor numberedNote(const RenderRequest &request, const Engine &engine,
                     std::optional<Error> &error, const std::stop_token &stop)
{
    if (!request.numbersSources || !request.hasSources || !request.sourceNote.empty())
        return {};
    return [&](Drawing &picture, double width, std::size_t lines) -> std::string {
        const Result<std::vector<Citation>> citations =
            citationsOf(engine, eventsShown(picture), stop);
        if (!citations) {
            error = citations.error();
            return {};
        }
        const ScaledMeasure measure(FontMeasure::shared(), request.textScale);
        const std::string note =
            numberSources(picture, *citations, *request.theme, width, lines, measure);
        return note.empty() ? note : asOfNote(request) + note;
    };
}

} // namespace entente
