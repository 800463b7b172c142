// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/network_picture.h"

#include "app/exporting/words.h"
#include "core/layout/network_panels.h"
#include "core/time/calendar.h"

#include <algorithm>
#include <utility>

namespace entente
{

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
    picture.m_answer = std::move(*answer);
    picture.m_lives = livesOf(picture.m_answer.history);
    picture.m_blocs = blocsOf(engine.vocabulary(), picture.m_answer.history.actors);
    const Instant until = count.extentOfAll && !count.extentOfAll->end.isOpen()
                              ? count.extentOfAll->end
                              : startOfYear(2100);
    int hub = hubOf(picture.m_answer.history, picture.m_lives, until);
    if (!request.network.hub.isEmpty()) {
        const std::vector<ActorId> &actors = picture.m_answer.history.actors;
        const auto found = std::find(actors.begin(), actors.end(), request.network.hub);
        if (found == actors.end())
            return Error{"no tie names an actor '" + request.network.hub.value + "'", {}};
        hub = int(found - actors.begin());
    }
    for (const ActorId &chosen : request.network.chosen) {
        const std::vector<ActorId> &actors = picture.m_answer.history.actors;
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
        picture.m_network.dates.push_back({asOfInWords(end), end});
    }
    return picture;
}

Drawing NetworkPicture::laidOut(double width, double height, const Theme &theme,
                                const TextMeasure &measure)
{
    NetworkPanelsLook look;
    look.width = width;
    look.height = height;
    look.dates = m_network.dates;
    look.fadeYears = m_network.fadeYears;
    look.blocs = m_network.blocs;
    look.selected = m_chosen;
    look.notes = look.legend = m_network.dates.size() == 1 && !m_decorated;
    look.annotations = m_annotations;
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

std::string NetworkPicture::subtitle() const
{
    std::string text = tieKindWords(m_answer, m_network.derived) + " · " +
                       countInWords(std::int64_t(m_answer.actors.size()), "actor", "actors");
    if (m_network.dates.size() == 1)
        text += " · in force on " + asOfInWords(m_network.dates.front().end);
    if (m_asKnown)
        text += " · as known on " + asOfInWords(*m_asKnown);
    return text + " · centralisation: Freeman’s, 1 is a perfect star";
}

} // namespace entente
