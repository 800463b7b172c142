// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/network_picture.h"

#include "app/exporting/framing.h"
#include "app/exporting/page.h"
#include "app/exporting/words.h"
#include "core/base/translation.h"
#include "core/layout/network_panels.h"
#include "core/time/calendar.h"

#include <algorithm>
#include <utility>

namespace entente
{

namespace
{

/// Leaves those out who are not in a picture of some actors alone, with their ties.
void keepOnlyActors(const RenderRequest &request, TieHistoryAnswer &answer)
{
    if (!request.onlyActors)
        return;
    std::set<ActorId> kept(request.onlyActors->begin(), request.onlyActors->end());
    for (std::vector<TieSpan> *ties : {&answer.history.ties, &answer.history.planned}) {
        std::erase_if(*ties, [&](const TieSpan &tie) { return !isBetween(request, tie.a, tie.b); });
        for (const TieSpan &tie : *ties)
            kept.insert({tie.a, tie.b});
    }
    std::erase_if(answer.actors, [&](const TieActor &actor) { return !kept.contains(actor.id); });
    std::erase_if(answer.history.actors,
                  [&](const ActorId &actor) { return !kept.contains(actor); });
}

/// The last day that a document's events or ties name; nothing where they name none.
std::optional<Instant> lastDayOf(const CountAnswer &count, const TieHistory &history)
{
    if (count.extentOfAll && !count.extentOfAll->end.isOpen())
        return count.extentOfAll->end;
    std::optional<Instant> last;
    const auto add = [&](Instant moment) {
        if (!moment.isOpen())
            last = std::max(last.value_or(moment), moment);
    };
    for (const TieSpan &tie : history.ties) {
        add({tie.span.begin.isOpen() ? tie.span.begin.seconds
                                     : tie.span.begin.seconds + secondsPerDay});
        add(tie.span.end);
    }
    return last;
}

Drawing noTies(double width, double height, const Theme &theme, const TextMeasure &measure)
{
    const std::string words = translate("Pictures", "No ties to show");
    Drawing drawing = textPicture(words, width, height, theme, measure);
    drawing.view = "network";
    for (TextMark &text : drawing.texts)
        text.color = theme.muted;
    return drawing;
}

} // namespace

Result<NetworkPicture> NetworkPicture::of(const RenderRequest &request, const Engine &engine,
                                          const CountAnswer &count, const std::stop_token &stop)
{
    NetworkPicture picture;
    picture.m_network = request.network;
    picture.m_annotations = request.annotations;
    picture.m_decorated = request.decorated;
    picture.m_asKnown = request.context.asKnown;
    const TieHistoryQuestion question{request.context, request.network.layer,
                                      request.network.derived};
    Result<TieHistoryAnswer> answer = engine.answer(question, stop);
    if (!answer)
        return answer.error();
    const ActorId &asked = request.network.hub;
    if (!asked.isEmpty() && std::find(answer->history.actors.begin(), answer->history.actors.end(),
                                      asked) == answer->history.actors.end())
        return Error{"no tie names an actor '" + asked.value + "'", {}};
    picture.m_of = std::int64_t(answer->actors.size());
    picture.m_answer = std::move(*answer);
    picture.m_isSelection = request.onlyActors.has_value();
    keepOnlyActors(request, picture.m_answer);
    picture.m_lives = livesOf(picture.m_answer.history);
    picture.m_blocs = blocsOf(engine.vocabulary(), picture.m_answer.history.actors);
    const std::optional<Instant> last = lastDayOf(count, picture.m_answer.history);
    const Instant until = last.value_or(startOfYear(2100));
    int hub = hubOf(picture.m_answer.history, picture.m_lives, until);
    const std::vector<ActorId> &actors = picture.m_answer.history.actors;
    const auto wanted = std::find(actors.begin(), actors.end(), request.network.hub);
    if (wanted != actors.end()) // else it is none, or left out with others
        hub = int(wanted - actors.begin());
    for (const ActorId &chosen : request.network.chosen) {
        const auto found = std::find(actors.begin(), actors.end(), chosen);
        if (found != actors.end())
            picture.m_chosen.insert(std::size_t(found - actors.begin()));
    }
    picture.m_hub = hub;
    picture.m_until = until;
    for (const TieActor &actor : picture.m_answer.actors)
        picture.m_labels.push_back(actor.label);
    picture.m_places =
        networkPlaces(picture.m_answer, picture.m_lives, request.network.arrangement, hub);
    if (picture.m_network.dates.empty()) {
        const Instant end = request.context.inForce.value_or(until);
        // Where nothing has a day, there is none to speak of.
        picture.m_network.dates.push_back(
            {request.context.inForce || last ? asOfInWords(end) : std::string(), end});
    }
    return picture;
}

Drawing NetworkPicture::laidOut(double width, double height, const Theme &theme,
                                const TextMeasure &measure)
{
    if (m_answer.actors.empty())
        return noTies(width, height, theme, measure);
    NetworkPanelsLook look;
    look.width = width;
    look.height = height;
    look.dates = m_network.dates;
    look.fadeYears = m_network.fadeYears;
    look.blocs = m_network.blocs;
    look.selected = m_chosen;
    look.notes = look.legend = m_network.dates.size() == 1 && !m_decorated;
    look.annotations = m_annotations;
    look.centralization = !m_isSelection; // of a part it says nothing
    NetworkPanels panels = layoutNetworkPanels(m_answer, m_lives, m_blocs, m_places, look,
                                               m_network.derived, theme, measure);
    m_legend = std::move(panels.network.legend);
    Drawing &page = panels.network.drawing;
    std::set<EventId> events;
    for (const Mark &mark : page.marks)
        events.insert(mark.ids.begin(), mark.ids.end());
    page.events = std::int64_t(events.size());
    return std::move(page);
}

Drawing NetworkPicture::index(double width, double height, TimeSpan span, const Theme &theme,
                              const TextMeasure &measure, const std::stop_token &stop)
{
    if (m_answer.actors.empty())
        return noTies(width, height, theme, measure);
    Drawing drawing;
    drawing.view = "index";
    drawing.width = width;
    drawing.height = height;
    drawing.background = theme.canvas;
    const NetworkSeries series = networkSeries(m_answer.history, m_lives, m_hub, m_until, stop);
    if (series.moments.empty() || stop.stop_requested())
        return drawing;
    NetworkChartsLook look;
    look.width = width;
    look.height = height;
    look.span = span;
    if (m_network.dates.size() == 1)
        look.now = Instant{m_network.dates.front().end.seconds - 1};
    look.selected = m_chosen;
    place(drawing, layoutNetworkCharts(series, m_labels, look, theme, measure).drawing, {0, 0});
    return drawing;
}

std::string NetworkPicture::selectionInWords() const
{
    return "a selection: " + countInWords(std::int64_t(m_answer.actors.size()), "of ", "of ") +
           countInWords(m_of, "actor", "actors");
}

std::string NetworkPicture::subtitle() const
{
    if (m_of == 0)
        return tieKindWords(m_answer, m_network.derived);
    std::string text = tieKindWords(m_answer, m_network.derived) + " · " +
                       (m_isSelection ? selectionInWords() : countInWords(m_of, "actor", "actors"));
    if (m_network.dates.size() == 1 && !m_network.dates.front().words.empty())
        text += " · in force on " + asOfInWords(m_network.dates.front().end);
    if (m_asKnown)
        text += " · as known on " + asOfInWords(*m_asKnown);
    return m_isSelection ? text : text + " · centralisation: Freeman’s, 1 is a perfect star";
}

} // namespace entente
