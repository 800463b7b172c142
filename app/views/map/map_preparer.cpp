// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/map_preparer.h"

#include "app/views/map/country_filter.h"

#include <iterator>
#include <utility>

namespace entente
{

namespace
{

/// As the view itself colours them: the land of who is selected, or of the parties of an event, and
/// of the parties that the filter names.
std::set<std::string> countriesOf(const SceneSelection &selection, const Engine &engine,
                                  const Context &context)
{
    std::vector<ActorId> actors = selection.actors;
    for (const std::string &party : partiesIn(context.filter))
        actors.push_back(ActorId{party});
    if (selection.events.size() == 1) {
        const EventQuestion question{engine.find(selection.events.front()), context.asKnown};
        if (const Result<EventAnswer> event = engine.answer(question)) {
            for (const Party &party : event->event.parties)
                actors.push_back(party.actor);
        }
    }
    std::set<std::string> countries;
    for (const ActorId &actor : actors) {
        for (const std::string &country : landOf(actor.value))
            countries.insert(country);
    }
    return countries;
}

} // namespace

MapPreparer::MapPreparer(Session &session, std::function<bool(const GroundRequest &)> isReady,
                         Deliver deliver)
    : AskerBase(nullptr)
    , m_session(session)
    , m_isReady(std::move(isReady))
    , m_deliver(std::move(deliver))
{}

void MapPreparer::prepare(std::vector<MapWish> wishes)
{
    m_wishes.assign(std::make_move_iterator(wishes.begin()), std::make_move_iterator(wishes.end()));
    if (!isBusy())
        next();
}

void MapPreparer::next()
{
    const std::shared_ptr<const Engine> engine = m_session.engine();
    if (!engine)
        m_wishes.clear();
    std::erase_if(m_wishes, [this](const MapWish &wish) { return m_isReady(wish.ground); });
    if (m_wishes.empty())
        return;
    const MapWish wish = std::move(m_wishes.front());
    m_wishes.pop_front();
    start([this, engine, wish](std::stop_token stop) -> std::function<void()> {
        ClusterQuestion question;
        question.context = wish.context;
        question.cellDegrees = wish.cellDegrees;
        question.wantIds = true;
        question.maxArcs = mostArcs;
        question.arcEnds = wish.ground.layers.arcEnds;
        const Result<ClusterAnswer> answer = engine->answer(question, stop);
        // What fails now fails again when it is asked for, and is said then.
        if (!answer)
            return [this] { next(); };
        GroundRequest request = wish.ground;
        request.arcs = std::make_shared<const ArcWays>(waysOf(answer->arcs, stop));
        request.litCountries = countriesOf(wish.selection, *engine, wish.context);
        Result<GroundPicture> painted = paintedGround(request);
        if (!painted)
            return [this] { next(); };
        auto picture = std::make_shared<const GroundPicture>(std::move(*painted));
        return [this, picture] {
            m_deliver(picture);
            next();
        };
    });
}

} // namespace entente
